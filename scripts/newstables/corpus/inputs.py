"""What a corpus is read from: Parquet, JSON lines (plain, gzip, zstd) or text files, one of them or a folder of them.

Takes a path and gives a `Plan`: the files with their sizes, and units of some hundred articles each, in an order that
depends on nothing but names. `read_unit` gives the articles of a unit, one at a time, so that memory does not grow with the
corpus; what cannot be read is a `SetAside` with its reason, never an exception. A spoilt row group or a file that is cut
short costs the rows it holds and no more.

An article has the columns `id` and `text`, and perhaps `published_on` (a date, a timestamp, or text that begins with
2024-10-29). Other columns are carried along as text. In a folder of text files the file's name is the id.
"""

import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from newstables.article import parse_day
from newstables.faults import BadInput, wrong_use

UNIT = 500  # articles: some three seconds of work, which is what a killed worker loses
MOST_CHARACTERS = 1_000_000  # of one article: an extraction takes some 70 bytes of memory a character
_LONGEST_LINE = 1 << 25
_AT_ONCE = 128  # rows of Parquet in memory
_TEXT, _JSON, _PARQUET = "text", "json", "parquet"
_SUFFIX = re.compile(r"\.(?:(?P<text>txt)|(?P<json>jsonl|ndjson)(?:\.(?:gz|zst))?|(?P<parquet>parquet))", re.IGNORECASE)
# The packed file that this process has read a part of, by name, size and time: the file and the row that it stands at.
_LEFT_OPEN: "dict[tuple[str, int, int], tuple[gzip.GzipFile | io.BufferedReader, int]]" = {}
_CORRUPT = (OSError, EOFError, ValueError)  # what gzip, pyarrow and decoding raise on spoilt bytes


class SetAside(NamedTuple):
    """Rows that gave no article, and why; `row` counts from 1 and `rows` says how many the reason holds for."""

    file: str
    row: int
    id: str | None
    reason: str
    rows: int = 1


class Given(NamedTuple):
    """An article as it stands in the input."""

    file: str
    row: int
    id: str
    text: str
    published_on: date | None
    others: dict[str, str]


class InputFile(NamedTuple):
    """A file of the corpus, by its name below the corpus's folder."""

    name: str
    size: int
    changed: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows `first` to `first + count` of a file, or that many text files. `offset` is where they begin, if that is known."""

    number: int
    kind: str
    root: str
    names: tuple[str, ...]
    first: int
    count: int
    offset: int = 0


@dataclass(slots=True)
class Plan:
    """The work there is: `files` in order, `units` in order, and what no unit can read."""

    files: list[InputFile] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows the units have together."""
        return sum(unit.count for unit in self.units)

    def digest(self, with_times: bool) -> str:
        """What tells this input from another: names and sizes and, where it must be the very same files, their times."""
        told = [tuple(file) if with_times else tuple(file)[:2] for file in self.files]
        return hashlib.sha256(json.dumps([UNIT, told]).encode()).hexdigest()


Part: TypeAlias = tuple[int, int, int]  # first row, rows, offset


def plan(source: Path) -> Plan:
    """The work that a corpus is.

    Raises:
        WrongUse: there is no such file or folder, it holds nothing that can be read, or a Parquet file lacks `id` or `text`.
    """
    if source.is_dir():
        root, paths = source, sorted(p for p in source.rglob("*") if _kind(p.name) and _is_plain(source, p))
    elif source.is_file() and _kind(source.name):
        root, paths = source.parent, [source]
    elif not source.exists():
        raise wrong_use(str(source), "is missing", "name a file or a folder of articles")
    else:
        paths = []
    if not paths:
        raise wrong_use(str(source), "holds no articles", "give .parquet, .jsonl, .jsonl.gz, .jsonl.zst or .txt files")
    made = Plan()
    texts: list[str] = []
    for path in paths:
        name = path.relative_to(root).as_posix()
        stat = path.stat()
        made.files.append(InputFile(name, stat.st_size, stat.st_mtime_ns))
        kind = _kind(name)
        if kind == _TEXT:
            texts.append(name)
            continue
        parts = _json_parts(path, name, made.set_aside) if kind == _JSON else _parquet_parts(path, name, made.set_aside)
        for first, count, offset in parts:
            made.units.append(Unit(len(made.units), kind, str(root.resolve()), (name,), first, count, offset))
    for first in range(0, len(texts), UNIT):
        names = tuple(texts[first : first + UNIT])
        made.units.append(Unit(len(made.units), _TEXT, str(root.resolve()), names, 0, len(names)))
    return made


