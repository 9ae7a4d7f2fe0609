"""Other systems, as far as they can be played here: Windows' names, paths, line ends and code pages."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import corpora
import newstables
from conftest import STORY, Package, write_mini
from newstables.check import check_package
from newstables.corpus import run as corpus_run
from newstables.folder import inside
from newstables.publish import write_package
from newstables.slugs import safe_id
from planting_corpus import whole_corpus
from shell import run

CODE = Path(newstables.__file__).resolve().parent
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def written(story: Path) -> list[str]:
    return [str(path.relative_to(story)) for path in story.rglob("*")]


def test_files_have_names_that_every_system_takes_and_tells_apart(story: Path, tmp_path: Path) -> None:
    whole_corpus(tmp_path)
    names = [*written(story), *(name for name in written(tmp_path) if "=" in name)]
    assert len({name.lower() for name in names}) == len(names) > 26
    for name in names:
        for part in Path(name).parts:
            assert part.partition(".")[0].lower() not in RESERVED
            assert part.strip(" .") == part
            assert part.isascii()
            assert not set(part) & set('<>:"/\\|?*')
            assert len(part) < 60


@pytest.mark.parametrize("given", ["Story", "STORY", "CON", "nul", "a/b", "a\\b", "..", "C:", "ſtory", "İ", "ß", "é", ""])
def test_ids_of_articles_differ_in_more_than_case(given: str) -> None:
    made = safe_id(given)
    assert made == made.lower()
    assert made.isascii()
    assert made not in {safe_id(other) for other in ("story", "con", "a-b", "c", "s", "e") if other != given}
    assert not set(made) & set('<>:"/\\|?* .')


@pytest.mark.parametrize(
    "path",
    ["C:\\data\\times.csv", "C:times.csv", "..\\times.csv", "data\\..\\..\\times.csv", "\\\\host\\share\\times.csv", "\\times.csv",
     "//host/share/times.csv", "\\\\?\\C:\\times.csv", "/times.csv", "data/../../times.csv", "file:///C:/times.csv"],
)  # fmt: skip
def test_paths_of_windows_lead_outside_too(path: str, story: Path) -> None:
    assert inside(story, path) is None


def test_paths_in_the_descriptor_have_forward_slashes(story: Path) -> None:
    descriptor = Package(story).descriptor
    assert all(resource["path"].count("/") == 1 and "\\" not in resource["path"] for resource in descriptor["resources"])


def test_a_package_is_written_where_there_are_no_locks(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no fcntl."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    files = {name: (story / name).read_bytes() for name in written(story) if (story / name).is_file()}
    write_package(tmp_path, files)
    write_package(tmp_path, files)
    assert written(tmp_path) == written(story)


def _in_the_way(*moved: object) -> list[str]:
    """Files that this process holds open, or has mapped, in what is to be moved or deleted."""
    moved_paths = [Path(os.path.realpath(str(path))) for path in moved]
    held = [os.readlink(link) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    held += [line.split(maxsplit=5)[5].strip() for line in Path("/proc/self/maps").read_text().splitlines() if "/" in line]
    return [name for name in held for path in moved_paths if Path(name).is_relative_to(path) and not Path(name).is_dir()]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Renaming and deleting as Windows has them: nothing that is open is moved, and a rename replaces nothing."""
    monkeypatch.setitem(sys.modules, "fcntl", None)

    def patch(name: str, replaces: bool) -> None:
        real = getattr(os, name)

        def strict(path: object, *others: object, **named: object) -> object:
            if not named.get("dir_fd") and (held := _in_the_way(path, *others)):
                pytest.fail(f"{name} of {path} while {held[0]} is open")
            if not replaces and os.path.lexists(str(others[0])):
                pytest.fail(f"rename of {path} onto {others[0]}, which is there")
            return real(path, *others, **named)

        monkeypatch.setattr(os, name, strict)

    for name in ("rename", "replace", "unlink", "remove"):
        patch(name, name != "rename")


