"""Types: what a trigger reports, composed with the verb that governs it and with the class of its object.

Takes a sentence's triggers and gives the PLOVER type and mode of one of them: `refused to lift the
blockade` is one refusal of one yielding, and no blockade. Left out are actors, time and status.
"""

from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.propose.events import clauses, lexicon, phrases
from newstables.propose.events.lexicon import Sense
from newstables.propose.events.scene import Scene, back_over_times
from newstables.propose.events.triggers import Trigger
from newstables.text import POSSESSIVES

_REACH = 14  # tokens between a governor and its complement
_DEPTH = 3  # governors one above the other
_OBJECT = 9  # tokens from a verb to the noun that heads its object
_STATED = frozenset({"AGREE", "THREATEN"})
_SAYINGS = frozenset({"refuse", "threaten", "promise", "demand", "order"})
_THAT_CLASSES = frozenset({"threaten", "promise", "demand", "order"})


@dataclass(slots=True)
class Reading:
    """What a trigger was read as: the event, its innermost trigger, and all triggers that it takes up."""

    sense: Sense
    inner: Trigger
    taken: tuple[Trigger, ...]
    rule: str


@cache
def _object_ends() -> frozenset[str]:
    """Words behind which no noun heads the object."""
    return frozenset({",", "to", "."}).union(*map(lexicon.small, ("preposition", "break", "relative"))) - {"of"}


def _object_class(scene: Scene, trigger: Trigger) -> tuple[str | None, int]:
    """The class of the noun that heads the object of a verb, or the subject of a passive one, and its token."""
    group = clauses.group(scene, trigger)
    first, last = trigger.last, min(scene.last, trigger.last + _OBJECT)
    if group.passive:
        first, last = clauses.subject(scene, group.first) or (first, first)
    classes, ends, lowers = lexicon.object_classes(), _object_ends(), scene.document.lowers
    found: tuple[str | None, int] = (None, trigger.first)
    event = False  # whether it heads the object: `welcomed the release of the hostages`
    for at in range(first, last):
        word = lowers[at]
        event = event or (at in scene.heads and not scene.heads[at].is_verb)
        if word in ends or at in scene.timed or (word == "of" and (found[0] or event)):
            last = at
            break
        if word in classes and not ((at + 1 < last and lowers[at + 1] in POSSESSIVES) or _is_named(scene, at)):
            found = classes[word], at  # but `dismissed the minister’s remarks`, `ordered Shell to pay`
    if found[0] == "troops" and not lexicon.small("front").isdisjoint(lowers[found[1] : min(found[1] + _OBJECT, scene.last)]):
        return "front", found[1]
    if found[0] is not None:
        return found
    named = _named(scene, first, last)
    if named is not None:
        return named, trigger.first
    if first == last and not group.passive:
        return "none", trigger.first
    return ("event" if event else None), trigger.first


def _is_named(scene: Scene, at: int) -> bool:
    """Whether a capital token lies in a name."""
    if not scene.document.words[at][0].isupper():
        return False
    return at in scene.inside or any(mention.form == "name" for mention in scene.mentions.beginning.get(at, ()))


def _named(scene: Scene, first: int, last: int) -> str | None:
    """Whether a range is a person, a place or another actor by name and nothing else: `called X`."""
    found = phrases.compound(scene, first, last)
    actor = scene.mentions.actors.get(found[-1].actor_id or "") if found else None
    if any(m.place_id and m.actor_id is None for m in scene.mentions.beginning.get(first, ())):
        return "place" if scene.mentions.ending.get(last) else None
    if actor is None or scene.document.token_at(found[-1].end_char - 1) != last - 1:
        return None
    if scene.lower(last) in lexicon.small("quote"):
        return None  # `called X “a liar”`
    return {"person": "person", "country": "place"}.get(actor.kind, "body")


def _complement(scene: Scene, triggers: list[Trigger], position: int) -> int | None:
    """The position of a governor's complement: infinitive, gerund, noun or the verb of a that-clause."""
    trigger = triggers[position]
    if trigger.governor is None:
        return None
    for following, inner in enumerate(triggers[position + 1 : position + 4], position + 1):
        if inner.first - trigger.last > _REACH:
            return None
        between = scene.lowers[trigger.last : inner.first]
        that = trigger.governor in _THAT_CLASSES and "that" in between[:3]
        for at, word in enumerate(between, trigger.last):
            if word in lexicon.small("break") or word in ("and", "but") or (word == "," and not _is_adjective_comma(scene, at)):
                return None
            if not that and (word in lexicon.small("relative") or at in scene.finite):
                return None
        if that and not (inner.is_verb and _is_own(scene, trigger, inner)):
            return None  # `warned that the attack would fail`, `warned that Y would attack` threaten nobody
        if not inner.is_verb and any(_parts(scene, at) for at in range(trigger.last, inner.first)):
            return None
        if trigger.governor == "begin" and "to" in between and between[0] != "to":
            return None  # `launched a plan to attack`, but `began to attack`
        if trigger.governor == "impose" and (inner.is_verb or "with" not in between):
            return None  # `hit the town after the attack`, but `hit X with sanctions`
        if _is_adjective(trigger) and "to" not in between:
            return None
        if not inner.is_verb or that or "to" in between or scene.lowers[inner.first].endswith("ing"):
            return following
    return None


