"""Numbers without currency, unit or range: digits, words, fractions, each with its scale.

Takes the tokens of a document and gives the number that begins at one of them. Leaves out what stands round
it (see `numbers`), and numbers without a value (see `vague`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newstables import words
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.propose.figures.measures import plural_follows, unit_after
from newstables.text import Document

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_COMMA = re.compile(r"\d+,\d{1,2}")
HYPHENS = frozenset("-\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")
APOSTROPHES = frozenset("'\N{RIGHT SINGLE QUOTATION MARK}")
SLASHES = frozenset("/\N{FRACTION SLASH}")
_BOUNDS = frozenset({"than", "least"})  # last words of modifiers before a fraction
_FIRST_YEAR, _LAST_YEAR = 1500, 2199  # of the bare numbers that may be years
of_number = words.Kinds("numbers.csv").__getitem__  # number words of one kind
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 100})


@dataclass(slots=True)
class Number:
    """A number in the text.

    `first` and `last` (exclusive) are its tokens with currency and unit; `core_first` and `core_last` those
    of the number alone. `form` is digits, words, fraction, share, vague or range; score and code are no
    quantities. `step` is the scale word's value (`million`), which a range may spread; `signed` says that a
    plus stands before it; `rate` is what the unit is told for each of (`month`).
    """

    first: int
    last: int
    core_first: int
    core_last: int
    form: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    step: float = 1.0
    unit: str | None = None
    unit_kind: str | None = None
    signed: bool = False
    rate: str | None = None


@cache
def _classes() -> dict[str, words.Number]:
    """Number words of one token."""
    return {word: number for word, number in words.numbers().items() if " " not in word}


@cache
def triggers() -> frozenset[str]:
    """Words at which a number can begin."""
    kinds = ("unit", "tens", "scale", "fraction", "glyph", "vague")
    return frozenset(word for word, number in _classes().items() if number.kind in kinds) | {
        "most",
        "majority",
        *of_kind("single measure"),
    }


def parse_digits(word: str) -> float | None:
    """The value of digits with any grouping (`4,500`, `1.234.567`, `12,34,567`, `3,5`); None for others."""
    if word.isdecimal() or _PLAIN.fullmatch(word):
        return float(word)
    if _GROUPED.fullmatch(word):
        return float(word.replace(",", ""))
    if _POINTS.fullmatch(word):
        return float(word.replace(".", ""))
    return float(word.replace(",", ".")) if _COMMA.fullmatch(word) else None


def may_be_year(value: float | None) -> bool:
    """Whether a bare number may be a year."""
    return value is not None and _FIRST_YEAR <= value <= _LAST_YEAR


def times(value: float, factor: float) -> float:
    """The product of two printed numbers, in decimals: `8.2 million` is no 8199999.999999999."""
    return float(Decimal(str(value)) * Decimal(str(factor)))


def _value(lower: str) -> float:
    return _classes()[lower].value or 0.0


def _joined(document: Document, index: int, end: int) -> int:
    """The token after a hyphen that joins words (`twenty-five`, `1.8-million`), or the same token."""
    hyphen = index + 1 < end and document.lowers[index] in HYPHENS
    return index + 1 if hyphen and document.glued(index) and document.glued(index + 1) else index


def scaled(document: Document, index: int, end: int, value: float, money: bool) -> tuple[float, float, int]:
    """Multiply by the scale words after a number: value, product of the scales, token after them."""
    step = 1.0
    lowers = document.lowers
    while index < end:
        at = _joined(document, index, end)
        if at >= end:
            break
        lower = lowers[at]
        suffix = lower in of_number("suffix") and step == 1 and (document.glued(at) or (money and len(lower) > 1))
        if suffix and lower in "mb" and not money and not _are_millions(document, at + 1, end):
            break  # 100m is a length; £100m, 1.2m tonnes and 3m rand are millions
        if not suffix and lower not in of_number("scale"):
            break
        value, step, index = times(value, _value(lower)), step * _value(lower), at + 1
    return value, step, index


def _are_millions(document: Document, index: int, end: int) -> bool:
    """Whether a plural, money or, past an adjective or two, persons follow: `1.2m tonnes`, `3m rand`, `1.8m mobile users`."""
    if plural_follows(document, index, end):
        return True
    for token in range(index + 1, min(end, index + 3)):
        if document.lowers[token - 1] in noun_ends() or not document.lowers[token - 1].isalpha():
            break
        if document.lowers[token] in words.person_nouns() and plural_follows(document, token, end):
            return True
    measure = unit_after(document, index, end, False)
    return measure is not None and measure.kind == "currency" and document.lowers[index] != "won"


@cache
def _after_digits() -> frozenset[str]:
    """The words and marks that go on with a number in digits."""
    return of_number("scale") | of_number("suffix") | of_number("glyph") | HYPHENS | SLASHES | {"and"}


def _digits(document: Document, index: int, end: int, money: bool) -> Number | None:
    """A number that begins with digits, with groups, a fraction and scale words after it."""
    lowers, text = document.lowers, document.text
    value = parse_digits(lowers[index])
    if value is None:
        return None
    last = index + 1
    grouped = last < end and (lowers[last].isdecimal() or lowers[last] in APOSTROPHES)
    if grouped and len(lowers[index]) <= 3 and lowers[index].isdecimal():
        groups, at = "", last
        while at < end:
            mark = at if lowers[at] in APOSTROPHES and document.glued(at) else at - 1
            group = mark + 1
            apart = group < end and document.starts[group] - document.ends[mark]
            spaced = mark == at - 1 and apart == 1 and text[document.ends[mark]] in " \u00a0\u2009\u202f"
            if (
                group >= end
                or len(lowers[group]) != 3
                or not lowers[group].isdecimal()
                or not (spaced or (mark == at and apart == 0))
            ):
                break
            groups += lowers[group]
            at = group + 1
        if groups:
            value, last = float(lowers[index] + groups), at
    first = index
    bare = index > 0 and lowers[index - 1] == "." and lowers[index].isdecimal()  # not the `3.5` of a `.3.5`
    if bare and document.glued(index) and not document.glued(index - 1):
        value, first = float("0." + lowers[index]), index - 1
    if last >= end or not (lowers[last] in _after_digits() or lowers[last].isdecimal()):
        return Number(first, last, first, last, "digits", value)
    if last + 1 < end and lowers[last] in SLASHES and document.glued(last) and document.glued(last + 1):
        below = parse_digits(lowers[last + 1])
        if below in _DENOMINATORS and value < below and below is not None and value.is_integer():
            return Number(first, last + 2, first, last + 2, "fraction", value / below)
    if last < end and lowers[last] in of_number("glyph"):
        value, last = value + _value(lowers[last]), last + 1
    elif last + 3 < end and lowers[last] in HYPHENS and lowers[last + 2] in SLASHES and document.glued(last + 2):
        part = _digits(document, last + 1, end, False) if lowers[last + 1].isdecimal() and document.glued(last + 1) else None
        if part and part.form == "fraction" and part.value:
            cents = 100 if lowers[index][-3:-2] == "." else 1  # $8.97-1/2
            value, last = round(value + part.value / cents, 6), part.last  # 4-1/2 percent
    elif last + 2 < end and lowers[last + 1] in SLASHES and document.glued(last + 1) and document.glued(last + 2):
        part = _digits(document, last, end, False) if lowers[last].isdecimal() else None
        if part and part.form == "fraction" and part.value:
            value, last = value + part.value, part.last
    value, last = _and_a_half(document, last, end, value)
    value, step, last = scaled(document, last, end, value, money)
    value, last = _and_a_half(document, last, end, value, step) if step > 1 else (value, last)
    return Number(first, last, first, last, "digits", value, step=step)


def _and_a_half(document: Document, index: int, end: int, value: float, step: float = 1.0) -> tuple[float, int]:
    """Add `and a half` or `and a quarter`: of one, or of the scale before it (`two million and a half`)."""
    lowers = document.lowers
    if index + 2 >= end or lowers[index] != "and":
        return value, index
    at = _joined(document, index + 2, end)
    if at >= end or lowers[at] not in of_number("fraction"):
        return value, index
    if lowers[index + 1] in ("a", "one"):
        return value + _value(lowers[at]) * step, at + 1
    if lowers[index + 1] in of_number("unit") and lowers[at].endswith("s"):  # six and two-thirds
        return value + times(_value(lowers[at]), _value(lowers[index + 1])) * step, at + 1
    return value, index


def _below_hundred(document: Document, index: int, end: int) -> tuple[float, int] | None:
    """`seven`, `twenty`, `twenty-five`."""
    lowers = document.lowers
    if index >= end:
        return None
    if lowers[index] in of_number("unit"):
        return _value(lowers[index]), index + 1
    if lowers[index] not in of_number("tens"):
        return None
    value, last = _value(lowers[index]), index + 1
    at = _joined(document, last, end)
    if at < end and lowers[at] in of_number("unit") and 1 <= _value(lowers[at]) <= 9:
        return value + _value(lowers[at]), at + 1
    return value, last


def _words(document: Document, index: int, end: int, money: bool) -> Number | None:
    """A number in words: `one hundred and twenty thousand`, `two and a half million`, `a dozen`."""
    lowers = document.lowers
    total, limit, first, last = 0.0, float("inf"), index, index
    step = 1.0
    while last < end:
        at = last
        if total:
            at = _joined(document, last, end)
            at = at + 1 if at < end and lowers[at] == "and" else at
        part = _below_hundred(document, at, end)
        if part is None and not total and lowers[at] in of_number("scale"):
            article = at > 0 and lowers[at - 1] in ("a", "an")
            first = at - 1 if article else at
            part = (1.0, at)
        if part is None:
            break
        value, after = part
        value, after = _and_a_half(document, after, end, value)
        if after < end and lowers[after] == "point" and (lowers[after + 1] if after + 1 < end else "") in of_number("unit"):
            place = 0.1
            after += 1
            while after < end and lowers[after] in of_number("unit") and _value(lowers[after]) < 10:
                value, place, after = value + _value(lowers[after]) * place, place / 10, after + 1
        value, step, after = scaled(document, after, end, value, money)
        if step == 100:
            value, step, after = _hundreds(document, after, end, value, money)
        # A second part is smaller than the scale before it: `one hundred and two hundred` are two numbers.
        if total and (value >= limit or limit < 100):
            break
        total, limit, last = total + value, step, after
        if step > 1:
            total, last = _and_a_half(document, last, end, total, step)
    if last == index:
        return None
    return Number(first, last, first, last, "words", round(total, 10), step=step)


def _hundreds(document: Document, index: int, end: int, value: float, money: bool) -> tuple[float, float, int]:
    """What follows `hundred`: a rest below it, then the scale of both (`two hundred and five thousand`)."""
    at = _joined(document, index, end)
    at = at + 1 if at < end and document.lowers[at] == "and" else at
    rest = _below_hundred(document, at, end)
    if rest is None:
        return value, 100.0, index
    total, step, last = scaled(document, rest[1], end, value + rest[0], money)
    if step == 1:
        return total, 1.0, last
    return (total, step, last) if step >= 1000 else (value, 100.0, index)


def _fraction(document: Document, index: int, end: int) -> Number | None:
    """A fraction: `half of`, `a third of`, `two-thirds`, `three quarters of a million`, `half a dozen`."""
    lowers = document.lowers
    first, share, last = index, 1.0, index
    if lowers[index] in of_number("unit"):
        last = _joined(document, index + 1, end)
        plural = last < end and lowers[last] in of_number("fraction") and lowers[last].endswith("s")
        single = last < end and lowers[last] in of_number("fraction") and _value(lowers[index]) == 1
        hyphen = last > index + 1
        if (not plural and not single) or (_value(lowers[index]) * _value(lowers[last]) >= 1 and not single):
            return None  # Seven Quarters of a year are no share
        share = _value(lowers[index])
        sure = hyphen or lowers[last].endswith(("ths", "rds"))  # is two thirds below
    elif lowers[index] not in of_number("fraction"):
        return None
    else:
        sure = False
        if index and lowers[index - 1] in ("a", "an", "one"):
            first = index - 1
        elif not lowers[index].startswith("hal"):
            return None
    if index and lowers[first - 1] in of_kind("ordinal"):
        return None
    if lowers[last] == "halves":
        return None  # the two halves of the city are two, and a law halves the price
    value, after = share * _value(lowers[last]), last + 1
    hyphenated = after < end and lowers[after] in HYPHENS and document.glued(after)
    if hyphenated or first < index:
        measure = unit_after(document, after, end, False)
        lengthy = measure and hyphenated and measure.kind in ("length", "mass", "volume", "area")  # a quarter-mile wide
        if measure and (lengthy or measure.kind == "percent" or lowers[measure.first] == "point"):  # a half-point cut
            return Number(first, measure.last, first, after, "fraction", value, unit=measure.unit, unit_kind=measure.kind)
        if hyphenated and lowers[last] == "half":
            after += 1
            if after >= end or lowers[after] not in of_number("scale"):
                return None  # half-brother, half-staff
    multiplied = after + 1 if after < end and lowers[after] == "of" else after
    multiplied = multiplied + 1 if multiplied < end and lowers[multiplied] in ("a", "an") else multiplied
    if multiplied < end and lowers[multiplied] in of_number("scale") and value < 1:
        part, step, after = scaled(document, multiplied, end, value, False)
        return Number(first, after, first, after, "words", part, step=step)
    follower = lowers[after] if after < end else ""
    # half a mile, a quarter of a percentage point
    of = follower == "of" and after + 1 < end and lowers[after + 1] in ("a", "an")
    if of or (follower in ("a", "an") and lowers[last] == "half"):
        measure = unit_after(document, after + 1 + of, end, False)
        if measure:
            return Number(
                first,
                measure.last,
                first,
                after,
                "fraction",
                value,
                unit=measure.unit,
                unit_kind=measure.kind,
            )
    if follower in HYPHENS and document.glued(after) and not sure:
        return None  # a third-party seller
    owned = follower in of_kind("owner") or (first < index and _compares(follower))
    ends = not follower or not follower[0].isalpha()
    ends = ends or lowers[after : after + 3] in (["year", "over", "year"], ["year", "on", "year"])
    by = first > 0 and lowers[first - 1] in ("by", "up", "down") and (ends or follower in noun_ends())  # fell by a third to 40
    by = by or follower in of_kind("of many")  # a quarter have frozen hiring
    by = by or (follower in ("up", "down") and lowers[after + 1 : after + 2] == ["on"])  # a third up on last year
    than = lowers[first - 1] in _BOUNDS and (ends or follower in noun_ends())  # fell by more than half, to 40
    apart = follower in of_kind("locative") and index > 0 and not lowers[index - 1][0].isalnum()  # £9m, half in cash
    said = sure or owned or apart or by or than or (ends and first < last)
    ranked = first < index and follower == "," and (first == 0 or lowers[first - 1] in ".!?")
    if ranked and lowers[after + 1 : after + 2] != ["or"]:
        return None  # A third, approved last month, needs two shots
    if not said and not words.modifiers().before.get(lowers[first - 1] if first else ""):
        return None
    percent = round(value * 100, 6)
    return Number(first, after, first, after, "fraction", percent, unit="percent", unit_kind="share")


def _compares(lower: str) -> bool:
    """Whether a word compares after a fraction: `a fifth less`, `a third brighter`."""
    change = words.changes().get(lower)
    return lower in of_kind("comparative") or (change is not None and change.pos == "other")


def cardinal(document: Document, index: int, end: int, money: bool) -> Number | None:
    """A number without sign, unit or range at a token."""
    lower = document.lowers[index]
    if lower[0].isdecimal() or (lower == "." and index + 1 < end and document.lowers[index + 1].isdecimal()):
        return _digits(document, index + (lower == "."), end, money)
    if lower in of_number("glyph"):
        return Number(index, index + 1, index, index + 1, "fraction", _value(lower))
    return _fraction(document, index, end) or _words(document, index, end, money)