@pytest.mark.usefixtures("windows")
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the system for open files")
def test_nothing_that_is_open_is_moved_and_nothing_is_renamed_onto_another(checkout: Path, tmp_path: Path) -> None:
    out, story = tmp_path / "out", tmp_path / "story.txt"
    story.write_bytes(STORY.encode())
    with open(story, "rb"), pytest.raises(pytest.fail.Exception, match="is open"):
        story.rename(tmp_path / "moved.txt")
    for _ in range(2):  # anew, and over an earlier one
        for arguments in (
            ["build", "--root", checkout],
            ["extract", story, "-o", out],
            ["check", out, "--report", tmp_path / "report.json"],
            ["export", "sqlite", out, "-o", tmp_path / "a.sqlite"],
            ["export", "xlsx", out, "-o", tmp_path / "a.xlsx"],
        ):
            made = run(*arguments)
            assert made.exit_code == 0, (arguments, made.output)
    assert check_package(out).faults == []


@pytest.mark.usefixtures("windows")
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the system for open files")
def test_a_corpus_is_put_together_where_nothing_that_is_open_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_run, "_extract", corpora.in_this_process)
    source = corpora.write_json(tmp_path / "in.jsonl", corpora.rows(6))
    for _ in range(2):
        corpus_run.extract_corpus(source, tmp_path / "out", lambda _: None)
    assert check_package(tmp_path / "out").faults == []


def _translating(call: ast.Call) -> str | None:
    """Why a call may translate line ends or use the code page of the system."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    words = {word.arg: word.value for word in call.keywords}
    if name == "write_text":
        return "write_text translates line ends"
    if name == "read_text" and "encoding" not in words and not call.args:
        return "read_text without encoding"
    if name == "open" and isinstance(call.func, ast.Name):
        mode = call.args[1] if len(call.args) > 1 else words.get("mode")
        binary = isinstance(mode, ast.Constant) and "b" in str(mode.value)
        if not binary and not {"encoding", "newline"} <= set(words):
            return "open of a text without encoding and newline"
    return None


def test_no_file_is_opened_in_a_way_that_depends_on_the_system() -> None:
    found = [
        f"{path.relative_to(CODE)}:{node.lineno}: {why}"
        for path in sorted(CODE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and (why := _translating(node))
    ]
    assert found == []


def test_the_code_page_of_the_system_changes_no_byte(tmp_path: Path) -> None:
    """A text and a folder with letters that cp1252 does not have are read, written and named all the same."""
    root = tmp_path / "ża"
    root.mkdir()
    write_mini(root)
    (root / "story.txt").write_bytes((STORY + "“Żółć — ﬁn,” said Zoë Łę.\n").encode())
    page = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    env = {**os.environ, **page, "PYTHONPATH": str(CODE.parent)}
    outputs = {}
    for command in (["build"], ["extract", "story.txt", "-o", "out"], ["review", "story.txt"]):
        made = subprocess.run(
            [sys.executable, "-m", "newstables", *command], cwd=root, env=env, capture_output=True, check=False
        )
        assert made.returncode == 0, made.stderr.decode("utf-8", "replace")
        outputs[command[0]] = made.stdout
    assert "Żółć — ﬁn,” said Zoë" in outputs["review"].decode("utf-8")
    assert newstables.load("sentences", root / "out")["text"].str.contains("Zoë Łę").any()


@pytest.mark.parametrize("name", ["sentences", "times"])
def test_line_ends_that_a_system_has_translated_are_told(name: str, story: Path, tmp_path: Path) -> None:
    """As git does on Windows where no .gitattributes forbids it."""
    files = {path: (story / path).read_bytes() for path in written(story) if (story / path).is_file()}
    write_package(tmp_path, files | {f"data/{name}.csv": files[f"data/{name}.csv"].replace(b"\n", b"\r\n")})
    with pytest.raises(newstables.BadInput, match=r"bytes, the descriptor says"):
        newstables.load(name, tmp_path)


def test_git_translates_no_line_end() -> None:
    assert "* -text" in (CODE.parents[1] / ".gitattributes").read_text(encoding="utf-8").splitlines()
