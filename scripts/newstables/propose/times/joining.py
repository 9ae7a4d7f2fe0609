"""Expressions that stand side by side and name one time: `9 a.m. on Tuesday`, `the first Monday of May`.

Takes the expressions of a document in order of text and gives them with such neighbours united. Left out is what
the united expression means: see `resolve`.
"""

from dataclasses import replace

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import DAY_OF_MONTH, DAYS_FROM, PREVIOUS, PUBLICATION, SAME, SET, Expression, Part
from newstables.propose.times.periods import CENTURY, DAY, HALF, MONTH, MOON, QUARTER, SEASON, WEEK, WEEKEND, YEAR
from newstables.text import Document

_HOLD_PARTS = frozenset({WEEK, MONTH, QUARTER, HALF, SEASON, YEAR, CENTURY})
_HALVES = frozenset({"TMO", "TAF", "TEV", "TNI"})
_SIZES = ("PY", "PM", "PW", "PD", "PTH", "PTM", "PTS")  # lengths of time by the letters of their values
_GAP = 2  # tokens between two expressions that name one time
_COME_ROUND = frozenset({DAY, WEEK, WEEKEND, MONTH, QUARTER, SAME})


def joined(document: Document, expressions: list[Expression]) -> list[Expression]:
    """Unite the neighbours that name one time."""
    united: list[Expression] = []
    for found in expressions:
        before = united[-1] if united else None
        close = before is not None and found.first <= before.last + _GAP
        if before is not None and close and document.sentence_of[before.first] == document.sentence_of[found.first]:
            gap = document.lowers[before.last : found.first]
            whole = _joined(document, before, found, gap)
            if whole is not None:
                united[-1] = whole
                continue
            if len(gap) == 1 and gap[0] in time_words.context("joins") and _is_weekday(found):
                if before.direction is not None:
                    found.direction, found.base = 1, PREVIOUS  # next Monday and Tuesday
                elif before.rule == "time:every-weekday" and gap == ["and"]:
                    found.type, found.value, found.rule = (
                        SET,
                        f"XXXX-WXX-{found.weekday}",
                        before.rule,
                    )  # every Monday and Friday
        united.append(found)
    return _dated(document, united)


def _dated(document: Document, expressions: list[Expression]) -> list[Expression]:
    """Give a time the day named after the same time of another zone, or after the end of its range.

    `at 3 p.m. (1900 GMT) on Tuesday`, `from 7 a.m. to 8 p.m. on Tuesday`.
    """
    dated = list(expressions)
    for index in range(len(dated) - 1, 0, -1):
        one, two = dated[index - 1], dated[index]
        if two.unit != DAY or not _is_clock(one):
            continue
        gap = document.lowers[one.last : two.first]
        ranged = len(gap) == 1 and gap[0] in time_words.context("joins") and one.clock < two.clock
        zoned = gap == ["("] or (gap in ([")"], [")", "on"]) and document.lowers[one.first - 1] == "(")
        if ranged or zoned:
            dated[index - 1] = replace(two, first=one.first, last=one.last, clock=one.clock, mod=one.mod, type=one.type)
    return dated


def _is_weekday(found: Expression) -> bool:
    """Whether a weekday stands alone."""
    return found.weekday is not None and found.day is None and found.direction is None and found.type != SET


