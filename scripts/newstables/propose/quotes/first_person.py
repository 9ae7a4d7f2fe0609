"""First person: `I`, `me` and `my` inside quotation marks as mentions of the speaker.

Takes a document with its quotes and gives the mentions. Left out are `we`, which may mean anybody, words of two
speakers, and quotations inside quotations, since whose `I` they hold is not shown.
"""

import re
from bisect import bisect_right
from functools import cache

from newstables import words
from newstables.rows import Mention, Quote
from newstables.text import Document

_APOSTROPHE = re.compile("[’']")


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(row["word"] for row in words.rows("first_person.csv"))


def _pronoun_end(document: Document, token: int) -> int | None:
    """Where the pronoun of a token ends, `I` in `I’m` too; None for any other word."""
    word = document.lowers[token]
    if not word.isalpha():
        word = _APOSTROPHE.split(word, 1)[0]
    if word not in _pronouns():
        return None
    if len(word) == 1 and (not document.words[token][0].isupper() or _is_number(document, token)):
        return None
    return document.starts[token] + len(word)


def _is_number(document: Document, token: int) -> bool:
    """Whether an `I` counts, as in `World War I`: a capital stands before it and no verb after it."""
    if (
        not token
        or not document.words[token - 1][0].isupper()
        or document.sentences[document.sentence_of[token]].first == token
    ):
        return False
    return token + 1 == len(document.words) or not document.words[token + 1][0].islower()


def first_person(document: Document, quotes: list[Quote]) -> list[Mention]:
    """Propose the mentions of speakers by pronouns of the first person.

    Args:
        document: the article, read.
        quotes: its quotes with their speakers.
    """
    nested = [False] * len(document.words)
    for quotation in document.quotations:
        if quotation.depth:
            nested[quotation.first : quotation.last] = [True] * (quotation.last - quotation.first)
    found: list[Mention] = []
    reached = 0
    pronouns, lowers, ends = _pronouns(), document.lowers, document.ends
    for quote in quotes:
        if quote.kind not in ("direct", "mixed") or len(quote.speakers) != 1:
            continue
        token = max(reached, document.token_at(quote.start_char))
        reached = max(token, bisect_right(ends, quote.end_char))
        for at in range(token, reached):
            # A pronoun alone, or one with an apostrophe behind it (`I’m`).
            if (lowers[at] in pronouns or not lowers[at].isalpha()) and not nested[at]:
                end = _pronoun_end(document, at)
                if end is not None:
                    start = document.starts[at]
                    found.append(Mention(start, end, "pronoun", quote.speakers[0], rule="quote:first-person"))
    return found
