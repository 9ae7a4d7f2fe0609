"""Expressions that stand side by side and name one time: `9 a.m. on Tuesday`, `the first Monday of May`.

Takes the expressions of a document in order of text and gives them with such neighbours united. Left out is what
the united expression means: see `resolve`.
"""

from dataclasses import replace

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import PREVIOUS, SAME, SET, Expression, Part
from newstables.propose.times.periods import DAY, HALF, MONTH, QUARTER, SEASON, WEEK, WEEKEND, YEAR
from newstables.text import Document

_HOLD_PARTS = frozenset({WEEK, MONTH, QUARTER, HALF, SEASON, YEAR})
_HALVES = frozenset({"TMO", "TAF", "TEV", "TNI"})
_COME_ROUND = frozenset({DAY, WEEK, WEEKEND, MONTH, QUARTER, SAME})


def joined(document: Document, expressions: list[Expression]) -> list[Expression]:
    """Unite the neighbours that name one time."""
    united: list[Expression] = []
    for found in expressions:
        before = united[-1] if united else None
        if before is not None and document.sentence_of[before.first] == document.sentence_of[found.first]:
            gap = document.lowers[before.last : found.first]
            whole = (len(gap) <= 2 and _joined(document, before, found, gap)) or None
            if whole is not None:
                united[-1] = whole
                continue
            if len(gap) == 1 and gap[0] in time_words.context("joins") and before.direction is not None and _is_weekday(found):
                found.direction, found.base = 1, PREVIOUS  # next Monday and Tuesday
        united.append(found)
    return _dated(document, united)


def _dated(document: Document, expressions: list[Expression]) -> list[Expression]:
    """Give a time and the same time of another zone in brackets the day named after: `at 3 p.m. (1900 GMT) on Tuesday`."""
    dated = list(expressions)
    for index in range(len(dated) - 1, 0, -1):
        one, two = dated[index - 1 : index + 1]
        gap = document.lowers[one.last : two.first]
        day = two.unit == DAY and (gap == ["("] or gap in ([")"], [")", "on"]))
        if day and _is_clock(one) and (gap == ["("] or document.lowers[one.first - 1] == "("):
            dated[index - 1] = replace(two, first=one.first, last=one.last, clock=one.clock, type=one.type)
    return dated


def _is_weekday(found: Expression) -> bool:
    """Whether a weekday stands alone."""
    return found.weekday is not None and found.day is None and found.direction is None and found.type != SET


def _joined(document: Document, before: Expression, found: Expression, gap: list[str]) -> Expression | None:
    """Two neighbours and the words between them as one, or none."""
    if _is_clock(before) and _is_day(found) and (gap or not before.rule.endswith("part")):
        if all(word in time_words.context("date_follows") for word in gap):
            found.first, found.clock, found.mod = before.first, before.clock, before.mod or found.mod
            return found
        return None
    if not gap and before.unit == DAY and before.clock[1:3].isdecimal() and _is_clock(found) and found.clock in _HALVES:
        before.last, before.clock = found.last, _after_noon(before.clock, found.clock)
        return before
    if gap == ["of"] and before.rule == "time:weekday-nth" and found.type == SET:
        found.first = _with_its_number(document, before)  # the first Tuesday of every month
        return found
    if _is_quarter(document, before, found, gap):
        before.last, before.unit, before.rule = found.last + 1, QUARTER, "time:quarter"
        return before
    starts = _starts(gap)
    if starts is not None and before.part_of == Part(WEEK, 0) and _is_day(found):
        found.first, found.part = before.first, Part(WEEK, 0, starts=starts)
        return found
    if before.clock == "TNI" and len(gap) == 1 and gap[0] in time_words.context("joins") and _is_next_day(before, found):
        before.last, before.days = found.last, 2
        return before
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
    return None


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
    if not _is_day(found) or before.unit != DAY:
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
