"""The grammar of numbers: cardinals with currency, unit and sign, joined to ranges and shares.

Takes the tokens of a document and gives every number with its span, value and bounds, in order; also the
forms that look like numbers and measure nothing (scores, codes), marked so, since their digits must not be
read again. Leaves out whether a number is a figure, what bounds it by a modifier and what it counts: see
`no_figures`, `qualifiers` and `counted`.
"""

from math import isfinite

from newstables import words
from newstables.propose.figures import qualifiers, scores
from newstables.propose.figures.cardinals import (
    APOSTROPHES,
    HYPHENS,
    Number,
    cardinal,
    may_be_year,
    of_number,
    times,
    triggers,
)
from newstables.propose.figures.counted import is_known
from newstables.propose.figures.lexicon import of_kind
from newstables.propose.figures.measures import Measure, is_money, plural_follows, unit_after, unit_before
from newstables.propose.figures.mixed import join_parts
from newstables.propose.figures.rates import rate_after
from newstables.propose.figures.vague import vague_plural
from newstables.text import POSSESSIVES, Document

_JOINERS = frozenset({"-", "to", "or", "and", "through", "of", "for"})  # of two numbers
_LEADS = _JOINERS | HYPHENS | {"up"}
_SIGNS = HYPHENS | {"minus", "+"}
_RESOLUTION = 16_000  # lines of a screen, at most
_DOCKET = 3  # letters between the numbers of a docket
_FACTOR = 5  # tokens between `factor` and its number
_RAREST = 1_000_000  # one in so many
_WON = 100  # fewer won buy nothing
_APART = 5  # times the low end that the high end of a range with a hyphen and spaces is at most
_LEVEL = 5  # times a change that a level is at least, where a range of changes is narrow (`rose 3 to 5 percent`)


def _share(document: Document, number: Number, end: int) -> Number:
    """`one in three`, `nine out of 10`: a share, where the second number is larger and has no unit."""
    lowers, last = document.lowers, number.last
    joined = last < end and lowers[last] in HYPHENS  # a one-in-four chance
    noun = number.value == 1 and lowers[last + 1 : last + 2] == ["in"] and is_known(lowers[last])  # one job in eight
    last += joined or noun
    if last >= end or lowers[last] not in ("in", "out"):
        return number
    if number.value is None or number.value > 99 or number.unit or last + 1 >= end:
        return number
    at = last + 1 if lowers[last] == "in" else last + 2 if lowers[last : last + 2] == ["out", "of"] else last
    sure = at == last + 2
    at += joined and not noun
    every = last < at < end and lowers[at] == "every"
    if not every and not number.value.is_integer():
        return number  # 4.5 in 2019, but 1.5 in every 1,000 babies
    other = cardinal(document, at + every, end, False) if last < at < end else None
    if other is None or other.value is None or other.step > 1 or _is_year(document, other):
        return number
    if not number.value < other.value <= (_RAREST if number.value == 1 else 1000):
        return number
    measure = unit_after(document, other.last, end, False)
    alone = measure is None or measure.kind == "count"
    things = other.last < end and (is_known(lowers[other.last]) or plural_follows(document, other.last, end))
    if noun and things and not every:
        return number  # one goal in 12 games, but one phone in five sold
    sure = sure and not (other.last < end and lowers[other.last] in ("the", "those"))
    whole = number.value == 1 or other.value in (10, 100, 1000) or number.value + 1 == other.value
    if not alone or not (sure or every or whole or lowers[other.last : other.last + 1] == ["of"]):
        return number
    percent = round(100 * number.value / other.value, 6)
    return Number(
        number.first,
        other.last,
        number.first,
        other.last,
        "share",
        percent,
        unit="percent",
        unit_kind="share",
    )


def _measured(document: Document, index: int, begin: int, end: int) -> Number | None:
    """A number at a token with the currency, sign and unit round it."""
    lowers = document.lowers
    if lowers[index] in of_number("vague") or lowers[index] in ("most", "majority"):
        number = vague_plural(document, index, end)
    elif lowers[index] in of_kind("single measure"):
        number = _single(document, index, end)
    else:
        before = unit_before(document, index - (lowers[index - 1] == "." if index > begin else 0), begin)
        number = cardinal(document, index, end, before is not None and before.kind == "currency")
        if number and before:
            number.first, number.unit, number.unit_kind = before.first, before.unit, before.kind
    if number is None:
        return None
    _sign(document, number, begin)
    measure = None if number.unit_kind == "share" else _unit(document, number, end)
    if measure:
        number.last = _unstopped(lowers, measure.last, end)
        if number.unit is None:
            number.unit, number.unit_kind = measure.unit, measure.kind
    if number.unit and number.unit_kind != "share":
        rate = rate_after(document, number.last, end, number.unit_kind == "currency" or number.unit in ("cents", "pence"))
        if rate:
            number.rate = rate.foot
            number.last = _unstopped(lowers, rate.last, end) if lowers[number.last] != "(" else number.last
    return number


