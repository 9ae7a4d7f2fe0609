"""The stage: how the rows of a corpus lie on disk between the workers that make them and the sort that orders them.

Takes the tables of single articles; leaves a Parquet file for each table of a unit. The rows are those of `extract_batch`, with
columns more that only the stage has: `_article`, the id of the article; `_position`, its number in the corpus; `_month`, that
of its publication; and, on articles, where they stood in the input and what they carried along. Shared rows stand once for
each article here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newstables import schema
from newstables.assemble import Columns
from newstables.corpus.inputs import Given, SetAside

BATCHES, BEGUN = "batches", "begun"
FAILURES = "failures"
FAILED = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int64()),
        ("id", pa.string()),
        ("reason", pa.string()),
        ("rows", pa.int64()),
        ("_position", pa.int64()),
    ]
)


def staged_schema(name: str) -> pa.Schema:
    """The columns of a table in the stage."""
    fields = [*schema.arrow_schema(name).remove_metadata()]
    fields += [pa.field("_article", pa.string()), pa.field("_position", pa.int64()), pa.field("_month", pa.string())]
    if name == "articles":
        fields += [pa.field("_file", pa.string()), pa.field("_row", pa.int64())]
        fields += [pa.field("_carried", pa.map_(pa.string(), pa.string()))]
    return pa.schema(fields)


def folder_of(stage: Path, number: int) -> Path:
    """Where a unit's rows lie once it is done."""
    return stage / BATCHES / f"{number:08}"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The tables of an article, and what its input said besides."""

    given: Given
    tables: dict[str, Columns]
    carried: dict[str, str]


class Writers:
    """The files of one unit, a row group for each chunk of articles."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> "Writers":
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._open.values():
            writer.close()

    def write(self, rows: Sequence[tuple[int, Extracted | SetAside]], base: int) -> None:
        """Append the rows of some articles; `base` is the corpus's number of the unit's first place."""
        made = [(base + place, found) for place, found in rows if isinstance(found, Extracted)]
        for name in schema.tables() if made else ():
            self._append(name, _staged(name, made))
        failed = [(base + place, found) for place, found in rows if isinstance(found, SetAside)]
        if failed:
            columns = {column: [getattr(found, column) for _, found in failed] for column in SetAside._fields}
            self._append(FAILURES, pa.table(columns | {"_position": [position for position, _ in failed]}, FAILED))

    def _append(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            if name not in self._open:
                self._open[name] = pq.ParquetWriter(self._folder / f"{name}.parquet", table.schema, compression="zstd")
            self._open[name].write_table(table)


def _staged(name: str, made: list[tuple[int, Extracted]]) -> pa.Table:
    """The rows of a table with the columns that only the stage has."""
    columns = schema.table(name).columns
    cells: Columns = {c: list(chain.from_iterable(found.tables[name][c] for _, found in made)) for c in columns}
    for position, found in made:
        rows = len(found.tables[name][columns[0]])
        day = found.given.published_on
        told = {
            "_article": found.tables["articles"]["article_id"][0],
            "_position": position,
            "_month": None if day is None else f"{day:%Y-%m}",
        }
        if name == "articles":
            told |= {"_file": found.given.file, "_row": found.given.row, "_carried": list(found.carried.items())}
        for column, value in told.items():
            cells.setdefault(column, []).extend([value] * rows)
    return pa.table(cells, staged_schema(name))
