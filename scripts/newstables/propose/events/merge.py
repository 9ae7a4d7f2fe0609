"""Merging: one row per event, whatever the number of times an article tells it.

Takes the events of an article in text order, each with the lemma of its trigger, and gives them without
those that tell an earlier one again. The first telling keeps its span; a later one may add its date, place
or a stronger status with whoever vouches for it. Left out is any look at the text.
"""

from collections.abc import Sequence

from newstables.propose.events.status import ORDER
from newstables.rows import Event

_STEM, _TELLINGS = 5, 40


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


def _is_same(lemma: str, event: Event, other_lemma: str, other: Event) -> bool:
    """Whether two tellings of one type can be of one event."""
    if (event.status == "denied") != (other.status == "denied"):
        return False
    if event.date and other.date and event.date != other.date:
        return False
    actors, others = {*event.sources, *event.targets}, {*other.sources, *other.targets}
    if actors.isdisjoint(others):
        return False
    if not (_compatible(event.sources, other.sources) and _compatible(event.targets, other.targets)):
        return False
    return lemma[:_STEM] == other_lemma[:_STEM] or bool(event.date and event.date == other.date)


def merge(told: list[tuple[str, Event]]) -> list[Event]:
    """Leave out the later tellings of each event.

    Args:
        told: lemma and event, in the order of the text.
    """
    kept: list[Event] = []
    by_type: dict[str | None, list[tuple[str, Event]]] = {}
    for lemma, event in told:
        earlier = by_type.setdefault(event.type, [])
        same = next((o for other, o in reversed(earlier[-_TELLINGS:]) if _is_same(lemma, event, other, o)), None)
        if same is None:
            earlier.append((lemma, event))
            kept.append(event)
            continue
        if ORDER.index(event.status) > ORDER.index(same.status):
            same.status, same.claimant_id = event.status, event.claimant_id
        if same.date is None:
            same.date, same.date_basis = event.date, event.date_basis
        same.place_id = same.place_id or event.place_id
        same.sources = same.sources or tuple(key for key in event.sources if key not in same.targets)
        same.targets = same.targets or tuple(key for key in event.targets if key not in same.sources)
    return kept
