"""Clock times in words: `half past nine`, `at ten to six in the evening`, `nine o'clock`, `at six in the morning`.

Takes the window and the token that set it off, and gives the time of a day found there, or none. Left out are times in
digits and the day they are of: see `clock` and `resolve`.
"""

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.counts import number_ending
from newstables.propose.times.expressions import TIME, Expression, Window

_MINUTES = frozenset({5, 10, 20, 25})


def _hour_at(window: Window, at: int) -> int | None:
    """An hour in digits or as a word."""
    word = time_words.numbers().get(window.low(at))
    hour = int(word[1]) if word is not None and word[0] == "unit" else window.whole(at, 2)
    return hour if hour in range(1, 13) else None


def in_half_of_day(window: Window, at: int, hour: int) -> tuple[int, int]:
    """The hour of 24, by `in the evening`, `at night` or `p.m.` after it, and the token after that."""
    word = window.low(at)
    if word in time_words.context("morning_clock"):
        return hour % 12, at + 1
    if word in time_words.context("evening_clock"):
        return hour % 12 + 12, at + 1
    part = time_words.kind("daypart").get(window.low(at + 2)) if word == "in" and window.low(at + 1) == "the" else None
    if part == "MO":
        return hour % 12, at + 3
    if part in ("AF", "EV"):
        return hour % 12 + 12, at + 3
    if word == "at" and window.low(at + 1) == "night":
        return (hour % 12 + 12 if hour in range(6, 12) else hour % 12), at + 2
    return hour, at


def _spoken(window: Window, first: int, at: int, hour: int, minute: int) -> Expression:
    """A time whose hour is said and goes on at a token; a minute below zero is of the hour before."""
    hour, last = in_half_of_day(window, at, hour)
    if minute < 0:
        hour, minute = (hour - 1 if hour > 1 else hour + 11), minute + 60
    return Expression(first, last, "time:spoken-clock", TIME, clock=f"T{hour:02}:{minute:02}")


def hour_before(window: Window, at: int) -> Expression | None:
    """`at six in the morning`, from the token `in`."""
    hour = _hour_at(window, at - 1)
    if hour is None or window.low(at - 2) not in time_words.context("clock_after"):
        return None
    return _spoken(window, at - 1, at, hour, 0)


def clock(window: Window, at: int) -> list[Expression]:
    """`half past nine`, `a quarter to six`, `ten past four`, `five minutes to six`, `nine o'clock`."""
    word = window.low(at)
    if word in time_words.context("o_clock"):
        hour = _hour_at(window, at - 1)
        return [] if hour is None else [_spoken(window, at - 1, at + 1, hour, 0)]
    first, link = at, at if word == "past" else at + 1
    if window.low(link) == "-" and word == "half":
        link += 1
    if window.low(link) not in ("past", "to"):
        return []
    hour = _hour_at(window, link + 1)
    if hour is None or window.low(link + 2) in time_words.kind("unit"):
        return []
    if word in ("half", "quarter"):
        minute = 30 if word == "half" else 15
        first -= word == "quarter" and window.low(at - 1) == "a"
    else:
        number = number_ending(window, at - 1)
        if number is None or number.amount not in _MINUTES:
            return []
        first, minute = number.first, int(number.amount or 0)
    said = window.low(first - 1) in time_words.context("clock_after")
    if window.low(link) == "to" and (word == "half" or not said):
        return []  # cut the quarter to six
    if word == "past" and not said:
        return []
    return [_spoken(window, first, link + 2, hour, minute if window.low(link) == "past" else -minute)]
