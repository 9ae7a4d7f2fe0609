"""The page put together: rows by article, what the script reads, and the template filled in.

A page holds whole articles, in the order of their ids, until their text comes to `_MOST_CHARACTERS`; those beyond are
counted on it and stand in the files beside it. Nothing runs or is drawn but what this package brings: the content
security policy names the one script and the one style sheet by their hash.
"""

import base64
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newstables import schema
from newstables.page.article import KINDS, Paragraph, Row, Rows, paragraphs
from newstables.page.events import Timeline, timeline
from newstables.page.figures import MOST_ROWS, Unit, units
from newstables.page.speech import Speech, speech

_MOST_CHARACTERS = 2_000_000
_AT_ONCE = 1_000  # pieces of the template
_SCRIPTS = ("data.js", "article.js", "table.js", "card.js", "page.js")
# Told by other columns, or by the article shown beside the row.
_NOT_SENT = ("article_id", "sentence_id", "sentence_text")
_JSON_LD = re.compile(rb'<script type="application/ld\+json">([^<]*)</script>')


@dataclass(slots=True)
class _Article:
    article_id: str
    title: str
    row: Row
    paragraphs: list[Paragraph]
    units: list[Unit]
    figures: int
    timeline: Timeline | None
    events: int
    speech: Speech | None
    quotes: int


def page_bytes(tables: Rows, descriptor: Mapping[str, Any], json_ld: str | None = None) -> bytes:
    """The evidence page of a package.

    Args:
        tables: the rows of every table.
        descriptor: the descriptor of the package, for its title, description, version and licences.
        json_ld: the dataset as JSON-LD, for catalogues that read the page.

    Returns:
        The same bytes for the same arguments, on every machine.
    """
    by_article = _shown(tables)
    data = _in_script(_json(_sent(by_article, tables)))  # before the pieces of the text: both at once would be twice as much
    shown = [_article(article_id, rows) for article_id, rows in by_article.items()]
    script = "".join(_asset(name) for name in _SCRIPTS)
    style = _asset("page.css")
    stream = (
        _environment()
        .get_template("page.html")
        .stream(
            about={key: str(descriptor.get(key, "")) for key in ("title", "description", "version")},
            text_terms=_text_terms(descriptor),
            articles=shown,
            not_shown=len(tables["articles"]) - len(shown),
            kinds=KINDS,
            most_figures=MOST_ROWS,
            tables=[(schema.table(name), len(tables[name])) for name in schema.tables()],
            data=data,
            json_ld=None if json_ld is None else _in_script(json_ld),
            citation=_citation(json_ld),
            script=Markup(script),
            style=Markup(style),
            script_hash=_csp_hash(script),
            style_hash=_csp_hash(style),
        )
    )
    stream.enable_buffering(_AT_ONCE)
    page = io.BytesIO()
    stream.dump(page, "utf-8")  # whole, a page of a long article is millions of small texts at once
    return page.getvalue()


