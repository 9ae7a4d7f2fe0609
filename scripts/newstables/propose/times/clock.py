"""Times of a day and fixed words: clock times with zones, parts of the day, phrases such as `at the time`.

Each function takes the window and the token that set it off and gives the expressions found there. A time
of a day that names no day (`at 9 a.m.`) is handed on as a `clock` alone; `resolve` gives it its day.
"""

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.calendar import year_after
from newstables.propose.times.counts import number_ending
from newstables.propose.times.expressions import (
    DATE,
    DURATION,
    OVERNIGHT,
    PREVIOUS,
    PUBLICATION,
    SAME,
    SET,
    TIME,
    Expression,
    Part,
    Window,
    direction_before,
    stage_before,
)
from newstables.propose.times.periods import DAY, MOON, WEEK, WEEKEND

_UNKNOWN_DAY = "XXXX-XX-XX"
_NIGHTFALL = 5  # from this hour on, `at night` is before midnight


def _parts(word: str) -> tuple[int, int] | None:
    """Hour and minute of `9`, `9:30`, `9.30` or `09:30:15`."""
    pieces = word.replace(".", ":").split(":")
    if not all(piece.isdecimal() and len(piece) <= 2 for piece in pieces) or len(pieces) > 3:
        return None
    if len(pieces) > 1 and len(pieces[1]) != 2:
        return None
    hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _zone(window: Window, at: int) -> tuple[str, int]:
    """The offset of a zone at a token (`Z` for UTC) and the token after it."""
    word = window.low(at)
    offset = time_words.kind("zone").get(word)
    if offset is not None and window.document.words[at].isupper():
        return ("Z" if offset == "+00:00" else offset), at + 1
    if window.low(at + 1) == "time" and (word == "local" or window.capital(at)):
        return "", at + 2  # Moscow time
    if window.low(at + 2) == "time" and window.capital(at) and window.capital(at + 1):
        return "", at + 3  # Eastern Standard Time
    return "", at


def clock(window: Window, at: int) -> list[Expression]:
    """A clock time in digits: `9 a.m. EST`, `08:30 UTC`, `1400 GMT`, `at 9:30`."""
    word = window.low(at)
    end = at + 1
    after = window.low(end)
    if after in time_words.context("joins"):
        opened = _opens_range(window, at)
        if opened is not None:
            return [opened]
    if word.isdecimal() and not after[:1].isalpha():
        return []
    morning = after in time_words.context("morning_clock")
    evening = after in time_words.context("evening_clock")
    o_clock = after in time_words.context("o_clock")
    if len(word) <= 2 and not (morning or evening or o_clock or after in time_words.context("part_clock")):
        return []
    if len(word) == 4 and word.isdecimal():
        military = after.rstrip(".") in time_words.context("military_clock") and (
            word[0] == "0" or window.low(at - 1) in time_words.context("clock_after")
        )
        zone, last = _zone(window, end + military)
        parts = _parts(f"{word[:2]}:{word[2:]}") if last > end else None
        return [_clock(at, last, parts, zone)] if parts else []
    parts = _parts(word)
    pointed = "." in word and not (
        morning or evening or (after in ("this", "last") and window.low(end + 1) in time_words.kind("daypart"))
    )
    if parts is None or (pointed and _zone(window, end)[1] == end):
        return []  # 17.30 is a time beside a zone only
    hour, minute = parts
    if morning or evening:
        zone, last = _zone(window, end + 1)
        return [_clock(at, last, (hour % 12 + 12 * evening, minute), zone)] if hour <= 12 else []
    if window.low(end) in ("this", "last") and window.low(end + 1) in time_words.kind("daypart") and hour <= 12:
        return [_clock(at, end, parts, "")] if window.low(at - 1) in time_words.context("clock_after") else []
    told, last = _told_by_part(window, end + o_clock, hour)
    if o_clock or (last > end and window.low(at - 1) in time_words.context("clock_after")):
        zone, last = _zone(window, last)
        return [_clock(at, last, (told, minute), zone)] if hour <= 12 else []
    zone, last = _zone(window, end + (after in time_words.context("military_clock")))
    if (":" in word or pointed) and (last > end or window.low(at - 1) in time_words.context("clock_after")):
        return [_clock(at, last, parts, zone)]
    return []


