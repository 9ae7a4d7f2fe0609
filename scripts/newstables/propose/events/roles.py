"""Roles: who does an event and to whom it is done.

Takes a trigger with its reading and gives the mentions of its sources and targets with the token range of
its clause: the subject, the object, and the prepositions that the frame of the trigger names. Left out is
what the event is: see `types`.
"""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.propose.events import clauses, lexicon, phrases
from newstables.propose.events.lexicon import Sense
from newstables.propose.events.scene import Group, Scene, back_over_times
from newstables.propose.events.triggers import Trigger
from newstables.propose.events.types import Reading
from newstables.rows import Mention
from newstables.text import POSSESSIVES

_BACK = 40  # tokens to an earlier verb whose subject is shared
_BESIDE = 12  # tokens from an actor to the noun it takes part in
# Where a target stands when the frame's own places are empty, the likeliest first.
_FALLBACK = ("object", "of", "against", "on", "with", "to", "at", "from", "for", "into")
# Where whoever is refused or asked stands: `rejected calls by Y`, `demanded the withdrawal of Y from Z`.
_DOERS = {
    "refuse": ("by", "from", "of"),
    "accept": ("by", "from", "of"),
    "demand": ("of", "from", "by"),
    "suffer": ("from", "by"),
}

_JUDGING, _DEEDS = frozenset({"ACCUSE", "SUPPORT"}), frozenset({"ASSAULT", "COERCE"})


@dataclass(slots=True)
class Roles:
    """The actors of an event as mentions, and the token range of its clause (`last` is exclusive)."""

    sources: list[Mention]
    targets: list[Mention]
    first: int
    last: int


def ids(mentions: list[Mention]) -> tuple[str, ...]:
    """The actors of mentions, each once."""
    found: list[str] = []
    for mention in mentions:
        if mention.actor_id and mention.actor_id not in found:
            found.append(mention.actor_id)
    return tuple(found)


def _subject_of(scene: Scene, verb: int) -> tuple[int, list[Mention]]:
    """Where the subject of a finite verb begins and the actors that head it."""
    stretch = clauses.subject(scene, clauses.group_first(scene, verb))
    return (stretch[0], phrases.compound(scene, *stretch)) if stretch else (verb, [])


def _shared_subject(scene: Scene, at: int) -> list[Mention]:
    """The subject of the nearest earlier verb of the sentence that has one of its own, not of one outside the quote."""
    outside = False
    for earlier in range(at - 1, max(scene.first, at - _BACK) - 1, -1):
        if scene.lowers[earlier] in lexicon.small("quote"):
            outside = not outside  # `“... could help,” X said`: who speaks does not act
        elif not outside and earlier in scene.finite:
            stretch = clauses.subject(scene, clauses.group_first(scene, earlier))
            if stretch is not None:
                return phrases.compound(scene, *stretch)
    return []


def _following_subject(scene: Scene, comma: int) -> list[Mention]:
    """The subject behind what opens a sentence: `On a visit to Y, X spoke`."""
    if scene.lower(comma) != ",":
        return []
    for verb in range(comma + 1, min(scene.last, comma + _BACK)):
        if verb in scene.finite:
            return _subject_of(scene, verb)[1]
    return []


def _speaking_subject(scene: Scene, at: int) -> list[Mention]:
    """The subject of the nearest earlier reporting verb: `X said it attacked`."""
    cues, lowers = words.cues(), scene.document.lowers
    for earlier in range(at - 1, max(scene.first, at - _BACK) - 1, -1):
        if lowers[earlier] in cues and earlier in scene.finite:
            return _subject_of(scene, earlier)[1]
    return []


def _behind(scene: Scene, places: tuple[str, ...], first: int, last: int, barred: Collection[str | None] = ()) -> list[Mention]:
    """The actors in the first of the places (`object` or a preposition) that has any but those barred."""
    if not scene.actors_within(first, last):
        return []
    there = set(scene.document.lowers[first:last])
    for place in places:
        if place == "object":
            found = phrases.direct_object(scene, first, last)
        elif place in there:
            found = phrases.after_preposition(scene, place, first, last)
        else:
            continue
        found = [mention for mention in found if mention.actor_id not in barred]
        if found:
            return found
    return []


