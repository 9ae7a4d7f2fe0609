"""What is decided about an article: one dataclass per table, proposed by the machine and changed only by a reader's decision.

Takes nothing and gives the shapes that travel from `propose` over `review` to `assemble`. Fields bear the names of the
published columns. Left out is everything that follows from these fields (ids, texts, sentences, readable names, the
bounds of dates, counts): `assemble` derives it, so that it cannot disagree.

Spans are offsets in Unicode code points of the text as stored, end exclusive; the two ends of an optional span are null
together.
"""

from dataclasses import dataclass, field
from typing import ClassVar

MACHINE, CORRECTED, ADDED = "machine", "corrected", "added"


@dataclass(slots=True)
class Actor:
    """Somebody who acts, speaks, is spoken to or is counted."""

    table: ClassVar[str] = "actors"
    actor_id: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    affiliation_id: str | None = None
    wikidata_id: str | None = None
    id_source: str | None = None
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Place:
    """A country, region, city or area that the article names."""

    table: ClassVar[str] = "places"
    place_id: str
    name: str
    kind: str
    country: str | None = None
    subdivision: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None
    id_source: str | None = None
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Mention:
    """Words that refer to an actor, a place or both."""

    table: ClassVar[str] = "mentions"
    letter: ClassVar[str] = "m"
    start_char: int
    end_char: int
    form: str
    actor_id: str | None = None
    place_id: str | None = None
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Time:
    """A time expression with its TIMEX3 value and, where it lies on the calendar, its EDTF date."""

    table: ClassVar[str] = "times"
    letter: ClassVar[str] = "t"
    start_char: int
    end_char: int
    type: str
    timex_value: str
    mod: str | None = None
    edtf: str | None = None
    anchor: str = "absolute"
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Quote:
    """One stretch of reported or marked words.

    `utterance` is the span of the first part of the same utterance, its own where it stands alone; once rows have ids,
    `utterance_id` says the same.
    """

    table: ClassVar[str] = "quotes"
    letter: ClassVar[str] = "q"
    start_char: int
    end_char: int
    kind: str
    content_start_char: int
    content_end_char: int
    utterance: tuple[int, int]
    speakers: tuple[str, ...] = ()
    speaker_start_char: int | None = None
    speaker_end_char: int | None = None
    cue: str | None = None
    cue_start_char: int | None = None
    cue_end_char: int | None = None
    act: str | None = None
    addressee_id: str | None = None
    medium: str | None = None
    said_on: str | None = None
    date_basis: str | None = None
    utterance_id: str = ""
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Figure:
    """A number that measures something, with its bounds, what it counts and who vouches for it."""

    table: ClassVar[str] = "figures"
    letter: ClassVar[str] = "f"
    start_char: int
    end_char: int
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: str
    unit: str
    change: str | None = None
    counted_start_char: int | None = None
    counted_end_char: int | None = None
    counted_id: str | None = None
    indicator_id: str | None = None
    status: str = "asserted"
    claimant_id: str | None = None
    as_of: str | None = None
    date_basis: str | None = None
    period: str | None = None
    place_id: str | None = None
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Event:
    """Something that happened, is planned, predicted, alleged or denied: the clause that reports it and who did what."""

    table: ClassVar[str] = "events"
    letter: ClassVar[str] = "e"
    start_char: int
    end_char: int
    trigger_start_char: int
    trigger_end_char: int
    type: str | None = None
    mode: str | None = None
    status: str = "occurred"
    date: str | None = None
    date_basis: str | None = None
    place_id: str | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    claimant_id: str | None = None
    description: str = ""
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Indicator:
    """What a figure measures, so that figures on one thing by different claimants meet."""

    table: ClassVar[str] = "indicators"
    indicator_id: str
    name: str
    definition: str
    unit: str
    origin: str = MACHINE
    rule: str | None = None


@dataclass(slots=True)
class Proposal:
    """All decided rows of one article."""

    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
