"""The words of time as look-ups: what a token can be, phrases of several tokens, numbers that count units.

Takes the lexicon (`times.csv`, `time_context.csv`, `numbers.csv`) and gives sets and dictionaries, loaded
once. Left out is any reading of a text: see the grammar modules.
"""

import re
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.phrases import Phrases

_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_PIECE = re.compile(r"[^\W\d_]+\.?|['’]s|[^\w\s]")
_COUNTED = ("unit", "tens", "scale")


@cache
def kind(name: str) -> dict[str, str]:
    """The words of one kind of `times.csv` with their values."""
    return words.times()[name]


@cache
def numbered(name: str) -> dict[str, int]:
    """The words of one kind whose values are whole numbers, such as months."""
    return {word: int(value) for word, value in kind(name).items()}


context = words.Kinds("time_context.csv").__getitem__  # words beside times, of one kind


@cache
def directions() -> dict[str, int]:
    """Words that before a period say which one: last -1, this 0, next 1."""
    return numbered("direction")


@cache
def numbers() -> dict[str, tuple[str, float]]:
    """Number words with their kind and value, for numbers that count units of time."""
    found = words.numbers().items()
    return {word: (n.kind, n.value) for word, n in found if n.kind in _COUNTED and n.value is not None}


@cache
def measures() -> frozenset[str]:
    """Words of physical units and shares, before which a number is no year."""
    kinds = {"area", "data", "energy", "length", "mass", "percent", "speed", "temperature", "volume"}
    found = {word for word, senses in words.units().items() if senses[0].kind in kinds}
    return frozenset(found - context("after_list"))


class Phrase(NamedTuple):
    """A fixed expression of one or more tokens."""

    tokens: list[str]
    kind: str
    value: str


@cache
def _fixed() -> list[Phrase]:
    rows = [(text, name, value) for name in ("deictic", "frequency", "holiday", "length") for text, value in kind(name).items()]
    for reference in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        rows += [(text, "deictic", reference) for text in context(reference)]
    marked = {(text.replace("'", mark), name, value) for text, name, value in rows for mark in ("'", _CURLY)}
    return [Phrase(_PIECE.findall(text), name, value) for text, name, value in sorted(marked)]


@cache
def phrases() -> Phrases[Phrase]:
    """Fixed expressions, with either apostrophe."""
    return Phrases((phrase.tokens, phrase) for phrase in _fixed())


@cache
def words_alone() -> frozenset[str]:
    """Words that can be the head of an expression whatever follows."""
    begin = {phrase.tokens[0] for phrase in _fixed() if len(phrase.tokens) > 1}
    alone = {phrase.tokens[0] for phrase in _fixed() if len(phrase.tokens) == 1}
    return frozenset(word for word, kinds in heads().items() if word not in begin or word in alone or kinds != ("phrase",))


@cache
def phrase_ends() -> dict[str, dict[int, frozenset[str]]]:
    """The last words of other phrases (`in the past`) with the words that begin one, by how many tokens they lie before."""
    found: dict[str, dict[int, frozenset[str]]] = {}
    for first, *rest in (phrase.tokens for phrase in _fixed()):
        if rest and first not in words_alone():
            far = found.setdefault(rest[-1], {})
            far[len(rest)] = far.get(len(rest), frozenset()) | {first}
    return found


@cache
def after_short_number() -> frozenset[str]:
    """Tokens after `7` or `28` that can make the number a date, a time, a decade, an era or a quarter."""
    marks = ("joins", "year_range", "decade_mark", "before_christ", "after_christ", "quarter", "half", "ordinal_suffix")
    clocks = ("morning_clock", "evening_clock", "o_clock", "part_clock")
    return frozenset().union(*map(context, marks + clocks))


@cache
def modifiers() -> dict[str, list[tuple[list[str], str]]]:
    """Modifiers of a length of time (`more than`) by their last token: the tokens with their TIMEX3 mod, the longest first."""
    bounds = {"APPROX", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "LESS_THAN", "MORE_THAN"}
    listed = [(text.split(), mod) for text, mod in kind("mod").items() if mod in bounds]
    found: dict[str, list[tuple[list[str], str]]] = {}
    for tokens, mod in sorted(listed, key=lambda pair: (-len(pair[0]), pair[0])):
        found.setdefault(tokens[-1], []).append((tokens, mod))
    return found


@cache
def stages() -> dict[str, str]:
    """Words for the stage of a period: early, end, middle, with their TIMEX3 mod."""
    return {word: mod for word, mod in kind("mod").items() if mod in ("START", "MID", "END")}


# What a token makes the grammar look at, in the order in which its kinds are tried.
_HEADS = (
    "month",
    "month_abbreviation",
    "weekday",
    "weekday_abbreviation",
    "season",
    "daypart",
    "unit",
    "decade",
)


@cache
def heads() -> dict[str, tuple[str, ...]]:
    """Every token that can be the head of an expression with the kinds it can be."""
    found: dict[str, list[str]] = {}
    for name in _HEADS:
        for word in kind(name):
            found.setdefault(word, []).append(name)
    for name in ("half", "quarter"):
        for word in context(name):
            found.setdefault(word, []).insert(0, name)
    for word, name in (("quarter", "quarter"), ("century", "century"), ("centuries", "century")):
        found[word].insert(0, name)
    for word in context("spoken_clock"):
        found.setdefault(word, []).insert(0, "spoken")
    for word in phrases().firsts:
        found.setdefault(word, []).insert(0, "phrase")
    return {word: tuple(kinds) for word, kinds in found.items()}
