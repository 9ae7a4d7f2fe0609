"""The change that a number makes: its own, or that of a number beside it.

Takes a number, the numbers round it and the figures before it and gives up or down. Leaves out what the words round the
number itself say of it: see `changes`.
"""

from newstables import words
from newstables.propose.figures.cardinals import Number
from newstables.propose.figures.changes import size_of_change
from newstables.propose.figures.lexicon import noun_ends, of_kind
from newstables.propose.figures.qualifiers import Qualified
from newstables.rows import Figure
from newstables.text import POSSESSIVES, Document

_ELLIPSIS = 12  # tokens between a change and one that takes over its verb
_APART = 4  # numbers back to that of the figure before: a year or an hour may stand between
_LIKE = 3  # figures before, of which one may be a change in the same unit
_SUBJECT = 4  # words of the subject between them
_JOINERS = frozenset({",", ";", "and", "but", "while"})
_ARTICLES = frozenset({"the", "its", "their", "his", "her", "a"})
_RESTATED = 3  # tokens between a change and the same in another unit
_RESTATES: tuple[list[str], ...] = (["or"], [",", "or"], ["("])


def change(
    document: Document,
    numbers: list[Number],
    place: int,
    figures: list[Figure],
    qualified: Qualified,
    begin: int,
    end: int,
    unit: str,
) -> str | None:
    """Up or down, said of a number, of the one it restates (`fell 18 points, or 2.5 percent`) or of one it continues.

    Args:
        document: the article, read.
        numbers: its numbers, in order.
        place: which of them it is.
        figures: the figures before it.
        qualified: its modifiers.
        begin: the first token that may belong to it.
        end: the end of its sentence.
        unit: what the number is in.
    """
    number, lowers, at = numbers[place], document.lowers, qualified.first - 1
    over = _past_alternative(document, numbers, place, qualified.last)
    found = size_of_change(document, number, qualified, over, begin, end, unit)
    if found or not figures:
        return found
    before = figures[-1]
    past = lowers[qualified.last] if qualified.last < end else ")"
    bracket = lowers[at] == "(" and number.unit is not None and not (past[0].isalpha() and past not in noun_ends())
    again = lowers[at] == "or" or bracket  # rose 18 points (2.5 percent), but by 59% (95% confidence interval)
    if again and before.end_char == document.ends[at - 1 - (lowers[at - 1] == ",")]:
        return before.change
    if number.unit_kind in (None, "share") and unit != "points" and unit not in of_kind("stock"):
        return None
    told = next((one for one in reversed(numbers[max(place - _APART, 0) : place]) if _is_of(document, before, one)), None)
    if told is None or told.last < begin or not (before.change or lowers[told.first - 1] in ("to", "at")):
        return None
    # two-year yields fell 6 bps to 3.91%, ten-year yields 4 bps
    first = document.sentences[document.sentence_of[number.first]].start
    like = (one for one in reversed(figures[-_LIKE:]) if one.start_char >= first and one.change and one.unit == unit)
    changed = next(like, None)
    if changed and not of_kind("further").isdisjoint(lowers[qualified.first : number.first]):
        return changed.change  # fell 5 percent in May and a further 2 percent in June
    last = told.last + (unit == "points" and lowers[told.last] == unit)
    return changed.change if changed and _continues(document, last, number, qualified, end) else None


def _is_of(document: Document, figure: Figure, number: Number) -> bool:
    """Whether a number is that of a figure."""
    return figure.start_char <= document.starts[number.core_first] < figure.end_char


def _past_alternative(document: Document, numbers: list[Number], place: int, last: int) -> int:
    """The token after a number and the same told in another unit: `1.1 percent, or 298 points,`, `1.1 percent (298 points)`."""
    if place + 1 >= len(numbers):
        return last
    following, lowers = numbers[place + 1], document.lowers
    if following.first > last + _RESTATED:
        return last
    last += lowers[last : last + 1] == ["points"]
    if lowers[last : following.first] not in _RESTATES:
        return last
    past = following.last + (lowers[following.last : following.last + 1] == ["points"])
    if lowers[past + 1 : past + 2] == ["than"]:
        return last  # 9 billion, or 31 percent more than last year
    return past + (lowers[past : past + 1] in ([","], [")"]))


def _continues(document: Document, last: int, number: Number, qualified: Qualified, end: int) -> bool:
    """Whether a number is a change by the verb of the number before it: `profit rose 5%, sales 7% and costs, too, by 2%`."""
    lowers = document.lowers
    past = qualified.last + (lowers[qualified.last : qualified.last + 1] == ["points"])
    between, after = lowers[last : qualified.first], lowers[past] if past < end else "."
    if not 0 < len(between) <= _ELLIPSIS:
        return False
    if after in ("of", "above", "below") or (after[0].isalnum() and after not in noun_ends()):
        return False
    if between[-1] == "by":
        between.pop()
    joiners = [at for at, lower in enumerate(between) if lower in _JOINERS]
    bare = not joiners and len(between) <= _SUBJECT  # rose 0.9 percent Frankfurt 1.3 percent, in a text that lost its commas
    parallel = between[-1:] == ["and"] and between[0] == after  # 7 percent against the euro and 11 percent against the yen
    if not (joiners or bare) or any((lower in of_kind("no ellipsis") and not parallel) or _is_verb(lower) for lower in between):
        return False
    subject = between[joiners[-1] + 1 :] if joiners else between
    subject = [lower for lower in subject if lower not in POSSESSIVES and lower != "before"]  # profit before tax
    subject = subject[1:] if subject and subject[0] in _ARTICLES else subject
    return len(subject) <= _SUBJECT and all(lower[0].isalpha() and lower not in noun_ends() for lower in subject)


def _is_verb(lower: str) -> bool:
    return words.is_past(lower) or lower in of_kind("be")
