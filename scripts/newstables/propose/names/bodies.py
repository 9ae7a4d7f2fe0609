"""Bodies of states: `Ruritania’s air force`, `the Greek defence ministry`, `Ministry of Defence`.

Takes the tokens of such a body, in small letters or in capitals, and gives its actor, named after the state whose adjective
or possessive stands before it, so that it is one actor in every article.
Left out are bodies without a state before them ("the ministry").
"""

from functools import cache

from newstables import words
from newstables.propose.names.gazetteer import known_at, known_before
from newstables.propose.names.lexicon import Body, common_words, state_bodies
from newstables.propose.names.state import State
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES, split_words

_ADJECTIVAL = frozenset({"country", "demonym"})
_LONGEST_ADJECTIVE = 3  # tokens, such as "South Korean"


def state_body(state: State, last: int) -> tuple[int, str] | None:
    """The body that ends with a token: the token at which its mention begins, and its actor.

    "The Greek defence ministry" begins with the adjective, "Ruritania’s air force" after the possessive.
    """
    document = state.document
    for body in state_bodies()[document.lowers[last]]:
        first = last - len(body.before)
        if first > 0 and tuple(document.lowers[first:last]) == body.before and (owner := _owner(state, first)):
            return owner[0], _actor(state, body, owner[1])
    portfolio = document.words[last - 1] if last else ""
    if document.lowers[last] == "ministry" and portfolio.islower() and portfolio in common_words():
        owner = _owner(state, last - 1)
        if owner:
            return owner[0], _actor(state, _ministry(portfolio.title()), owner[1])
    return None


def capitalised_body(state: State, first: int, last: int, iso3: str) -> str | None:
    """The actor of a body of a state printed in capitals ("Defence Ministry", "Ministry of Defence")."""
    lowers = state.document.lowers
    for body in state_bodies().get(lowers[last - 1], ()):
        if tuple(lowers[first : last - 1]) == body.before:
            return _actor(state, body, iso3)
    portfolio = state.text(first, last).removesuffix(" Ministry").removeprefix("Ministry of ")
    if portfolio == state.text(first, last):
        return None
    return _actor(state, _ministry(portfolio), iso3)


def _ministry(portfolio: str) -> Body:
    return Body((), f"Ministry of {portfolio} ({{country}})", "government_body")


def owner_before(state: State, first: int) -> str | None:
    """The code of the state whose possessive ends before a token: "Ukraine’s", "Kyiv’s"."""
    if first < 2 or state.document.words[first - 1] not in POSSESSIVES:
        return None
    owner = known_before(state.document.words, first - 1, {"country", "capital"})
    return owner.key if owner else None


def _owner(state: State, first: int) -> tuple[int, str] | None:
    """Where the mention of what a state owns begins, and the state."""
    if iso3 := owner_before(state, first):
        return first, iso3
    return adjective_before(state, first)


def adjective_before(state: State, first: int) -> tuple[int, str] | None:
    """Where the adjective or name of a state begins that ends before a token, and the state: "South Korean"."""
    if state.document.words[first - 1] not in _adjective_ends():
        return None  # as with most nouns
    for start in range(max(first - _LONGEST_ADJECTIVE, 0), first):
        if state.capital[start]:
            known = known_at(state.document.words, start)
            if known and known[0] == first and known[1].kind in _ADJECTIVAL:
                return start, known[1].key
    return None


@cache
def _adjective_ends() -> frozenset[str]:
    """The last tokens of the adjectives and names of states."""
    return frozenset(split_words(name)[-1] for name in (*words.demonyms(), *words.country_names()))


def adjective_of(iso3: str) -> str:
    """The adjective of a state, its name where it has none."""
    country = words.countries()[iso3]
    return country.adjectives[0] if country.adjectives else country.name


def _actor(state: State, body: Body, iso3: str) -> str:
    name = body.name.format(adjective=adjective_of(iso3), country=words.countries()[iso3].name)
    affiliation = state.entities.country(iso3)
    state.countries[iso3] = None
    return state.entities.actor(Actor(slug(name), name, body.kind, iso3, None, affiliation, rule="name:state-body"))
