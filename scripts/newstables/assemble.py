"""Tables: the decided rows of one article, filled out to the published columns.

Takes the article, its reading, the keyed rows and the trail of decisions; gives plain rows (a dictionary a row, keyed by
column) for every table, in published order. All that follows from the decided fields is made here and nowhere else:
ids, texts, sentences, readable names, bounds of dates, counts, the quote that holds a figure. Left out are types and the
order of columns, which the schema knows, and any check.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from newstables import dates, schema
from newstables.article import Article
from newstables.keys import KeyedRows
from newstables.rows import ADDED, MACHINE, Actor, Event, Figure, Indicator, Mention, Place, Quote, Time
from newstables.text import Document

Row: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, list[Row]]


class _Frame:
    """What every derivation needs: the article, its reading, the ids of its sentences and the names behind ids."""

    def __init__(self, article: Article, document: Document, rows: KeyedRows) -> None:
        self.article = article
        self.document = document
        self.sentence_ids = [f"{article.article_id}/s{s.start}-{s.end}" for s in document.sentences]
        # Keys of one table may be keys of another too: the state Russia and the place, a group and its indicator.
        self.actors: dict[str | None, str] = {key: row.name for key, row in rows.actors.items()}
        self.places: dict[str | None, str] = {key: row.name for key, row in rows.places.items()}
        self.indicators: dict[str | None, str] = {key: row.name for key, row in rows.indicators.items()}

    def id(self, key: str | None) -> str | None:
        return None if key is None else f"{self.article.article_id}/{key}"

    def span(self, start: int | None, end: int | None, prefix: str = "") -> Row:
        words = None if start is None else self.document.text[start:end]
        return {f"{prefix}text": words, f"{prefix}start_char": start, f"{prefix}end_char": end}

    def evidence(self, start: int, end: int) -> Row:
        return {
            "article_id": self.article.article_id,
            "sentence_id": self.sentence_ids[self.document.sentence_at(start)],
            "text": self.document.text[start:end],
            "start_char": start,
            "end_char": end,
        }

    def context(self, start: int) -> Row:
        sentence = self.document.sentences[self.document.sentence_at(start)]
        return {
            "headline": self.document.paragraphs[sentence.paragraph].kind == "heading",
            "sentence_text": self.document.text[sentence.start : sentence.end],
        }

    def names_of(self, keys: Iterable[str]) -> str | None:
        return schema.NAME_SEPARATOR.join([self.actors.get(key, key) for key in keys]) or None


def _dated(column: str, stem: str, edtf: str | None) -> Row:
    """An EDTF column with its first and last day; a malformed one has no bounds and is a fault of the check."""
    try:
        earliest, latest = dates.bounds(edtf) if edtf else (None, None)
    except ValueError:
        earliest = latest = None
    return {column: edtf, f"{stem}earliest": earliest, f"{stem}latest": latest}


def _decided(row: Any) -> Row:
    return {"origin": row.origin, "rule": row.rule}


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


def _mention(frame: _Frame, key: str, row: Mention) -> Row:
    return {
        "mention_id": frame.id(key),
        **frame.evidence(row.start_char, row.end_char),
        "actor_id": row.actor_id,
        "actor": frame.actors.get(row.actor_id),
        "place_id": row.place_id,
        "place": frame.places.get(row.place_id),
        "form": row.form,
        **_decided(row),
    }


def _time(frame: _Frame, key: str, row: Time) -> Row:
    return {
        "time_id": frame.id(key),
        **frame.evidence(row.start_char, row.end_char),
        "type": row.type,
        "timex_value": row.timex_value,
        "mod": row.mod,
        **_dated("edtf", "", row.edtf),
        "anchor": row.anchor,
        **_decided(row),
    }


def _quote(frame: _Frame, key: str, row: Quote) -> Row:
    start, end = row.start_char, row.end_char
    return {
        "quote_id": frame.id(key),
        **frame.evidence(start, end),
        "kind": row.kind,
        **frame.span(row.content_start_char, row.content_end_char, "content_"),
        "utterance_id": frame.id(row.utterance_id),
        "speaker_id": row.speakers[0] if row.speakers else None,
        "speaker": frame.names_of(row.speakers),
        **frame.span(row.speaker_start_char, row.speaker_end_char, "speaker_"),
        "cue": row.cue,
        **frame.span(row.cue_start_char, row.cue_end_char, "cue_"),
        "act": row.act,
        "addressee_id": row.addressee_id,
        "addressee": frame.actors.get(row.addressee_id),
        "medium": row.medium,
        **_dated("said_on", "said_", row.said_on),
        "date_basis": row.date_basis,
        **frame.context(start),
        **_decided(row),
    }


def _figure(frame: _Frame, key: str, row: Figure, held: Mapping[int, str]) -> Row:
    start, end = row.start_char, row.end_char
    return {
        "figure_id": frame.id(key),
        **frame.evidence(start, end),
        "value": row.value,
        "lower": row.lower,
        "upper": row.upper,
        "qualifier": row.qualifier,
        "change": row.change,
        "unit": row.unit,
        **frame.span(row.counted_start_char, row.counted_end_char, "counted_"),
        "counted_id": row.counted_id,
        "counted": frame.actors.get(row.counted_id),
        "indicator_id": row.indicator_id,
        "indicator": frame.indicators.get(row.indicator_id),
        "status": row.status,
        "claimant_id": row.claimant_id,
        "claimant": frame.actors.get(row.claimant_id),
        "quote_id": frame.id(held.get(start)),
        **_dated("as_of", "as_of_", row.as_of),
        "date_basis": row.date_basis,
        **_dated("period", "period_", row.period),
        "place_id": row.place_id,
        "place": frame.places.get(row.place_id),
        **frame.context(start),
        **_decided(row),
    }


def _event(frame: _Frame, key: str, row: Event, held: Mapping[int, str]) -> Row:
    start, end = row.start_char, row.end_char
    return {
        "event_id": frame.id(key),
        **frame.evidence(start, end),
        **frame.span(row.trigger_start_char, row.trigger_end_char, "trigger_"),
        "type": row.type,
        "mode": row.mode,
        "status": row.status,
        **_dated("date", "date_", row.date),
        "date_basis": row.date_basis,
        "place_id": row.place_id,
        "place": frame.places.get(row.place_id),
        "sources": frame.names_of(row.sources),
        "targets": frame.names_of(row.targets),
        "claimant_id": row.claimant_id,
        "claimant": frame.actors.get(row.claimant_id),
        "quote_id": frame.id(held.get(row.trigger_start_char)),
        "description": row.description,
        **frame.context(start),
        **_decided(row),
    }


def _joins(frame: _Frame, rows: KeyedRows, machine: KeyedRows) -> tuple[list[Row], list[Row]]:
    """Speakers of quotes and actors of events, one row each; one that no machine row names was added by a reader."""

    def join(actor_id: str, rule: str | None, proposed: Iterable[str]) -> Row:
        by_machine = actor_id in proposed
        return {
            "actor_id": actor_id,
            "actor": frame.actors.get(actor_id),
            "origin": MACHINE if by_machine else ADDED,
            "rule": rule if by_machine else None,
        }

    speakers: list[Row] = []
    for key, quote in rows.quotes.items():
        before = machine.quotes.get(key)
        proposed = before.speakers if before else ()
        for position, actor_id in enumerate(quote.speakers, 1):
            joined = join(actor_id, quote.rule, proposed)
            speakers.append({"quote_id": frame.id(key), "position": position, **joined})
    actors: list[Row] = []
    for key, event in rows.events.items():
        earlier = machine.events.get(key)
        for role, actor_ids in (("source", event.sources), ("target", event.targets)):
            proposed = () if earlier is None else earlier.sources if role == "source" else earlier.targets
            for actor_id in actor_ids:
                joined = join(actor_id, event.rule, proposed)
                actors.append({"event_id": frame.id(key), "role": role, **joined})
    return speakers, actors


def _article(article: Article, document: Document) -> Row:
    return {
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
        "words": len(document.text.split()),
        "sentences": len(document.sentences),
        "paragraphs": len(document.paragraphs),
        "reviewed": bool(article.readers),
    }


def _sentences(frame: _Frame) -> list[Row]:
    rows = []
    for index, sentence in enumerate(frame.document.sentences):
        paragraph = frame.document.paragraphs[sentence.paragraph]
        rows.append(
            {
                "sentence_id": frame.sentence_ids[index],
                "article_id": frame.article.article_id,
                "section": paragraph.section,
                "paragraph": sentence.paragraph + 1,
                "kind": paragraph.kind,
                **frame.span(sentence.start, sentence.end),
            }
        )
    return rows


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


def _fields(row: Actor | Place | Indicator) -> Row:
    return {name: getattr(row, name) for name in row.__slots__}


def _slug_rows(frame: _Frame, rows: KeyedRows) -> Tables:
    used = _used(rows)
    actor_counts = Counter(mention.actor_id for mention in rows.mentions.values())
    place_counts = Counter(mention.place_id for mention in rows.mentions.values())
    return {
        "actors": [
            {**_fields(row), "affiliation": frame.actors.get(row.affiliation_id), "mention_count": actor_counts[key]}
            for key, row in rows.actors.items()
            if key in used.actors
        ],
        "places": [
            {**_fields(row), "mention_count": place_counts[key]} for key, row in rows.places.items() if key in used.places
        ],
        "indicators": [_fields(row) for key, row in rows.indicators.items() if key in used.indicators],
    }


def assemble(
    article: Article, document: Document, rows: KeyedRows, machine: KeyedRows | None = None, trail: Iterable[Row] = ()
) -> Tables:
    """All tables of one article.

    Args:
        article: the article and its metadata.
        document: its text, read.
        rows: what was decided.
        machine: what the machine had proposed, when a review came between; it tells whose the joined rows are.
        trail: rows of `reviews`, without the columns that are null.

    Returns:
        A list of rows for each table, in published order, each row with every column of its schema.
    """
    frame = _Frame(article, document, rows)
    held = _holders(
        rows.quotes,
        [figure.start_char for figure in rows.figures.values()] + [event.trigger_start_char for event in rows.events.values()],
    )
    speakers, event_actors = _joins(frame, rows, machine or rows)
    made: Tables = {
        "articles": [_article(article, document)],
        "sentences": _sentences(frame),
        **_slug_rows(frame, rows),
        "mentions": [_mention(frame, key, row) for key, row in rows.mentions.items()],
        "times": [_time(frame, key, row) for key, row in rows.times.items()],
        "quotes": [_quote(frame, key, row) for key, row in rows.quotes.items()],
        "quote_speakers": speakers,
        "figures": [_figure(frame, key, row, held) for key, row in rows.figures.items()],
        "events": [_event(frame, key, row, held) for key, row in rows.events.items()],
        "event_actors": event_actors,
        "reviews": [dict(row) for row in trail],
    }
    ordered: Tables = {}
    for name in schema.tables():
        blank = _blank(name)
        ordered[name] = sorted([blank | row for row in made[name]], key=_order(name))
    return ordered


@cache
def _blank(name: str) -> Row:
    """A row of a table with every column in order and nothing in it."""
    return dict.fromkeys(schema.table(name).columns)


@cache
def _order(name: str) -> Callable[[Row], Any]:
    """Rows with spans by where they start and then by id; the others by their key alone."""
    table = schema.table(name)
    if name == "reviews":  # a decision on an actor has no span
        return lambda row: (-1 if row["start_char"] is None else row["start_char"], row["review_id"])
    return itemgetter(*(("start_char",) if "start_char" in table.columns else ()), *table.primary_key)
