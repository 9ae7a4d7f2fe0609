"""Invented countries, people and dates that the tests of events share, with mentions and times made by hand.

A case then fails for what events do, never for how names are found.
"""

from newstables.propose import events, quotes
from newstables.propose.index import MentionIndex, index_mentions
from newstables.rows import Actor, Event, Mention, Place, Quote, Time
from newstables.text import Document, read

# What stands in the sentences below: the name as printed, and the actor's kind. Capitals are places as well.
NAMES = {
    "Ruritania": "country",
    "Freedonia": "country",
    "Sylvania": "country",
    "Grand Fenwick": "country",
    "Anna Berg": "person",
    "Tom Okafor": "person",
    "World Council": "intergovernmental_organization",
    "Freedonian troops": "armed_group",
    "Sylvanian rebels": "armed_group",
    "Ruritanian police": "armed_group",
    "Strelsau": "city",
}
DATES = {
    "on Monday": ("Monday", "2024-03-04", "publication"),
    "on March 5": ("March 5", "2024-03-05", "absolute"),
    "since March 2": ("March 2", "2024-03-02", "absolute"),
    "by March 9": ("March 9", "2024-03-09", "absolute"),
}


def slug(name: str) -> str:
    """The id of a name."""
    return name.lower().replace(" ", "-")


def index(document: Document) -> MentionIndex:
    """Every name of the list that the text has, as a mention."""
    mentions = []
    for name, kind in NAMES.items():
        at = document.text.find(name)
        while at >= 0:
            key = slug(name)
            is_place = kind in ("country", "city")
            actor = None if kind == "city" else key
            if not is_place or not document.text.startswith(f"{name}n", at):
                mentions.append(Mention(at, at + len(name), "name", actor, key if is_place else None))
            at = document.text.find(name, at + 1)
    actors = {slug(name): Actor(slug(name), name, kind) for name, kind in NAMES.items() if kind != "city"}
    places = {slug(name): Place(slug(name), name, kind) for name, kind in NAMES.items() if kind in ("country", "city")}
    return index_mentions(document, mentions, actors, places)


def times(text: str) -> list[Time]:
    """The dates of the list that the text has."""
    found = []
    for phrase, (words, edtf, anchor) in DATES.items():
        if phrase in text:
            at = text.index(phrase) + phrase.index(words)
            found.append(Time(at, at + len(words), "date", edtf, edtf=edtf, anchor=anchor))
    return found


def propose(text: str, quotes: list[Quote] | None = None) -> list[Event]:
    """The events of a text."""
    document = read(text)
    return events.propose(document, index(document), times(text), quotes or [])


def only(text: str, quotes: list[Quote] | None = None) -> Event:
    """The one event of a text."""
    (event,) = propose(text, quotes)
    return event


def reported(text: str) -> list[Event]:
    """The events of a text with the quotes that the machine itself finds, so that reports have their claimants."""
    document = read(text)
    mentions, found = index(document), times(text)
    return events.propose(document, mentions, found, quotes.propose(document, mentions, found))
