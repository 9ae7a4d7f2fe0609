"""Whether a number is the size of a change, and which way.

Takes a number with the modifiers that bound it and the words round it and gives up or down. Leaves out levels (`rose to
5 percent`, `fell below 5 percent`), and persons and things that somebody lost, added or raised: they are counted, not
changed, unless `by` says otherwise.
"""

from functools import cache

from newstables import words
from newstables.propose.figures.beside import is_alone
from newstables.propose.figures.cardinals import APOSTROPHES, Number, may_be_year
from newstables.propose.figures.counted import PERSONS
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.propose.figures.qualifiers import Qualified
from newstables.propose.phrases import Phrases
from newstables.text import POSSESSIVES, Document

_DISTANCE = 10  # tokens between a verb of change and `by` with its number
_THAN, _THAN_THE = 4, 8  # tokens of the time that a number is compared with, and of a number with its time
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_WAYS = frozenset({"lower", "higher", "down", "up"})
_NEAR = 6  # tokens between a verb of change and its percentage: `cut its main interest rate 25 basis points`


@cache
def _changes() -> Phrases[words.Change]:
    return Phrases(words.changes().items())


def size_of_change(
    document: Document, number: Number, qualified: Qualified, over: int, begin: int, end: int, unit: str
) -> str | None:
    """Up or down where the number is the size of a change.

    Args:
        document: the article, read.
        number: the number.
        qualified: its modifiers.
        over: the token after it and the same told in another unit (`1.1 percent, or 298 points, higher`).
        begin: the first token that may belong to it.
        end: the end of its sentence.
        unit: what the number is in.
    """
    if number.signed:
        return "up"
    lowers = document.lowers
    after = lowers[qualified.last] if qualified.last < len(lowers) else ""
    if after == "off" and qualified.last < end and lowers[qualified.first - 1] in of_kind("off verb"):
        return "down"  # knocks 20 miles off the range
    relative = number.unit_kind == "percent" or unit == "points"
    sized = relative or number.unit_kind not in (None, "time")
    thing = number.unit_kind is None and unit not in ("number", "points")
    if sized and after in ("off", "from") and lowers[qualified.first - 1] in of_kind(f"takes {after}"):
        return "down"  # wiped $9 billion off the price
    beside = _before(document, qualified, begin, thing) or _after(document, over, end, sized, number.unit_kind)
    if beside:
        return beside
    token, by = qualified.first - 1, False
    if relative and lowers[token] in _OWNERS:
        return None  # will lower its 3.75% rate
    while token >= begin and (lowers[token] in of_kind("adverb") or lowers[token].endswith("ly")):
        by = by or lowers[token] == "by"
        token -= 1
    token -= by and token > begin and lowers[token] == ","  # fell for a third month, by 7%
    lowest = max(begin, token + 1 - (_DISTANCE if by else _NEAR if relative else 1))
    while token >= lowest and _is_passed(lowers[token]) and (by or lowers[token] not in of_kind("change end")):
        dated = by and lowers[token] == "to" and lowers[token + 1] in words.times()["month"]  # for the year to March by 7%
        level = lowers[token] == "at" and lowers[token - 1] in _WAYS  # was 6 points lower at 3 percent
        if level or (lowers[token] in ("to", "from", "and", "that") and not dated):
            return None
        match = _changes().before(lowers, token + 1, begin)
        if match and match[0].pos not in ("other", "than"):
            found = match[0]
            part = not by and lowers[number.last : number.last + 1] == ["of"] and found.lemma in of_kind("needs by")
            plain = part or (found.pos == "noun" and not by and "of" not in lowers[token + 1 : qualified.first])
            noun = "of" in lowers[token + 1 : qualified.first] and is_alone(document, number)  # a decline of 400
            if plain or not _is_size(found, number, unit, by or noun, sized, relative):
                return None
            bounded = lowers[qualified.first : number.first] if lowers[qualified.first - 1] != "by" else []  # by just under 3%
            level = not of_kind("level").isdisjoint(bounded)
            return None if level or _is_way(document, number, end) else found.change
        token -= 1
    return None


def _is_passed(lower: str) -> bool:
    """Whether a token may stand between a word of change and its number: no mark, but an owner's 's."""
    return lower[0].isalnum() or lower in POSSESSIVES or lower in APOSTROPHES


def _is_way(document: Document, number: Number, end: int) -> bool:
    """Whether a length is how far something moved: `plunged 60 metres into a ravine`; or what fell: `11 inches of snow`."""
    after = document.lowers[number.last] if number.last < end else ""
    return number.unit_kind == "length" and (after == "of" or after in of_kind("motion"))


