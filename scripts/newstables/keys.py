"""Row ids: where a row was proposed, so that the same words keep the same id whatever other rows come or go.

Takes the proposals of one article and gives each its id without the article's (`f507-523`, `mark-rutte`). Left out are the
tables whose ids follow from others (sentences, joins).
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from newstables.rows import Actor, Event, Figure, Indicator, Mention, Place, Proposal, Quote, Time

SpanRow: TypeAlias = Mention | Time | Quote | Figure | Event
SlugRow: TypeAlias = Actor | Place | Indicator
DecidedRow: TypeAlias = SpanRow | SlugRow


@dataclass(slots=True)
class KeyedRows:
    """The decided rows of one article by id, one dictionary a table."""

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)


def _span(row: SpanRow) -> tuple[int, int]:
    """The span an id is made of: an event's is its trigger's."""
    if isinstance(row, Event):
        return row.trigger_start_char, row.trigger_end_char
    return row.start_char, row.end_char


def _rank(row: SpanRow) -> tuple[str, str]:
    """The order of rows on one span: by type or referent."""
    if isinstance(row, Mention):
        return row.actor_id or "", row.place_id or ""
    if isinstance(row, Event | Time):
        return row.type or "", ""
    return "", ""


def span_id(row: SpanRow, taken: dict[str, SpanRow]) -> str:
    """The id of a row by its span, with `.2`, `.3` where other rows hold it."""
    start, end = _span(row)
    first = f"{row.letter}{start}-{end}"
    key, number = first, 1
    while key in taken:
        number += 1
        key = f"{first}.{number}"
    return key


def key_rows(proposal: Proposal) -> KeyedRows:
    """Give every proposed row its id; an utterance becomes the id of its first quote."""
    keyed = KeyedRows(
        actors={row.actor_id: row for row in proposal.actors},
        places={row.place_id: row for row in proposal.places},
        indicators={row.indicator_id: row for row in proposal.indicators},
    )
    for table in ("mentions", "times", "quotes", "figures", "events"):
        rows: list[SpanRow] = getattr(proposal, table)
        taken: dict[str, SpanRow] = getattr(keyed, table)
        for row in sorted(rows, key=lambda row: (_span(row), _rank(row))):
            taken[span_id(row, taken)] = row
    by_span = {(row.start_char, row.end_char): key for key, row in reversed(keyed.quotes.items())}
    for key, quote in keyed.quotes.items():
        quote.utterance_id = by_span.get(quote.utterance, key)
    return keyed
