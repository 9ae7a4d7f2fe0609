"""Events: who did what to whom, when, where, with which status, and who says so.

Takes a document with its mentions, times and quotes, and proposes rows of `events`. Triggers of the lexicon are looked up
sentence by sentence; type, roles, status, date and place of each come from the modules of these names. Statements that their
sentence dates follow as rows without a type. Left out are plain statements without a date, and events of which the clause
names neither an actor nor a place.
"""

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from newstables.propose.dating import periods
from newstables.propose.events import circumstances, clauses, describe, harmless, lexicon, phrases, statements
from newstables.propose.events import roles as event_roles
from newstables.propose.events import status as event_status
from newstables.propose.events import triggers as event_triggers
from newstables.propose.events import types as event_types
from newstables.propose.events.adjectives import with_adjectives
from newstables.propose.events.lexicon import Sense
from newstables.propose.events.merge import merge
from newstables.propose.events.roles import Roles
from newstables.propose.events.scene import Group, Scene, back_over_times, read_scene, set_scene
from newstables.propose.events.triggers import Trigger
from newstables.propose.events.types import Reading
from newstables.propose.index import MentionIndex
from newstables.propose.reports import Reports
from newstables.rows import Event, Mention, Quote, Time
from newstables.text import Document

_FIRST = attrgetter("first")
# `prepared for talks`, `is weighing sanctions`: what the governor makes of an event that is told as plain fact.
_NOT_YET = {"plan": "planned", "weigh": "hypothetical"}
_WORK = 8  # tokens behind a strike to what it is for
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_SEEN = frozenset({"ASSAULT", "PROTEST"})
_GIVEN = frozenset({"AID", "SUPPORT"})
_FAVOURS = frozenset({"AID", "CONSULT", "COOPERATE", "RETREAT", "CONCEDE", "AGREE"})


@dataclass(slots=True)
class _Context:
    """What is the same for all sentences of an article."""

    reports: Reports
    times: list[Time]
    time_firsts: list[int]


class _Accused(NamedTuple):
    """Who is accused in a sentence, as mentions, and by whom."""

    mentions: list[Mention]
    by: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """A trigger that reports an event, before it is a row.

    `group` is its verb group, None for a noun; `carrier` the passive verb of which the noun is the subject.
    """

    trigger: Trigger
    sense: Sense
    roles: Roles
    status: str
    rule: str
    lemma: str
    place: str | None
    group: Group | None = None
    carrier: Trigger | None = None
    inner: Trigger | None = None

    @property
    def head(self) -> int:
        """The token of the event itself: the inner verb in `began to attack`."""
        inner, governor = self.inner, self.trigger.governor
        told = inner is not None and (governor in _NOT_YET or (inner.is_verb and governor in ("begin", "lead")))
        return inner.head if inner is not None and told else self.trigger.head

    @property
    def first(self) -> int:
        """The first token of the verb group, or of the noun."""
        return self.group.first if self.group else self.trigger.first


def _kind_of_source(scene: Scene, trigger: Trigger, lemma: str, roles: Roles) -> str:
    """Whether several sides act, or one with another, or armed forces, hackers, workers: pseudo-objects of frames."""
    sides = event_roles.ids(roles.sources)
    around = scene.document.lowers[roles.first : min(roles.last + _WORK, scene.last)]
    if lemma == "strike" and not lexicon.small("labour").isdisjoint(around):
        return "labour"
    if not {"hacker", "hackers"}.isdisjoint(around[: trigger.first - roles.first]):
        return "hackers"
    if len(sides) > 1 or (roles.targets and phrases.led_by(scene, "with", trigger.last, roles.targets[0])):
        return "together"
    actor = scene.mentions.actors.get(sides[0]) if sides else None
    if actor is None or actor.kind == "people" or roles.sources[0].form == "demonym":  # `Ruritanians`
        return "public"
    return "forces" if actor.kind in ("armed_group", "military") else "state"


def _is_told(scene: Scene, trigger: Trigger, sense: Sense, roles: Roles, place: str | None) -> bool:
    """Whether enough takes part in what a trigger reports: an actor or a place, with a noun two of them or one of its own."""
    known = bool(roles.sources) + bool(roles.targets)
    if trigger.is_verb or not (known or place):
        return bool(known or place)
    told = known + (place is not None and sense.type == "ASSAULT")  # `the Ruritanian attack on southern Freedonia`
    if place and sense.type in _SEEN and event_roles.breaks_out(scene, trigger) is not None:
        told += 1 + (sense.type == "PROTEST")  # `riots broke out in Strelsau`
    return told > 1 or event_roles.is_own(scene, trigger, roles)


