"""Sites: the country of a place that no gazetteer lists, or of one that several countries have, from the words beside it.

Takes the places found so far and fills in countries: "Sarn, Ruritania", "Sarn in northern Ruritania", "Ruritania’s Sarn
district", "the Ruritanian town of Sarn". Of listed places of one name it takes that of a country the article names. Left out
are places of which the words do not tell it.
"""

from newstables import words
from newstables.propose.names.bodies import adjective_before, owner_before
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import context, place_nouns, strong_cues
from newstables.propose.names.seats import country_of
from newstables.propose.names.state import State
from newstables.rows import Place
from newstables.text import POSSESSIVES

_SMALL = frozenset({"the", "part", "parts", "of"})
_ARTICLES = frozenset({"a", "an", "the"})
_PLACES = frozenset({"country", "place"})
_DESCRIBED = _PLACES | {"demonym"}  # "Sarn, a Ruritanian port"
_FAR = 8  # tokens of what a place is said to be
_REACH = 4  # tokens from a preposition to a country, and from a place back to the adjective of its state


def sites(state: State) -> None:
    """Fill in the countries of places by the words beside their names."""
    _unlist(state)
    places, listed = state.entities.places, words.places()
    several = {key for key, place in places.items() if place.kind != "country" and len(listed.get(place.name, "")) > 1}
    asked = several | {key for key, place in places.items() if place.country is None}
    if not asked:
        return
    told = _told(state, asked)
    named = {*state.countries, *state.adjectives, *told.values()}
    for place_id in asked:
        place = places[place_id]
        if place_id in several:
            if place_id in told or place.country not in named:
                state.entities.relocate(place.name, named, told.get(place_id))
        elif place.name not in listed:
            place.country = told.get(place_id)


def _unlist(state: State) -> None:
    """Leave open where a small town is whose name the list knows abroad: "the town of Sarn", while others are told of."""
    places = state.entities.places
    named = {*state.countries, *state.adjectives}
    far = {key for key, place in places.items() if place.country and place.country not in named and place.kind == "city"}
    if not named or not far:
        return
    lowers, small = state.document.lowers, context("small_town")
    for mention, (first, _) in zip(state.mentions, state.spans, strict=True):
        if mention.place_id in far and first > 1 and lowers[first - 1] == "of" and lowers[first - 2] in small:
            place = places[mention.place_id]
            places[place.place_id] = Place(place.place_id, place.name, place.kind, rule="name:place-noun")


def _told(state: State, asked: set[str]) -> dict[str, str]:
    """The countries of some places that the words beside them tell, by the id of the place."""
    told: dict[str, str] = {}
    for mention, (first, last) in zip(state.mentions, state.spans, strict=True):
        untold = mention.place_id in asked and mention.place_id not in told
        if untold and mention.place_id and (iso3 := _behind(state, last) or _before(state, first)):
            told[mention.place_id] = iso3
    return told


def _behind(state: State, last: int) -> str | None:
    """The country behind a place: "Sarn, Ruritania", "Sarn district in northern Ruritania"."""
    document = state.document
    tokens, lowers = document.words, document.lowers
    last += last < len(tokens) and lowers[last] in place_nouns()
    if last + 1 >= len(tokens) or lowers[last] not in (",", "in"):
        return None
    at = last + 1
    described = lowers[last] == "," and lowers[at] in _ARTICLES  # ", a fishing village in northern Ruritania"
    if lowers[last] == "in" or described:
        stop = min(last + (_FAR if described else _REACH), len(tokens) - 1)
        while at < stop and not state.capital[at] and _passes(lowers[at], described):
            at += 1
    known = known_at(tokens, at) if state.capital[at] else None
    if known is None or known[1].kind not in (_DESCRIBED if described else _PLACES):
        return None
    after = lowers[known[0]] if known[0] < len(tokens) else ""
    # "in Sarn, Ruritania’s army", "in Sarn, Ruritania said": another clause begins.
    goes_on = lowers[last] == "," and (after in POSSESSIVES or after in strong_cues() or after == "and")
    return None if goes_on else country_of(state, known[1])


def _passes(lower: str, described: bool) -> bool:
    """Whether a word may stand between a place and the country it is said to lie in."""
    if lower in _SMALL or lower in context("part"):
        return True
    return described and (lower in _ARTICLES or lower == "in" or lower in place_nouns() or lower in context("setting"))


def _before(state: State, first: int) -> str | None:
    """The country before a place: "Ruritania’s Sarn", "the Ruritanian border town of Sarn"."""
    document = state.document
    if first and document.words[first - 1] in POSSESSIVES:
        return owner_before(state, first)
    if first > 1 and document.lowers[first - 1] == "of" and document.lowers[first - 2] in place_nouns():
        for at in range(first - 2, max(first - 2 - _REACH, 0), -1):
            if document.words[at - 1] in POSSESSIVES:
                return owner_before(state, at)
            if adjective := adjective_before(state, at):
                return adjective[1]
    return None
