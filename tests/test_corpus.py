"""A corpus as one package: its rows are those of `extract_batch`, however it was cut, and the package has no fault."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pytest
from typer.testing import CliRunner

import corpora
import newstables
from newstables import cli
from newstables.check import check_package
from newstables.commands import extract_corpus as command_of_corpus
from newstables.corpus import inputs, run
from newstables.corpus.run import Progress, Summary, extract_corpus
from shell import assert_one_line
from shell import run as command

COUNT = 60


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_extract", corpora.in_this_process)
    monkeypatch.setattr(inputs, "UNIT", 17)


def made(source: Path, out: Path) -> Summary:
    return extract_corpus(source, out, lambda _: None)


def resource(package: Path, name: str) -> dict[str, Any]:
    resources = json.loads((package / "datapackage.json").read_text())["resources"]
    (found,) = (r for r in resources if r["name"] == name)
    return dict(found)


@pytest.mark.usefixtures("_in_this_process")
@pytest.mark.parametrize("unit", [1, 17, 100])
@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_the_rows_are_those_of_one_batch_however_the_corpus_is_cut(
    tmp_path: Path, name: str, unit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "UNIT", unit)
    articles = corpora.rows(COUNT)
    write = corpora.write_parquet if name.endswith("parquet") else corpora.write_json
    summary = made(write(tmp_path / name, articles), tmp_path / "out")
    assert list(corpora.unlike(tmp_path / "out", articles)) == []
    assert (summary.articles, summary.set_aside) == (COUNT, 0)


@pytest.mark.usefixtures("_in_this_process")
class TestPackage:
    @pytest.fixture
    def package(self, tmp_path: Path) -> Path:
        made(corpora.write_json(tmp_path / "a.jsonl", corpora.rows(COUNT)), tmp_path / "out")
        return tmp_path / "out"

    def test_it_has_no_fault(self, package: Path) -> None:
        report = check_package(package)
        assert report.faults == []
        assert report.checked["articles"] == COUNT

    def test_nothing_but_the_package_is_left(self, package: Path) -> None:
        assert sorted(path.name for path in package.iterdir()) == ["data", "datapackage.json"]

    def test_a_month_is_a_folder_that_other_tools_read(self, package: Path) -> None:
        wanted = {"2024-01": 13, "2024-02": 14, "2024-03": 14, "2024-04": 13, None: 6}
        wanted = {month: sum(_month(row) == month for row in corpora.rows(COUNT)) for month in wanted}
        arrow = ds.dataset(package / "data/articles", partitioning="hive").to_table().to_pandas()
        assert (
            arrow["published_month"]
            .astype(object)
            .where(arrow["published_month"].notna(), None)
            .value_counts(dropna=False)
            .to_dict()
            == wanted
        )
        files = f"{package}/data/articles/*/*.parquet"
        rows = duckdb.sql(f"SELECT published_month, count(*) FROM read_parquet('{files}') GROUP BY 1").fetchall()
        assert dict(rows) == wanted

    def test_load_gives_the_dtypes_of_the_schema(self, package: Path) -> None:
        frame = newstables.load("figures", package)
        batch = newstables.extract_batch(corpora.table(corpora.rows(COUNT)))["figures"]
        assert dict(frame.dtypes.astype(str)) == dict(newstables.load("figures").dtypes.astype(str))
        assert len(frame) == len(batch)
        assert isinstance(newstables.load("articles", package)["desk"].iloc[0], str)

    def test_articles_carry_what_the_input_said_of_them(self, package: Path) -> None:
        (row,) = (row for row in corpora.published(package, "articles") if row["article_id"] == "a1")
        assert (row["publisher"], row["desk"]) == ("Paper 1", "world")
        fields = {field["name"]: field for field in resource(package, "articles")["schema"]["fields"]}
        assert fields["desk"]["type"] == "string"

    def test_two_runs_give_the_same_bytes(self, package: Path, tmp_path: Path) -> None:
        made(tmp_path / "a.jsonl", tmp_path / "again")
        for path in (p for p in package.rglob("*") if p.is_file()):
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(package)).read_bytes(), path

    def test_the_same_command_again_finds_it_complete(self, package: Path, tmp_path: Path) -> None:
        before = (package / "datapackage.json").stat().st_mtime_ns
        assert made(tmp_path / "a.jsonl", package).articles == COUNT
        assert (package / "datapackage.json").stat().st_mtime_ns == before

    def test_a_finished_package_is_told_from_one_look_at_its_descriptor(
        self, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """That of a large corpus lists every file of every month; what another run replaces meanwhile is not mixed."""
        real, opened = Path.read_bytes, []
        monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or real(path))
        made(tmp_path / "a.jsonl", package)
        assert opened == ["datapackage.json"]

    def test_another_input_is_not_mixed_in(self, package: Path, tmp_path: Path) -> None:
        other = corpora.write_json(tmp_path / "b.jsonl", corpora.rows(3))
        with pytest.raises(newstables.BadInput, match="holds the package of another input; choose another folder"):
            made(other, package)


def _month(row: corpora.Row) -> str | None:
    return None if row["published_on"] is None else str(row["published_on"][:7])


@pytest.mark.usefixtures("_in_this_process")
def test_of_two_articles_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    articles = corpora.rows(40)
    twice = [*articles, {**articles[5], "text": "Other words of 77 men.", "published_on": "2020-01-01"}]
    summary = made(corpora.write_json(tmp_path / "a.jsonl", twice), tmp_path / "out")
    assert (summary.articles, summary.set_aside) == (40, 1)
    assert list(corpora.unlike(tmp_path / "out", articles)) == []
    failures = pd.read_csv(tmp_path / "out/data/failures.csv")
    assert failures.values.tolist() == [["a.jsonl", 41, 1, "a5", "has the id of an earlier article (a.jsonl, row 6)"]]


@pytest.mark.usefixtures("_in_this_process")
def test_what_is_no_article_is_among_the_failures_with_its_reason(tmp_path: Path) -> None:
    bad = [
        {"id": "nul", "text": "a\0b"},
        {"id": "blank", "text": " \n"},
        {"id": "french", "text": "Des mots.", "language": "fr"},
        {"id": "half", "text": "a\ud800b"},
    ]
    articles = corpora.rows(20)
    made(corpora.write_json(tmp_path / "a.jsonl", [*bad, *articles]), tmp_path / "out")
    assert list(corpora.unlike(tmp_path / "out", articles)) == []
    failures = pd.read_csv(tmp_path / "out/data/failures.csv")
    assert dict(zip(failures["id"], failures["reason"], strict=True)) == {
        "nul": "holds a NUL character, so it is no plain text",
        "blank": "holds no words",
        "french": "is not in English (language 'fr')",
        "half": "holds half a surrogate pair (character 1)",
    }


@pytest.mark.usefixtures("_in_this_process")
def test_columns_of_our_names_do_not_take_the_place_of_ours(tmp_path: Path) -> None:
    given = {"id": "An Id", "text": "Seven men.", "words": 99, "sha256": "x", "url": "no address", "title": "T", "Title": "U"}
    made(corpora.write_json(tmp_path / "a.jsonl", [given]), tmp_path / "out")
    (row,) = corpora.published(tmp_path / "out", "articles")
    assert row["words"] == 2
    assert (row["title"], row["url"]) == ("T", None)
    carried = {"given_id": "An Id", "given_words": "99", "given_sha256": "x", "given_url": "no address", "Title": "U"}
    assert {key: row[key] for key in carried} == carried
    assert check_package(tmp_path / "out").faults == []


@pytest.mark.usefixtures("_in_this_process")
def test_a_corpus_without_any_article_is_refused(tmp_path: Path) -> None:
    source = corpora.write_json(tmp_path / "a.jsonl", [{"id": "x"}])
    with pytest.raises(newstables.BadInput, match="holds no article that can be read"):
        made(source, tmp_path / "out")
    assert not (tmp_path / "out" / "datapackage.json").exists()


@pytest.mark.parametrize("there", ["data/mine.csv", "datapackage.json"])
def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, there: str) -> None:
    file = tmp_path / "out" / there
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    with pytest.raises(newstables.BadInput, match="holds another package; choose another folder"):
        made(corpora.write_json(tmp_path / "a.jsonl", corpora.rows(1)), tmp_path / "out")
    assert file.read_text() == "{}"


def test_a_package_does_not_go_where_a_file_is(tmp_path: Path) -> None:
    source = corpora.write_json(tmp_path / "a.jsonl", corpora.rows(1))
    with pytest.raises(newstables.BadInput, match="is a file, and a package is a folder; name a folder with -o"):
        made(source, source)


def test_the_command_tells_what_it_made(tmp_path: Path) -> None:
    """With real worker processes; what is set aside is told, and where."""
    source = corpora.write_json(tmp_path / "a.jsonl.gz", [*corpora.rows(20), {"id": "x"}])
    ran = CliRunner().invoke(cli.app, ["extract-corpus", str(source), "-o", str(tmp_path / "out"), "--workers", "2"])
    assert ran.exit_code == 0, ran.output
    assert "Wrote 20 articles into" in ran.output
    assert "1 row of the input gave no article" in ran.output
    assert list(corpora.unlike(tmp_path / "out", corpora.rows(20))) == []
    again = CliRunner().invoke(cli.app, ["extract-corpus", str(source), "-o", str(tmp_path / "out"), "--json"])
    assert json.loads(again.stdout)["articles"] == 20


@pytest.mark.parametrize(("module", "library"), [("distributed", "Dask"), ("duckdb", "DuckDB")])
def test_a_missing_library_is_told_before_anything_is_read(
    module: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    ran = command("extract-corpus", tmp_path / "not-even-there.jsonl", "-o", tmp_path / "out")
    assert_one_line(ran, 2, f"extract-corpus: needs {library}; pip install 'newstables[corpus]'")
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("_in_this_process")
def test_a_package_whose_data_was_deleted_is_made_again(tmp_path: Path) -> None:
    source, out = corpora.write_json(tmp_path / "a.jsonl", corpora.rows(5)), tmp_path / "out"
    made(source, out)
    shutil.rmtree(out / "data")
    made(source, out)
    assert list(corpora.unlike(out, corpora.rows(5))) == []


def test_a_log_gets_a_line_a_minute(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal, as under nohup: no moving line, but not silence through the night either."""
    clock = [0.0]
    monkeypatch.setattr("newstables.commands.extract_corpus.time.monotonic", lambda: clock[0])
    with command_of_corpus._Bar(wanted=True) as bar:
        for seconds in (1, 59, 61, 62, 130):
            clock[0] = float(seconds)
            bar.tell(Progress("extracting", seconds * 100, 100_000, 3 * (seconds > 100), seconds * 100, float(seconds)))
    said = [line.partition(" ")[2] for line in capsys.readouterr().err.splitlines()]
    assert said == [
        "Extracting 6,100/100,000 100 a second, 15 min 39 s left",
        "Extracting 13,000/100,000 100 a second, 14 min 30 s left, 3 set aside",
    ]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []
    extract_corpus(corpora.write_json(tmp_path / "a.jsonl", corpora.rows(5)), tmp_path / "out", told.append, workers=1)
    assert [progress.step for progress in told] == ["reading", "extracting", "extracting", "sorting"]
    assert [progress.rows for progress in told[1:]] == [0, 5, 5]
