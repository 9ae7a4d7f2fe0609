"""How many units of time: the number that stands before a unit, in digits, words, fractions or not said.

Takes the window and the token of the unit and gives the number with its first token, or none. Left out is what the
units with their number are, a length, a step or a set: see `units`.
"""

from dataclasses import dataclass

from newstables import words
from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import Window

_ROUGHLY = {"odd": "APPROX", "plus": "MORE_THAN"}  # after a number and a hyphen
_HALVED = frozenset({"TH", "D", "DE", "CE"})  # a half-hour, a half-century
_AS_MANY = 8  # tokens between `as many` and the number that it takes up
_LONGEST_NUMBER = 12  # characters; longer digits count no time


@dataclass(slots=True)
class Count:
    """How many units: the first token of the number, and the number, or none when it is not said."""

    first: int
    amount: float | None
    article: bool = False
    mod: str | None = None


def digits(word: str) -> float | None:
    """A token as a number, when it is digits and no clock time."""
    if not word or not word[0].isdecimal() or len(word) > _LONGEST_NUMBER or ":" in word:
        return None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def number_ending(window: Window, last: int) -> Count | None:
    """A number in digits or words whose last token is given."""
    values = time_words.numbers()
    first = last
    while last - first < 8 and (window.low(first) in values or digits(window.low(first)) is not None):
        joined = window.low(first - 1) == "-" and window.low(first - 2) in values
        if digits(window.low(first)) is not None:
            groups = [values[window.low(at)][0] for at in range(first + 1, last + 1)]
            apart = any(group != "scale" for group in groups)
            while apart and groups and groups.pop(0) == "scale":
                first += 1
            first -= not apart  # fell to 79 four years ago, to 6.1 billion three months earlier
            break
        first -= 2 if joined else 1
    first += 1
    if first > last:
        return None
    total = current = 0.0
    for at in range(first, last + 1):
        word = window.low(at)
        number = digits(word)
        if number is not None:
            current += number
        elif word in values:
            group, value = values[word]
            current = max(current, 1) * value if group == "scale" else current + value
            if value >= 1000:
                total, current = total + current, 0.0
    return Count(first, total + current)


def _fraction_ending(window: Window, last: int) -> Count | None:
    """A fraction in signs with its whole number: `2 1/2`, `2-1/2`, `2½`."""
    sign = words.numbers().get(window.low(last))
    if sign is not None and sign.kind == "glyph":
        first, share = last, sign.value
    else:
        over, under = window.whole(last - 2, 2), window.whole(last, 2)
        if window.low(last - 1) != "/" or not window.glued(last) or not over or not under or over >= under:
            return None
        first, share = last - 2, over / under
    at = first - 2 if window.low(first - 1) == "-" and window.glued(first) else first - 1
    whole = window.whole(at, 4)
    return Count(first if whole is None else at, (whole or 0) + (share or 0))


def count_before(window: Window, at: int) -> Count | None:
    """The number of units before a unit."""
    end = at - 1
    if window.low(end) == "-" and window.glued(end + 1):
        if window.low(at) == "quarters":
            return None  # fell by three-quarters
        end -= 1
    else:
        while at - end < 4 and window.low(end) in time_words.context("noun_between"):
            end -= 1
        if end < at - 1 and not is_plural(window.low(at)) and window.low(end) not in ("a", "an", "one"):
            return None  # rose 15,000 last week
        if end == at - 1 and _is_adjective(window, end) and is_plural(window.low(at)):
            number = number_ending(window, end - 1)
            if number:
                return number  # two bloody weeks
    word = window.low(end)
    if word in _ROUGHLY and window.low(end - 1) == "-":
        number = number_ending(window, end - 2)
        return None if number is None else Count(number.first, number.amount, mod=_ROUGHLY[word])  # 20-odd years
    if word == "quarter" and end < at - 1 and window.low(end - 1) in ("a", "the"):
        return Count(end - 1, 0.25)  # a quarter-century
    if (
        word == "half"
        and time_words.kind("unit")[window.low(at)] in _HALVED
        and "and" not in (window.low(end - 2), window.low(end - 4))
    ):
        return Count(end - (window.low(end - 1) == "a"), 0.5)  # a half-hour
    gap = 1 + (window.low(end - 1) == "-")  # two and a half years, two-and-a-half-year
    if word == "half" and window.low(end - gap) == "a" and window.low(end - 2 * gap) == "and":
        whole = number_ending(window, end - 3 * gap)
        return Count(whole.first, (whole.amount or 0) + 0.5) if whole else None
    number = _fraction_ending(window, end) or number_ending(window, end)
    if number:
        return _range_before(window, number)
    if word == "of":
        end -= 1
        word = window.low(end)
    if word == "many" and window.low(end - 1) == "as":
        return Count(end - 1, _as_many(window, end - 1))
    if word in time_words.context("many"):
        if word in ("couple", "handful", "few") and window.low(end - 1) in ("a", "the"):
            end -= 1
        return Count(end, None)
    if word in ("a", "an") and not is_plural(window.low(at)):
        if window.low(end - 1) == "half":
            return Count(end - 1, 0.5)
        if window.low(end - 1) == "of" and window.low(end - 2) in time_words.context("fourths"):
            number_at = end - 4 if window.low(end - 3) == "-" else end - 3
            several = time_words.numbers().get(window.low(number_at))
            if several is not None or window.low(number_at) in ("a", "one"):
                return Count(number_at, (1 if several is None else several[1]) / 4)  # a quarter of a century
        return Count(end, 1, article=True)
    if word == "another" and window.low(at) != "quarter" and not is_plural(window.low(at)):
        return Count(end, 1)
    return None


def _as_many(window: Window, at: int) -> float | None:
    """The number that `as many` takes up: `the second strike in as many weeks`."""
    ordinals, values = time_words.numbered("ordinal"), time_words.numbers()
    for before in range(at - 1, at - _AS_MANY, -1):
        word = window.low(before)
        if word in ordinals or word in values:
            return ordinals.get(word) or values[word][1]
    return None


def _is_adjective(window: Window, at: int) -> bool:
    word = window.low(at)
    known = word in time_words.heads() or word in time_words.context("after_list") or word in time_words.numbers()
    return word.isalpha() and not known and not word.endswith("s") and not window.capital(at) and word not in ("or", "a", "an")


def _range_before(window: Window, number: Count) -> Count:
    """Take in the lower end of a range: `two to three`, `2-3`, `a month or two` is not one."""
    if window.low(number.first - 1) in {"to", "or", "and", *time_words.context("dash")}:
        hyphen = window.low(number.first - 1) == "to" and window.low(number.first - 2) == "-"  # a 10- to 15-year term
        glued = [window.low(number.first - i) for i in (3, 2, 1)] == ["-", "to", "-"]  # three-to-six months
        lower = number_ending(window, number.first - 2 - hyphen - 2 * glued)
        joined = lower and (window.low(number.first - 1) != "and" or window.low(lower.first - 1) == "between")
        if lower and joined and (lower.amount or 0) < (number.amount or 0):
            return Count(lower.first, None)
    return number


def is_plural(word: str) -> bool:
    """Whether a unit of time is in the plural."""
    return word.endswith("s") or word in ("millennia", "centuries")
