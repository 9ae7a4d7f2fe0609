"""What every command shares: options, how faults become lines and exit codes, and how anything is printed.

Exit codes: 0 fine, 1 faults were found in what was read, 2 the command cannot be carried out as given. Text of an article
is printed without control characters, which a terminal would obey.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeAlias

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from newstables import schema
from newstables.faults import BadInput, Fault, WrongUse, reason, wrong_use

MOST_SHOWN = 50
_NO_EDGE = 1_000  # columns

Tables: TypeAlias = dict[str, list[dict[str, Any]]]

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication, as 2024-10-29; 'last week' hangs on it.")
]


def console(stderr: bool = False) -> Console:
    """Where lines are printed for people: as long as they are, and with no colours of Rich's own choice."""
    made = Console(stderr=stderr, highlight=False, soft_wrap=True)
    if not made.is_terminal:
        made.width = _NO_EDGE  # in a file or a pipe an id that is cut in two is found by nobody
    return made


def plain(text: str, kept: str = "") -> str:
    """Text of an article without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c in kept else " " for c in text)


def shown(path: Path) -> str:
    """A path as Rich prints it: `[/b]` in a name is no markup."""
    return escape(plain(str(path)))


def fail(faults: Sequence[Fault], code: int, as_json: bool) -> NoReturn:
    """Print faults, a line each, and leave."""
    if as_json:
        print(json.dumps({"faults": [fault._asdict() for fault in faults]}, indent=2))
    else:
        out = console(stderr=True)
        for fault in faults[:MOST_SHOWN]:
            out.print(Text(plain(fault.where), "bold red"), Text(plain(str(fault)[len(fault.where) :])), sep="")
        if len(faults) > MOST_SHOWN:
            out.print(f"and {len(faults) - MOST_SHOWN} more; --json prints all")
    raise typer.Exit(code)


def warn(fault: Fault) -> None:
    """Print what may be wrong as one line on standard error; the work goes on."""
    console(stderr=True).print(Text("warning: ", "yellow"), plain(str(fault)), sep="", markup=False)


@contextmanager
def reporting(as_json: bool) -> Iterator[None]:
    """Turn what is wrong with the input into lines and an exit code, never a traceback."""
    try:
        yield
    except WrongUse as bad:
        fail(bad.faults, 2, as_json)
    except BadInput as bad:
        fail(bad.faults, 1, as_json)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"cannot be used ({reason(error)})"
        fail([Fault(str(error.filename or "a file"), what, "make it readable and writable for you")], 2, as_json)


def counts(tables: Tables) -> list[dict[str, Any]]:
    """How many rows each table has, and how many of them are the machine's, corrected and added."""
    found = []
    for name in schema.tables():
        rows = tables[name]
        by_origin = {origin: sum(row.get("origin") == origin for row in rows) for origin in ("machine", "corrected", "added")}
        found.append({"table": name, "rows": len(rows), **(by_origin if "origin" in schema.table(name).columns else {})})
    return found


def print_counts(out: Console, found: list[dict[str, Any]]) -> None:
    """Print what `counts` found."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("table")
    for column in ("rows", "machine", "corrected", "added"):
        table.add_column(column, justify="right")
    for row in found:
        table.add_row(*(str(row.get(column, "")) for column in ("table", "rows", "machine", "corrected", "added")))
    out.print(table)


def seconds(begun: float) -> str:
    """The time since then, as it is printed."""
    return f"{time.perf_counter() - begun:.1f} s"


def replace_file(path: Path, content: bytes) -> None:
    """Write a file under another name and rename it, so that a full disk leaves the earlier one whole."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with open(beside, "xb") as file:  # x: a link that waits under this name is not followed
            file.write(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise wrong_use(str(path), f"cannot be written ({reason(error)})", "free space or name a file you may write") from None


def print_out(text: str) -> None:
    """Print what goes into a file: UTF-8 whatever the locale, and a full disk is told."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        output_ended(error)
        raise typer.Exit(2) from None


def output_ended(error: OSError) -> None:
    """Say that standard output takes no more; what waits there is dropped, else Python tries again at its end."""
    with suppress(OSError, ValueError):  # one of a test has no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):  # `newstables cite | true`: whoever reads has enough
        print(f"standard output: cannot be written ({reason(error)}); free space", file=sys.stderr)