def _opens_range(window: Window, at: int) -> Expression | None:
    """The first time of a range whose last has the half of the day: `between 2 and 4 p.m.`, `11 to 1 p.m.`."""
    half = window.low(at + 3)
    zone, last = _zone(window, at + 3)
    if last > at + 3 and len(window.low(at)) == len(window.low(at + 2)) == 4 and window.low(at).isdecimal():
        parts = _parts(f"{window.low(at)[:2]}:{window.low(at)[2:]}")  # between 0200 and 0400 GMT
        return None if parts is None else _clock(at, at + 1, parts, zone)
    evening = half in time_words.context("evening_clock")
    one, two = _parts(window.low(at)), _parts(window.low(at + 2))
    said = evening or half in time_words.context("morning_clock")
    if not said or one is None or two is None or not 1 <= one[0] <= 12 or not 1 <= two[0] <= 12:
        return None
    if (one[0] % 12, one[1]) > (two[0] % 12, two[1]):
        evening = not evening
    return _clock(at, at + 1, (one[0] % 12 + 12 * evening, one[1]), "")


def _clock(first: int, last: int, parts: tuple[int, int], zone: str) -> Expression:
    return Expression(first, last, "time:clock", TIME, clock=f"T{parts[0]:02}:{parts[1]:02}{zone}")


def _told_by_part(window: Window, at: int, hour: int) -> tuple[int, int]:
    """The hour of the day that `in the evening`, `at night` or `p.m.` makes of an hour, and the token after it."""
    word = window.low(at)
    if word in time_words.context("morning_clock") or word in time_words.context("evening_clock"):
        return hour % 12 + 12 * (word in time_words.context("evening_clock")), at + 1
    part = window.low(at + 1 + (word == "in"))
    end = at + 2 + (word == "in")
    follower = window.low(end)
    if hour > 12 or (follower.isalpha() and follower not in time_words.context("after_list")):
        return hour, at  # killed 9 in the morning raid
    if word == "at" and part == "night":
        return hour % 12 + 12 * (hour % 12 >= _NIGHTFALL), end
    if word == "in" and window.low(at + 1) == "the" and part in ("morning", "afternoon", "evening"):
        return hour % 12 + 12 * (part != "morning"), end
    return hour, at


def spoken(window: Window, at: int) -> list[Expression]:
    """A clock time in words: `half past nine`, `a quarter to six`, `eight o'clock in the evening`."""
    if window.plain(at) == "o'clock":
        first, minutes, hour, end = at - 1, 0, _hour(window, at - 1), at + 1
    else:
        minute = window.low(at) in ("minutes", "minute")  # five minutes to six
        mark = at + (minute or window.low(at) == "quarter")
        first, minutes = _minutes(window, mark - 1 - minute)
        to, end = window.low(mark) == "to", mark + 2
        hour = _hour(window, mark + 1) if minutes and (to or window.low(mark) == "past") else None
        if to and hour is not None:
            said = window.low(first - 1) in time_words.context("clock_after")  # a quarter to six, not from a week to six
            hour, minutes = ((hour - 2) % 12 + 1, 60 - minutes) if said else (None, 0)
    if hour is None:
        return []
    hour, last = _told_by_part(window, end, hour)
    follower = window.low(end)
    follows = time_words.context("after_list") | time_words.context("date_follows")
    if last == end and minutes and ((follower.isalpha() and follower not in follows) or follower in ("-", "%")):
        return []  # from a quarter to six percent
    zone, last = _zone(window, last)
    return [_clock(first, last, (hour, minutes), zone)]


def _minutes(window: Window, last: int) -> tuple[int, int]:
    """The minutes before `past` or `to` an hour (`half`, `a quarter`, `twenty-five`) and their first token; 0 for none."""
    known = time_words.numbered("past_hour").get(window.low(last))
    if known is not None and window.low(last - 1) != "-":
        return last - (window.low(last - 1) == "a"), known
    number = number_ending(window, last)
    minutes = 0 if number is None or number.amount is None else int(number.amount)
    return (last, 0) if number is None or minutes not in range(1, 60) else (number.first, minutes)


