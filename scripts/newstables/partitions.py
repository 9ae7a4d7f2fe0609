"""How the package of a corpus lies on disk: a folder of Parquet files for each table, one file a month of publication.

    data/figures/published_month=2024-10/part-0.parquet     rows of the articles of that month
    data/actors/part-0.parquet                               rows that articles share
    data/files.csv                                           every Parquet file with rows, size and hash
    data/failures.csv                                        rows of the input that gave no article, and why

Readers of Hive partitions (Arrow, DuckDB, Spark, Dask) know these names.
"""

from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

STAGE = ".newstables-corpus"  # the hidden folder of a run that has not ended
MONTH = "published_month"
UNDATED = "__HIVE_DEFAULT_PARTITION__"  # what those readers take for null
PARTITIONED = "partitionedBy"  # our word in the descriptor
PART = "part-0.parquet"
MANIFEST, FAILURES = "data/files.csv", "data/failures.csv"
# The columns of the two lists with their types; the month of undated articles and an unknown id are empty.
MANIFEST_COLUMNS = {
    "path": "string", "table": "string", MONTH: "string", "rows": "integer", "bytes": "integer", "sha256": "string",
}  # fmt: skip
FAILURES_COLUMNS = {"file": "string", "row": "integer", "rows": "integer", "id": "string", "reason": "string"}
MAY_BE_EMPTY = frozenset({MONTH, "id"})


class Part(NamedTuple):
    """A Parquet file of a table: a line of the manifest."""

    path: str
    table: str
    month: str | None
    rows: int
    bytes: int
    sha256: str


def part_path(table: str, month: str | None, partitioned: bool = True) -> str:
    """Where the rows of a table lie.

    Args:
        table: its name.
        month: the month of publication as 2024-10; None for undated articles.
        partitioned: false for a table that articles share, or that is empty: it has no months.
    """
    folder = PurePosixPath("data", table)
    return str(folder / f"{MONTH}={month or UNDATED}" / PART if partitioned else folder / PART)


def glob_of(folder: PurePath) -> str:
    """A path as DuckDB reads it, which takes some letters for a pattern."""
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in folder.as_posix())
