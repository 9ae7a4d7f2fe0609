"""Places that no list knows: a noun such as River or County makes a name a place's.

Takes a run of capitals and gives the place it names; a unit of administration is the place of its bare name.
Left out are places that a gazetteer lists: see `known`.
"""

from newstables import words
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import PlaceNoun, place_nouns
from newstables.propose.names.state import State, run_end
from newstables.text import Document


def place_end(state: State, first: int, last: int) -> tuple[int, PlaceNoun] | None:
    """Where a place that begins at a token ends within a run, and the noun that tells: the last one decides."""
    document = state.document
    nouns = place_nouns()
    lead = nouns.get(document.lowers[first])
    if lead is not None and lead.first:
        if last - first > 1:
            return last, lead
        limit = min(document.sentences[document.sentence_of[first]].last, last + 4)
        of = last + 1 < limit and document.lowers[last] == "of" and state.capital[last + 1]
        return (run_end(state, last + 1, limit), lead) if of else None
    for index in range(last - 1, first, -1):
        noun = nouns.get(document.lowers[index])
        if noun is not None and noun.last and state.capital[index]:
            return None if _is_of_any(state, first, index, noun) else (index + 1, noun)
    return None


def _is_of_any(state: State, first: int, noun: int, listed: PlaceNoun) -> bool:
    """Whether any town or state has one: "City Hall", the "U.S. District" of a "U.S. District Judge"."""
    document = state.document
    known = known_at(document.words, first)
    if known and known[1].kind == "country":
        return listed.admin and known[0] == noun
    lead = place_nouns().get(document.lowers[first])
    return noun == first + 1 and lead is not None and lead.kind == "city" and not known_at(document.words, first)


def is_site(document: Document, first: int, floor: int) -> bool:
    """Whether a noun of places with of stands before a name, which then is one whole: "the village of Ostrava Mala"."""
    return first - 1 > floor and document.lowers[first - 1] == "of" and document.lowers[first - 2] in place_nouns()


def place_name(state: State, first: int, last: int, noun: PlaceNoun) -> None:
    """A mention of a place with its noun; where the bare name is listed it is that place."""
    document = state.document
    known = known_at(document.words, first)
    if known and known[0] < last and known[1].kind == "demonym":
        first = known[0]
        if last - first < 2:
            return
    name = state.text(first, last)
    bare = state.text(first, last - 1)
    if name in words.places():
        place = state.entities.gazetteer_place(name, state.countries)
    elif noun.admin and bare in words.places():
        place = state.entities.gazetteer_place(bare, state.countries)
    else:
        place = state.entities.unlisted_place(name, noun.kind, "place-noun")
    if place:
        if noun.admin:
            state.sites.setdefault(bare, place)
        state.mention(first, last, "name", "place-noun", None, place)