def _hour(window: Window, at: int) -> int | None:
    """An hour of the clock face, in words or digits."""
    number = time_words.numbers().get(window.low(at))
    hour = window.whole(at, 2) if number is None else int(number[1])
    return hour if hour in range(1, 13) else None


def part_of_day(window: Window, at: int) -> list[Expression]:
    """A part of the day: `this morning`, `the night of`, `at dawn`, `every evening`."""
    word, before = window.low(at), window.low(at - 1)
    if before == "the" and window.low(at - 2) == "in" and window.low(at - 4) in time_words.context("clock_after"):
        hour = _hour(window, at - 3)
        told, last = (0, 0) if hour is None else _told_by_part(window, at - 2, hour)
        if last == at + 1:
            return [_clock(at - 3, last, (told, 0), "")]  # at six in the evening
    code = time_words.kind("daypart")[word]
    value = code if code.startswith("T") else "T" + code
    plural = word.endswith("s")
    if window.capital(at) and window.capital(at - 1) and before not in time_words.directions():
        known = before in time_words.kind("weekday") or before in ("yesterday", "tomorrow")
        if not known:
            return []  # Golden Dawn
    if window.capital(at) and window.capital(at + 1) and at > window.begin and not window.heading:
        return []  # the Evening Standard
    if before in time_words.context("repeats") or (plural and before != "the"):
        return [Expression(at - 1 if not plural else at, at + 1, "time:every-part", SET, value=_UNKNOWN_DAY + value)]
    first, direction, base = direction_before(window, at)
    step = {"before": -1, "after": 1}.get(window.low(at + 1), 0)
    if before == "the" and step and not window.low(at + 2).isalpha():
        return [Expression(at - 1, at + 2, "time:part", TIME, unit=DAY, steps=step, base=PREVIOUS, clock=value)]
    if direction is not None:
        base = PREVIOUS if before == "next" else base  # the next morning, next morning
        found = Expression(first, at + 1, "time:part", TIME, unit=DAY, steps=direction, base=base, clock=value)
        if before == "last":
            found.steps = -1
    else:
        if before == "all":
            first = at - 1
        elif before == "the":
            first = at - 1
            if _is_of_an_event(window, at + 1):
                return [Expression(first, at + 1, "time:of-an-event", TIME, value=_UNKNOWN_DAY + value)]
        elif before in ("a", "an", "one") or (before == "-" and window.low(at - 2) not in ("mid", "late")):
            return []
        after = window.low(at + 1)
        opens = at == window.begin and after not in time_words.kind("unit")  # Overnight they moved on
        alone = before != "(" and (opens or not after.isalpha() or after in time_words.context("after_list"))
        alone = alone and all(window.low(i) not in time_words.context("impossible") for i in range(at - 4, at))
        if word == "overnight" and alone and not _beside_a_day(window, at):
            return [Expression(at, at + 1, OVERNIGHT, TIME, unit=DAY, steps=-1, clock=value)]
        if first == at and not code.startswith("T") and not _beside_a_day(window, at):
            return [Expression(at, at + 1, "time:part", TIME, value=_UNKNOWN_DAY + value)]
        found = Expression(first, at + 1, "time:part", TIME, clock=value)
    if word in time_words.context("point_of_day"):
        found.rule = "time:point"
    found.first, found.mod = stage_before(window, found.first)
    if window.low(at + 1) == "hours":
        found.last += 1
    return [found]


def _beside_a_day(window: Window, at: int) -> bool:
    """Whether a part of the day stands next to the day it belongs to: `Friday night`, `morning of 3 May`."""
    before_date = window.low(at + 1) in ("of", "hours") or window.low(at - 1) in ("early", "late")
    if window.low(at + 1) in time_words.kind("weekday"):
        return True  # before dawn Sunday
    if window.low(at + 1) == "on":  # at dawn on 3 May
        dated = window.low(at + 2)
        before_date = dated in time_words.kind("weekday") or dated in time_words.kind("month") or dated.isdecimal()
    return window.begin < at == window.floor or before_date


