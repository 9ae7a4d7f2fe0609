"""What figures of single sentences tests expect, and how they are read."""

from typing import NamedTuple

from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Figure, Indicator, Mention, Place, Quote, Time
from newstables.text import read


class Seen(NamedTuple):
    """The columns of a figure that its own sentence decides."""

    text: str
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: str
    unit: str
    counted: str | None = None
    change: str | None = None
    status: str = "asserted"


def exact(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, value, "exact", unit, counted, **other)


def at_least(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, None, "at_least", unit, counted, **other)


def more_than(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, None, "more_than", unit, counted, **other)


def less_than(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, value, "less_than", unit, counted, **other)


def at_most(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, value, "at_most", unit, counted, **other)


def about(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, None, "about", unit, counted, **other)


def between(text: str, low: float, high: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, None, low, high, "between", unit, counted, **other)


def vague(text: str, lower: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, None, lower, None, "vague", unit, counted, **other)


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text; the last place, so that the test can repeat a name."""
    start = text.rindex(words)
    return start, start + len(words)


def figures_of(
    text: str,
    actors: dict[str, tuple[str, str]] | None = None,
    places: dict[str, str] | None = None,
    times: dict[str, tuple[str, str]] | None = None,
    quotes: list[Quote] | None = None,
) -> tuple[list[Figure], list[Indicator]]:
    """The figures of a text with mentions and dates found by their words.

    Actors come with id and kind, dates with type and EDTF.
    """
    mentions = [
        Mention(*span(text, words), "nominal" if kind == "armed_group" else "name", actor_id=actor)
        for words, (actor, kind) in (actors or {}).items()
    ]
    mentions += [Mention(*span(text, words), "name", place_id=place) for words, place in (places or {}).items()]
    by_id = {actor: Actor(actor, actor.replace("-", " ").capitalize(), kind) for actor, kind in (actors or {}).values()}
    grounds = {place: Place(place, place.capitalize(), "country") for place in (places or {}).values()}
    dated = [
        Time(*span(text, words), kind, edtf, edtf=edtf or None, anchor="publication")
        for words, (kind, edtf) in (times or {}).items()
    ]
    document = read(text)
    return propose(document, index_mentions(document, mentions, by_id, grounds), dated, quotes or [])


def statement(text: str, words: str, speakers: tuple[str, ...], act: str | None = None, said_on: str | None = None) -> Quote:
    """An indirect statement whose content is some words of a text."""
    start, end = span(text, words)
    return Quote(start, end, "indirect", start, end, (start, end), speakers, act=act, said_on=said_on)


def seen(text: str) -> list[Seen]:
    """The figures of a text with no mentions, dates or quotes."""
    return [
        Seen(
            text[f.start_char : f.end_char],
            f.value,
            f.lower,
            f.upper,
            f.qualifier,
            f.unit,
            None if f.counted_start_char is None else text[f.counted_start_char : f.counted_end_char],
            f.change,
            f.status,
        )
        for f in figures_of(text)[0]
    ]