def of_verb(scene: Scene, trigger: Trigger, group: Group, reading: Reading) -> Roles:
    """Who takes part in an event reported by a verb."""
    roles = _of_verb(scene, trigger, group, reading)
    if "subject" in reading.sense.targets:  # `X hosted Y`: Y is the visitor
        return Roles(roles.targets, roles.sources, roles.first, roles.last)
    return roles


def _of_verb(scene: Scene, trigger: Trigger, group: Group, reading: Reading) -> Roles:
    """Who takes part, with the subject of an active verb as source."""
    inner, places = reading.inner, reading.sense.targets
    places = places if reading.sense.reciprocal else (*places, *_FALLBACK)
    last = clauses.object_end(scene, inner)
    told = not group.bare and (not group.infinitive or clauses.is_headline(scene, group))
    stretch = clauses.subject(scene, group.first) if told else None
    subject = phrases.compound(scene, *stretch) if stretch else []
    if stretch and not group.words and group.passive and stretch[1] not in scene.mentions.ending:
        subject = []  # `X claims nine killed`, `X survey released in May`
    pronoun = stretch is not None and (
        scene.lower(stretch[1] - 1) in lexicon.small("subject_pronoun")
        or (
            scene.lower(stretch[0]) in lexicon.small("possessive")  # `X said its forces attacked`
            and not phrases.heads_relation(scene, stretch[0] + 1, stretch[1])
        )
    )
    if not subject:
        subject = _speaking_subject(scene, group.first) if pronoun else subject
        asked = group.infinitive and group.passive and scene.lower(group.first - 1) in words.person_nouns()
        subject = _shared_subject(scene, group.first) if stretch is None and not asked else subject  # `asked for X to be freed`
    first = stretch[0] if stretch else group.first
    if group.passive:
        return _of_passive(scene, trigger, reading.sense.targets, Roles([], subject, first, last))
    targets: list[Mention] = []
    barred = ids(subject)  # `X lifted its blockade of Y`
    judges = inner is trigger and reading.sense.type in _JUDGING and places[:1] != ("on",)  # but `blamed the attack on X`
    blamed = _blamed(scene, trigger, last) if judges else None
    if blamed is not None:
        return Roles(subject, [mention for mention in blamed if mention.actor_id not in barred], first, last)
    if inner is not trigger:
        before = ("with", "object") if trigger.word is not None and trigger.word.reciprocal else ("object",)
        targets = [m for m in _behind(scene, before, trigger.last, inner.first, barred) if not _owns(scene, m)]
        if not targets and not inner.is_verb:
            targets = _behind(scene, _DOERS.get(trigger.governor or "", ()), inner.last, last, barred)
        targets = targets or _behind(scene, places, inner.last, last, barred)
    targets = targets or _behind(scene, places, trigger.last, last, barred)
    if trigger.governor == "suffer":
        doers = _behind(scene, _DOERS["suffer"], trigger.last, last, barred)
        return Roles(doers or targets, subject, first, last)
    return Roles(subject, targets, first, last)


def _blamed(scene: Scene, trigger: Trigger, last: int) -> list[Mention] | None:
    """Who did the deed that is judged, never whom it was done to: `condemned the attack on Y by Z`; None for no deed."""
    end = next((at for at in range(trigger.last, last) if at in scene.prepositions), last)
    events = [scene.heads[at] for at in range(trigger.last, end) if at in scene.heads and not scene.heads[at].is_verb]
    if not events or events[0].word is None or events[0].word.type not in _DEEDS:
        return None
    return phrases.after_preposition(scene, "by", events[0].last, last) or _modifier(scene, events[0])


