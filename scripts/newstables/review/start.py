"""A starting review file: what the machine proposes, with the words around it, ready to be decided on.

Takes the keyed rows and the text, gives the text of a `review.yaml` in which every proposal stands as a comment: a
reader deletes what is right and uncomments, with old and new value, what is not.
"""

import json
from dataclasses import fields

from newstables import schema
from newstables.keys import KeyedRows, SpanRow
from newstables.review.anchors import occurrence

_AROUND = 60
_HIDDEN = {"start_char", "end_char", "origin", "utterance"}


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return schema.cell(value)


def _line(text: str) -> str:
    return " ".join(text.split())


def _context(text: str, start: int, end: int) -> str:
    before, words, after = text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND]
    return _line(f"…{before}[[{words}]]{after}…")


def _row_lines(table: str, key: str, row: SpanRow, text: str) -> list[str]:
    shown = []
    for f in fields(row):
        value = getattr(row, f.name)
        if f.name in _HIDDEN or f.name.endswith("end_char") or value in (None, (), ""):
            continue
        if f.name.endswith("start_char"):
            prefix = f.name.removesuffix("start_char")
            end = getattr(row, f"{prefix}end_char")
            shown.append(f"{prefix}text: {_line(occurrence(text, value, end))}")
        else:
            shown.append(f"{f.name}: {_value(value)}")
    return [
        f"  # {_context(text, row.start_char, row.end_char)}",
        f"  # - set: {table}/{key}",
        f"  #   words: {json.dumps(_line(text[row.start_char : row.end_char]), ensure_ascii=False)}",
        *[f"  #     # {field}" for field in shown],
        "",
    ]


def starting_review(keyed: KeyedRows, text: str) -> str:
    """The text of a review file that decides nothing yet.

    Args:
        keyed: what the machine proposes.
        text: the article's text.
    """
    lines = [
        "# What the machine proposes, table by table, with the words around each row.",
        '# Delete what is right. To change a row, take the first "# " off its lines (its values stay comments) and write',
        "# under `words`, for instance:",
        "#     fields:",
        "#       status: {old: asserted, new: predicted}",
        "#     reason: why",
        "#     reader: a reader listed in article.yaml",
        "# `- add` and `- reject` are told in seeds/CODEBOOK.md.",
        "decisions:",
    ]
    for table in ("figures", "quotes", "events", "times", "mentions"):
        rows: dict[str, SpanRow] = getattr(keyed, table)
        lines.append(f"  # ---- {table}: {len(rows)} proposed")
        for key, row in rows.items():
            lines += _row_lines(table, key, row, text)
    for table in ("actors", "places"):
        slugs = getattr(keyed, table)
        lines.append(f"  # ---- {table}: {len(slugs)} proposed")
        for key, row in slugs.items():
            shown = [f"{f.name}: {_value(getattr(row, f.name))}" for f in fields(row) if getattr(row, f.name) is not None]
            lines.append(f"  # - set: {table}/{key}   # {', '.join(shown[1:])}")
    return "\n".join(lines) + "\n"
