"""Two numbers that are no range: scores, shots, tallies, ratios and codes.

Takes two numbers with what joins them and gives the form that makes them no quantities (`score`, `code`), or None where
they may be a range. Leaves out numbers that stand alone: see `no_figures`.
"""

from newstables.propose.figures.cardinals import HYPHENS, Number, may_be_year
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.text import Document

_SCORE_LIMIT = 200  # points of a side
_RUNS = 1000  # runs of a side, votes of a house
_CODE = 20  # times that the second part of a docket number is the first (`22-1234`)
_WICKETS = 10
_NEAR = 4  # tokens between two numbers and a word that makes a score of them
_FAR = 6  # tokens between a word for a ratio or a vote and its two numbers


def hyphenated(document: Document, number: Number, other: Number, begin: int, end: int) -> str | None:
    """What two hyphened numbers are when they are no range: `3-1` a score, `2019-20`, `22-1234` and `555-0123` codes."""
    lowers, after = document.lowers, other.core_last
    low, high = number.value or 0.0, other.value or 0.0
    more = after + 1 < end and lowers[after] in HYPHENS and lowers[after + 1][0].isdecimal()
    if more and document.glued(after + 1):
        return "code"
    year = other.core_first == number.core_last + 1 and number.core_last == number.core_first + 1 and not number.unit
    if (year and may_be_year(number.value) and lowers[number.core_first].isdecimal()) or (
        lowers[other.core_first][0] == "0" and high >= 1
    ):
        return "code"
    plain = lowers[number.core_first].isdecimal() and lowers[other.core_first].isdecimal()
    if plain and other.step == 1 and high >= 1000 and high >= low * _CODE and not number.unit and not other.unit:
        return "code"
    around = {*lowers[max(begin, number.first - _NEAR) : number.first], *lowers[after : min(after + 2, end)]}
    scored = bool(around & of_kind("score")) or low >= high
    most = _RUNS if low >= high else _SCORE_LIMIT  # 231-6, passed 219-212
    return "score" if scored and _are_points(number, other, most) else None


def joined(document: Document, number: Number, other: Number, begin: int, end: int) -> bool:
    """Whether two numbers joined by a word are a score: `5 for 32`, `7-of-12`, `voted 61 to 38`, `a ratio of 3 to 2`."""
    joiner = [lower for lower in document.lowers[number.last : other.first] if lower not in HYPHENS]
    told = set(document.lowers[max(begin, number.first - _FAR) : number.first])
    if joiner == ["to"] and told & of_kind("ratio") and not number.unit and not other.unit and "from" not in told:
        return True
    if joiner == ["to"] and other.value == 1 and not number.unit and not other.unit and "from" not in told:
        return True  # led by nearly two to one
    if not _are_points(number, other, _RUNS) or document.lowers[max(begin, number.first - 1)] == "from":
        return False
    lowers, low, high = document.lowers, number.value or 0.0, other.value or 0.0
    if joiner in (["of"], ["for"]) and document.glued(number.last) and document.glued(other.first):
        return True
    after = lowers[other.last] if other.last < end else "."
    if after[0].isalnum() and after not in noun_ends():
        return False
    if joiner == ["for"]:
        return min(low, high) <= _WICKETS
    voted = low > high and told & of_kind("score")
    return joiner == ["to"] and bool(voted or told & of_kind("tally"))


def _are_points(number: Number, other: Number, most: int) -> bool:
    """Whether two numbers are whole, without a unit and few enough to be points."""
    low, high = number.value, other.value
    if low is None or high is None or number.unit or other.unit or number.step > 1 or other.step > 1:
        return False
    return low.is_integer() and high.is_integer() and low <= most and high <= most
