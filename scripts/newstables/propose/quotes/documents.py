"""Documents that speak: "the annual audit report said" is said by the report, an actor of kind `document`.

Takes quotes whose speaker's words are known and gives the documents among them as actors, with their mentions; the quotes
are given their speaker. A bare noun ("the report") names no document that another article could mean, so it stays without
an actor.
"""

from newstables import words
from newstables.rows import Actor, Mention, Quote
from newstables.slugs import slug
from newstables.text import Document


def speaking_documents(document: Document, quotes: list[Quote]) -> tuple[list[Actor], list[Mention]]:
    """The documents that speak in some quotes, and the words that name them; sets the speaker of those quotes.

    Args:
        document: the article, read.
        quotes: its quotes; those with a speaker are left as they are.

    Returns:
        The documents, each once, and a mention for every quote that one speaks.
    """
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []
    nouns = words.document_nouns()
    for quote in quotes:
        start, end = quote.speaker_start_char, quote.speaker_end_char
        if quote.speakers or start is None or end is None:
            continue
        name = " ".join(document.text[start:end].split())
        _, space, head = name.rpartition(" ")
        actor_id = slug(name)
        if space and head.lower() in nouns and actor_id:
            actors.setdefault(actor_id, Actor(actor_id, name[0].upper() + name[1:], "document", rule="quote:document"))
            mentions.append(Mention(start, end, "nominal", actor_id, rule="quote:document"))
            quote.speakers = (actor_id,)
    return list(actors.values()), mentions