def _single(document: Document, index: int, end: int) -> Number | None:
    """One of a measure, told by its article: `a foot of snow`."""
    if document.lowers[index - 1] not in ("a", "an") or document.lowers[index + 1 : index + 2] != ["of"]:
        return None
    measure = unit_after(document, index, end, False)
    if measure is None:
        return None
    return Number(index - 1, index + 1, index - 1, index, "words", 1.0, unit=measure.unit, unit_kind=measure.kind)


def _unstopped(lowers: list[str], last: int, end: int) -> int:
    """The end of a unit without the stop that ends the sentence too: `rose 18 pc.`."""
    return last - (last == end and lowers[end - 1] == ".")


def _unit(document: Document, number: Number, end: int) -> Measure | None:
    """The unit after a number; after a currency sign only another name of money (`US$ 5 billion dollars`)."""
    lowers, last = document.lowers, number.last
    if last >= end:
        return None
    of = lowers[last] == "of"
    if of and number.form == "vague":
        measure = unit_after(document, last + 1, end, False)
    elif of and (number.value or 1) < 1 and lowers[last + 1 : last + 2] in (["a"], ["an"]):
        measure = unit_after(document, last + 2, end, False)  # 0.02 of a degree
    else:
        measure = unit_after(document, last, end, number.form == "digits")
    if measure is None and lowers[last] in of_kind("measure adjective"):
        measure = unit_after(document, last + 1, end, False)
        measure = measure if measure and measure.kind not in ("time", "count") else None  # 40 extra miles
    if measure is None:
        return None
    word = lowers[measure.first]
    if measure.unit == "KRW" and word == "won" and (number.value or number.lower or 0) < _WON:
        return None  # No. 5 won; number 12 won again
    if number.unit is None and measure.last == measure.first + 1 and word in of_kind("mass or money"):
        return measure if is_money(document, number.first, measure, end) else measure._replace(unit="pounds", kind="mass")
    broken = number.value is not None and not number.value.is_integer()
    part = broken and word == "point"  # 0.2 of a point, 1/4 point
    if (measure.kind == "count" and not part) or (number.unit and measure.kind != "currency"):
        return None
    return measure


def _sign(document: Document, number: Number, begin: int) -> None:
    """A minus, plus or `minus` before a number."""
    at = number.first - 1
    if at < begin or number.value is None:
        return
    lower = document.lowers[at]
    if lower not in _SIGNS:
        return
    if lower == "minus" and document.lowers[at - 1] == "or":
        return  # plus or minus 3 points
    if lower in HYPHENS and at - 1 >= begin and document.lowers[at - 1] == "minus" and document.glued(number.first):
        at, lower = at - 1, "minus"
    free = not document.glued(at) or document.lowers[at - 1] in "(["
    if lower == "minus" or (lower in HYPHENS and free and document.glued(number.first)):
        number.value, number.first = -number.value, at
    elif lower == "+" and free:
        number.signed, number.first = True, at


def _is_year(document: Document, number: Number) -> bool:
    alone = number.core_last == number.core_first + 1 and not number.unit
    return alone and may_be_year(number.value) and document.lowers[number.core_first].isdecimal()


