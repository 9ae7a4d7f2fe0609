"""Scenes: a sentence with all that is known of it, as the walks over its clauses ask for it.

Takes a sentence's tokens with mentions, times and triggers and tells what a token is in its clause: a preposition, a mark
that ends it, a verb that shows it. Left out is where subjects and objects lie: see `clauses`.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.triggers import Trigger
from newstables.propose.index import MentionIndex
from newstables.text import Document


class Group(NamedTuple):
    """A verb group: its first token, its words before the verb, whether it is passive, an infinitive or bare.

    A bare one is a participle without a subject of its own: `, killing seven`.
    """

    first: int
    words: tuple[str, ...]
    passive: bool
    infinitive: bool
    bare: bool


@dataclass(slots=True)
class Scene:
    """A sentence with what is known of it.

    `last` is exclusive, `timed` holds the tokens of time expressions, `dated` of those with a date, `inside` those of
    mentions after their first, `heads` the triggers by token; `groups` and `ends` keep what was once worked out for one.
    """

    document: Document
    mentions: MentionIndex
    first: int
    last: int
    timed: Set[int]
    dated: Set[int]
    inside: Set[int]
    heads: dict[int, Trigger]
    groups: dict[int, Group] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def lower(self, at: int) -> str:
        """The lower-case token, empty outside the sentence."""
        return self.document.lowers[at] if self.first <= at < self.last else ""

    def ends_actor(self, at: int, kinds: Set[str]) -> bool:
        """Whether a mention of an actor of one of these kinds ends before a token."""
        actors = (self.mentions.actors.get(mention.actor_id or "") for mention in self.mentions.ending.get(at, ()))
        return any(actor is not None and actor.kind in kinds for actor in actors)

    def is_preposition(self, at: int) -> bool:
        """Whether the token is a preposition of its clause, none of a name (`Council of Bakers`)."""
        return self.document.lowers[at] in lexicon.small("preposition") and at not in self.inside

    def breaks(self, at: int) -> bool:
        """Whether the token ends a clause: a mark, or a hyphen between spaces, as behind a dateline."""
        word = self.lower(at)
        if word in lexicon.small("break"):
            return True
        if word == "-":
            starts, ends = self.document.starts, self.document.ends
            behind = at + 1 < self.last and starts[at + 1] == ends[at] and self.lower(at + 1) != "-"
            return not behind and at > self.first and (starts[at] > ends[at - 1] or self.lower(at - 1) == "-")
        return False

    def is_finite(self, at: int) -> bool:
        """Whether the token is a verb that shows a clause: an auxiliary, a reporting verb, a trigger."""
        trigger = self.heads.get(at)
        if trigger is None:
            if not self.first <= at < self.last or at in self.timed:
                return False
            word, index = self.document.lowers[at], self.mentions
            # A reporting verb between two names: `X claims Y attacked`.
            return word in finite() or (at in index.ending and at + 1 in index.beginning and word in words.cues())
        if not trigger.is_verb or self.document.lowers[at].endswith("ing") or self.lower(at - 1) == "to":
            return False
        return self.lower(trigger.last) != "by" or not _is_bare(self, at)  # `forces backed by X`


def _is_bare(scene: Scene, at: int) -> bool:
    """Whether no auxiliary stands before a verb."""
    return scene.lower(back_over_times(scene, at) - 1) not in lexicon.small("be") | lexicon.small("have")


@cache
def finite() -> frozenset[str]:
    """Words that show a clause wherever they stand: auxiliaries, and reporting verbs in the past."""
    auxiliaries = lexicon.small("modal") | lexicon.small("have") | {w for w in lexicon.small("be") if w[0] not in "'’"}
    cues = words.cues().items()
    return auxiliaries | {w for w, cue in cues if cue.strong and w.endswith(("ed", "said", "says", "told"))}


def back_over_times(scene: Scene, at: int) -> int:
    """The token after the last one before `at` that is no time, adverb or preposition of a time."""
    while at > scene.first:
        word = scene.lower(at - 1)
        led_by = at in scene.timed and word in lexicon.small("preposition")
        if not (
            led_by
            or at - 1 in scene.timed
            or word in lexicon.small("adverb")
            or (word.endswith("ly") and lexicon.is_adverb(scene.document.words[at - 1]))
        ):
            break
        at -= 1
    return at
