"""From the rows of all units to one package: sorted, partitioned by month of publication, every name spelt one way.

Takes the stage that the workers filled; leaves `data/` and `datapackage.json` beside it, ready to be put in place. DuckDB
sorts and joins on disk, so memory stays bounded however many rows there are. The rows are those that `extract_batch` gives
for all articles at once, whatever the units and the order in which they were done:

- of two articles with one id the first of the input is kept, the other is among the failures;
- an actor, place or indicator is one row, that of the first article in order of ids (see `merging`), and whatever is called
  by another spelling of its name is called by that one.
"""

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newstables import schema
from newstables.corpus.inputs import SetAside
from newstables.corpus.staging import BATCHES, FAILED, FAILURES, staged_schema
from newstables.merging import JOINED
from newstables.partitions import FAILURES as FAILURES_FILE
from newstables.partitions import FAILURES_COLUMNS, MANIFEST, MANIFEST_COLUMNS, Part, glob_of, part_path
from newstables.publish.files import csv_bytes

_ROW_GROUP = 16_384
_AT_ONCE = 4_096  # rows
# DuckDB sorts on disk within so much memory; a second thread would want as much again.
_LIMITS = ("SET memory_limit = '200MB'", "SET threads = 1")
_MOST_CARRIED = 200  # columns that articles carry along


class Finished(NamedTuple):
    """What was written: the parts of every table, the columns that articles carry beside ours, the rows set aside."""

    parts: list[Part]
    carried: list[str]
    failures: int


def finish(stage: Path, planned: Sequence[SetAside]) -> Finished:
    """Write `stage/data`.

    Args:
        stage: holds the folders of all units.
        planned: rows that were set aside before any unit.

    Returns:
        What was written, for the descriptor.
    """
    with duckdb.connect() as database:
        for limit in (*_LIMITS, f"SET temp_directory = {_text(stage / 'sorting')}"):
            database.execute(limit)
        for name in schema.tables():
            _view(database, stage, name, staged_schema(name))
        _view(database, stage, FAILURES, FAILED)
        _losers(database)
        _spellings(database)
        carried = [name for (name,) in database.execute(_CARRIED).fetchall()]
        parts = [part for name in schema.tables() for part in _write(database, stage, name, carried)]
        failures = _failures(database, stage / FAILURES_FILE, planned)
    lines = [dict(zip(MANIFEST_COLUMNS, part, strict=True)) for part in parts]
    (stage / MANIFEST).write_bytes(csv_bytes(list(MANIFEST_COLUMNS), lines))
    return Finished(parts, carried, failures)


_CARRIED = f"""
    SELECT DISTINCT unnest(map_keys(_carried)) AS name FROM articles ANTI JOIN losers USING (_position)
    ORDER BY name LIMIT {_MOST_CARRIED}
"""


def _text(value: object) -> str:
    """A value as SQL text."""
    return "'" + str(value).replace("'", "''") + "'"


def _view(database: duckdb.DuckDBPyConnection, stage: Path, name: str, columns: pa.Schema) -> None:
    """The rows of all units of a table; an empty table when no unit has one."""
    if next((stage / BATCHES).glob(f"*/{name}.parquet"), None) is None:
        database.register(f"empty_{name}", columns.empty_table())
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM empty_{name}")
    else:
        files = _text(f"{glob_of(stage / BATCHES)}/*/{name}.parquet")
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files}, hive_partitioning=false)")


def _losers(database: duckdb.DuckDBPyConnection) -> None:
    """Articles whose id an earlier one has."""
    database.execute(
        """
        CREATE TEMP TABLE losers AS
        WITH first AS (
            SELECT article_id, arg_min(struct_pack(file := _file, row := _row), _position) AS of, min(_position) AS kept
            FROM articles GROUP BY article_id HAVING count(*) > 1
        )
        SELECT _position, _file, _row, article_id,
               'has the id of an earlier article (' || of.file || ', row ' || of.row || ')' AS reason
        FROM articles JOIN first USING (article_id) WHERE _position > kept
        """
    )


def _spellings(database: duckdb.DuckDBPyConnection) -> None:
    """The first spelling of every name that articles spell in more than one way, and where lists of names hold it."""
    parts = []
    for name in schema.SHARED:
        key = schema.table(name).primary_key[0]
        parts.append(
            f"SELECT '{name}' AS of_table, {key} AS id, arg_min(name, _article) AS name "
            f"FROM {name} ANTI JOIN losers USING (_position) GROUP BY {key} HAVING count(DISTINCT name) > 1"
        )
    database.execute("CREATE TEMP TABLE spellings AS " + " UNION ALL ".join(parts))
    for joins, (of, key, _) in JOINED.items():
        database.execute(
            f"""
            CREATE TEMP TABLE spelt_{of} AS
            SELECT {key}, map_from_entries(list(struct_pack(k := actor, v := name))) AS spelt
            FROM (
                SELECT {key}, actor, min(spellings.name) AS name
                FROM {joins} ANTI JOIN losers USING (_position) JOIN spellings ON of_table = 'actors' AND id = actor_id
                GROUP BY {key}, actor
            ) GROUP BY {key}
            """
        )


