"""Meaning: columns that speak of one thing agree.

Takes the tables and gives faults: a readable name beside another id, bounds that do not fit the qualifier, a mode that is
none of its type, dates that do not fit their EDTF, mentions that cross, quotes that do not hold what they are said to
hold, counts that do not count. Left out is whose row it is (`trail`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any

from newstables import dates, schema
from newstables.check.values import row_name
from newstables.faults import Fault

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]

_NAMED = {"actors": "actor_id", "places": "place_id", "indicators": "indicator_id"}
_EMPTY, _GIVEN, _FREE = "empty", "given", "free"
# What each qualifier leaves empty and fills: value, lower, upper.
_BOUNDS = {
    "exact": (_GIVEN, _GIVEN, _GIVEN),
    "about": (_GIVEN, _EMPTY, _EMPTY),
    "more_than": (_GIVEN, _GIVEN, _EMPTY),
    "at_least": (_GIVEN, _GIVEN, _EMPTY),
    "less_than": (_GIVEN, _EMPTY, _GIVEN),
    "at_most": (_GIVEN, _EMPTY, _GIVEN),
    "between": (_EMPTY, _GIVEN, _GIVEN),
    "vague": (_EMPTY, _FREE, _EMPTY),
}


def check_meaning(tables: Tables) -> Iterator[Fault]:
    """All faults of agreement between columns and tables."""
    checks: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
        _names, _joined_names, _bounds, _units, _modes, _dates, _bases, _nesting, _triggers, _counts, _utterances, _holders,
        _references, _articles, _paragraphs,
    )  # fmt: skip
    for check in checks:
        yield from check(tables)


def _names(tables: Tables) -> Iterator[Fault]:
    """`place` is the name of `place_id`, in every table and for every such pair."""
    names = {table: {row[key]: row["name"] for row in tables[table]} for table, key in _NAMED.items()}
    for name, rows in tables.items():
        for key, readable, table in schema.readable_pairs(name):
            for row in rows:
                expected = None if row[key] is None else names[table].get(row[key])
                if row[readable] != expected:
                    yield Fault(
                        row_name(name, row), f"{readable} {row[readable]!r} is not the name of {row[key]!r}", "mend one"
                    )


def _joined_names(tables: Tables) -> Iterator[Fault]:
    """`speaker`, `sources` and `targets` list the names of the joined rows, and `speaker_id` is the first of them."""
    names = {row["actor_id"]: row["name"] for row in tables["actors"]}
    speakers: dict[str, list[tuple[int, str]]] = {}
    for row in tables["quote_speakers"]:
        speakers.setdefault(row["quote_id"], []).append((row["position"] or 0, row["actor_id"]))
    for quote in tables["quotes"]:
        listed = sorted(speakers.get(quote["quote_id"], []))
        ids = [actor_id for _, actor_id in listed]
        if [position for position, _ in listed] != list(range(1, len(listed) + 1)):
            yield Fault(row_name("quotes", quote), "its speakers are not numbered 1, 2, 3", "mend quote_speakers.position")
        if quote["speaker_id"] != (ids[0] if ids else None):
            yield Fault(row_name("quotes", quote), "speaker_id is not the first of its speakers", "mend quote_speakers")
        if quote["speaker"] != _joined(names.get(i, "") for i in ids):
            yield Fault(row_name("quotes", quote), f"speaker {quote['speaker']!r} is not its speakers' names", "mend one")
    roles: dict[tuple[str, str], list[str]] = {}
    for row in tables["event_actors"]:
        roles.setdefault((row["event_id"], row["role"]), []).append(names.get(row["actor_id"], ""))
    for event in tables["events"]:
        for column, role in (("sources", "source"), ("targets", "target")):
            expected = _joined(iter(roles.get((event["event_id"], role), []))) or ""
            if sorted((event[column] or "").split(schema.NAME_SEPARATOR)) != sorted(expected.split(schema.NAME_SEPARATOR)):
                yield Fault(row_name("events", event), f"{column} {event[column]!r} is not what event_actors lists", "mend one")


def _joined(names: Iterator[str]) -> str | None:
    return schema.NAME_SEPARATOR.join(names) or None


def _bounds(tables: Tables) -> Iterator[Fault]:
    for row in tables["figures"]:
        wanted = _BOUNDS.get(row["qualifier"])
        if wanted is None:
            continue  # a fault of values
        for column, need in zip(("value", "lower", "upper"), wanted, strict=True):
            if need != _FREE and (row[column] is None) != (need == _EMPTY):
                yield Fault(row_name("figures", row), f"{column} does not fit {row['qualifier']}", f"it must be {need}")
            elif need == _GIVEN and row["value"] is not None and row[column] != row["value"]:
                yield Fault(row_name("figures", row), f"{column} is not the value", "give both the same number")
        if row["lower"] is not None and row["upper"] is not None and row["lower"] > row["upper"]:
            yield Fault(row_name("figures", row), "lower is above upper", "exchange the bounds")


def _units(tables: Tables) -> Iterator[Fault]:
    """Figures of one indicator are in its unit, else they could not be compared."""
    units = {row["indicator_id"]: row["unit"] for row in tables["indicators"]}
    for row in tables["figures"]:
        if row["indicator_id"] in units and row["unit"] != units[row["indicator_id"]]:
            wanted = units[row["indicator_id"]]
            yield Fault(row_name("figures", row), f"unit {row['unit']!r} is not its indicator's", f"{wanted!r} would be")


def _modes(tables: Tables) -> Iterator[Fault]:
    for row in tables["events"]:
        known = schema.modes().get(row["type"], ())
        if row["mode"] is not None and row["mode"] not in known:
            todo = f"use: {', '.join(known) or 'none'}"
            yield Fault(row_name("events", row), f"mode {row['mode']!r} is none of {row['type']}", todo)


def _dates(tables: Tables) -> Iterator[Fault]:
    """`_earliest` and `_latest` are the first and last day of the EDTF column they belong to."""
    for name, rows in tables.items():
        for field in schema.table(name).fields:
            if not field.name.endswith("earliest") or field.of is None:
                continue
            stem = field.name.removesuffix("earliest")
            for row in rows:
                try:
                    expected = dates.bounds(row[field.of]) if row[field.of] else (None, None)
                except (ValueError, TypeError):
                    yield Fault(row_name(name, row), f"{field.of} {row[field.of]!r} is no EDTF date", "write 2024-10-28")
                    continue
                if (row[field.name], row[f"{stem}latest"]) != expected:
                    yield Fault(row_name(name, row), f"{stem}earliest and {stem}latest do not fit {field.of}", "mend one")


def _bases(tables: Tables) -> Iterator[Fault]:
    """A date comes with how it is known; a length or a recurrence has no date."""
    dated = (
        ("quotes", "said_on", "date_basis"),
        ("events", "date", "date_basis"),
        ("figures", "as_of", "date_basis"),
        ("articles", "published_on", "published_on_basis"),
    )
    for name, column, basis in dated:
        for row in tables[name]:
            if (row[basis] is None) != (row[column] is None):
                yield Fault(row_name(name, row), f"{column} and {basis} are not given together", "fill or empty both")
    for row in tables["times"]:
        undated = row["type"] in ("duration", "set") or row["timex_value"].endswith("_REF")
        if undated and row["edtf"] is not None:
            yield Fault(row_name("times", row), f"edtf is given for {row['type']} {row['timex_value']}", "leave it empty")


def _nesting(tables: Tables) -> Iterator[Fault]:
    open_spans: list[Row] = []
    for row in sorted(tables["mentions"], key=lambda row: (row["article_id"], row["start_char"], -row["end_char"])):
        if row["actor_id"] is None and row["place_id"] is None:
            yield Fault(row_name("mentions", row), "names neither an actor nor a place", "give actor_id or place_id")
        while open_spans and (
            open_spans[-1]["article_id"] != row["article_id"] or open_spans[-1]["end_char"] <= row["start_char"]
        ):
            open_spans.pop()
        if open_spans and open_spans[-1]["end_char"] < row["end_char"]:
            yield Fault(row_name("mentions", row), f"crosses {open_spans[-1]['mention_id']}", "mentions nest, they never cross")
        open_spans.append(row)


def _triggers(tables: Tables) -> Iterator[Fault]:
    for row in tables["events"]:
        if not row["start_char"] <= row["trigger_start_char"] < row["trigger_end_char"] <= row["end_char"]:
            yield Fault(row_name("events", row), "its trigger lies outside its clause", "widen text or name its trigger")


def _counts(tables: Tables) -> Iterator[Fault]:
    for name, key in (("actors", "actor_id"), ("places", "place_id")):
        counts = Counter(row[key] for row in tables["mentions"])
        for row in tables[name]:
            if row["mention_count"] != counts[row[key]]:
                yield Fault(row_name(name, row), f"mention_count is {row['mention_count']}", f"mentions has {counts[row[key]]}")


def _utterances(tables: Tables) -> Iterator[Fault]:
    """The first part of an utterance names itself; only a fragment has more content than its own words."""
    first_parts = {row["quote_id"]: row for row in tables["quotes"] if row["utterance_id"] == row["quote_id"]}
    for row in tables["quotes"]:
        first = first_parts.get(row["utterance_id"])
        if first is None or first["article_id"] != row["article_id"] or first["start_char"] > row["start_char"]:
            yield Fault(row_name("quotes", row), "utterance_id is not the first part of an utterance", "name the first part")
        start, end = row["content_start_char"], row["content_end_char"]
        if not start <= row["start_char"] < row["end_char"] <= end:
            yield Fault(row_name("quotes", row), "its words lie outside their content", "widen content_text")
        elif row["kind"] != "mixed" and (start, end) != (row["start_char"], row["end_char"]):
            yield Fault(row_name("quotes", row), f"content_text is not the text of a {row['kind']} quote", "repeat text")


def _holders(tables: Tables) -> Iterator[Fault]:
    """`quote_id` names the innermost quote whose content holds the row's first character, and is null where none does."""
    quotes_of: dict[str, list[Row]] = {}
    for quote in tables["quotes"]:
        quotes_of.setdefault(quote["article_id"], []).append(quote)
    for name, column in (("figures", "start_char"), ("events", "trigger_start_char")):
        rows_of: dict[str, list[Row]] = {}
        for row in tables[name]:
            rows_of.setdefault(row["article_id"], []).append(row)
        for article_id, rows in rows_of.items():
            quotes = quotes_of.get(article_id, [])
            spans = {quote["quote_id"]: (quote["content_start_char"], quote["content_end_char"]) for quote in quotes}
            held = _innermost(quotes, [row[column] for row in rows])
            for row, (length, innermost) in zip(rows, held, strict=True):
                start, end = spans.get(row["quote_id"], (0, 0))
                holds = start <= row[column] < end and end - start == length  # one of several of that length may be named
                if not holds and row["quote_id"] != innermost:
                    known = f"the innermost is {innermost}" if length else "no quote does"
                    yield Fault(row_name(name, row), "quote_id is not the innermost quote that holds it", known)


