"""Faults: what is wrong, where it stands and what to do about it.

A fault is a value, so that all of them are listed at once; `BadInput` carries them to the command line, which prints one
line each and never a traceback.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: `where` is a file with line, or a table with row id; `todo` is what mends it."""

    where: str
    what: str
    todo: str

    def __str__(self) -> str:
        """The fault as one line."""
        return f"{self.where}: {self.what}; {self.todo}" if self.todo else f"{self.where}: {self.what}"


class BadInput(Exception):
    """Raised when something that came in cannot be worked with; holds at least one fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = list(faults)


class WrongUse(BadInput):
    """Raised when what was asked for cannot be done at all: a file that is not there, a folder that cannot be written."""


def reason(error: OSError) -> str:
    """Why a file could not be used, as a message goes on with it."""
    return (error.strerror or str(error)).lower()


def wrong_use(where: str, what: str, todo: str) -> WrongUse:
    """A `WrongUse` with a single fault."""
    return WrongUse([Fault(where, what, todo)])


def bad_input(where: str, what: str, todo: str) -> BadInput:
    """A `BadInput` with a single fault."""
    return BadInput([Fault(where, what, todo)])
