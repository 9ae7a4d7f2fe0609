"""Names of the calendar: months with days and years, weekdays, seasons, quarters and halves of a year.

Each function takes the window and the token that set it off, and gives the expressions found there in order
of text (a list of days gives several), or none when the token is something else: a verb, a name, a count.
Left out is which year `in May` means: see `resolve`.
"""

from dataclasses import replace
from functools import cache

from newstables import words
from newstables.propose.times import lexicon as time_words
from newstables.propose.times.days import DAYS, day_at, day_before, listed, months
from newstables.propose.times.expressions import (
    DATE,
    PREVIOUS,
    PUBLICATION,
    SET,
    Expression,
    Part,
    Window,
    direction_before,
    nth_before,
    stage_before,
)
from newstables.propose.times.periods import DAY, HALF, MONTH, OLDEST, QUARTER, SEASON, SEASONS, before_christ

YEARS = range(1000, 2101)
_WEEKS = {"week": 7, "fortnight": 14}
_RESULTS = 16  # tokens between a half of a year and what was earned in it
_LAST_SHORT = 30  # '31 is rather 1931 than 2031


@cache
def _weekdays() -> dict[str, int]:
    return time_words.numbered("weekday") | time_words.numbered("weekday_abbreviation")


def full_year(short: int) -> int:
    """The year that two digits stand for."""
    return short + (2000 if short <= _LAST_SHORT else 1900)


def year_after(window: Window, end: int, comma: bool) -> tuple[int | None, int | None, str, int]:
    """The year after a month, season or quarter: the year or the steps to it, their anchor, the end.

    `2024`, `, 2024`, `of 2024`, `last year`, `of that year`.
    """
    at = end
    if window.low(at) == "of" or window.low(at) == ",":
        at += 1
    if window.low(at) in time_words.context("apostrophe") and window.glued(at + 1) and len(window.low(at + 1)) == 2:
        short = window.whole(at + 1, 2)
        if short is not None:
            return full_year(short), None, PUBLICATION, at + 2  # summer '69
    year, follower = window.whole(at, 4), window.low(at + 1)
    if year is not None and len(window.low(at)) < 4 and follower not in time_words.context("before_christ"):
        return None, None, PUBLICATION, end
    if year and year <= OLDEST and follower in time_words.context("before_christ"):
        return before_christ(year), None, PUBLICATION, at + 2
    counts = follower.isalpha() and follower not in time_words.context("after_list")
    number = not comma and window.low(at - 1) == "," and counts  # in October, 2000 people
    digits = follower == "-" and window.low(at + 2).isdecimal() and window.low(at + 3) == "-"  # 2024-10-28
    if year is not None and year in YEARS and len(window.low(at)) == 4 and not number and not digits:
        return year, None, PUBLICATION, at + 1
    if window.low(at) == ",":
        return None, None, PUBLICATION, end
    if window.low(at) == "the":
        at += 1
    word = window.low(at)
    if word == "year" and window.low(at + 1) == "before":  # December the year before last
        last = window.low(at + 2) == "last"
        return None, -1 - last, PUBLICATION if last else PREVIOUS, at + 2 + last
    if word == "year" and at > end:
        return None, 0, PREVIOUS, at + 1
    steps = time_words.directions().get(word)
    chained = word in time_words.context("chained")
    if window.low(at + 1) == "year" and (steps is not None or chained):
        return None, steps or 0, PREVIOUS if chained else PUBLICATION, at + 2
    return None, None, PUBLICATION, end


