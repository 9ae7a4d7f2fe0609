"""Values: each cell fits its column.

Takes the rows of one table and gives faults: a required value that is missing, a code that is none, a pattern or bound
that is broken. The same rules as Frictionless applies, kept here because a build checks rows before there is a file, and
because Frictionless lets through NaN and a trailing line break against a pattern.
"""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from newstables import schema
from newstables.faults import Fault
from newstables.schema import Field

Row = dict[str, Any]

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
}


def row_name(table: str, row: Row) -> str:
    """How a message names a row: the table and its key."""
    return f"{table} " + " ".join(str(row.get(column)) for column in schema.table(table).primary_key)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_a(kind: str, value: Any) -> bool:
    """Whether a value has the type of its column; Python takes True for a number, a table does not."""
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _cell_fault(field: Field, value: Any) -> tuple[str, str] | None:
    """What is wrong with a value that is not null, and what to do; None when it is right."""
    if not _is_a(field.type, value):
        return f"is no {field.type} ({value!r})", f"write a {field.type}"
    if isinstance(value, float) and not math.isfinite(value):
        return "is no finite number", "leave it empty"
    if field.codes and value not in {code.code for code in field.codes}:
        known = ", ".join(code.code for code in field.codes)
        return f"has an unknown code {value!r}", f"use one of {known}"
    if field.pattern and not _pattern(field.pattern).fullmatch(value):
        return f"does not have its form ({value!r:.60})", f"write it like {field.example}"
    if field.min_length is not None and len(value) < field.min_length:
        return "is an empty text", "leave null what is unknown"
    if field.max_length is not None and len(value) > field.max_length:
        return f"is longer than {field.max_length} characters", "shorten it"
    if field.minimum is not None and value < field.minimum:
        return f"is below {field.minimum} ({value})", "mend the value"
    if field.maximum is not None and value > field.maximum:
        return f"is above {field.maximum} ({value})", "mend the value"
    return None


def check_values(name: str, rows: Sequence[Row]) -> Iterator[Fault]:
    """Faults of single cells in a table."""
    for field in schema.table(name).fields:
        for row in rows:
            value = row.get(field.name)
            if value is None:
                if field.required:
                    yield Fault(row_name(name, row), f"{field.name} is empty", "give it a value")
                continue
            if fault := _cell_fault(field, value):
                yield Fault(row_name(name, row), f"{field.name} {fault[0]}", fault[1])