def _row(scene: Scene, found: _Found, context: _Context, quote: Quote | None, accused: _Accused | None) -> Event | None:
    """The row of a reported event; None where help has no giver or no receiver. `accused` is who is charged with it."""
    document, trigger, sense, place = scene.document, found.trigger, found.sense, found.place
    roles = _charged(found.roles, accused)
    known = bool(roles.sources) + bool(roles.targets)
    single = trigger.is_verb and found.inner is trigger and trigger.last == trigger.first + 1 and roles.last <= trigger.last
    single = single or (not trigger.is_verb and sense.type == "AID")
    if single and sense.type in _GIVEN and known < 2 and not place:
        return None  # `X helped.`, `thanked X for its help`
    claimant = quote.speakers[0] if quote and quote.speakers and trigger.governor != "duty" else None
    sources, targets, status = event_roles.ids(roles.sources), event_roles.ids(roles.targets), found.status
    if (
        claimant in sources
        and quote
        and document.starts[roles.first] < (quote.cue_start_char or 0) <= document.starts[trigger.first]
    ):
        claimant = None  # `X has no plans to meet Y`: the cue is part of the event
    plain = (found.inner or trigger).word  # what is not composed: `went on strike`, but not `ended its strike`
    if lexicon.hangs_on_source(found.lemma) and (plain is None or plain.type == sense.type):
        sense = lexicon.by_source(found.lemma, sense, _kind_of_source(scene, trigger, found.lemma, roles))
        if not sense.type:
            return None  # `the patient was treated`: by nobody who acts
    if accused is not None:
        status = status if status == "denied" else "alleged"
        claimant = accused.by[0] if accused.by else claimant
    if not sources and quote and scene.lower(back_over_times(scene, found.first) - 1) in ("we", "i"):
        sources = quote.speakers
    targets = tuple(key for key in targets if key not in sources)
    if sense.reciprocal and sources and targets:
        sources, targets = (*sources, *targets), ()
    date, basis, first = circumstances.date(scene, context.times, context.time_firsts, roles, trigger, found.first)
    if status == "occurred" and date and date.endswith("/..") and found.group and _goes_on(found.group):
        status = "ongoing"
    if not targets and place and sense.mode == "visit":
        targets = circumstances.host(scene, place, sources)
    return Event(
        start_char=document.starts[min(first, found.first)],
        end_char=document.ends[max(roles.last, trigger.last) - 1],
        trigger_start_char=document.starts[found.head],
        trigger_end_char=document.ends[found.head],
        type=sense.type,
        mode=sense.mode,
        status=status,
        date=date,
        date_basis=basis,
        place_id=place,
        sources=sources,
        targets=targets,
        claimant_id=claimant,
        description=describe.line(scene, trigger, found.group, roles, status),
        rule=found.rule,
    )


def _goes_on(group: Group) -> bool:
    """Whether a verb group is a present perfect: `has occupied the port since May`."""
    return not lexicon.small("perfect").isdisjoint(group.words)


def _of_verb(scene: Scene, trigger: Trigger, reading: Reading, act: str | None, accused: _Accused | None) -> _Found | None:
    """What a verb reports; None where nobody does it, and for a mere purpose (`came to attack`), which may never come about."""
    group = clauses.group(scene, trigger)
    purpose = group.infinitive and set(group.words) <= {"to"} and not clauses.is_headline(scene, group)
    came = event_roles.gathered(scene, group.first) if purpose and reading.sense.type == "PROTEST" else None
    if (purpose and came is None) or clauses.shares_infinitive(scene, trigger, group):
        return None
    roles = event_roles.of_verb(scene, trigger, group, reading)
    if came is not None:
        roles = dataclasses.replace(roles, sources=came, first=scene.first)
    lemma = reading.inner.lemma
    place = circumstances.place(scene, trigger, lemma, reading.sense.targets, roles)
    if not _is_told(scene, trigger, reading.sense, _charged(roles, accused), place):
        return None
    if reading.sense.type in _FORCE and harmless.is_harmless(scene, trigger, group, reading, roles):
        return None
    status = event_status.of_verb(scene, trigger, group, roles.first, act, bool(roles.sources))
    sense = reading.sense
    if status == "denied" and sense.type == "REJECT":
        return None  # `neither confirmed nor denied`
    # `will not accept more refugees` is a refusal, `will not attack` none.
    if status == "denied" and not lexicon.small("will").isdisjoint(group.words) and sense.type in _FAVOURS:
        sense, status = lexicon.shift("refuse", sense) or sense, "occurred"
    status = status if came is None else "occurred"
    if status in ("occurred", "ongoing") and trigger.governor in _NOT_YET:
        status = _NOT_YET[trigger.governor]
    return _Found(trigger, sense, roles, status, reading.rule, lemma, place, group, inner=reading.inner)