def _kind(name: str) -> str:
    """Which kind of file a name says it is; empty for files of no use here."""
    found = re.search(_SUFFIX.pattern + r"\Z", name, re.IGNORECASE)
    return "" if found is None else next(kind for kind, said in found.groupdict().items() if said)


def _is_plain(folder: Path, path: Path) -> bool:
    """Whether a path is a file to be read: no link, since it could lead out of the folder, and not hidden."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and not path.is_symlink() and path.is_file()


def _opened(path: Path) -> "gzip.GzipFile | io.BufferedReader":
    """A file of JSON lines, unpacked as it is read."""
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")
    if path.suffix.lower() == ".zst":
        import pyarrow as pa

        return io.BufferedReader(pa.CompressedInputStream(pa.OSFile(str(path)), "zstd"))
    return open(path, "rb")


def _json_parts(path: Path, name: str, set_aside: list[SetAside]) -> Iterator[Part]:
    """Stretches of lines; a file that is cut short ends where it is cut."""
    rows = first = offset = begun = 0
    try:
        with _opened(path) as file:
            while line := file.readline(_LONGEST_LINE):
                offset += len(line)
                if not line.endswith(b"\n") and len(line) == _LONGEST_LINE:
                    continue  # the head of an endless line
                rows += 1
                if rows - first == UNIT:
                    yield first, UNIT, begun
                    first, begun = rows, offset
    except _CORRUPT as error:
        set_aside.append(SetAside(name, rows + 1, None, f"the file cannot be read from here on ({_reason(error)})"))
    if rows > first:
        yield first, rows - first, begun


def _parquet_parts(path: Path, name: str, set_aside: list[SetAside]) -> Iterator[Part]:
    """Stretches of rows, from the file's foot alone."""
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except _CORRUPT as error:
        set_aside.append(SetAside(name, 1, None, f"the file cannot be read ({_reason(error)})"))
        return
    with file:
        if missing := {"id", "text"} - set(file.schema_arrow.names):
            raise wrong_use(str(path), f"lacks the column {' and '.join(sorted(missing))}", "name the columns id and text")
        rows = file.metadata.num_rows
    for first in range(0, rows, UNIT):
        yield first, min(UNIT, rows - first), 0


def read_unit(unit: Unit, skip: frozenset[int] = frozenset()) -> Iterator[tuple[int, Given | SetAside]]:
    """The articles of a unit, each with its place in it.

    Args:
        unit: from a plan.
        skip: places that are not to be read, since they ended the process before.
    """
    read = {_TEXT: _read_texts, _JSON: _read_json, _PARQUET: _read_parquet}[unit.kind]
    for place, found in read(unit):
        if place not in skip:
            yield place, found


def _read_texts(unit: Unit) -> Iterator[tuple[int, Given | SetAside]]:
    for place, name in enumerate(unit.names):
        path = Path(unit.root, name)
        try:
            if path.stat().st_size > 4 * MOST_CHARACTERS:
                yield place, SetAside(name, 1, None, f"is longer than {MOST_CHARACTERS:,} characters")
                continue
            text = path.read_bytes().decode("utf-8")
            yield place, _given(name, 1, {"id": name.rpartition(".")[0], "text": text})
        except (OSError, UnicodeDecodeError) as error:
            yield place, SetAside(name, 1, None, f"cannot be read ({_reason(error)})")


def _read_json(unit: Unit) -> Iterator[tuple[int, Given | SetAside]]:
    (name,) = unit.names
    path = Path(unit.root, name)
    place = 0
    try:
        with _opened_at(path, unit) as file:
            for place in range(unit.count):
                line, whole = _line(file)
                row = unit.first + place + 1
                if not whole:
                    yield place, SetAside(name, row, None, f"is longer than {_LONGEST_LINE:,} bytes")
                elif line.strip():
                    yield place, _from_json(name, row, line)
    except _CORRUPT as error:
        yield place, SetAside(name, unit.first + place + 1, None, f"cannot be read ({_reason(error)})", unit.count - place)


