"""Names: who and what an article names, and every mention of it.

Takes a document and gives actors, places and mentions. Capitalised runs are cut into known names, titles, organizations
and persons; what the article introduced in full carries its surname and acronym through the rest; groups such as
"Ruritanian troops" and the pronouns he and she follow. Left out are names that nothing tells the kind of, and it, they,
we and you, whose referent takes more than the words around them.
"""

from datetime import date

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at
from newstables.propose.names.groups import groups_and_pronouns
from newstables.propose.names.known import known_name
from newstables.propose.names.organizations import organization, organization_end
from newstables.propose.names.persons import is_phrase, person, reads_as_person, spelling_variant
from newstables.propose.names.state import State, is_capital, run_end
from newstables.propose.names.titles import title_at, title_before
from newstables.rows import Actor, Mention, Place
from newstables.slugs import slug
from newstables.text import Document

_OPENING = frozenset("“‘\"'(—–:")
ACTS_AFTER = frozenset(
    {"has", "have", "had", "is", "was", "will", "would", "can", "could", "may", "might", "must", "should", "did", "does"}
)


def _shouts(document: Document, first: int, last: int) -> bool:
    """Whether nearly every word of a sentence is capitalised, so that capitals tell nothing (headings, all capitals)."""
    letters = [w for w in document.words[first:last] if w[0].isalpha() and len(w) > 3]
    return bool(letters) and sum(is_capital(w) for w in letters) * 10 >= len(letters) * 8 and len(letters) > 1


def _read_run(state: State, first: int, last: int, floor: int) -> int:
    """Read one run of capitalised words from its start; the index after what was read."""
    document = state.document
    known = known_at(document.words, first)
    if known is not None and known[1].kind == "demonym":
        return _after_demonym(state, first, known[0], last, known[1])
    if known is None or known[1].kind not in ("organization", "metonym"):
        body = organization_end(document, first, last)
        if body and not (known and known[1].kind == "country" and document.lowers[known[0]] in ("’s", "'s")):
            organization(state, first, *body)
            return body[0]
    title_end = title_at(document, first, last)
    if title_end and title_end[0] < last:
        return title_end[0]  # the name after it looks back for its title
    if known is not None and known[0] >= last:
        known_name(state, first, known[0], known[1])
        return known[0]
    if known is not None and known[1].kind in ("country", "organization", "metonym"):
        known_name(state, first, known[0], known[1])
        return known[0]
    title = title_before(document, first, floor)
    if reads_as_person(state, first, last, title):
        person(state, first, last, title, "title+name" if title else "full-name")
        return last
    if known is not None:
        known_name(state, first, known[0], known[1])
        return known[0]
    state.open_names.append((first, last))
    return last


def _after_demonym(state: State, first: int, end: int, last: int, known: Known) -> int:
    """An adjective of a country: part of an organization's name, a people, or nothing by itself."""
    document = state.document
    if end < last:
        body = organization_end(document, end, last)
        if body:
            organization(state, first, *body)
            return body[0]
        return end
    word = document.words[end - 1]
    people = words.countries()[known.key].people
    name = state.text(first, end)
    follows = document.lowers[end] if end < len(document.words) else ""
    alone = not follows.isalpha() or follows in ACTS_AFTER or follows in words.cues() or follows in words.polarity()
    if name in people and (word.endswith("s") or alone) and follows not in ("-", "–"):
        state.countries.add(known.key)
        state.mention(first, end, "demonym", "demonym", state.entities.country(known.key))
    return end


def _capital_for_place(document: Document, index: int, first: int, last: int) -> bool:
    """Whether a word is capital for where it stands, or is one such as Monday, and so begins no name."""
    if document.lowers[index] not in words.stop_capitals() or known_at(document.words, index) is not None:
        return False
    begins = index == first or document.words[index - 1] in _OPENING
    return begins or index + 1 == last


def _read_sentence(state: State, number: int) -> None:
    document = state.document
    sentence = document.sentences[number]
    shouting = _shouts(document, sentence.first, sentence.last)
    index = sentence.first
    while index < sentence.last:
        if not is_capital(document.words[index]):
            index += 1
            continue
        if shouting:
            known = known_at(document.words, index)
            if known and known[1].kind in ("country", "organization", "metonym"):
                known_name(state, index, known[0], known[1])
                index = known[0]
            else:
                index += 1
            continue
        last = run_end(document, index, sentence.last)
        while index < last and _capital_for_place(document, index, sentence.first, last):
            index += 1
        while index < last:
            index = max(_read_run(state, index, last, sentence.first), index + 1)
    return


def _resolve_open(state: State) -> None:
    """Runs of unknown kind, read again once the whole article is known: surnames, acronyms, variants of spelling."""
    document = state.document
    for first, last in state.open_names:
        name = state.text(first, last)
        title = title_before(document, first, document.sentences[document.sentence_of[first]].first)
        actor_id = state.persons.get(name) or state.persons.get(document.words[last - 1]) or spelling_variant(state, name)
        if actor_id:
            state.persons.setdefault(name, actor_id)
            person(state, first, last, title, "surname")
        elif name in state.organizations:
            state.mention(first, last, "name", "acronym", state.organizations[name])
        else:
            _unlisted(state, first, last)


def _unlisted(state: State, first: int, last: int) -> None:
    """A name that no list knows: a place after in or near; an organization in capitals; a person of two or three words."""
    document = state.document
    sentence = document.sentences[document.sentence_of[first]]
    before = document.lowers[first - 1] if first > sentence.first else ""
    name = state.text(first, last)
    if before in ("in", "near", "at", "outside"):
        if place := state.entities.unlisted_place(name):
            state.mention(first, last, "name", "after-preposition", None, place)
        return
    if last - first == 1 and name.isupper() and 2 <= len(name) <= 6 and before == "the" and slug(name):
        actor = state.entities.actor(Actor(slug(name), name, "other", rule="name:acronym"))
        state.mention(first, last, "name", "acronym", actor)
    elif (
        last - first in (2, 3)
        and before not in ("the", "a", "an")
        and first > sentence.first
        and not is_phrase(document, first, last)
    ):
        person(state, first, last, None, "capitals")


def propose(document: Document, published_on: date | None = None) -> tuple[list[Actor], list[Place], list[Mention]]:
    """The actors and places that an article names, and every mention of them.

    Args:
        document: the article, read.
        published_on: not used yet; the day tells who holds an office.

    Returns:
        Actors, places (each once), and mentions in the order of the text, nested ones after the one that holds them.
    """
    state = State(document)
    for number in range(len(document.sentences)):
        _read_sentence(state, number)
    _resolve_open(state)
    state.mentions += groups_and_pronouns(document, state.entities, state.mentions, state.gender)
    return list(state.entities.actors.values()), list(state.entities.places.values()), _nested(state.mentions)


def _nested(mentions: list[Mention]) -> list[Mention]:
    """Mentions by start, the longer first; of two that cross, the earlier stays."""
    kept: list[Mention] = []
    around: list[Mention] = []
    seen: set[tuple[int, int, str | None, str | None]] = set()
    for mention in sorted(mentions, key=lambda m: (m.start_char, -m.end_char)):
        while around and around[-1].end_char <= mention.start_char:
            around.pop()
        key = (mention.start_char, mention.end_char, mention.actor_id, mention.place_id)
        if key in seen or (around and around[-1].end_char < mention.end_char):
            continue
        seen.add(key)
        around.append(mention)
        kept.append(mention)
    return kept
