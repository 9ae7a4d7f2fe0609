"""Adjectives of states: `a Ruritanian offer`, which is no mention, tells all the same whose offer was refused.

Takes a document and the index of its mentions and gives an index that holds such adjectives too, for the roles
of events only. Left out are adjectives inside mentions, parts of compounds (`Ruritanian-backed`, but not
`Ruritanian-led`), parts of the world (`Latin American`), and those before a currency (`Ruritanian pounds`).
"""

from bisect import bisect_right
from functools import cache

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.index import MentionIndex
from newstables.rows import Mention
from newstables.text import Document

FORM = "adjective"  # never published
_NESTED = 8  # mentions that may hold it


@cache
def _by_first() -> dict[str, dict[str, str]]:
    """Adjectives by their first word: the second, empty where there is none, to the state's code."""
    found: dict[str, dict[str, str]] = {}
    for adjective, iso3 in words.demonyms().items():
        first, _, second = adjective.partition(" ")
        found.setdefault(first, {})[second] = iso3
    return found


@cache
def _lowers() -> frozenset[str]:
    """The first words of adjectives, lower case."""
    return frozenset(map(str.lower, _by_first()))


def _adjectives(document: Document) -> list[tuple[int, int, str]]:
    """Where each adjective of a state begins and ends, and the state's code."""
    listed, tokens = _by_first(), document.words
    found: list[tuple[int, int, str]] = []
    for at in document.where(_lowers()):
        seconds = listed.get(tokens[at])
        if seconds is None or (found and at < found[-1][1]):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if following and following in seconds:
            found.append((at, at + 2, seconds[following]))
        elif "" in seconds:
            found.append((at, at + 1, seconds[""]))
    return found


def with_adjectives(document: Document, mentions: MentionIndex) -> MentionIndex:
    """The index with the adjectives of states that are actors of the article.

    Args:
        document: the article, read.
        mentions: its mentions, indexed.
    """
    found = _adjectives(document)
    if not found:
        return mentions
    states = {a.country: a.actor_id for a in mentions.actors.values() if a.kind == "country" and a.country}
    index = MentionIndex([], mentions.actors, mentions.places, [], [], dict(mentions.beginning), dict(mentions.ending))
    lowers, copied = document.lowers, 0
    for first, last, iso3 in found:
        actor = states.get(iso3)
        if actor is None:
            continue
        place = bisect_right(mentions.first, first)
        inside = any(end > first for end in mentions.last[max(0, place - _NESTED) : place])
        before, after = lowers[max(first - 1, 0)], lowers[last] if last < len(lowers) else ""
        compound = before == "-" or (after == "-" and lowers[last + 1 : last + 2] != ["led"])
        if inside or compound or before in lexicon.small("world_part") or after in words.currencies():
            continue
        row = Mention(document.starts[first], document.ends[last - 1], FORM, actor)
        _copy(mentions, index, copied, place)
        copied = place
        index.mentions.append(row)
        index.first.append(first)
        index.last.append(last)
        index.beginning[first] = index.ending[last] = [row]
    _copy(mentions, index, copied, len(mentions.first))
    return index


def _copy(mentions: MentionIndex, index: MentionIndex, first: int, last: int) -> None:
    """Take over a range of mentions."""
    index.mentions += mentions.mentions[first:last]
    index.first += mentions.first[first:last]
    index.last += mentions.last[first:last]
