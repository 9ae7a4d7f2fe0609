"""The package of a corpus is checked as a small one is: the same planted faults are found, told in the same words."""

import hashlib
import json
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import corpora
import newstables
from conftest import Package
from newstables import schema
from newstables.check import check_package, check_tables, partitions
from newstables.partitions import MANIFEST, STAGE
from planting import IN_THE_ROWS, Plant, plain
from shell import assert_one_line, run

# What cannot be planted in Parquet alone: a cell that its type refuses, a count of words of a text that is not kept, a table
# that is left without a row (the package's helper leaves that file as it was).
ONLY_IN_CSV = re.compile(r"data/\w+\.csv|unit is empty|words is|no row holds '300'")


class InThisProcess(ThreadPoolExecutor):
    """What checks months beside each other, without the two seconds that processes take to begin."""

    def __init__(self, mp_context: object) -> None:
        super().__init__()


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


def test_without_duckdb_it_is_asked_for_before_anything_is_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    part(corpus, "figures").unlink()  # not even this is looked for
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


@pytest.fixture
def corpus(packages: dict[str, Path], copied: Callable[[Path], Package], tmp_path: Path) -> Path:
    corpora.lay_out(tmp_path / "corpus", tables_of(copied(packages["story"])))
    return tmp_path / "corpus"


def said(folder: Path) -> str:
    (fault,) = check_package(folder).faults
    return str(fault)


def part(folder: Path, table: str) -> Path:
    (found,) = (folder / "data" / table).rglob("*.parquet")
    return found


def edit_descriptor(folder: Path, edit: Callable[[dict[str, dict[str, object]]], object]) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text())
    edit({resource["name"]: resource for resource in descriptor["resources"]})
    (folder / "datapackage.json").write_text(json.dumps(descriptor))


def test_a_file_that_was_changed_is_found(corpus: Path) -> None:
    path = part(corpus, "figures")
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    assert "does not have the hash that data/files.csv says" in said(corpus)
    path.write_bytes(bytes(content)[:-1])
    assert "bytes, data/files.csv says" in said(corpus)
    path.unlink()
    assert said(corpus).endswith("part-0.parquet: is missing; extract the corpus again")


def test_a_file_that_is_not_listed_is_found(corpus: Path) -> None:
    stray = part(corpus, "figures").with_name("part-1.parquet")
    pq.write_table(pa.table({"x": [1]}), stray)
    assert said(corpus).endswith("is not in data/files.csv; take it out, or extract the corpus again")


def test_a_manifest_that_was_changed_is_found(corpus: Path) -> None:
    manifest = corpus / MANIFEST
    manifest.write_text(manifest.read_text().replace(",1,", ",2,", 1))
    assert "data/files.csv: does not have the hash that the descriptor says" in said(corpus)


@pytest.mark.parametrize("path", ["../figures.parquet", "/etc/passwd", "data/figures/published_month=*/part-0.parquet"])
def test_a_manifest_that_leads_elsewhere_is_refused(
    packages: dict[str, Path], copied: Callable[[Path], Package], tmp_path: Path, path: str
) -> None:
    corpora.lay_out(tmp_path, tables_of(copied(packages["story"])))
    manifest = tmp_path / MANIFEST
    manifest.write_text(re.sub(r"data/figures/[^,]+", path, manifest.read_text()))
    content = manifest.read_bytes()
    stamp = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    edit_descriptor(tmp_path, lambda resources: resources["files"].update(stamp))
    faults = [str(fault) for fault in check_package(tmp_path).faults]
    assert any("lists a file that is none of a table" in fault for fault in faults), faults
    assert not any("root:" in fault for fault in faults)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda resources: resources["figures"].update(rows=700), "figures: says 700 rows, data/files.csv"),
        (lambda resources: resources["figures"].update(path=[]), "figures: does not list the files of data/files.csv"),
        (lambda resources: resources["figures"].update(schema={}), "figures: does not hold the schema of this version"),
        (lambda resources: resources["figures"].update(name="figurines"), "has no resource figures"),
        (lambda resources: resources["files"].update(path="x.csv"), "files: does not describe data/files.csv as it is"),
    ],
)
def test_a_descriptor_that_says_something_else_is_found(
    corpus: Path, edit: Callable[[dict[str, dict[str, object]]], object], words: str
) -> None:
    edit_descriptor(corpus, edit)
    assert words in said(corpus)


def test_counts_and_ids_over_all_months_are_checked(
    tmp_path: Path, packages: dict[str, Path], copied: Callable[[Path], Package]
) -> None:
    tables = tables_of(copied(packages["story"]))
    counts = [count + 1 for count in tables["actors"]["mention_count"].to_pylist()]
    index = tables["actors"].schema.get_field_index("mention_count")
    tables["actors"] = tables["actors"].set_column(index, tables["actors"].schema.field(index), [counts])
    corpora.lay_out(tmp_path, tables)
    faults = [str(fault) for fault in check_package(tmp_path).faults]
    assert len(faults) == len(counts)
    assert "mention_count is" in faults[0]


def test_an_article_in_another_month_is_found(corpus: Path) -> None:
    folder = part(corpus, "articles").parent
    folder.rename(folder.with_name("published_month=2031-04"))
    faults = [str(fault) for fault in check_package(corpus).faults]
    assert any("is missing" in fault for fault in faults)