def _is_month(window: Window, at: int, has_number: bool) -> bool:
    """Whether a token is the month and not a verb, a given name or an abbreviation of something else."""
    word = window.low(at)
    if has_number:
        return True
    if not window.capital(at):
        return False
    if word in time_words.kind("month_abbreviation"):
        dash = time_words.context("dash")
        ends = at > 1 and window.low(at - 1) in dash and window.lowers[at - 2] in months()  # Jan-Mar
        return word.endswith(".") or ends or (window.low(at + 1) in dash and window.low(at + 2) in months())
    ranged = window.low(at + 1) in time_words.context("joins") and window.low(at + 2) in months()
    if word not in time_words.context("ambiguous_month") or ranged:
        return True
    before = window.low(at - 1)
    if window.capital(at + 1) and before in time_words.context("joins_names"):
        return False  # May Brown and April Hall
    if before in time_words.context("repeats") or (before in time_words.directions() and before != "same"):
        return True
    if window.low(at + 1) == ":" and at == window.begin:
        return True  # March: talks begin
    if before in time_words.context("month_after") or (before == "-" and window.glued(at)):
        return True
    if before == "the" and word != "may":
        return not window.capital(at + 1)
    return word not in ("may", "march") and not window.capital(at + 1) and not window.capital(at - 1)


def _dashed(window: Window, at: int) -> Expression | None:
    """A date with its month between dashes: `28-Oct-2024`, `28-Oct-24`."""
    if window.low(at - 1) != "-" or window.low(at + 1) != "-":
        return None
    day, year = window.whole(at - 2, 2), window.whole(at + 2, 4)
    if year is not None and len(window.low(at + 2)) == 2:
        year = full_year(year)
    if day not in DAYS or year not in YEARS:
        return None
    number = months()[window.low(at)]
    return Expression(at - 2, at + 3, "time:month+day+year", unit=DAY, year=year, month=number, day=day)


def _counts_people(window: Window, at: int) -> bool:
    """Whether the number after a month is how many of something: `in January 31 people were shot`, `in May 21% fewer`."""
    noun = window.low(at + 2)
    if any(unit.kind == "percent" for unit in words.units().get(noun, ())):
        return True
    plural = noun.isalpha() and noun.endswith("s") and noun not in time_words.context("after_list")
    return window.low(at - 1) == "in" and (plural or noun in time_words.context("counted"))


def month(window: Window, at: int) -> list[Expression]:
    """A month with the days, weekday and year around it, if any."""
    word = window.low(at)
    dashed = _dashed(window, at)
    if dashed is not None:
        return [dashed]
    first, end = at, at + 1
    days: list[tuple[int, int, int]] = []  # number, first token, token after
    before = day_before(window, at)
    after = None if before or _counts_people(window, at) else day_at(window, end)
    if before and not (window.low(at) == "may" and not window.capital(at)):
        day, first = before
        days.append((day, first, end))
        while len(days) < 8:
            article = window.low(first - 1) == "the" and window.low(first - 3) in time_words.context(
                "ordinal_suffix"
            )  # the 3rd and the 5th of May
            joint = first - 1 - (article or window.low(first - 1) in _weekdays())  # Friday 1 to Sunday 3 November
            other = day_before(window, joint) if window.low(joint) in time_words.context("joins") else None
            if other is None or window.low(other[1] - 1) in time_words.kind("month"):
                break
            first = other[1]
            days[0] = (days[0][0], joint + 1, days[0][2])
            days.insert(0, (other[0], first, joint))
        plain = window.low(first + 1) not in time_words.context("ordinal_suffix") and window.low(at + 1).islower()
        if window.low(first - 1) == "the" and not (plain and window.low(at + 1) not in time_words.context("after_day")):
            first -= 1  # the 3rd of May; not of the 3 May flood
    elif after and window.capital(at):
        days = [(after[0], at, after[1]), *listed(window, after[1])]
        end = days[-1][2]
    year, year_steps, base, last = year_after(window, end, comma=bool(days))
    if not _is_month(window, at, bool(days) or year is not None):
        return []
    every = window.low(first - 1)
    if every in time_words.context("repeats") and every != "/" and year is None and year_steps is None and len(days) < 2:
        value = f"XXXX-{months()[word]:02}" + (f"-{days[0][0]:02}" if days else "")
        return [Expression(first - 1, last, "time:every-month", SET, value=value)]
    ends = window.low(end) == "quarter" and not months()[word] % 3 and window.low(at - 1) not in time_words.context("joins")
    if not days and last == end and ends:
        the = at - (window.low(at - 1) == "the")  # the September quarter
        return [Expression(the, end + 1, "time:quarter", unit=QUARTER, month=months()[word] - 2)]
    found = Expression(first, last, "time:month", unit=MONTH, month=months()[word], base=base)
    found.year, found.year_steps = year, year_steps
    if days:
        found.unit, found.day, found.rule = DAY, days[0][0], "time:month+day"
        left = first - 2 if window.low(first - 1) == "," else first - 1
        found.weekday = _weekdays().get(window.low(left))
        found.first = first if found.weekday is None else left
    if year is not None:
        found.rule += "+year"
    elif year_steps is None:
        found.first, found.direction, found.base = direction_before(window, found.first)
    found.first, found.mod = stage_before(window, found.first)
    if len(days) < 2:
        return [found]
    others = [replace(found, first=start, last=stop, day=day) for day, start, stop in days[1:]]
    others[-1].last, found.last = found.last, days[0][2]
    return [found, *others]