def _is_of_an_event(window: Window, at: int) -> bool:
    """Whether words outside the calendar fix the day: `the morning after the vote`, `the night of the raid`."""
    follows = window.low(at) in ("after", "before", "of") and window.low(at + 1) in time_words.context("determiner")
    return follows and not window.low(at + 2)[:1].isdecimal()


def phrase(window: Window, at: int) -> list[Expression]:
    """A fixed phrase: a deictic word (`today`, `now`, `at the time`), a frequency (`daily`) or a holiday."""
    end = window.ceiling
    while match := time_words.phrases().after(window.lowers, at, end):
        candidate, last = match
        found = _phrase(window, at, last, candidate)
        if found:
            return [found]
        end = last - 1
    return []


def _phrase(window: Window, at: int, end: int, candidate: time_words.Phrase) -> Expression | None:
    value = candidate.value
    named = window.capital(at) and not window.heading
    if candidate.kind == "frequency":
        if named and at > window.begin and window.capital(end):
            return None  # the Daily Mail
        return Expression(at, end, "time:frequency", SET, value=value)
    if candidate.kind == "length":
        return Expression(at, end, "time:length", DURATION, value=value, base="absolute")
    if candidate.kind == "holiday":
        weekday = window.low(end) in time_words.kind("weekday")
        if not window.capital(at) or (window.capital(end) and not weekday and not window.heading):
            return None  # the Easter Rising
        first, direction, base = direction_before(window, at)
        unit = MOON if value.startswith("month") else DAY
        if window.low(at - 1) in time_words.context("repeats") and window.low(at - 1) != "/":
            each = f"XXXX-{value}" if value[:2].isdecimal() and value[2] == "-" else "P1Y"
            return Expression(at - 1, end, "time:every-holiday", SET, value=each)
        found = Expression(first, end, "time:holiday", unit=unit, holiday=value, direction=direction, base=base)
        found.approximate = "~" in value and unit == DAY
        span = time_words.kind("unit").get(window.low(end))
        if unit == DAY and span in (WEEK, WEEKEND):
            end += 1
            found.last, found.part = end, Part(span, 0)  # Easter week, the Thanksgiving weekend
        year, year_steps, year_base, last = year_after(window, end, comma=True)
        if year is not None or year_steps is not None:
            found.year, found.year_steps, found.base, found.last = year, year_steps, year_base, last
        return found
    if value.endswith("_REF"):
        if candidate.tokens[-1] in time_words.context("open_ended") and _modifies(window, end):
            return None
        moved = value == "PAST_REF" and candidate.tokens[-1] == "time"
        if candidate.tokens[-1] in ("time", "point") and window.low(end) in ("last", "next"):
            return None  # at this time last year
        if window.low(end) == "as" and window.low(at - 1) == "as":
            return None  # as recently as Friday
        return Expression(at, end, "time:reference", value=value, base=PREVIOUS if moved else PUBLICATION)
    if value == "XXXX-XX-XX":
        return Expression(at, end, "time:of-an-event", value=value) if window.low(end) == "of" else None  # the eve of the vote
    if value == SAME:
        return Expression(at, end, "time:same-period", unit=SAME, steps=0, base=PREVIOUS)
    days, part = value.partition("D")[::2]
    steps = int(days.replace("P", ""))
    if named and at > window.begin and window.capital(at - 1):
        return None  # USA Today
    if steps in (0, 1) and not part and window.low(end) == "week" and not window.low(end + 1).isalpha():
        steps, end = steps + 7, end + 1  # tomorrow week
    found = Expression(at, end, "time:deictic", unit=DAY, steps=steps, clock=part, type=TIME if part else DATE)
    found.first, found.mod = stage_before(window, at)
    return found


def _modifies(window: Window, after: int) -> bool:
    """Whether `the past` goes on as a modifier: `the past two weeks`, `the past decade`."""
    word = window.low(after)
    return (
        word in time_words.kind("unit")
        or word in time_words.numbers()
        or word in time_words.context("many")
        or word in time_words.context("noun_between")
        or word in time_words.kind("season")
        or word in time_words.kind("month")
        or word[:1].isdecimal()
    )
