"""`newstables diff`: what it prints and how it ends, of folders and wheels, and of packages that are broken or a trap."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Package
from shell import assert_one_line, run


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
