"""The package of a corpus: the same checks as on a small one, a few hundred articles at a time.

Takes a folder with Parquet files by month and gives a report. Files are held against manifest and schema; rows are read in
order of their articles, all tables side by side, and given to `check_tables` with the shared rows they refer to, so that
no fault of a small package is missed in a large one. What no part of the rows can tell is asked of DuckDB: ids that stand
twice, counts over all months. Memory is that of some articles. Months are read by processes of their own: a spoilt file
may end the process that reads it.
"""

import hashlib
import multiprocessing
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any

from newstables import schema
from newstables.check.csvfile import records, typed
from newstables.check.months import AGAIN, Month, check_month, check_shared
from newstables.check.parquetfile import difference
from newstables.check.report import Report
from newstables.faults import BadInput, Fault
from newstables.folder import DESCRIPTOR, hash_of, inside, read_file
from newstables.optional import need
from newstables.partitions import (
    FAILURES,
    FAILURES_COLUMNS,
    MANIFEST,
    MANIFEST_COLUMNS,
    MAY_BE_EMPTY,
    MONTH,
    Part,
    glob_of,
    part_path,
)

_MOST_FAULTS = 1_000  # a package that is wrong throughout would give millions
_LISTS = {"files": (MANIFEST, MANIFEST_COLUMNS), "failures": (FAILURES, FAILURES_COLUMNS)}
_LARGEST_GROUP = 1 << 30  # bytes of a row group, unpacked; ours have some megabytes


def check_partitioned(folder: Path, descriptor: dict[str, Any]) -> Report:
    """Check the package of a corpus.

    Args:
        folder: holds `datapackage.json`.
        descriptor: what it says.

    Raises:
        WrongUse: DuckDB is not installed.
    """
    need("check of a corpus", "duckdb")
    report = Report()
    faults = report.faults
    resources = {r["name"]: r for r in descriptor["resources"] if isinstance(r, dict) and isinstance(r.get("name"), str)}
    parts = [Part(*line) for line in _list(folder, "files", resources, faults)]
    _list(folder, "failures", resources, faults)
    if faults:
        return report
    carried = _carried(resources)
    faults += _described(resources, parts, carried)
    faults += _strays(folder, parts)
    faults += [fault for part in parts if part.table in schema.tables() for fault in _file(folder, part, carried)]
    if faults:
        return report
    for part in parts:
        report.checked[part.table] = report.checked.get(part.table, 0) + part.rows
    report.unreviewed = report.checked["articles"]  # a corpus is what the machine extracted
    faults += _rows(folder, parts)
    if not faults:
        faults += _across_months(folder, parts)
    return report


def _list(folder: Path, name: str, resources: dict[str, Any], faults: list[Fault]) -> list[list[Any]]:
    """The lines of the manifest or of the failures, when they are what the descriptor says."""
    path, columns = _LISTS[name]
    resource = resources.get(name, {})
    try:
        content = read_file(folder, path, DESCRIPTOR)
        text = content.decode("utf-8")
    except BadInput as bad:
        faults += bad.faults
        return []
    except UnicodeDecodeError as error:
        faults.append(Fault(path, f"is not UTF-8 (byte {error.start})", AGAIN))
        return []
    if resource.get("path") != path or resource.get("bytes") != len(content):
        faults.append(Fault(f"{DESCRIPTOR} {name}", f"does not describe {path} as it is (path, bytes)", AGAIN))
    if resource.get("hash") != hash_of(content):
        faults.append(Fault(path, "does not have the hash that the descriptor says", AGAIN))
    lines = records(path, text, faults) or []
    if not lines or lines[0][1] != list(columns):
        faults.append(Fault(f"{path}:1", f"does not have the columns {', '.join(columns)}", AGAIN))
        return []
    found = []
    for line, cells in lines[1:]:
        try:
            values = [typed(kind, cell) for kind, cell in zip(columns.values(), cells, strict=True)]
        except ValueError:
            faults.append(Fault(f"{path}:{line}", "is no line of its columns", AGAIN))
            continue
        if any(value is None for column, value in zip(columns, values, strict=True) if column not in MAY_BE_EMPTY):
            faults.append(Fault(f"{path}:{line}", "has an empty cell", AGAIN))
            continue
        found.append(values)
    return found


def _carried(resources: dict[str, Any]) -> list[str]:
    """The columns that articles carry beside ours, as far as the descriptor can be read."""
    try:
        names = [str(field["name"]) for field in resources["articles"]["schema"]["fields"]]
    except (KeyError, TypeError):
        return []
    return names[len(schema.table("articles").columns) :]


def _described(resources: dict[str, Any], parts: list[Part], carried: list[str]) -> Iterator[Fault]:
    """The descriptor lists each table with the parts, rows and schema that it has."""
    for name in schema.tables():
        of_table = [part for part in parts if part.table == name]
        resource = resources.get(name)
        if resource is None:
            yield Fault(DESCRIPTOR, f"has no resource {name}", AGAIN)
            continue
        if not of_table:
            yield Fault(MANIFEST, f"lists no file of {name}", AGAIN)
        if resource.get("path") != [part.path for part in of_table]:
            yield Fault(f"{DESCRIPTOR} {name}", f"does not list the files of {MANIFEST}", AGAIN)
        rows = sum(part.rows for part in of_table)
        if resource.get("rows") != rows:
            yield Fault(f"{DESCRIPTOR} {name}", f"says {resource.get('rows')!r:.60} rows, {MANIFEST} {rows}", AGAIN)
        if resource.get("schema") != _schema(name, resource.get("schema"), carried):
            yield Fault(f"{DESCRIPTOR} {name}", "does not hold the schema of this version", AGAIN)
    for part in parts:
        months = part.table not in schema.SHARED and (part.rows > 0 or part.month is not None)
        proper = part.month is None or (part.table not in schema.SHARED and re.fullmatch(r"\d{4}-\d{2}", part.month))
        if part.table not in schema.tables() or not proper or part.path != part_path(part.table, part.month, months):
            yield Fault(MANIFEST, f"lists a file that is none of a table ({part.path:.100})", AGAIN)


