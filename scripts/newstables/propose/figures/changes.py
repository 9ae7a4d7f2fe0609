"""Whether a number is the size of a change, and which way.

Takes a number with the modifiers that bound it and the words round it and gives up or down. Leaves out levels (`rose to
5 percent`, `fell below 5 percent`), and persons and things that somebody lost, added or raised: they are counted, not
changed, unless `by` says otherwise.
"""

from functools import cache

from newstables import words
from newstables.propose.figures.cardinals import Number
from newstables.propose.figures.counted import PERSONS
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.propose.figures.measures import Phrases
from newstables.propose.figures.qualifiers import Qualified
from newstables.text import Document

_DISTANCE = 8  # tokens between a verb of change and `by` with its number
_NEAR = 6  # tokens between a verb of change and its percentage: `cut its main interest rate 25 basis points`


@cache
def _changes() -> Phrases[words.Change]:
    return Phrases(words.changes().items())


def change(document: Document, number: Number, qualified: Qualified, begin: int, end: int, unit: str) -> str | None:
    """Up or down where the number is the size of a change.

    Args:
        document: the article, read.
        number: the number.
        qualified: its modifiers.
        begin: the first token that may belong to it.
        end: the end of its sentence.
        unit: what the number is in.
    """
    if number.signed:
        return "up"
    lowers = document.lowers
    relative = number.unit_kind == "percent" or unit == "points"
    sized = relative or number.unit_kind not in (None, "time")
    thing = number.unit_kind is None and unit not in ("number", "points")
    beside = _before(document, qualified, begin, thing) or _after(document, qualified.last, end, sized, number.unit_kind)
    if beside or of_kind("level") & set(lowers[qualified.first : number.first]):
        return beside
    token, by = qualified.first - 1, False
    while token >= begin and (lowers[token] in of_kind("adverb") or lowers[token].endswith("ly")):
        by = by or lowers[token] == "by"
        token -= 1
    lowest = max(begin, token + 1 - (_DISTANCE if by else _NEAR if relative else 1))
    while token >= lowest and lowers[token][0].isalnum() and (by or lowers[token] not in of_kind("change end")):
        if lowers[token] in ("to", "from", "and", "that"):
            return None
        match = _changes().before(lowers, token + 1, begin)
        if match and match[0].pos != "other":
            found = match[0]
            plain = found.pos == "noun" and not by and "of" not in lowers[token + 1 : qualified.first]
            return None if plain or not _is_size(found.lemma, number, unit, by, sized, relative) else found.change
        token -= 1
    return None


def _is_size(lemma: str, number: Number, unit: str, by: bool, sized: bool, relative: bool) -> bool:
    """Whether a number after a verb of change is how much it changed."""
    if by or relative:
        return True
    if unit == PERSONS or lemma in of_kind("needs by") or (number.unit_kind == "currency" and lemma == "raise"):
        return False
    return sized or lemma in of_kind("sized")


def _before(document: Document, qualified: Qualified, begin: int, thing: bool) -> str | None:
    """`up 5 percent`, `down more than 40`; of things only `were down 40`, since `shot down 40` belongs to the verb."""
    first = qualified.first - (document.lowers[qualified.first - 1] == "by")  # was down by 7%
    match = _changes().before(document.lowers, first, begin)
    if match and thing and document.lowers[match[1] - 1] not in of_kind("be"):
        return None
    return match[0].change if match and match[0].pos == "other" and match[0].lemma in ("up", "down") else None


def _after(document: Document, last: int, end: int, sized: bool, kind: str | None) -> str | None:
    """`5 percent lower`, `a 5 percent rise`, `a 5 percent pay rise`."""
    lowers = document.lowers
    if not sized or last >= end:
        return None
    match = _changes().after(lowers, last, end)
    if match is None and kind in ("percent", "currency") and lowers[last].isalpha() and lowers[last] not in noun_ends():
        match = _changes().after(lowers, last + 1, end)
        if match and not (match[0].pos == "noun" or lowers[last + 1] in of_kind("change noun")):
            return None
    if match is None:
        return None
    found, after = match
    if found.pos == "other":
        # 50 percent off a laptop is a discount, 5 percent more than a rival has no change.
        compared = found.lemma in ("more", "less") and after < end and lowers[after] == "than"
        return None if found.lemma == "off" or compared else found.change
    return found.change if found.pos == "noun" or lowers[after - 1] in of_kind("change noun") else None