def _owns(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is a possessive pronoun: `lifted its ban` lifts nothing from itself."""
    return mention.form == "pronoun" and scene.lower(scene.document.token_at(mention.start_char)) in lexicon.small("possessive")


def _of_passive(scene: Scene, trigger: Trigger, places: tuple[str, ...], told: Roles) -> Roles:
    """Who takes part when the verb is passive, from its clause with the subject as target."""
    agents, subject = phrases.after_preposition(scene, "by", trigger.last, told.last), told.targets
    ahead = places[: places.index("object")] if "object" in places else places
    # `the troops were sent to Y`, `the observers were withdrawn from Y`: who was moved is no target.
    targets = _behind(scene, ahead, trigger.last, told.last, ids(agents))
    if targets or places[:1] == ("to",):
        mover = agents or (subject if places[0] == "to" and ahead == places else [])
        return Roles(mover, targets, told.first, told.last)
    return Roles(agents, subject, told.first, told.last)


def _modifier(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The actor before a noun: a possessive (`Ruritania's war`) or a modifier (`the Ruritanian war`)."""
    for end in range(trigger.first, max(scene.first, trigger.first - 4), -1):
        for mention in scene.mentions.ending.get(end, ()):
            if mention.actor_id:
                return [mention]
        word = scene.lowers[end - 1]
        if word == "," or (end - 1 in scene.finite and scene.lower(end - 2) not in POSSESSIVES):
            break  # but `X’s alleged attack`
        if word in _before_noun():
            break
    return []


@cache
def _before_noun() -> frozenset[str]:
    """Words before which no modifier of a noun stands."""
    return frozenset().union(*map(lexicon.small, ("preposition", "break", "determiner")))


def is_near(scene: Scene, trigger: Trigger) -> bool:
    """Whether any actor stands so near a noun that it could take part."""
    low = bisect_left(scene.mentions.first, trigger.first - _BESIDE)
    return low < len(scene.mentions.first) and scene.mentions.first[low] < min(scene.last, trigger.last + _BACK)


def may_take_part(scene: Scene, trigger: Trigger, sense: Sense) -> bool:
    """Whether an actor or a place stands where those of a noun are looked for: behind it, as its modifier, as a subject."""
    behind = any(some and some[-1][0] >= trigger.last for some in (scene.actors, scene.places))
    return behind or bool(_modifier(scene, trigger)) or _shares_subject(scene, trigger, sense)


def carried_by(scene: Scene, trigger: Trigger) -> Trigger | None:
    """The passive verb of which a noun is the subject: `talks were held by X`, `the curfew was lifted`."""
    end = clauses.object_end(scene, trigger)
    for at in range(end, min(end + _BESIDE, scene.last)):
        verb = scene.heads.get(at)
        if verb is not None:
            group = clauses.group(scene, verb)
            plain = (verb.governor or verb.phrase.framed) and group.passive and back_over_times(scene, group.first) == end
            return verb if plain else None
    return None


def breaks_out(scene: Scene, trigger: Trigger) -> int | None:
    """The verb that says that the event told by a noun came about: `riots broke out in X`, `talks began in X`."""
    verbs, stops = lexicon.small("breaks_out"), _stops()
    behind = scene.document.lowers[trigger.last : min(trigger.last + _BESIDE, scene.last)]
    if verbs.isdisjoint(behind):
        return None  # as behind most
    at, word = next((at, word) for at, word in enumerate(behind, trigger.last) if word in verbs or word in stops)
    return at if word in verbs else None


@cache
def _stops() -> frozenset[str]:
    """Words behind which another clause begins."""
    return frozenset({","}).union(*map(lexicon.small, ("break", "relative", "subordinator")))


def of_noun(scene: Scene, trigger: Trigger, reading: Reading, carrier: Trigger | None) -> Roles:
    """Who takes part in an event reported by a noun, or by a noun and the passive verb that carries it."""
    places, last = reading.sense.targets, clauses.object_end(scene, trigger)
    targets = _behind(scene, places, trigger.last, last)
    sources = phrases.after_preposition(scene, "by", trigger.last, last)
    if carrier is not None:
        last = clauses.object_end(scene, carrier)
        targets = targets or _behind(scene, places, carrier.last, last)
        sources = sources or phrases.after_preposition(scene, "by", carrier.last, last)
    first = trigger.first
    if not sources:
        sources = _modifier(scene, trigger)
        first = min([scene.document.token_at(mention.start_char) for mention in sources] + [first])
    if not sources and scene.lower(trigger.last) == "of":
        sources = phrases.after_preposition(scene, "of", trigger.last, last)
        sources = sources if "of" not in places or ids(sources) != ids(targets) else []
    if not sources and targets == phrases.after_preposition(scene, "between", trigger.last, last):
        sources, targets = targets, []
    if not sources and _shares_subject(scene, trigger, reading.sense):
        barred = ids(targets)
        subject = _shared_subject(scene, trigger.first) or _following_subject(scene, last) or _headline(scene, trigger.first)
        some = [mention for mention in subject or () if mention.actor_id not in barred]
        sources = some if targets or len(ids(some)) > 1 else []
    verb = breaks_out(scene, trigger)
    if verb is not None and verb >= last:
        last = clauses.clause_end(scene, verb + 1, True)  # `talks between X and Y began in Z`
    return Roles(sources, targets, first, last)


def gathered(scene: Scene, before: int) -> list[Mention] | None:
    """Who came together in order to do something, for a clause whose verb is none of the lexicon: `bakers gathered to`."""
    if lexicon.small("gather").isdisjoint(scene.document.lowers[scene.first : before]):
        return None
    return _headline(scene, before)


def _headline(scene: Scene, before: int) -> list[Mention] | None:
    """The actors that open a headline without a verb: `X, Y in border talks`; None where a verb stands."""
    if any(at in scene.finite for at in range(scene.first, before)):
        return None
    end = next((at for at in range(scene.first, before) if at in scene.prepositions), before)
    return phrases.compound(scene, scene.first, end)


def _shares_subject(scene: Scene, trigger: Trigger, sense: Sense) -> bool:
    """Whether a noun stands beside another act: `X spoke after talks with Y`, `X came for a meeting with Y`."""
    if not sense.reciprocal and sense.mode != "visit":
        return False
    for at in range(trigger.first - 1, max(scene.first, trigger.first - 4) - 1, -1):
        if at in scene.prepositions:
            return scene.lowers[at] in lexicon.small("beside")
        if at in scene.finite or at in scene.breaks or scene.lowers[at] == ",":
            return False
    return False


def of_demand(scene: Scene, trigger: Trigger) -> Roles | None:
    """Who demands what of whom in a report of what somebody must do: `X said Y must leave`."""
    clause = clauses.subject(scene, trigger.first)
    if clause is None:
        return None
    cue = clause[0] - 1
    cue -= scene.lower(cue) == "that"
    cue = back_over_times(scene, cue + 1) - 1
    told = words.cues().get(scene.lower(cue))
    if told is None or not told.that:
        return None
    first, sources = _subject_of(scene, cue)
    targets = [mention for mention in phrases.compound(scene, *clause) if mention.actor_id not in ids(sources)]
    return Roles(sources, targets, first, clauses.object_end(scene, trigger)) if targets else None


def is_charge(scene: Scene, trigger: Trigger) -> bool:
    """Whether the trigger is what somebody is accused of: `of bombing`, `for the attack`."""
    at = trigger.first - 1
    if not trigger.is_verb and scene.lower(at) in lexicon.small("determiner"):
        at -= 1
    return scene.lower(at) in ("of", "with", "for", "over")


def is_own(scene: Scene, trigger: Trigger, roles: Roles) -> bool:
    """Whether the only actor of a noun takes part by preposition or possessive: `the X pact` is no event."""
    beside = roles.first < trigger.first and scene.lower(trigger.first - 1) not in lexicon.small("possessive")
    possessive = any(scene.lowers[at] in POSSESSIVES for at in range(roles.first, trigger.first))
    return bool(roles.sources or roles.targets) and (not beside or possessive)
