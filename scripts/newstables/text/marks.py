"""Quotation marks: which character opens, which closes, which is an apostrophe.

Takes one paragraph's text with its offset and gives the pairs in it, nested ones too. An opening double mark that is
never closed runs to the end of the paragraph: English news leaves the mark open when the same speaker goes on in the
next paragraph. Left out are marks across paragraphs, so that an odd mark costs one quotation and never the document.

Read are curly, straight, low and angle marks, `''` and ```` `` ````, marks set the wrong way round, and single marks
both as the inner and as the only (British) style.
"""

import re
from typing import NamedTuple

_DOUBLE_OPEN = frozenset("“„‟«") | {"``"}
_DOUBLE_CLOSE = frozenset("”»") | {"''"}
_DOUBLE_EITHER = frozenset('"＂')
_SINGLE_OPEN = frozenset("‘‚‛`")
_BEFORE_OPENING = frozenset("([{<—–-/‘“\"'`«„")
_ENDS_SPEECH = frozenset(".,!?…;:—–-")
_DOUBLED = frozenset("'`")  # two of one are a double mark
# The tokens that begin with a mark; an apostrophe inside a word is none.
SIGNS = _DOUBLE_OPEN | _DOUBLE_CLOSE | _DOUBLE_EITHER | _SINGLE_OPEN | {"'", "’", "'s", "’s"}
_MOST_OPEN = 8  # at once; a page of opening marks would else be as many quotations, each to the end of the paragraph


class Pair(NamedTuple):
    """A pair of marks: outer offsets, inner offsets, whether a closing mark was found, marks of the double kind or not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    double: bool


class _Open(NamedTuple):
    start: int
    inner: int
    double: bool


def _closes_later(position: int, closing: list[int]) -> bool:
    """Whether a single mark after the position stands where only a closing mark stands; pops those already passed."""
    while closing and closing[-1] <= position:
        closing.pop()
    return bool(closing)


def _single_closers(paragraph: str) -> list[int]:
    """Offsets, last first, of single marks that can close: after a word or its punctuation, before none."""
    found = []
    for match in re.finditer("[’']", paragraph):
        at = match.start()
        before = paragraph[at - 1 : at]
        after = paragraph[at + 1 : at + 2]
        if before and not before.isspace() and not after.isalnum():
            found.append(at)
    found.reverse()
    return found


def pairs(paragraph: str, offset: int, signs: list[int]) -> list[Pair]:
    """Find the quotation marks of one paragraph.

    Args:
        paragraph: its text.
        offset: where it begins in the article; added to all offsets.
        signs: where its tokens that begin with a mark begin in the article.

    Returns:
        The pairs, by start, then the longer first. They nest and never cross.
    """
    found: list[Pair] = []
    stack: list[_Open] = []
    closers: list[int] | None = None
    end = 0
    for sign in signs:
        at = sign - offset
        if at < end:
            continue  # the second half of a double mark
        glyph = paragraph[at]
        if glyph in _DOUBLED and paragraph[at + 1 : at + 2] == glyph:
            glyph += glyph
        end = at + len(glyph)
        before = paragraph[at - 1 : at] or " "
        after = paragraph[end : end + 1] or " "
        can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        can_close = not before.isspace()
        if glyph in _DOUBLE_OPEN or glyph in _DOUBLE_CLOSE or glyph in _DOUBLE_EITHER:
            _double(paragraph, offset, at, end, glyph, can_open, can_close, stack, found)
            continue
        if before.isalnum() and after.isalnum():
            continue  # an apostrophe inside a word
        if glyph in _SINGLE_OPEN or (glyph == "'" and can_open):
            if closers is None:
                closers = _single_closers(paragraph)
            # Without a mark that could close it, it is an apostrophe (’90s, 'em) or a slip.
            if can_open and not after.isdigit() and _closes_later(at, closers):
                _push(stack, _Open(at, end, False))
        elif can_close and stack and not stack[-1].double:
            # “the soldiers’ boots”: after a plural s and before a word, it closes only when no later mark does.
            possessive = before in "sS" and paragraph[end : end + 2][1:2].islower() and after == " "
            if possessive and closers is not None and _closes_later(at, closers):
                continue
            opened = stack.pop()
            found.append(Pair(offset + opened.start, offset + end, offset + opened.inner, offset + at, True, False))
    for opened in stack:
        if opened.double:
            length = len(paragraph)
            found.append(Pair(offset + opened.start, offset + length, offset + opened.inner, offset + length, False, True))
    found.sort(key=lambda pair: (pair.start, -pair.end))
    return found


def _push(stack: list[_Open], opened: _Open) -> None:
    """Open a mark; where too many are open the first is given up, since nobody closed it."""
    stack.append(opened)
    del stack[:-_MOST_OPEN]


def _double(
    paragraph: str,
    offset: int,
    at: int,
    end: int,
    glyph: str,
    can_open: bool,
    can_close: bool,
    stack: list[_Open],
    found: list[Pair],
) -> None:
    """Take one double mark: open, close, or begin anew after a mark that was never closed."""
    is_open = any(entry.double for entry in stack)
    before = paragraph[at - 1 : at]
    if not is_open and (glyph in _DOUBLE_EITHER or glyph == "''") and before.isdigit():
        return  # inches and seconds: a 5" gun
    if glyph in _DOUBLE_OPEN:
        # A closing mark set the wrong way round (“like this“): something is open and a word cannot follow.
        opens = not is_open or can_open
    elif glyph in _DOUBLE_CLOSE:
        opens = not is_open and can_open
    elif is_open and can_open and before not in _ENDS_SPEECH:
        # A straight mark that can only open while one is open: the earlier was never closed and costs one quotation.
        while not stack.pop().double:
            pass
        opens = True
    else:
        opens = not is_open
    if opens:
        _push(stack, _Open(at, end, True))
        return
    if not is_open or not (can_close or paragraph[end : end + 1].isspace()):
        return
    while True:  # single marks left open inside are apostrophes
        opened = stack.pop()
        if opened.double:
            break
    found.append(Pair(offset + opened.start, offset + end, offset + opened.inner, offset + at, True, True))
