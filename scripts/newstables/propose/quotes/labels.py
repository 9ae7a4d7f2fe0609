"""Speaker labels: a name and a colon that open a turn of a transcript, as in `“BERG: Who pays?”`.

Takes the clause view and gives, per quotation that a label opens, its speaker and the token after the colon. A
label is a name that the document knows, or capitals that open more than one quotation. Left out are labels
without marks after them, which are cues.
"""

from typing import NamedTuple

from newstables.propose.quotes.clauses import Block, Clauses

_LABEL = 6  # tokens of a label at most


class Label(NamedTuple):
    """Who a label names: its offsets, the actors, and the first token after the colon."""

    span: tuple[int, int]
    actors: tuple[str, ...]
    after: int


def _colon(clauses: Clauses, block: Block) -> int | None:
    """The colon that ends a label at the begin of a quotation."""
    first, last = block.quotation.first, block.quotation.last
    words = clauses.words
    for token in range(first + 1, min(first + _LABEL, last - 1)):
        if words[token] == ":":
            return token
        if not words[token][0].isalpha():
            return None
    return None


def find_labels(clauses: Clauses) -> dict[int, Label]:
    """The labels by the first token of their quotation."""
    document = clauses.document
    colons = [(block, colon) for block in clauses.blocks if (colon := _colon(clauses, block)) is not None]
    if not colons:
        return {}
    families: dict[str, str] = {}
    for mention in clauses.mentions.mentions:
        actor = clauses.mentions.actors.get(mention.actor_id or "")
        if actor is not None and actor.kind == "person":
            families[document.text[mention.start_char : mention.end_char].split()[-1].upper()] = actor.actor_id
    opened: dict[str, int] = {}
    for block, colon in colons:
        last = document.words[colon - 1]
        opened[last] = opened.get(last, 0) + 1
    found: dict[int, Label] = {}
    for block, colon in colons:
        first, last = block.quotation.first, document.words[colon - 1]
        mention = clauses.actor_mention(first, colon)
        actor_id = mention.actor_id if mention is not None else families.get(last) if last.isupper() else None
        if actor_id is not None or (last.isupper() and opened[last] > 1):
            span = document.starts[first], document.ends[colon - 1]
            found[block.first] = Label(span, (actor_id,) if actor_id else (), colon + 1)
    return found
