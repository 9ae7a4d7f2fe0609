"""Measures told in two units: `6ft 2in`, `6-foot-4`, `7 pounds 9 ounces`, `12st 4lb`.

Takes the numbers of a document and joins a measure with the rest of it in the smaller unit, in the larger one. Leaves out
hours with minutes, which are times.
"""

from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.text import Document

# The larger unit, the smaller one, and how many of it make the larger.
_PARTS = {
    "feet": ("inches", 12),
    "yards": ("feet", 3),
    "pounds": ("ounces", 16),
    "GBP": ("ounces", 16),
    "stones": ("pounds", 14),
}
_MASS = {"GBP": "pounds"}  # 7 pounds 9 ounces are no money
_BETWEEN: tuple[list[str], ...] = ([], ["-"], ["and"], [","])


def join_parts(document: Document, numbers: list[Number]) -> list[Number]:
    """The numbers of a document, those told in two units as one.

    Args:
        document: the article, read.
        numbers: its numbers, in order.
    """
    if _PARTS.keys().isdisjoint({number.unit for number in numbers}):
        return numbers
    found: list[Number] = []
    for number in numbers:
        whole = found[-1] if found else None
        size = _smaller(document, whole, number) if whole else None
        if whole and size and whole.value is not None and number.value is not None:
            whole.value = round(whole.value + number.value / size, 6)
            if whole.unit in _MASS:
                whole.unit, whole.unit_kind = _MASS[whole.unit], "mass"
            whole.last = whole.core_last = number.last
        else:
            if whole and number.unit == "GBP" and _is_weight(document, whole, number):
                number.unit, number.unit_kind = "pounds", "mass"
            found.append(number)
    return found


def _is_weight(document: Document, whole: Number, number: Number) -> bool:
    """Whether pounds follow a height: `7 feet 1 inch and 265 pounds`, `6ft 2in, 210 pounds`."""
    between = document.lowers[whole.last : number.first]
    return whole.unit_kind == "length" and number.first == number.core_first and between in (["and"], [","], ["tall", "and"])


def _smaller(document: Document, whole: Number, number: Number) -> int | None:
    """How many of a number's unit make the unit of the number before it, where they are one measure."""
    unit, size = _PARTS.get(whole.unit or "", ("", 0))
    if not size or whole.rate or whole.form not in ("digits", "words") or number.form not in ("digits", "words", "fraction"):
        return None
    if whole.value is None or not whole.value.is_integer() or number.value is None or not 0 <= number.value < size:
        return None
    between = document.lowers[whole.last : number.first]
    if number.first != number.core_first or between not in _BETWEEN:
        return None
    tight = between == ["-"] and document.glued(number.first) and document.lowers[whole.last - 1] not in HYPHENS
    bare = number.unit is None and tight and whole.unit == "feet"  # 6-foot-4
    return size if bare or number.unit == unit or (unit == "pounds" and number.unit == "GBP") else None
