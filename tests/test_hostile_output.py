"""What comes from elsewhere, an article or a checkout, decides neither what is written where nor what is read from here."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import newstables
from conftest import MINI_ID, Package, write_mini
from newstables import schema
from newstables.check import check_package
from shell import run

Copy = Callable[[Path], Package]


HOSTILE_ARTICLE = (
    '=HYPERLINK("http://example.org","Flood") in Torvania\n\n'
    "“@SUM(1+1)*cmd|' /C calc'!A0 and ../../../etc/passwd,” said Mara </script><script>alert(1)</script> Lindqvist.\n\n"
    "+1,200 boats reached C:\\CON.txt, `rm -rf ~` and $(reboot), the \x1b]0;owned\x07 Relief Agency said on March 12.\n"
)


@pytest.mark.parametrize(
    "name", ["story.txt", "=cmd.txt", "..", "CON.txt", "a\x1b[2Jb.txt", "-x.txt", "$(reboot).txt", "ſtory.txt"]
)
def test_no_file_is_named_after_an_article(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of what is written come from the schemas alone, whatever an article or its file is called."""
    monkeypatch.chdir(tmp_path)
    if name == "..":
        made = run("extract", "-", "-o", "out", given=HOSTILE_ARTICLE.encode())
    else:
        (tmp_path / name).write_text(HOSTILE_ARTICLE, encoding="utf-8")
        made = run("extract", "-o", "out", "--", name)
    assert made.exit_code == 0, made.output
    written = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    tables = {f"data/{table}.{kind}" for table in schema.tables() for kind in ("csv", "parquet")}
    assert tables <= written
    assert {path.name for path in tmp_path.iterdir()} - {name} == {"out"}
    assert not [path for path in written if not path.isascii() or " " in path]
    assert not [character for character in made.output if not character.isprintable() and character != "\n"]
    assert check_package(tmp_path / "out", frictionless=False).faults == []


def test_a_csv_keeps_the_words_of_a_hostile_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE_ARTICLE, encoding="utf-8")
    assert run("extract", tmp_path / "a.txt", "-o", tmp_path / "out").exit_code == 0
    sentences = newstables.load("sentences", tmp_path / "out")
    assert sentences["text"][0].startswith("=HYPERLINK(")
    assert all(HOSTILE_ARTICLE[row.start_char : row.end_char] == row.text for row in sentences.itertuples())


def test_data_that_are_a_link_are_left_alone(article: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "times.csv").write_text("dear")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "data").symlink_to(tmp_path / "elsewhere")
    made = run("extract", article(), "-o", tmp_path / "out")
    assert made.exit_code == 2
    assert "data: is a link to another place; put a folder there" in made.stderr
    assert (tmp_path / "elsewhere" / "times.csv").read_text() == "dear"
    assert (tmp_path / "out" / "data").is_symlink()


def test_a_descriptor_that_is_a_link_is_replaced_and_not_written_through(article: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "precious.json").write_text("{}")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "datapackage.json").symlink_to(tmp_path / "precious.json")
    assert run("extract", article(), "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "precious.json").read_text() == "{}"
    assert not (tmp_path / "out" / "datapackage.json").is_symlink()


def test_a_report_is_not_written_through_a_waiting_link(story: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("dear")
    (tmp_path / ".report.json.new").symlink_to(tmp_path / "precious")
    assert run("check", story, "--report", tmp_path / "report.json").exit_code == 0
    assert (tmp_path / "precious").read_text() == "dear"
    assert json.loads((tmp_path / "report.json").read_text())["faults"] == []


def test_a_report_takes_any_name_that_a_descriptor_has(story: Path, copied: Copy, tmp_path: Path) -> None:
    package = copied(story)
    package.descriptor = {
        **package.descriptor,
        "resources": [*package.descriptor["resources"], {"name": "\ud800", "path": "\udfff"}],
    }
    made = run("check", package.folder, "--report", tmp_path / "report.json")
    assert made.exit_code == 1, made.output
    assert json.loads((tmp_path / "report.json").read_text())["faults"]


@pytest.mark.parametrize("name", ["article.txt", "review.yaml", "../dataset.yaml", "."])
def test_a_checkout_that_links_to_files_of_this_machine_is_refused(name: str, tmp_path: Path) -> None:
    """Else a build would publish them."""
    root = tmp_path / "checkout"
    root.mkdir()
    write_mini(root)
    path = Path(os.path.normpath(root / "seeds" / MINI_ID / name))
    path.rename(tmp_path / "secret")
    path.symlink_to(tmp_path / "secret")
    made = run("build", "--root", root)
    assert made.exit_code == 1
    assert f"{path.relative_to(root)}: is a link out of the checkout; put the file itself there" in made.stderr
    assert not (root / "data").exists()
