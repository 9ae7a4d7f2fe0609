"""Day numbers of a month: beside its name (`28`, `28th of`, `the first of`) or alone (`on the 14th`).

Each function takes the window and a token and gives the number with its tokens, or the expressions found there, or
none when the number counts or ranks something else (`the 14th floor`). Left out is the month that a day alone is of:
see `resolve`.
"""

from functools import cache

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import (
    DAY_OF_MONTH,
    PREVIOUS,
    PUBLICATION,
    SET,
    Expression,
    Part,
    Window,
)
from newstables.propose.times.periods import DAY, MONTH

DAYS = range(1, 32)
_NEAR = 8  # tokens round `the 14th` in which a word tells that it ranks a hole, a lap or a ballot


@cache
def months() -> dict[str, int]:
    """Names and abbreviations of months with their numbers."""
    return time_words.numbered("month") | time_words.numbered("month_abbreviation")


def day_at(window: Window, at: int) -> tuple[int, int] | None:
    """A day number (`28`, `28th`, `the 4th`) that begins at a token: the number and the token after it."""
    if window.low(at) == "the":
        return _day_after_article(window, at)
    day = window.whole(at, 2)
    if day is None or day not in DAYS:
        return None
    end = at + 1
    if window.low(end) in time_words.context("ordinal_suffix") and window.glued(end):
        end += 1
    elif window.glued(end) and window.low(end) in ("%", "/"):
        return None
    clock = time_words.context("morning_clock") | time_words.context("evening_clock")
    return None if window.low(end) in clock else (day, end)


def day_before(window: Window, at: int) -> tuple[int, int] | None:
    """A day number that ends before a token (`28`, `28th of`, `the first of`): the number and its first token."""
    start = at - 1
    if window.low(start) == "of":
        start -= 1
    if window.low(start) in time_words.context("ordinal_suffix") and window.glued(start):
        start -= 1
    elif start < at - 1:
        return _spelled_ending(window, start)
    day = window.whole(start, 2)
    if day is None or day not in DAYS or window.low(start - 1) in ("$", "£", "€"):
        return None
    return day, start


def listed(window: Window, end: int) -> list[tuple[int, int, int]]:
    """Further day numbers after a day (`and 25`, `-5`): each with its first token and the token after it."""
    found: list[tuple[int, int, int]] = []
    while window.low(end) in time_words.context("joins") and len(found) < 8:
        day = day_at(window, end + 1)
        if day is None or window.low(day[1]) in time_words.heads():
            break
        follower = window.low(day[1])
        plain = window.low(end) in time_words.context("dash") and window.glued(end + 1)
        goes_on = any(follower in time_words.context(k) for k in ("after_list", "after_day"))  # May 2 to 9 they marched
        if not plain and follower.isalpha() and not goes_on:
            break  # Oct. 28 and 12 soldiers
        found.append((day[0], end + 1, day[1]))
        end = day[1]
    return found


def _day_after_article(window: Window, at: int) -> tuple[int, int] | None:
    """A day number after an article: `May the 4th`, `on May the fourth`; not `in May the 4th army`."""
    day, end = window.whole(at + 1, 2), at + 3
    if day is None or window.low(at + 2) not in time_words.context("ordinal_suffix"):
        day, end = time_words.numbered("ordinal").get(window.low(at + 1)), at + 2
        if window.low(at - 2) != "on":
            return None
    follower = window.low(end)
    goes_on = follower.isalpha() and (follower == "of" or follower not in time_words.context("after_list"))
    return None if day is None or day not in DAYS or (goes_on and window.low(at - 2) != "on") else (day, end)


def _spelled_ending(window: Window, last: int) -> tuple[int, int] | None:
    """A day number in words after an article: `the third`, `the twenty-first`."""
    number = time_words.numbered("ordinal").get(window.low(last))
    tens = time_words.numbers().get(window.low(last - 2)) if window.low(last - 1) == "-" else None
    first = last if tens is None else last - 2
    day = (number or 0) + (0 if tens is None else int(tens[1]))
    return (day, first) if number is not None and day in DAYS and window.low(first - 1) == "the" else None


def _names_month(window: Window, at: int) -> bool:
    """Whether a list of day numbers goes on to the name of its month: `the 3rd and the 5th of May`."""
    for here in range(at, at + 10):
        word = window.low(here)
        if word in months():
            return True
        if not (
            word in time_words.context("joins")
            or word in ("the", "of", ",")
            or word in time_words.context("ordinal_suffix")
            or word.isdecimal()
        ):
            return False
    return False


def _of_which_month(word: str, day: int, found: Expression) -> bool:
    """Give a day the month of a word between `of` and `month`: each, last, this; `the` alone says nothing."""
    if word in time_words.context("repeats"):
        found.type, found.value, found.rule = SET, f"XXXX-XX-{day:02}", "time:every-month"
        return True
    chained = word in time_words.context("chained")
    if word not in time_words.directions() and not chained:
        return False
    found.unit, found.steps, found.day, found.part = MONTH, time_words.directions().get(word, 0), None, Part(DAY, day)
    found.base = PREVIOUS if chained else PUBLICATION
    return True


def day_of_month(window: Window, at: int) -> list[Expression]:
    """A day whose month is not named beside it: `on the 14th`, `Monday the 14th`, `the 1st of each month`."""
    day = window.whole(at, 2)
    end = at + 2
    if (
        day is None
        or day not in DAYS
        or window.low(at + 1) not in time_words.context("ordinal_suffix")
        or not window.glued(at + 1)
    ):
        return []
    found = Expression(at, end, DAY_OF_MONTH, unit=DAY, day=day)
    article = window.low(at - 1) == "the"
    if article:
        found.first -= 1
        if window.low(end) == "of" and window.low(end + 2) == "month":
            found.last += 3
            if _of_which_month(window.low(end + 1), day, found):
                return [found]
    follower, before = window.low(found.last), window.low(found.first - 1)
    plural = follower.endswith("s") and len(follower) > 3  # on the 18th miners came out; not on the 18th hole
    counts = follower.isalpha() and (follower == "of" or not (plural or follower in time_words.context("after_day")))
    if counts or follower == "-" or _names_month(window, end):
        return []
    listed_on = not article and before in time_words.context("joins") and window.floor == at - 1 > window.begin
    appointed = time_words.context("appointed") | time_words.context("appointed_for")
    set_for = before == "for" and window.low(found.first - 2) in appointed
    named = window.floor == found.first > window.begin and window.lowers[found.first - 1] in time_words.kind("weekday")
    halved = before == "of" and window.lowers[found.first - 2] in time_words.kind("daypart")  # the morning of the 14th
    dated = article and (before in time_words.context("day_after") or set_for or named or halved)
    again = article and before in time_words.context("joins") and window.floor == at - 2 > window.begin
    if not (dated or listed_on or again):
        return []
    nearby = range(at - _NEAR, at + _NEAR)
    return [] if any(window.low(i) in time_words.context("ranked") for i in nearby) else [found]
