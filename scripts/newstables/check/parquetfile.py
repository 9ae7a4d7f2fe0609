"""A Parquet file of a package against its schema and against the rows of the CSV, type by type and value by value.

Frictionless does none of this: it reports nullable integers as faults and passes wrong hashes (version 5.21).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newstables import schema
from newstables.faults import Fault
from newstables.folder import REBUILD

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# What a column and a cell may take unpacked beside their text: heads of pages, dictionaries, offsets.
_COLUMN_BYTES, _CELL_BYTES = 1 << 16, 32


def check_parquet(name: str, content: bytes, rows: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    """Faults of a table's Parquet file.

    Args:
        name: the table.
        content: the file's bytes.
        rows: the rows of its CSV file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = f"data/{name}.parquet"
    wanted = schema.arrow_schema(name)
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        if unlike := difference(file.schema_arrow, wanted):
            yield Fault(path, unlike, REBUILD)
            return
        if file.metadata.num_rows != len(rows):
            yield Fault(path, f"has {file.metadata.num_rows} rows, the CSV {len(rows)}", REBUILD)
            return
        if unlike := _unlike_its_rows(file.metadata, rows):
            yield Fault(path, unlike, REBUILD)
            return
        table = file.read()
        columns = {column: table.column(column).to_pylist() for column in wanted.names}
    except Exception as error:  # a spoilt file makes pyarrow raise errors of any kind, RuntimeError among them
        yield Fault(path, f"cannot be read ({str(error).splitlines()[0]:.200})", REBUILD)
        return
    key = schema.table(name).primary_key
    for column, values in columns.items():
        for row, value in zip(rows, values, strict=True):
            if row[column] != value:
                where = f"{path} {' '.join(str(row[part]) for part in key)}"
                yield Fault(where, f"{column} is {_told(value)}, in the CSV {_told(row[column])}", REBUILD)


def _told(value: Any) -> str:
    return f"{value!r:.60}" if isinstance(value, str) else schema.cell(value) or "empty"


def _unlike_its_rows(metadata: "pq.FileMetaData", rows: Sequence[dict[str, Any]]) -> str | None:
    """Why a file is not unpacked: a few kilobytes of zeros can unpack to as many gigabytes.

    Read of a row group are its own numbers: asked for a spoilt column chunk, pyarrow ends the process.
    """
    groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
    if sum(group.num_rows for group in groups) != len(rows):
        return "holds other numbers of rows in its parts"
    text = sum(4 * len(value) for row in rows for value in row.values() if isinstance(value, str))
    most = metadata.num_columns * (_COLUMN_BYTES + _CELL_BYTES * len(rows)) + text
    unpacked = sum(group.total_byte_size for group in groups)
    return f"would unpack to {unpacked} bytes, the rows of the CSV to {most} at most" if unpacked > most else None


def difference(found: "pa.Schema", wanted: "pa.Schema") -> str | None:
    """The first way in which one Arrow schema is not the other."""
    if found.names != wanted.names:
        return f"has the columns {', '.join(found.names):.300}, not those of its schema"
    for field, other in zip(found, wanted, strict=True):
        if field.type != other.type:
            return f"{field.name} has the type {field.type}, not {other.type}"
        if field.nullable != other.nullable:
            return f"{field.name} {'may' if field.nullable else 'may not'} be null, unlike in its schema"
        if field.metadata != other.metadata:
            return f"{field.name} does not carry the description of its schema"
    return None if found.metadata == wanted.metadata else "does not carry the title and description of its schema"
