"""What a corpus is read from: every kind of file gives the same articles, and what cannot be read costs no other."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import corpora
from newstables.corpus import inputs
from newstables.corpus.inputs import Given, SetAside, plan, read_unit
from newstables.faults import WrongUse


@pytest.fixture(autouse=True)
def _small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "UNIT", 7)


def read(source: Path) -> list[Given | SetAside]:
    planned = plan(source)
    return [*planned.set_aside, *(found for unit in planned.units for _, found in read_unit(unit))]


def articles(source: Path) -> Iterator[tuple[str, str, date | None]]:
    for found in read(source):
        assert isinstance(found, Given), found
        yield found.id, found.text, found.published_on


def reasons(source: Path) -> list[tuple[int, str]]:
    return [(found.row, found.reason) for found in read(source) if isinstance(found, SetAside)]


def lines(path: Path, *given: Any) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in given))
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.jsonl.zst", "a.parquet"])
def test_every_kind_of_file_gives_the_same_articles(tmp_path: Path, name: str) -> None:
    made = corpora.rows(30)
    path = tmp_path / name
    corpora.write_parquet(path, made, row_group=4) if name.endswith("parquet") else corpora.write_json(path, made)
    wanted = [(row["id"], row["text"], row["published_on"] and date.fromisoformat(row["published_on"])) for row in made]
    assert list(articles(path)) == wanted


def test_text_files_are_articles_by_their_name(tmp_path: Path) -> None:
    (tmp_path / "may").mkdir()
    for name in ("b.txt", "a.txt", "may/c.TXT"):
        (tmp_path / name).write_text(f"Words of {name}.")
    assert [(i, text) for i, text, _ in articles(tmp_path)] == [
        ("a", "Words of a.txt."), ("b", "Words of b.txt."), ("may/c", "Words of may/c.TXT."),
    ]  # fmt: skip


def test_a_folder_is_read_file_by_file_without_links_and_hidden_files(tmp_path: Path) -> None:
    corpora.write_json(tmp_path / "2.jsonl", corpora.rows(2))
    corpora.write_parquet(tmp_path / "1.parquet", corpora.rows(3))
    lines(tmp_path / ".hidden.jsonl", {"id": "x", "text": "y"})
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "2.jsonl")
    (tmp_path / "notes.md").write_text("no article")
    assert [found.file for found in read(tmp_path)] == ["1.parquet"] * 3 + ["2.jsonl"] * 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON in UTF-8"),
        ("[" * 100_000, "is no JSON in UTF-8"),
        ([1], "is no JSON object"),
        ({"text": "Words."}, "has no id"),
        ({"id": "", "text": "Words."}, "has no id"),
        ({"id": True, "text": "Words."}, "has no id"),
        ({"id": "x"}, "has no text"),
        ({"id": "x", "text": None}, "has no text"),
        ({"id": "x", "text": "Words.", "published_on": "29 October"}, "'29 October' is no date"),
        ({"id": "x", "text": "Words.", "published_on": 20241029}, "'20241029' is no date"),
        ({"id": "x", "text": "w" * 1_000_001}, "is longer than 1,000,000 characters"),
    ],
)
def test_a_line_that_is_no_article_is_set_aside_alone(tmp_path: Path, line: Any, reason: str) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "Words."}, line, "", {"id": 7, "text": "More words."})
    assert reasons(path) == [(2, reason)]
    assert [found.id for found in read(path) if isinstance(found, Given)] == ["a", "7"]


def test_a_line_without_end_is_set_aside_without_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_LONGEST_LINE", 1_000)
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "x" * 5_000}, {"id": "b", "text": "Words."})
    assert reasons(path) == [(1, "is longer than 1,000 bytes")]
    assert [found.id for found in read(path) if isinstance(found, Given)] == ["b"]


@pytest.mark.parametrize("written", ["2024-10-29", "2024-10-29T08:30:00Z", "2024-10-29 08:30"])
def test_a_time_stamp_is_its_day(tmp_path: Path, written: str) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "Words.", "published_on": written})
    assert [day for _, _, day in articles(path)] == [date(2024, 10, 29)]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_packed_file_is_unpacked_once_and_not_for_each_unit_anew(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = plan(corpora.write_json(tmp_path / name, corpora.rows(60))).units
    lines_read: list[None] = []
    line = inputs._line
    monkeypatch.setattr(inputs, "_line", lambda file: lines_read.append(None) or line(file))
    assert [found.row for unit in units for _, found in read_unit(unit)] == list(range(1, 61))
    assert len(lines_read) == 60
    backwards = [found.row for unit in reversed(units) for _, found in read_unit(unit)]
    assert sorted(backwards) == list(range(1, 61))
    next(read_unit(units[3]))  # a reader that stops early
    assert [found.row for _, found in read_unit(units[4])] == list(range(29, 36))
    assert [found.row for _, found in read_unit(units[-1])] == [57, 58, 59, 60]
    assert inputs._LEFT_OPEN == {}


def test_a_packed_file_that_is_cut_short_gives_what_stands_before(tmp_path: Path) -> None:
    path = corpora.write_json(tmp_path / "a.jsonl.gz", corpora.rows(300))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    found = read(path)
    aside = [row for row in found if isinstance(row, SetAside)]
    ids = [row.id for row in found if isinstance(row, Given)]
    assert len(aside) == 1
    assert "cannot be read from here on" in aside[0].reason
    assert ids == [f"a{number}" for number in range(aside[0].row - 1)]
    assert len(ids) > 50


def test_a_spoilt_row_group_costs_its_own_rows(tmp_path: Path) -> None:
    path = corpora.write_parquet(tmp_path / "a.parquet", corpora.rows(40), row_group=10)
    column = pq.ParquetFile(path).metadata.row_group(1).column(1)
    content = bytearray(path.read_bytes())
    start = column.dictionary_page_offset or column.data_page_offset
    content[start : start + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))
    found = read(path)
    assert sum(row.rows for row in found if isinstance(row, SetAside)) == 10
    assert {row.row for row in found if isinstance(row, SetAside)} <= set(range(11, 21))
    assert [row.id for row in found if isinstance(row, Given)] == [f"a{n}" for n in [*range(10), *range(20, 40)]]


def test_a_file_that_is_no_parquet_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing PAR1")
    corpora.write_parquet(tmp_path / "b.parquet", corpora.rows(2))
    first, *rest = read(tmp_path)
    assert isinstance(first, SetAside)
    assert first.reason.startswith("the file cannot be read (")
    assert [found.file for found in rest] == ["b.parquet", "b.parquet"]


def test_parquet_without_the_columns_is_refused_before_work_begins(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "body": ["Words."]}), tmp_path / "a.parquet")
    with pytest.raises(WrongUse, match=r"a\.parquet: lacks the column text; name the columns id and text"):
        plan(tmp_path)


def test_a_place_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="is missing"):
        plan(tmp_path / "nothing")
    with pytest.raises(WrongUse, match=r"holds no articles; give \.parquet, \.jsonl"):
        plan(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(WrongUse, match="holds no articles"):
        plan(tmp_path / "a.pdf")


def test_other_columns_come_along_as_text(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "a", "text": "Words.", "tags": ["x", "y"], "score": 0.5, "desk": None})
    (found,) = read(path)
    assert isinstance(found, Given)
    assert found.others == {"tags": '["x", "y"]', "score": "0.5"}