def _of_noun(scene: Scene, trigger: Trigger, reading: Reading, act: str | None, accused: _Accused | None) -> _Found | None:
    """What a noun reports, by itself or with the passive verb that carries it (`the curfew was lifted`)."""
    if accused is None and not event_roles.may_take_part(scene, trigger, reading.sense):
        return None  # as of a quarter of the nouns
    carrier = event_roles.carried_by(scene, trigger)
    shifted = event_types.carried(scene, trigger, reading.sense, carrier) if carrier else None
    carrier = carrier if shifted is not None else None
    sense, lemma = shifted or reading.sense, reading.inner.lemma
    if carrier is not None and not carrier.governor:
        lemma = carrier.lemma
    roles = event_roles.of_noun(scene, trigger, reading, carrier)
    place = circumstances.place(scene, trigger, lemma, sense.targets, roles)
    if not _is_told(scene, trigger, sense, _charged(roles, accused), place):
        return None
    if carrier is None:
        status = event_status.of_noun(scene, trigger, clauses.object_end(scene, trigger), act)
        return _Found(trigger, sense, roles, status, reading.rule, lemma, place)
    status = event_status.of_verb(scene, carrier, clauses.group(scene, carrier), roles.first, act, bool(roles.sources))
    if status in ("occurred", "ongoing"):
        status = _NOT_YET.get(carrier.governor or "", status)  # `the attack is planned`
    rule = f"event:{carrier.governor or 'verb'}+noun"
    return _Found(trigger, sense, roles, status, rule, lemma, place, carrier=carrier)


def _charged(roles: Roles, accused: _Accused | None) -> Roles:
    """Who takes part, with those who are charged with a deed as its sources."""
    return roles if accused is None else dataclasses.replace(roles, sources=accused.mentions)


def _of_sentence(scene: Scene, triggers: list[Trigger], context: _Context) -> list[tuple[str, Event]]:
    """The events of a sentence, each with the lemma of its innermost trigger."""
    rows: list[tuple[str, Event]] = []
    taken: set[int] = set()
    joined: set[int] = set()  # where a verb begins that `and` or `or` joins to an event
    accused: _Accused | None = None
    for position, trigger in enumerate(triggers):
        if trigger.first in taken:
            continue
        reading = None if trigger.governor == "duty" else event_types.read(scene, triggers, position)
        if trigger.governor != "duty" and (reading is None or not (trigger.is_verb or event_roles.is_near(scene, trigger))):
            continue
        quote = context.reports.at(scene.document.starts[trigger.head])
        act = quote.act if quote else None
        if act == "deny":
            continue  # the denial is the event, and what is denied gets no twin
        charged = accused if accused is not None and event_roles.is_charge(scene, trigger) else None
        used: Iterable[int]
        if reading is None:
            roles = event_roles.of_demand(scene, trigger)
            if roles is None:
                continue
            demand = Sense("REQUEST", None, (), False)
            place = circumstances.place(scene, trigger, trigger.lemma, demand.targets, roles)
            found = _Found(trigger, demand, roles, "occurred", "event:must", trigger.lemma, place)
            used = range(trigger.first, roles.last)
        else:
            told = (_of_verb if trigger.is_verb else _of_noun)(scene, trigger, reading, act, charged)
            if told is None:
                continue
            found, used = told, map(_FIRST, reading.taken)
        row = _row(scene, found, context, quote, charged)
        if row is None:
            continue
        taken.update(used)
        if found.carrier:
            taken.add(found.carrier.first)
        again = trigger.is_verb and (trigger.first in joined or _is_subject_of(rows, row))
        again = again or (found.group is not None and found.group.bare and _is_outcome(rows, row))
        again = again or (not trigger.is_verb and _is_object_of(rows, row))
        if again and rows and rows[-1][1].type == row.type:
            _join(rows[-1][1], row)
        else:
            rows.append((found.lemma, row))
        # `attacked and bombed Y` share their object, `fired tear gas and arrested Y` do not.
        shares = trigger.last == trigger.first + 1 or trigger.last - 1 in scene.prepositions
        if trigger.is_verb and shares and scene.lower(trigger.last) in lexicon.small("coordinator"):
            joined.add(trigger.last + 1)
        if row.type == "ACCUSE" and trigger.is_verb:
            accused = _Accused([m for m in found.roles.targets if m.actor_id in row.targets], row.sources)
    return rows


