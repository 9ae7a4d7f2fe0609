"""Mentions by position: what stands at, before or inside a stretch of tokens.

Takes a document with its mentions and actors, and gives the look-ups that quotes, figures and events share. Leaves out
any judgement about which mention is meant.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

from newstables.rows import Actor, Mention, Place
from newstables.text import Document

Placed: TypeAlias = tuple[int, int, Mention]  # a mention with its tokens, the last exclusive

_BY_START, _BY_END = attrgetter("start_char"), attrgetter("end_char")


@dataclass(slots=True)
class MentionIndex:
    """All mentions of an article, by start and then the longer first, with the tokens they begin and end at.

    `first` and `last` (exclusive) run parallel to `mentions`; `beginning` and `ending` lead from such a token to the
    mentions, the longest first.
    """

    mentions: list[Mention]
    actors: dict[str, Actor]
    places: dict[str, Place]
    first: list[int]
    last: list[int]
    beginning: dict[int, list[Mention]]
    ending: dict[int, list[Mention]]

    def within(self, first: int, last: int) -> list[Mention]:
        """Mentions that begin and end inside a token range (`last` exclusive), in order."""
        found: list[Mention] = []
        for at in range(bisect_left(self.first, first), len(self.first)):
            if self.first[at] >= last:
                break
            if self.last[at] <= last:
                found.append(self.mentions[at])
        return found

    def actors_within(self, first: int, last: int) -> list[Mention]:
        """The outermost mentions of actors inside a token range, in order."""
        low, high = bisect_left(self.first, first), bisect_left(self.first, last)
        placed = zip(self.first[low:high], self.last[low:high], self.mentions[low:high], strict=True)
        return [mention for _, _, mention in outermost((one for one in placed if one[2].actor_id), first, last)]


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions by start, the longer first."""
    return sorted(sorted(mentions, key=_BY_END, reverse=True), key=_BY_START)


def outermost(placed: Iterable[Placed], first: int, last: int) -> list[Placed]:
    """Those inside a token range that lie in no longer one there, in order; a noun may stand for several."""
    found: list[Placed] = []
    behind = first  # the token behind the last one found
    for one in placed:
        begin, end, mention = one
        if first <= begin and end <= last and (behind < end or (found and _are_twins(mention, found[-1][2]))):
            found.append(one)
            behind = end
    return found


def _are_twins(one: Mention, other: Mention) -> bool:
    """Whether one noun stands for two: "the ministers of Ruritania and Sylvania"."""
    same = one.start_char == other.start_char and one.end_char == other.end_char
    return same and one.form == other.form == "nominal"


def index_mentions(
    document: Document, mentions: list[Mention], actors: dict[str, Actor], places: dict[str, Place]
) -> MentionIndex:
    """Index the mentions of a document by its tokens.

    Args:
        document: the article, read.
        mentions: its mentions in any order; each begins with a token.
        actors: the article's actors by id.
        places: the article's places by id.
    """
    ordered = in_order(mentions)
    starts = document.starts
    first: list[int] = []
    last: list[int] = []
    beginning: dict[int, list[Mention]] = {}
    ending: dict[int, list[Mention]] = {}
    begin = 0
    for mention in ordered:
        begin = bisect_left(starts, mention.start_char, begin)
        end = begin + 1
        while end < len(starts) and starts[end] < mention.end_char:
            end += 1
        first.append(begin)
        last.append(end)
        beginning.setdefault(begin, []).append(mention)
        ending.setdefault(end, []).append(mention)  # by start, so the longest first
    return MentionIndex(ordered, actors, places, first, last, beginning, ending)