def _ranged(document: Document, number: Number, begin: int, end: int) -> Number:
    """Join a number with the second end of its range and spread its scale, or mark both as score or code."""
    lowers, at = document.lowers, number.last
    if at + 1 >= end or number.value is None or number.form not in ("digits", "words", "fraction"):
        return number
    if lowers[at] not in _LEADS:
        return number
    tight = lowers[at] in HYPHENS and document.glued(at)
    joiner = "-" if lowers[at] in HYPHENS else lowers[at]
    before = lowers[max(begin, number.first - 2) : number.first]
    at += 1
    if joiner == "-" and at + 1 < end and lowers[at] in _JOINERS:
        joiner, at = lowers[at], at + 1
    if lowers[at] in HYPHENS and document.glued(at):
        at += 1
    sure = number.unit is not None or before[-1:] == ["from"]
    if joiner == "up" and sure and at < end and lowers[at] == "to":
        joiner, at = "to", at + 1  # from $40 up to $55
    if at >= end or joiner not in _JOINERS:
        return number
    if joiner == "and" and "between" not in before and not tight:
        return number
    apart = joiner == "-" and not tight and lowers[at - 1] == "-"
    loosened = qualifiers.loosened(document, at, end) if joiner in ("to", "and") else at  # between 40 and about 55
    if loosened > at and joiner == "to" and _changes(lowers, begin, number.first):
        return number  # rose 5 percent to nearly 40
    at = loosened
    start = next((i for i in range(at, min(at + 4, end)) if _starts(lowers[i])), None)
    other = _measured(document, start, at, end) if start is not None else None
    if other is None or other.first != at or other.value is None or other.form not in ("digits", "words", "fraction"):
        return number
    dated = _is_year(document, number) and (before[-1:] == ["in"] or other.step > 1 or other.first < other.core_first)
    if dated and joiner == "to":
        return number  # from the first months of 1999 to $243 billion
    if not isfinite(other.value):
        return number  # 5 to a trillion with 300 digits before it
    if joiner in ("of", "for", "to") and scores.joined(document, number, other, begin, end):
        return Number(number.first, other.last, number.first, other.last, "score", None)
    if joiner in ("of", "for"):
        return number
    if joiner in ("or", "and") and tight:
        number.unit, number.unit_kind = number.unit or other.unit, number.unit_kind or other.unit_kind
        return number  # 2- or 3-inch pipes: two numbers with one unit
    if lowers[other.last : min(other.last + 1, end)] == ["s"] and document.glued(other.last):
        return Number(number.first, other.last, number.first, other.last, "code", None)  # 18-to-24s
    if joiner == "-" and tight and number.form == other.form == "digits":
        if _is_code(document, other, at, end):
            return Number(number.first, other.last, number.first, other.last, "code", None)
        form = scores.hyphenated(document, number, other, begin, end)
        if form:
            return Number(number.first, other.last, number.first, other.last, form, None)
    if apart and not _is_apart(number, other):
        return number
    low, high = number.value, other.value
    mantissa = high / other.step
    if other.step > 1 and number.step == 1 and 0 <= low <= mantissa and "," not in lowers[number.core_first]:
        low = times(low, other.step)
    if joiner == "to" and _is_level(document, number, other, begin, low * _LEVEL <= high):
        return number
    clashes = (
        number.unit is not None and number.unit != other.unit and not (number.unit_kind == "currency" and other.unit is None)
    )
    level = other.last < end and lowers[other.last] == "to"
    change = (
        joiner == "to"
        and before[-1:] == ["from"]
        and not of_kind("range") & set(lowers[max(begin, number.first - 6) : number.first])
    )
    loose = joiner == "or" and (number.unit is not None or high > low * 10 or number.step > 1)
    clashes = clashes or (number.rate is not None and other.rate is None)  # fell $34 a tonne to $553
    if clashes or low >= high or (change and not level and _changes(lowers, begin, number.first)) or loose:
        return number
    return Number(
        number.first, other.last, number.core_first, other.core_last, "range", None, low, high,
        unit=other.unit or number.unit, unit_kind=other.unit_kind or number.unit_kind, rate=other.rate,
        step=other.step,
    )  # fmt: skip


def _is_apart(number: Number, other: Number) -> bool:
    """Whether a hyphen with spaces joins two numbers of one measure: `$5.5 - $6 billion`."""
    low, high = number.value or 0.0, (other.value or 0.0) / (other.step if number.step == 1 else 1)
    return other.unit is not None and number.unit in (None, other.unit) and low < high <= low * _APART


def _is_level(document: Document, number: Number, other: Number, begin: int, far: bool) -> bool:
    """Whether `to` leads from a change to the level it reached: `slid 6 pence to 312 pence`, `fell by 400 to 9,000`."""
    lowers, at = document.lowers, number.first
    at = qualifiers.bound_from(document, at, begin)  # slid by more than 5,000 to 43,300
    at -= at > begin and lowers[at - 1] in ("by", "a", "another")
    if lowers[at] == "by" and far and number.unit is not None:
        return True  # cut its forecast for the price by $8 to $86
    if at <= begin or lowers[at - 1] not in words.changes():
        return False
    same = number.unit == other.unit or (other.unit is None and number.step > 1)  # by 58 billion dollars to 61 billion
    separate = number.unit is not None and same and number.unit_kind != "percent"
    return separate or far


