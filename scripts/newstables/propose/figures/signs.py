"""The words of a sentence that every figure in it asks for, found once and not by a walk from each number.

Takes a document and a sentence and gives the tokens of the marks and conjunctions that open another clause, of the words
that tell what happened, and of those that tell how certain it is. Leaves out what a figure makes of them.
"""

from bisect import bisect_left
from functools import cache
from itertools import compress

from newstables import words
from newstables.propose.figures.lexicon import of_kind, outcomes
from newstables.propose.phrases import Phrases
from newstables.text import Document, Sentence

_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–", "but", "while", "whereas", "although", "because"})
# A pronoun as subject opens a clause of its own: `thousands of troops were moving and they could ...`.
_RIGHT_BREAKS = _BREAKS | {"and", "which", "who", "that", "where", "after", "he", "she", "it", "they", "we", "i"}


@cache
def polarity() -> Phrases[str]:
    """What words say of certainty: the status that each stands for."""
    kinds = {
        "conditional": "hypothetical",
        "modal_possible": "hypothetical",
        "modal_future": "predicted",
        "prediction": "predicted",
        "plan": "promised",
    }
    entries = {word: kinds[kind] for word, kind in words.polarity().items() if kind in kinds and word not in of_kind("unsure")}
    entries |= dict.fromkeys(of_kind("promise"), "promised") | dict.fromkeys(of_kind("hearsay"), "reported")
    entries |= dict.fromkeys(of_kind("forecast"), "predicted")
    return Phrases(entries.items())


@cache
def outcome_phrases() -> Phrases[str]:
    """What happens to the counted, by every form that tells it."""
    return Phrases(outcomes().items())


class Signs:
    """The signs of one sentence, each list in order."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        """Read a sentence once."""
        lowers, known = document.lowers[sentence.first : sentence.last], _known()
        found: tuple[list[int], ...] = ([], [], [], [])
        for token, lower in compress(enumerate(lowers, sentence.first), map(known.__contains__, lowers)):
            for kind in known[lower]:
                found[kind].append(token)
        self._right, self._breaks, self._told, self._certain = found
        self.doubts, self.tells, self.sourced = bool(self._certain), bool(self._told), "according" in lowers
        self.promises = [token for token in self._certain if _is_promise(document, token)]

    def break_before(self, token: int, begin: int) -> int:
        """The token after the last break before a token, or the begin of the search."""
        at = bisect_left(self._breaks, token)
        return self._breaks[at - 1] + 1 if at and self._breaks[at - 1] >= begin else begin

    def break_after(self, token: int, end: int) -> int:
        """The first break at or after a token, or the end of the search."""
        at = bisect_left(self._right, token)
        return self._right[at] if at < len(self._right) and self._right[at] < end else end

    def certain(self, first: int, last: int) -> list[int]:
        """The tokens from first to last at which a word of certainty may begin."""
        return _between(self._certain, first, last)

    def told(self, first: int, last: int) -> list[int]:
        """The tokens from first to last at which a word may begin that tells what happened."""
        return _between(self._told, first, last)


@cache
def _known() -> dict[str, list[int]]:
    """The words that are signs, each with its kinds, in the order of `Signs`."""
    found: dict[str, list[int]] = {}
    for kind, some in enumerate((_RIGHT_BREAKS, _BREAKS, outcome_phrases().firsts, polarity().firsts)):
        for word in some:
            found.setdefault(word, []).append(kind)
    return found


def _is_promise(document: Document, token: int) -> bool:
    """Whether a token is a noun of promise with what is promised: `the promise of 500 more`."""
    return document.lowers[token + 1 : token + 2] == ["of"] and f"{document.lowers[token]} of" in of_kind("promise")


def _between(tokens: list[int], first: int, last: int) -> list[int]:
    return tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]
