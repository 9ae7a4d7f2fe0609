"""What a number that stands alone counts: what the figure before it counts, the subject that changed, or the nearest noun.

Takes a document, its mentions and the place of a number that no noun follows and gives its antecedent. Leaves out which
of them a figure takes: see `propose`.
"""

from bisect import bisect_left

from newstables import words
from newstables.propose.figures.counted import PERSONS, Counted, is_head, known_nouns, plural, unit_of
from newstables.propose.figures.lexicon import noun_ends, of_kind, outcomes
from newstables.propose.index import MentionIndex
from newstables.text import POSSESSIVES, Document

_FAR = 60  # tokens between a number and its antecedent
_NEAR = 8  # tokens between `the figure` and its number
_CLAUSE = 16  # tokens between a verb of change and the level it reached
_ADJECTIVE_ENDS = ("al", "ary", "ic", "an", "ese", "ish", "ive", "ous", "ed")
_OWNS = POSSESSIVES | {"'", "’"}  # a purchasing managers' index counts no managers
_DEFINITE = frozenset({"the", "that", "this", "its", "their"})


def restates(document: Document, first: int, begin: int) -> bool:
    """Whether a number is another one for what the figure before counts: `put the figure at 600`, `against 92 last year`."""
    lowers = document.lowers
    one, two = lowers[max(begin, first - 1) : first], lowers[max(begin, first - 2) : first]
    if of_kind("measured against") & set(one) or " ".join(two) in of_kind("measured against"):
        return True
    if one == ["of"] and of_kind("level noun") & set(two):
        return True  # after hitting a record of 90
    return any(
        lowers[token] in of_kind("figure noun") and lowers[token - 1] in _DEFINITE and lowers[token + 1] != "of"
        for token in range(max(begin + 1, first - _NEAR), first)
    )


def subject(document: Document, first: int, begin: int, blocked: set[int]) -> Counted | None:
    """The plural whose level a number is: `border crossings fell by more than a third, to 124,220`.

    Args:
        document: the article, read.
        first: the first token of the number with its modifiers.
        begin: the first token of its sentence.
        blocked: tokens of other numbers and of dates.
    """
    lowers = document.lowers
    if first <= begin or lowers[first - 1] not in ("to", "at", "by"):
        return None
    for verb in range(first - 2, max(begin, first - _CLAUSE), -1):
        change = words.changes().get(lowers[verb])
        if change is None or change.pos != "verb" or not _is_intransitive(document, verb, blocked):
            continue
        head = verb - 1
        while head > begin and (head in blocked or lowers[head] in of_kind("before verb") or lowers[head].endswith("ly")):
            head -= 1
        if head in blocked or not is_head(lowers[head], False):
            return None
        start = head
        while start > begin and head - start < 3 and _is_modifier(document, start - 1, blocked):
            start -= 1
        who = lowers[head] == "numbers" and plural(lowers[head - 1]) != lowers[head - 1]  # visitor numbers fell to 2,100
        return Counted(start, head + 1, head, unit_of(plural(lowers[head - 1]) if who else lowers[head]), False)
    return None


def _is_intransitive(document: Document, verb: int, blocked: set[int]) -> bool:
    after = document.lowers[verb + 1]
    return verb + 1 in blocked or after in ("to", "by", "from", "in", "last", "this", "for", ",") or after.endswith("ly")


def _is_modifier(document: Document, token: int, blocked: set[int]) -> bool:
    lower = document.lowers[token]
    return token not in blocked and lower[0].isalpha() and lower not in noun_ends() and not document.glued(token)


def nouns(document: Document) -> list[int]:
    """The tokens of a document that are nouns of persons or of things that are counted."""
    return document.where(known_nouns())


def antecedent(
    document: Document, mentions: MentionIndex, places: list[int], index: int, begin: int, persons: bool
) -> Counted | None:
    """The last plural that could be meant before a number that stands alone.

    Args:
        document: the article, read.
        mentions: its mentions.
        places: the tokens that are known nouns (`nouns`).
        index: the first token of the number.
        begin: where the search ends: the sentence before it, in the same paragraph.
        persons: whether only persons can be meant (`1.5 million who crossed`).
    """
    lowers = document.lowers
    low, high = bisect_left(places, max(begin, index - _FAR)), bisect_left(places, index)
    for token in reversed(places[low:high]):
        lower = lowers[token]
        # `killed 14 men and wounded 37`: the participle says what happened, not to whom.
        done = (lower in outcomes() and not lower.endswith("s")) or lowers[token + 1] in _OWNS
        if done or not is_head(lower, False) or (persons and unit_of(lower) != PERSONS):
            continue
        first = token
        for mention in mentions.ending.get(token + 1, ()):
            first = min(first, document.token_at(mention.start_char))
        named = first
        while first < token and (lowers[first] in noun_ends() or lowers[first] == "least" or words.is_number(lowers[first])):
            first += 1  # five civilians: the number is another figure's
        while first == named and first > begin and token - first < 4 and _modifies(document, first - 1):
            first, named = first - 1, named - 1
        if of_kind("example") & set(lowers[max(begin, first - 2) : first]):
            continue
        return Counted(first, token + 1, token, unit_of(lower), False)
    return None


def _modifies(document: Document, token: int) -> bool:
    lower = document.lowers[token]
    if lower in noun_ends() or not lower[0].isalpha() or words.is_number(lower) or document.glued(token):
        return False  # first-time claims
    if lower in known_nouns() and not lower.endswith("s"):
        return True  # car thefts
    if lower.endswith("ed") and token and document.lowers[token - 1].endswith("s"):
        return False  # Senators joined rebels
    inside = document.words[token][0].isupper() and document.sentences[document.sentence_of[token]].first < token
    return inside or lower.endswith(_ADJECTIVE_ENDS)
