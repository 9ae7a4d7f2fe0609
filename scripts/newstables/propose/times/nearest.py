"""A date named without its year, in the years beside publication: whether it lies ahead or behind.

Takes an expression, the year or day and what the tense says, and gives the period it names or which way it leans. Left out
is the year that a telling carries: see `resolve`.
"""

from datetime import date

from newstables.propose.times.expressions import Expression
from newstables.propose.times.holidays import holiday
from newstables.propose.times.periods import DAY, YEAR, Period
from newstables.propose.times.tense import verb_tense

_BESIDE = 4  # tokens between a verb and its date: `filed three suits in November`
_NEAR_DAYS = 60  # so near ahead, a date without tense is not put a year back
_FAR_DAYS = 270  # so far off, a date is rather the other year's, whatever the tense


def named(found: Expression, year: int) -> Period:
    """The period whose parts an expression names, in a year."""
    if found.holiday is not None:
        return Period(found.unit or DAY, holiday(found.holiday, year))
    unit = found.unit or YEAR
    return Period(unit, date(year, found.month or 1, found.day or 1))


def close_ahead(found: Expression, this_year: date, day: date) -> bool:
    """Whether a date nobody puts in the past lies a few weeks ahead: `Congress reconvenes Jan. 24`."""
    next_year = found.month is not None and found.month < day.month
    coming = named(found, day.year + 1).first if next_year else this_year
    return 0 < (coming - day).days < _NEAR_DAYS


def leans(lowers: list[str], found: Expression, this_year: date, day: date, ahead: bool) -> bool:
    """Turn a tense that would put a date nearly a year off.

    Not where it looks back within the year of publication, or the verb stands beside it (`met in November`).
    """
    if ahead:
        one = this_year if this_year > day else named(found, day.year + 1).first
        return (one - day).days < _FAR_DAYS
    told = lowers[found.first - 1] == "since"
    beside = _BESIDE if lowers[found.first - 1] in ("in", "on") else 2
    if this_year <= day or told or any(verb_tense(lowers, at) < 0 for at in range(max(found.first - beside, 0), found.first)):
        return False
    return (day - named(found, day.year - 1).first).days >= _FAR_DAYS