@contextmanager
def _opened_at(path: Path, unit: Unit) -> "Iterator[gzip.GzipFile | io.BufferedReader]":
    """A file of JSON lines, opened where a unit begins.

    A packed file can only be read from its start. So it stays open behind a unit: the next one that this process is given
    mostly lies further on. Opened for each anew, a file of a million articles would be unpacked two thousand times.
    """
    if path.suffix.lower() not in (".gz", ".zst"):
        with open(path, "rb") as plain:
            plain.seek(unit.offset)
            yield plain
        return
    stat = path.stat()
    key = (str(path), stat.st_size, stat.st_mtime_ns)
    file, row = _LEFT_OPEN.pop(key, (None, 0))
    for other in list(_LEFT_OPEN):
        if left := _LEFT_OPEN.pop(other, None):  # a worker may have several threads
            left[0].close()
    if file is None or row > unit.first:
        if file is not None:
            file.close()
        file, row = _opened(path), 0
    with ExitStack() as closing:
        closing.callback(file.close)
        for _ in range(unit.first - row):
            _line(file)
        yield file
        with suppress(*_CORRUPT):  # what is spoilt further on was told by the plan
            if file.peek(1):
                closing.pop_all()
                _LEFT_OPEN[key] = (file, unit.first + unit.count)


def _line(file: "gzip.GzipFile | io.BufferedReader") -> tuple[bytes, bool]:
    """The next line, and whether it is whole; of an endless one nothing is kept."""
    line = file.readline(_LONGEST_LINE)
    whole = True
    while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
        whole, line = False, file.readline(_LONGEST_LINE)
    return line, whole


def _from_json(name: str, row: int, line: bytes) -> Given | SetAside:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return SetAside(name, row, None, "is no JSON in UTF-8")
    if not isinstance(value, dict):
        return SetAside(name, row, None, "is no JSON object")
    return _given(name, row, value)


def _read_parquet(unit: Unit) -> Iterator[tuple[int, Given | SetAside]]:
    import pyarrow.parquet as pq

    (name,) = unit.names
    last = unit.first + unit.count
    with pq.ParquetFile(Path(unit.root, name), pre_buffer=False, buffer_size=1 << 20) as file:
        begin = 0
        for group in range(file.num_row_groups):
            end = begin + file.metadata.row_group(group).num_rows
            if begin < last and end > unit.first:
                yield from _read_group(file, group, begin, unit)
            begin = end


def _read_group(file: Any, group: int, begin: int, unit: Unit) -> Iterator[tuple[int, Given | SetAside]]:
    """The unit's rows of a row group that begins at row `begin` of the file."""
    (name,), row, last = unit.names, begin, unit.first + unit.count
    try:
        for batch in file.iter_batches(_AT_ONCE, row_groups=[group]):
            if row + len(batch) > unit.first:
                start = max(unit.first - row, 0)
                for index, value in enumerate(batch.slice(start, last - row - start).to_pylist(), row + start):
                    yield index - unit.first, _given(name, index + 1, value)
            row += len(batch)
            if row >= last:
                return
    except _CORRUPT as error:
        end = min(begin + file.metadata.row_group(group).num_rows, last)
        row = max(row, unit.first)
        yield row - unit.first, SetAside(name, row + 1, None, f"the row group cannot be read ({_reason(error)})", end - row)


def _given(file: str, row: int, columns: Mapping[str, Any]) -> Given | SetAside:
    """An article from its columns, or why it is none."""
    given_id, text = columns.get("id"), columns.get("text")
    if isinstance(given_id, int) and not isinstance(given_id, bool):
        given_id = str(given_id)
    if not isinstance(given_id, str) or not given_id:
        return SetAside(file, row, None, "has no id")
    if not isinstance(text, str):
        return SetAside(file, row, given_id, "has no text")
    if len(text) > MOST_CHARACTERS:
        return SetAside(file, row, given_id, f"is longer than {MOST_CHARACTERS:,} characters")
    try:
        published_on = _day(columns.get("published_on"))
    except BadInput as bad:
        return SetAside(file, row, given_id, bad.faults[0].what)
    others = {key: _as_text(v) for key, v in columns.items() if v is not None and key not in ("id", "text", "published_on")}
    return Given(file, row, given_id, text, published_on, others)


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = str(value)
    return parse_day(written[:10] if written[10:11] in ("", "T", " ") else written, "published_on")


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float | bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return str(value)


def _reason(error: BaseException) -> str:
    """What an exception says, in one short line."""
    return " ".join(f"{error}".split())[:160] or type(error).__name__
