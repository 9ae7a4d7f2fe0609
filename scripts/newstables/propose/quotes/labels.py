"""Speaker labels: a name with a colon or dash in place of a cue, as in `“BERG: Who pays?”` or `“Stop.” — Anna Berg`.

Takes the clause view and gives, per quotation that bears a label, its speaker and where the words begin. A label
is a name that the document knows, or capitals that open more than one quotation. Left out are labels with a
verb, which are cues.
"""

from typing import NamedTuple

from newstables.propose.quotes.clauses import DASHES, Block, Clauses

_LABEL = 6  # tokens of a label at most
_CAPTION = 12  # tokens before the colon of `Berg on her plans: “...”` or after a dash at most


class Label(NamedTuple):
    """Who a label names: its offsets, the actors, the offsets of its sign, where the words begin; inside marks or not."""

    span: tuple[int, int]
    actors: tuple[str, ...]
    sign: tuple[int, int]
    start: int
    inside: bool


def _colon(clauses: Clauses, block: Block) -> int | None:
    """The colon that ends a label at the begin of a quotation."""
    first, last = block.quotation.first, block.quotation.last
    label = clauses.words[first + 1 : max(min(first + _LABEL, last - 1), first + 1)]
    if ":" not in label or not clauses.words[first][0].isalpha():
        return None
    length = label.index(":")
    return first + 1 + length if all(word[0].isalpha() for word in label[:length]) else None


def _families(clauses: Clauses) -> dict[str, str]:
    """Persons by the last word of a name in capitals."""
    found: dict[str, str] = {}
    for mention in clauses.mentions.mentions:
        actor = clauses.mentions.actors.get(mention.actor_id or "")
        if actor is not None and actor.kind == "person" and mention.form == "name":
            found[clauses.document.text[mention.start_char : mention.end_char].split()[-1].upper()] = actor.actor_id
    return found


def _inside(clauses: Clauses) -> dict[int, Label]:
    """Labels inside the marks."""
    document = clauses.document
    colons = [(block, colon) for block in clauses.blocks if (colon := _colon(clauses, block)) is not None]
    if not colons:
        return {}
    families = _families(clauses)
    opened: dict[str, int] = {}
    for _, colon in colons:
        last = document.words[colon - 1]
        opened[last] = opened.get(last, 0) + 1
    found: dict[int, Label] = {}
    for block, colon in colons:
        first, last = block.quotation.first, document.words[colon - 1]
        mention = clauses.actor_mention(first, colon)
        actor_id = mention.actor_id if mention is not None else families.get(last) if last.isupper() else None
        if actor_id is not None or (last.isupper() and opened[last] > 1):
            span = document.starts[first], document.ends[colon - 1]
            sign = document.starts[colon], document.ends[colon]
            found[block.first] = Label(span, (actor_id,) if actor_id else (), sign, document.starts[colon + 1], True)
    return found


def _before(clauses: Clauses, block: Block) -> tuple[int, int, int] | None:
    """The phrase and its colon in `Okafor on his plans: “...”`, as token range and sign."""
    sign = block.first - 1
    begin = clauses.statements[clauses.statement_of[block.first]][0]
    if not begin < sign <= begin + _CAPTION or clauses.words[sign] != ":":
        return None
    return begin, clauses.simple_forward(begin, sign), sign


def _after(clauses: Clauses, block: Block) -> tuple[int, int, int] | None:
    """The name and its dash in `“...” — Anna Berg`, as token range and sign."""
    words, count, sign = clauses.words, len(clauses.tags), block.last
    if sign + 1 >= count or words[sign] not in DASHES:
        return None
    while sign + 2 < count and words[sign + 1] in DASHES:
        sign += 1
    last = sign + 1
    paragraph = clauses.document.paragraphs[block.quotation.paragraph]
    while last < min(sign + _LABEL, count) and clauses.document.starts[last] < paragraph.end and words[last][0].isupper():
        last += 1
    ends = last == count or clauses.document.starts[last] >= paragraph.end or not words[last][0].isalnum()
    return (sign + 1, last, sign) if ends else None


def _outside(clauses: Clauses, block: Block) -> Label | None:
    """A label before the marks that names a known actor, or a name after them."""
    document = clauses.document
    phrase = _before(clauses, block) or _after(clauses, block)
    if phrase is None:
        return None
    first, last, sign = phrase
    mention = clauses.actor_mention(first, last) if first < last else None
    actors: tuple[str, ...] = ()
    if mention is not None and mention.actor_id is not None:
        span, actors = (mention.start_char, mention.end_char), (mention.actor_id,)
    elif sign > block.first and last > first + 1:
        span = document.starts[first], document.ends[last - 1]
    else:
        return None
    return Label(span, actors, (document.starts[sign], document.ends[sign]), block.quotation.inner_start, False)


def find_labels(clauses: Clauses) -> dict[int, Label]:
    """The labels by the first token of their quotation."""
    found = _inside(clauses)
    for block in clauses.blocks:
        if block.first not in found:
            label = _outside(clauses, block)
            if label is not None:
                found[block.first] = label
    return found
