"""A CSV file of a package: bytes become typed rows, and whatever keeps them from it becomes a fault.

Stricter than a reader need be, because the files are published in one form only: UTF-8 without byte order mark, lines
that end in LF, numbers and days in their one spelling.
"""

import csv
import io
import math
from collections.abc import Callable
from datetime import date
from typing import Any

from newstables import schema
from newstables.faults import Fault
from newstables.folder import REBUILD

Row = dict[str, Any]

_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}
_INTEGERS = range(-(1 << 63), 1 << 63)  # what Arrow holds


def read_csv(name: str, content: bytes, faults: list[Fault]) -> list[Row] | None:
    """The rows of a table's CSV file.

    Args:
        name: the table.
        content: the file's bytes.
        faults: where faults of form are added.

    Returns:
        The rows, with None for a cell that cannot be read; None when the file as a whole cannot.
    """
    path = f"data/{name}.csv"
    columns = schema.table(name).columns
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(Fault(path, f"is not UTF-8 (byte {error.start})", REBUILD))
        return None
    if text.startswith("\ufeff"):
        faults.append(Fault(path, "begins with a byte order mark", REBUILD))
        text = text[1:]
    if any("\r" in outside for outside in text.split('"')[::2]):
        faults.append(Fault(path, "has a carriage return outside quotation marks: lines end in LF alone", REBUILD))
    lines = records(path, text, faults)
    if lines is None:
        return None
    _, header = lines[0] if lines else (1, [])
    if tuple(header) != columns:
        faults.append(Fault(f"{path}:1", _other_columns(header, columns), REBUILD))
        return None
    whole = True
    rows: list[Row] = []
    for line, cells in lines[1:]:
        if len(cells) != len(columns):
            faults.append(Fault(f"{path}:{line}", f"has {len(cells)} cells, not {len(columns)}", REBUILD))
            whole = False
        else:
            rows.append(_row(name, cells, f"{path}:{line}", faults))
    return rows if whole else None


def records(path: str, text: str, faults: list[Fault]) -> list[tuple[int, list[str]]] | None:
    """The records of a file, each with the line it begins on."""
    found: list[tuple[int, list[str]]] = []
    # The default limit of 131,072 characters a cell is less than an article on one line.
    limit = csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(f"{path}:{line}", f"is no CSV ({error})", REBUILD))
        return None
    finally:
        csv.field_size_limit(limit)
    return found


def _other_columns(header: list[str], columns: tuple[str, ...]) -> str:
    lacking = [column for column in columns if column not in header]
    adding = [column for column in header if column not in columns]
    parts = [f"lacks {', '.join(lacking)}"] if lacking else []
    parts += [f"adds {', '.join(map(repr, adding)):.200}"] if adding else []
    return "does not have the columns of its schema: " + ("; ".join(parts) or "other order, or one of them twice")


def _row(name: str, cells: list[str], where: str, faults: list[Fault]) -> Row:
    row: Row = {}
    for field, cell in zip(schema.table(name).fields, cells, strict=True):
        try:
            row[field.name] = typed(field.type, cell)
        except (ValueError, KeyError):
            what = f"{field.name} is no {field.type} in its published form ({cell!r:.60})"
            faults.append(Fault(where, what, f"write it like {field.example}"))
            row[field.name] = None
    return row


def typed(kind: str, cell: str) -> Any:
    """A cell in the type of its column; one in no proper form (`012`, `1_000`, `nan`, `2024-W43-1`) raises ValueError."""
    if cell == "":
        return None
    value = _READ[kind](cell)
    if (
        schema.cell(value) != cell
        or (kind == "integer" and value not in _INTEGERS)
        or (kind == "number" and not math.isfinite(value))
    ):
        raise ValueError(cell)
    return value
