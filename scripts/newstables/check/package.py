"""A package on disk: descriptor, files and rows.

Takes a folder and gives a report of faults. Frictionless reads the CSV files against their schemas, hashes and sizes; what
it lets through is checked here: Parquet against CSV, the files for catalogues, the evidence page, counts, paths, and all
that `check_tables` knows. Nothing outside the folder is opened and nothing is fetched, whatever the descriptor says:
Frictionless is given only what stands in `_TOLD`, since a `dialect` or `profile` may be an address that it would follow.
"""

import hashlib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from newstables import schema
from newstables.check.catalogues import CATALOGUES, check_catalogues
from newstables.check.csvfile import read_csv
from newstables.check.parquetfile import check_parquet
from newstables.check.report import Report
from newstables.check.tables import check_tables
from newstables.faults import BadInput, Fault, bad_input
from newstables.folder import DESCRIPTOR, REBUILD, hash_of, inside, read_descriptor, read_file
from newstables.page import PAGE, json_ld_of, page_bytes
from newstables.partitions import PARTITIONED

Row = dict[str, Any]
Resources = dict[str, tuple[dict[str, Any], bytes]]

_LONGEST = 300  # characters of a message that repeats what it found
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


def check_package(folder: Path, frictionless: bool = True) -> Report:
    """Check a package folder.

    Args:
        folder: holds `datapackage.json`.
        frictionless: whether Frictionless reads it too; it doubles part of the other checks at the cost of its import.

    Returns:
        The faults, and how much was looked at; of a spoilt package only what can be told of it.

    Raises:
        WrongUse: there is no package; BadInput: its descriptor cannot be read.
    """
    report = Report()
    faults = report.faults
    descriptor = read_descriptor(folder)
    if PARTITIONED in descriptor:
        from newstables.check.partitions import check_partitioned  # few packages are large enough to need it

        return check_partitioned(folder, descriptor)
    if descriptor.get("$schema") != schema.PROFILE:
        faults.append(Fault(DESCRIPTOR, "is of another profile ($schema)", f"write {schema.PROFILE}"))
    resources = _resources(folder, descriptor, faults)
    described = [resource.get("name") for resource in descriptor["resources"] if isinstance(resource, dict)]
    tables: dict[str, list[Row]] = {}
    for name in schema.tables():
        faults += _stamps(name, resources, described)
        if name not in resources:
            continue
        resource, content = resources[name]
        rows = read_csv(name, content, faults)
        if resource.get("schema") != schema.frictionless_schema(name):
            faults.append(Fault(f"{DESCRIPTOR} {name}", "does not hold the schema of this version", REBUILD))
        if rows is None:
            continue
        tables[name] = rows
        report.checked[name] = len(rows)
        if resource.get("rows") != len(rows):
            what = f"has {len(rows)} rows, the descriptor says {resource.get('rows')!r:.60}"
            faults.append(Fault(f"data/{name}.csv", what, REBUILD))
        if f"{name}-parquet" in resources:
            faults += check_parquet(name, resources[f"{name}-parquet"][1], rows)
    if len(tables) == len(schema.tables()):  # else what is missing would look like broken keys everywhere
        texts = _texts(folder, tables["articles"], faults)
        report.unreviewed = sum(not row["reviewed"] for row in tables["articles"])
        if not faults:
            faults += [*(_frictionless(folder, descriptor) if frictionless else ()), *_catalogues(folder, descriptor)]
        faults += check_tables(tables, texts)
        if not faults:  # a page of faulty rows is made anew with them
            faults += _page(folder, tables, descriptor)
    return report


def _page(folder: Path, tables: dict[str, list[Row]], descriptor: dict[str, Any]) -> Iterator[Fault]:
    """The evidence page is no resource of the descriptor; it is the one that these rows and this descriptor make."""
    try:
        content = read_file(folder, PAGE, PAGE)
        if content != page_bytes(tables, descriptor, json_ld_of(content)):
            yield Fault(PAGE, "is not the page of these tables", REBUILD)
    except BadInput as bad:
        yield from bad.faults


