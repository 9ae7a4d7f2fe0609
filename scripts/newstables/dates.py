"""Dates as EDTF (ISO 8601-2, levels 0 and 1): what an expression covers, from its first day to its last.

Takes and gives strings and `datetime.date`. The forms written here: `2024-10-28`, `2024-08`, `2024`, `202X` (a decade),
`19XX` (a century), seasons `2024-21` to `2024-24`, a trailing `~` (approximate), `?` (uncertain) or `%` (both), and intervals
`a/b` with `..` for an open end; a week or a quarter is an interval of days. Left out: level 2 (sets, significant digits,
exponents), times of day, years before 1 and after 9999, since no news date needs them.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")

# ISO 8601-2 season codes and the month each begins in, three months long. The winter of a year begins in its December.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date; write it as 2024-10-28, 2024-10, 2024 or 2024-10~")
    year_text, month_text, day_text = match.groups()
    if "X" in year_text:
        if month_text:
            raise ValueError(f"{text!r} gives a month to a decade or century; write 202X or 19XX alone")
        first, last = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    year = int(year_text)
    if month_text is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(month_text)
    if month in _SEASONS and day_text is None:
        start = _SEASONS[month]
        return date(year, start, 1), month_end(year + (month == 24), (start + 1) % 12 + 1)
    if day_text is None:
        return date(year, month, 1), month_end(year, month)
    day = date(year, month, int(day_text))
    return day, day


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day an EDTF expression covers, inclusive; None where an interval is open.

    `~` and `?` do not widen the bounds: they say how sure the date is, not how long it lasts.

    Raises:
        ValueError: the expression is none of the forms above, names a day that does not exist, or ends before it begins.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if start == end == "..":
        raise ValueError(f"{edtf!r} is open at both ends and says nothing; leave the date empty")
    earliest = None if start == ".." else _point(start)[0]
    latest = None if end == ".." else _point(end)[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def week(day: date) -> tuple[date, date]:
    """The calendar week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def interval(first: date | None, last: date | None) -> str:
    """An EDTF interval from one day to another, open where a day is None; one day alone when both are the same."""
    if first is not None and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
