"""One unit of a corpus: its articles extracted and written to disk, whole or not at all.

Takes a unit and the corpus's stage; leaves a folder `batches/<number>` with a Parquet file for each table and one for what
was set aside, and gives counts. It runs in a worker process, on this machine or on another that sees the same folders. The
rows are those of `extract_batch`, with four columns more that `finish` needs: `_article` and `_position` (which article of
the corpus, as a number), `_month` and, on articles, what they carried along.

An article that fails is set aside with the reason. One that ends the process leaves its place in a journal: the second time
that a process ends at the same place, that article is set aside and the rest is done.
"""

import gc
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newstables import schema
from newstables.article import Article, check_text, make_article
from newstables.assemble import Columns
from newstables.corpus.inputs import Given, SetAside, Unit, read_unit
from newstables.faults import BadInput, bad_input
from newstables.publish.files import arrow_table
from newstables.slugs import safe_id

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
BATCHES, BEGUN = "batches", "begun"
_AT_ONCE = 64  # articles whose rows are in memory together, unless they are long
_CHARACTERS_AT_ONCE = 500_000
_DEATHS = 3  # a process may end for reasons of its own: once or twice is no proof against an article
_METADATA = frozenset({"title", "publisher", "author", "url", "credit", "language"})
_ENGLISH = re.compile(r"en(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a unit: rows of each kind, and why the first of those set aside was."""

    number: int
    articles: int
    set_aside: int
    first_reason: str = ""


def folder_of(stage: Path, number: int) -> Path:
    """Where a unit's rows lie once it is done."""
    return stage / BATCHES / f"{number:08}"


def run_unit(unit: Unit, base: int, stage: str) -> Done:
    """Extract a unit and put its rows in place.

    Args:
        unit: what to read.
        base: the number of its first row in the corpus.
        stage: the folder for work in progress.

    Raises:
        OSError: the disk is full or cannot be written.
    """
    _warm()
    folder = folder_of(Path(stage), unit.number)
    journal = _Journal(Path(stage) / BEGUN, unit)
    made = Path(stage) / BEGUN / f"{unit.number:08}-{os.getpid()}-{os.urandom(4).hex()}"
    made.mkdir(parents=True)
    try:
        articles = 0
        set_aside = [_ended(unit, place) for place in sorted(journal.poison)]
        with _Writers(made) as writers:
            writers.write([(place, row) for place, row in zip(sorted(journal.poison), set_aside, strict=True)], base)
            for chunk in _chunks(journal.watched(read_unit(unit, journal.poison))):
                rows = list(_extracted(chunk, journal))
                writers.write(rows, base)
                failed = [found for _, found in rows if isinstance(found, SetAside)]
                articles += len(rows) - len(failed)
                set_aside += failed
        with suppress(FileExistsError):
            folder.parent.mkdir(exist_ok=True)
        try:
            made.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another worker was asked too, and was quicker
                raise
        journal.close()
        return _done(unit, articles, set_aside)
    finally:
        shutil.rmtree(made, ignore_errors=True)


@cache
def _warm() -> None:
    """Load the word lists, so that a process that ends meanwhile does not look as if the first article had ended it."""
    from newstables.pipeline import machine_columns

    machine_columns(make_article("Three envoys met in Paris.", "warm"))
    gc.freeze()  # else every collection walks the word lists again


def set_unit_aside(unit: Unit, base: int, stage: Path, reason: str) -> Done:
    """Put a whole unit among the failures."""
    row = SetAside(unit.names[0], unit.first + 1, None, reason, unit.count)
    made = stage / BEGUN / f"{unit.number:08}-set-aside"
    made.mkdir(parents=True, exist_ok=True)
    with _Writers(made) as writers:
        writers.write([(0, row)], base)
    folder_of(stage, unit.number).parent.mkdir(exist_ok=True)
    made.rename(folder_of(stage, unit.number))
    return _done(unit, 0, [row])


def _done(unit: Unit, articles: int, set_aside: list[SetAside]) -> Done:
    reason = f"{set_aside[0].file}:{set_aside[0].row}: {set_aside[0].reason}" if set_aside else ""
    return Done(unit.number, articles, sum(row.rows for row in set_aside), reason)


@dataclass(frozen=True, slots=True)
class _Extracted:
    """The tables of an article, and what its input said besides."""

    given: Given
    tables: dict[str, Columns]
    carried: dict[str, str]


class _Journal:
    """Where a unit's worker is, on disk, for the one that comes after it if it ends there."""

    def __init__(self, folder: Path, unit: Unit) -> None:
        self._file = folder / f"{unit.number:08}.journal"
        folder.mkdir(parents=True, exist_ok=True)
        ended: list[int] = []
        with suppress(OSError, ValueError):
            ended = [int(line) for line in self._file.read_bytes().split()]
        self.poison = frozenset(place for place, deaths in Counter(ended).items() if deaths >= _DEATHS)
        self._before = "".join(f"{place}\n" for place in ended)
        self._handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(self._handle, self._before.encode())

    def at(self, place: int) -> None:
        """Note the place that is worked on now, over the one noted before."""
        os.pwrite(self._handle, f"{place:<11}\n".encode(), len(self._before))

    def watched(self, found: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
        """The same, while the journal says which place is being read."""
        place = 0
        while True:
            self.at(place)
            try:
                here, value = next(found)
            except StopIteration:
                return
            yield here, value
            place = here + 1

    def close(self) -> None:
        """The unit is done."""
        os.close(self._handle)
        with suppress(OSError):
            self._file.unlink()


def _chunks(found: Iterable[tuple[int, Given | SetAside]]) -> Iterator[list[tuple[int, Given | SetAside]]]:
    """Some articles at a time: few when they are long."""
    chunk: list[tuple[int, Given | SetAside]] = []
    size = 0
    for place, value in found:
        chunk.append((place, value))
        size += len(value.text) if isinstance(value, Given) else 0
        if len(chunk) == _AT_ONCE or size > _CHARACTERS_AT_ONCE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _extracted(chunk: Iterable[tuple[int, Given | SetAside]], journal: _Journal) -> Iterator[tuple[int, _Extracted | SetAside]]:
    from newstables.pipeline import machine_columns

    for place, found in chunk:
        if isinstance(found, SetAside):
            yield place, found
            continue
        journal.at(place)
        try:
            check_text(found.text, found.id)
            article, carried = _article(found)
            yield place, _Extracted(found, machine_columns(article), carried)
        except BadInput as bad:
            yield place, SetAside(found.file, found.row, found.id, bad.faults[0].what)
        except Exception as error:  # whatever an article does, the others go on
            yield place, SetAside(found.file, found.row, found.id, f"failed: {type(error).__name__}: {error!s:.100}")


def _article(given: Given) -> tuple[Article, dict[str, str]]:
    """The article with its metadata, and the columns that are none of ours; those of our names under another."""
    article = make_article(given.text, safe_id(given.id), published_on=given.published_on)
    carried = {} if article.article_id == given.id else {"given_id": given.id}
    columns = schema.table("articles")
    for name, value in given.others.items():
        if name == "language" and value and not _ENGLISH.fullmatch(value):
            raise bad_input(given.id, f"is not in English (language {value!r:.20})", "give English articles, language en")
        if name in _METADATA and value and re.fullmatch(columns.field(name).pattern or ".*", value, re.DOTALL):
            setattr(article, name, value)
        elif value:
            carried[f"given_{name}" if name in columns.columns else name] = value
    return article, carried


def _ended(unit: Unit, place: int) -> SetAside:
    file, row = (unit.names[place], 1) if len(unit.names) > 1 else (unit.names[0], unit.first + place + 1)
    return SetAside(file, row, None, f"ended the process that read it, {_DEATHS} times")


class _Writers:
    """The files of one unit, a row group for each chunk of articles."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> "_Writers":
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._open.values():
            writer.close()

    def write(self, rows: Sequence[tuple[int, "_Extracted | SetAside"]], base: int) -> None:
        """Append the rows of some articles; `base` is the corpus's number of the unit's first place."""
        made = [(base + place, found) for place, found in rows if isinstance(found, _Extracted)]
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


def _staged(name: str, made: list[tuple[int, "_Extracted"]]) -> pa.Table:
    """The rows of a table with the columns that `finish` needs."""
    columns = schema.table(name).columns
    table = arrow_table(name, {c: list(chain.from_iterable(found.tables[name][c] for _, found in made)) for c in columns})
    counts = [(position, found, len(found.tables[name][columns[0]])) for position, found in made]
    article_ids = [(found.tables["articles"]["article_id"][0], count) for _, found, count in counts]
    months = [(None if (day := found.given.published_on) is None else f"{day:%Y-%m}", count) for _, found, count in counts]
    table = table.append_column("_article", _repeated(article_ids, pa.string()))
    table = table.append_column("_position", _repeated([(position, count) for position, _, count in counts], pa.int64()))
    table = table.append_column("_month", _repeated(months, pa.string()))
    if name == "articles":
        table = table.append_column("_file", pa.array([found.given.file for _, found in made], pa.string()))
        table = table.append_column("_row", pa.array([found.given.row for _, found in made], pa.int64()))
        carried = [list(found.carried.items()) for _, found in made]
        table = table.append_column("_carried", pa.array(carried, pa.map_(pa.string(), pa.string())))
    return table


def _repeated(values: list[tuple[Any, int]], kind: pa.DataType) -> pa.Array:
    return pa.array([value for value, count in values for _ in range(count)], kind)