def _innermost(quotes: Sequence[Row], offsets: Sequence[int]) -> list[tuple[int, str | None]]:
    """For each offset the length and the id of the shortest content that holds it; (0, None) where none does."""
    waiting = sorted(quotes, key=lambda quote: quote["content_start_char"], reverse=True)
    around: list[tuple[int, str, int]] = []  # length, id and end; the shortest first
    found: dict[int, tuple[int, str | None]] = {}
    for offset in sorted(set(offsets)):
        while waiting and waiting[-1]["content_start_char"] <= offset:
            quote = waiting.pop()
            start, end = quote["content_start_char"], quote["content_end_char"]
            heappush(around, (end - start, quote["quote_id"], end))
        while around and around[0][2] <= offset:
            heappop(around)
        found[offset] = (around[0][0], around[0][1]) if around else (0, None)
    return [found[offset] for offset in offsets]


def _references(tables: Tables) -> Iterator[Fault]:
    """Outside identifiers name where they can be checked, and coordinates come in pairs."""
    for name, columns in (("actors", ("wikidata_id",)), ("places", ("wikidata_id", "geonames_id", "latitude"))):
        for row in tables[name]:
            if row["id_source"] is None and any(row[column] is not None for column in columns):
                yield Fault(row_name(name, row), "has outside identifiers without id_source", "name the reference")
    for row in tables["places"]:
        if (row["latitude"] is None) != (row["longitude"] is None):
            yield Fault(row_name("places", row), "latitude and longitude are not given together", "fill or empty both")