def _changes(lowers: list[str], begin: int, end: int) -> bool:
    """Whether a verb of change stands close before: `rose from 5 to 7 percent` gives two levels, no range."""
    changes = words.changes()
    before = lowers[max(begin, end - 8) : end]
    return any(lower in changes for lower in before) or bool(of_kind("move") & set(before))


def _starts(lower: str) -> bool:
    return lower[0].isdecimal() or lower in triggers()


def _is_code(document: Document, number: Number, begin: int, end: int) -> bool:
    """Whether the digits are part of a name, time or code: `F-35`, `320s`, `5G`, `24/7`, `2nd`, `'11`, `Twenty20`."""
    first, last = number.core_first, number.last
    if number.form != "digits":
        follows = last < end and document.lowers[last].isdecimal() and document.glued(last)
        return number.form == "words" and (follows or _is_joined(document, number, begin))
    if document.lowers[first][0] == "0" and document.lowers[first][1:].isdecimal():
        return True  # 0800, 007
    if number.first == first > begin and document.glued(first):
        before = document.words[first - 1]
        grouped = before == "/" and "," in document.lowers[first]  # a 10-year/100,000-mile warranty
        if (before.isalpha() or before in "_@/\\:" or before in APOSTROPHES) and not grouped:
            return True
        if before == "." and document.glued(first - 1) and document.words[first - 2].isupper():
            return True  # BA.5
        compound = before in HYPHENS and first - 1 > begin and document.glued(first - 1)
        if compound and (not document.words[first - 2].islower() or document.lowers[first - 2] in of_kind("code prefix")):
            return True  # F-16, the under-21 team
        if compound and first - 3 > begin and document.lowers[first - 3] in HYPHENS and _is_docket(document, first - 2):
            return True  # 19-cv-402
    kilo = document.words[last - 1] == "K" and last == first + 2 and document.glued(last - 1)
    if kilo and (number.value or 0) <= _RESOLUTION:
        return not plural_follows(document, last, end)  # 4K video, but 10K people
    if last >= end or not document.glued(last):
        return False
    after = document.words[last]
    if (after[0].isalpha() and after != "x") or after in POSSESSIVES:
        return True  # in her 20's
    more = last + 1 < end and document.glued(last + 1)
    if after == "x":
        return more and document.words[last + 1].isdecimal()  # a 4x4, but 3x faster
    return more and after in "/:@\\" and not document.words[last + 1].isalpha()


def _is_joined(document: Document, number: Number, begin: int) -> bool:
    """Whether a number in words ends a compound: `a flat-four`, `the final-four`."""
    first = number.first
    if first - 1 <= begin or document.lowers[first - 1] not in HYPHENS or number.unit is not None:
        return False
    before = document.lowers[first - 2]
    return document.glued(first) and document.glued(first - 1) and before.isalpha() and before not in _JOINERS


def _is_docket(document: Document, token: int) -> bool:
    """Whether a short word stands between two hyphens in a docket number (`19-cv-402`), and is no unit (`6-ft-4`)."""
    short = document.words[token].isalpha() and len(document.words[token]) <= _DOCKET
    return short and unit_after(document, token, token + 1, False) is None and document.lowers[token] not in _JOINERS


def find(document: Document) -> list[Number]:
    """Every number of a document, in order and without overlaps.

    Args:
        document: the article, read.
    """
    found: list[Number] = []
    lowers = document.lowers
    done = 0
    factors = "factor" in document.positions
    for index in sorted(document.where(triggers()) + document.numeric):
        if index < done:
            continue
        sentence = document.sentences[document.sentence_of[index]]
        begin, end = sentence.first if sentence.first > done else done, sentence.last
        number = _measured(document, index, begin, end)
        if number is None:
            if lowers[index][0].isdecimal():
                number = Number(index, index + 1, index, index + 1, "code", None)
            else:
                continue
        # `hundred one half`: a word of the number before begins no second one.
        if number.first < done:
            number.first, number.core_first = done, max(number.core_first, done)
        if number.value is not None and not isfinite(number.value):
            number.form = "code"
        if number.form in ("digits", "words", "fraction"):
            if _is_code(document, number, sentence.first, end):
                number.form = "code"
            else:
                number = _share(document, _ranged(document, number, begin, end), end)
        if factors and number.unit is None and "factor" in lowers[max(begin, index - _FACTOR) : index]:
            number.unit, number.unit_kind = "times", "other"  # fell by a factor of more than three
        found.append(number)
        done = number.last
    return join_parts(document, found)
