"""Periods of the calendar: a day, week, weekend, month, quarter, half, season, year, decade or century.

Takes dates and gives each period its TIMEX3 value and its EDTF date, and steps from one period to the next.
Years before Christ are kept as the years 6001 to 9600, in order, so that the same steps serve them; they have a
TIMEX3 value but no EDTF date. Left out are lengths of time that lie nowhere on the calendar.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from newstables.dates import interval, month_end
from newstables.propose.times.expressions import Part

DAY, WEEK, WEEKEND, MONTH, QUARTER, HALF = "D", "W", "WE", "M", "Q", "H"
SEASON, YEAR, DECADE, CENTURY = "SE", "Y", "DE", "CE"
MOON = "MO"  # a month of the moon, from any day
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # TIMEX3 code: first month
SEASON_OF = {month: code for code, month in SEASONS.items()}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_LAST_YEAR = 6000
_YEAR_ZERO = 9601
OLDEST = _YEAR_ZERO - _LAST_YEAR - 1
MONTHS_IN = {MONTH: 1, QUARTER: 3, HALF: 6, SEASON: 3, YEAR: 12, DECADE: 120, CENTURY: 1200}


def before_christ(number: int) -> int:
    """The year before Christ of a number as a year of `Period`, or the number again."""
    return _YEAR_ZERO - number


def is_before_christ(year: int) -> bool:
    """Whether a year of `Period` stands for one before Christ."""
    return year > _LAST_YEAR


class Period(NamedTuple):
    """A period by its unit and its first day."""

    unit: str
    first: date

    @property
    def timex(self) -> str:
        """The TIMEX3 value."""
        day, year = self.first, f"{self.first.year:04}"
        if self.unit == DAY and not is_before_christ(day.year):
            return day.isoformat()
        if is_before_christ(day.year):
            year = f"BC{before_christ(day.year):04}"
        if self.unit == DAY:
            return f"{year}-{day.month:02}-{day.day:02}"
        if self.unit in (WEEK, WEEKEND):
            iso = (day + timedelta(days=3 * (self.unit == WEEK))).isocalendar()  # a week may begin on any day
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == WEEKEND else "")
        if self.unit == MONTH:
            return f"{year}-{day.month:02}"
        if self.unit == QUARTER:
            return f"{year}-Q{day.month // 3 + 1}"
        if self.unit == HALF:
            return f"{year}-H{day.month // 6 + 1}"
        if self.unit == SEASON:
            return f"{year}-{SEASON_OF[day.month]}"
        return {YEAR: year, MOON: year, DECADE: year[:-1], CENTURY: year[:-2]}[self.unit]

    @property
    def edtf(self) -> str | None:
        """The EDTF date; a week, weekend, quarter or half is an interval of days. None before Christ."""
        day, year = self.first, f"{self.first.year:04}"
        if is_before_christ(day.year):
            return None
        if self.unit == DAY:
            return day.isoformat()
        if self.unit == MONTH:
            return f"{year}-{day.month:02}"
        if self.unit in (WEEK, WEEKEND):
            return interval(day, day + timedelta(days=6 if self.unit == WEEK else 1))
        if self.unit == MOON:
            return f"{day.isoformat()}~/{day + timedelta(days=29)}~"
        if self.unit in (QUARTER, HALF):
            return interval(day, month_end(day.year, day.month + MONTHS_IN[self.unit] - 1))
        if self.unit == SEASON:
            return f"{year}-{_EDTF_SEASON[SEASON_OF[day.month]]}"
        if self.unit == YEAR:
            return year
        return year[:3] + "X" if self.unit == DECADE else year[:2] + "XX"

    def shift(self, steps: int) -> "Period":
        """The period so many steps later, or earlier when negative.

        Raises:
            ValueError, OverflowError: it lies outside the years of its era.
        """
        moved = self._moved(steps)
        if is_before_christ(moved.first.year) != is_before_christ(self.first.year) or moved.first.year >= _YEAR_ZERO:
            raise ValueError(f"{steps} steps from {self.timex} leave the era")
        return moved

    def _moved(self, steps: int) -> "Period":
        if self.unit in MONTHS_IN:
            months = self.first.year * 12 + self.first.month - 1 + steps * MONTHS_IN[self.unit]
            return Period(self.unit, date(months // 12, months % 12 + 1, 1))
        days = {DAY: 1, MOON: 30}.get(self.unit, 7)
        return Period(self.unit, self.first + timedelta(days=steps * days))


@lru_cache(maxsize=4096)
def written(period: Period) -> tuple[str, str | None]:
    """The TIMEX3 value and the EDTF date of a period; an article names few and each again and again."""
    return period.timex, period.edtf


def holding(unit: str, day: date) -> Period:
    """The period of a unit that holds a day; for a weekend, that of the day's week.

    Raises:
        ValueError, OverflowError: it begins before the year 1.
    """
    if unit in (DAY, MOON):
        return Period(unit, day)
    if unit in (WEEK, WEEKEND):
        if is_before_christ(day.year):
            raise ValueError("no weeks are counted before Christ")
        return Period(unit, day + timedelta(days=(5 if unit == WEEKEND else 0) - day.weekday()))
    if unit == SEASON:
        month = day.month // 3 * 3 or 12
        return Period(unit, date(day.year - (day.month < 3), month, 1))
    if unit in (DECADE, CENTURY):
        size = 10 if unit == DECADE else 100
        if is_before_christ(day.year):
            return Period(unit, date(before_christ(before_christ(day.year) // size * size + size - 1), 1, 1))
        return Period(unit, date(max(day.year // size * size, 1), 1, 1))
    size = MONTHS_IN[unit]
    return Period(unit, date(day.year, (day.month - 1) // size * size + 1, 1))


def part_of(period: Period, part: Part) -> Period:
    """The unit counted within a period: the first Monday of May, the last week of June.

    A week is of the period that holds its Thursday.

    Raises:
        ValueError: the period holds no such part.
    """
    unit, nth, weekday, starts = part
    if starts is not None:
        return Period(unit, period.first + timedelta(days=starts))
    if nth == 0:
        found = holding(unit, period.first)
        return found.shift(-1) if unit == WEEKEND and period.first.weekday() == 0 else found  # Labor Day weekend
    first, last = period.first, period.shift(1).first - timedelta(days=1)
    if unit in (WEEK, WEEKEND):
        weekday = 4 if unit == WEEK else 6
    if weekday is not None:
        day = (
            first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
            if nth > 0
            else last - timedelta(days=(last.isoweekday() - weekday) % 7)
        )
        found = holding(unit, day)
    else:
        day = first if nth > 0 else last
        found = holding(unit, day).shift(max(nth - 1, 0))
    if not first <= day <= last or found.first > last:
        raise ValueError(f"{period.timex} holds no {nth} {unit}")
    return found


def years_off(period: Period, years: int) -> Period:
    """The same period of another year: the quarter, the month; a week by its place, 52 weeks a year."""
    if period.unit in (WEEK, WEEKEND):
        return period.shift(52 * years)
    return Period(period.unit, period.first.replace(year=period.first.year + years))
