"""The page put together: the articles that are shown, and the template filled in with them.

A page holds whole articles, in the order of their ids, until their text comes to `_MOST_CHARACTERS`; those beyond are
counted on it and stand in the files beside it. Nothing runs or is drawn but what this package brings: the content
security policy names the one script and the one style sheet by their hash.
"""

import base64
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newstables import schema
from newstables.page.article import KINDS, Paragraph, Row, Rows, paragraphs
from newstables.page.data import script_data
from newstables.page.events import Timeline, timeline
from newstables.page.figures import MOST_ROWS, Unit, units
from newstables.page.speech import Speech, speech

_MOST_CHARACTERS = 2_000_000
_AT_ONCE = 1_000  # pieces of the template
_SCRIPTS = ("data.js", "article.js", "table.js", "card.js", "page.js")
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
    data = _in_script(script_data(by_article, tables))  # before the pieces of the text: both at once would be twice as much
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
    return _Article(
        article_id,
        row["title"] or next((sentence["text"] for sentence in rows["sentences"]), ""),
        row,
        paragraphs(rows),
        units(rows["figures"]),
        len(rows["figures"]),
        timeline(rows["events"], row["published_on"]),
        len(rows["events"]),
        speech(rows),
        len(rows["quotes"]),
    )
