"""Commands as a person types them, for tests: what is run, and what comes back when it is refused."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from newstables import cli


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=given)


def assert_one_line(made: Result, code: int, *words: str) -> None:
    """One line on standard error, nothing on standard output, no traceback."""
    assert made.exit_code == code, made.output
    assert made.exception is None or isinstance(made.exception, SystemExit)
    assert made.stdout == ""
    assert made.stderr.count("\n") == 1, made.stderr
    for word in words:
        assert word in made.stderr, made.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing can be written into the stage of a package."""
    real = builtins.open

    def full(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "w" in mode and "newstables-" in str(file):
            raise OSError(28, "No space left on device", str(file))
        return real(file, mode, *rest, **named)

    monkeypatch.setattr(builtins, "open", full)
