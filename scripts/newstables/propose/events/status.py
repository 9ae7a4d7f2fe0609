"""Status: whether an event occurred, goes on, is planned, predicted, alleged, denied or hypothetical.

Takes the verb group of a clause, or the words before a nominal trigger, with the quote that holds it, and
gives the code of the column `status`. Negation decides before doubt, doubt before claims, claims before
time. Left out is who vouches for it.
"""

from collections.abc import Iterable
from itertools import pairwise

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.scene import Group, Scene
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
_HELD_BACK = frozenset({"negation", "failure", "plan", "fear", "prediction"})  # kinds that a gerund may hang on
_OPENED = frozenset({"fear", "allegation", "prediction"})  # kinds of a verb with a clause
_INVERTED, _IF = frozenset({"had", "were"}), frozenset({"if", "unless"})
_HANGS, _PREDICATE, _AROUND = 4, 5, 40  # tokens before a gerund, behind a noun, and from a clause to its condition


def _kinds(found: Iterable[str]) -> set[str]:
    listed = words.polarity()
    return {listed[word] for word in found if word in listed}


def _by_kind(kinds: set[str]) -> str | None:
    if not kinds:
        return None  # as with most
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
    kinds = _of_group(scene, trigger, group) | _of_opening(scene, group, clause)
    status = _by_kind(kinds) or _BY_ACT.get(act or "")
    if status is not None:
        return status
    if "modal_future" in kinds:
        if act == "warn":
            return "predicted"
        passive = group.passive or any(
            one in lexicon.small("be") and other not in lexicon.small("to") for one, other in pairwise(group.words)
        )
        return "planned" if has_source and not passive else "predicted"  # `will be forced to` is no plan
    if group.infinitive and "attempt" not in kinds:
        return "planned"
    if group.bare and scene.lower(group.first - 1) in lexicon.small("moot"):
        return "hypothetical"  # `met to discuss deploying troops`
    form, present = scene.lowers[trigger.first], lexicon.small("present_be")
    progressive = form.endswith("ing") and form != trigger.lemma and not present.isdisjoint(group.words)
    tries = ("attempt" in kinds or "long" in group.words) and not (present | lexicon.small("perfect")).isdisjoint(group.words)
    if progressive or tries or "ongoing" in kinds:
        return "ongoing"
    return "hypothetical" if scene.lowers[scene.last - 1] == "?" else "occurred"


def _of_group(scene: Scene, trigger: Trigger, group: Group) -> set[str]:
    """The kinds of the words of a verb group, of what a gerund hangs on, and of the object’s determiner."""
    kinds = _kinds(group.words) | _kinds(map(" ".join, pairwise(group.words))) if group.words else set()
    if scene.lower(trigger.last) == "no" or scene.lower(group.first - 1) in lexicon.small("almost"):
        kinds.add("negation")  # `reached no deal`, `almost hit X`
    if scene.lowers[trigger.first] in lexicon.polarity("ongoing"):
        kinds.add("ongoing")  # `continues to attack`
    if group.bare and group.first - 1 in scene.prepositions:
        before = scene.document.lowers[max(scene.first, group.first - _HANGS) : group.first]
        # `stopped short of attacking`, `prevented from attacking`, `no intention of attacking`
        kinds |= (_kinds(before) | _kinds(map(" ".join, pairwise(before)))) & _HELD_BACK
    return kinds


def _of_opening(scene: Scene, group: Group, clause: int) -> set[str]:
    """The kinds of the words with which a clause, or the one that holds it, begins."""
    lowers, kinds = scene.document.lowers, set()
    opening = set(lowers[max(scene.first, clause - 2) : group.first])
    conditions = lexicon.polarity("conditional")
    inverted = scene.lower(clause) == "should" or (clause - 1 == scene.first and lowers[clause - 1] in _INVERTED)
    if not opening.isdisjoint(conditions) or inverted:
        kinds.add("conditional")
    if "reportedly" in opening or "allegedly" in opening:
        kinds.add("allegation")
    if not lexicon.small("will").isdisjoint(group.words):
        around = lowers[max(scene.first, clause - _AROUND) : min(scene.last, group.first + _AROUND)]
        kinds |= {"conditional"} if not _IF.isdisjoint(around) else set()  # `if X attacks, Y will attack`
    lead = clause - 1 - (scene.lower(clause - 1) == "that")
    if lead >= scene.first:
        kinds |= _kinds([lowers[lead]]) & _OPENED  # `X fears Y will attack`
    return kinds


def of_noun(scene: Scene, trigger: Trigger, end: int, act: str | None) -> str:
    """The status of an event reported by a noun, from the words close before it and from the verb of which it is the subject.

    Args:
        scene: the sentence.
        trigger: the noun.
        end: where its complements end.
        act: what the quote that holds it does, None outside quotes.
    """
    before: list[str] = []
    for at in range(trigger.first - 1, max(scene.first, trigger.first - 6) - 1, -1):
        word = scene.lowers[at]
        if word in lexicon.small("break") or word in (",", "to"):
            break
        before.append(word)
    kinds = _kinds(before)
    if trigger.word is not None and trigger.word.reciprocal and "for" in before[:3]:
        kinds.add("plan")  # `came for talks with X`
    said = lexicon.small("negation") | lexicon.small("do")
    begin = next((at for at in range(trigger.last, end) if scene.lowers[at] in said), end)
    kinds |= _of_predicate(scene.document.lowers[begin : min(begin + _PREDICATE, scene.last)])
    status = _by_kind(kinds - {"modal_duty"}) or _BY_ACT.get(act or "")
    return status or ("predicted" if "modal_future" in kinds else "ongoing" if "ongoing" in kinds else "occurred")


def _of_predicate(after: list[str]) -> set[str]:
    """What a verb says of the noun that is its subject: `never happened`, `was foiled`, `is planned`, `will take place`."""
    verbs = [word for word in after if word not in lexicon.small("adverb")]
    auxiliaries = lexicon.small("be") | lexicon.small("modal") | lexicon.small("do") | lexicon.small("have")
    if not verbs or not (verbs[0] in auxiliaries or verbs[0] in lexicon.small("negation")):
        return {"ongoing"} if verbs and verbs[0] in lexicon.polarity("ongoing") else set()
    rest = [word for word in verbs if word not in auxiliaries and word not in lexicon.small("negation")][:1]
    kinds = _kinds(rest) & {"plan", "prediction", "ongoing", "allegation"}
    kinds |= _kinds(verbs[:1]) & {"modal_future", "modal_possible"}
    if rest and rest[0] in lexicon.small("called_off"):
        kinds.add("failure")
    if rest and rest[0] in lexicon.small("happens"):
        kinds |= _kinds(verbs) & {"negation"}
    return kinds