def _is_subject_of(rows: list[tuple[str, Event]], row: Event) -> bool:
    """Whether the event told last is the subject of a verb: `an attack on X killed seven` is one event."""
    told = rows[-1][1] if rows and rows[-1][1].rule == "event:noun" else None
    return told is not None and row.start_char <= told.trigger_start_char < row.trigger_start_char


def _is_object_of(rows: list[tuple[str, Event]], row: Event) -> bool:
    """Whether a noun with one actor stands inside the event told last: `X repelled the offensive of Y` is one event."""
    told = rows[-1][1] if rows else None
    return told is not None and told.trigger_start_char < row.trigger_start_char < told.end_char and not row.targets


def _is_outcome(rows: list[tuple[str, Event]], row: Event) -> bool:
    """Whether a participle tells what came of the event told last: `X shelled the town, wounding seven`."""
    return bool(rows) and rows[-1][1].sources == row.sources and (not rows[-1][1].targets or not row.targets)


def _join(row: Event, other: Event) -> None:
    """Take up the second of two verbs that tell one event: `was captured or killed`, `attacked and bombed Y`."""
    row.targets = row.targets or tuple(key for key in other.targets if key not in row.sources)
    row.end_char = max(row.end_char, other.end_char)
    row.place_id = row.place_id or other.place_id
    if row.date is None:
        row.date, row.date_basis = other.date, other.date_basis


def _opening(document: Document) -> tuple[int, int]:
    """Where the headline and the paragraph below it end, as offsets; zeros for an article without a headline."""
    if [paragraph.kind for paragraph in document.paragraphs[:2]] != ["heading", "body"]:
        return 0, 0
    head, lead = document.paragraphs[:2]
    return document.sentences[head.last - 1].end, document.sentences[lead.last - 1].end


def propose(document: Document, mentions: MentionIndex, times: list[Time], quotes: list[Quote]) -> list[Event]:
    """Propose the events of an article.

    Args:
        document: the article, read.
        mentions: its mentions, indexed.
        times: its time expressions.
        quotes: its quotes, for status and claimant.

    Returns:
        One row for each event, in the order in which the article first tells them.
    """
    mentions = with_adjectives(document, mentions)
    times = periods(document, times)
    firsts = [document.token_at(time.start_char) for time in times]
    lasts = [bisect_left(document.starts, time.end_char) for time in times]
    spans = list(map(range, firsts, lasts))
    timed = set(chain.from_iterable(spans))
    dated = set(chain.from_iterable(span for span, time in zip(spans, times, strict=True) if time.edtf))
    scene = read_scene(document, mentions, timed, dated)
    context = _Context(Reports(quotes), times, firsts)
    rows: list[tuple[str, Event]] = []
    sentence_of = document.sentence_of.__getitem__
    named = set(map(sentence_of, mentions.first))
    for number, some in groupby(event_triggers.candidates(document), sentence_of):
        if number not in named:
            continue  # no actor, no place, no event
        sentence = document.sentences[number]
        triggers = event_triggers.find(document, some, sentence.first, sentence.last, scene.names, scene.adjectives)
        if triggers:
            set_scene(scene, number, triggers)
            rows.extend(_of_sentence(scene, triggers, context))
    if harmless.is_about_games(document):
        rows = [(lemma, event) for lemma, event in rows if event.type not in harmless.PLAYED]
    told = merge(rows, mentions.actors, _opening(document))
    said = statements.propose(scene, quotes, told)
    return sorted([*told, *said], key=lambda event: event.trigger_start_char)