def _is_size(found: words.Change, number: Number, unit: str, by: bool, sized: bool, relative: bool) -> bool:
    """Whether a number after a word of change is how much it changed."""
    lemma, money = found.lemma, number.unit_kind == "currency" or number.unit in ("cents", "pence")
    if lemma == "lose" and by:
        return False  # lost by 14 points
    if found.pos == "noun" and money and lemma in of_kind("sum of money"):
        return False  # a loss of $3 million is no smaller one
    if by or relative:
        return True
    if number.unit_kind == "length" and lemma in of_kind("adds"):
        return False  # the drill cut 23 metres, the guard gained 12 yards
    if lemma in of_kind("adds") and (money or unit in of_kind("stock")):
        return True
    if unit in of_kind("stock") and unit != "points":
        return found.pos == "verb"  # will trim 400 posts
    if unit == PERSONS or lemma in of_kind("needs by") or (money and lemma == "raise"):
        return False
    counted = number.unit_kind is None and unit not in ("number", "points")
    whole = number.value is None or number.value.is_integer()
    return sized or (not counted and (not whole or lemma in of_kind("sized")))  # fell 4 to 63, lost 1 7/16 to 60


def _before(document: Document, qualified: Qualified, begin: int, thing: bool) -> str | None:
    """`up 5 percent`, `down more than 40`; of things only `were down 40`, since `shot down 40` belongs to the verb."""
    first = qualified.first - (document.lowers[qualified.first - 1] == "by")  # was down by 7%
    lowers = document.lowers
    match = _changes().before(lowers, first, begin)
    if match is None or match[0].pos != "other" or match[0].lemma not in ("up", "down", "off"):
        return None
    before = lowers[match[1] - 1]
    if match[0].lemma == "off":  # was off 6%, with banks off 2%; but took off 6% of the price
        listed = before in of_kind("be") | {","} or lowers[match[1] - 2] in ("with", "and")
        return match[0].change if listed and not thing else None
    return None if (thing and before not in of_kind("be")) or before in of_kind("particle verb") else match[0].change


def _after(document: Document, last: int, end: int, sized: bool, kind: str | None) -> str | None:
    """`5 percent lower`, `a 5 percent rise`, `a 5 percent pay rise`."""
    lowers = document.lowers
    last += last < end and kind is None and lowers[last] in ("point", "points")
    if last >= end:
        return None
    match = _changes().after(lowers, last, end)
    if match and lowers[match[1] : match[1] + 1] == ["of" if match[0].lemma == "ahead" else "than"]:
        return match[0].change if _is_earlier(lowers, match[1] + 1, end) else None
    cuts = set(lowers[last + 1 : last + 3]) & of_kind("changes") if kind == "currency" else None
    if cuts and lowers[last] in ("of", "in"):
        return words.changes()[cuts.pop()].change  # $4 million of cuts, $3 billion in tax cuts
    if (
        not sized
        or lowers[last - 1] == "times"
        or (match and kind is None and match[0].lemma in ("more", "less", "additional", "extra"))
    ):
        return None
    if match is None and kind in ("percent", "currency") and lowers[last].isalpha() and lowers[last] not in noun_ends():
        match = _changes().after(lowers, last + 1, end)
        if match and not (match[0].pos == "noun" or lowers[last + 1] in of_kind("change noun")):
            return None
    if match is None:
        stored = kind == "volume" and lowers[last] in of_kind("stored")
        return "up" if stored else "down" if kind == "volume" and lowers[last] in of_kind("drawn") else None
    found, after = match
    if found.pos == "than":  # 5 percent bigger than a rival's is no change, sales running 14 percent ahead are one
        return found.change if found.lemma == "ahead" and kind == "percent" and lowers[after : after + 1] != ["of"] else None
    if found.lemma in ("up", "down") and _leads_on(lowers, after, end):
        return None
    if found.pos == "other":
        return None if found.lemma == "off" else found.change  # 50 percent off a laptop is a discount
    return found.change if found.pos == "noun" or lowers[after - 1] in of_kind("change noun") else None


def _leads_on(lowers: list[str], index: int, end: int) -> bool:
    """Whether another number follows, which `up` or `down` belongs to: `at $48 million, up 6%`, `20 percent, up from 14`."""
    index += index < end and lowers[index] == "from"
    return index < end and (lowers[index][0].isdecimal() or lowers[index] in "$£€¥") and not _is_year(lowers[index])


def _is_year(lower: str) -> bool:
    return len(lower) == 4 and lower.isdecimal() and may_be_year(float(lower))


def _is_earlier(lowers: list[str], index: int, end: int) -> bool:
    """Whether what follows `than` is an earlier time: `eight more than last time`, but no `5 percent more than a rival`."""
    after = lowers[index : min(end, index + _THAN)]
    if not of_kind("earlier").isdisjoint(after) or (after[:1] == ["in"] and "".join(after[1:2]).isdecimal()):
        return True
    later = lowers[index + len(after) : min(end, index + _THAN_THE)]
    if after[:1] == ["the"] and len(after) > 1 and after[1][0].isdecimal():  # than the 6.03 million sold in May
        return not of_kind("reported").isdisjoint(after + later)
    if len(after) < _THAN - 1 or after[0] not in ("it", "they", "he", "she"):
        return False
    dated = "in" in after + later or not of_kind("earlier").isdisjoint(later)
    return after[1] in of_kind("be") or after[1] == "did" or (words.is_past(after[1]) and dated)  # than it guided in January
