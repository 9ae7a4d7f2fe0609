"""A package on disk: descriptor, files and rows.

Takes a folder and gives a report of faults. Frictionless reads the CSV files against their schemas, hashes and sizes; what
it lets through is checked here: Parquet against CSV, counts, paths, and all that `check_tables` knows. Nothing outside
the folder is opened and nothing is fetched, whatever the descriptor says: Frictionless is given only what stands in
`_TOLD`, since a `dialect` or `profile` may be an address that it would follow.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import Any

from newstables import schema
from newstables.check.csvfile import read_csv
from newstables.check.parquetfile import check_parquet
from newstables.check.tables import check_tables
from newstables.faults import BadInput, Fault, bad_input, wrong_use

Row = dict[str, Any]
Resources = dict[str, tuple[dict[str, Any], bytes]]

_REBUILD = "build the package again"
_DESCRIPTOR = "datapackage.json"
_LONGEST = 300  # characters of a message that repeats what it found
_MOST_BYTES = 1 << 31  # of a file: the rows of a larger one would not fit into the memory of most machines
# How the files of a table are to be read. Of a Parquet file Frictionless checks hash and size only when it is told no type
# and no schema.
_CSV = {"type": "table", "scheme": "file", "format": "csv", "encoding": "utf-8"}
_PARQUET = {"type": None, "schema": None, "format": "Parquet"}
_NOT_READ_SO = dict.fromkeys(
    ("compression", "control", "data", "dialect", "extrapaths", "innerpath", "layout", "profile", "profiles", "url")
)
_TOLD = frozenset(
    {"$schema", "name", "title", "description", "version", "keywords", "sources", "contributors", "licenses", "path"}
    | {"mediatype", "bytes", "hash", "rows", "schema", "type", "scheme", "format", "encoding"}
)


@dataclass(slots=True)
class Report:
    """What a check found: `checked` counts rows by table."""

    faults: list[Fault] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)


def check_package(folder: Path, frictionless: bool = True) -> Report:
    """Check a package folder.

    Args:
        folder: holds `datapackage.json`.
        frictionless: whether Frictionless reads it too; it doubles part of the other checks at the cost of its import.

    Raises:
        WrongUse: there is no package; BadInput: its descriptor cannot be read.
    """
    report = Report()
    faults = report.faults
    descriptor = _descriptor(folder)
    if descriptor.get("$schema") != schema.PROFILE:
        faults.append(Fault(_DESCRIPTOR, "is of another profile ($schema)", f"write {schema.PROFILE}"))
    resources = _resources(folder, descriptor, faults)
    tables: dict[str, list[Row]] = {}
    for name in schema.tables():
        faults += _stamps(name, resources)
        if name not in resources:
            continue
        resource, content = resources[name]
        rows = read_csv(name, content, faults)
        if resource.get("schema") != schema.frictionless_schema(name):
            faults.append(Fault(f"{_DESCRIPTOR} {name}", "does not hold the schema of this version", _REBUILD))
        if rows is None:
            continue
        tables[name] = rows
        report.checked[name] = len(rows)
        if resource.get("rows") != len(rows):
            what = f"has {len(rows)} rows, the descriptor says {resource.get('rows')!r:.60}"
            faults.append(Fault(f"data/{name}.csv", what, _REBUILD))
        if f"{name}-parquet" in resources:
            faults += check_parquet(name, resources[f"{name}-parquet"][1], rows)
    if len(tables) == len(schema.tables()):  # else what is missing would look like broken keys everywhere
        texts = _texts(folder, tables["articles"], faults)
        if frictionless and not faults:
            faults += _frictionless(folder, descriptor)
        faults += check_tables(tables, texts)
    return report


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / _DESCRIPTOR
    if not os.path.lexists(path):
        raise wrong_use(str(path), "is missing", "name the folder of a package, or build one")
    try:
        descriptor = json.loads(_content(folder, _DESCRIPTOR, str(path)).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise bad_input(str(path), f"cannot be read ({error!s:.200})", _REBUILD) from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise bad_input(str(path), "lists no resources", _REBUILD)
    return descriptor


def _inside(folder: Path, path: str) -> Path | None:
    """The file that a relative path leads to; None when it leads out of the folder, by dots, root, address or link."""
    try:
        full = Path(os.path.realpath(folder / path))
        inside = full.is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):  # a name too long, a NUL
        return None
    plain = PureWindowsPath(path)  # knows the separators, drives and roots of both kinds of systems
    return full if inside and "://" not in path and not plain.anchor and ".." not in plain.parts else None


def _content(folder: Path, path: str, where: str) -> bytes:
    """The bytes of a file of the package.

    Raises:
        BadInput: the path leads out of the package, or the file cannot be read.
    """
    full, path = _inside(folder, path), path[:_LONGEST]
    if full is None:
        raise bad_input(where, f"leads outside the package ({path})", "keep files in the package")
    try:
        if full.exists() and not full.is_file():  # a pipe would be waited for
            raise bad_input(path, "is no plain file", _REBUILD)
        if full.stat().st_size > _MOST_BYTES:
            raise bad_input(path, f"is larger than {_MOST_BYTES:,} bytes", "split the package by articles")
        return full.read_bytes()
    except OSError as error:
        raise bad_input(path, f"cannot be read ({(error.strerror or str(error)).lower()})", _REBUILD) from None


def _resources(folder: Path, descriptor: dict[str, Any], faults: list[Fault]) -> Resources:
    """Every resource with its bytes, by name; one that cannot be read is a fault."""
    found: Resources = {}
    for number, resource in enumerate(descriptor["resources"], 1):
        where = f"{_DESCRIPTOR} resource {number}"
        name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(path, str):
            faults.append(Fault(where, "has no name or no single path", _REBUILD))
        elif name in found:
            faults.append(Fault(where, f"is the second one named {name!r}", "keep one of the two"))
        else:
            try:
                found[name] = (resource, _content(folder, path, f"{where} ({name})"))
            except BadInput as bad:
                faults += bad.faults
    return found


def _stamps(table: str, resources: Resources) -> Iterator[Fault]:
    """Faults of what the descriptor says of a table's two files."""
    for name, path, read_as in (
        (table, f"data/{table}.csv", _CSV),
        (f"{table}-parquet", f"data/{table}.parquet", _PARQUET),
    ):
        if name not in resources:
            yield Fault(_DESCRIPTOR, f"has no resource {name} that can be read", _REBUILD)
            continue
        resource, content = resources[name]
        where = f"{_DESCRIPTOR} {name}"
        if resource["path"] != path:
            yield Fault(where, f"lies at {resource['path']:.100}, not at {path}", _REBUILD)
        for key, value in {**read_as, **_NOT_READ_SO}.items():
            if resource.get(key) != value:
                todo = f"write {value}" if value else "leave it out"
                yield Fault(where, f"is told to be read otherwise ({key}: {resource.get(key)!r:.60})", todo)
        if resource.get("bytes") != len(content):
            yield Fault(path, f"has {len(content)} bytes, the descriptor says {resource.get('bytes')!r:.60}", _REBUILD)
        elif resource.get("hash") != f"sha256:{hashlib.sha256(content).hexdigest()}":
            yield Fault(path, "does not have the hash that the descriptor says", _REBUILD)