def _articles(tables: Tables) -> Iterator[Fault]:
    sentences = Counter(row["article_id"] for row in tables["sentences"])
    paragraphs: dict[str, int] = {}
    for row in tables["sentences"]:
        paragraphs[row["article_id"]] = max(paragraphs.get(row["article_id"], 0), row["paragraph"] or 0)
    for row in tables["articles"]:
        if row["sentences"] != sentences[row["article_id"]]:
            yield Fault(
                row_name("articles", row), f"sentences is {row['sentences']}", f"there are {sentences[row['article_id']]}"
            )
        if row["paragraphs"] != paragraphs.get(row["article_id"], 0):
            yield Fault(row_name("articles", row), f"paragraphs is {row['paragraphs']}", "count them in sentences")


def _paragraphs(tables: Tables) -> Iterator[Fault]:
    """Paragraphs are numbered 1, 2, 3 within an article, and `section` is the heading above."""
    article_id, paragraph, kind, section = None, 0, None, None
    for row in tables["sentences"]:
        if row["article_id"] != article_id:
            article_id, paragraph, section = row["article_id"], 0, None
        if row["paragraph"] == paragraph and row["kind"] != kind:
            yield Fault(row_name("sentences", row), "is of another kind than the rest of its paragraph", "mend kind")
        elif row["paragraph"] not in (paragraph or 1, paragraph + 1):
            yield Fault(row_name("sentences", row), f"paragraph {row['paragraph']} follows {paragraph}", "count on by one")
        paragraph, kind = row["paragraph"], row["kind"]
        if row["section"] != (None if kind == "heading" else section):
            yield Fault(row_name("sentences", row), "section is not the heading above it", f"{section!r:.60} would be")
        if kind == "heading":
            section = row["text"]
