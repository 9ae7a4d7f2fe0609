"""Tables: the decided rows of one article, filled out to the published columns.

Takes the article, its reading, the keyed rows and the trail of decisions; gives every table by column (one list a column,
rows in published order), since a corpus is built and stored by column.
All that follows from the decided fields is made here and nowhere else: ids, texts, sentences, readable names,
bounds of dates, counts, the quote that holds a figure. Left out are types, which the schema knows, and any check.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeAlias, TypeVar

from newstables import dates, schema
from newstables.article import Article
from newstables.keys import KeyedRows
from newstables.rows import ADDED, MACHINE, Actor, Event, Figure, Indicator, Mention, Place, Quote, Time
from newstables.text import Document

Cells: TypeAlias = list[Any]
Columns: TypeAlias = dict[str, Cells]  # one table, by column
Row: TypeAlias = dict[str, Any]

_Spanned = TypeVar("_Spanned", Mention, Time, Quote, Figure, Event)


_field = cache(attrgetter)  # by its name


class _Frame:
    """What every derivation needs: the article, its reading, the ids of its sentences and the names behind ids."""

    def __init__(self, article: Article, document: Document, rows: KeyedRows) -> None:
        self.article = article
        self.document = document
        self.sentence_ids = [f"{article.article_id}/s{s.start}-{s.end}" for s in document.sentences]
        self.sentence_texts = [document.text[s.start : s.end] for s in document.sentences]
        self.headings = [document.paragraphs[s.paragraph].kind == "heading" for s in document.sentences]
        # Keys of one table may be keys of another too: the state Russia and the place, a group and its indicator.
        self.actors: dict[str | None, str] = {key: row.name for key, row in rows.actors.items()}
        self.places: dict[str | None, str] = {key: row.name for key, row in rows.places.items()}
        self.indicators: dict[str | None, str] = {key: row.name for key, row in rows.indicators.items()}

    def ids(self, keys: Iterable[str | None]) -> Cells:
        prefix = self.article.article_id + "/"
        return [None if key is None else prefix + key for key in keys]

    def spans(self, prefix: str, starts: Cells, ends: Cells) -> Columns:
        text = self.document.text
        words = [None if start is None else text[start:end] for start, end in zip(starts, ends, strict=True)]
        return {f"{prefix}text": words, f"{prefix}start_char": starts, f"{prefix}end_char": ends}

    def sentences(self, rows: Sequence[_Spanned]) -> list[int]:
        """The sentence that each row begins in."""
        return self.document.sentences_at([row.start_char for row in rows])

    def evidence(self, rows: Sequence[_Spanned], sentences: list[int]) -> Columns:
        return {
            "article_id": [self.article.article_id] * len(rows),
            "sentence_id": [self.sentence_ids[index] for index in sentences],
            **self.spans("", [row.start_char for row in rows], [row.end_char for row in rows]),
            "origin": [row.origin for row in rows],
            "rule": [row.rule for row in rows],
        }

    def context(self, sentences: list[int]) -> Columns:
        return {
            "headline": [self.headings[index] for index in sentences],
            "sentence_text": [self.sentence_texts[index] for index in sentences],
        }

    def actor(self, name: str, keys: Cells) -> Columns:
        return {f"{name}_id": keys, name: [self.actors.get(key) for key in keys]}

    def place(self, keys: Cells) -> Columns:
        return {"place_id": keys, "place": [self.places.get(key) for key in keys]}

    def names_of(self, keys: Sequence[str]) -> str | None:
        return schema.NAME_SEPARATOR.join([self.actors.get(key, key) for key in keys]) if keys else None


def _bounds(edtf: str) -> tuple[Any, Any]:
    """First and last day; a malformed expression has none and is a fault of the check."""
    try:
        return dates.bounds(edtf)
    except ValueError:
        return None, None


def _dated(column: str, stem: str, values: Cells) -> Columns:
    """An EDTF column with its first and last days."""
    days = [_bounds(edtf) if edtf else (None, None) for edtf in values]
    return {column: values, f"{stem}earliest": [first for first, _ in days], f"{stem}latest": [last for _, last in days]}


def _in_order(rows: Mapping[str, _Spanned]) -> tuple[list[str], list[_Spanned]]:
    """Keys and rows in published order: by where they start, then by id."""
    ordered = sorted([(row.start_char, key) for key, row in rows.items()])
    return [key for _, key in ordered], [rows[key] for _, key in ordered]


def _holders(quotes: Mapping[str, Quote], offsets: Iterable[int]) -> dict[int, str]:
    """For each offset that a quote's content holds, the id of the innermost such quote."""
    spans = sorted(
        (min(q.content_start_char, q.start_char), max(q.content_end_char, q.end_char), key) for key, q in quotes.items()
    )
    held: dict[int, str] = {}
    around: list[tuple[int, int, str]] = []  # (length, end, id) of the quotes that are open at the present offset
    position = 0
    for offset in sorted(set(offsets)):
        while position < len(spans) and spans[position][0] <= offset:
            start, end, key = spans[position]
            around.append((end - start, end, key))
            position += 1
        around = [quote for quote in around if quote[1] > offset]
        if around:
            held[offset] = min(around)[2]
    return held


