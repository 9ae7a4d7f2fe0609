"""Titles beside a name: how far the title before a person's name reaches, and what role it gives.

Takes the tokens before a name and gives the span of the title (`deputy Pentagon spokeswoman`, `Russian President`,
`North Korea expert`). Leaves out who the person is.
"""

from typing import NamedTuple

from newstables import words
from newstables.propose.names.gazetteer import known_at
from newstables.text import Document

_LONGEST_TITLE = 4  # words of one entry of the list, such as "president of the republic"
_REACH = 12  # tokens a title with its modifiers may take


class Title(NamedTuple):
    """A title: its tokens (`last` exclusive), the listed title in it, the gender it tells, its class."""

    first: int
    last: int
    title: str
    gender: str | None
    kind: str


def _listed(document: Document, first: int, last: int) -> str | None:
    phrase = " ".join(document.lowers[first:last]).replace(" - ", "-")
    return phrase if phrase in words.titles() else None


def title_before(document: Document, name: int, floor: int) -> Title | None:
    """The title that ends where a name begins.

    Args:
        document: the article.
        name: index of the name's first token.
        floor: no token before this index is taken (the sentence's first).
    """
    for length in range(min(_LONGEST_TITLE + 1, name - floor), 0, -1):
        phrase = _listed(document, name - length, name)
        if phrase:
            break
    else:
        return None
    first = _widen(document, name - length, max(floor, name - _REACH))
    listed = words.titles()[phrase]
    return Title(first, name, phrase, listed.gender, listed.kind)


def _widen(document: Document, first: int, floor: int) -> int:
    """The first token of a title with the modifiers, titles and names that stand before it."""
    lowers, tokens = document.lowers, document.words
    while first > floor:
        before = first - 1
        if (start := _name_ending(document, first, floor)) is not None:
            first = start
        elif lowers[before] in words.title_modifiers() or _listed(document, before, first):
            first = before
        elif tokens[before] in "-–" and before > floor and document.ends[before - 1] == document.starts[before]:
            first = before - 1  # a compound such as national-security or vice-
        elif tokens[before].isupper() and len(tokens[before]) > 1 and tokens[before].isalpha():
            first = before  # an acronym such as NATO or MSF
        else:
            break
    return first


def _name_ending(document: Document, end: int, floor: int) -> int | None:
    """Where a known name begins that ends before a token, the longest one."""
    for start in range(max(floor, end - 5), end):
        if document.words[start][0].isupper():
            known = known_at(document.words, start)
            if known and known[0] == end:
                return start
    return None


def title_at(document: Document, first: int, limit: int) -> tuple[int, str] | None:
    """The longest listed title that begins at a token: the index after it and the title; None when there is none."""
    for last in range(min(first + _LONGEST_TITLE + 1, limit), first, -1):
        if phrase := _listed(document, first, last):
            return last, phrase
    return None
