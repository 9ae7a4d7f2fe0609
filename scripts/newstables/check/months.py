"""The rows of one month of a corpus, checked some hundred articles at a time.

Takes where the month's files lie and gives faults. All tables are read side by side in order of their articles; each lot of
articles is checked as if it were a package, together with the shared rows that it refers to. Runs in a process of its own.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newstables import schema
from newstables.check.keys import out_of_order
from newstables.check.tables import check_tables
from newstables.check.values import check_values, row_name
from newstables.faults import Fault
from newstables.partitions import part_path

_AT_ONCE = 400  # articles
_ROWS = 2_048  # of a table in memory, beside those of the lot
AGAIN = "extract the corpus again"
_ARTICLE_OF = {"quote_speakers": "quote_id", "event_actors": "event_id"}  # tables without article_id: whose id begins with it

Row = dict[str, Any]


class Month(NamedTuple):
    """The files of a month by table, and the hashes of those that months share; one without a date is the month None."""

    folder: str
    month: str | None
    paths: dict[str, str]
    shared: tuple[tuple[str, str], ...]


def check_month(month: Month, most: int) -> list[Fault]:
    """The first faults of the rows of a month."""
    shared = {name: _shared(month.folder, name, sha256) for name, sha256 in month.shared}
    return list(islice(_faults(month, shared), most))


def check_shared(folder: str, name: str) -> list[Fault]:
    """Faults of the cells and the order of rows that articles share; what they mean is checked beside the articles."""
    faults: list[Fault] = []
    key, last = schema.table(name).primary_key[0], ""
    for rows in _batches(Path(folder), part_path(name, None, partitioned=False)):
        faults += check_values(name, rows)
        for row in rows:
            if row[key] == last:
                faults.append(Fault(row_name(name, row), "stands twice", "keep one of the rows"))
            elif str(row[key]) < last:
                faults.append(out_of_order(name, row))
            last = str(row[key])
    return faults


class _Shared:
    """A table of shared rows that answers which rows some ids mean."""

    def __init__(self, folder: Path, name: str) -> None:
        with pq.ParquetFile(folder / part_path(name, None, partitioned=False)) as file:
            self.table = file.read()
        self.name = name
        self.keys = self.table.column(0).combine_chunks()

    def rows(self, ids: set[str]) -> list[Row]:
        """The rows of these ids that there are, in order."""
        found = pc.index_in(pa.array(sorted(ids), pa.string()), value_set=self.keys).drop_null()
        return self.table.take(found).to_pylist()  # type: ignore[no-any-return]


@lru_cache(maxsize=len(schema.SHARED))  # a process checks month after month
def _shared(folder: str, name: str, sha256: str) -> _Shared:
    """A table of shared rows, read once for all months; the hash tells it from another package in the same place."""
    return _Shared(Path(folder), name)


def _faults(month: Month, shared: dict[str, _Shared]) -> Iterator[Fault]:
    for tables in _lots(month):
        for article in tables["articles"]:
            day = article["published_on"]
            if month.month != (None if day is None else f"{day:%Y-%m}"):
                yield Fault(row_name("articles", article), f"is not of the month {month.month}", AGAIN)
        tables |= _referred(tables, shared)
        counts = {"actors": Counter(row["actor_id"] for row in tables["mentions"])}
        counts["places"] = Counter(row["place_id"] for row in tables["mentions"])
        for name, counted in counts.items():  # the real count is over all articles
            tables[name] = [row | {"mention_count": counted[row[f"{name[:-1]}_id"]]} for row in tables[name]]
        yield from check_tables(tables)


def _referred(tables: dict[str, list[Row]], shared: dict[str, _Shared]) -> dict[str, list[Row]]:
    """The shared rows that other rows refer to, and those that these refer to."""
    wanted: dict[str, set[str]] = {name: set() for name in shared}
    for name, rows in tables.items():
        for key in schema.table(name).foreign_keys:
            if key.table in wanted:
                wanted[key.table] |= {row[key.field] for row in rows if isinstance(row[key.field], str)}
    found = {name: shared[name].rows(ids) for name, ids in wanted.items()}
    while more := {row["affiliation_id"] for row in found["actors"]} - {None} - wanted["actors"]:
        wanted["actors"] |= more
        found["actors"] = shared["actors"].rows(wanted["actors"])
    return found


def _lots(month: Month) -> Iterator[dict[str, list[Row]]]:
    """Some hundred articles at a time with all their rows; what belongs to no article comes with the last."""
    folder = Path(month.folder)
    others = {name: _Rows(folder, name, path) for name, path in month.paths.items() if name != "articles"}
    articles = _rows(folder, month.paths["articles"]) if "articles" in month.paths else iter(())
    lot = list(islice(articles, _AT_ONCE))
    while True:
        following = list(islice(articles, _AT_ONCE))
        last = str(lot[-1]["article_id"]) if following else None
        tables: dict[str, list[Row]] = {name: [] for name in schema.tables()}
        tables["articles"] = lot
        for name, rows in others.items():
            tables[name] = rows.until(last)
        yield tables
        if not following:
            return
        lot = following


class _Rows:
    """The rows of a table in the order of the file, to be taken as far as an article."""

    def __init__(self, folder: Path, name: str, path: str) -> None:
        self.key = _ARTICLE_OF.get(name, "article_id")
        self.rows = _rows(folder, path)
        self.waiting: Row | None = None

    def until(self, article_id: str | None) -> list[Row]:
        """The rows up to the last of an article, or all."""
        found = [] if self.waiting is None else [self.waiting]
        if self.waiting is not None and self._is_beyond(self.waiting, article_id):
            return []
        self.waiting = None
        for row in self.rows:
            if self._is_beyond(row, article_id):
                self.waiting = row
                break
            found.append(row)
        return found

    def _is_beyond(self, row: Row, article_id: str | None) -> bool:
        return article_id is not None and str(row[self.key]).partition("/")[0] > article_id


def _rows(folder: Path, path: str) -> Iterator[Row]:
    for rows in _batches(folder, path):
        yield from rows


def _batches(folder: Path, path: str) -> Iterator[list[Row]]:
    columns = list(schema.table(Path(path).parts[1]).columns)
    with pq.ParquetFile(folder / path, pre_buffer=False) as file:
        for batch in file.iter_batches(_ROWS, columns=columns):
            yield batch.to_pylist()
