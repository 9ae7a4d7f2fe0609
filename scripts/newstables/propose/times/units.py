"""Units of time: durations (`three weeks`), steps (`last week`, `a year ago`), sets (`three times a day`).

Each function takes the window and the token of the unit and gives the expression found there, or none when
the word names no time (`Labor Day`, a six-year-old). Left out is which day `last week` means: see
`resolve`.
"""

from newstables import words
from newstables.propose.times import lexicon as time_words
from newstables.propose.times.calendar import YEARS
from newstables.propose.times.counts import Count, count_before, digits, is_plural
from newstables.propose.times.expressions import (
    DURATION,
    PREVIOUS,
    PUBLICATION,
    SAME,
    SET,
    TIME,
    Expression,
    Part,
    Window,
    direction_before,
    nth_before,
    part_before,
    stage_before,
)
from newstables.propose.times.periods import CENTURY, DAY, DECADE, MONTH, QUARTER, WEEK, WEEKEND, YEAR

_STEPS = frozenset({DAY, WEEK, WEEKEND, MONTH, QUARTER, YEAR, DECADE, CENTURY})
_PARTS = frozenset({DAY, WEEK, WEEKEND, MONTH, QUARTER, DECADE})
_MIDDLES = frozenset({WEEK, MONTH, YEAR, DECADE})
_CLOSED = frozenset({MONTH, QUARTER, YEAR})  # the year ended 31 March is not the calendar's
_RESULTS = frozenset({"period", "quarter", "month"})
_YEARS_IN = {DECADE: 10, CENTURY: 100, "ML": 1000}
_ROUND = {"so": "APPROX", "more": "EQUAL_OR_MORE"}  # an hour or so, two years or more
_TWO_STEPS = (("before", "last"), ("after", "next"))
_FINER = {YEAR: (MONTH, 12), WEEK: (DAY, 7), DECADE: (YEAR, 10), CENTURY: (YEAR, 100)}


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: `P3W`, `PT16H`, `PXY`; decades are counted in years."""
    scale, letter = 1.0, unit
    if unit in _YEARS_IN and amount is not None:
        scale, letter = _YEARS_IN[unit], YEAR
    elif unit[0].isdigit():
        scale, letter = float(unit[:-1]), unit[-1]
    prefix, letter = ("PT", letter[1]) if letter in ("TH", "TM", "TS") else ("P", letter)
    if amount is None:
        return f"{prefix}X{letter}"
    number = amount * scale
    return f"{prefix}{int(number) if number == int(number) else round(number, 6)}{letter}"


def _modifier_before(window: Window, first: int) -> tuple[int, str | None]:
    """Take in `more than`, `nearly`, `at least` before a length of time."""
    for tokens, mod in time_words.modifiers().get(window.low(first - 1), ()):
        start = first - len(tokens)
        if start >= window.floor and window.lowers[start:first] == tokens:
            beyond = window.low(start - 1)
            counted = beyond and (words.is_number(beyond) or beyond in words.units())
            compared = counted and tokens[-1] == "than"
            return (first, None) if compared else (start, mod)  # seven more than a month earlier
    return first, None


def _counts_each(window: Window, article: int) -> bool:
    """Whether `a day` after a count means each day: `three meals a day`, `$5 a week`, `twice a year`."""
    before = window.low(article - 1)
    if not before:  # the expression before ends here: 24 hours a day
        return article > window.begin
    if before in time_words.context("set_before") or digits(before) is not None or before in time_words.numbers():
        return True
    plural = (before.endswith("s") and len(before) > 3) or before in time_words.context("counted")
    if not plural or before in time_words.context("takes_duration"):
        return False
    return any(
        digits(window.low(i)) is not None or window.low(i) in time_words.numbers() or window.low(i) in ("of", "many")
        for i in range(article - 4, article - 1)
    )


def unit(window: Window, at: int) -> list[Expression]:
    """A length of time, a step on the calendar, or a set, by what stands round the unit."""
    word = window.low(at)
    code = time_words.kind("unit")[word]
    end = at + 1
    before, after = window.low(at - 1), window.low(end)
    if window.low(at - 1 - (before == "-")) in time_words.context("other_measure"):
        return []  # 1,300 light years, 40 man-hours
    if word == "quarters" and before == "-" and window.glued(at):
        return []  # three-quarters are a share
    if after == "-" and window.glued(end) and window.low(end + 1) == "old":
        return _aged(window, at, code)
    hyphened = window.low(end + 1) if after == "-" and window.glued(end) else ""
    if code == YEAR and hyphened in ("ago", "earlier"):
        return [_a_year_before(window, at, end + 2)]
    joined = code == YEAR and window.low(at - 1) == "-" and window.low(end) in _RESULTS
    if joined and window.low(at - 2) in time_words.context("chained"):
        return [_a_year_before(window, at - 2, end)]  # the prior-year quarter
    if code in _STEPS and (hyphened == "end" or (window.plain(end) == "'s" and window.low(end + 1) == "end")):
        return [_stage_of(window, at, end + 2, code, "END")]
    mid = before == "-" and window.low(at - 2) == "mid"
    if (mid or word.startswith("mid")) and code in _MIDDLES:
        return [_stage_of(window, at - 2 * mid, end, code, "MID")]
    if code == "TH" and before in time_words.context("first_hours") and window.low(at - 2) == "the":
        return [Expression(at - 2, end, "time:hours", TIME, clock="TMO", mod="START")]  # the early hours of Saturday
    few = before in ("few", "couple")
    if code == YEAR and before == "new" and window.low(at - 2) == "the":
        return [Expression(at - 2, end, "time:new-year", unit=YEAR, month=1, day=1, mod="START")]  # in the new year
    if is_plural(word) and part_before(window, at - few) and window.low(at - 2 - few) == "the" and _is_period(window, end):
        return []  # the last days of December, the first few days of this month
    count = count_before(window, at)
    if code == "TS" or word == "min":
        hyphen = before == "-"
        if count is None or count.article or (word == "second" and not hyphen and count.amount != 1):
            return []
    if word == "minutes" and count is None and not _lasts(window, at):
        return []  # the minutes of the meeting
    if word in time_words.kind("daypart") and (count is None or count.article):
        return []  # a night raid
    fraction = after == "of" and before not in time_words.context("noun_between")
    if code == QUARTER and (count is None or count.article or fraction):
        count = None
        if not _directed(window, at):
            return []
    named = count is not None or (window.capital(at - 1) and not _directed(window, at))
    if window.capital(at) and not window.heading and named:
        return []  # 60 Minutes, Labor Day, Fashion Week
    gap = 1 + (after == "-")
    if count and [window.low(end + i) for i in (gap - 1, 2 * gap - 1, 3 * gap - 1)] == ["and", "a", "half"]:
        count.amount = None if count.amount is None else count.amount + 0.5
        end += 3 * gap
    if count and not (count.article and window.low(count.first - 1) in time_words.context("repeats")):
        return [_counted(window, end, code, count)]
    found = _uncounted(window, at, end, code)
    nth = nth_before(window, at)
    if nth == -1 and window.low(end) == "of" and found and found[0].steps is not None and code in (DAY, WEEK, MONTH):
        found = [_of_an_event(found[0].first, end, code)]  # the last day of the season
    if len(found) == 1 and found[0].type != SET and code in _PARTS:
        if nth is not None:
            found[0].part_of, found[0].rule = Part(code, nth), found[0].rule + "-nth"
        elif code in (WEEK, WEEKEND) and before == "the":
            found[0].part_of = Part(code, 0)
    return found


def _lasts(window: Window, at: int) -> bool:
    """Whether `minutes` without a number are a time: `for minutes`, `minutes later`, `minutes before the vote`."""
    before, after = window.low(at - 1), window.low(at + 1)
    return after in time_words.context("after_minutes") or before in time_words.context("before_minutes")


def _aged(window: Window, at: int, code: str) -> list[Expression]:
    """A length that something has lasted: `the 18-month-old war`, `a decades-old feud`; none for the age of a person."""
    after = range(at + 3, at + 6)
    lasts = any(window.low(i) in time_words.context("aged") for i in after) or code in (DECADE, CENTURY)
    count = count_before(window, at) if lasts else None
    if not lasts or (count is None and not (is_plural(window.low(at)) or code in (DECADE, CENTURY))):
        return []
    plural = is_plural(window.low(at)) and count is None
    value = duration_value(None if plural else 1 if count is None else count.amount, code)
    first = at if count is None or count.article else count.first
    return [Expression(first, at + 3, "time:aged", DURATION, value=value, base="absolute")]


def _this_time(window: Window, first: int) -> int | None:
    """The first token of `this time` or `the same time` before `last year`, or none."""
    if window.low(first - 1) not in ("time", "point", "stage") or window.low(first - 2) not in ("this", "same"):
        return None
    return first - 2 - (window.low(first - 3) in ("the", "about", "around") and window.low(first - 2) == "same")


def _is_period(window: Window, at: int) -> bool:
    """Whether `of` and a month, a year or a unit stand at a token: `of December`, `of the decade`."""
    after = at + 1 + (window.low(at + 1) in time_words.directions() or window.low(at + 1) == "the")
    word = window.low(after)
    named = word in time_words.kind("unit") or word in time_words.kind("month") or word in time_words.kind("season")
    dated = window.whole(after, 4) in YEARS or window.low(after + 1) in time_words.context("before_christ")
    return window.low(at) == "of" and (named or dated)


def _stage_of(window: Window, at: int, last: int, code: str, mod: str) -> Expression:
    """`by year-end`, `the month's end`, `year-end 2025`, `by mid-year`, `midweek`."""
    stated = window.whole(last + (window.low(last) == "of"), 4)
    found = Expression(at - (window.low(at - 1) == "the"), last, "time:stage", unit=code, steps=0, mod=mod)
    if code == YEAR and stated in YEARS:
        found.last, found.steps, found.year = last + 1 + (window.low(last) == "of"), None, stated
    return found


def _a_year_before(window: Window, at: int, last: int) -> Expression:
    """`the year-ago quarter`, `a year-earlier period`, `the prior-year month`: the one before it, of the year before."""
    first = at - (window.low(at - 1) in ("the", "a"))
    code = SAME if window.low(last) == "period" else time_words.kind("unit").get(window.low(last))
    if code in (MONTH, QUARTER, SAME):
        return Expression(first, last + 1, "time:year-ago", unit=code, steps=0, year_steps=-1, base=PREVIOUS)
    return Expression(first, last, "time:year-ago", unit=MONTH, steps=-12, approximate=True)


def _directed(window: Window, at: int) -> bool:
    before = window.low(at - 1)
    return before in time_words.directions() or before in ("the", "that", "each", "every")


def _counted(window: Window, end: int, code: str, count: Count) -> Expression:
    """A number of units: a step back or ahead when `ago` or `later` follows, else a set or a duration."""
    amount = count.amount
    first, mod = _modifier_before(window, count.first)
    mod = count.mod or mod
    after = window.low(end)
    if after == "or" and window.low(end + 1) in _ROUND:
        mod, end = mod or _ROUND[window.low(end + 1)], end + 2
        after = window.low(end)
    back = after in time_words.context("goes_back")
    before_that = after == "before" and window.low(end + 1) in (",", ".", ";", ")", "", "and", "but")  # two days before
    chained = before_that or after in time_words.context("chained_back") or after in time_words.context("chained_ahead")
    waits = window.low(end + 1) == "time" and window.low(count.first - 1) == "in" and window.plain(end) in ("'", "'s")
    ahead = waits or (after == "from" and window.low(end + 1) in ("now", "today"))  # in three weeks' time
    compared = after != "ago" and window.low(end + 1) == "than"  # six months earlier than planned
    if (back or chained or ahead) and not compared:
        forward = ahead or after in time_words.context("chained_ahead")
        rule = f"time:count+{'from-now' if ahead else after}"
        last = end + 2 if ahead else end + 1
        if code == "TH" and amount and not amount % 24:
            amount, code = amount / 24, DAY  # 48 hours later
        if code[0].isdigit() and amount is not None:
            amount, code = amount * int(code[:-1]), code[-1]  # a fortnight is two weeks
        elif amount is not None and amount != int(amount) and code in _FINER:
            amount, code = amount * _FINER[code][1], _FINER[code][0]  # a year and a half ago
        if amount is None or amount != int(amount) or code not in _STEPS or amount > 9999:
            return Expression(first, last, rule, value="FUTURE_REF" if forward else "PAST_REF", mod=mod)
        steps = int(amount)
        if steps == 1 and code in _FINER:
            code, steps = _FINER[code]
        found = Expression(first, last, rule, unit=code, steps=steps if forward else -steps, mod=mod)
        found.base = PREVIOUS if chained else PUBLICATION
        found.approximate = code in (MONTH, YEAR)
        return found
    if after == "-" and window.low(end + 1) == "long" and window.glued(end + 1):
        end += 2
    elif after == "old" and code == YEAR:
        end += 1
    if count.article and _counts_each(window, count.first):
        return Expression(count.first, end, "time:each", SET, value=duration_value(1, code))
    before = window.low(first - 1)
    if before in time_words.context("repeats"):
        return Expression(first - 1, end, "time:every", SET, value=duration_value(amount, code))
    value = duration_value(amount, code)
    if window.low(first - 1) in time_words.context("opens_part") and window.low(first - 2) == "the":
        first -= 2  # the first nine months
    outer, direction, _ = direction_before(window, first)
    base = PREVIOUS if before in time_words.context("chained") else PUBLICATION
    verb = window.low(outer) == "last" and window.low(outer - 1) in time_words.context("to_last")  # to last eight weeks
    told = window.low(outer) == "that"  # said that eight weeks were enough
    if direction is not None and not count.article and not verb and not told:
        return Expression(outer, end, "time:duration+direction", DURATION, value=value, base=base, mod=mod)
    return Expression(first, end, "time:duration", DURATION, value=value, base="absolute", mod=mod)


def _uncounted(window: Window, at: int, end: int, code: str) -> list[Expression]:
    """A unit without a number: `last week`, `the day`, `every month`, `for weeks`."""
    word, before = window.low(at), window.low(at - 1)
    plural = is_plural(word)
    every = {"other": 2, **time_words.numbered("ordinal")}.get(before, 1) if window.low(at - 2) in ("every", "each") else 1
    if before in time_words.context("repeats") or every > 1:
        first = at - 2 if every > 1 else at - 1
        every = 2 if before == "alternate" else every
        return [Expression(first, end, "time:every", SET, value=duration_value(every, code))]
    after = window.low(end)
    if code == YEAR and len(after) == 4 and after.isdecimal():
        return []  # the year 2030
    if after == "-" and window.glued(end) and window.low(end + 1) == "long":
        return [
            Expression(
                at,
                end + 2,
                "time:long",
                DURATION,
                value=duration_value(None if plural else 1, code),
                base="absolute",
            )
        ]
    if plural:
        return [_plural(window, at, end, code)]
    start = at
    while at - start < 3 and window.low(start - 1) in time_words.context("noun_between") - time_words.context("chained"):
        if window.low(start - 1) in time_words.directions():
            break
        start -= 1
    first, direction, base = direction_before(window, start)
    span = window.low(start - 1) == "past" or (
        start == at and before == "last" and after != "of" and window.low(first - 1) in time_words.context("spans")
    )
    span = span or (start == at and before == "next" and window.low(first - 1) in time_words.context("spans_ahead"))
    if direction is not None and window.low(first) == "the" and span:
        return [Expression(first, end, "time:duration+direction", DURATION, value=duration_value(1, code))]
    if code in _STEPS and window.low(start - 1) == "the" and (after, window.low(end + 1)) in _TWO_STEPS:
        return [Expression(start - 1, end + 2, "time:step", unit=code, steps=-2 if after == "before" else 2)]
    hyphen = after == "-"
    if code == YEAR and (window.low(end + hyphen), window.low(end + 1 + 2 * hyphen)) == ("to", "date"):
        return [Expression(at, end + 2 + 2 * hyphen, "time:step", unit=YEAR, steps=0)]  # year-to-date
    if direction is None and window.low(start - 1) == "the" and code in _STEPS and _closes_clause(window, end + 1):
        for name, step in (("before", -1), ("after", 1), ("following", 1)):
            if after == name:
                return [Expression(start - 1, end + 1, "time:step", unit=code, steps=step, base=PREVIOUS)]
    that = after == "that"  # the year that ended March 31
    closed = window.low(end + that) in time_words.context("week_closes")
    if direction is None and window.low(start - 1) == "the" and closed and code in _CLOSED:
        start_of = end + 1 + that + (window.low(end + 1) in ("on", "in"))
        if window.low(start_of) == "the" and window.low(start_of + 2) == "of":
            start_of += 3  # the year to the end of June
        dated = window.low(start_of)
        if dated.isdecimal() or dated in time_words.kind("month") or dated in time_words.kind("month_abbreviation"):
            return [Expression(start - 1, end, "time:duration", DURATION, value=duration_value(1, code), base="absolute")]
    if direction is None:
        if window.low(start - 1) == "all":
            return [Expression(start - 1, end, "time:duration", DURATION, value=duration_value(1, code), base="absolute")]
        ordinal = window.low(start - 1) in time_words.kind("ordinal")
        owned = ordinal and window.low(start - 2) in time_words.context("possessive")  # in its third week
        if not owned and window.low(start - 1 - ordinal) not in (("the", "a") if ordinal else ("the",)):
            return []
        first, direction, base = start - 1 - ordinal, 0, PREVIOUS
        reported = after == "that" and code == WEEKEND  # said over the weekend that
        told = after in ("before", "after", "of", "when", "that", "in") and not reported
        if ordinal or told:
            return [_of_an_event(first, end, code)]
    same_time = _this_time(window, first) if direction in (-1, 1) and code in (WEEK, YEAR) else None
    if same_time is not None and direction is not None:
        unit, steps = (DAY, 7 * direction) if code == WEEK else (MONTH, 12 * direction)
        return [Expression(same_time, end, "time:this-time", unit=unit, steps=steps, approximate=code == YEAR)]
    if code not in _STEPS:
        return [Expression(first, end, "time:duration", DURATION, value=duration_value(1, code))]
    if code == WEEKEND and window.low(first) == "the" and window.low(first + 1) == word:
        base = PUBLICATION
    if word == "day" and window.low(first) == "next":
        base = PREVIOUS  # next day she was gone
    found = Expression(first, end, "time:step", unit=code, steps=direction, base=base)
    found.first, found.mod = stage_before(window, first)
    return [found]


def _closes_clause(window: Window, at: int) -> bool:
    """Whether nothing follows `the year after` but a mark, or a clause: `and was rebuilt`, not `and the year before`."""
    word = window.low(at)
    return not word.isalpha() or (word in ("and", "but") and window.low(at + 1) != "the")


def _of_an_event(first: int, end: int, code: str) -> Expression:
    """A period that words outside the calendar fix (`the day after the vote`): its date is not known here."""
    unknown = {DAY: "XXXX-XX-XX", WEEK: "XXXX-WXX", MONTH: "XXXX-XX", YEAR: "XXXX"}.get(code)
    if unknown is None:
        return Expression(first, end, "time:duration", DURATION, value=duration_value(1, code), base="absolute")
    return Expression(first, end, "time:of-an-event", value=unknown)


def _plural(window: Window, at: int, end: int, code: str) -> Expression:
    """Units whose number is not said: `for weeks`, `the coming days`, `years ago`."""
    after = window.low(end)
    if after in time_words.context("goes_back") or after in time_words.context("chained_back"):
        return Expression(at, end + 1, "time:plural+" + after, value="PAST_REF")
    if after in time_words.context("chained_ahead"):
        return Expression(at, end + 1, "time:plural+" + after, value="FUTURE_REF")
    if window.low(at) == "weekends" and window.low(at - 1) in ("on", "at"):
        return Expression(at, end, "time:every", SET, value="XXXX-WXX-WE")
    first, direction, base = direction_before(window, at)
    if direction is None:
        first, base = at, "absolute"
    first, mod = _modifier_before(window, first)
    return Expression(first, end, "time:plural", DURATION, value=duration_value(None, code), base=base, mod=mod)