def _is_own(scene: Scene, governor: Trigger, inner: Trigger) -> bool:
    """Whether a that-clause may tell of its speaker: a demand always, a threat where it has a pronoun for subject."""
    if governor.governor in ("demand", "order"):
        return True
    group = clauses.group(scene, inner)
    return scene.lower(back_over_times(scene, group.first) - 1) in lexicon.small("subject_pronoun")


def _is_adjective_comma(scene: Scene, comma: int) -> bool:
    """Whether a comma stands between two adjectives: `held direct, open talks`."""
    after = scene.document.words[comma + 1 : comma + 2]
    small = ("determiner", "preposition", "pronoun", "coordinator", "subordinator", "relative", "adverb")
    return bool(after) and after[0].islower() and not any(after[0] in lexicon.small(kind) for kind in small)


def _parts(scene: Scene, at: int) -> bool:
    """Whether a preposition parts a verb from what follows: `made a remark after the attack`, not `5 million in aid`."""
    amount = scene.lower(at) == "in" and words.is_number(scene.lower(at - 1))
    return at in scene.prepositions and scene.lower(at) not in lexicon.small("governing") and not amount


def _is_adjective(trigger: Trigger) -> bool:
    """Whether a governor is an adjective (`willing to`), which takes infinitives alone."""
    return not trigger.phrase.inflects


def _says_that(scene: Scene, trigger: Trigger) -> bool:
    """Whether a reporting verb has a that-clause: `warned last week that` is a plain statement."""
    cue = words.cues().get(scene.lowers[trigger.head])
    near = range(trigger.last, min(trigger.last + 4, scene.last))
    return cue is not None and cue.that and any(scene.lowers[at] == "that" for at in near)


def _is_moved(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of going is a passive, of those who are taken somewhere."""
    return scene.lower(trigger.first - 1) in lexicon.small("be") and not scene.lowers[trigger.first].endswith("ing")


def read(scene: Scene, triggers: list[Trigger], position: int, depth: int = 0) -> Reading | None:
    """What a trigger reports, with the event it governs; None where it reports nothing.

    Args:
        scene: the sentence.
        triggers: its triggers, in order.
        position: which of them.
        depth: how many governors stand above it.
    """
    trigger = triggers[position]
    if trigger.is_verb and trigger.phrase.framed:
        object_class, head = _object_class(scene, trigger)
        framed = lexicon.framed(trigger.lemma, object_class)
        if framed is not None:
            if not framed.type:
                return None
            # `signed a treaty` is one event, with the noun in it.
            swallowed = [
                o for o in triggers[position + 1 : position + 4] if o.first == head or (not o.is_verb and o.first < head)
            ]
            both = trigger.word is not None and trigger.word.reciprocal
            taken = (trigger, *swallowed)
            return Reading(framed._replace(reciprocal=both), trigger, taken, "event:verb+object")
    complement = _complement(scene, triggers, position) if depth < _DEPTH else None
    inner = read(scene, triggers, complement, depth + 1) if complement is not None else None
    if inner is not None and trigger.governor is not None:
        governor = trigger.governor
        if governor == "order":  # `ordered an attack on X` does it, `ordered X to attack` asks for it
            governor = "demand" if inner.taken[0].is_verb else "begin"
        shifted = lexicon.shift(governor, inner.sense)
        if shifted is not None:
            rule = f"event:{governor}+{inner.rule.removeprefix('event:')}"
            return Reading(shifted, inner.inner, (trigger, *inner.taken), rule)
    own = trigger.phrase.verb_sense if trigger.is_verb else trigger.phrase.noun_sense
    if own is None or (own.type in _STATED and _says_that(scene, trigger)):
        return None
    goes = own.mode == "visit" and (trigger.last > trigger.first + 1 or own.targets[:1] not in (("object",), ("subject",)))
    if goes and trigger.is_verb and _is_moved(scene, trigger):
        return None  # `was flown to hospital`
    if trigger.governor not in _SAYINGS and trigger.is_verb and clauses.leads_on(scene, trigger):
        return None  # `is preparing to send`, `could help repel`: the inner verb is the event
    return Reading(own, trigger, (trigger,), "event:verb" if trigger.is_verb else "event:noun")


def carried(scene: Scene, noun: Trigger, sense: Sense, verb: Trigger) -> Sense | None:
    """What a noun tells with the passive verb of which it is the subject: `the curfew was lifted`, `a pact was signed`."""
    if verb.governor is not None:
        return lexicon.shift(verb.governor, sense)
    framed = lexicon.framed(verb.lemma, lexicon.object_classes().get(scene.lowers[noun.head]))
    return framed._replace(targets=sense.targets, reciprocal=sense.reciprocal) if framed and framed.type else None
