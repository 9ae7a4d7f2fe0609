"""The article as pieces of text, each with the kinds of span that cover it.

Takes the rows of one article, gives its paragraphs. Spans nest and cross (a figure in an event's clause in a quote), so
the text is cut wherever one begins or ends: a piece lies in all of a span or in none of it. A piece is told by the offset
of its first character, in code points as the tables count them; the page finds the rows of a piece by that.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newstables import schema

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

# Kinds of mark by class name, in the order of the key: the same words stand in page.css and page.js.
KINDS = {
    "quote": "Quote",
    "reported": "Reported speech",
    "figure": "Figure",
    "event": "Event",
    "actor": "Actor",
    "place": "Place",
    "time": "Time",
}
_TRIGGER = "trigger"


@dataclass(slots=True)
class Piece:
    """Words that no span begins or ends within."""

    start: int
    text: str
    kinds: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading."""

    heading: bool
    pieces: list[Piece] = field(default_factory=list)


def paragraphs(rows: Rows) -> list[Paragraph]:
    """The paragraphs of an article.

    Args:
        rows: the rows of every table that belong to it.
    """
    edges = _edges(rows)
    cuts = sorted(edges)
    found: list[Paragraph] = []
    open_kinds: Counter[str] = Counter()
    number, at, next_cut = None, 0, 0
    for sentence in rows["sentences"]:
        if sentence["paragraph"] != number:
            number = sentence["paragraph"]
            found.append(Paragraph(sentence["kind"] == "heading"))
            at = sentence["start_char"]
        text = " " * (sentence["start_char"] - at) + sentence["text"]
        end = sentence["end_char"]
        begun = at
        while at < end:
            while next_cut < len(cuts) and cuts[next_cut] <= at:
                for kind, step in edges[cuts[next_cut]].items():
                    open_kinds[kind] += step
                next_cut += 1
            stop = min(end, cuts[next_cut]) if next_cut < len(cuts) else end
            kinds = " ".join(kind for kind in (*KINDS, _TRIGGER) if open_kinds[kind] > 0)
            found[-1].pieces.append(Piece(at, text[at - begun : stop - begun], kinds))
            at = stop
    return found


def _edges(rows: Rows) -> dict[int, Counter[str]]:
    """Where spans begin (+1) and end (-1), by kind; a span of no kind, such as a cue, only cuts."""
    edges: dict[int, Counter[str]] = {}
    for kind, start, end in _spans(rows):
        edges.setdefault(start, Counter())[kind] += 1
        edges.setdefault(end, Counter())[kind] -= 1
    return edges


def _spans(rows: Rows) -> Iterator[tuple[str, int, int]]:
    for name in ("sentences", "reviews"):
        yield from (("", row["start_char"], row["end_char"]) for row in rows[name] if row["start_char"] is not None)
    for name in ("quotes", "figures", "events", "mentions", "times"):
        prefixes = [c.removesuffix("start_char") for c in schema.table(name).columns if c.endswith("start_char")]
        for row in rows[name]:
            for prefix in prefixes:
                start, end = row[f"{prefix}start_char"], row[f"{prefix}end_char"]
                if start is not None:
                    yield _kind(name, prefix, row), start, end


def _kind(table: str, prefix: str, row: Row) -> str:
    """The mark of a span."""
    if prefix:
        return _TRIGGER if prefix == "trigger_" else ""
    if table == "quotes":
        return "reported" if row["kind"] == "indirect" else "quote"
    if table == "mentions":
        return "actor" if row["actor_id"] is not None else "place"
    return table.removesuffix("s")
