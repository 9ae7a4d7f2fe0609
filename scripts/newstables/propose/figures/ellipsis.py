"""Units that a number shares with its neighbour: `from 4 to 6 percent`, `rose 2 percent while the other fell 1`.

Takes the numbers of a document and fills in the unit of those that stand alone where the words round them show that they
measure the same. Leaves out counted nouns, and numbers in another clause that nothing compares.
"""

from bisect import bisect_left
from itertools import pairwise

from newstables import words
from newstables.propose.figures.cardinals import Number, may_be_year, times
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.text import POSSESSIVES, Document

_INDEX = 30  # tokens between a share index and its number
_LEAST = 200  # points of an index that is no share index by its name
_LARGE = 1_000_000  # the least step of an amount that leaves out its money
_TOLD = 120  # tokens from an amount with its money to the sentence of one without
_SUM = 10  # tokens between a noun for money and its amount
_WHOLE = 100  # percent
_NEAR = 4  # tokens between a word that compares and its number
_FAR = 25  # tokens between two numbers that are compared
_OWNERS = frozenset({*POSSESSIVES, "his", "her", "their", "its"})
_WHEN = frozenset({"next", "last", "this"})  # trimmed by 80 million next year
_PLAIN = ("digits", "words", "range")


def share_units(document: Document, numbers: list[Number]) -> None:
    """Give numbers without a unit that of the number after or before them, where the text compares the two."""
    listed = None
    for following, number in pairwise(reversed(numbers)):
        bare = following.unit_kind is not None and number.unit is None and number.form in _PLAIN
        if bare and _joins(document, number, following, following is listed):
            _spread(document, number, following)
            listed = number
    lowers, told = document.lowers, None  # the last number that is no conversion in brackets: 4 billion crowns ($430 million)
    money = level = told
    for before, number in pairwise(numbers):
        told = told if told and (lowers[before.first - 1] == "(" or _is_when(lowers, before)) else before
        level = level if told.unit_kind in ("percent", None) else told
        money = told if told.unit_kind == "currency" and told.step >= _LARGE else money
        if level and _is_former(document, level, told, number):
            told = level
        if number.unit is not None or number.form not in _PLAIN:
            continue
        if told.unit_kind is not None and _continues(document, told, number):
            number.unit, number.unit_kind, number.rate = told.unit, told.unit_kind, told.rate
        elif money and number.step >= _LARGE and _is_sum(document, money, number):
            number.unit, number.unit_kind = money.unit, money.unit_kind


def _is_when(lowers: list[str], number: Number) -> bool:
    """Whether a number is a length of time or a year, over which a unit goes on: `from 22 percent in 2007 to 19`."""
    dated = number.unit is None and number.last == number.first + 1 and lowers[number.first - 1] in ("in", "of", "since")
    return number.unit_kind == "time" or (dated and len(lowers[number.first]) == 4 and may_be_year(number.value))


def _is_former(document: Document, level: Number, told: Number, number: Number) -> bool:
    """Whether a number is in the unit of a level beyond a percentage: `5 million tons, up 11% from 4 million`."""
    if told.unit_kind != "percent" or (level.step > 1) != (number.step > 1) or not 0 < number.first - level.last < _FAR:
        return False
    lowers, between = document.lowers, document.lowers[told.last : number.first]
    if between == ["to"] and level.unit_kind == "currency" and level.step > 1:
        return not of_kind("money noun").isdisjoint(
            lowers[level.last : told.first]
        )  # on turnover that fell 1 percent to 3 billion
    return between == ["from"] and lowers[told.first - 1] in ("up", "down")


def _is_sum(document: Document, money: Number, number: Number) -> bool:
    """Whether a bare number of millions is money, as one before is: `earned 3 billion crowns. Debt stood at 1.1 billion`."""
    lowers, last, sentence = document.lowers, number.last, document.sentences[document.sentence_of[number.first]]
    told = sentence.first - money.last  # in its own sentence what joins them must say so
    after = lowers[last] if last < len(lowers) else "."
    if not 0 <= told <= _TOLD or (after[0].isalnum() and after not in noun_ends() and after not in _WHEN):
        return False
    return not of_kind("money noun").isdisjoint(lowers[max(sentence.first, number.first - _SUM) : number.first])


def point_units(document: Document, numbers: list[Number]) -> None:
    """Give the numbers of a share index the unit that the text leaves out: `the Nasdaq added 14.2, or 0.6%, to 2,371.9`."""
    places = document.where(of_kind("share index"))
    if not places:
        return
    for number in numbers:
        if number.unit or number.form != "digits" or number.value is None or number.step > 1:
            continue
        at = bisect_left(places, number.first) - 1
        near = at >= 0 and number.first - places[at] <= _INDEX
        begin = document.sentences[document.sentence_of[number.first]].first
        if not near or places[at] < begin or places[at] == number.first - 1:
            continue
        named = document.lowers[places[at] - 1]
        share = document.lowers[places[at]] != "index" or named.isdecimal() or named in of_kind("share index")
        if number.value < _LEAST and not share:
            continue
        before, after = document.lowers[number.first - 1], document.lowers[number.last : number.last + 1]
        told = before in words.changes() or before in of_kind("index verb")
        if told and not (after and after[0][0].isalnum() and after[0] not in noun_ends()):
            number.unit, number.unit_kind = "points", "other"


