"""When and where a figure holds: the date and the place of its sentence that belong to it.

Takes the times and mentions of an article and a figure's place and gives its as-of date or period, and its place. Leaves
out the day of the statement, which the figure takes over from its quote.
"""

from bisect import bisect_left
from functools import cache
from itertools import compress, pairwise
from operator import attrgetter

from newstables import words
from newstables.dates import bounds as date_bounds
from newstables.dates import interval
from newstables.propose.dating import date_basis, periods
from newstables.propose.figures.lexicon import of_kind
from newstables.propose.index import MentionIndex
from newstables.propose.phrases import Phrases
from newstables.rows import Time
from newstables.text import Document

_PLACE = attrgetter("place_id")
_REACH = 30  # tokens from a figure to the time or place that belongs to it


@cache
def _time_prepositions() -> Phrases[str]:
    kinds = ("since", "until", "asof", "span")
    return Phrases((word, kind) for kind in reversed(kinds) for word in of_kind(kind))


class Dates:
    """The times of an article by token, and its dates, to find the one that belongs to a figure."""

    def __init__(self, document: Document, times: list[Time]) -> None:
        self.document = document
        starts = document.starts
        bounded = periods(document, times)
        self.spans = [(document.token_at(t.start_char), bisect_left(starts, t.end_char), t) for t in bounded]
        self.dated = [(first, time) for first, _, time in self.spans if time.edtf]
        self.firsts = [first for first, _ in self.dated]

    def of(self, first: int, last: int, begin: int, end: int) -> tuple[str, str, str] | None:
        """Column (as_of, period), EDTF and basis of the first date after a figure, else the last before it.

        Args:
            first: first token of the figure.
            last: token after it and what it counts.
            begin: first token that may belong to it: no date of another figure or statement.
            end: where what belongs to it ends.
        """
        place = bisect_left(self.firsts, last)
        if place < len(self.dated) and self.firsts[place] < end and self.firsts[place] < last + _REACH:
            between = self.document.lowers[last : self.firsts[place]]
            # protesters, after the minister said it would wait until 2028
            reported = "," in between and not words.cues().keys().isdisjoint(between[between.index(",") :])
            if not reported and not any(mark == "," and word in of_kind("relative") for mark, word in pairwise(between)):
                return self._read(*self.dated[place])  # a third of them, found by a telescope, which was retired in 2018
        place = bisect_left(self.firsts, first) - 1
        if place >= 0 and self.firsts[place] >= begin and self.firsts[place] >= first - _REACH:
            return self._read(*self.dated[place])
        return None

    def _read(self, first: int, time: Time) -> tuple[str, str, str] | None:
        if time.edtf is None:
            return None
        lowers = self.document.lowers
        sentence = self.document.sentences[self.document.sentence_of[first]]
        at = first - 1 if first > sentence.first and lowers[first - 1] in ("the", "this") else first
        match = _time_prepositions().before(lowers, at, sentence.first)
        bounded = "/" in time.edtf and lowers[at - 1] in ("from", "between")
        kind = match[0] if match and not bounded else "span"
        # `since a surprise attack in August` begins in August.
        if kind == "span" and "since" in lowers[max(sentence.first, at - 6) : at]:
            kind = "since"
        earliest, latest = date_bounds(time.edtf)
        basis = date_basis(self.document, time)
        if kind == "asof":
            return "as_of", time.edtf, basis
        if kind == "until" and latest:
            return "period", interval(None, latest), basis
        if kind == "since" and earliest:
            return "period", f"{earliest.isoformat()}/.." if "/" in time.edtf else f"{time.edtf}/..", basis
        return "period", time.edtf, basis


class Places:
    """The places of an article by token, to find the one that belongs to a figure."""

    def __init__(self, document: Document, mentions: MentionIndex) -> None:
        self.document = document
        placed = zip(mentions.first, mentions.last, mentions.mentions, strict=True)
        self.spans = list(compress(placed, map(_PLACE, mentions.mentions)))
        self.firsts = [first for first, _, _ in self.spans]

    def of(self, first: int, last: int, begin: int, end: int, leaving: bool) -> str | None:
        """The first place after a figure that a preposition makes its place; else the first before it.

        Args:
            first: first token of the figure.
            last: token after it and what it counts.
            begin: first token that may belong to it.
            end: where what belongs to it ends.
            leaving: whether the counted leave a place, which `from` then names.
        """
        lowers = self.document.lowers
        for low, high in ((last, min(end, last + _REACH)), (max(begin, first - _REACH), first)):
            for at, behind, mention in self.spans[bisect_left(self.firsts, low) : bisect_left(self.firsts, high)]:
                before = at - 2 if at - 1 > begin and lowers[at - 1] == "the" else at - 1
                if (
                    behind <= high
                    and before >= begin
                    and (lowers[before] in of_kind("locative") or (leaving and lowers[before] == "from"))
                    and not _is_speakers(self.document, mention.end_char)
                ):
                    return mention.place_id
        return None


def _is_speakers(document: Document, end_char: int) -> bool:
    """Whether a place is that of who claims it: `the General Staff in Norvik claims`."""
    after = bisect_left(document.starts, end_char)
    return after < len(document.lowers) and document.lowers[after] in words.cues()
