"""The days of holidays: fixed, by weekday of a month, from Easter, or by the moon as tabled in `moving_holidays.csv`.

Takes a rule of `times.csv` and a year and gives the period the holiday covers. Left out is which year `at Easter`
means: see `resolve`.
"""

from datetime import date, timedelta
from functools import cache

from newstables import words
from newstables.dates import month_end
from newstables.propose.times.periods import DAY, Period


def easter(year: int) -> date:
    """Western Easter Sunday of a year, by the Gregorian computus (Meeus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches, as a Gregorian date (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


@cache
def _tabled() -> dict[tuple[str, int], Period]:
    """Holidays by the moon by name and year; of two in one year the first."""
    found: dict[tuple[str, int], Period] = {}
    for row in words.rows("moving_holidays.csv"):
        first = date.fromisoformat(row["first"])
        found.setdefault((row["holiday"], first.year), Period(DAY, first, int(row["days"])))
    return found


def is_sighted(rule: str) -> bool:
    """Whether the moon must be seen before a holiday begins, so that its day is only about right."""
    return rule.startswith("~")


def holiday(rule: str, year: int) -> Period:
    """The days of a holiday in a year.

    Args:
        rule: as in `times.csv`: `12-25`, `11:4:4+1`, `easter-2`, `orthodox+0`, `diwali`, `~ramadan`.
        year: the year.

    Returns:
        A day, or the days of a festival.

    Raises:
        ValueError: the table does not reach the year.
    """
    name = rule.lstrip("~")
    if name.replace("_", "").isalpha():
        if (name, year) not in _tabled():
            raise ValueError(f"no day is tabled for {name} in {year}")
        return _tabled()[name, year]
    return Period(DAY, _reckoned(rule, year))


def _reckoned(rule: str, year: int) -> date:
    if rule.startswith("orthodox"):
        return orthodox_easter(year) + timedelta(days=int(rule[8:]))
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if "-" in rule and ":" not in rule:
        return date.fromisoformat(f"{year:04}-{rule}")
    plain, _, after = rule.partition("+")
    month, weekday, which = (int(part) for part in plain.split(":"))
    if which > 0:
        first = date(year, month, 1)
        day_number = (weekday - 1 - first.weekday()) % 7 + 7 * (which - 1)
        found = first + timedelta(days=day_number)
    else:
        last = month_end(year, month)
        found = last - timedelta(days=(last.weekday() - weekday + 1) % 7)
    return found + timedelta(days=int(after or 0))
