"""Bodies of states: `Ruritania’s air force`, `the Greek defence ministry`, `Ministry of Defence`.

Takes the tokens of such a body, in small letters or in capitals, and gives its actor, named after the state whose adjective
or possessive stands before it, so that it is one actor in every article.
Left out are bodies without a state before them ("the ministry").
"""

from collections.abc import Sequence

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at, known_before
from newstables.propose.names.lexicon import Body, common_words, state_bodies
from newstables.propose.names.state import State
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES

_ADJECTIVAL = frozenset({"country", "demonym"})
_LONGEST_ADJECTIVE = 3  # tokens, such as "South Korean"
_ANAPHORS = frozenset({"country", "nation"})
_STATES = frozenset({"country", "demonym", "capital"})
_FAR = 40  # tokens back to the country that "the country" is


def state_body(state: State, last: int) -> tuple[int, str] | None:
    """The body that ends with a token: the token at which its mention begins, and its actor.

    "The Greek defence ministry" begins with the adjective, "Ruritania’s air force" after the possessive.
    """
    document = state.document
    for body in state_bodies()[document.lowers[last]]:
        first = last - len(body.before)
        if first > 0 and tuple(document.lowers[first:last]) == body.before and (owner := _owner(state, first)):
            return owner[0], body_of(state, body, owner[1])
    portfolio = document.words[last - 1] if last else ""
    if document.lowers[last] == "ministry" and portfolio.islower() and portfolio in common_words():
        owner = _owner(state, last - 1)
        if owner:
            return owner[0], body_of(state, _ministry(portfolio.title()), owner[1])
    return None


def body_called(phrase: Sequence[str]) -> Body | None:
    """The body of every state that words in lower case are called by, all of them: "supreme court"."""
    return next((body for body in state_bodies().get(phrase[-1], ()) if body.before == tuple(phrase[:-1])), None)


def body_ending(state: State, noun: int) -> Body | None:
    """The body of every state whose phrase ends with a noun, the longest: "the security forces"."""
    lowers = state.document.lowers
    some = state_bodies().get(lowers[noun], ())
    return next((body for body in some if tuple(lowers[max(noun - len(body.before), 0) : noun]) == body.before), None)


def capitalised_body(state: State, first: int, last: int, iso3: str) -> str | None:
    """The actor of a body of a state printed in capitals ("Defence Ministry", "Ministry of Defence")."""
    if body := body_called(state.document.lowers[first:last]):
        return body_of(state, body, iso3)
    portfolio = state.text(first, last).removesuffix(" Ministry").removeprefix("Ministry of ")
    if portfolio == state.text(first, last):
        return None
    return body_of(state, _ministry(portfolio), iso3)


def _ministry(portfolio: str) -> Body:
    return Body((), f"Ministry of {portfolio} ({{country}})", "government_body")


def owner_before(state: State, first: int) -> str | None:
    """The code of the state whose possessive ends before a token: "Ukraine’s", "Kyiv’s", "the country’s"."""
    if first < 2 or state.document.words[first - 1] not in POSSESSIVES:
        return None
    if state.document.lowers[first - 2] in _ANAPHORS:
        return _last_named(state, first - 2)
    owner = known_before(state.document.words, first - 1, {"country", "capital"})
    return owner.key if owner else None


def _last_named(state: State, before: int) -> str | None:
    """The one country named in the sentence before a token, or else in the sentence before; None where there are several."""
    document = state.document
    number = document.sentence_of[before]
    for sentence in document.sentences[max(number - 1, 0) : number + 1][::-1]:
        begin = max(sentence.first, before - _FAR)
        named = {known[1].key for at in range(begin, min(before, sentence.last)) if (known := _state_at(state, at))}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _state_at(state: State, at: int) -> tuple[int, Known] | None:
    """The country, people or capital named at a token."""
    known = known_at(state.document.words, at) if state.capital[at] else None
    return known if known and known[1].kind in _STATES else None


def _owner(state: State, first: int) -> tuple[int, str] | None:
    """Where the mention of what a state owns begins, and the state."""
    if iso3 := owner_before(state, first):
        return first, iso3
    return adjective_before(state, first)


def adjective_before(state: State, first: int) -> tuple[int, str] | None:
    """Where the adjective or name of a state begins that ends before a token, and the state: "South Korean"."""
    named = named_before(state, first)
    return (named[0], named[1].key) if named and named[1].kind in _ADJECTIVAL else None


def named_before(state: State, first: int) -> tuple[int, Known] | None:
    """Where the known name begins that ends before a token, and what it is: "South Korean", "Cape Town"."""
    for start in range(max(first - _LONGEST_ADJECTIVE, 0), first):
        if state.capital[start]:
            known = known_at(state.document.words, start)
            if known and known[0] == first:
                return start, known[1]
    return None


def adjective_of(iso3: str) -> str:
    """The adjective of a state, its name where it has none."""
    country = words.countries()[iso3]
    return country.adjectives[0] if country.adjectives else country.name


def body_of(state: State, body: Body, iso3: str) -> str:
    """The actor that a body of a state is."""
    name = body.name.format(adjective=adjective_of(iso3), country=words.countries()[iso3].name)
    affiliation = state.entities.country(iso3)
    state.countries[iso3] = None
    return state.entities.actor(Actor(slug(name), name, body.kind, iso3, None, affiliation, rule="name:state-body"))
