"""Status: whether an event occurred, goes on, is planned, predicted, alleged, denied or hypothetical.

Takes the verb group of a clause, or the words before a nominal trigger, with the quote that holds it, and
gives the code of the column `status`. Negation decides before doubt, doubt before claims, claims before
time. Left out is who vouches for it.
"""

from collections.abc import Iterable
from itertools import pairwise

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.clauses import Group, Scene
from newstables.propose.events.triggers import Trigger

# From the weakest to the strongest: one event told twice keeps the strongest.
ORDER = ("hypothetical", "denied", "alleged", "predicted", "planned", "ongoing", "occurred")

_BY_KIND = (
    (("negation", "failure"), "denied"),
    (("conditional", "modal_possible", "modal_duty", "fear"), "hypothetical"),
    (("allegation",), "alleged"),
    (("prediction",), "predicted"),
    (("plan",), "planned"),
)
_BY_ACT = {"accuse": "alleged", "predict": "predicted"}


def _kinds(found: Iterable[str]) -> set[str]:
    listed = words.polarity()
    return {listed[word] for word in found if word in listed}


def _by_kind(kinds: set[str]) -> str | None:
    return next((status for some, status in _BY_KIND if not kinds.isdisjoint(some)), None)


def of_verb(scene: Scene, trigger: Trigger, group: Group, clause: int, act: str | None, has_source: bool) -> str:
    """The status of an event reported by a verb.

    Args:
        scene: the sentence.
        trigger: the verb.
        group: its verb group.
        clause: the first token of its clause.
        act: what the quote that holds it does (`accuse`), None outside quotes.
        has_source: whether an actor is known who does it, so that `will` tells a plan.
    """
    kinds = _kinds(group.words) | _kinds(map(" ".join, pairwise(group.words))) if group.words else set()
    opening = set(scene.document.lowers[max(scene.first, clause - 2) : group.first])
    if not opening.isdisjoint(lexicon.polarity("conditional")) or scene.lower(clause) == "should":
        kinds.add("conditional")
    if "reportedly" in opening or "allegedly" in opening:
        kinds.add("allegation")
    status = _by_kind(kinds) or _BY_ACT.get(act or "")
    if status is not None:
        return status
    if "modal_future" in kinds:
        passive = group.passive or any(
            one in lexicon.small("be") and other not in lexicon.small("to") for one, other in pairwise(group.words)
        )
        return "planned" if has_source and not passive else "predicted"  # `will be forced to` is no plan
    if group.infinitive and "attempt" not in kinds:
        return "planned"
    if group.bare and scene.lower(group.first - 1) in lexicon.small("moot"):
        return "hypothetical"  # `met to discuss deploying troops`
    form, present = scene.lower(trigger.first), lexicon.small("present_be")
    progressive = form.endswith("ing") and form != trigger.lemma and not present.isdisjoint(group.words)
    tries = ("attempt" in kinds or "long" in group.words) and not (present | lexicon.small("perfect")).isdisjoint(group.words)
    return "ongoing" if progressive or tries or "ongoing" in kinds else "occurred"


def of_noun(scene: Scene, trigger: Trigger, act: str | None) -> str:
    """The status of an event reported by a noun, from the words close before it."""
    before: list[str] = []
    for at in range(trigger.first - 1, max(scene.first, trigger.first - 6) - 1, -1):
        word = scene.lower(at)
        if word in lexicon.small("break") or word in (",", "to"):
            break
        before.append(scene.lower(at))
    kinds = _kinds(before)
    if trigger.word is not None and trigger.word.reciprocal and "for" in before[:3]:
        kinds.add("plan")  # `came for talks with X`
    status = _by_kind(kinds - {"modal_duty"}) or _BY_ACT.get(act or "")
    return status or ("predicted" if "modal_future" in kinds else "ongoing" if "ongoing" in kinds else "occurred")
