"""The bytes of a package: one CSV and one Parquet file a table, the dictionary, the catalogues, the page, the descriptor.

Takes tables (rows as dictionaries) and gives a mapping from relative path to bytes; nothing is written. The same rows
give the same bytes everywhere: no clock, no path, no locale takes part; Parquet's depend on the version of pyarrow.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from newstables import schema
from newstables.folder import DESCRIPTOR
from newstables.page import PAGE, page_bytes
from newstables.publish.card import front_matter
from newstables.publish.citation import bibtex, dataset_item
from newstables.publish.croissant import croissant, json_ld
from newstables.publish.descriptor import Dataset, descriptor

Files: TypeAlias = dict[str, bytes]
Rows: TypeAlias = Sequence[Mapping[str, Any]]

_ZSTD_LEVEL = 3
_NEEDS_QUOTES = re.compile('[,"\r\n]')


def _quoted(text: str) -> str:
    """A cell, in quotation marks where RFC 4180 wants them.

    Python's csv leaves a carriage return bare when lines end in LF; every reader takes that for the end of the row.
    """
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def csv_bytes(columns: Sequence[str], rows: Rows) -> bytes:
    """A table as CSV: RFC 4180 quoting, LF, UTF-8, no byte order mark, a header line."""
    lines = [",".join(columns)]
    lines += [",".join([_quoted(schema.cell(row[column])) for column in columns]) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8")


def arrow_table(name: str, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """A table as Arrow, with the types, nullability and descriptions of its schema.

    Args:
        name: the table.
        columns: the values of each of its columns.
    """
    fields = schema.arrow_schema(name)
    return pa.Table.from_arrays([pa.array(columns[field.name], type=field.type) for field in fields], schema=fields)


def _by_column(name: str, rows: Rows) -> dict[str, list[Any]]:
    return {column: [row[column] for row in rows] for column in schema.table(name).columns}


def parquet_bytes(table: pa.Table) -> bytes:
    """An Arrow table as Parquet, compressed with zstd."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=_ZSTD_LEVEL)
    return bytes(sink.getvalue())


def render(tables: Mapping[str, Rows], dataset: Dataset) -> Files:
    """All files of a package.

    Args:
        tables: the rows of every table.
        dataset: what the descriptor says about the whole.

    Returns:
        Bytes by path relative to the package: `datapackage.json`; `data/README.md`, the dictionary under a card of
        Hugging Face; `data/croissant.json`, `data/citation.bib` and `data/citation.json` for catalogues; `data/index.html`, the
        evidence page; and for every table `data/<table>.csv` and `data/<table>.parquet`.
    """
    files: Files = {}
    counts: dict[str, int] = {}
    for name in schema.tables():
        rows = tables[name]
        counts[name] = len(rows)
        files[f"data/{name}.csv"] = csv_bytes(schema.table(name).columns, rows)
        files[f"data/{name}.parquet"] = parquet_bytes(arrow_table(name, _by_column(name, rows)))
    described = descriptor(dataset, files, counts)
    item = dataset_item(dataset.cited(), dataset.name, dataset.version, tables["articles"])
    files["data/README.md"] = (front_matter(described) + schema.dictionary(schema.tables())).encode("utf-8")
    files["data/croissant.json"] = _json_bytes(croissant(described, item))
    files["data/citation.bib"] = bibtex(item).encode("utf-8")
    files["data/citation.json"] = _json_bytes([item])
    files[PAGE] = page_bytes(tables, described, json_ld(described, item))
    files[DESCRIPTOR] = _json_bytes(described)
    return files


def _json_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