def json_ld_of(page: bytes) -> str | None:
    """The JSON-LD that stands in a page, so that the page can be made again with it."""
    found = _JSON_LD.search(page)
    return found[1].decode("utf-8", "replace") if found else None


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("newstables.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


@cache
def _layout() -> dict[str, Any]:
    layout: dict[str, Any] = json.loads((files(__package__) / "layout.json").read_text(encoding="utf-8"))
    return layout


def _text_terms(descriptor: Mapping[str, Any]) -> str:
    """The terms of the verbatim text; of a descriptor that somebody else wrote nothing is taken for granted."""
    listed = descriptor.get("licenses")
    licenses = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return next((str(entry["title"]) for entry in licenses if entry.get("name") == "publisher-terms" and "title" in entry), "")


def _citation(json_ld: str | None) -> str:
    """How the dataset is cited, as its JSON-LD says; one that somebody else wrote may be anything."""
    try:
        return str(json.loads(json_ld or "{}")["creditText"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return ""


def _csp_hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"


def _in_script(text: str) -> Markup:
    """JSON that may stand in a script element: no character that could end it."""
    return Markup(text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shown(tables: Rows) -> dict[str, dict[str, list[Row]]]:
    """The rows of the articles on the page, by article and table, without the tables that articles share."""
    found: dict[str, dict[str, list[Row]]] = {}
    left = _MOST_CHARACTERS
    for row in tables["articles"]:
        left -= row["characters"]
        if left >= 0 or not found:
            found[row["article_id"]] = {name: [] for name in schema.tables() if name not in schema.SHARED}
    for name in schema.tables():
        for row in tables[name] if name not in schema.SHARED else ():
            article_id = row.get("article_id") or next(iter(row.values())).rpartition("/")[0]
            if article_id in found:
                found[article_id][name].append(row)
    return found


def _article(article_id: str, rows: dict[str, list[Row]]) -> _Article:
    (row,) = rows["articles"]
    heading = next((s["text"] for s in rows["sentences"] if s["kind"] == "heading"), None)
    first = next((s["text"] for s in rows["sentences"]), "")
    starts_so = rows["sentences"][:1] and rows["sentences"][0]["kind"] == "heading"
    return _Article(
        article_id,
        row["title"] or (heading if starts_so and heading else first),
        row,
        paragraphs(rows),
        units(rows["figures"]),
        len(rows["figures"]),
        timeline(rows["events"], row["published_on"]),
        len(rows["events"]),
        speech(rows),
        len(rows["quotes"]),
    )


def _sent(by_article: Mapping[str, Mapping[str, Sequence[Row]]], tables: Rows) -> dict[str, Any]:
    """What the script reads: columns once, rows as lists, ids without the article's, words that stand twice once."""
    columns = {name: _columns(name) for name in schema.tables()}

    def cells(name: str, rows: Sequence[Row], article_id: str) -> list[list[Any]]:
        return [[_cell(row[field.name], field.name, article_id) for field in columns[name]] for row in rows]

    articles: list[dict[str, Any]] = [
        {"id": key, "rows": {name: cells(name, rows[name], key) for name in rows}} for key, rows in by_article.items()
    ]
    shared = {name: cells(name, tables[name], "") for name in schema.SHARED}
    return {
        "tables": [
            {
                "name": name,
                "title": schema.table(name).title,
                "key": schema.table(name).primary_key,
                "refers": {key.field: key.table or name for key in schema.table(name).foreign_keys},
                "columns": [[field.name, field.title, field.type] for field in columns[name]],
                "codes": {f.name: {c.code: c.label for c in f.codes} for f in columns[name] if f.codes},
                **_layout()[name],
            }
            for name in schema.tables()
        ],
        "words": _pooled([*(rows for article in articles for rows in article["rows"].values()), *shared.values()]),
        "articles": articles,
        "shared": shared,
    }


def _columns(name: str) -> list[schema.Field]:
    table = schema.table(name)
    return [field for field in table.fields if field.name not in _NOT_SENT or field.name in table.primary_key]


def _pooled(tables: Sequence[list[list[Any]]]) -> list[str]:
    """Take texts that stand in several cells out of them, leaving their number in a list; gives the texts."""
    counts = Counter(cell for rows in tables for row in rows for cell in row if isinstance(cell, str))
    pool = {text: number for number, text in enumerate(text for text, count in counts.items() if count > 1)}
    for rows in tables:
        for row in rows:
            row[:] = [[pool[cell]] if isinstance(cell, str) and cell in pool else cell for cell in row]
    return list(pool)


def _cell(value: Any, column: str, article_id: str) -> Any:
    """A value as JSON has it; an id that begins with the article's lacks that part, and begins with a slash or hyphen."""
    if isinstance(value, str):
        is_own_id = article_id and column.endswith("_id") and value.startswith((f"{article_id}/", f"{article_id}-"))
        return value[len(article_id) :] if is_own_id else value or None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < schema.WHOLE_FLOATS:
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
