"""How words bound a number.

Takes a number's place in a document and gives the qualifier with the tokens that say it, and the value and
bounds it makes. Leaves out ranges and vague plurals, whose bounds the number
itself brings.
"""

from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.propose.figures.lexicon import of_kind
from newstables.propose.phrases import Phrases
from newstables.text import Document


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
        before = document.lowers[match[1] - 1]
        if (before in HYPHENS and document.glued(match[1])) or (
            document.lowers[match[1]] == "up" and f"{before} up" in words.changes()
        ):
            break  # a two-under 70, shot up to 104F
        if number.unit_kind == "length" and match[0] in ("less_than", "more_than") and before in of_kind("lie"):
            break  # lies under 300 metres of ice
        if document.lowers[match[1]] == "over" and before in of_kind("over verb"):
            break  # handed over $20m, turns over £18 million
        raced = number.unit_kind == "length" and document.lowers[match[1]] == "over"
        if raced and before in of_kind("race"):
            break  # the record over 1,500m
        qualifier, first = match[0] if qualifier == "exact" else qualifier, match[1]
    comma = last + 1 < end and document.lowers[last] == ","
    if qualifier == "exact" and number.unit_kind == "length" and document.lowers[first - 1] == "within" and first > begin:
        qualifier, first = "at_most", first - 1
    match = _after().after(document.lowers, last + comma, end)
    if match and comma and match[1] < end and document.lowers[match[1]][0].isalnum():
        match = None  # 12, at least 3 of them; but 30 tons, give or take
    if match and _follows(document, last, match[1], end):
        qualifier, last = match[0] if qualifier == "exact" else qualifier, match[1]
    return Qualified(qualifier, first, last)


def bound_from(document: Document, index: int, begin: int) -> int:
    """The first token of the modifier that ends before a token, or the token."""
    match = _before().before(document.lowers, index, begin)
    return match[1] if match else index


def loosened(document: Document, index: int, end: int) -> int:
    """The token after a modifier at the second end of a range: `between 40 and about 55`, `$40 to as much as $55`."""
    match = _before().after(document.lowers, index, end)
    return match[1] if match and match[0] in ("about", "at_most") else index


def _follows(document: Document, first: int, last: int, end: int) -> bool:
    """Whether a modifier after a number belongs to it: `500 or more`, but not `12, at least 3 of them`."""
    alone = last == first + 1
    close = document.lowers[first] in ("+", "odd", "plus") or document.lowers[first] in HYPHENS
    another = last < end and (words.is_number(document.lowers[last]) or document.lowers[last] in "$£€¥")  # £45 plus £5
    return (close or not alone) and not another


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
