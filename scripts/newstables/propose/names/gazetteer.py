"""Known names: one table of phrases over all gazetteers, looked up token by token.

Takes the word lists and gives, for the tokens at a position, the longest known phrase that begins there: a country, a
metonym, an organization, a capital, a place or a demonym; of the places that bear one name, the one that is meant. Leaves
out which of several kinds the grammar asks for.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.gazetteers import Place
from newstables.text import Document, split_words

_LONGEST_OWNER = 4  # tokens, such as "Democratic Republic of Congo"


@dataclass(slots=True)
class Known:
    """What a phrase stands for: `kind` is country, metonym, organization, capital, place or demonym; `key` leads to it."""

    kind: str
    key: str


@dataclass(slots=True)
class _Phrases:
    """The phrases that begin with one token: that token alone, and longer ones by their second token, the longest first."""

    alone: Known | None
    longer: dict[str, list[tuple[list[str], Known]]]


@cache
def _phrases() -> dict[str, _Phrases]:
    """Known phrases by their first token; of two meanings the one named first here wins."""
    found: dict[tuple[str, ...], Known] = {}

    def add(kind: str, names: dict[str, str]) -> None:
        for name, key in names.items():
            tokens = split_words(name)
            if tokens:
                found.setdefault(tokens, Known(kind, key))

    add("country", words.country_names())
    add("metonym", {name: name for name in words.metonyms()})
    add("organization", {name: name for name in words.organizations()})
    add("demonym", words.demonyms())
    add("capital", words.capitals())
    add("place", {name: name for name in words.places()})
    alone: dict[str, Known] = {}
    longer: dict[str, dict[str, list[tuple[list[str], Known]]]] = {}
    for tokens, known in found.items():
        if len(tokens) == 1:
            alone[tokens[0]] = known
        else:
            longer.setdefault(tokens[0], {}).setdefault(tokens[1], []).append((list(tokens), known))
    for group in (group for by_second in longer.values() for group in by_second.values()):
        group.sort(key=lambda entry: -len(entry[0]))
    return {first: _Phrases(alone.get(first), longer.get(first, {})) for first in alone.keys() | longer.keys()}


def known_at(tokens: list[str], index: int) -> tuple[int, Known] | None:
    """The longest known phrase that begins at a token: the index after it and what it is, or None."""
    phrases = _phrases().get(tokens[index])
    if phrases is None:
        return None
    if phrases.longer and index + 1 < len(tokens):
        for phrase, known in phrases.longer.get(tokens[index + 1], ()):
            end = index + len(phrase)
            if tokens[index:end] == phrase:
                return end, known
    return (index + 1, phrases.alone) if phrases.alone else None


def known_before(tokens: list[str], end: int, kinds: Collection[str]) -> Known | None:
    """What a known phrase of these kinds is that ends right before a token, the longest one; None when none does."""
    for start in range(end - _LONGEST_OWNER if end > _LONGEST_OWNER else 0, end):
        known = known_at(tokens, start)
        if known and known[0] == end and known[1].kind in kinds:
            return known[1]
    return None


def place_called(name: str, mentioned: Collection[str], told: str | None = None) -> Place:
    """The place of a name: in the country `told`, else in one that is mentioned, else the largest.

    A place is not meant for a mention alone where another has ten times its people: Ontario’s London.
    """
    same = words.places()[name]
    if len(same) == 1:
        return same[0]
    least = same[0].weight() / 10
    likely = next((one for one in same if one.iso3 in mentioned and one.weight() >= least), same[0])
    return next((one for one in same if told and one.iso3 == told), likely)


@cache
def _lower_starts() -> dict[str, frozenset[str]]:
    """First tokens without a capital of known phrases (the al of al-Qaeda) to the tokens that may follow, lower case."""
    starts = {first: phrases for first, phrases in _phrases().items() if first[0].islower()}
    return {first: frozenset({first} if it.alone else map(str.lower, it.longer)) for first, it in starts.items()}


def begun_lower(document: Document) -> list[int]:
    """The tokens without a capital at which a known phrase begins."""
    positions, present, found = document.positions, document.positions.keys(), []
    for first, seconds in _lower_starts().items():
        if first in positions and not present.isdisjoint(seconds):
            found += [at for at in positions[first] if known_at(document.words, at)]
    return found
