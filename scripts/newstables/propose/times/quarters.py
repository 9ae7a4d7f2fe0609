"""Quarters and halves of a year, of the calendar or of accounts: `the third quarter of 2024`, `3Q24`, `H1 FY2025`.

Takes the window and the token that set it off, and gives the expressions found there, or none. Left out is which year
`the third quarter` means: see `resolve`.
"""

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.calendar import YEARS, full_year, short_year_after, year_after
from newstables.propose.times.expressions import Expression, Window, stage_before
from newstables.propose.times.periods import HALF, QUARTER


def part_of_year(window: Window, at: int) -> list[Expression]:
    """A quarter or half of a year: `the third quarter of 2024`, `Q3`, `the second half of this year`."""
    if window.low(at) in ("q", "h"):
        return _abbreviated(window, at, QUARTER if window.low(at) == "q" else HALF)
    at_number = at - 1
    if window.low(at_number) == "-" and window.glued(at):
        at_number -= 1
    ordinal = {**time_words.numbered("ordinal"), "latter": 2}.get(window.low(at_number))
    unit = HALF if window.low(at) == "half" else QUARTER
    if ordinal is None or ordinal > (2 if unit == HALF else 4):
        return []
    first = at_number - 1 if window.low(at_number - 1) in ("the", "this") else at_number
    found = _of_a_year(window, first, at + 1, unit, ordinal)
    if unit == HALF and found.value is None and found.year is None and found.year_steps is None:
        return []  # of a match
    if found.value is None:
        found.first, found.mod = stage_before(window, first)
    return [found]


def _abbreviated(window: Window, at: int, unit: str) -> list[Expression]:
    """`Q3`, `3Q`, and with the year glued on: `3Q24`, `Q3-24`. A half needs its year."""
    number, first, last = window.whole(at + 1, 1) if window.glued(at + 1) else None, at, at + 2
    if window.glued(at) and window.capital(at) and window.whole(at - 1, 1):
        number, first, last = window.whole(at - 1, 1), at - 1, at + 1
    named = window.glued(last) and window.low(last).isalpha()
    if named or number is None or number not in range(1, 5 if unit == QUARTER else 3):
        return []  # H1N1
    short = short_year_after(window, last - 1)
    if short is None and window.glued(last):
        short = window.whole(last, 4)
    if short is not None:
        year = full_year(short) if short < 100 else short
        last += 1 if window.low(last).isdecimal() else 2
        return [_part(first, last, unit, number, year)] if year in YEARS else []
    found = _of_a_year(window, first, last, unit, number)
    return [] if unit == HALF and found.value is None and found.year is None else [found]


def _of_a_year(window: Window, first: int, at: int, unit: str, number: int) -> Expression:
    """A part of a year with the year after it, if any; one of accounts has no dates of the calendar."""
    fiscal = at + (window.low(at) == "of")
    if window.low(fiscal) in time_words.context("fiscal"):
        abbreviated = window.low(fiscal) == "fy"
        fiscal += 1 + (window.low(fiscal + 1) == "year")
        stated = window.whole(fiscal, 4) or 0
        if abbreviated and len(window.low(fiscal)) == 2:
            stated += 2000
        if short_year_after(window, fiscal) == (stated + 1) % 100:
            stated, fiscal = stated + 1, fiscal + 2
        if stated in YEARS:
            return Expression(first, fiscal + 1, "time:fiscal-part", value=f"FY{stated}-{unit}{number}")
    year, year_steps, base, last = year_after(window, at, comma=False)
    found = _part(first, last, unit, number, year)
    found.year_steps, found.base = year_steps, base
    return found


def _part(first: int, last: int, unit: str, number: int, year: int | None) -> Expression:
    months, rule = (3, "time:quarter") if unit == QUARTER else (6, "time:half-year")
    return Expression(first, last, rule, unit=unit, month=(number - 1) * months + 1, year=year)
