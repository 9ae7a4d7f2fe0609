"""Small tables in memory, made for one rule of the checks each."""

from collections.abc import Sequence
from typing import Any

from newstables import schema

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def tables(**rows: Sequence[Row]) -> Tables:
    """Tables whose rows have the columns given, all others null."""
    return {name: [dict.fromkeys(schema.table(name).columns) | row for row in rows.get(name, ())] for name in schema.tables()}


def said(faults: Any) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in faults]


def sentence(number: int, start: int, text: str, paragraph: int = 1, article: str = "a", **more: Any) -> Row:
    key = {"sentence_id": f"{article}/s{start}-{start + len(text)}", "article_id": article, "paragraph": paragraph}
    return {**key, "start_char": start, "end_char": start + len(text), "text": text, "kind": "body", "number": number, **more}
