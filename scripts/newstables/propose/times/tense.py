"""Where the words round an expression put it: ahead of publication, behind it, or nowhere.

Takes a document and gives 1, -1 or 0 for a place in it. Each sentence is searched for verbs once, so that a sentence of
many dates costs no more than its length. Left out is the date that follows: see `resolve`.
"""

from bisect import bisect_left
from functools import cache

from newstables.propose.times import lexicon as time_words
from newstables.text import Document

_LOOK = 14  # tokens from an expression to the verb that tells its tense


@cache
def _telling() -> frozenset[str]:
    """Words that may say something about time, beside those ending in -ed or 'll."""
    kinds = ("ahead", "appointed", "plans", "appointed_for", "past")
    return frozenset({"to"}).union(*(time_words.context(kind) for kind in kinds))


def verb_tense(lowers: list[str], at: int) -> int:
    """What a token says about time: 1 ahead, -1 past, 0 nothing."""
    word = lowers[at]
    if word not in _telling() and not word.endswith(("ed", "ll")):
        return 0
    if word in time_words.context("ahead") or (word.endswith("ll") and not word.isalpha()):
        return -1 if lowers[at + 1 : at + 2] == ["have"] else 1
    if word == "to":
        return 1 if any(w in time_words.context("governor") for w in lowers[max(at - 3, 0) : at]) else 0
    if word in time_words.context("appointed"):
        return 1
    if word in time_words.context("plans") and lowers[max(at - 1, 0)] not in time_words.context("be"):
        return int(lowers[at + 1 : at + 2] != ["to"])  # "planned a rally on Friday"
    if word in time_words.context("appointed_for"):
        return 1 if lowers[at + 1 : at + 2] and lowers[at + 1] in time_words.context("appoints") else 0
    if word in time_words.context("governor"):
        return 0
    if at and lowers[at - 1] == "be":
        negated = lowers[max(at - 2, 0)] in time_words.context("negates")
        if lowers[max(at - 2 - negated, 0)] not in time_words.context("shifted_back"):
            return 0  # will be completed: the auxiliary decides; could not be found: the participle does
    return -1 if word in time_words.context("past") or (word.endswith("ed") and len(word) > 4) else 0


@cache
def _turning() -> frozenset[str]:
    """Words just before a date that overrule the verb, or that undo such a word."""
    return frozenset({"as"}).union(*(time_words.context(kind) for kind in ("undertakes", "limit", "negates")))


class Tenses:
    """The verbs of a document that tell a tense, found sentence by sentence as they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.known: dict[int, tuple[list[int], list[int]]] = {}

    def _verbs(self, sentence: int) -> tuple[list[int], list[int]]:
        """The tokens of a sentence that tell a tense, and the tense of each."""
        verbs = self.known.get(sentence)
        if verbs is None:
            bounds = self.document.sentences[sentence]
            tenses = [(at, verb_tense(self.document.lowers, at)) for at in range(bounds.first, bounds.last)]
            verbs = self.known[sentence] = [at for at, tense in tenses if tense], [tense for _, tense in tenses if tense]
        return verbs

    def near(self, first: int, last: int) -> int:
        """The tense round an expression: 1 after publication, -1 before it, 0 when the words do not say.

        The nearest verb before it in the sentence decides (`will meet on Friday`, `said on Friday that it will`);
        where there is none, the nearest after it. `by`, `until` and `through` after a verb point ahead, `not
        until` does not.
        """
        lowers, number = self.document.lowers, self.document.sentence_of[first]
        sentence = self.document.sentences[number]
        begin, end = max(sentence.first, first - _LOOK), min(sentence.last, last + _LOOK)
        if last < end and lowers[last] in time_words.context("ahead"):
            return 1  # the June 1 deadline
        before = lowers[max(begin, first - 3) : first]
        if _turning().isdisjoint(before):
            before = []
        if before[-1:] == ["as"] and before[-3:-2] == ["as"] and before[-2] in time_words.context("as_as"):
            return 1
        if not time_words.context("undertakes").isdisjoint(before[-2:]):
            return -1  # "pledged on Sunday to leave": the day of the pledge
        limit = bool(before) and before[-1] in time_words.context("limit")
        places, tenses = self._verbs(number)
        at = bisect_left(places, first) - 1
        if at >= 0 and places[at] >= begin:
            negated = any(word in time_words.context("negates") for word in before[:-1])
            return 1 if limit and not negated else tenses[at]
        at = bisect_left(places, last)
        return tenses[at] if at < len(places) and places[at] < end else int(limit)
