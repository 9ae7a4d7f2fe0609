"""Statements: who said something on a day that the sentence names, which is news, though no event of a type.

Takes what the tokens of an article are, its quotes and the events already found, and gives one row without type for each
dated cue. Left out are statements without a date of their own, without a known speaker, and those whose cue
tells an event (`accused`).
"""

from collections.abc import Iterable

from newstables.propose.events import describe, lexicon
from newstables.propose.events.scene import Scene, set_scene
from newstables.rows import Event, Quote

_OWN_DATES = frozenset({"stated", "relative"})


def propose(scene: Scene, quotes: Iterable[Quote], told: Iterable[Event]) -> list[Event]:
    """The dated statements of an article.

    Args:
        scene: what is known of the article's tokens.
        quotes: the article's quotes.
        told: the events already found.
    """
    triggers = {event.trigger_start_char for event in told}
    found: dict[int, Event] = {}
    document = scene.document
    for quote in quotes:
        cue = quote.cue_start_char
        dated = quote.said_on is not None and quote.date_basis in _OWN_DATES
        if cue is None or quote.cue_end_char is None or not quote.speakers or not dated or cue in triggers or cue in found:
            continue
        set_scene(scene, document.sentence_of[document.token_at(cue)], ())
        first, last = document.starts[scene.first], document.ends[scene.last - 1]
        parts = [
            at for at in (quote.speaker_start_char, cue, quote.content_start_char) if at is not None and first <= at < last
        ]
        found[cue] = Event(
            start_char=max(first, min(parts)),
            end_char=max(quote.cue_end_char, min(quote.content_end_char, last)),
            trigger_start_char=cue,
            trigger_end_char=quote.cue_end_char,
            type=None,
            mode=None,
            status="alleged" if scene.lower(document.token_at(cue) - 1) in lexicon.polarity("allegation") else "occurred",
            date=quote.said_on,
            date_basis=quote.date_basis,
            place_id=None,
            sources=quote.speakers,
            targets=(quote.addressee_id,) if quote.addressee_id and quote.addressee_id not in quote.speakers else (),
            claimant_id=None,
            description=describe.statement(scene, quote),
            rule="event:statement",
        )
    return list(found.values())
