"""Merging: one row per event, whatever the number of times an article tells it.

Takes the events of an article in text order, each with the lemma of its trigger, and gives them without
those that tell an earlier one again. The row is anchored at the first telling with the strongest status,
by whoever vouches for it; the others may add date, place and actors. Left out is any look at the text.
"""

from collections.abc import Mapping, Sequence

from newstables.propose.events.status import ORDER
from newstables.rows import Actor, Event

_STEM = 5  # letters that two words of one stem share (`attack`, `attacker`)
_TELLINGS = 40  # earlier events of one type looked back at
_ANCHORED = (
    "start_char",
    "end_char",
    "trigger_start_char",
    "trigger_end_char",
    "status",
    "claimant_id",
    "description",
    "rule",
)
# The rules that make actors without a name.
_UNNAMED = frozenset({"name:office", "name:demonym+noun", "name:demonym+troops", "name:local"})
_FOR_A_STATE = frozenset({"person", "government_body", "military", "armed_group"})


def _compatible(one: Sequence[str], other: Sequence[str], actors: Mapping[str, Actor]) -> bool:
    """Whether two sides can be one: they share an actor, or one is a state and the other acts for it."""
    if not one or not other or not set(one).isdisjoint(other):
        return True
    mine = {actors[key].country for key in one if key in actors and actors[key].kind == "country"}
    theirs = {actors[key].country for key in other if key in actors and actors[key].kind == "country"}
    return any(
        key in actors and actors[key].kind in _FOR_A_STATE and actors[key].country in states - {None}
        for keys, states in ((one, theirs), (other, mine))
        for key in keys
    )


def _of_one_side(one: Sequence[str], other: Sequence[str], actors: Mapping[str, Actor]) -> bool:
    """Whether two sides can be one in headline and lead, where an envoy is an ambassador and villagers are farmers."""
    if _compatible(one, other, actors):
        return True
    unnamed = [[actors[key].country for key in side if key in actors and _is_unnamed(actors[key])] for side in (one, other)]
    return not set(unnamed[0]).isdisjoint(set(unnamed[1]) - {None})


def _is_unnamed(actor: Actor) -> bool:
    return actor.rule in _UNNAMED


def _is_same(lemma: str, event: Event, other_lemma: str, other: Event, actors: Mapping[str, Actor]) -> bool:
    """Whether two tellings of one type can be of one event."""
    if (event.status == "denied") != (other.status == "denied"):
        return False
    if event.date and other.date and event.date != other.date:
        return False
    if not (_compatible(event.sources, other.sources, actors) and _compatible(event.targets, other.targets, actors)):
        return False
    # A visit and the talks of the same day are two events.
    same_day = bool(event.date and event.date == other.date) and (event.type != "CONSULT" or event.mode == other.mode)
    related = lemma[:_STEM] == other_lemma[:_STEM] or same_day
    if {*event.sources, *event.targets}.isdisjoint({*other.sources, *other.targets}):
        # `his war`, after `the war of his state`
        return related and bool(event.sources and other.sources) and _is_noun(event)
    # `the assault on Y`, after `the war against Y`: a noun that dates nothing tells of what is known
    noun = _is_noun(event) and (not event.date or (_is_noun(other) and not other.date))
    related = related or (event.mode == other.mode == "resign" and bool(event.sources))
    return related or (noun and bool(event.targets) and bool(other.targets))


def _is_noun(event: Event) -> bool:
    return event.rule == "event:noun"


def _leads(event: Event, headline: Event, below: int, actors: Mapping[str, Actor]) -> bool:
    """Whether the paragraph below the headline tells its event in other words: `agree to talk`, `agreed to meet`."""
    if headline.start_char >= below:
        return False
    alike = not set(event.sources).isdisjoint(headline.sources) or not set(event.targets).isdisjoint(headline.targets)
    alike = alike or (event.mode == headline.mode and event.place_id is not None and event.place_id == headline.place_id)
    dates = {event.date, headline.date} - {None}
    sides = _of_one_side(event.sources, headline.sources, actors) and _of_one_side(event.targets, headline.targets, actors)
    return alike and sides and len(dates) < 2 and (event.status == "denied") == (headline.status == "denied")


def merge(told: list[tuple[str, Event]], actors: Mapping[str, Actor], opening: tuple[int, int] = (0, 0)) -> list[Event]:
    """Leave out the later tellings of each event.

    Args:
        told: lemma and event, in the order of the text.
        actors: the article's actors by id.
        opening: where the headline and its lead end; the lead, which says who vouches and when, is the anchor of both.
    """
    kept: list[Event] = []
    by_type: dict[str | None, list[tuple[str, Event]]] = {}
    for lemma, event in told:
        earlier = by_type.setdefault(event.type, [])
        near = [(other, o) for other, o in earlier[-_TELLINGS:] if _is_same(lemma, event, other, o, actors)]
        named_alike = next((o for other, o in near if other[:_STEM] == lemma[:_STEM]), None)
        same = named_alike or next((o for _, o in near), None)
        in_lead = opening[0] <= event.start_char < opening[1]
        lead = next((o for _, o in earlier[:_TELLINGS] if _leads(event, o, opening[0], actors)), None) if in_lead else None
        same = lead or same
        if same is None:
            earlier.append((lemma, event))
            kept.append(event)
            continue
        if ORDER.index(event.status) > ORDER.index(same.status) - (same is lead):
            for column in _ANCHORED:
                setattr(same, column, getattr(event, column))
        if same.date is None:
            same.date, same.date_basis = event.date, event.date_basis
        same.place_id = same.place_id or event.place_id
        same.sources = same.sources or tuple(key for key in event.sources if key not in same.targets)
        same.targets = same.targets or tuple(key for key in event.targets if key not in same.sources)
    return kept
