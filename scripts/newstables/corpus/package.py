"""The package of a corpus: a descriptor over Parquet parts, and the swap that puts it in place.

Takes what `finish` wrote in the stage. A table is one resource whose `path` lists its parts; `files` is the manifest with
rows, size and hash of each, since a resource of many parts has no hash of its own; `failures` lists what was set aside.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from newstables import schema
from newstables.corpus.finish import CARRIED, Finished
from newstables.folder import DESCRIPTOR, hash_of
from newstables.partitions import FAILURES, FAILURES_COLUMNS, MANIFEST, MANIFEST_COLUMNS, MAY_BE_EMPTY, MONTH, PARTITIONED
from newstables.publish import TABLE_LICENSE
from newstables.version import __version__

_TERMS = {"name": "publisher-terms", "title": "The publishers' terms"}
_LISTS = {
    "files": (
        "Files",
        "Every Parquet file of the package, with its rows, size and hash.",
        MANIFEST,
        MANIFEST_COLUMNS,
        ["path"],
    ),
    "failures": (
        "Failures",
        "Rows of the input that gave no article, and why; `rows` says for how many, from `row` on.",
        FAILURES,
        FAILURES_COLUMNS,
        [],
    ),
}


def describe(stage: Path, finished: Finished, digest: str, name: str) -> dict[str, Any]:
    """The descriptor of what lies in the stage.

    Args:
        stage: holds `data/`.
        finished: what `finish` said of it.
        digest: tells the input from another.
        name: of the package, a slug.
    """
    parts: dict[str, list[str]] = {table: [] for table in schema.tables()}
    rows = dict.fromkeys(schema.tables(), 0)
    for part in finished.parts:
        parts[part.table].append(part.path)
        rows[part.table] += part.rows
    resources = [_table(table, parts[table], rows[table], finished.carried) for table in schema.tables()]
    return {
        "$schema": schema.PROFILE,
        "name": name,
        "title": f"Tables of {rows['articles']:,} articles",
        "description": "Figures, quotes, events and actors as the machine proposes them; nobody has reviewed them.",
        "version": __version__,
        PARTITIONED: MONTH,
        "input": {"sha256": digest},
        "licenses": [TABLE_LICENSE, _TERMS],
        "resources": resources + [_list(stage, key) for key in _LISTS],
    }


def _table(name: str, paths: list[str], rows: int, carried: list[str]) -> dict[str, Any]:
    table = schema.table(name)
    columns = schema.frictionless_schema(name)
    if name == "articles":
        columns["fields"] += [{"name": column, "type": "string", "title": column, "description": CARRIED} for column in carried]
    return {
        "name": name,
        "title": table.title,
        "description": table.description,
        "path": paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "rows": rows,
        "licenses": [_TERMS if table.license == "publisher" else TABLE_LICENSE],
        "schema": columns,
    }


def _list(stage: Path, name: str) -> dict[str, Any]:
    title, description, path, columns, key = _LISTS[name]
    content = (stage / path).read_bytes()
    return {
        "name": name,
        "type": "table",
        "title": title,
        "description": description,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": hash_of(content),
        "licenses": [TABLE_LICENSE],
        "schema": {
            "fields": [_field(column, kind) for column, kind in columns.items()],
            "missingValues": [""],
            **({"primaryKey": key} if key else {}),
        },
    }


def _field(name: str, kind: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if name in MAY_BE_EMPTY else {"required": True}
    if kind == "integer":
        constraints["minimum"] = 0
    return {"name": name, "type": kind, **({"constraints": constraints} if constraints else {})}


def put_in_place(stage: Path, out: Path, descriptor: dict[str, Any]) -> None:
    """Move the data out of the stage and write the descriptor, which comes last: without it the package is not done."""
    waiting = stage / DESCRIPTOR
    waiting.write_bytes((json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    if (out / "data").exists():  # of a run that was killed right here
        shutil.rmtree(out / "data")
    os.rename(stage / "data", out / "data")
    os.replace(waiting, out / DESCRIPTOR)
