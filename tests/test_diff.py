"""Differences of packages: what a user reads, and where packages are read from, whoever wrote them."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from conftest import Package
from newstables import packages
from newstables.diff import Difference, Level, compare, enough, next_version, parse_version
from newstables.packages import read_folder
from shell import assert_one_line, contents, run

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
import check_version  # noqa: E402


@pytest.fixture
def read(mini: Path) -> packages.Package:
    return deepcopy(read_folder(mini))


def after(old: packages.Package, change: Callable[[packages.Package], object]) -> Difference:
    new = deepcopy(old)
    change(new)
    return compare(old, new)


def field(package: packages.Package, table: str, column: str) -> dict[str, Any]:
    return next(field for field in package.tables[table].fields if field["name"] == column)


# ---- rows


def test_a_package_is_the_same_as_itself(read: packages.Package) -> None:
    found = compare(read, read)
    assert (found.schema, found.tables, found.level) == ([], [], Level.NONE)


def test_rows_are_added_removed_and_changed_by_id_and_field(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        rows = new.tables["figures"].rows
        rows[0] |= {"value": "41", "status": ""}
        rows.append({**rows[0], "figure_id": "x/f1-2", "text": "new"})
        rows.pop(1)

    first, second, *_ = read.tables["figures"].rows
    (table,) = after(read, change).tables
    assert (table.name, table.added, table.removed, table.renamed) == ("figures", ["x/f1-2"], [second["figure_id"]], [])
    (row,) = table.changed
    assert row.id == first["figure_id"]
    assert row.fields == [("value", first["value"], "41"), ("status", first["status"], "")]
    assert table.level is Level.MINOR


def test_another_order_of_rows_is_no_change(read: packages.Package) -> None:
    assert after(read, lambda new: new.tables["mentions"].rows.reverse()).level is Level.NONE


def test_a_row_that_only_has_another_id_tells_that_the_rule_of_ids_changed(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        for row in new.tables["quotes"].rows:
            row["quote_id"] = row["utterance_id"] = row["quote_id"] + ".2"

    (table,) = after(read, change).tables
    ids = [row["quote_id"] for row in read.tables["quotes"].rows]
    assert table.renamed == [(i, f"{i}.2") for i in ids]
    assert (table.added, table.removed, table.level) == ([], [], Level.MAJOR)


def test_a_row_whose_words_moved_is_another_row(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        new.tables["times"].rows[0] |= {"time_id": "x/t1-2", "start_char": "1", "end_char": "2"}

    (table,) = after(read, change).tables
    assert (len(table.added), len(table.removed), table.renamed, table.level) == (1, 1, [], Level.MINOR)


def test_rows_with_a_key_of_several_columns_are_told_apart(read: packages.Package) -> None:
    rows = read.tables["event_actors"].rows or read.tables["quote_speakers"].rows
    name = "event_actors" if read.tables["event_actors"].rows else "quote_speakers"
    (table,) = after(read, lambda new: new.tables[name].rows[0].update(origin="added", rule="x")).tables
    assert table.changed[0].id == " ".join(rows[0][column] for column in read.tables[name].key)


def test_two_rows_of_one_id_do_not_hide_each_other(read: packages.Package) -> None:
    rows = read.tables["figures"].rows
    (table,) = after(read, lambda new: new.tables["figures"].rows.append(dict(rows[0]))).tables
    assert table.added == [f"{rows[0]['figure_id']} (2)"]


# ---- schema


def removed_code(new: packages.Package) -> None:
    constraints = field(new, "figures", "status")["constraints"]
    constraints["enum"] = [code for code in constraints["enum"] if code != "denied"]


def dropped(new: packages.Package, table: str, column: str) -> None:
    found = new.tables[table]
    found.schema["fields"] = [field for field in found.fields if field["name"] != column]
    for row in found.rows:
        del row[column]


def added_column(new: packages.Package) -> None:
    new.tables["figures"].fields.append({"name": "note", "type": "string"})
    for row in new.tables["figures"].rows:
        row["note"] = "x"


SCHEMA_CHANGES: dict[str, tuple[Callable[[packages.Package], object], Level, str, str]] = {
    "table removed": (lambda p: p.tables.pop("reviews"), Level.MAJOR, "reviews", "table removed, with"),
    "column removed": (lambda p: dropped(p, "figures", "unit"), Level.MAJOR, "figures.unit", "column removed"),
    "column added": (added_column, Level.MINOR, "figures.note", "column added (string)"),
    "type": (lambda p: field(p, "figures", "value").update(type="integer"), Level.MAJOR, "figures.value", "other type"),
    "code removed": (removed_code, Level.MAJOR, "figures.status", "codes removed"),
    "code added": (
        lambda p: field(p, "figures", "status")["constraints"]["enum"].append("hoped"),
        Level.MINOR,
        "figures.status",
        "codes added",
    ),
    "key": (lambda p: p.tables["figures"].schema.update(primaryKey=["text"]), Level.MAJOR, "figures", "other key"),
    "foreign key removed": (
        lambda p: p.tables["figures"].schema["foreignKeys"].pop(0),
        Level.MAJOR,
        "figures.article_id",
        "foreign key removed",
    ),
    "rule of an id": (
        lambda p: field(p, "figures", "figure_id")["constraints"].update(pattern="^x$"),
        Level.MAJOR,
        "figures.figure_id",
        "other rule of the id",
    ),
    "constraint": (
        lambda p: field(p, "figures", "start_char")["constraints"].update(minimum=5),
        Level.MINOR,
        "figures.start_char",
        "minimum",
    ),
    "order of columns": (lambda p: p.tables["figures"].fields.reverse(), Level.MINOR, "figures", "other order of columns"),
    "description": (
        lambda p: field(p, "figures", "value").update(description="x"),
        Level.PATCH,
        "figures.value",
        "other description",
    ),
    "label": (
        lambda p: field(p, "figures", "status")["categories"][0].update(label="x"),
        Level.PATCH,
        "figures.status",
        "other label of",
    ),
    "title of the whole": (lambda p: p.descriptor.update(title="x"), Level.PATCH, "package", "other title"),
    "credit": (lambda p: p.descriptor["licenses"][1].update(title="x"), Level.PATCH, "package", "other licenses"),
    "licence": (lambda p: p.descriptor["licenses"][0].update(name="CC0-1.0"), Level.MAJOR, "package", "other licences"),
}


@pytest.mark.parametrize("name", SCHEMA_CHANGES)
def test_a_change_of_the_schema_has_its_level(name: str, read: packages.Package) -> None:
    change, level, where, what = SCHEMA_CHANGES[name]
    found = after(read, change)
    (told,) = found.schema
    assert (told.level, told.where, what in told.what) == (level, where, True), told
    assert found.tables == []
    assert found.level is level


def test_a_table_added_is_minor_and_the_most_serious_change_stands_first(read: packages.Package) -> None:
    old = deepcopy(read)
    del old.tables["times"]

    def change(new: packages.Package) -> None:
        new.tables["times"] = read.tables["times"]
        field(new, "figures", "value")["title"] = "x"
        dropped(new, "figures", "unit")

    assert [(c.level, c.where) for c in after(old, change).schema] == [
        (Level.MAJOR, "figures.unit"),
        (Level.MINOR, "times"),
        (Level.PATCH, "figures.value"),
    ]


@pytest.mark.parametrize(
    ("old", "level", "wanted"),
    [
        ("1.2.3", Level.NONE, "1.2.3"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("0.2.3", Level.PATCH, "0.2.4"),
        ("0.2.3", Level.MINOR, "0.3.0"),
        ("0.2.3", Level.MAJOR, "0.3.0"),
    ],
)
def test_the_policy_says_the_least_version(old: str, level: Level, wanted: str) -> None:
    before, least = parse_version(old), parse_version(wanted)
    assert before
    assert least
    assert next_version(before, level) == least
    assert enough(before, least, level)
    assert enough(before, (9, 9, 9), level)
    assert not enough(before, (least[0], least[1], least[2] - 1), level)


@pytest.mark.parametrize("text", ["1.2", "1.2.3.4", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.x", "", "1.2.3\n", "१.२.३"])
def test_what_is_no_version_is_none(text: str) -> None:
    assert parse_version(text) is None


# ---- the command


def test_the_same_ends_with_0_and_a_change_with_1(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    made = run("diff", mini, package.folder)
    assert (made.exit_code, made.stdout) == (0, "The same: no row, column, code or key differs.\n")
    rows = package.rows("figures")
    package.put("figures", [{**rows[0], "value": "41"}, *rows[1:]])
    made = run("diff", mini, package.folder / "datapackage.json")
    assert made.exit_code == 1
    assert f"figures  {len(rows)} → {len(rows)} rows: 0 added, 0 removed, 1 changed" in made.stdout
    assert f"  ~ {rows[0]['figure_id']}\n      value  40 → 41\n" in made.stdout
    assert "In all 0 rows added, 0 removed, 1 changed in 1 values; 0 changes of schema" in made.stdout
    assert "a minor change: " in made.stdout
    assert "is asked for" in made.stdout


def test_another_version_alone_is_no_change(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    package.descriptor = {**package.descriptor, "version": "99.0.0"}
    made = run("diff", mini, package.folder)
    assert made.exit_code == 0
    assert "→ 99.0.0" in made.stdout


def test_json_tells_all(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    rows = package.rows("figures")
    package.put("figures", [{**rows[0], "value": ""}, *rows[2:]])
    made = run("diff", mini, package.folder, "--json")
    assert made.exit_code == 1
    told = json.loads(made.stdout)
    assert (told["level"], told["totals"]["changed"], told["totals"]["removed"]) == ("minor", 1, 1)
    (table,) = told["tables"]
    assert table["removed"] == [rows[1]["figure_id"]]
    assert table["changed"] == [{"id": rows[0]["figure_id"], "fields": {"value": {"old": "40", "new": None}}}]
    same = run("diff", mini, mini, "--json")
    assert (same.exit_code, json.loads(same.stdout)["level"]) == (0, "none")


def test_long_and_hostile_texts_are_cut_where_they_differ_and_obeyed_by_no_terminal(
    mini: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(mini)
    rows = package.rows("quotes")
    long = "water " * 50
    package.put("quotes", [{**rows[0], "sentence_text": f"{long}\x1b[31m[red]rose[/red] " + long}, *rows[1:]])
    other = Package(package.folder.parent / "other")
    shutil.copytree(package.folder, other.folder)
    other.put("quotes", [{**rows[0], "sentence_text": f"{long}fell " + long}, *rows[1:]])
    made = run("diff", package.folder, other.folder)
    line = next(line for line in made.stdout.splitlines() if "sentence_text" in line)
    assert re.search(r" …\S.{14,15} \[31m\[red\]rose\[/red\] water .*… → …\S.{14,15}fell water .*…$", line), line
    assert len(line) < 200
    assert "\x1b" not in made.stdout


def test_many_rows_are_cut_short_for_people(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    rows = package.rows("mentions")
    package.put("mentions", [*rows, *({**rows[0], "mention_id": f"x/m{n}", "text": f"{n}"} for n in range(50))])
    made = run("diff", mini, package.folder)
    assert "and 30 more rows; --json prints all" in made.stdout


@pytest.mark.parametrize("name", ["nowhere", "-x", "--upload-pack=x", "", "HEAD:x", "a\0b", "x" * 5000, "HEAD^{tree}"])
def test_what_is_no_package_is_wrong_use(name: str, mini: Path) -> None:
    made = run("diff", "--root", mini, "--", name, mini)
    assert made.exit_code == 2, made.output
    assert made.stdout == ""
    assert made.stderr.count("\n") == 1


def test_git_is_never_given_what_it_may_take_for_an_option(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr("newstables.packages.sources.git", lambda *words: asked.append(words))
    for name in ("-x", "--git-dir", "main"):
        assert run("diff", "--root", mini, "--", name, mini).exit_code == 2
    assert [words[-1] for words in asked] == ["main^{commit}"]


def test_a_broken_package_ends_with_2_since_1_means_a_change(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    (package.folder / "data" / "figures.csv").write_text('figure_id\n"x')
    made = run("diff", mini, package.folder, "--json")
    assert made.exit_code == 2
    assert "figures.csv" in json.loads(made.stdout)["faults"][0]["where"]


def broken(change: Callable[[dict[str, Any]], object]) -> Callable[[Package], None]:
    def harm(package: Package) -> None:
        descriptor = package.descriptor
        change(descriptor)
        package.descriptor = descriptor

    return harm


def of_figures(**values: object) -> Callable[[Package], None]:
    return broken(lambda d: d["resources"][0].update(values))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (of_figures(path="../../etc/passwd"), "leads outside"),
        (of_figures(path="/etc/passwd"), "leads outside"),
        (of_figures(path="http://example.org/x.csv"), "leads outside"),
        (of_figures(path="data\\figures.csv"), "leads outside"),
        (of_figures(path="data/none.csv"), "is missing"),
        (of_figures(name='x" (y'), "proper name"),
        (of_figures(name=5), "proper name"),
        (of_figures(name="quotes"), "two tables 'quotes'"),
        (of_figures(schema={"fields": []}), "lists no columns"),
        (of_figures(schema={"fields": [{"name": "a b", "type": "string"}]}), "has none"),
        (of_figures(schema={"fields": [{"name": "a", "type": "geo"}]}), "unknown type"),
        (of_figures(schema={"fields": [{"name": "a", "type": "string", "constraints": 5}]}), "no known form"),
        (of_figures(schema={"fields": [{"name": "a", "type": "string"}], "primaryKey": ["b"]}), "none of its columns"),
        (of_figures(schema={"fields": [{"name": "a", "type": "string"}], "foreignKeys": [5]}), "no known form"),
        (of_figures(schema={"fields": [{"name": "a", "type": "string"}], "foreignKeys": 5}), "no known form"),
        (of_figures(schema={"fields": [{"name": "a", "type": "string"}]}), "does not have the columns"),
        (broken(lambda d: d.update(resources=[])), "describes no table"),
        (broken(lambda d: d.update(resources=5)), "lists no resources"),
        (lambda package: (package.folder / "data" / "figures.csv").write_bytes(b"\xff"), "is not UTF-8"),
        (lambda package: (package.folder / "datapackage.json").write_text("[" * 100_000), "cannot be read"),
    ],
)  # fmt: skip
def test_a_hostile_package_is_refused(
    harm: Callable[[Package], None], words: str, mini: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(mini)
    harm(package)
    assert_one_line(run("diff", mini, package.folder), 2, words)


# ---- wheels


def wheel(file: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file


def in_wheel(package: Path) -> dict[str, bytes]:
    paths = ["datapackage.json", *(f"data/{path.name}" for path in (package / "data").iterdir())]
    return {f"newstables/package/{path}": (package / path).read_bytes() for path in paths}


def test_a_wheel_is_read_without_being_unpacked(mini: Path, tmp_path: Path) -> None:
    file = wheel(tmp_path / "newstables-1.0.0-py3-none-any.whl", in_wheel(mini) | {"../evil": b"x", "/evil": b"x"})
    made = run("diff", file, mini)
    assert (made.exit_code, made.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_wheel_that_is_none_or_a_trap_is_refused(mini: Path, tmp_path: Path) -> None:
    members = in_wheel(mini)
    figures = "newstables/package/data/figures.csv"
    assert_one_line(run("diff", wheel(tmp_path / "a.whl", {"x": b""}), mini), 2, "carries no package")
    (tmp_path / "b.whl").write_bytes(b"PK no zip")
    assert_one_line(run("diff", tmp_path / "b.whl", mini), 2, "is neither a package nor a wheel")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(wheel(tmp_path / "c.whl", members), "a") as made:
        made.writestr(figures, b"other")
    assert_one_line(run("diff", tmp_path / "c.whl", mini), 2, "is in the wheel twice")
    bomb = wheel(tmp_path / "d.whl", members | {figures: b"\0" * ((1 << 28) + 1)})
    assert bomb.stat().st_size < 1 << 20
    assert_one_line(run("diff", bomb, mini), 2, "is too large for a wheel")
    content = bytearray(wheel(tmp_path / "e.whl", members).read_bytes())
    at = content.index(figures.encode()) + len(figures) + 40
    content[at : at + 8] = b"\xff" * 8
    (tmp_path / "e.whl").write_bytes(content)
    assert_one_line(run("diff", tmp_path / "e.whl", mini), 2, "cannot be unpacked")


# ---- git revisions, and the version against them


class Checkout:
    """A git repository of our own with a package, a version and a changelog."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=A Reader", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        made = subprocess.run(["git", *who, *arguments], cwd=self.folder, env=env, capture_output=True, text=True, check=True)
        return made.stdout.strip()

    def version(self, version: str) -> None:
        file = self.folder / "scripts" / "newstables" / "version.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'"""The version."""\n\n__version__ = "{version}"\n')
        (self.folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## {version} (2031-05-02)\n\n- Told.\n")

    def data(self, value: str) -> None:
        package = Package(self.folder)
        rows = package.rows("figures")
        package.put("figures", [{**rows[0], "value": value}, *rows[1:]])

    def commit(self, words: str = "x") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", words)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(mini: Path, tmp_path: Path) -> Checkout:
    shutil.copytree(mini, tmp_path / "repository")
    made = Checkout(tmp_path / "repository")
    made.version("1.0.0")
    made.commit("first")
    return made


def test_revisions_are_compared_and_the_work_tree_stays_as_it_is(repository: Checkout) -> None:
    repository.data("41")
    second = repository.commit()
    repository.data("42")
    before = contents(repository.folder)
    made = run("diff", "HEAD~1", second, "--root", repository.folder)
    assert made.exit_code == 1, made.output
    assert "value  40 → 41" in made.stdout
    made = run("diff", "main", repository.folder, "--root", repository.folder)
    assert "value  41 → 42" in made.stdout
    assert contents(repository.folder) == before


def test_a_revision_without_a_package_is_told(repository: Checkout) -> None:
    repository.git("rm", "-q", "datapackage.json")
    repository.commit()
    assert_one_line(run("diff", "HEAD", "HEAD~1", "--root", repository.folder), 2, "holds no package")


def lines(repository: Checkout) -> tuple[bool, str]:
    found = list(check_version.verdicts(repository.folder))
    return all(good for good, _ in found), "\n".join(line for _, line in found)


def test_data_that_changed_after_a_release_ask_for_a_version(repository: Checkout) -> None:
    assert lines(repository)[0]
    repository.data("41")
    for _ in range(2):  # in the work tree, then committed
        good, said = lines(repository)
        assert not good
        assert "the package changed since 1.0.0 (minor): move version.py to 1.1.0 at least" in said
        repository.commit()
    repository.version("1.0.1")
    for _ in range(2):
        good, said = lines(repository)
        assert not good
        assert "1.0.0 to 1.0.1 is minor: 1.1.0 is the least version" in said
        repository.commit()


def test_a_version_that_moved_far_enough_is_fine(repository: Checkout) -> None:
    repository.data("41")
    repository.version("1.1.0")
    assert lines(repository)[0]
    repository.commit()
    good, said = lines(repository)
    assert good, said
    assert "1.1.0 is enough for what changed since 1.0.0" in said


def test_other_words_in_the_version_file_are_no_release(repository: Checkout) -> None:
    repository.data("41")
    file = repository.folder / "scripts" / "newstables" / "version.py"
    for _ in range(3):
        file.write_text(file.read_text() + "# other words\n")
        repository.commit()
    good, said = lines(repository)
    assert not good
    assert "changed since 1.0.0" in said


def test_a_tag_is_the_release_and_a_version_may_wait_for_it(repository: Checkout) -> None:
    repository.git("tag", "v1.0.0")
    repository.version("1.1.0")
    repository.commit()
    repository.data("41")
    repository.commit()
    good, said = lines(repository)
    assert good, said
    repository.git("tag", "v1.1.0")
    assert lines(repository)[0]
    repository.data("42")
    assert not lines(repository)[0]


@pytest.mark.parametrize("changelog", ["", "## 0.9.0 (2030-01-01)\n\n- Old.\n", "## 1.0.0 (2031-05-02)\n\n## 0.9.0\n\n- x\n"])
def test_a_version_that_the_changelog_does_not_tell_is_behind(changelog: str, repository: Checkout) -> None:
    (repository.folder / "CHANGELOG.md").write_text(f"# Changelog\n\n{changelog}")
    good, said = lines(repository)
    assert not good
    assert "CHANGELOG.md is not '## 1.0.0 (day)'" in said


def test_a_shallow_clone_and_an_archive_say_that_nothing_was_compared(repository: Checkout, tmp_path: Path) -> None:
    repository.data("41")
    repository.commit()
    address = f"file://{repository.folder}"
    repository.git("clone", "-q", "--depth", "1", address, str(tmp_path / "shallow"))
    for folder in (tmp_path / "shallow", tmp_path / "archive"):
        if folder.name == "archive":
            shutil.copytree(tmp_path / "shallow", folder, ignore=shutil.ignore_patterns(".git"))
        made = Checkout.__new__(Checkout)
        made.folder = folder
        good, said = lines(made)
        assert good
        assert "NOT COMPARED: " in said
    assert "git fetch --unshallow" in lines_of(tmp_path / "shallow")


def lines_of(folder: Path) -> str:
    return "\n".join(line for _, line in check_version.verdicts(folder))


def test_a_shallow_clone_that_holds_the_release_is_compared(repository: Checkout, tmp_path: Path) -> None:
    repository.commit("before")
    repository.version("1.1.0")
    repository.commit("release")
    repository.data("41")
    repository.commit()
    repository.git("clone", "-q", "--depth", "3", f"file://{repository.folder}", str(tmp_path / "shallow"))
    assert "the package changed since 1.1.0" in lines_of(tmp_path / "shallow")


def test_the_step_ends_with_1_when_the_version_is_behind(
    repository: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.folder)
    assert check_version.main() == 0
    repository.data("41")
    assert check_version.main() == 1
    assert "move version.py" in capsys.readouterr().err
