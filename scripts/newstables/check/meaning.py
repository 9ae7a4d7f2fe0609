"""Meaning: columns that speak of one thing agree.

Takes the tables and gives faults: a readable name beside another id, bounds that do not fit the qualifier, a mode that is
none of its type, dates that do not fit their EDTF, mentions that cross, counts that do not count, origins without the
decision behind them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from newstables import dates, schema
from newstables.check.values import row_name
from newstables.faults import Fault

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]

_NAME_SEPARATOR = "; "
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
        _names, _joined_names, _bounds, _modes, _dates, _nesting, _counts, _ids, _utterances, _holders, _decisions, _articles,
    )  # fmt: skip
    for check in checks:
        yield from check(tables)


def _names(tables: Tables) -> Iterator[Fault]:
    """`place` is the name of `place_id`, in every table and for every such pair."""
    names = {row[key]: row["name"] for table, key in _NAMED.items() for row in tables[table]}
    for name, rows in tables.items():
        columns = schema.table(name).columns
        pairs = [
            (foreign.field, foreign.field.removesuffix("_id"))
            for foreign in schema.table(name).foreign_keys
            if foreign.table in _NAMED and foreign.field.removesuffix("_id") in columns and foreign.field != "speaker_id"
        ]
        for key, readable in pairs:
            for row in rows:
                expected = None if row[key] is None else names.get(row[key])
                if row[readable] != expected:
                    yield Fault(
                        row_name(name, row), f"{readable} {row[readable]!r} is not the name of {row[key]!r}", "mend one"
                    )


_NAMED = {"actors": "actor_id", "places": "place_id", "indicators": "indicator_id"}


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
            expected = sorted(roles.get((event["event_id"], role), []))
            if sorted((event[column] or "").split(_NAME_SEPARATOR)) != (expected or [""]):
                yield Fault(row_name("events", event), f"{column} {event[column]!r} is not what event_actors lists", "mend one")


def _joined(names: Iterator[str]) -> str | None:
    return _NAME_SEPARATOR.join(names) or None


def _bounds(tables: Tables) -> Iterator[Fault]:
    for row in tables["figures"]:
        wanted = _BOUNDS.get(row["qualifier"])
        if wanted is None:
            continue  # a fault of values
        for column, need in zip(("value", "lower", "upper"), wanted, strict=True):
            if need != _FREE and (row[column] is None) != (need == _EMPTY):
                yield Fault(row_name("figures", row), f"{column} does not fit {row['qualifier']}", f"it must be {need}")
            elif need == _GIVEN and row["value"] is not None and row[column] != row["value"]:
                yield Fault(row_name("figures", row), f"{column} is not the value", f"{row['qualifier']} repeats the value")
        if row["lower"] is not None and row["upper"] is not None and row["lower"] > row["upper"]:
            yield Fault(row_name("figures", row), "lower is above upper", "exchange the bounds")


def _modes(tables: Tables) -> Iterator[Fault]:
    for row in tables["events"]:
        if row["mode"] is not None and row["mode"] not in schema.modes().get(row["type"] or "", ()):
            known = ", ".join(schema.modes().get(row["type"] or "", ())) or "none"
            yield Fault(row_name("events", row), f"mode {row['mode']!r} is none of {row['type']}", f"use: {known}")


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
    for name, column in (("quotes", "said_on"), ("events", "date"), ("figures", "as_of")):
        for row in tables[name]:
            if (row["date_basis"] is None) != (row[column] is None):
                yield Fault(row_name(name, row), f"{column} and date_basis are not given together", "fill or empty both")


def _nesting(tables: Tables) -> Iterator[Fault]:
    open_spans: list[Row] = []
    for row in sorted(tables["mentions"], key=lambda row: (row["article_id"], row["start_char"] or 0, -(row["end_char"] or 0))):
        if row["actor_id"] is None and row["place_id"] is None:
            yield Fault(row_name("mentions", row), "names neither an actor nor a place", "give actor_id or place_id")
        if row["start_char"] is None or row["end_char"] is None:
            continue
        while open_spans and (
            open_spans[-1]["article_id"] != row["article_id"] or open_spans[-1]["end_char"] <= row["start_char"]
        ):
            open_spans.pop()
        if open_spans and open_spans[-1]["end_char"] < row["end_char"]:
            yield Fault(row_name("mentions", row), f"crosses {open_spans[-1]['mention_id']}", "mentions nest, they never cross")
        open_spans.append(row)


def _counts(tables: Tables) -> Iterator[Fault]:
    for name, key in (("actors", "actor_id"), ("places", "place_id")):
        counts = Counter(row[key] for row in tables["mentions"])
        for row in tables[name]:
            if row["mention_count"] != counts[row[key]]:
                yield Fault(row_name(name, row), f"mention_count is {row['mention_count']}", f"mentions has {counts[row[key]]}")


_LETTERS = {
    "sentences": ("sentence_id", "s"),
    "mentions": ("mention_id", "m"),
    "quotes": ("quote_id", "q"),
    "figures": ("figure_id", "f"),
    "times": ("time_id", "t"),
    "events": ("event_id", "e"),
}


def _ids(tables: Tables) -> Iterator[Fault]:
    """An id says where its row was proposed; only a decision may have moved the span since."""
    for name, (column, letter) in _LETTERS.items():
        prefix = "trigger_" if name == "events" else ""
        for row in tables[name]:
            expected = f"{row['article_id']}/{letter}{row[f'{prefix}start_char']}-{row[f'{prefix}end_char']}"
            given = str(row[column]).partition(".")[0]
            if row.get("origin") != "corrected" and given != expected:
                yield Fault(row_name(name, row), "its id is not made of its span", f"{expected} would be")


def _utterances(tables: Tables) -> Iterator[Fault]:
    """The first part of an utterance names itself."""
    own = {row["quote_id"]: row["utterance_id"] for row in tables["quotes"]}
    for row in tables["quotes"]:
        if own.get(row["utterance_id"]) != row["utterance_id"]:
            yield Fault(row_name("quotes", row), "utterance_id is not the first part of an utterance", "name the first part")
        start, end = row["content_start_char"], row["content_end_char"]
        if start is not None and end is not None and not start <= row["start_char"] < row["end_char"] <= end:
            yield Fault(row_name("quotes", row), "its words lie outside their content", "widen content_text")


def _holders(tables: Tables) -> Iterator[Fault]:
    """`quote_id` names a quote whose content holds the row's words."""
    quotes = {row["quote_id"]: row for row in tables["quotes"]}
    for name, column in (("figures", "start_char"), ("events", "trigger_start_char")):
        for row in tables[name]:
            quote = quotes.get(row["quote_id"])
            if quote and not quote["content_start_char"] <= row[column] < quote["content_end_char"]:
                yield Fault(row_name(name, row), "quote_id names a quote that does not hold it", "name the quote around it")


def _decisions(tables: Tables) -> Iterator[Fault]:
    """A corrected row has its decision in `reviews`, an added one too; a machine's row names its rule."""
    set_rows = {(row["table_name"], row["row_id"]) for row in tables["reviews"] if row["action"] == "set"}
    added_rows = {(row["table_name"], row["row_id"]) for row in tables["reviews"] if row["action"] == "add"}
    for name in ("actors", "places", *(table for table in _LETTERS if table != "sentences")):
        key = schema.table(name).primary_key[0]
        for row in tables[name]:
            here = (name, row[key])
            if row["origin"] == "added" and here not in added_rows:
                yield Fault(row_name(name, row), "is added, but no decision added it", "add it in review.yaml")
            elif row["origin"] == "machine" and row["rule"] is None:
                yield Fault(row_name(name, row), "is the machine's, but names no rule", "name the rule")
            elif row["origin"] == "corrected" and here not in set_rows:
                yield Fault(row_name(name, row), "is corrected, but no decision corrected it", "correct it in review.yaml")


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
