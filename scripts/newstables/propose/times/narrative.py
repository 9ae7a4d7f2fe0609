"""Texts that tell of past years: whether one does, which stated years are asides, and the year a month goes on in.

Takes the expressions of a document in order of text and gives, for each, the years stated round it. Left out is
where the telling stands: `resolve` carries that from date to date.
"""

from datetime import date

from newstables.propose.times.expressions import PUBLICATION, Expression
from newstables.propose.times.periods import DAY, MONTH, SEASON, WEEK, YEAR, Period, is_before_christ

_SETTLED = 2  # so many dates without a year after a stated one hang on it
_FAR_BACK = 3  # so many months earlier in the year, a month is the next year's


def is_narrative(expressions: list[Expression], published_on: date) -> bool:
    """Whether the text tells of past years: dates with years outweigh words that hang on publication, or stand alone."""
    told = sum(
        e.year is not None and (is_before_christ(e.year) or (e.month is not None and e.year < published_on.year - 1))
        for e in expressions
    )
    if told < 3:
        return False
    current = sum(
        e.weekday is not None or (e.steps is not None and e.base == PUBLICATION and e.unit in (DAY, WEEK, MONTH))
        for e in expressions
    )
    return (told >= 4 and told > 2 * current) or not current


def asides(expressions: list[Expression]) -> frozenset[int]:
    """First tokens of the stated years that only look ahead or back: the telling goes on where it stood before.

    In `in June 1848. It was rebuilt in May 1852. In October ... November 1848` the October is of 1848.
    A year on which two dates without one hang is where the telling stands.
    """
    found: set[int] = set()
    before: int | None = None
    here: Expression | None = None
    followers = 0
    for after in expressions:
        if after.month is not None and after.year is None:
            followers += 1
        if after.year is None or after.unit not in (DAY, MONTH, SEASON, YEAR):
            continue
        if here is not None and here.year is not None:
            leaves = before is not None and before <= after.year and (after.year < here.year or here.year < before)
            if leaves and followers < _SETTLED:
                found.add(here.first)
            else:
                before = here.year
        here, followers = after, 0
    return frozenset(found)


def years_ahead(expressions: list[Expression], aside: frozenset[int]) -> dict[int, int]:
    """For the first token of each expression, the next year that the text states."""
    found: dict[int, int] = {}
    ahead: int | None = None
    for expression in reversed(expressions):
        if ahead is not None:
            found[expression.first] = ahead
        if expression.year is not None and expression.first not in aside:
            ahead = expression.year
    return found


def year_after(found: Expression, previous: Period, stated: int, ahead: int | None) -> int:
    """The year of a date told after another: the same one, or the next when the month lies far back in it.

    Only one step is taken from a year the text states: a look back (`since October`) misplaces few dates. No step
    goes past the next year stated.
    """
    year = previous.first.year
    if found.month is None or previous.unit == YEAR or year != stated:
        return year
    if ahead is not None and ahead <= year:
        return year
    return year + (found.month - previous.first.month < -_FAR_BACK)
