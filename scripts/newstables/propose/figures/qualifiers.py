"""How words bound a number, and whether it is the size of a change.

Takes a number's place in a document and gives the qualifier with the tokens that say it, the value and
bounds it makes, and the direction of a change. Leaves out ranges and vague plurals, whose bounds the number
itself brings.
"""

from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.propose.figures.counted import PERSONS
from newstables.propose.figures.lexicon import of_kind
from newstables.propose.figures.measures import Phrases
from newstables.text import Document

_DISTANCE = 8  # tokens between a verb of change and its number


class Qualified(NamedTuple):
    """A qualifier with the tokens of number and modifiers."""

    qualifier: str
    first: int
    last: int


@cache
def _before() -> Phrases[str]:
    return Phrases(words.modifiers().before.items())


@cache
def _after() -> Phrases[str]:
    return Phrases(words.modifiers().after.items())


@cache
def _changes() -> Phrases[words.Change]:
    return Phrases(words.changes().items())


def qualify(document: Document, number: Number, begin: int, end: int) -> Qualified:
    """The qualifier of a number from the modifiers round it; the nearest one that bounds it decides.

    Args:
        document: the article, read.
        number: the number.
        begin: the first token that may belong to it.
        end: the end of its sentence.
    """
    first, last = number.first, number.last
    own = "between" if number.form == "range" else "vague" if number.form == "vague" else "exact"
    qualifier = own
    for _ in range(3):
        match = _before().before(document.lowers, first, begin)
        if match is None or (match[0] == "between") > (own == "between"):
            break
        qualifier, first = match[0] if qualifier == "exact" else qualifier, match[1]
    match = _after().after(document.lowers, last, end)
    if match and _follows(document, last, match[1], end):
        qualifier, last = match[0] if qualifier == "exact" else qualifier, match[1]
    return Qualified(qualifier, first, last)


def _follows(document: Document, first: int, last: int, end: int) -> bool:
    """Whether a modifier after a number belongs to it: `500 or more`, but not `12, at least 3 of them`."""
    alone = last == first + 1
    close = document.lowers[first] in ("+", "odd", "plus") or document.lowers[first] in HYPHENS
    return (close or not alone) and not (last < end and words.is_number(document.lowers[last]))


def bounds(number: Number, qualifier: str) -> tuple[float | None, float | None, float | None]:
    """Value, lower and upper bound of a number under its qualifier, as the codebook has them."""
    value = number.value
    if qualifier in ("between", "vague"):
        return None, number.lower, number.upper
    if qualifier == "about":
        return value, None, None
    return (
        value,
        None if qualifier in ("less_than", "at_most") else value,
        None if qualifier in ("more_than", "at_least") else value,
    )


def change(document: Document, number: Number, qualified: Qualified, begin: int, end: int, unit: str) -> str | None:
    """Up or down where the number is the size of a change.

    A level is none: `rose to 5`, `rose from 3`. Persons and things that somebody lost, added or raised are
    counted, not changed, unless `by` says otherwise.
    """
    lowers = document.lowers
    sized = number.unit_kind is not None and number.unit_kind != "time"
    if number.signed:
        return "up"
    near = _beside(document, qualified, begin, end, sized or unit == "points")
    if near:
        return near
    token, by = qualified.first - 1, False
    while token >= begin and (lowers[token] in of_kind("adverb") or lowers[token].endswith("ly")):
        by = by or lowers[token] == "by"
        token -= 1
    lowest = max(begin, token - _DISTANCE + 1) if by else token
    while token >= lowest and lowers[token][0].isalnum() and lowers[token] not in ("to", "from", "and", "that"):
        match = _changes().before(lowers, token + 1, begin)
        if match and match[0].pos != "other":
            found = match[0]
            counts = sized or by or found.lemma in of_kind("sized")
            weak = found.lemma in of_kind("needs by") and not by
            money = number.unit_kind == "currency" and found.lemma == "raise" and not by
            counted_noun = found.pos == "noun" and not by and "of" not in lowers[match[1] : qualified.first]
            if counts and not weak and not money and not counted_noun and not (unit == PERSONS and not by and not sized):
                return found.change
            return None
        token -= 1
    return None


def _beside(document: Document, qualified: Qualified, begin: int, end: int, sized: bool) -> str | None:
    """A word of change right beside the number: `up 5 percent`, `5 percent lower`, `a 5 percent rise`."""
    before = _changes().before(document.lowers, qualified.first, begin)
    if before and before[0].pos == "other" and before[0].lemma in ("up", "down") and document.lowers[qualified.first] != "to":
        return before[0].change
    after = _changes().after(document.lowers, qualified.last, end) if sized else None
    if after and (after[0].pos == "noun" or document.lowers[after[1] - 1] in of_kind("change noun") or after[0].pos == "other"):
        if after[0].lemma == "off":
            return None  # 50 percent off a laptop is a discount
        ahead = document.lowers[after[1]] if after[1] < end else ""
        if after[0].pos != "other" or (ahead != "than" or after[0].lemma not in ("more", "less")):
            return after[0].change
    return None
