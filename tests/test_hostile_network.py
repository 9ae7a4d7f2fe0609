"""No command asks for a connection, and threads may work beside each other."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import newstables
from conftest import STORY, STORY_DAY, write_mini
from shell import run


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("no_network")
def test_every_command_works_without_a_network(article: Callable[..., Path], tmp_path: Path) -> None:
    """Only extract-corpus connects, to its own processes on 127.0.0.1 or to the scheduler that is named."""
    (tmp_path / "checkout").mkdir()
    write_mini(tmp_path / "checkout")
    for arguments in (
        ["build", "--root", tmp_path / "checkout", "--prune"],
        ["check", tmp_path / "checkout"],
        ["extract", article(), "-o", tmp_path / "out"],
        ["review", article()],
        ["cite", "--package", tmp_path / "out"],
        ["compare", "--package", tmp_path / "out"],
        ["export", "sqlite", tmp_path / "out", "-o", tmp_path / "out.sqlite"],
        ["export", "xlsx", tmp_path / "out", "-o", tmp_path / "out.xlsx"],
        ["diff", tmp_path / "out", tmp_path / "out"],
    ):
        made = run(*arguments)
        assert made.exit_code == 0, (arguments, made.output)
    assert len(newstables.load("times", tmp_path / "out"))
    assert newstables.extract(STORY, published_on=STORY_DAY)["figures"].num_rows


def test_two_threads_may_load_and_extract_at_once(story: Path) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(len(newstables.load("times", story)) + newstables.extract(STORY, STORY_DAY)["times"].num_rows)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