def _mentions(frame: _Frame, rows: Mapping[str, Mention]) -> Columns:
    keys, ordered = _in_order(rows)
    sentences = frame.sentences(ordered)
    return {
        "mention_id": frame.ids(keys),
        **frame.evidence(ordered, sentences),
        **frame.actor("actor", [row.actor_id for row in ordered]),
        **frame.place([row.place_id for row in ordered]),
        "form": [row.form for row in ordered],
    }


def _times(frame: _Frame, rows: Mapping[str, Time]) -> Columns:
    keys, ordered = _in_order(rows)
    sentences = frame.sentences(ordered)
    return {
        "time_id": frame.ids(keys),
        **frame.evidence(ordered, sentences),
        "type": [row.type for row in ordered],
        "timex_value": [row.timex_value for row in ordered],
        "mod": [row.mod for row in ordered],
        **_dated("edtf", "", [row.edtf for row in ordered]),
        "anchor": [row.anchor for row in ordered],
    }


def _quotes(frame: _Frame, rows: Mapping[str, Quote]) -> Columns:
    keys, ordered = _in_order(rows)
    sentences = frame.sentences(ordered)
    return {
        "quote_id": frame.ids(keys),
        **frame.evidence(ordered, sentences),
        "kind": [row.kind for row in ordered],
        **frame.spans("content_", [row.content_start_char for row in ordered], [row.content_end_char for row in ordered]),
        "utterance_id": frame.ids([row.utterance_id for row in ordered]),
        "speaker_id": [row.speakers[0] if row.speakers else None for row in ordered],
        "speaker": [frame.names_of(row.speakers) for row in ordered],
        **frame.spans("speaker_", [row.speaker_start_char for row in ordered], [row.speaker_end_char for row in ordered]),
        "cue": [row.cue for row in ordered],
        **frame.spans("cue_", [row.cue_start_char for row in ordered], [row.cue_end_char for row in ordered]),
        "act": [row.act for row in ordered],
        **frame.actor("addressee", [row.addressee_id for row in ordered]),
        "medium": [row.medium for row in ordered],
        **_dated("said_on", "said_", [row.said_on for row in ordered]),
        "date_basis": [row.date_basis for row in ordered],
        **frame.context(sentences),
    }


def _figures(frame: _Frame, rows: Mapping[str, Figure], held: Mapping[int, str]) -> Columns:
    keys, ordered = _in_order(rows)
    sentences = frame.sentences(ordered)
    indicators = [row.indicator_id for row in ordered]
    return {
        "figure_id": frame.ids(keys),
        **frame.evidence(ordered, sentences),
        "value": [row.value for row in ordered],
        "lower": [row.lower for row in ordered],
        "upper": [row.upper for row in ordered],
        "qualifier": [row.qualifier for row in ordered],
        "change": [row.change for row in ordered],
        "unit": [row.unit for row in ordered],
        **frame.spans("counted_", [row.counted_start_char for row in ordered], [row.counted_end_char for row in ordered]),
        **frame.actor("counted", [row.counted_id for row in ordered]),
        "indicator_id": indicators,
        "indicator": [frame.indicators.get(key) for key in indicators],
        "status": [row.status for row in ordered],
        **frame.actor("claimant", [row.claimant_id for row in ordered]),
        "quote_id": frame.ids([held.get(row.start_char) for row in ordered]),
        **_dated("as_of", "as_of_", [row.as_of for row in ordered]),
        "date_basis": [row.date_basis for row in ordered],
        **_dated("period", "period_", [row.period for row in ordered]),
        **frame.place([row.place_id for row in ordered]),
        **frame.context(sentences),
    }


