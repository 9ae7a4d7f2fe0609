"""Holidays: the day of each in a year, by a rule, by a computus, or by the table of the moon's feasts.

Takes the rule of a holiday (`times.csv`) and a year and gives a date. Left out are eves of feasts and days off that a
government moves to a Monday.
"""

from datetime import date, timedelta
from functools import cache

from newstables import words
from newstables.dates import month_end


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
def feasts() -> dict[str, dict[int, date]]:
    """The days of feasts that go by the moon, by year; the first where a year has two."""
    found: dict[str, dict[int, date]] = {}
    for row in words.rows("feasts.csv"):
        days = [date.fromisoformat(day) for day in row["days"].split("|")]
        found[row["feast"]] = {day.year: day for day in reversed(days)}
    return found


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in a year, by its rule in `times.csv`: `12-25`, `11:4:4+1`, `easter-2`, `feast:diwali`.

    Raises:
        ValueError: no day of the feast is known in that year.
    """
    days = feasts().get(rule.partition(":")[2])
    if days is not None:
        if year not in days:
            raise ValueError(f"no day for {rule} is known in {year}")
        return days[year]
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
