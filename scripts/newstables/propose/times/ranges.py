"""The two ends of a range of dates: the year they share, and which of them lies after the other.

Takes the expressions of a document in order of text and gives them with the ends of each range bound. Left out is which
year that is, where neither end states one: see `resolve`.
"""

from dataclasses import replace

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import Expression
from newstables.propose.times.periods import HALF, QUARTER
from newstables.text import Document

_GAP = 2  # tokens between the ends of a range


def _ends(joined: list[str]) -> bool:
    """Whether words say that a period ends on the day after them: `ended`, `ending on`."""
    return bool(joined) and joined[0] in time_words.context("week_closes") and joined[1:] in ([], ["on"])


def _follow(one: Expression, two: Expression) -> bool:
    """Whether a weekday is the one after another: `on Tuesday and Wednesday`."""
    return one.weekday is not None and two.weekday == one.weekday % 7 + 1


def _are_weekdays(one: Expression, two: Expression) -> bool:
    """Whether two expressions are different weekdays by name alone."""
    return one.weekday != two.weekday and all(
        e.weekday is not None and e.day is None and e.direction is None and e.value is None for e in (one, two)
    )


def share_years(document: Document, expressions: list[Expression]) -> list[Expression]:
    """Give the first date of a range the year that only its last states, or bind its last to its first.

    `between June and August 2023`, `from Nov. 28 to Jan. 3`, `the quarter ended Sept. 30`.
    """
    shared = list(expressions)
    for index in range(len(shared) - 2, -1, -1):
        one, two = shared[index], shared[index + 1]
        if two.first > one.last + _GAP:
            continue
        joined = document.lowers[one.last : two.first]
        if one.unit in (QUARTER, HALF) and _ends(joined):
            shared[index + 1] = replace(two, closes=True)
        if len(joined) != 1 or joined[0] not in time_words.context("joins"):
            continue
        ranged = joined[0] not in ("and", "or", "/")
        if (ranged or _follow(one, two)) and _are_weekdays(one, two):
            shared[index + 1] = replace(two, closes=True)
        if one.month is None or two.month is None or one.year is not None or one.year_steps is not None:
            continue
        if two.year is None and two.year_steps is None:
            if one.unit == two.unit:
                between = one.first > 0 and document.lowers[one.first - 1] == "between"
                shared[index + 1] = replace(two, closes=ranged or between)
            continue
        over = 1 if one.month > two.month else 0
        year = None if two.year is None else two.year - over
        steps = None if two.year_steps is None else two.year_steps - over
        shared[index] = replace(one, year=year, year_steps=steps, base=two.base)
    return shared
