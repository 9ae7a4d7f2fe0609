"""The lists of small words that quotes are read with, each file read once.

Takes `quote_words.csv`, `quote_plurals.csv` and `quote_details.csv` of the lexicon and gives them by kind. Left out are
cues, which `words` reads.
"""

from functools import cache

from newstables import words


@cache
def word_classes() -> dict[str, str]:
    """Every word of `quote_words.csv` with its class."""
    return {row["word"]: row["kind"] for row in words.rows("quote_words.csv")}


small_words = words.Kinds("quote_details.csv").__getitem__  # of one kind


@cache
def _phrases(kind: str) -> dict[str, list[list[str]]]:
    """Phrases of one kind of `quote_details.csv` as words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in small_words(kind):
        pieces = phrase.split()
        found.setdefault(pieces[0], []).append(pieces)
    return found


def stands(lowers: list[str], token: int, kind: str) -> bool:
    """Whether a phrase of one kind of `quote_details.csv` stands at a token."""
    listed = _phrases(kind).get(lowers[token])
    return listed is not None and any(lowers[token : token + len(pieces)] == pieces for pieces in listed)


@cache
def floating() -> frozenset[str]:
    """Words of `quote_plurals.csv` that may stand alone between subject and verb."""
    return frozenset(row["word"] for row in words.rows("quote_plurals.csv") if row["floating"] == "yes")
