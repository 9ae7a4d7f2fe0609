"""Differences of two packages: rows by id and field, schema, and what the version policy calls them."""

from newstables.diff.compare import Difference, FieldChange, RowChange, SchemaChange, TableChanges, compare
from newstables.diff.policy import Level, next_version, parse_version

__all__ = [
    "Difference",
    "FieldChange",
    "Level",
    "RowChange",
    "SchemaChange",
    "TableChanges",
    "compare",
    "next_version",
    "parse_version",
]
