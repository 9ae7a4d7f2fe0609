"""Home: the country that an article is about, and who is of it though no word beside the name says so.

Takes actors and mentions found so far and fills in countries: in news from Ruritania "Interior Minister Lee" holds office
there, and the Tea Board is a body of it; where no other state is named, a village that no list knows lies in it; whoever is
of a body of a state is of that state. Left out are companies, clubs and institutes, bodies of several states, and persons
named beside the state as another ("President Moyo thanked Ruritania").
"""

from collections import Counter

from newstables import words
from newstables.propose.names.bodies import body_called, body_of
from newstables.propose.names.lexicon import Body, context
from newstables.propose.names.persons import OFFICES
from newstables.propose.names.state import State
from newstables.rows import Actor, Mention, Place
from newstables.text import POSSESSIVES

_NO_SIDE = POSSESSIVES | {"—", "–", "-", "("}  # what stands after a state that owns, or that ends a dateline
_OF_STATE = frozenset({"government_body", "military", "intelligence_agency", "party"})
_OFTEN, _TIMES = 3, 2  # mentions of the country an article is about, and how many times those of any other


def of_home_country(state: State) -> None:
    """Fill in the country of office-holders and bodies that the article leaves to its reader."""
    actors = state.entities.actors
    country = _home(state)
    if country:
        _bodies(state, country)
        open_ones = [actor for actor in actors.values() if actor.country is None]
        holders = [actor for actor in open_ones if actor.kind == "person" and _holds_office(actor)]
        beside = _beside(state, country) if holders else set()
        for actor in open_ones:
            if actor.kind in _OF_STATE and actor.affiliation_id is None and not _is_of_several(actor.name):
                actor.country = country
        for actor in holders:
            if actor.actor_id not in beside:
                actor.country = country
        untold = [one for one in state.entities.places.values() if one.country is None and one.name not in words.places()]
        if untold and len(_named(state, None)) == 1 and _counts(state)[country] >= _OFTEN:
            for place in untold:
                place.country = country
    for actor in actors.values():
        body = actors.get(actor.affiliation_id or "")
        if body and body.kind in _OF_STATE and actor.kind == "person" and actor.country is None:
            actor.country = body.country


def _bodies(state: State, country: str) -> None:
    """The bodies of the state that are named by one capitalised word: "the Senate passed it", "told Parliament"."""
    document = state.document
    alone = [at for at in document.where(context("body")) if state.capital[at] and _is_alone(state, at)]
    covered = state.covered() if alone else set()
    for at in alone:
        if at not in covered:
            name = body_called([document.lowers[at]]) or Body((), f"{{adjective}} {document.lowers[at]}", "government_body")
            state.mention(at, at + 1, "name", "home-body", body_of(state, name, country))


def _is_alone(state: State, at: int) -> bool:
    """Whether a capitalised body stands by itself inside a sentence: "the Senate", not "the Commissioner of Police"."""
    document = state.document
    first = document.sentences[document.sentence_of[at]].first
    if at == first or state.capital[at - 1] or state.capital[at + 1 : at + 2] == b"\1":
        return False
    return document.lowers[at - 1] != "of" and document.lowers[at - 1][0].isalpha()


def _home(state: State) -> str | None:
    """The one country named, that of the dateline if another word names it too, or the one that most names are of."""
    site = _of_dateline(state)
    named = _named(state, site)
    if site is not None and (not named or site.country in named):
        return site.country
    if site is None and len(named) == 1:
        return named.pop()
    counts = _counts(state)
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _OFTEN and first[1] >= _TIMES * second[1] else None


def _counts(state: State) -> Counter[str]:
    """How many names of places, bodies and groups are of each country."""
    places, actors = state.entities.places, state.entities.actors
    counts = Counter[str]()
    for mention in state.mentions:
        bearer = places.get(mention.place_id or "") or actors.get(mention.actor_id or "")
        if bearer is not None and bearer.country and bearer.kind != "person":
            counts[bearer.country] += 1
    return counts


def _named(state: State, site: Place | None) -> set[str | None]:
    """The countries that an article names, but for that of its dateline and of the agency that printed it."""
    places, actors = state.entities.places.values(), state.entities.actors.values()
    named = {actor.country for actor in actors if actor.kind != "media"} | set(state.adjectives)
    return (named | {place.country for place in places if place is not site}) - {None}


def _holds_office(actor: Actor) -> bool:
    """Whether somebody's role is an office of the state where it is held, not of one who comes from elsewhere."""
    parts = (actor.role or "").lower().split()
    ends = (" ".join(parts[at:]) for at in range(len(parts)))
    title = next((words.titles()[end] for end in ends if end in words.titles()), None)
    return title is not None and title.kind in OFFICES and context("abroad").isdisjoint(parts)


def _is_of_several(name: str) -> bool:
    """Whether a body is of the world or a part of it: "World Tea Board", "Pan-African Parliament"."""
    parts = name.lower().replace("-", " ").split()
    return not context("several").isdisjoint(parts)


def _beside(state: State, country: str) -> set[str | None]:
    """Persons with a title in whose sentence the state acts, so that they are likely another’s."""
    sentence_of = state.document.sentence_of
    tokens = list(zip(state.mentions, state.spans, strict=True))
    sides = {sentence_of[first] for m, (first, last) in tokens if _acts(state, first, last, m, country)}
    return {m.actor_id for m, (first, _) in tokens if m.form == "title" and sentence_of[first] in sides}


def _of_dateline(state: State) -> Place | None:
    """The place in capitals with which an article opens ("ACCRA — "); None when there is none."""
    place_id = next((mention.place_id for mention in state.mentions if mention.rule == "name:dateline"), None)
    return state.entities.places.get(place_id or "")


def _acts(state: State, first: int, last: int, mention: Mention, country: str | None) -> bool:
    """Whether a mention is of this state and it acts or is acted on, not of one that something belongs to."""
    document, actor = state.document, state.entities.actors.get(mention.actor_id or "")
    if actor is None or actor.kind != "country" or actor.country != country or mention.place_id is not None:
        return False
    owns = last < len(document.words) and document.words[last] in _NO_SIDE
    return not owns and document.lowers[max(first - 1, 0)] != "of"
