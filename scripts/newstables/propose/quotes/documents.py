"""Documents that speak: "the annual audit report said" is said by the report, an actor of kind `document`.

Takes quotes whose speaker's words are known and gives the documents among them as actors, with their mentions; the quotes
are given their speaker. A bare noun ("the report") names no document that another article could mean, so it stays without
an actor.
"""

from newstables import words
from newstables.rows import Actor, Mention, Quote
from newstables.slugs import slug
from newstables.text import Document


def speaking_documents(document: Document, quotes: list[Quote]) -> list[Actor]:
    """The documents that speak in some quotes; sets the speaker of those quotes.

    Args:
        document: the article, read.
        quotes: its quotes; those with a speaker are left as they are.
    """
    actors: dict[str, Actor] = {}
    nouns = words.document_nouns()
    for quote in quotes:
        if quote.speakers or quote.speaker_start_char is None or quote.speaker_end_char is None:
            continue
        name = " ".join(document.text[quote.speaker_start_char : quote.speaker_end_char].split())
        _, space, head = name.rpartition(" ")
        actor_id = slug(name)
        if space and head.lower() in nouns and actor_id:
            actors.setdefault(actor_id, Actor(actor_id, name[0].upper() + name[1:], "document", rule="quote:document"))
            quote.speakers = (actor_id,)
    return list(actors.values())


def document_mentions(quotes: list[Quote], documents: list[Actor]) -> list[Mention]:
    """The words that name each speaking document, as mentions of it, one for each span."""
    ids = {actor.actor_id for actor in documents}
    spans = {
        (quote.speaker_start_char, quote.speaker_end_char, quote.speakers[0])
        for quote in quotes
        if quote.speakers and quote.speakers[0] in ids
    }
    return [
        Mention(start, end, "nominal", actor_id, rule="quote:document")
        for start, end, actor_id in sorted(spans, key=str)
        if start is not None and end is not None
    ]
