"""Anchors: words and which occurrence of them is meant (`Holm#3`), turned into spans and back.

Decisions never give offsets: an anchor can be read, and it fails loudly when the words are not there.
"""

import re

_NUMBERED = re.compile(r"(.*)#([1-9]\d*)", re.DOTALL)


def occurrence(text: str, start: int, end: int) -> str:
    """The anchor of a span: its words and the number of their occurrence."""
    words = text[start:end]
    number, at = 0, -1
    while at < start:
        at = text.find(words, at + len(words) if number else 0)
        number += 1
        if at < 0 or at > start:  # an overlapping run, such as "ana" in "banana": count from the span itself
            break
    return f"{words}#{number}"


def find(text: str, anchor: str) -> tuple[int, int]:
    """The span an anchor stands for.

    Args:
        text: the article.
        anchor: its words, with `#2` behind them for their second occurrence.

    Raises:
        ValueError: the words are not there, not that often, or several times without a number; the message says so.
    """
    match = _NUMBERED.fullmatch(anchor)
    words, number = (match.group(1), int(match.group(2))) if match else (anchor, None)
    if not words:
        raise ValueError("an anchor without words")
    count = text.count(words)
    if count == 0:
        raise ValueError(f"the words {words!r} are not in the article")
    if number is None:
        if count > 1:
            raise ValueError(f"the words {words!r} occur {count} times; write {words}#1 for the first")
        number = 1
    if number > count:
        raise ValueError(f"the words {words!r} occur only {count} times, not {number}")
    at = -len(words)
    for _ in range(number):
        at = text.index(words, at + len(words))
    return at, at + len(words)
