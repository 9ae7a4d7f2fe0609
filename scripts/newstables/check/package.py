"""A package on disk: descriptor, files and rows.

Takes a folder and gives a report of faults. Frictionless reads the CSV files against their schemas, hashes and sizes; what
it lets through is checked here: Parquet against CSV value by value and type by type, counts, paths, and all that
`check_tables` knows. Nothing outside the folder is opened and nothing is fetched.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from newstables import schema
from newstables.check.tables import check_tables
from newstables.faults import Fault, bad_input, wrong_use

Row = dict[str, Any]
_REBUILD = "build the package again"
_INTEGERS = 1 << 63


@dataclass(slots=True)
class Report:
    """What a check found: `checked` counts rows by table."""

    faults: list[Fault] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / "datapackage.json"
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise wrong_use(str(path), "is missing", "name the folder of a package, or build one") from None
    except (OSError, ValueError, RecursionError) as error:
        raise bad_input(str(path), f"cannot be read ({error})", _REBUILD) from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise bad_input(str(path), "lists no resources", _REBUILD)
    return descriptor


def _files(folder: Path, descriptor: dict[str, Any], faults: list[Fault]) -> dict[str, tuple[dict[str, Any], bytes]]:
    """Every resource with its bytes, by name; a resource that cannot be read is a fault."""
    found: dict[str, tuple[dict[str, Any], bytes]] = {}
    root = folder.resolve()
    for number, resource in enumerate(descriptor["resources"]):
        where = f"datapackage.json resource {number + 1}"
        name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(path, str):
            faults.append(Fault(where, "has no name or no single path", _REBUILD))
            continue
        full = (folder / path).resolve()
        if "://" in path or not full.is_relative_to(root):
            faults.append(Fault(f"{where} ({name})", f"leads outside the package ({path})", "keep files in the package"))
            continue
        try:
            found[name] = (resource, full.read_bytes())
        except OSError as error:
            faults.append(Fault(path, f"cannot be read ({(error.strerror or str(error)).lower()})", _REBUILD))
    return found


def _stamps(files: dict[str, tuple[dict[str, Any], bytes]]) -> Iterator[Fault]:
    for resource, content in files.values():
        path = str(resource["path"])
        if resource.get("bytes") != len(content):
            yield Fault(path, f"has {len(content)} bytes, the descriptor says {resource.get('bytes')}", _REBUILD)
        elif resource.get("hash") != f"sha256:{hashlib.sha256(content).hexdigest()}":
            yield Fault(path, "does not have the hash that the descriptor says", _REBUILD)


def _typed(kind: str, cell: str) -> Any:
    """A CSV cell in the type of its column; a cell in no proper form raises ValueError."""
    if cell == "":
        return None
    if kind == "integer":
        value = int(cell)
        if str(value) != cell or not -_INTEGERS <= value < _INTEGERS:
            raise ValueError(cell)
        return value
    if kind == "number":
        return float(cell)
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    if kind == "date":
        if len(cell) != 10:
            raise ValueError(cell)
        return date.fromisoformat(cell)
    return cell


def _rows(name: str, content: bytes, faults: list[Fault]) -> list[Row]:
    """The rows of a CSV file, typed."""
    path = f"data/{name}.csv"
    fields = schema.table(name).fields
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(Fault(path, f"is not UTF-8 (byte {error.start})", _REBUILD))
        return []
    if text.startswith("\ufeff") or "\r\n" in text.partition("\n")[0] + "\n":
        faults.append(Fault(path, "begins with a byte order mark or ends lines with CRLF", _REBUILD))
    lines = list(csv.reader(text.splitlines(keepends=True), strict=True)) if text else []
    if not lines or tuple(lines[0]) != schema.table(name).columns:
        faults.append(Fault(f"{path}:1", "does not have the columns of its schema", _REBUILD))
        return []
    rows: list[Row] = []
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(fields):
            faults.append(Fault(f"{path} row {number}", f"has {len(cells)} cells, not {len(fields)}", _REBUILD))
            continue
        row: Row = {}
        for column, cell in zip(fields, cells, strict=True):
            try:
                row[column.name] = _typed(column.type, cell)
            except (ValueError, KeyError):
                faults.append(Fault(f"{path} row {number}", f"{column.name} is no {column.type} ({cell!r})", "mend it"))
                row[column.name] = None
        rows.append(row)
    return rows


def _parquet(name: str, content: bytes, rows: list[Row]) -> Iterator[Fault]:
    """Faults of a Parquet file against its schema and the rows of the CSV."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = f"data/{name}.parquet"
    try:
        table = pq.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        yield Fault(path, f"cannot be read ({str(error).splitlines()[0]})", _REBUILD)
        return
    if not table.schema.equals(schema.arrow_schema(name), check_metadata=True):
        yield Fault(path, "does not have the columns, types and descriptions of its schema", _REBUILD)
        return
    if table.num_rows != len(rows):
        yield Fault(path, f"has {table.num_rows} rows, the CSV {len(rows)}", _REBUILD)
        return
    for column in table.column_names:
        for row, value in zip(rows, table.column(column).to_pylist(), strict=True):
            if row[column] != value:
                key = " ".join(str(row[k]) for k in schema.table(name).primary_key)
                yield Fault(f"{path} {key}", f"{column} is {value!r}, in the CSV {row[column]!r}", _REBUILD)


