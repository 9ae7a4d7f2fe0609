"""Packages in revisions of git: compared as they are, and a version that lags behind the data is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Package
from shell import assert_one_line, contents, run

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
import check_version  # noqa: E402


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