def _numbered(window: Window, at: int) -> bool:
    """Whether a day number of a month named soon after begins at a token: `Friday 1 May`, `Friday 1 to Sunday 3 May`."""
    ranged = window.low(at + 1) in time_words.context("joins") and window.low(at + 2) in _weekdays()
    ends = range(at + 1, at + (6 if ranged else 4))
    return day_at(window, at) is not None and any(window.low(i) in months() for i in ends)


def weekday(window: Window, at: int) -> list[Expression]:
    """A weekday; one before a month and day is left to the month."""
    word = window.low(at)
    whole = word in time_words.kind("weekday") or word.endswith(".")
    table = _of_a_timetable(window, at)
    if table is not None:
        return [table]
    alone = word in time_words.context("plain_weekday") and window.low(at - 1) in {"on", *time_words.context("month_after")}
    if not window.capital(at) or not (whole or alone):
        return []
    show = window.low(at + 1) in time_words.kind("daypart") and window.capital(at + 1) and window.capital(at + 2)
    if window.low(at - 1) in time_words.context("title_before") | time_words.context("courtesy") or (
        show and not window.heading
    ):
        return []  # Saturday Night Live
    if window.low(at + 1) in time_words.context("title_after") and window.capital(at + 1):
        return []
    after = at + 2 if window.low(at + 1) in (",", "the") else at + 1
    if (window.low(after) in months() and day_at(window, after + 1)) or _numbered(window, after):
        return []
    number = _weekdays()[word]
    other = window.low(at - 1) == "other"
    every = window.low(at - 1 - other) in time_words.context("repeats")
    if every or word.endswith("days"):
        first = at - 1 - other if every else at
        return [Expression(first, at + 1, "time:every-weekday", SET, value=f"XXXX-WXX-{number}")]
    ordinal = window.low(at - 1) in time_words.kind("ordinal") and window.low(at - 2) in time_words.context("repeats")
    follower = window.low(at + 1)
    some = window.low(at - 1) in time_words.context("any_weekday")
    if ordinal or (some and (not follower.isalpha() or follower in time_words.context("after_list"))):
        first, kind = (at - 2, SET) if ordinal else (at, DATE)
        return [
            Expression(first, at + 1, "time:any-weekday", kind, value=f"XXXX-WXX-{number}")
        ]  # every first Monday, on a Monday
    first, direction, base = direction_before(window, at)
    first, mod = stage_before(window, first)
    found = Expression(first, at + 1, "time:weekday", unit=DAY, weekday=number, direction=direction, base=base, mod=mod)
    nth = nth_before(window, at)
    if nth is not None:
        found.rule = "time:weekday-nth"
    found.part_of = Part(DAY, nth or 1, number)
    if direction is None and nth is None:
        _put_off(window, at, found)
    return [found]


