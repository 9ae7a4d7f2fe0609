"""What commands write and print: nothing of somebody else is overwritten, a full disk is told, a terminal is safe."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MINI, Package
from newstables import schema
from newstables.commands import review
from shell import assert_one_line, contents, full_disk, run


def test_an_output_that_is_a_file_is_wrong_use(article: Callable[..., Path], tmp_path: Path) -> None:
    path = article("mine", "out")
    assert_one_line(run("extract", article(), "-o", path), 2, str(path), "is a file, and a package is a folder")
    assert path.read_text() == "mine"


def test_an_output_that_cannot_be_made_is_wrong_use(article: Callable[..., Path], tmp_path: Path) -> None:
    made = run("extract", article(), "-o", "/proc/newstables/story")
    assert_one_line(made, 2, "/proc/newstables/story", "cannot be written")


def test_the_data_of_somebody_else_are_left_alone(article: Callable[..., Path], tmp_path: Path) -> None:
    article("dear", "data/photos.zip")
    made = run("extract", article(), "-o", tmp_path)
    assert_one_line(made, 2, "holds photos.zip, which newstables does not write")
    assert (tmp_path / "data" / "photos.zip").read_text() == "dear"


def test_a_page_of_somebody_else_is_left_alone(article: Callable[..., Path], tmp_path: Path) -> None:
    article("dear", "data/index.html")
    made = run("extract", article(), "-o", tmp_path)
    assert_one_line(made, 2, "holds index.html, which newstables does not write")
    assert (tmp_path / "data" / "index.html").read_text() == "dear"


def test_a_full_disk_leaves_the_earlier_output(
    article: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run("extract", article(MINI), "-o", out).exit_code == 0
    before = contents(out)
    full_disk(monkeypatch)
    assert_one_line(run("extract", article(), "-o", out), 2, str(out), "no space left on device", "free space")
    assert contents(out) == before
    assert sorted(path.name for path in out.iterdir()) == ["data", "datapackage.json"]


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "at once"])
@pytest.mark.parametrize("command", ["review", "review --json", "check", "check --json", "cite", "--help", "--version"])
def test_a_full_disk_under_standard_output_is_told(
    command: str, unbuffered: str, article: Callable[..., Path], story: Path
) -> None:
    """Whether the first line meets it or the last, and however little waits to be printed."""
    of = {"review": [article()], "check": [story]}.get(command.split()[0], [])
    with open("/dev/full", "wb") as full:
        made = subprocess.run(
            [sys.executable, "-m", "newstables", *command.split(), *of],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert made.stderr == "standard output: cannot be written (no space left on device); free space\n"
    assert made.returncode == 2


def test_a_reader_that_has_gone_away_is_no_fault_at_the_end() -> None:
    """`newstables --version | true`: what is printed waits until the program ends."""
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "newstables", "--version"]
    env = {**os.environ, "PYTHONUNBUFFERED": ""}
    made = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, check=False, env=env)
    os.close(writes)
    assert (made.returncode, made.stderr) == (1, b"")


def test_a_reader_that_goes_away_is_no_fault(article: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`newstables review story.txt | head`: the program ends without a word."""

    def gone(*_: object) -> bytes:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("newstables.review.starting_review", lambda *_: type("Text", (str,), {"encode": gone})())
    monkeypatch.setattr(review, "plain", lambda text, kept="": text)
    made = run("review", article())
    assert (made.exit_code, made.output) == (1, "")
    assert isinstance(made.exception, SystemExit)


