"""The package of a corpus is checked as a small one is: the same planted faults are found, told in the same words."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

import corpora
import newstables
from conftest import Package
from newstables import schema
from newstables.check import check_package, check_tables, months, partitions
from newstables.partitions import STAGE
from planting import IN_THE_ROWS, LISTED, Plant, plain
from planting_corpus import IN_CORPORA, WITH_LIMITS, Corpus, InThisProcess, assert_told, first, of_rows, whole_corpus
from planting_corpus import Plant as OfCorpus
from shell import assert_one_line, run

# What cannot be planted in Parquet alone: a cell that its type refuses, a count of words of a text that is not kept, a table
# that is left without a row (the package's helper leaves that file as it was).
ONLY_IN_CSV = re.compile(r"data/\w+\.csv|unit is empty|words is|no row holds '300'")


def tables_of(package: Package) -> dict[str, pa.Table]:
    return {name: package.parquet(name) for name in schema.tables()}


@pytest.mark.parametrize(("kind", "name", "plant", "words"), IN_THE_ROWS, ids=[row[0] for row in IN_THE_ROWS])
def test_a_fault_in_the_rows_is_found_as_in_a_small_package(
    kind: str,
    name: str,
    plant: Plant,
    words: list[str],
    packages: dict[str, Path],
    copied: Callable[[Path], Package],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(partitions, "ProcessPoolExecutor", InThisProcess)
    package = copied(packages[name])
    plant(package)
    tables = tables_of(package)
    wanted = [str(fault) for fault in check_tables({name: made.to_pylist() for name, made in tables.items()})]
    if not wanted:
        assert any(ONLY_IN_CSV.search(word) for word in words) or "is no " in words[0], kind
        return
    corpora.lay_out(tmp_path / "corpus", tables)
    found = [str(fault) for fault in check_package(tmp_path / "corpus").faults]
    assert set(map(plain, wanted)) & set(map(plain, found)), (kind, wanted[:3], found[:3])


def test_a_package_laid_out_by_a_test_has_no_fault(
    packages: dict[str, Path], copied: Callable[[Path], Package], tmp_path: Path
) -> None:
    corpora.lay_out(tmp_path / "corpus", tables_of(copied(packages["mini"])))
    assert check_package(tmp_path / "corpus").faults == []


@pytest.fixture
def corpus(packages: dict[str, Path], copied: Callable[[Path], Package], tmp_path: Path) -> Path:
    corpora.lay_out(tmp_path / "corpus", tables_of(copied(packages["story"])))
    return tmp_path / "corpus"


def test_without_duckdb_it_is_asked_for_before_anything_is_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for part in (corpus / "data" / "figures").rglob("*.parquet"):
        part.unlink()  # not even this is looked for
    assert_one_line(run("check", corpus), 2, "check of a corpus: needs DuckDB; pip install 'newstables[corpus]'")


def test_a_corpus_that_is_not_finished_is_told_and_how_to_finish_it(tmp_path: Path) -> None:
    (tmp_path / STAGE).mkdir()
    assert_one_line(run("check", tmp_path), 2, "is a corpus that is not finished; run the same extract-corpus again")


def test_compare_sends_nobody_to_cite_a_row_of_a_corpus(corpus: Path) -> None:
    shown = run("compare", newstables.load("indicators", corpus)["indicator_id"][0], "--package", corpus)
    assert "never added" in shown.output
    assert "newstables cite" not in shown.output


@pytest.mark.parametrize("command", [["cite", "--package"], ["export", "sqlite", "-o", "x.db"], ["diff", "."]])
def test_what_takes_no_corpus_says_so(command: list[str], corpus: Path, monkeypatch: pytest.MonkeyPatch, story: Path) -> None:
    monkeypatch.chdir(story)
    words = "describes the tables of a corpus, Parquet in parts that are not read whole; use newstables.load"
    assert_one_line(run(*command, corpus), 2, words)


@pytest.mark.parametrize(("kind", "plant", "told"), IN_CORPORA, ids=[row[0] for row in IN_CORPORA])
def test_what_is_wrong_with_a_corpus_is_told_and_nothing_else(
    kind: str, plant: OfCorpus, told: list[str], tmp_path: Path
) -> None:
    plant(tmp_path)
    found = assert_told(tmp_path, told)
    assert plain(found[0]) == LISTED[kind] if told else kind not in LISTED


@pytest.mark.parametrize(("plant", "limits", "told"), [row[1:] for row in WITH_LIMITS], ids=[row[0] for row in WITH_LIMITS])
def test_what_goes_beyond_a_limit_is_told(plant: OfCorpus, limits: dict[str, object], told: list[str], tmp_path: Path) -> None:
    plant(tmp_path)
    assert_told(tmp_path, told, **limits)


@pytest.mark.parametrize("at_once", [1, 2, 3, 400])
def test_a_corpus_has_no_fault_however_many_articles_are_read_at_once(at_once: int, tmp_path: Path) -> None:
    whole_corpus(tmp_path)
    assert_told(tmp_path, [], at_once)


def test_another_corpus_in_the_same_place_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that checks month after month keeps the rows that they share."""
    monkeypatch.setattr(partitions, "ProcessPoolExecutor", InThisProcess)
    first("actors", name="Osk")(tmp_path / "corpus")
    assert check_package(tmp_path / "corpus").faults != []
    shutil.rmtree(tmp_path / "corpus")
    whole_corpus(tmp_path / "corpus")
    assert check_package(tmp_path / "corpus").faults == []


def test_a_month_gives_no_more_faults_than_are_asked_for(tmp_path: Path) -> None:
    of_rows(lambda rows: [row.update(sentences=9) for row in rows["articles"]])(tmp_path)
    corpus = Corpus(tmp_path)
    shared = tuple((name, "") for name in schema.SHARED)
    paths = {line["table"]: line["path"] for line in corpus.lines() if line["published_month"] == "2024-01"}
    month = months.Month(str(tmp_path), "2024-01", paths, shared)
    assert len(months.check_month(month, 1)) == 1