def _schema(name: str, found: Any, carried: list[str]) -> dict[str, Any]:
    """The schema that a table must have; articles may carry columns of text."""
    wanted = schema.frictionless_schema(name)
    if name == "articles" and carried:
        more = found["fields"][-len(carried) :]
        wanted["fields"] += [
            {"name": f["name"], "type": "string", "title": f["name"], "description": f.get("description")} for f in more
        ]
    return wanted


def _strays(folder: Path, parts: list[Part]) -> Iterator[Fault]:
    """A Parquet file that is not listed would be read by whoever reads the folder."""
    listed = {part.path for part in parts}
    for path in sorted((folder / "data").rglob("*.parquet")):
        if (name := path.relative_to(folder).as_posix()) not in listed:
            yield Fault(name, f"is not in {MANIFEST}", "take it out, or extract the corpus again")


def _file(folder: Path, part: Part, carried: list[str]) -> Iterator[Fault]:
    """A file is there, has the size, hash, columns and number of rows that the manifest says."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    full = inside(folder, part.path)
    if full is None or full != (folder / part.path).resolve() or (folder / part.path).is_symlink():
        yield Fault(MANIFEST, f"leads outside the package ({part.path:.100})", "keep files in the package")
        return
    if not full.is_file():
        yield Fault(part.path, "is missing", AGAIN)
        return
    if full.stat().st_size != part.bytes:
        yield Fault(part.path, f"has {full.stat().st_size} bytes, {MANIFEST} says {part.bytes}", AGAIN)
        return
    with full.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != part.sha256:
            yield Fault(part.path, f"does not have the hash that {MANIFEST} says", AGAIN)
            return
    try:
        with pq.ParquetFile(full) as file:
            found, metadata = file.schema_arrow, file.metadata
    except Exception as error:  # a spoilt file makes pyarrow raise errors of any kind
        yield Fault(part.path, f"cannot be read ({str(error).splitlines()[0]:.200})", AGAIN)
        return
    wanted = schema.arrow_schema(part.table)
    if part.table == "articles":
        for field in list(found)[len(wanted) :]:
            if field.name in carried and field.type == pa.string():
                wanted = wanted.append(field)
    if unlike := difference(found, wanted):
        yield Fault(part.path, unlike, AGAIN)
    elif metadata.num_rows != part.rows:
        yield Fault(part.path, f"has {metadata.num_rows} rows, {MANIFEST} says {part.rows}", AGAIN)
    elif any(metadata.row_group(group).total_byte_size > _LARGEST_GROUP for group in range(metadata.num_row_groups)):
        yield Fault(part.path, f"has a row group of more than {_LARGEST_GROUP:,} bytes", AGAIN)


def _rows(folder: Path, parts: list[Part]) -> list[Fault]:
    """Faults of the rows of every month, and of those that months share."""
    months: dict[str | None, dict[str, str]] = {}
    for part in parts:
        if part.table not in schema.SHARED and part.rows:
            months.setdefault(part.month, {})[part.table] = part.path
    shared = tuple((part.table, part.sha256) for part in parts if part.table in schema.SHARED)
    work = [Month(str(folder), month, paths, shared) for month, paths in months.items()]
    faults: dict[Fault, None] = {}  # one of a shared row is met with every lot of articles that refer to it
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        asked = [(f"data/{table}", pool.submit(check_shared, str(folder), table)) for table in schema.SHARED]
        asked += [(f"{MONTH} {month.month or 'unknown'}", pool.submit(check_month, month, _MOST_FAULTS)) for month in work]
        for where, future in asked:
            try:
                faults |= dict.fromkeys(future.result())
            except BrokenProcessPool:
                return [*faults, Fault(where, "or a month after it ends the process that reads it", AGAIN)]
            if len(faults) >= _MOST_FAULTS:
                pool.shutdown(cancel_futures=True)
                return [*islice(faults, _MOST_FAULTS), Fault(where, "is as far as the check went", "mend these faults first")]
    return list(faults)


def _across_months(folder: Path, parts: list[Part]) -> Iterator[Fault]:
    """What only all rows together can tell."""
    import duckdb

    with tempfile.TemporaryDirectory() as spilled, duckdb.connect() as database:
        database.execute("SET memory_limit='300MB'")
        database.execute(f"SET temp_directory='{spilled}'")
        for name in ("articles", "mentions", *schema.SHARED):
            files = [glob_of(folder / part.path) for part in parts if part.table == name]
            database.from_parquet(files, hive_partitioning=False).create_view(name)
        twice = "SELECT article_id FROM articles GROUP BY article_id HAVING count(*) > 1 ORDER BY article_id LIMIT 100"
        for (article_id,) in database.execute(twice).fetchall():
            yield Fault(f"articles {article_id}", "stands twice", "keep one of the rows")
        for name in ("actors", "places"):
            key = schema.table(name).primary_key[0]
            counted = (
                f"SELECT t.{key}, t.mention_count, coalesce(m.n, 0) FROM {name} t LEFT JOIN "
                f"(SELECT {key}, count(*) AS n FROM mentions GROUP BY {key}) m ON m.{key} = t.{key} "
                f"WHERE t.mention_count <> coalesce(m.n, 0) ORDER BY t.{key} LIMIT 100"
            )
            for row_id, said, found in database.execute(counted).fetchall():
                yield Fault(f"{name} {row_id}", f"mention_count is {said}", f"mentions has {found}")