def _events(frame: _Frame, rows: Mapping[str, Event], held: Mapping[int, str]) -> Columns:
    keys, ordered = _in_order(rows)
    sentences = frame.sentences(ordered)
    return {
        "event_id": frame.ids(keys),
        **frame.evidence(ordered, sentences),
        **frame.spans("trigger_", [row.trigger_start_char for row in ordered], [row.trigger_end_char for row in ordered]),
        "type": [row.type for row in ordered],
        "mode": [row.mode for row in ordered],
        "status": [row.status for row in ordered],
        **_dated("date", "date_", [row.date for row in ordered]),
        "date_basis": [row.date_basis for row in ordered],
        **frame.place([row.place_id for row in ordered]),
        "sources": [frame.names_of(row.sources) for row in ordered],
        "targets": [frame.names_of(row.targets) for row in ordered],
        **frame.actor("claimant", [row.claimant_id for row in ordered]),
        "quote_id": frame.ids([held.get(row.trigger_start_char) for row in ordered]),
        "description": [row.description for row in ordered],
        **frame.context(sentences),
    }


# A speaker of a quote or an actor of an event: the row's key, the actor, the position or role, whether the machine says so
# (one that no machine row names was added by a reader), the rule.
_Join: TypeAlias = tuple[str, str, int | str, bool, str | None]


def _joined(frame: _Frame, id_column: str, place_column: str, joins: list[_Join]) -> Columns:
    joins.sort(key=itemgetter(0, 1))
    return {
        id_column: frame.ids([key for key, _, _, _, _ in joins]),
        place_column: [place for _, _, place, _, _ in joins],
        **frame.actor("actor", [actor_id for _, actor_id, _, _, _ in joins]),
        "origin": [MACHINE if by_machine else ADDED for _, _, _, by_machine, _ in joins],
        "rule": [rule if by_machine else None for _, _, _, by_machine, rule in joins],
    }


def _quote_speakers(frame: _Frame, rows: KeyedRows, machine: KeyedRows) -> Columns:
    joins: list[_Join] = []
    for key, quote in rows.quotes.items():
        before = machine.quotes.get(key)
        proposed = before.speakers if before else ()
        joins += [(key, actor, at, actor in proposed, quote.rule) for at, actor in enumerate(quote.speakers, 1)]
    return _joined(frame, "quote_id", "position", joins)


def _event_actors(frame: _Frame, rows: KeyedRows, machine: KeyedRows) -> Columns:
    joins: list[_Join] = []
    for key, event in rows.events.items():
        before = machine.events.get(key)
        sources, targets = (before.sources, before.targets) if before else ((), ())
        joins += [(key, actor, "source", actor in sources, event.rule) for actor in event.sources]
        joins += [(key, actor, "target", actor in targets, event.rule) for actor in event.targets]
    return _joined(frame, "event_id", "role", joins)


def _article(article: Article, document: Document) -> Columns:
    row = {
        "article_id": article.article_id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published_on": article.published_on,
        "published_on_basis": article.published_on_basis,
        "language": article.language,
        "credit": article.credit,
        "source_file": article.source_file,
        "sha256": article.sha256,
        "characters": len(document.text),
        "words": document.written,
        "sentences": len(document.sentences),
        "paragraphs": len(document.paragraphs),
        "reviewed": bool(article.readers),
    }
    return {column: [value] for column, value in row.items()}


