"""The shape of a cue, and the verb group that stands round a verb or a predicative adjective.

Takes the clause view. Left out is which words are cues.
"""

from typing import NamedTuple

from newstables.propose.quotes.clauses import NO_BLOCK, Clauses

AUXILIARIES = frozenset({"be", "have", "modal"})
GROUP = 8  # tokens of auxiliaries and adverbs before a verb at most


class Cue(NamedTuple):
    """One cue. `group` is the first token of its verb group, auxiliaries and adverbs included."""

    first: int
    last: int
    group: int
    lemma: str
    act: str
    form: str  # finite, passive, infinitive, participle, source, noun
    strong: bool
    addressee: bool
    that: bool
    object: bool
    frames: frozenset[str] = frozenset()


def verb_group(clauses: Clauses, token: int, floor: int) -> tuple[int, str | None]:
    """The first token of the verb group that ends at a verb, and the class of the auxiliary nearest to the verb."""
    before = token - 1
    nearest: str | None = None
    group = token
    while before >= floor and clauses.block_of[before] == NO_BLOCK:
        tag = clauses.tags[before]
        if tag in AUXILIARIES or (tag == "to" and before == group - 1):
            nearest = nearest or tag
            group = before
            before -= 1
            if tag == "to":
                break
            continue
        if tag == "adverb" or (tag is None and clauses.is_adverb(before)) or (before > floor and clauses.is_floating(before)):
            before -= 1
            continue
        skipped = clauses.skip_time_back(before)
        if skipped == before:
            break
        before = skipped
    return group, nearest