def _joined(document: Document, before: Expression, found: Expression, gap: list[str]) -> Expression | None:
    """Two neighbours and the words between them as one, or none."""
    if _is_clock(before) and _is_day(found) and (gap or before.rule != "time:part"):
        from_night = gap == ["from"] and before.clock == "TNI" and document.lowers[before.first] == "the"
        if from_night or all(word in time_words.context("date_follows") for word in gap):
            found.first, found.clock, found.mod = before.first, before.clock, before.mod or found.mod
            return found
        return None
    if not gap and _is_clock(before) and before.clock[1:3].isdecimal() and found.unit == DAY and found.clock in _HALVES:
        found.first, found.clock = before.first, _after_noon(before.clock, found.clock)
        return found  # midnight tonight
    if not gap and before.unit == DAY and before.clock[1:3].isdecimal() and _is_clock(found) and found.clock in _HALVES:
        before.last, before.clock = found.last, _after_noon(before.clock, found.clock)
        return before
    if gap == ["of"] and before.rule.endswith("-nth") and found.type == SET:
        found.first = _with_its_number(document, before)  # the first Tuesday of every month
        return found
    if _is_quarter(document, before, found, gap):
        before.last, before.unit, before.rule = found.last + 1, QUARTER, "time:quarter"
        return before
    starts = _starts(gap)
    if starts is not None and before.part_of == Part(WEEK, 0) and _is_day(found):
        found.first, found.part = before.first, Part(WEEK, 0, starts=starts)
        return found
    if (
        before.clock == "TNI"
        and len(gap) == 1
        and gap[0] in time_words.context("joins") - {"or"}
        and _is_next_day(before, found)
    ):
        before.last, before.days = found.last, 2
        return before
    if gap == ["of"] and before.rule == "time:of-an-event" and _is_day(found) and document.lowers[before.last - 1] == "eve":
        found.first, found.plus = before.first, -1
        return found  # the eve of 9 May
    if gap in (["before"], ["after"]) and _is_day(found) and found.type != SET and not found.plus:
        days = _days_from(document, before)
        if days:
            found.first, found.rule = before.first, DAYS_FROM
            found.plus = -days if gap == ["before"] else days
            return found  # the day after Christmas, two weeks before Nov. 5
    if not gap and before.unit == MONTH and _is_clock(found) and found.clock in _HALVES:
        before.last = found.last
        return before  # on an August night
    if gap == ["of"] and before.value == "XXXX-XX" and found.unit in (MONTH, MOON) and found.mod is None:
        found.first = before.first
        return found  # the month of May
    if _is_moved(document, before, found, gap):
        found.first = before.first
        return found
    if _is_compound(before, found, gap):
        before.last, before.value = found.last, _compound(before.value or "", found.value or "")
        return before
    nights = document.lowers[found.first : found.last] == ["nights"]
    if not gap and (nights or found.rule == "time:every-part") and _is_weekday(before):
        part = "TNI" if nights else (found.value or "")[10:]
        return replace(before, last=found.last, rule="time:every-part", type=SET, value=f"XXXX-WXX-{before.weekday}{part}")
    if not gap and before.rule == "time:every-weekday" and found.clock and found.unit is None:
        before.last, before.value = found.last, f"{before.value}{found.clock}"
        return before  # every Friday night
    if not gap and found.rule == DAY_OF_MONTH and _is_weekday(before):
        found.first = before.first
        return found  # Monday the 14th
    if not gap and before.rule == "time:fiscal-year" and found.rule == "time:quarter" and found.year is None and found.month:
        before.last, before.value = found.last, f"{before.value}-Q{found.month // 3 + 1}"
        return before
    if not gap and _is_clock(found) and before.unit == DAY and before.clock in ("", found.clock):
        before.last, before.clock = found.last, found.clock
        return before
    if gap in ([], ["of"], ["in"]) and _is_part(before, found, gap):
        found.first, found.part = _with_its_number(document, before), before.part_of
        return found
    if gap in ([], ["of"]) and _comes_round(before) and _is_a_year_back(found):
        before.last, before.year_steps = found.last, -1
        return before
    if gap in (["of"], ["in"]) and before.unit in (QUARTER, MONTH) and _comes_round(before) and found.rule == "time:year":
        before.last, before.year = found.last, found.year
        return before  # the same quarter of 1999
    return None


def _days_from(document: Document, before: Expression) -> int:
    """How many days `the day` or a length of days or weeks is, said to lie before or after a day; 0 for none."""
    if before.rule == "time:of-an-event" and document.lowers[before.last - 1] == "day":
        return 1
    size = before.value or ""
    if before.rule != "time:duration" or before.mod is not None or _lasts(document, before) or not size[1:-1].isdecimal():
        return 0
    return int(size[1:-1]) * {"D": 1, "W": 7}.get(size[-1], 0)


def _lasts(document: Document, length: Expression) -> bool:
    """Whether a length is how long something lasts, not how far off it is: `for two weeks on Friday`."""
    return length.first > 0 and document.lowers[length.first - 1] in time_words.context("takes_duration")


