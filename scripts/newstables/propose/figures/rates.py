"""Rates: what a number is told for each of.

Takes the tokens after a number with its unit and gives the foot of the rate (`month`, `square foot`, `1,000 births`) with
the token after it. Leaves out adverbs (`annually`), and what a counted noun has each day, which is a time of its own
(`three meals a day`).
"""

from typing import NamedTuple

from newstables.propose.figures.cardinals import HYPHENS
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.propose.figures.measures import unit_after
from newstables.text import Document

_BRACKET = 9  # tokens of a conversion in brackets: `9 million crowns ($400,000) a year`
_MEASURES = frozenset({"mass", "volume", "energy", "area", "length", "data"})
_ARTICLES = frozenset({"a", "an", "each", "every"})
_SINGULARS = {"feet": "foot", "inches": "inch"}


class Rate(NamedTuple):
    """The foot of a rate, whether it is a stretch of time, and the token after it."""

    foot: str
    timed: bool
    last: int


def rate_after(document: Document, index: int, end: int, money: bool) -> Rate | None:
    """The rate that begins at a token: `per gallon`, `a month`, `-a-week`, `/cm`, `per 1,000 births`.

    Args:
        document: the article, read.
        index: the token after the number and its unit.
        end: where the search ends.
        money: whether the number is money, which alone is paid `a barrel`.
    """
    lowers = document.lowers
    if index < end and lowers[index] == "(" and ")" in lowers[index : min(end, index + _BRACKET)]:
        index = lowers.index(")", index) + 1
    index = _past_hyphen(document, index, end)
    if index + 1 >= end:
        return None
    at = _past_hyphen(document, index + 1, end)
    if lowers[index] == "/" and document.glued(index) and document.glued(at):
        measure = unit_after(document, at, end, digits=True)
        return Rate(_singular(measure.unit), False, measure.last) if measure else None
    if lowers[index] == "per":
        return _per(document, at, end)
    if lowers[index] not in _ARTICLES:
        return None
    if _is_timed(document, at, end):
        return Rate(lowers[at], True, at + 1)
    if lowers[at] in ("hectare", "acre"):
        return Rate(lowers[at], False, at + 1)  # 7.3 tonnes a hectare
    if money:
        measure = unit_after(document, at, end, digits=False)
        if measure and measure.kind in _MEASURES and measure.last > at + 1:
            return Rate(_singular(measure.unit), False, measure.last)  # $1,200 a kilowatt-hour
        at += at + 1 < end and lowers[at] in of_kind("rate modifier")  # 61 cents a diluted share
        return Rate(lowers[at], False, at + 1) if lowers[at] in of_kind("rate thing") else None
    return None


def rate_of_number(document: Document, index: int, end: int) -> Rate | None:
    """The rate of a number alone, which is told for so many: `4.1 per 1,000 live births`, `120 per 100,000`."""
    at = index + 1
    if at >= end or document.lowers[index] != "per" or not document.lowers[at][0].isdecimal():
        return None
    return _per(document, at, end)


def _singular(unit: str) -> str:
    *rest, last = unit.split(" ")
    return " ".join([*rest, _SINGULARS.get(last, last.removesuffix("s"))])


def _past_hyphen(document: Document, index: int, end: int) -> int:
    return index + 1 if index + 1 < end and document.lowers[index] in HYPHENS and document.glued(index) else index


def _is_timed(document: Document, at: int, end: int) -> bool:
    """Whether a stretch of time is the foot of a rate: no `$5 million a year ago`, no `a week-long strike`."""
    after = document.lowers[at + 1] if at + 1 < end else ""
    if after == "from" and at + 2 < end and (document.lowers[at + 2][0].isdecimal() or document.lowers[at + 2] in "$£€"):
        return document.lowers[at] in of_kind("rate time")  # $13 an hour from $12
    compound = after in HYPHENS and document.glued(at + 1)
    return document.lowers[at] in of_kind("rate time") and after not in of_kind("rate end") and not compound


def _per(document: Document, index: int, end: int) -> Rate | None:
    """What follows `per`: a noun with the round number or the adjective before it."""
    lowers, noun = document.lowers, index
    measure = unit_after(document, index, end, digits=False)
    if measure and measure.kind not in ("count", "currency", "time", "other", "percent"):
        return Rate(_singular(measure.unit), False, measure.last)  # per kWh, per million British thermal units
    while noun < min(end, index + 3) and (
        (noun == index and lowers[noun][0].isdecimal()) or lowers[noun] in of_kind("rate modifier")
    ):
        noun += 1
    if noun > index and (noun >= end or lowers[noun] in noun_ends() or not lowers[noun][0].isalpha()):
        return Rate(" ".join(lowers[index:noun]), False, noun)  # 120 per 100,000
    if noun >= end or not lowers[noun].removesuffix(".").isalpha():
        return None  # per 100 km. is the end of a sentence
    return Rate(" ".join(lowers[index : noun + 1]).removesuffix("."), lowers[noun] in of_kind("rate time"), noun + 1)