def _joins(document: Document, number: Number, following: Number, listed: bool) -> bool:
    """Whether `to`, `and` or `or` alone stands between a number and one with its unit after it (`4 and 6 percent`).

    In a list a comma does so too (`55, 65 and 77-inch screens`).
    """
    measured = following.unit_kind not in (None, "count", "share", "time") and following.first == following.core_first
    between = document.lowers[number.last : following.first]
    if document.glued(number.first) and number.first == number.core_first:
        return False  # 6-foot-3 and 220 pounds
    if between == ["or"] and (number.value or 0) > (following.value or 0):
        return False  # added 14.2 or 0.6 percent
    if between in (["x"], ["by"], ["×"]) and following.unit_kind in ("length", "data"):
        return True  # 30 by 40 feet
    if between == [",", "and"]:
        return measured and document.lowers[number.first - 1] == ","  # 12, 14, and 15 percent
    return measured and (between in (["to"], ["and"], ["or"]) or (listed and between == [","]))


def _spread(document: Document, number: Number, following: Number) -> None:
    """Take over the unit of the next number, and its scale after `from` and of money.

    `from 24 to 33 million tonnes`, `310 and 345 million dollars`.
    """
    number.unit, number.unit_kind, number.rate = following.unit, following.unit_kind, following.rate
    start = document.lowers[number.first - 1] if number.first else ""
    money = following.unit_kind == "currency" and "to" not in document.lowers[number.last : following.first]
    if (start == "from" or money) and following.step > number.step == 1 and number.value is not None:
        number.value, number.step = times(number.value, following.step), following.step


def _continues(document: Document, before: Number, number: Number) -> bool:
    """Whether a bare number is compared with the measured one before it, or is a second change of that kind."""
    if before.unit_kind in (None, "count", "share", "time") or not 0 < number.first - before.last < _FAR:
        return False
    if document.sentence_of[before.first] != document.sentence_of[number.first]:
        return False
    lowers, last = document.lowers, number.last
    money, large = before.unit_kind == "currency", min(number.step, before.step) > 1
    foreseen = lowers[number.first - 1] == "the" and not of_kind("foreseen").isdisjoint(lowers[last : last + 1])
    if foreseen and ((money and large) or before.unit_kind in ("mass", "volume")):
        return True  # 4.1 billion euros, below the 4.4 billion expected
    counts = last < len(lowers) and lowers[last][0].isalnum() and lowers[last] not in noun_ends()
    if counts and not words.is_number(lowers[last]):  # up from 6.1 billion three months earlier
        return False
    near = lowers[max(before.last, number.first - _NEAR) : number.first]
    led, link = ["", "", *near][-2:]  # the two words before the number
    percent = before.unit_kind == "percent"
    if lowers[number.core_first] == "one" and link not in ("to", "from", "than"):
        return False  # 0.2 inches larger than the current one
    if near[-1:] == [","] and last + 1 < len(lowers) and lowers[last] in of_kind("amount compared"):
        # 620,000 euros, 80,000 less than he asked for; 380,000 barrels a day in May, 20,000 above its quota
        return not percent and (lowers[last] in ("above", "below") or lowers[last + 1] == "than")
    if link in of_kind("further") and money:
        return large  # 2.5 billion euros for dividends and a further 1 billion for buybacks
    if percent and last < len(lowers) and lowers[last] in of_kind("poll answer") and link not in ("at", "to"):
        return True  # but 0.4% firmer at 18.52 against the dollar
    if percent and ((link in _OWNERS and "to" in near) or (link == "of" and led in of_kind("yardstick"))):
        return True  # 52 percent to the government's 41; 3.6 percent, twice the state average of 1.9
    if link == "of" and led in of_kind("yardstick") and of_kind("compare") & set(lowers[before.last : number.first]):
        return True  # 7.3 tonnes, against a five-year average of 7.9
    if link == "to" and lowers[before.first - 1] == "from" and len(near) < _NEAR:
        return True  # from 22.6 percent in 2007 to 19.6
    if link == "to":
        return _is_level(lowers, near, led, before, number)
    if of_kind("compare") & set(near):
        return True
    if link == "from":
        if "up" in near or "down" in near:
            return True
        return before.first > 0 and lowers[before.first - 1] in ("to", "at", "of", "was", "is")
    if percent and link == "by" and led in words.changes() and (number.value or 0) < _WHOLE:
        return True  # one rose by 2 percent but the other fell by 1
    return percent and link in words.changes() and led not in of_kind("particle verb")  # no: turned down 19,000


def _is_level(lowers: list[str], near: list[str], led: str, before: Number, number: Number) -> bool:
    """Whether the level that `to` leads to is in the unit of the number before it."""
    if _leads(near, before.unit_kind == "percent") or led in of_kind("compared to"):
        return True  # winds of 160 km/h with gusts to 195
    if before.unit_kind != "currency":
        weighs = before.unit_kind == "mass" and lowers[before.first - 1] != "by"  # sent 20 tonnes to 14 towns
        return near == ["to"] and before.unit_kind != "percent" and not weighs  # fell by 300,000 barrels to 2.1 million
    between = lowers[before.last : number.first]
    same = near == ["to"] or number.step == before.step or not of_kind("sum").isdisjoint(between)
    counted = words.person_nouns() | of_kind("stock")
    # a loss of 5.3 billion euros pushed its debt to 42.8 billion
    return same and min(number.step, before.step) > 1 and counted.isdisjoint(between)


def _leads(near: list[str], percent: bool) -> bool:
    """Whether a level is that of the measure before: `in the rear it falls to 37.1`, `is down to 38`, `and to 7`."""
    *_, who, verb, _ = ["", "", *near]
    if percent and (verb == "and" or (who in of_kind("be") and verb in ("up", "down"))):
        return True
    return who in ("it", "that", "which", "they") and verb in words.changes()