def _is_moved(document: Document, before: Expression, found: Expression, gap: list[str]) -> bool:
    """Put a day weeks or years off: `a week on Friday`, `two weeks from Sunday`, `a week ago Tuesday`, `a year ago today`."""
    today = found.steps is not None and found.base == PUBLICATION and not found.clock
    if not (today or _is_weekday(found)) or found.year_steps is not None or found.plus:
        return False
    weeks = before.value or ""
    if before.rule == "time:duration" and weeks[1:-1].isdecimal() and weeks[-1] == "W" and found.unit == DAY:
        close = gap == [] and today and found.steps in (0, 1)  # a week today
        away = gap in (["on"], ["from"]) and not _lasts(document, before)
        found.plus = 7 * int(weeks[1:-1]) if close or away else 0
        return found.plus > 0
    if before.rule != "time:count+ago" or before.steps is None or gap not in ([], ["on"]):
        return False
    days = {DAY: 1, WEEK: 7}.get(before.unit or "", 0) * before.steps
    if found.unit == DAY and days and not days % 7:
        found.plus = days
        return True
    years = {MONTH: before.steps // 12, YEAR: before.steps}.get(before.unit or "", 0)
    if today and years and (before.unit == YEAR or not before.steps % 12):
        found.year_steps = years
        return True
    return False


def _is_compound(before: Expression, found: Expression, gap: list[str]) -> bool:
    """Whether a length goes on in a smaller unit: `six hours and 20 minutes`, `two years three months`."""
    if gap not in ([], ["and"], [","]) or before.rule != "time:duration" or found.rule != "time:duration":
        return False
    one, two = ("PT"[: 1 + ("T" in value)] + value[-1:] for value in (before.value or "", found.value or ""))
    return one in _SIZES and two in _SIZES[_SIZES.index(one) + 1 :] and found.mod is None


def _compound(one: str, two: str) -> str:
    """Two lengths of time as one value: `P2Y` and `P3M` as `P2Y3M`, `P1DT2H` and `PT5M` as `P1DT2H5M`."""
    return one + (two[2:] if "T" in one and two.startswith("PT") else two[1:])


def _with_its_number(document: Document, before: Expression) -> int:
    """The first token of a part: `the first Monday` begins two tokens before the weekday."""
    bare = before.rule == "time:weekday-nth" and document.lowers[before.first] in time_words.kind("weekday")
    return before.first - 2 if bare else before.first


def _is_quarter(document: Document, before: Expression, found: Expression, gap: list[str]) -> bool:
    """Whether two months are the ends of a quarter: `the July-September quarter`."""
    if len(gap) != 1 or gap[0] not in time_words.context("dash") or before.unit != MONTH or found.unit != MONTH:
        return False
    ends = before.month in (1, 4, 7, 10) and found.month == before.month + 2 and found.year is None
    return ends and document.lowers[found.last : found.last + 1] == ["quarter"]


def _after_noon(clock: str, part: str) -> str:
    """The clock time of `at six on Friday evening`; an hour of the night before six is after midnight."""
    hour = int(clock[1:3])
    return clock if part == "TMO" or hour >= 12 or (part == "TNI" and hour < 6) else f"T{hour + 12}{clock[3:]}"


def _is_clock(found: Expression) -> bool:
    return found.unit is None and bool(found.clock)


def _is_day(found: Expression) -> bool:
    return found.unit == DAY and not found.clock


def _starts(gap: list[str]) -> int | None:
    """How far from a day the week begins that it closes or opens: `the week ended on 12 October`."""
    word = gap[0] if gap and gap[1:] in ([], ["on"]) else ""
    if word in time_words.context("week_closes"):
        return -6
    return 0 if word in time_words.context("week_opens") else None


def _is_next_day(before: Expression, found: Expression) -> bool:
    """`the night of 3 to 4 May`, `the night of Friday to Saturday`."""
    if not _is_day(found) or before.unit != DAY or found.mod is not None:
        return False
    if found.weekday is not None and before.weekday is not None and found.day is None:
        return (found.weekday - before.weekday) % 7 == 1
    return found.day is not None and before.day is not None and found.day == before.day + 1 and found.month == before.month


def _is_part(before: Expression, found: Expression, gap: list[str]) -> bool:
    """`the last week of June`, `the week of 7 October`, `Monday of last week`, `Monday last week`."""
    part = before.part_of
    if part is None or found.type == SET or found.mod is not None or before.mod is not None or found.value is not None:
        return False
    if part.nth == 0:
        return gap == ["of"] and _is_day(found) and found.month is not None
    if found.unit == WEEK and not before.rule.endswith("nth"):
        return part.weekday is not None and gap != ["in"]
    return bool(gap) and before.rule.endswith("nth") and found.unit in _HOLD_PARTS


def _comes_round(found: Expression) -> bool:
    """`the same quarter`, which `last year` puts a year back."""
    return found.base == PREVIOUS and found.steps == 0 and found.unit in _COME_ROUND and not found.clock


def _is_a_year_back(found: Expression) -> bool:
    return (found.unit == YEAR and found.steps == -1) or (found.unit == MONTH and found.steps == -12)
