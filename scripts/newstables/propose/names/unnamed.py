"""Unnamed actors of the scene: "gunmen", "the police", "villagers" with neither a state nor a place beside them.

Takes a noun of a group or a body and gives the actor of the country in which its sentence is set: that of the places named
there, else the article's own, which its dateline and the paragraph on top tell, else that of its paragraph's places. Left
out are nouns of people who may be from anywhere, those that somebody owns ("his soldiers"), and scenes in several countries.
"""

from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.propose.names.bodies import adjective_of, body_called, body_ending, body_of
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import Body, GroupNoun, context, modifying, noun_ends, place_nouns
from newstables.propose.names.seats import country_of
from newstables.propose.names.state import State
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES, Document

_OWNERS = frozenset({"his", "her", "their", "its", "our", "my", "your", "whose"})
_BACK, _SENT = 3, 4  # modifiers before a noun, tokens from troops back to who sends them
_ELSEWHERE = frozenset({"to", "from", "into"})  # before the place that somebody comes from or goes to
_OPENING = frozenset({"—", "–", "-", ":", "“", '"'})  # what a sentence may open behind
_PLURAL = ("s", "men", "people")
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her"})
_LEAD = 120  # tokens of the headline and the paragraph below it
_PLACED = frozenset({"country", "demonym", "capital", "place"})


@dataclass(slots=True)
class Scenes:
    """The countries in which places lie that each sentence and each paragraph names, as codes, and the article's own."""

    sentences: dict[int, set[str]]
    paragraphs: dict[int, set[str]]
    home: str | None


def scenes(state: State) -> Scenes:
    """Where the sentences of an article are set."""
    sentences: dict[int, set[str]] = {}
    paragraphs: dict[int, set[str]] = {}
    places, document = state.entities.places, state.document
    dateline: str | None = None
    for mention, (first, _) in zip(state.mentions, state.spans, strict=True):
        iso3 = places[mention.place_id].country if mention.place_id and not mention.actor_id else None
        if iso3 is None or not _ELSEWHERE.isdisjoint(document.lowers[max(first - 2, 0) : first]):
            continue
        if mention.rule == "name:dateline":
            dateline = iso3
            continue
        number = document.sentence_of[first]
        sentences.setdefault(number, set()).add(iso3)
        paragraphs.setdefault(document.sentences[number].paragraph, set()).add(iso3)
    return Scenes(sentences, paragraphs, _home(state, dateline))


def _home(state: State, dateline: str | None) -> str | None:
    """The country that an article is about: that of the dateline where its opening names it, else the only one there."""
    document = state.document
    body = next((paragraph for paragraph in document.paragraphs if paragraph.kind != "heading"), None)
    end = document.sentences[body.last - 1].last if body else 0
    end = min(end, _LEAD)
    named: set[str | None] = set()
    at = state.capital.find(True, 0, end)
    while at >= 0:
        known = known_at(document.words, at)
        if known and known[1].kind in _PLACED:
            named.add(country_of(state, known[1]))
        at = state.capital.find(True, known[0] if known else at + 1, end)
    if dateline and (dateline in named or not named):
        return dateline
    return named.pop() if len(named) == 1 else None


def unnamed(state: State, set_in: Scenes, noun: int, listed: GroupNoun | None) -> tuple[int, str] | None:
    """Where an unnamed actor of the scene begins, and the actor; None where the scene is no country or several.

    Args:
        state: what reading the names has found.
        set_in: where the sentences of the article are set.
        noun: the token of the noun.
        listed: its entry among the nouns of groups, if any.
    """
    iso3 = country_at(state, set_in, noun)
    if iso3 is None:
        return None
    body = body_ending(state, noun)
    if body is not None:
        first = noun - len(body.before)
        return first, _body_of(state, body, state.text(first, noun + 1), iso3)
    if listed is None or not listed.alone:
        return None
    if listed.kind == "state":
        return noun, state.entities.country(iso3)
    name = f"{adjective_of(iso3)} {listed.noun}"
    affiliation = state.entities.country(iso3) if listed.of_state else None
    return noun, state.entities.actor(Actor(slug(name), name, listed.kind, iso3, None, affiliation, rule="name:scene"))


def country_at(state: State, set_in: Scenes, at: int) -> str | None:
    """The country in which the sentence of a token is set; None where it is set in several."""
    number = state.document.sentence_of[at]
    named = set_in.sentences.get(number) or ({set_in.home} if set_in.home else None)
    named = named or set_in.paragraphs.get(state.document.sentences[number].paragraph, set())
    if len(named) == 1:
        return next(iter(named))
    return set_in.home if set_in.home in named else None


