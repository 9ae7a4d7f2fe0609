"""Sentences of the wire through the whole machine, for tests that ask what an event is, who takes part and of which country."""

from collections.abc import Mapping
from datetime import date

from newstables import pipeline
from newstables.rows import Actor, Event
from newstables.text import read

_OWNERS = 3  # bodies above an actor


def country(actors: Mapping[str, Actor], key: str | None) -> str:
    """The country of an actor: its own, else that of the body it belongs to."""
    for _ in range(_OWNERS):
        actor = actors.get(key or "")
        if actor is None:
            break
        if actor.country:
            return actor.country
        key = actor.affiliation_id
    return ""


def told(text: str) -> tuple[dict[str, Actor], list[Event]]:
    """The actors of a text by id, and its events that have a type."""
    proposal = pipeline.propose(read(text), date(2026, 5, 14))
    return {actor.actor_id: actor for actor in proposal.actors}, [event for event in proposal.events if event.type]


def reads_as(text: str, type_: str, sides: str, status: str) -> bool:
    """Whether an event of a text has this type, these sides and this status.

    `sides` is `mayor=URY; =CHL > police=PER`: for each source and target a part of its name and its country.
    """
    actors, events = told(text)
    wanted = [[one for one in side.split("; ") if one.strip()] for side in sides.split(">")]
    for event in events:
        if event.type == type_ and event.status == status:
            found = [
                [(actors[key].name.lower(), country(actors, key)) for key in side] for side in (event.sources, event.targets)
            ]
            if all(map(_agree, wanted, found)):
                return True
    return False


def _agree(wanted: list[str], found: list[tuple[str, str]]) -> bool:
    """Whether one side has the actors that it should have, and no others."""
    left = list(found)
    for one in wanted:
        name, _, state = one.strip().partition("=")
        met = next((actor for actor in left if name in actor[0] and state == actor[1]), None)
        if met is None:
            return False
        left.remove(met)
    return not left
