"""All checks of rows in memory, in the order in which their faults are useful: values before keys before meaning."""

from collections.abc import Mapping, Sequence
from typing import Any

from newstables import schema
from newstables.check.coverage import check_coverage
from newstables.check.evidence import check_evidence, texts_from_sentences
from newstables.check.keys import check_keys
from newstables.check.meaning import check_meaning
from newstables.check.trail import check_trail
from newstables.check.values import check_values
from newstables.faults import Fault


def check_tables(tables: Mapping[str, Sequence[dict[str, Any]]], texts: Mapping[str, str] | None = None) -> list[Fault]:
    """Every fault of a set of tables.

    Args:
        tables: rows of every table, each with all columns of its schema, in the types of the schema.
        texts: texts as stored, by article id; for an article that is not among them its sentences stand.

    Returns:
        Faults; when single values are at fault only those, since the other checks rely on them.
    """
    faults = [fault for name in schema.tables() for fault in check_values(name, tables[name])]
    if faults:
        return faults
    stored = dict(texts or {})
    faults += check_keys(tables)
    faults += check_evidence(tables, stored)
    faults += check_meaning(tables)
    faults += check_trail(tables)
    faults += check_coverage(tables, {**texts_from_sentences(tables, " ", "\n"), **stored})
    return faults
