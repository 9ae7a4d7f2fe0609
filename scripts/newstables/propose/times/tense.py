"""What the verbs near an expression say about its time: ahead of publication, before it, or nothing.

Takes a document and gives the tense at a token and round an expression, by look-ups of word forms. Left out is
which date follows from it: see `resolve`.
"""

from functools import cache

from newstables import words
from newstables.propose.times import lexicon as time_words
from newstables.text import POSSESSIVES, Document

_LOOK = 14  # tokens from an expression to the verb that tells its tense
_SUBJECT = 8  # tokens from `after` to the day in the subject of its clause
_TELLING = ("calls", "ahead", "appointed", "appointed_for", "plans", "schedules")


@cache
def _telling() -> frozenset[str]:
    """Words that may say something about time, besides forms in `-ed` and `-ll`."""
    pairs = {phrase.partition(" ")[0] for phrase in time_words.context("schedule_phrase")}
    return frozenset({"to", *pairs}).union(_pasts(), *map(time_words.context, _TELLING))


@cache
def _pasts() -> frozenset[str]:
    """Pasts and participles that do not end in `-ed`, or are too short to show it (`died`)."""
    listed = time_words.context("past") | time_words.context("bare_past")
    return (listed | words.irregular_pasts()) - {"been"}  # has been shut until Friday


def verb_tense(lowers: list[str], at: int) -> int:
    """What a token says about time: 1 ahead, -1 past, 0 nothing.

    Args:
        lowers: the lower-case tokens of the document.
        at: the token.

    Returns:
        1, -1 or 0.
    """
    word = lowers[at]
    if word not in _telling() and word[-2:] not in ("ed", "ll"):
        return 0
    if word in time_words.context("ahead") or (word.endswith("ll") and not word.isalpha()):
        return -1 if lowers[at + 1 : at + 2] == ["have"] and word[-2:] != "ll" else 1  # would have gone, will have a scan
    if word == "to":
        return 1 if any(w in time_words.context("governor") for w in lowers[max(at - 3, 0) : at]) else 0
    if word in time_words.context("calls") and lowers[at + 1 : at + 2] in (["for"], ["a"]):
        return int(not time_words.context("gathering").isdisjoint(lowers[at + 2 : at + 5]))  # called for a strike on Sunday
    if word in time_words.context("schedules"):
        return int(not at or lowers[at - 1] not in time_words.context("not_scheduled"))  # her term ends in June
    if f"{word} {''.join(lowers[at + 1 : at + 2])}" in time_words.context("schedule_phrase"):
        return 1  # the ban takes effect on Jan. 1
    if word in time_words.context("appointed"):
        return 1
    if word in time_words.context("plans") and lowers[max(at - 1, 0)] in ("as", "than"):
        return 0  # earlier than planned
    if word in time_words.context("plans") and lowers[max(at - 1, 0)] not in time_words.context("be"):
        return int(lowers[at + 1 : at + 2] != ["to"])  # "planned a rally on Friday"
    if word in time_words.context("appointed_for"):
        follower = "".join(lowers[at + 1 : at + 2])  # due on Friday, due Friday
        if follower == "in" and at and lowers[at - 1] in ("had", "it", "they", "he", "she"):
            return -1  # had forecast in May
        return int(
            follower in time_words.context("appoints")
            or not {"weekday", "month"}.isdisjoint(time_words.heads().get(follower, ()))
        )
    if word in time_words.context("governor"):
        return 0
    if at and lowers[at - 1] in ("is", "are"):
        return 0  # when the case is heard in May
    if at and lowers[at - 1] == "be":
        negated = lowers[max(at - 2, 0)] in time_words.context("negates")
        if lowers[max(at - 2 - negated, 0)] not in time_words.context("shifted_back"):
            return 0  # will be completed: the auxiliary decides; could not be found: the participle does
    if word in time_words.context("bare_past") and at and lowers[at - 1] in time_words.context("before_bare"):
        return 0  # will put
    return -1 if word in _pasts() or (word.endswith("ed") and len(word) > 4) else 0


def near(document: Document, first: int, last: int) -> int:
    """Where the words round an expression put it: 1 after publication, -1 before it, 0 when they do not say.

    The nearest verb before it in the sentence decides (`will meet on Friday`, `said on Friday that it will`);
    where there is none, the nearest after it. `by`, `until` and `through` after a verb point ahead, `not
    until` does not.

    Args:
        document: the article, read.
        first: the first token of the expression.
        last: the token after it.

    Returns:
        1, -1 or 0.
    """
    lowers = document.lowers
    sentence = document.sentences[document.sentence_of[first]]
    begin, end = max(sentence.first, first - _LOOK), min(sentence.last, last + _LOOK)
    if last < end and lowers[last] in time_words.context("ahead"):
        return -1 if "".join(lowers[last + 1 : last + 2]) in time_words.context("lapsed") else 1  # the June 1 deadline
    if lowers[max(begin, first - 2) : first] == ["ahead", "of"]:
        return 1
    owned = last < end and lowers[last] in POSSESSIVES  # get round Wednesday's ruling
    done = time_words.context("done")
    back = lowers[max(begin, first - 1) : first] == ["since"] or lowers[max(begin, first - 2) : first] == ["than", "in"]
    if back or (owned and not done.isdisjoint(lowers[last + 1 : last + 3])):
        return -1
    preposition = first > begin and lowers[first - 1] in time_words.context("falls_on")
    verb = first - 1 - preposition
    if (verb >= begin and lowers[verb] in ("is", "are")) or (
        first == begin and last < end and lowers[last] in time_words.context("falls")
    ):
        return 1  # the vote is on Sunday, Friday marks a year
    if last < end and "after" in lowers[max(begin, first - _SUBJECT) : first] and verb_tense(lowers, last) < 0:
        return -1  # would answer after a raid on Thursday killed seven
    least = lowers[max(begin, first - 2) : first] == ["at", "least"]  # until at least March
    before = lowers[max(begin, first - 3 - 2 * least) : first - 2 * least]
    if before[-1:] == ["as"] and before[-3:-2] == ["as"] and before[-2] in time_words.context("as_as"):
        return 1
    if not time_words.context("undertakes").isdisjoint(before[-2:]):
        return -1  # "pledged on Sunday to leave": the day of the pledge
    limit = bool(before) and before[-1] in time_words.context("limit")
    if limit and before[-2:-1] and before[-2] in time_words.kind("unit"):
        limit = False  # the three months through August
    for at in range(first - 1, begin - 1, -1):
        tense = verb_tense(lowers, at)
        if tense:
            negated = limit and not time_words.context("negates").isdisjoint(lowers[max(begin, first - _LOOK // 2) : first])
            return 1 if limit and not negated and lowers[at] not in time_words.context("lasted") else tense  # held until July
    for at in range(last, end):
        tense = verb_tense(lowers, at)
        if tense:
            undertaken = lowers[at] == "to" and lowers[at - 1] in time_words.context("undertakes")
            return -1 if undertaken else tense  # In July the firm agreed to pay
    return int(limit)