def _sentences(frame: _Frame) -> Columns:
    sentences = frame.document.sentences
    paragraphs = [frame.document.paragraphs[sentence.paragraph] for sentence in sentences]
    return {
        "sentence_id": frame.sentence_ids,
        "article_id": [frame.article.article_id] * len(sentences),
        "section": [paragraph.section for paragraph in paragraphs],
        "paragraph": [sentence.paragraph + 1 for sentence in sentences],
        "kind": [paragraph.kind for paragraph in paragraphs],
        "text": frame.sentence_texts,
        "start_char": [sentence.start for sentence in sentences],
        "end_char": [sentence.end for sentence in sentences],
    }


class _Used(NamedTuple):
    """Actors, places and indicators that some row refers to; the others are no rows of this article."""

    actors: set[str | None]
    places: set[str | None]
    indicators: set[str | None]


def _used(rows: KeyedRows) -> _Used:
    actors: set[str | None] = {mention.actor_id for mention in rows.mentions.values()}
    places = {mention.place_id for mention in rows.mentions.values()}
    for quote in rows.quotes.values():
        actors |= {*quote.speakers, quote.addressee_id}
    for figure in rows.figures.values():
        actors |= {figure.counted_id, figure.claimant_id}
        places.add(figure.place_id)
    for event in rows.events.values():
        actors |= {*event.sources, *event.targets, event.claimant_id}
        places.add(event.place_id)
    while more := {rows.actors[key].affiliation_id for key in actors if key in rows.actors} - actors:
        actors |= more  # an affiliation may have one of its own
    return _Used(actors, places, {figure.indicator_id for figure in rows.figures.values()})


def _referred(kind: type[Actor] | type[Place] | type[Indicator], rows: Mapping[str, Any], used: set[str | None]) -> Columns:
    """The fields of the rows that some row refers to, by key."""
    ordered = [rows[key] for key in sorted(rows) if key in used]
    return {name: list(map(_field(name), ordered)) for name in kind.__slots__}


def _slug_tables(frame: _Frame, rows: KeyedRows, mentions: Columns) -> dict[str, Columns]:
    used = _used(rows)
    actors = _referred(Actor, rows.actors, used.actors)
    places = _referred(Place, rows.places, used.places)
    mentioned, located = Counter(mentions["actor_id"]), Counter(mentions["place_id"])
    return {
        "actors": {
            **actors,
            "affiliation": [frame.actors.get(key) for key in actors["affiliation_id"]],
            "mention_count": [mentioned[key] for key in actors["actor_id"]],
        },
        "places": {**places, "mention_count": [located[key] for key in places["place_id"]]},
        "indicators": _referred(Indicator, rows.indicators, used.indicators),
    }


def _reviews(trail: Iterable[Row]) -> Columns:
    # A decision on an actor has no span and stands first.
    ordered = sorted(trail, key=lambda row: (-1 if row.get("start_char") is None else row["start_char"], row["review_id"]))
    return {column: [row.get(column) for row in ordered] for column in schema.table("reviews").columns}


def assemble(
    article: Article, document: Document, rows: KeyedRows, machine: KeyedRows | None = None, trail: Iterable[Row] = ()
) -> dict[str, Columns]:
    """All tables of one article.

    Args:
        article: the article and its metadata.
        document: its text, read.
        rows: what was decided.
        machine: what the machine had proposed, when a review came between; it tells whose the joined rows are.
        trail: rows of `reviews`, without the columns that are null.

    Returns:
        Every table by column, with every column of its schema; rows in published order.
    """
    frame = _Frame(article, document, rows)
    held = _holders(
        rows.quotes,
        [figure.start_char for figure in rows.figures.values()] + [event.trigger_start_char for event in rows.events.values()],
    )
    mentions = _mentions(frame, rows.mentions)
    return {
        "articles": _article(article, document),
        "sentences": _sentences(frame),
        **_slug_tables(frame, rows, mentions),
        "mentions": mentions,
        "times": _times(frame, rows.times),
        "quotes": _quotes(frame, rows.quotes),
        "quote_speakers": _quote_speakers(frame, rows, machine or rows),
        "figures": _figures(frame, rows.figures, held),
        "events": _events(frame, rows.events, held),
        "event_actors": _event_actors(frame, rows, machine or rows),
        "reviews": _reviews(trail),
    }