def _told(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if key in _TOLD}


def _frictionless(folder: Path, descriptor: dict[str, Any]) -> Iterator[Fault]:
    """What Frictionless says of the package, in our words of where."""
    from frictionless import FrictionlessException, Package, system

    names = {name for table in schema.tables() for name in (table, f"{table}-parquet")}
    of_tables = [resource for resource in descriptor["resources"] if resource["name"] in names]
    told = {**_told(descriptor), "resources": [_told(resource) for resource in of_tables]}
    try:
        with system.use_context(trusted=False, standards="v2"):
            report = Package.from_descriptor(told, basepath=str(folder)).validate()
    except FrictionlessException as error:
        for reason in error.reasons or [error.error]:
            yield Fault(_DESCRIPTOR, " ".join(reason.message.split())[:_LONGEST], _REBUILD)
        return
    found = [(task.place, fault) for task in report.tasks for fault in task.errors]
    for place, fault in [*found, *((_DESCRIPTOR, fault) for fault in report.errors)]:
        yield Fault(place, " ".join(fault.message.split())[:_LONGEST], f"see the schema in {_DESCRIPTOR}")


def _texts(folder: Path, articles: list[Row], faults: list[Fault]) -> dict[str, str]:
    """The articles as stored, those that lie in the package; a text that was changed is a fault."""
    texts: dict[str, str] = {}
    for row in articles:
        path = row["source_file"]
        full = None if path is None else _inside(folder, path)
        if path is None or (full is not None and not full.exists()):
            continue  # a package may travel without its texts
        try:
            content = _content(folder, path, f"articles {row['article_id']} source_file")
            if hashlib.sha256(content).hexdigest() != row["sha256"]:
                raise bad_input(path, "is not the text that articles.sha256 names", _REBUILD)
            texts[row["article_id"]] = content.decode("utf-8")
        except BadInput as bad:
            faults += bad.faults
        except UnicodeDecodeError:
            faults.append(Fault(path, "is not UTF-8", _REBUILD))
    return texts
