"""What the script of the page reads: columns once, rows as lists, ids without the article's, texts that stand twice once.

Takes the rows by article and table, gives JSON. Left out are columns that others tell, or the article beside the row.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from newstables import schema
from newstables.page.article import Row, Rows

_NOT_SENT = ("article_id", "sentence_id", "sentence_text")


@cache
def _layout() -> dict[str, Any]:
    layout: dict[str, Any] = json.loads((files(__package__) / "layout.json").read_text(encoding="utf-8"))
    return layout


def script_data(by_article: Mapping[str, Mapping[str, Sequence[Row]]], tables: Rows) -> str:
    """What the script reads, as JSON.

    Args:
        by_article: the rows of the articles on the page, by article and table.
        tables: the rows of every table, for those that articles share.
    """
    columns = {name: _columns(name) for name in schema.tables()}

    def cells(name: str, rows: Sequence[Row], article_id: str) -> list[list[Any]]:
        return [[_cell(row[field.name], field.name, article_id) for field in columns[name]] for row in rows]

    articles: list[dict[str, Any]] = [
        {"id": key, "rows": {name: cells(name, rows[name], key) for name in rows}} for key, rows in by_article.items()
    ]
    shared = {name: cells(name, tables[name], "") for name in schema.SHARED}
    data = {
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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


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