def _frictionless(folder: Path) -> Iterator[Fault]:
    """What Frictionless says of the package, in our words of where."""
    from frictionless import Package, system

    with system.use_context(trusted=False, standards="v2"):
        report = Package.from_descriptor(str(folder / "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            yield Fault(task.place, error.message, "see the schema in datapackage.json")
    for error in report.errors:
        yield Fault("datapackage.json", error.message, _REBUILD)


def _texts(folder: Path, articles: list[Row], faults: list[Fault]) -> dict[str, str] | None:
    """The articles as stored, where all of them lie in the package; a text that was changed is a fault."""
    texts: dict[str, str] = {}
    root = folder.resolve()
    for row in articles:
        if row["source_file"] is None:
            return None
        path = (folder / row["source_file"]).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return None
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            faults.append(Fault(row["source_file"], "is not the text that articles.sha256 names", _REBUILD))
            return None
        texts[row["article_id"]] = content.decode("utf-8")
    return texts


def check_package(folder: Path, frictionless: bool = True) -> Report:
    """Check a package folder.

    Args:
        folder: holds `datapackage.json`.
        frictionless: whether Frictionless reads it too; it doubles part of the other checks at the cost of its import.

    Raises:
        BadInput: there is no descriptor to begin with.
    """
    report = Report()
    faults = report.faults
    descriptor = _descriptor(folder)
    files = _files(folder, descriptor, faults)
    faults += _stamps(files)
    tables: dict[str, list[Row]] = {}
    for name in schema.tables():
        missing = [wanted for wanted in (name, f"{name}-parquet") if wanted not in files]
        faults += [Fault("datapackage.json", f"has no resource {wanted}", _REBUILD) for wanted in missing]
        if missing:
            continue
        resource, content = files[name]
        tables[name] = _rows(name, content, faults)
        report.checked[name] = len(tables[name])
        if resource.get("schema") != schema.frictionless_schema(name):
            faults.append(Fault(f"datapackage.json {name}", "does not hold the schema of this version", _REBUILD))
        if resource.get("rows") != len(tables[name]):
            said, there = resource.get("rows"), len(tables[name])
            faults.append(Fault(f"data/{name}.csv", f"has {there} rows, the descriptor says {said}", _REBUILD))
        faults += _parquet(name, files[f"{name}-parquet"][1], tables[name])
    if len(tables) == len(schema.tables()):
        texts = _texts(folder, tables["articles"], faults)
        if frictionless and not faults:
            faults += _frictionless(folder)
        faults += check_tables(tables, texts)
    return report