def _query(name: str, carried: list[str]) -> str:
    """The rows of a table in their order, with the month first and every name as it is spelt."""
    joins, spelt = [f"FROM {_kept(name)} t"], {}
    for number, (key, readable, table) in enumerate(schema.readable_pairs(name)):
        joins.append(f"LEFT JOIN spellings s{number} ON s{number}.of_table = '{table}' AND s{number}.id = t.{key}")
        spelt[readable] = f"coalesce(s{number}.name, t.{readable})"
    for of, key, lists in JOINED.values():
        if of == name:
            joins.append(f"LEFT JOIN spelt_{of} j ON j.{key} = t.{key}")
            for column in lists:
                names = f"string_split(t.{column}, {_text(schema.NAME_SEPARATOR)})"
                names = f"list_transform({names}, lambda x: coalesce(j.spelt[x], x))"
                joined = f"array_to_string({names}, {_text(schema.NAME_SEPARATOR)})"
                spelt[column] = f"CASE WHEN j.spelt IS NULL OR t.{column} IS NULL THEN t.{column} ELSE {joined} END"
    columns = [f"{spelt[c]} AS {c}" if c in spelt else f"t.{c}" for c in schema.table(name).columns]
    columns += [f"t._carried[{_text(column)}] AS carried_{number}" for number, column in enumerate(carried)]
    order = [f"t.{key}" for key in schema.table(name).primary_key]
    if name not in schema.SHARED:
        start = ["t.start_char"] if "start_char" in schema.table(name).columns else []
        order = ["t._month NULLS FIRST", "t._article", *start, *order]
    month = "NULL" if name in schema.SHARED else "t._month"
    return f"SELECT {month} AS _month, {', '.join(columns)} {' '.join(joins)} ORDER BY {', '.join(order)}"


def _kept(name: str) -> str:
    """The rows of the articles that are kept; of shared rows the first article's, with the mentions of all."""
    kept = f"{name} ANTI JOIN losers USING (_position)"
    if name not in schema.SHARED:
        return f"(SELECT * FROM {kept})"
    key = schema.table(name).primary_key[0]
    counted = (
        "* REPLACE (CAST(sum(mention_count) OVER of_key AS BIGINT) AS mention_count)"
        if "mention_count" in schema.table(name).columns
        else "*"
    )
    return (
        f"(SELECT {counted}, row_number() OVER (PARTITION BY {key} ORDER BY _article) AS _rank FROM {kept} "
        f"WINDOW of_key AS (PARTITION BY {key}) QUALIFY _rank = 1)"
    )


def _write(database: duckdb.DuckDBPyConnection, stage: Path, name: str, carried: list[str]) -> Iterator[Part]:
    """Write a table, a file a month, and tell what was written."""
    columns = published_schema(name, carried)
    rows = database.sql(_query(name, carried if name == "articles" else [])).to_arrow_reader(_AT_ONCE)
    written = False
    for month, batches in _by_month(rows):
        written = True
        yield _file(stage, part_path(name, month, name not in schema.SHARED), name, month, columns, batches)
    if not written:
        yield _file(stage, part_path(name, None, partitioned=False), name, None, columns, iter(()))


def published_schema(name: str, carried: list[str]) -> pa.Schema:
    """The schema of a table's files; articles have text columns for what they carried along."""
    columns = schema.arrow_schema(name)
    for column in carried if name == "articles" else []:
        columns = columns.append(pa.field(column, pa.string(), metadata={b"description": CARRIED.encode()}))
    return columns


CARRIED = "Carried along from the input as it stood there; no column of newstables."


def _by_month(rows: pa.RecordBatchReader) -> Iterator[tuple[str | None, Iterator[pa.RecordBatch]]]:
    """Runs of one month in rows that are sorted by month."""

    def pieces() -> Iterator[tuple[str | None, pa.RecordBatch]]:
        for batch in rows:
            runs = pc.run_end_encode(batch.column(0))
            begin = 0
            for month, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
                yield month, batch.slice(begin, end - begin)
                begin = end

    for month, group in itertools.groupby(pieces(), key=itemgetter(0)):
        yield month, (piece for _, piece in group)


def _file(stage: Path, path: str, name: str, month: str | None, columns: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Part:
    """Write one file in row groups of one size, so that the same rows give the same bytes."""
    full = stage / path
    full.parent.mkdir(parents=True)  # a month that came twice would overwrite itself
    rows = 0
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(full, columns, compression="zstd", compression_level=3) as writer:
        for batch in batches:
            waiting.append(_typed(batch, columns))
            rows += batch.num_rows
            while sum(map(len, waiting)) >= _ROW_GROUP:
                table = pa.Table.from_batches(waiting)
                writer.write_table(table.slice(0, _ROW_GROUP))
                waiting = table.slice(_ROW_GROUP).to_batches()
        if waiting or not rows:
            writer.write_table(pa.Table.from_batches(waiting, columns))
    with full.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(path, name, month, rows, full.stat().st_size, digest)


def _typed(batch: pa.RecordBatch, columns: pa.Schema) -> pa.RecordBatch:
    """The published columns of a sorted batch, whose first column is the month."""
    arrays = [batch.column(number + 1).cast(field.type) for number, field in enumerate(columns)]
    return pa.RecordBatch.from_arrays(arrays, schema=columns)


def _failures(database: duckdb.DuckDBPyConnection, file: Path, planned: Sequence[SetAside]) -> int:
    """Write what was set aside, in order of the input, and count its rows."""
    found = database.execute(
        """
        SELECT file, row, id, reason, rows FROM failures
        UNION ALL SELECT _file, _row, article_id, reason, 1 FROM losers
        """
    ).fetchall()
    rows = sorted([*map(SetAside._make, found), *planned], key=lambda row: (row.file, row.row))
    file.write_bytes(csv_bytes(list(FAILURES_COLUMNS), [row._asdict() for row in rows]))
    return sum(row.rows for row in rows)
