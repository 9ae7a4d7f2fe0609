"""Units: which known ones stand beside a number.

Takes the unit list of the lexicon and gives the unit printed before or after a number. Leaves out what is
counted, which is a noun phrase of the sentence: see `counted`.
"""

from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.figures.lexicon import cased_units, of_kind, units
from newstables.propose.phrases import Phrases
from newstables.text import Document

_CAPITALS = frozenset({"PS", "R", "N"})  # signs of money that are as often the first letter of a name
_HYPHENS = frozenset("-\N{NON-BREAKING HYPHEN}")
_WEIGHED = 5  # tokens between a word of weight and the number


class Measure(NamedTuple):
    """A unit with its kind (currency, percent, length, count ...) and the tokens that print it."""

    unit: str
    kind: str
    first: int
    last: int


@cache
def _units(position: str) -> Phrases[words.Unit]:
    sides = (position, "both")
    chosen = {word: next((u for u in some if u.position in sides), None) for word, some in units().items()}
    entries = {form: unit for word, unit in chosen.items() if unit for form in (word.replace(" ", "-"), *_printed(word))}
    return Phrases(entries.items())


@cache
def _beginnings() -> frozenset[str]:
    """Words and signs that a unit after a number begins with."""
    return _units("after").firsts | {sign.lower() for sign in cased_units()} | {"in"}


def _printed(word: str) -> list[str]:
    """A unit word as it stands and with the stop of an abbreviation, which is one token with it (`145 mph.`, `Rs. 5`)."""
    forms = [form for form in (f"{word}.", f"{word.capitalize()}.") if form.split()[-1] in words.abbreviations()]
    return [word, *forms]


# The only units of one letter that are printed small; the others are capitals (`5 W`), and `5G` is no mass.
_SMALL_LETTERS = frozenset("glmptx")


def plural_follows(document: Document, index: int, end: int) -> bool:
    """Whether a plural stands at a token."""
    follower = document.lowers[index] if index < end else ""
    return (follower.endswith("s") and len(follower) > 2) or follower in words.person_nouns()


def unit_after(document: Document, index: int, end: int, digits: bool) -> Measure | None:
    """The unit printed right after a number, also joined by a hyphen (`a 15-mile march`).

    Args:
        document: the article, read.
        index: the token after the number.
        end: where the search ends.
        digits: whether the number is printed in digits, which a single letter needs to be a unit.
    """
    lowers = document.lowers
    if index + 1 < end and lowers[index] in _HYPHENS and document.glued(index) and document.glued(index + 1):
        index += 1
    if index >= end or lowers[index] not in _beginnings():
        return None
    cased = cased_units().get(document.words[index]) if digits else None
    match = (cased, index + 1) if cased else _units("after").after(lowers, index, end)
    if match and lowers[match[1] - 1].isdecimal() and not document.glued(match[1] - 1):
        match = _units("after").after(lowers, index, match[1] - 1)  # 6 ft 2 are no square feet
    if match is None and lowers[index] == "in" and digits and document.glued(index):
        return Measure("inches", "length", index, index + 1)  # a 6.7in screen
    if match is None:
        return None
    unit, last = match
    if unit.kind == "currency" and last < end and lowers[last] == "of":
        # A pound of flour is a mass.
        others = units().get(" ".join(lowers[index:last]), ())
        unit = next((other for other in others if other.kind != "currency"), unit)
    word = document.words[index]
    alone = last == index + 1 and len(word) == 1 and word.isalpha()
    if alone and not (digits and word.islower() == (word.lower() in _SMALL_LETTERS)):
        return None
    if word in "xF" and (not document.glued(index) or (last < end and document.lowers[last][0].isdecimal())):
        return None  # 2 x 4, 31 F-16 jets
    if lowers[index] in of_kind("initials") and word.isupper() and plural_follows(document, last, end):
        return None  # 14 TB cases
    # Codes are units in capitals only: `150 ALL`, but `150 all told`.
    if unit.position == "both" and unit.kind == "currency" and word.isalpha() and word.islower():
        return None
    return Measure(unit.unit, unit.kind, index, last)


def is_money(document: Document, first: int, measure: Measure, end: int) -> bool:
    """Whether pounds are money and no weight.

    Weights are told with a verb or noun of weight (`weighs 210 pounds`, `7 pounds 4 ounces`), or joined to a noun that is
    no sum (`a 300-pound man`, but `a 200-pound fine`).

    Args:
        document: the article, read.
        first: the first token of the number.
        measure: the unit after it, read as money.
        end: where the search ends.
    """
    if measure.kind != "currency":
        return False
    lowers, last = document.lowers, measure.last
    if of_kind("weight") & {*lowers[max(0, first - _WEIGHED) : first], *lowers[last : min(end, last + 2)]}:
        return False
    if last < end and lowers[last][0].isdecimal():
        return unit_after(document, last + 1, end, digits=True) is None  # 7 pounds 4 ounces
    if lowers[measure.first - 1] != "-" or lowers[measure.first - 2] in of_kind("scale of money"):
        return True
    return bool(of_kind("sum") & set(lowers[last : min(end, last + 3)]))


def unit_before(document: Document, index: int, begin: int) -> Measure | None:
    """The currency printed right before a number: `$5`, `US$ 5`, `$US5`, `EUR5`, `USD$ 5`."""
    lowers = document.lowers
    table = _units("before")
    near = lowers[index - 1] if index > begin else ""
    if near not in table.lasts and near not in _HYPHENS and (index - 2 < begin or lowers[index - 2] != "$"):
        return None
    match = table.before(lowers, index, begin)
    if match is None and index - 2 >= begin and lowers[index - 2] == "$" and document.glued(index - 1):
        swapped = table.after([lowers[index - 1], "$"], 0, 2)
        return Measure(swapped[0].unit, swapped[0].kind, index - 2, index) if swapped and swapped[1] == 2 else None
    hyphen = index - 2 >= begin and near in _HYPHENS and document.glued(index)
    joined = table.before(lowers, index - 1, begin) if hyphen else None
    if joined and joined[0].kind != "currency":
        match = joined  # a magnitude-6.4 quake
    article = match and document.words[match[1]] == "A" and not document.glued(match[1] + 1)  # A $2 charge
    if match and match[0].kind == "currency" and (article or document.words[match[1]].islower()):
        # `a $5 fee` is no Australian money, `rs 5` no rupee.
        match = table.before(lowers, index, match[1] + 1)
    if match and document.words[match[1]] == "A" and match[1] < index - 1 and not document.glued(match[1] + 1):
        match = table.before(lowers, index, match[1] + 1)  # A $2 Charge
    if match is None or (document.words[index - 1] in _CAPITALS and not _is_sum(document, index)):
        return None
    unit, first = match
    doubled = table.before(lowers, first, begin)
    if doubled and document.words[doubled[1]] == "A" and not document.glued(first):
        doubled = None  # A $2 charge
    if doubled and unit.unit == "USD" and not document.words[doubled[1]].islower():
        unit, first = doubled
    return Measure(unit.unit, unit.kind, first, index)


def _is_sum(document: Document, index: int) -> bool:
    """Whether capitals before digits are money (`PS6m`, which has a pound sign in ASCII; `R1.2bn`), and no name (`PS5`)."""
    suffix = words.numbers().get(document.lowers[index + 1]) if index + 1 < len(document.lowers) else None
    scaled = suffix is not None and suffix.kind in ("suffix", "scale")
    pounds = document.words[index - 1] == "PS" and len(document.lowers[index]) > 1
    return document.glued(index) and (scaled or pounds or "," in document.lowers[index] or document.lowers[index][-3:-2] == ".")
