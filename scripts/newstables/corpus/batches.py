"""One unit of a corpus: its articles extracted and written to disk, whole or not at all.

Takes a unit and the corpus's stage; leaves a folder `batches/<number>` with a Parquet file for each table and one for what
was set aside, and gives counts. It runs in a worker process, on this machine or on another that sees the same folders. The
rows are those of `extract_batch`, see `staging`.

An article that fails is set aside with the reason. One that ends the process leaves its place in a journal: the third time
that a process ends at the same place, that article is set aside and the rest is done.
"""

import gc
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newstables import schema
from newstables.article import METADATA, Article, check_text, make_article
from newstables.corpus.inputs import Given, SetAside, Unit, read_unit
from newstables.corpus.staging import BEGUN, Extracted, Writers, folder_of
from newstables.faults import BadInput, bad_input
from newstables.slugs import safe_id

_AT_ONCE = 64  # articles whose rows are in memory together, unless they are long
_CHARACTERS_AT_ONCE = 500_000
_DEATHS = 3  # a process may end for reasons of its own: once or twice is no proof against an article
_ENGLISH = re.compile(r"en(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a unit: rows of each kind, and why the first of those set aside was."""

    number: int
    articles: int
    set_aside: int
    first_reason: str = ""


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
        with Writers(made) as writers:
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
    with Writers(made) as writers:
        writers.write([(0, row)], base)
    folder_of(stage, unit.number).parent.mkdir(exist_ok=True)
    made.rename(folder_of(stage, unit.number))
    return _done(unit, 0, [row])


def _done(unit: Unit, articles: int, set_aside: list[SetAside]) -> Done:
    reason = f"{set_aside[0].file}:{set_aside[0].row}: {set_aside[0].reason}" if set_aside else ""
    return Done(unit.number, articles, sum(row.rows for row in set_aside), reason)


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
        os.lseek(self._handle, len(self._before), os.SEEK_SET)
        os.write(self._handle, f"{place:<11}\n".encode())

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


def _extracted(chunk: Iterable[tuple[int, Given | SetAside]], journal: _Journal) -> Iterator[tuple[int, Extracted | SetAside]]:
    from newstables.pipeline import machine_columns

    for place, found in chunk:
        if isinstance(found, SetAside):
            yield place, found
            continue
        journal.at(place)
        try:
            check_text(found.text, found.id)
            article, carried = _article(found)
            yield place, Extracted(found, machine_columns(article), carried)
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
        if name in METADATA and value and re.fullmatch(columns.field(name).pattern or ".*", value, re.DOTALL):
            setattr(article, name, value)
        elif value:
            carried[f"given_{name}" if name in columns.columns else name] = value
    return article, carried


def _ended(unit: Unit, place: int) -> SetAside:
    file, row = (unit.names[place], 1) if len(unit.names) > 1 else (unit.names[0], unit.first + place + 1)
    return SetAside(file, row, None, f"ended the process that read it, {_DEATHS} times")