def _of_a_timetable(window: Window, at: int) -> Expression | None:
    """A weekday of every week, abbreviated at an end of a range: `open Mon-Fri`."""
    short, dash = time_words.kind("weekday_abbreviation"), time_words.context("dash")
    before = (
        window.low(at - 1) in dash and window.glued(at) and window.floor <= at - 1 and window.document.lowers[at - 2] in short
    )
    after = window.low(at + 1) in dash and window.glued(at + 1) and window.low(at + 2) in short
    if not window.capital(at) or window.low(at) not in short or not (before or after):
        return None
    return Expression(at, at + 1, "time:every-weekday", SET, value=f"XXXX-WXX-{_weekdays()[window.low(at)]}")


def _put_off(window: Window, at: int, found: Expression) -> None:
    """Take in what puts a weekday a week or more off: `Friday week`, `the Friday before last`, `the Monday after`."""
    after, follower = window.low(at + 1), window.low(at + 2)
    ends = not follower.isalpha() or follower in time_words.context("after_list")
    if after in _WEEKS and ends:
        found.last, found.plus = at + 2, _WEEKS[after]
    elif window.low(at - 1) == "the" and (after, follower) in (("before", "last"), ("after", "next")):
        found.direction, found.plus = (-1, -7) if after == "before" else (1, 7)
        found.first, found.last = at - 1, at + 3
    elif window.low(at - 1) == "the" and after in ("before", "after") and not follower.isalpha():
        found.direction, found.base = (-1 if after == "before" else 1), PREVIOUS
        found.first, found.last = at - 1, at + 2


def season(window: Window, at: int) -> list[Expression]:
    """A season; `fall` and `spring` only where no verb or other noun can stand."""
    word = window.low(at)
    year, year_steps, base, last = year_after(window, at + 1, comma=False)
    first, direction, chained = direction_before(window, at)
    before = window.low(at - 1)
    if before == "the":
        first = at - 1
    if before in time_words.context("repeats"):
        code = time_words.kind("season")[word]
        return [Expression(at - 1, last, "time:every-season", SET, value=f"XXXX-{code}")]
    named = window.capital(at) and window.capital(at + 1) and window.low(at + 1) not in months() and not window.heading
    if window.low(at - 1) == "last" and window.low(at - 2) == "the" and window.low(at + 1) == "of" and last == at + 1:
        return [Expression(at - 2, last, "time:of-an-event", value=f"XXXX-{time_words.kind('season')[word]}")]  # of the war
    if (named and year is None) or before in time_words.context("courtesy"):
        return []  # the Winter Session
    plain = word not in ("fall", "spring", "springs")
    nominal = direction is not None or (before == "-" and window.glued(at))
    settled = before == "the" or before in time_words.context("season_after")
    settled = settled and window.low(at + 1) not in ("of", "in", "from", "to")  # the fall of the city
    if not (plain or year is not None or year_steps is not None or nominal or settled):
        return []
    month = SEASONS[time_words.kind("season")[word]]
    ranged = month == SEASONS["WI"] and window.low(last) in time_words.context("year_range")
    if year is not None and ranged and window.whole(last + 1, 4) in (year + 1, (year + 1) % 100):
        last += 2  # the winter of 2022-23 begins in 2022
    found = Expression(first, last, "time:season", unit=SEASON, month=month)
    found.year, found.year_steps = year, year_steps
    found.direction = direction
    found.base = chained if direction is not None else base
    found.first, found.mod = stage_before(window, first)
    return [found]


def _short_year(window: Window, end: int) -> tuple[int | None, int]:
    """A year written to the letter or number before it (`3Q24`, `Q3-24`, `Q3/2024`): the year and the token after it."""
    at = end + (window.low(end) in time_words.context("year_range"))
    year = window.whole(at, 4)
    if year is None or not window.glued(end) or not window.glued(at) or len(window.low(at)) not in (2, 4):
        return None, end
    return (full_year(year) if len(window.low(at)) == 2 else year), at + 1


def _through(window: Window, year: int, end: int) -> tuple[int, int]:
    """The year that a year of accounts ends in (`FY2023-24`) and the token after it."""
    ranged = window.low(end) in time_words.context("year_range") and window.glued(end + 1)
    return (year + 1, end + 2) if ranged and window.whole(end + 1, 2) == (year + 1) % 100 else (year, end)


