"""`newstables export`: a package as one file."""

import json
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newstables.commands.console import Json, console, replace_file, reporting, seconds, shown
from newstables.faults import wrong_use

EXAMPLES = (
    "newstables export xlsx -o troops.xlsx",
    "newstables export sqlite story -o story.db",
    "newstables export xlsx HEAD~1 -o before.xlsx",
)


class Kind(StrEnum):
    """What can be exported."""

    xlsx = "xlsx"
    sqlite = "sqlite"


def export(
    kind: Annotated[Kind, typer.Argument(help="xlsx, a spreadsheet, or sqlite, a database.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The file to write.", show_default=False)],
    package: Annotated[
        str | None,
        typer.Argument(
            help="The folder of a package, a wheel of newstables, or a git revision.", show_default="the dataset of newstables"
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a package as one file: a spreadsheet, or an SQLite database.

    A file that newstables exported is replaced; one of another origin, or one that you changed since, is left alone.
    """
    from newstables.export import is_ours, sqlite_bytes, xlsx_bytes
    from newstables.loading import package_folder
    from newstables.packages import read_package

    begun = time.perf_counter()
    with reporting(as_json):
        read = read_package(str(package_folder()) if package is None else package, Path("."))
        made = xlsx_bytes(read) if kind is Kind.xlsx else sqlite_bytes(read, out.stem)
        try:
            foreign = out.exists() and not (out.is_file() and is_ours(out.read_bytes()))
        except OSError:
            foreign = True
        if foreign:
            raise wrong_use(str(out), "is there and is no untouched export of newstables", "name another file or move it away")
        replace_file(out, made)
    rows = {name: len(table.rows) for name, table in read.tables.items()}
    if as_json:
        print(json.dumps({"file": str(out), "kind": kind.value, "bytes": len(made), "rows": rows}, indent=2))
        return
    console().print(
        f"[green]Wrote[/green] {shown(out)} in {seconds(begun)}: {len(rows)} tables, {sum(rows.values())} rows, "
        f"{len(made) / 1024:,.0f} KB."
    )
