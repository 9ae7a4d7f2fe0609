"""Other systems, as far as they can be played here: Windows' names, paths, line ends and code pages."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newstables
from conftest import STORY, Package, write_mini
from newstables import schema
from newstables.folder import inside
from newstables.publish import write_package
from newstables.slugs import safe_id

CODE = Path(newstables.__file__).resolve().parent
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def written(story: Path) -> list[str]:
    return [str(path.relative_to(story)) for path in story.rglob("*")]


def test_names_that_are_written_differ_in_more_than_case_and_are_allowed_everywhere(story: Path) -> None:
    names = written(story)
    assert len({name.lower() for name in names}) == len(names) > 26
    for name in names:
        for part in Path(name).parts:
            assert part.partition(".")[0].lower() not in RESERVED
            assert part.strip(" .") == part
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


def test_every_table_has_a_name_that_every_system_takes() -> None:
    assert all(name.isascii() and name.islower() and name not in RESERVED for name in schema.tables())
