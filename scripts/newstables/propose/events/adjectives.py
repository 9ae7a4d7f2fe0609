"""Adjectives of states: `a Ruritanian offer`, which is no mention, tells all the same whose offer was refused.

Takes a document and the index of its mentions and gives an index that holds such adjectives too, for the roles
of events only. Left out are adjectives inside mentions, parts of compounds (`Ruritanian-backed`),
adjectives of states that are no actors of the article, and those before a currency (`Ruritanian pounds`) or a
word for people, who are actors of their own.
"""

from bisect import bisect_right
from functools import cache
from itertools import compress, count

from newstables import words
from newstables.propose.index import MentionIndex
from newstables.rows import Mention
from newstables.text import Document

FORM = "adjective"  # never published
_AHEAD = 3  # tokens from an adjective to a word for people
_NESTED = 8  # mentions that may hold it


@cache
def _people() -> frozenset[str]:
    return words.person_nouns() | words.military_nouns()


def _is_currency(word: str) -> bool:
    return any(unit.kind == "currency" for unit in words.units().get(word, ()))


def with_adjectives(document: Document, mentions: MentionIndex) -> MentionIndex:
    """The index with the adjectives of states that are actors of the article.

    Args:
        document: the article, read.
        mentions: its mentions, indexed.
    """
    demonyms = words.demonyms()
    at_all = list(compress(count(), map(demonyms.__contains__, document.words)))
    if not at_all:
        return mentions
    states = {a.country: a.actor_id for a in mentions.actors.values() if a.kind == "country" and a.country}
    people = _people()
    rows, first, last = list(mentions.mentions), list(mentions.first), list(mentions.last)
    beginning, ending = dict(mentions.beginning), dict(mentions.ending)
    for at in at_all:
        actor = states.get(demonyms[document.words[at]])
        place = bisect_right(first, at)
        inside = any(end > at for end in last[max(0, place - _NESTED) : place])
        hyphens = document.words[max(at - 1, 0)] == "-" or document.words[at + 1 : at + 2] == ["-"]
        money = _is_currency(document.lowers[min(at + 1, len(document.lowers) - 1)])
        if actor is None or inside or hyphens or money or not people.isdisjoint(document.lowers[at + 1 : at + _AHEAD]):
            continue
        row = Mention(document.starts[at], document.ends[at], FORM, actor)
        rows.insert(place, row)
        first.insert(place, at)
        last.insert(place, at + 1)
        beginning[at] = ending[at + 1] = [row]
    return MentionIndex(rows, mentions.actors, mentions.places, first, last, beginning, ending)