def is_bare(state: State, noun: int, listed: GroupNoun | None) -> bool:
    """Whether nobody's name or pronoun says whose they are, and troops are neither counted nor sent.

    Args:
        state: what reading the names has found.
        noun: the token of the noun.
        listed: its entry among the nouns of groups, if any.
    """
    document, modifiers = state.document, modifying()
    lowers = document.lowers
    floor = document.sentences[document.sentence_of[noun]].first
    if noun > floor and state.capital[noun] and lowers[noun - 1] not in _OPENING and not _is_institution(state, noun):
        return False
    if (listed is None or listed.kind == "people") and not lowers[noun].endswith(_PLURAL) and _is_modifier(document, noun + 1):
        return False
    behind = lowers[noun + 1 : noun + 4]
    of_somebody = behind[:1] in (["of"], ["from"])
    if listed is not None and listed.kind == "state":
        return noun > floor and lowers[noun - 1] == "the" and not of_somebody
    if of_somebody and place_nouns().keys().isdisjoint(behind):
        return False
    at = noun
    while at > floor and noun - at < _BACK and lowers[at - 1] in modifiers:
        at -= 1
    before = lowers[at - 1] if at > floor else ""
    if before in _OWNERS or before in POSSESSIVES or (before == "-" and document.glued(at)):
        return False  # "ex-soldiers"
    if before and state.capital[at - 1] and (at - 1 > floor or before not in words.sentence_starters()):
        return False  # "Blue Front officials"
    sent = behind[:1] == ["in"] or not context("sends").isdisjoint(lowers[max(at - _SENT, floor) : at])
    if lowers[noun] in context("troops") and (sent or (before and _is_number(lowers, at - 1))):
        return False  # "Ruritania sent troops", "troops in Ruritania", "340 soldiers died": whose, the words do not say
    return context("guest").isdisjoint(lowers[max(at - 1, floor) : noun])


def _is_institution(state: State, noun: int) -> bool:
    """Whether a noun has its capital as the one of its country: "the Government", "the Army", but no "Army Chief"."""
    behind = state.capital[noun + 1 : noun + 2] == b"\1"
    return state.document.lowers[noun - 1] == "the" and not behind and state.document.words[noun][1:].islower()


def name_bodies(state: State, home: str) -> None:
    """The bodies in capitals without a state, "the Supreme Court", are those of the country that the article is about.

    Args:
        state: what reading the names has found; actors without a country become those of the country.
        home: the country, as a code.
    """
    actors, replaced = state.entities.actors, dict[str, str]()
    for actor in [actor for actor in actors.values() if actor.country is None and actor.affiliation_id is None]:
        body = body_called(actor.name.lower().split())
        if body is None or actor.rule == "name:organization":
            continue  # the Red Cross is known
        replaced[actor.actor_id] = _body_of(state, body, actor.name, home)
        del actors[actor.actor_id]
    if not replaced:
        return
    for mention in state.mentions:
        mention.actor_id = replaced.get(mention.actor_id or "", mention.actor_id)
    for actor in actors.values():
        actor.affiliation_id = replaced.get(actor.affiliation_id or "", actor.affiliation_id)


def _body_of(state: State, body: Body, phrase: str, iso3: str) -> str:
    """The actor that a body of a state is: the one listed by its name ("US Senate"), else one that the state names."""
    listed = (f"{name} {phrase}" for name in _names_of(iso3)) if phrase[0].isupper() else ()
    organization = next((name for name in listed if name in words.organizations()), None)
    return state.entities.organization(organization) if organization else body_of(state, body, iso3)


@cache
def _names_of(iso3: str) -> list[str]:
    """The names of a country."""
    return [name for name, code in words.country_names().items() if code == iso3]


def _is_modifier(document: Document, at: int) -> bool:
    """Whether another noun stands at a token: "police convoy", "army base", but "police arrested", "police arrest seven"."""
    word, lower = document.words[at : at + 1], document.lowers[at : at + 1]
    if not word or not word[0].isalpha() or not word[0].islower() or lower[0] in noun_ends() or lower[0] in words.cues():
        return False
    if words.is_past(lower[0]) or lower[0].endswith(("ing", "ly")):
        return False
    after = document.words[at + 1 : at + 2]
    return not after or not (after[0][0].isupper() or after[0] in _DETERMINERS or words.is_number(after[0]))


def _is_number(lowers: list[str], at: int) -> bool:
    """Whether a number or a crowd stands at a token: "12 people", "hundreds of people"."""
    return words.is_number(lowers[at]) or (lowers[at] == "of" and words.is_number(lowers[at - 1]))
