"""Scenes: a sentence with all that is known of it, as the walks over its clauses ask for it.

Takes the tokens of an article with mentions, times and triggers and tells what each is in its clause: a preposition, a mark
that ends it, a verb that shows it. All of that is worked out once, so that a walk asks by looking up a token. Left out is
where subjects and objects lie: see `clauses`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import cache

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.adjectives import FORM
from newstables.propose.events.triggers import Trigger
from newstables.propose.index import MentionIndex, Placed, outermost
from newstables.text import Document

_BOUNDS = ("least", "most")  # behind an `at` that is no preposition: `killed at least seven villagers`
_NAMED = frozenset({"name", "title", "metonym", "nominal"})


@dataclass(slots=True)
class Group:
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
    """What is known of the tokens of an article, and of the sentence that is looked at.

    Of the article, `timed` holds the tokens of time expressions, `dated` those with a date, `inside` those of mentions after
    their first, `names` those of names and times, `adjectives` those of states, `prepositions` those of clauses and not of
    names (`Council of Bakers`), `breaks` the marks that end a clause, `finite` the verbs that show one: auxiliaries, reporting
    verbs and the triggers of the sentences looked at. `placed` are the mentions with their tokens; `groups` and `ends` keep
    what was once worked out for a trigger.

    Of the sentence, `last` is exclusive; `actors` and `places` are the mentions of each, `heads` the triggers by token.
    """

    document: Document
    mentions: MentionIndex
    timed: Set[int]
    dated: Set[int]
    inside: Set[int]
    names: Set[int]
    adjectives: Set[int]
    prepositions: Set[int]
    breaks: Set[int]
    finite: set[int]
    placed: list[Placed]
    lowers: list[str]
    groups: dict[int, Group] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    actors: list[Placed] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    heads: dict[int, Trigger] = field(default_factory=dict)

    def lower(self, at: int) -> str:
        """The lower-case token, empty outside the sentence."""
        return self.lowers[at] if self.first <= at < self.last else ""

    def actors_within(self, first: int, last: int) -> list[Placed]:
        """The outermost mentions of actors inside a token range, in order."""
        return outermost(self.actors, first, last)

    def ends_actor(self, at: int, kinds: Set[str]) -> bool:
        """Whether a mention of an actor of one of these kinds ends before a token."""
        actors = (self.mentions.actors.get(mention.actor_id or "") for mention in self.mentions.ending.get(at, ()))
        return any(actor is not None and actor.kind in kinds for actor in actors)


def read_scene(document: Document, mentions: MentionIndex, timed: Set[int], dated: Set[int]) -> Scene:
    """What is known of the tokens of an article, before a sentence is looked at.

    Args:
        document: the article, read.
        mentions: its mentions, indexed.
        timed: the tokens of its time expressions.
        dated: those of expressions with a date.
    """
    inside: set[int] = set()
    names = set(timed)
    adjectives: set[int] = set()
    placed = list(zip(mentions.first, mentions.last, mentions.mentions, strict=True))
    for first, last, mention in placed:
        if last > first + 1:
            inside.update(range(first + 1, last))
        if mention.form in _NAMED:
            names.add(first)
        elif mention.form == FORM:
            adjectives.add(first)
    names |= inside
    prepositions = document.tokens_of(lexicon.small("preposition")) - inside
    prepositions.difference_update(at - 1 for word in _BOUNDS for at in document.positions.get(word, ()))
    breaks = document.tokens_of(lexicon.small("break")).union(_dashes(document))
    # A reporting verb shows a clause also between two names: `X claims Y attacked`.
    between = [at for at in mentions.ending if at + 1 in mentions.beginning and document.lowers[at] in words.cues()]
    finite = document.tokens_of(_finite_words()).union(between) - timed
    return Scene(
        document, mentions, timed, dated, inside, names, adjectives, prepositions, breaks, finite, placed, document.lowers
    )


def _dashes(document: Document) -> Iterable[int]:
    """The hyphens between spaces that end a clause, as behind a dateline."""
    lowers, starts, ends = document.lowers, document.starts, document.ends
    for at in document.positions.get("-", ()):
        sentence = document.sentences[document.sentence_of[at]]
        joined = at + 1 < sentence.last and starts[at + 1] == ends[at] and lowers[at + 1] != "-"
        if not joined and at > sentence.first and (starts[at] > ends[at - 1] or lowers[at - 1] == "-"):
            yield at


def set_scene(scene: Scene, number: int, triggers: Iterable[Trigger]) -> None:
    """Look at a sentence, by its number, with its triggers."""
    sentence, firsts = scene.document.sentences[number], scene.mentions.first
    scene.first, scene.last = sentence.first, sentence.last
    placed = scene.placed[bisect_left(firsts, scene.first) : bisect_left(firsts, scene.last)]
    scene.actors = [some for some in placed if some[2].actor_id]
    scene.places = [some for some in placed if some[2].place_id]
    scene.heads = {trigger.first: trigger for trigger in triggers}
    scene.finite.difference_update(scene.heads)
    scene.finite.update([at for at, trigger in scene.heads.items() if trigger.is_verb and _shows_clause(scene, at, trigger)])


def _shows_clause(scene: Scene, at: int, verb: Trigger) -> bool:
    """Whether a trigger that is a verb has a subject of its own: no infinitive, gerund or `forces backed by X`."""
    lowers = scene.lowers
    if lowers[at].endswith("ing") or (at > scene.first and lowers[at - 1] == "to"):
        return False
    return verb.last == scene.last or lowers[verb.last] != "by" or scene.lower(back_over_times(scene, at) - 1) in _auxiliaries()


@cache
def _auxiliaries() -> frozenset[str]:
    """The auxiliaries of participles."""
    return lexicon.small("be") | lexicon.small("have")


@cache
def _finite_words() -> frozenset[str]:
    """Words that show a clause wherever they stand: auxiliaries, and reporting verbs in the past."""
    auxiliaries = lexicon.small("modal") | lexicon.small("have") | {w for w in lexicon.small("be") if w[0] not in "'’"}
    cues = words.cues().items()
    return auxiliaries | {w for w, cue in cues if cue.strong and w.endswith(("ed", "said", "says", "told"))}


def back_over_times(scene: Scene, at: int) -> int:
    """The token after the last one before `at` that is no time, adverb or preposition of a time."""
    while at > scene.first:
        word = scene.lowers[at - 1]
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
