"""A package as a value: descriptor, tables, the words of its data dictionary.

Takes a place to read files from (`sources`). A package of an earlier or later version is read too: its tables are those
that its own descriptor lists with a schema.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from newstables.check.csvfile import records, typed
from newstables.faults import BadInput, Fault, bad_input, wrong_use
from newstables.folder import DESCRIPTOR, REBUILD, parse_descriptor
from newstables.packages.sources import Source, folder_source, source
from newstables.partitions import PARTITIONED

Cells = dict[str, str]

_TYPES = ("string", "integer", "number", "boolean", "date")
_README = "data/README.md"


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `schema` is its Table Schema; a cell is text as the CSV prints it, "" for null."""

    name: str
    path: str
    title: str
    description: str
    schema: dict[str, Any]
    rows: list[Cells]

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The columns in order, each as its schema says it."""
        fields: list[dict[str, Any]] = self.schema["fields"]
        return fields

    @property
    def columns(self) -> list[str]:
        """The names of the columns in order."""
        return [field["name"] for field in self.fields]

    @property
    def key(self) -> list[str]:
        """The columns of the primary key."""
        key: list[str] = self.schema["primaryKey"]
        return key

    @property
    def foreign_keys(self) -> list[tuple[str, str, str]]:
        """Each foreign key as (column, table, its column)."""
        keys = self.schema.get("foreignKeys", [])
        return [(k["fields"][0], k["reference"]["resource"] or self.name, k["reference"]["fields"][0]) for k in keys]

    def row_id(self, row: Cells) -> str:
        """How a row is named: its key."""
        return " ".join(row[column] for column in self.key)

    def typed_rows(self) -> Iterator[list[Any]]:
        """The rows with each cell in the type of its column, None for null.

        Raises:
            BadInput: a cell does not have the type of its column.
        """
        kinds = [(field["name"], field["type"]) for field in self.fields]
        for row in self.rows:
            try:
                yield [typed(kind, row[name]) for name, kind in kinds]
            except (ValueError, KeyError):
                wrong = next(name for name, kind in kinds if not _fits(kind, row[name]))
                what = f"{wrong} does not have the type of its column ({row[wrong]!r:.60})"
                raise bad_input(f"{self.path} {self.row_id(row)}", what, "run newstables check") from None


@dataclass(frozen=True, slots=True)
class Package:
    """A package read whole; `name` is what it was asked for by."""

    name: str
    descriptor: dict[str, Any]
    tables: dict[str, Table]
    dictionary: str


def _fits(kind: str, cell: str) -> bool:
    try:
        typed(kind, cell)
    except (ValueError, KeyError):
        return False
    return True


def read_package(name: str, root: Path) -> Package:
    """The package that a person names.

    Args:
        name: the folder of a package (or its `datapackage.json`), a wheel, or a git revision.
        root: the checkout that a git revision is looked for in.

    Raises:
        WrongUse: there is no such package; BadInput: it cannot be read.
    """
    return _read(source(name, root))


def read_folder(folder: Path) -> Package:
    """The package in a folder.

    Raises:
        WrongUse: there is none; BadInput: it cannot be read.
    """
    return _read(folder_source(folder))


def _read(files: Source) -> Package:
    where = f"{files.name} {DESCRIPTOR}"
    descriptor = parse_descriptor(files.read(DESCRIPTOR), where)
    if PARTITIONED in descriptor:
        what = "describes the tables of a corpus, Parquet in parts that are not read whole"
        raise wrong_use(where, what, "use newstables.load, compare, check or DuckDB")
    tables: dict[str, Table] = {}
    for resource in descriptor["resources"]:
        if not isinstance(resource, dict) or "schema" not in resource:
            continue
        table = _table(files, resource, where)
        if table.name in tables:
            raise bad_input(where, f"describes two tables {table.name!r}", REBUILD)
        tables[table.name] = table
    for table in tables.values():
        for column, other, key in table.foreign_keys:
            if other not in tables or key not in tables[other].columns:
                raise bad_input(where, f"{table.name}.{column} is the key of a column that is not there", REBUILD)
    if not tables:
        raise bad_input(where, "describes no table", REBUILD)
    return Package(files.name, descriptor, tables, files.find(_README).decode("utf-8", "replace"))


def _table(files: Source, resource: dict[str, Any], where: str) -> Table:
    name, path = resource.get("name"), resource.get("path")
    if not isinstance(name, str) or not isinstance(path, str) or not name.isidentifier():
        raise bad_input(where, f"has a table without a proper name and path ({name!r:.60})", REBUILD)
    plain = PurePosixPath(path)
    if plain.is_absolute() or ".." in plain.parts or any(mark in path for mark in ("\\", ":", "\0")):
        raise bad_input(where, f"leads outside the package ({path!r:.60})", "keep files in the package")
    if fault := _schema_fault(resource["schema"]):
        raise bad_input(where, f"does not describe the table {name}: {fault}", REBUILD)
    words = {key: resource.get(key) if isinstance(resource.get(key), str) else "" for key in ("title", "description")}
    schema = {"primaryKey": [], **resource["schema"]}
    columns = [field["name"] for field in schema["fields"]]
    rows = _rows(f"{files.name} {path}", files.read(path), columns)
    return Table(name, path, words["title"] or name, words["description"] or "", schema, rows)


def _schema_fault(schema: Any) -> str | None:
    """What keeps a Table Schema from being one of ours, of whatever version."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields or not all(isinstance(field, dict) for field in fields):
        return "it lists no columns"
    names = [field.get("name") for field in fields]
    if not all(isinstance(name, str) and name.isidentifier() for name in names) or len(set(names)) < len(names):
        return "two columns have one name, or one has none"
    for field in fields:
        if field.get("type") not in _TYPES:
            return f"{field['name']} has an unknown type"
        if not isinstance(field.get("constraints", {}), dict) or not isinstance(field.get("categories", []), list):
            return f"{field['name']} has constraints of no known form"
    key = schema.get("primaryKey", [])
    if not isinstance(key, list) or not set(map(str, key)) <= set(names):
        return "its key is none of its columns"
    try:
        for foreign in schema.get("foreignKeys", []):
            (column,), (other,), table = foreign["fields"], foreign["reference"]["fields"], foreign["reference"]["resource"]
            if column not in names or not isinstance(other, str) or not isinstance(table, str):
                return "a foreign key is none of its columns"
    except (TypeError, KeyError, ValueError):
        return "a foreign key has no known form"
    return None


def _rows(path: str, content: bytes, columns: Sequence[str]) -> list[Cells]:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise bad_input(path, f"is not UTF-8 (byte {error.start})", REBUILD) from None
    faults: list[Fault] = []
    lines = records(path, text, faults)
    if lines is None:
        raise BadInput(faults)
    if not lines or lines[0][1] != list(columns):
        raise bad_input(path, "does not have the columns that its descriptor says", REBUILD)
    for line, cells in lines[1:]:
        if len(cells) != len(columns):
            raise bad_input(f"{path}:{line}", f"has {len(cells)} cells, not {len(columns)}", REBUILD)
    return [dict(zip(columns, cells, strict=True)) for _, cells in lines[1:]]
