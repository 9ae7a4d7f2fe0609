"""Groups and pronouns: armed groups of a state, later references to them, and he and she.

Takes a document with its names found and gives the mentions that depend on them: "Ruritanian troops" is one actor for the
whole article, "the troops" is the last such group, he and she are the last person whom the gender fits.
"""

from newstables import words
from newstables.propose.names.entities import Entities
from newstables.propose.names.gazetteer import known_at
from newstables.rows import Actor, Mention
from newstables.slugs import slug
from newstables.text import Document

_HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_DEFINITE = frozenset({"the", "these", "those"})
_GROUP_NOUN = "troops"  # one noun for all of them, so that soldiers and forces of a state are one actor everywhere
_INSTITUTION = frozenset({"military", "army", "navy"})
_MODIFIERS = frozenset({"military", "armed", "elite", "ground", "special", "government"})
_SENTENCES_BACK = 3


def groups_and_pronouns(document: Document, entities: Entities, names: list[Mention], gender: dict[str, str]) -> list[Mention]:
    """Mentions of armed groups and of persons by pronoun.

    Args:
        document: the article.
        entities: its actors so far; groups are added.
        names: its name mentions, in any order.
        gender: m or f by actor id, where a title or given name tells.
    """
    persons = sorted(
        (m for m in names if m.form == "name" and m.actor_id and entities.actors[m.actor_id].kind == "person"),
        key=lambda m: m.start_char,
    )
    found: list[Mention] = []
    last_group: str | None = None
    seen: list[Mention] = []
    upcoming = iter(persons)
    person = next(upcoming, None)
    for index, lower in enumerate(document.lowers):
        while person is not None and person.start_char <= document.starts[index]:
            seen.append(person)
            person = next(upcoming, None)
        if lower in _HE:
            actor_id = _antecedent(document, index, seen, _HE[lower], gender)
            if actor_id:
                found.append(_mention(document, index, index + 1, "pronoun", actor_id, "pronoun"))
        elif lower in words.military_nouns():
            if group := _demonym_group(document, index):
                first, iso3 = group
                last_group = _group(entities, iso3, lower in _INSTITUTION)
                found.append(_mention(document, first, index + 1, "nominal", last_group, "demonym+troops"))
            elif last_group and index and document.lowers[index - 1] in _DEFINITE and lower not in _INSTITUTION:
                found.append(_mention(document, index, index + 1, "nominal", last_group, "the-troops"))
    return found


def _mention(document: Document, first: int, last: int, form: str, actor_id: str, rule: str) -> Mention:
    return Mention(document.starts[first], document.ends[last - 1], form, actor_id, None, rule=f"name:{rule}")


def _demonym_group(document: Document, noun: int) -> tuple[int, str] | None:
    """Where the group begins whose noun this is, and its state: a demonym stands before it, adjectives between."""
    if noun + 1 < len(document.lowers) and document.lowers[noun + 1] in words.military_nouns():
        return None  # "military personnel": the last noun is the head
    if document.lowers[noun] + "s" in words.military_nouns() and document.lowers[noun] not in _INSTITUTION:
        return None  # one soldier is no group, and a fighter may be a jet
    first = noun
    while (
        first > 0
        and noun - first < 2
        and (document.lowers[first - 1] in _MODIFIERS or document.lowers[first - 1] in words.military_nouns())
    ):
        first -= 1
    for start in (first - 2, first - 1):
        if start >= 0 and document.words[start][0].isupper():
            known = known_at(document.words, start)
            if known and known[0] == first and known[1].kind == "demonym":
                return start, known[1].key
    return None


def _group(entities: Entities, iso3: str, institution: bool) -> str:
    adjective = words.countries()[iso3].adjectives[0]
    name = f"{adjective} {'military' if institution else _GROUP_NOUN}"
    kind = "military" if institution else "armed_group"
    affiliation = entities.country(iso3)
    return entities.actor(Actor(slug(name), name, kind, iso3, None, affiliation, rule="name:demonym+troops"))


def _antecedent(document: Document, index: int, seen: list[Mention], wanted: str, gender: dict[str, str]) -> str | None:
    """The person a pronoun means: the last one named in its sentence, else the first one of the sentence before."""
    here = document.sentence_of[index]
    by_sentence: dict[int, list[str]] = {}
    for mention in reversed(seen[-12:]):
        sentence = document.sentence_at(mention.start_char)
        if here - sentence > _SENTENCES_BACK:
            break
        if mention.actor_id and gender.get(mention.actor_id, wanted) == wanted:
            by_sentence.setdefault(sentence, []).append(mention.actor_id)
    if here in by_sentence:
        return by_sentence[here][0]
    for sentence in range(here - 1, here - _SENTENCES_BACK - 1, -1):
        if sentence in by_sentence:
            return by_sentence[sentence][-1]
    return None