def _coded_part(window: Window, at: int) -> list[Expression]:
    """A quarter or half by its letter: `Q3`, `3Q24`, `Q3-24`, `H1 2024`, `Q2 FY25`."""
    unit = QUARTER if window.low(at) == "q" else HALF
    first, end = at, at + 2
    number = window.whole(at + 1, 1) if window.glued(at + 1) else None
    if number is None and window.glued(at):
        number, first, end = window.whole(at - 1, 1), at - 1, at + 1
    model = window.low(first - 2) in ("a", "an") and window.capital(first - 1)  # an Audi Q3
    named = model or (unit == HALF and window.low(end).isalpha() and window.glued(end))  # H1N1
    if number is None or number not in range(1, 5 if unit == QUARTER else 3) or named:
        return []
    accounting = end + (window.low(end) == "of")
    if window.low(accounting) == "fy":
        stated = window.whole(accounting + 1, 4)
        if stated is not None:
            stated, last = _through(window, stated + 2000 * (stated < 100), accounting + 2)
            return [Expression(first, last, "time:fiscal-part", value=f"FY{stated}-{unit}{number}")]
    year, last = _short_year(window, end)
    year_steps, base = None, PUBLICATION
    if year is None:
        year, year_steps, base, last = year_after(window, end, comma=False)
    ahead = window.whole(first - 1, 4)
    if year is None and year_steps is None and ahead in YEARS and len(window.low(first - 1)) == 4:
        first, year = first - 1, ahead  # 2024 Q3
    if unit == HALF and year is None:
        return []
    return [_part(first, last, unit, number, year, year_steps, base)]


def part_of_year(window: Window, at: int) -> list[Expression]:
    """A quarter or half of a year: `the third quarter of 2024`, `Q3`, `the second half of this year`."""
    word = window.low(at)
    if word in ("q", "h"):
        return _coded_part(window, at)
    at_number = at - 1
    if window.low(at_number) == "-" and window.glued(at):
        at_number -= 1
    ordinal = {**time_words.numbered("ordinal"), "latter": 2}.get(window.low(at_number))
    unit = HALF if word == "half" else QUARTER
    if ordinal is None or ordinal > (2 if unit == HALF else 4):
        return []
    first = at_number - 1 if window.low(at_number - 1) in ("the", "this") else at_number
    fiscal = at + 1 + (window.low(at + 1) == "of")
    if window.low(fiscal) in time_words.context("fiscal"):
        fiscal += 1 + (window.low(fiscal + 1) == "year")
        stated = window.whole(fiscal, 4)
        if stated is not None and stated in YEARS:
            stated, last = _through(window, stated, fiscal + 1)
            return [Expression(first, last, "time:fiscal-part", value=f"FY{stated}-{unit}{ordinal}")]
    if window.low(at_number - 1) in time_words.context("fiscal"):
        return [Expression(at_number - 1, at + 1, "time:fiscal-part", value=f"FYXXXX-{unit}{ordinal}")]
    year, year_steps, base, last = year_after(window, at + 1, comma=False)
    if unit == HALF and year is None and year_steps is None and not _is_of_results(window, at):
        return []  # of a match
    found = _part(first, last, unit, ordinal, year, year_steps, base)
    found.first, found.mod = stage_before(window, first)
    return [found]


def _is_of_results(window: Window, at: int) -> bool:
    """Whether a half is one of a year, by what was earned or made in it: `profit for the first half`."""
    around = window.lowers[max(at - _RESULTS, window.begin) : min(at + _RESULTS, window.ceiling)]
    return not time_words.context("results").isdisjoint(around)


def _part(first: int, last: int, unit: str, number: int, year: int | None, year_steps: int | None, base: str) -> Expression:
    months = 3 if unit == QUARTER else 6
    return Expression(
        first,
        last,
        "time:quarter" if unit == QUARTER else "time:half-year",
        unit=unit,
        month=(number - 1) * months + 1,
        year=year,
        year_steps=year_steps,
        base=base,
    )
