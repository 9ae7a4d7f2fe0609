"""The database: typed, keyed and indexed tables, with what the schema says of them in tables beside.

`newstables_package`, `newstables_tables`, `newstables_columns` and `newstables_codes` hold titles, descriptions and labels;
the row `datasette` of the first is metadata for Datasette. Days are text as ISO 8601, booleans 0 and 1: SQLite has neither.
The same package gives the same bytes with the same version of SQLite.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newstables.export.about import column_note, credit, licence, sources, table_note, words
from newstables.faults import bad_input
from newstables.packages import Package, Table

APPLICATION_ID = 0x4E54424C  # "NTBL": by it `export` knows a database of its own
FRESH = (1).to_bytes(4, "big")  # the counter of changes, as it is until somebody writes to the file
COUNTERS = (slice(24, 28), slice(92, 96))
_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_PAGE = 4096
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_TODO = "run newstables check"

_ABOUT = f"""
CREATE TABLE newstables_package (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL){_STRICT};
CREATE TABLE newstables_tables (
  name TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, rows INTEGER NOT NULL){_STRICT};
CREATE TABLE newstables_columns (
  table_name TEXT NOT NULL REFERENCES newstables_tables (name), position INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY (table_name, name)){_STRICT};
CREATE TABLE newstables_codes (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name, code),
  FOREIGN KEY (table_name, column_name) REFERENCES newstables_columns (table_name, name)){_STRICT};
"""


def sqlite_bytes(package: Package, database: str) -> bytes:
    """A package as an SQLite database.

    Args:
        package: as it was read back.
        database: what Datasette will call it, the stem of the file's name.

    Returns:
        The bytes of the database.

    Raises:
        BadInput: a cell is not of its type, or a key does not hold.
    """
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute(f"PRAGMA page_size = {_PAGE}")
        base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        base.execute("BEGIN")
        for table in package.tables.values():
            base.execute(_create(table, package.tables))
            _insert(base, table.name, table.typed_rows(), package.name)
        for table in package.tables.values():
            for column, _, _ in table.foreign_keys:
                base.execute(f"CREATE INDEX {table.name}_{column} ON {_name(table.name)} ({_name(column)})")
        for statement in filter(str.strip, _ABOUT.split(";")):
            base.execute(statement)
        for name, rows in _about(package, database).items():
            _insert(base, name, rows, package.name)
        base.execute("COMMIT")
        if broken := base.execute("PRAGMA foreign_key_check").fetchone():
            raise bad_input(f"{package.name} {broken[0]}", f"holds a key that {broken[2]} does not have", _TODO)
        content = bytearray(base.serialize())
    finally:
        base.close()
    for counter in COUNTERS:
        content[counter] = FRESH
    return bytes(content)


def _name(word: str) -> str:
    """A name as SQL writes it; some are words of SQL."""
    return f'"{word}"'


def _create(table: Table, tables: dict[str, Table]) -> str:
    lines = [_column(field) for field in table.fields]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(map(_name, table.key))})")
    for column, other, key in table.foreign_keys:
        if tables[other].key == [key]:
            lines.append(f"FOREIGN KEY ({_name(column)}) REFERENCES {_name(other)} ({_name(key)})")
    return f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(lines) + f"\n){_STRICT}"


def _column(field: dict[str, Any]) -> str:
    name = _name(field["name"])
    required = " NOT NULL" if field.get("constraints", {}).get("required") else ""
    held = {"boolean": f" CHECK ({name} IN (0, 1))", "date": f" CHECK ({name} IS date({name}))"}.get(field["type"], "")
    return f"{name} {_TYPES[field['type']]}{required}{held}"


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]], where: str) -> None:
    for row in rows:
        values = [value.isoformat() if isinstance(value, date) else value for value in row]
        try:
            base.execute(f"INSERT INTO {_name(table)} VALUES ({', '.join('?' * len(values))})", values)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
            raise bad_input(f"{where} {table}", f"cannot be put into a database ({error})", _TODO) from None


def _about(package: Package, database: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the tables that tell about the others."""
    told = {
        **{key: words(package, key) for key in ("name", "title", "description", "version")},
        "licence": licence(package),
        "made_by": credit(package),
        "sources": sources(package),
        "datasette": json.dumps(_datasette(package, database), ensure_ascii=False, indent=2),
    }
    fields = [(table, position, field) for table in package.tables.values() for position, field in enumerate(table.fields, 1)]
    return {
        "newstables_package": list(told.items()),
        "newstables_tables": [(t.name, t.title, table_note(t), len(t.rows)) for t in package.tables.values()],
        "newstables_columns": [
            (table.name, position, field["name"], field["type"], str(field.get("title", "")), column_note(table, field))
            for table, position, field in fields
        ],
        "newstables_codes": [
            (table.name, field["name"], str(code.get("value")), str(code.get("label", "")))
            for table, _, field in fields
            for code in field.get("categories", [])
            if isinstance(code, dict)
        ],
    }


def _datasette(package: Package, database: str) -> dict[str, Any]:
    """Metadata as Datasette takes it with `--metadata`."""
    return {
        "title": words(package, "title"),
        "description": words(package, "description"),
        "license": licence(package),
        "source": sources(package),
        "databases": {
            database: {
                "tables": {
                    table.name: {
                        "title": table.title,
                        "description": table_note(table),
                        "columns": {field["name"]: column_note(table, field) for field in table.fields},
                    }
                    for table in package.tables.values()
                }
            }
        },
    }