def _resources(folder: Path, descriptor: dict[str, Any], faults: list[Fault]) -> Resources:
    """Every resource with its bytes, by name; one that cannot be read is a fault."""
    found: Resources = {}
    for number, resource in enumerate(descriptor["resources"], 1):
        where = f"{DESCRIPTOR} resource {number}"
        name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(path, str):
            faults.append(Fault(where, "has no name or no single path", REBUILD))
        elif name in found:
            faults.append(Fault(where, f"is the second one named {name!r}", "keep one of the two"))
        else:
            try:
                found[name] = (resource, read_file(folder, path, f"{where} ({name})"))
            except BadInput as bad:
                faults += bad.faults
    return found


def _stamps(table: str, resources: Resources, described: Container[object]) -> Iterator[Fault]:
    """Faults of what the descriptor says of a table's two files; of one that is described and not read they were told."""
    for name, path, read_as in (
        (table, f"data/{table}.csv", _CSV),
        (f"{table}-parquet", f"data/{table}.parquet", _PARQUET),
    ):
        if name not in resources:
            if name not in described:
                yield Fault(DESCRIPTOR, f"has no resource {name}", REBUILD)
            continue
        resource, content = resources[name]
        where = f"{DESCRIPTOR} {name}"
        if resource["path"] != path:
            yield Fault(where, f"lies at {resource['path']:.100}, not at {path}", REBUILD)
        for key, value in {**read_as, **_NOT_READ_SO}.items():
            if resource.get(key) != value:
                todo = f"write {value}" if value else "leave it out"
                yield Fault(where, f"is told to be read otherwise ({key}: {resource.get(key)!r:.60})", todo)
        if resource.get("bytes") != len(content):
            yield Fault(path, f"has {len(content)} bytes, the descriptor says {resource.get('bytes')!r:.60}", REBUILD)
        elif resource.get("hash") != hash_of(content):
            yield Fault(path, "does not have the hash that the descriptor says", REBUILD)


def _catalogues(folder: Path, descriptor: dict[str, Any]) -> Iterator[Fault]:
    """Faults of the files for catalogues, which describe what was found to be right."""
    files: dict[str, bytes] = {}
    for path in CATALOGUES:
        try:
            files[path] = read_file(folder, path, DESCRIPTOR)
        except BadInput as bad:
            yield from bad.faults
    if len(files) == len(CATALOGUES):
        yield from check_catalogues(files, descriptor)


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
            yield Fault(DESCRIPTOR, " ".join(reason.message.split())[:_LONGEST], REBUILD)
        return
    found = [(task.place, fault) for task in report.tasks for fault in task.errors]
    for place, fault in [*found, *((DESCRIPTOR, fault) for fault in report.errors)]:
        yield Fault(place, " ".join(fault.message.split())[:_LONGEST], f"see the schema in {DESCRIPTOR}")


def _texts(folder: Path, articles: list[Row], faults: list[Fault]) -> dict[str, str]:
    """The articles as stored, those that lie in the package; a text that was changed is a fault."""
    texts: dict[str, str] = {}
    for row in articles:
        path = row["source_file"]
        full = None if path is None else inside(folder, path)
        if path is None or (full is not None and not full.exists()):
            continue  # a package may travel without its texts
        try:
            content = read_file(folder, path, f"articles {row['article_id']} source_file")
            if hashlib.sha256(content).hexdigest() != row["sha256"]:
                raise bad_input(path, "is not the text that articles.sha256 names", REBUILD)
            texts[row["article_id"]] = content.decode("utf-8")
        except BadInput as bad:
            faults += bad.faults
        except UnicodeDecodeError:
            faults.append(Fault(path, "is not UTF-8", REBUILD))
    return texts
