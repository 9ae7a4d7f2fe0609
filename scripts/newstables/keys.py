"""Row ids: where a row was proposed, so that the same words keep the same id whatever other rows come or go.

Takes the proposals of one article and gives each its id without the article's (`f507-523`, `mark-rutte`). Left out are the
tables whose ids follow from others (sentences, joins).
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any, TypeAlias

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


# The order in which rows get their ids: by span (an event's is its trigger's), those on one span by type or referent.
_ORDERS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "mentions": lambda row: (row.start_char, row.end_char, row.actor_id or "", row.place_id or ""),
    "times": lambda row: (row.start_char, row.end_char, row.type or ""),
    "quotes": lambda row: (row.start_char, row.end_char),
    "figures": lambda row: (row.start_char, row.end_char),
    "events": lambda row: (row.trigger_start_char, row.trigger_end_char, row.type or ""),
}


def span_id(row: SpanRow, taken: Container[str]) -> str:
    """The id of a row by its span, with `.2`, `.3` where other rows hold it."""
    if isinstance(row, Event):
        first = f"{row.letter}{row.trigger_start_char}-{row.trigger_end_char}"
    else:
        first = f"{row.letter}{row.start_char}-{row.end_char}"
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
    for table, order in _ORDERS.items():
        rows: list[SpanRow] = getattr(proposal, table)
        taken: dict[str, SpanRow] = getattr(keyed, table)
        for row in sorted(rows, key=order):
            taken[span_id(row, taken)] = row
    by_span = {(row.start_char, row.end_char): key for key, row in reversed(keyed.quotes.items())}
    for key, quote in keyed.quotes.items():
        quote.utterance_id = by_span.get(quote.utterance, key)
    return keyed
