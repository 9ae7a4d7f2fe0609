"""Keys and order: every key is unique, every reference leads somewhere, every row stands in its place.

Left out is whether a key is whole: the schemas require each of its columns (`values`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newstables import schema
from newstables.check.values import row_name
from newstables.faults import Fault

Tables = Mapping[str, Sequence[dict[str, Any]]]


def check_keys(tables: Tables) -> Iterator[Fault]:
    """Faults of primary keys, foreign keys and order."""
    for name, rows in tables.items():
        table = schema.table(name)
        seen: set[tuple[Any, ...]] = set()
        for row in rows:
            key = tuple(row[column] for column in table.primary_key)
            if key in seen:
                yield Fault(row_name(name, row), "stands twice", "keep one of the rows")
            seen.add(key)
        for foreign in table.foreign_keys:
            target = foreign.table or name
            known = {row[foreign.key] for row in tables[target]}
            for row in rows:
                value = row[foreign.field]
                if value is not None and value not in known:
                    yield Fault(row_name(name, row), f"{foreign.field} {value!r} is not in {target}", "add it or mend the id")
        ordered = sorted(rows, key=lambda row: _order(row, table.primary_key))
        for row, expected in zip(rows, ordered, strict=True):
            if row is not expected:
                yield out_of_order(name, row)
                break


def out_of_order(name: str, row: dict[str, Any]) -> Fault:
    """The fault of a row that stands behind one that belongs after it."""
    table = schema.table(name)
    by = dict.fromkeys([*(column for column in ("article_id", "start_char") if column in table.columns), *table.primary_key])
    return Fault(row_name(name, row), "stands out of order", f"sort {name} by {', '.join(by)}")


def _order(row: dict[str, Any], key: tuple[str, ...]) -> tuple[Any, ...]:
    """By article, `start_char` and key, a key split at its slash: the article `a` stands before `a-b`, and so do its rows."""
    start = row.get("start_char")
    parts = (str(row[column]).split("/") for column in key)
    return (str(row.get("article_id", "")), -1 if start is None else start, *parts)