@pytest.mark.parametrize("report", ["gone/report.json", "taken"])
def test_a_report_that_cannot_be_written_is_wrong_use(report: str, story: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    made = run("check", story, "--report", tmp_path / report)
    assert_one_line(made, 2, "cannot be written")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(("package", "what"), [("gone", "is missing"), ("story.txt", "is a file")])
def test_a_package_that_is_none_is_wrong_use(package: str, what: str, article: Callable[..., Path], tmp_path: Path) -> None:
    article()
    assert_one_line(run("check", tmp_path / package), 2, package, what, "name the folder of a package")


def control_characters(text: str) -> set[str]:
    return {character for character in text if not character.isprintable() and character != "\n"}


def test_control_characters_of_an_article_never_reach_the_terminal(
    article: Callable[..., Path], tmp_path: Path, copied: Callable[[Path], Package], story: Path
) -> None:
    """An escape sequence in an article could retitle the terminal, or worse; U+009B and U+202E do it too."""
    content = "“\x1b]0;owned\x07 12 boats\x9b31m left \u202eon Monday,” said Mara\x1b[2J Lindqvist on March 12.\n"
    path = article(content)
    made = run("extract", path, "-o", tmp_path / "out")
    assert (made.exit_code, control_characters(made.output)) == (0, set())
    reviewed = run("review", path)
    assert (reviewed.exit_code, control_characters(reviewed.output)) == (0, set())
    package = copied(story)
    package.put("actors", [{**row, "actor_id": "\x1b[31m\x9b"} for row in package.rows("actors")])
    for option in ([], ["--json"]):
        checked = run("check", package.folder, *option)
        assert (checked.exit_code, control_characters(checked.output)) == (1, set())
        missing = run("extract", "\x9b31m.txt", "-o", tmp_path / "out", *option)
        assert (missing.exit_code, control_characters(missing.output)) == (2, set())


def test_control_characters_of_a_package_never_reach_the_terminal(
    mini: Path, story: Path, copied: Callable[[Path], Package], tmp_path: Path
) -> None:
    """Every word of a package from elsewhere, its ids, codes and title too, may hold an escape sequence or markup of Rich."""
    evil = "\x1b]0;owned\x07[bold]\x9b31m\u202e[/x]"
    package = copied(mini)
    package.put("indicators", [dict.fromkeys(schema.table("indicators").columns, "boats")])
    figures = [row | {"indicator_id": "boats", "indicator": "boats"} for row in package.rows("figures")]
    package.put("figures", figures)
    for name in schema.tables():
        words = {field.name for field in schema.table(name).fields if field.type == "string"}
        rows = [
            {key: cell + evil if cell and key in words else cell for key, cell in row.items()} for row in package.rows(name)
        ]
        package.put(name, rows)
    package.descriptor |= dict.fromkeys(("name", "title", "version", "description"), evil)
    of_package = ["--package", package.folder]
    for arguments, code in (
        (["check", package.folder], 1),
        (["cite", *of_package], 0),
        (["cite", figures[0]["figure_id"] + evil, *of_package], 0),
        (["compare", *of_package], 0),
        (["compare", "boats" + evil, *of_package], 0),
        (["compare", "gone" + evil, *of_package], 2),
        (["diff", story, package.folder], 1),
        (["export", "sqlite", package.folder, "-o", tmp_path / "a.db"], 0),
    ):
        for option in ([], ["--json"] if arguments[0] != "cite" else []):
            made = run(*arguments, *option)
            assert (made.exit_code, control_characters(made.output)) == (code, set()), (arguments, made.output)


def test_extract_never_replaces_the_reviewed_dataset_of_a_checkout(article: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    story = article()
    assert_one_line(run("extract", story, "-o", tmp_path), 2, "is a checkout with a reviewed dataset", "choose another folder")
    assert not (tmp_path / "data").exists()


def test_a_path_with_marks_of_markup_is_printed_as_it_is(article: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "[red]out[" / "b]"
    made = run("extract", article(), "-o", out)
    assert made.exit_code == 0, made.output
    assert f"Wrote {out}/data in" in made.stdout
    assert f"open {out}/data/index.html" in made.stdout
    (out / "datapackage.json").write_text("{}")
    assert_one_line(run("check", out), 1, str(out), "lists no resources")
