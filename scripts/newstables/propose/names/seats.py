"""Seats: the country of an organization or office-holder that no adjective tells, from the places in or beside its name.

Takes actors and mentions found so far and fills in countries: "Central Bank of Ruritania", "Strelsau Chamber of Commerce",
"the Strelsau-based Bread Institute", "Bread Institute, a Ruritanian group", "Ruritania’s Bread Institute". Left out are
intergovernmental organizations, which belong to no country, and organizations whose country is known.
"""

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at, known_before, place_called
from newstables.propose.names.lexicon import signs
from newstables.propose.names.state import State
from newstables.text import POSSESSIVES

_SEATED = frozenset({"company", "research_institute", "media", "party", "government_body", "military", "armed_group", "other"})
_PLACED = frozenset({"country", "demonym", "capital", "place"})
_REACH = 5  # tokens from a comma to `-based`


def seats(state: State) -> None:
    """Fill in the countries of organizations by the places in their names or beside them."""
    actors = state.entities.actors
    for mention, (first, last) in zip(state.mentions, state.spans, strict=True):
        actor = actors.get(mention.actor_id or "") if mention.form == "name" else None
        if actor is None or actor.country or actor.kind not in _SEATED or actor.affiliation_id:
            continue
        based = _based_before(state, first) or _based_after(state, last)
        actor.country = place_inside(state, first, last) or based or _owned(state, first) or _described(state, last)


def place_inside(state: State, first: int, last: int) -> str | None:
    """The country of the first place, people or state named inside a range of tokens, which it must not fill."""
    for at in range(first, last):
        if state.capital[at]:
            known = known_at(state.document.words, at)
            if known and known[0] <= last and known[1].kind in _PLACED and known[0] - at < last - first:
                return country_of(state, known[1])
    return None


def country_of(state: State, known: Known) -> str | None:
    """The country of a known name."""
    if known.kind == "place":
        return place_called(known.key, state.countries).iso3
    return words.metonyms()[known.key].iso3 if known.kind == "metonym" else known.key


def _based_before(state: State, first: int) -> str | None:
    """The country in "the Strelsau-based Bread Institute"."""
    if first < 2 or state.document.lowers[first - 2 : first] != ["-", "based"]:
        return None
    known = known_before(state.document.words, first - 2, _PLACED)
    return country_of(state, known) if known else None


def _owned(state: State, first: int) -> str | None:
    """The country in "Ruritania’s Orvane", "the Ruritanian steel giant Orvane"."""
    document = state.document
    if first > 1 and document.words[first - 1] in POSSESSIVES:
        owner = known_before(document.words, first - 1, {"country"})
        return owner.key if owner else None
    sign = signs("before").get(document.lowers[first - 1]) if first else None
    if sign is None or not sign.kind:
        return None
    at = first - 1
    while at > max(first - _REACH, 1) and document.lowers[at].isalpha() and not state.capital[at]:
        at -= 1
    owner = known_before(document.words, at + 1, {"demonym"})
    return owner.key if owner else None


def _described(state: State, last: int) -> str | None:
    """The country in "Orvane, Ruritania’s largest bank", "Orvane, the Ruritanian bank"."""
    tokens = state.document.words
    if tokens[last : last + 1] != [","]:
        return None
    article = state.document.lowers[last + 1 : last + 2] in (["a"], ["an"], ["the"])
    at = last + 1 + article
    known = known_at(tokens, at) if at < len(tokens) else None
    if known is None or known[1].kind not in ("demonym", "country"):
        return None
    owns = tokens[known[0] : known[0] + 1] != [] and tokens[known[0]] in POSSESSIVES
    return known[1].key if (article and known[1].kind == "demonym") or (owns and not article) else None


def _based_after(state: State, last: int) -> str | None:
    """The country in "Bread Institute, a Strelsau-based group"."""
    lowers = state.document.lowers[last : last + 1 + _REACH]
    if lowers[:1] != [","] or "based" not in lowers:
        return None
    hyphen = last + lowers.index("based") - 1
    known = known_before(state.document.words, hyphen, _PLACED) if state.document.words[hyphen] == "-" else None
    return country_of(state, known) if known else None
