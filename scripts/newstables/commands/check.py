"""`newstables check`: everything about a package that can be verified."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from newstables.commands.console import Json, console, fail, replace_file, reporting, seconds, shown
from newstables.folder import package_root

EXAMPLES = ("newstables check story",)


def check(
    package: Annotated[Path, typer.Argument(help="The folder of a package, or its datapackage.json.")] = Path("."),
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write the faults as JSON too.")] = None,
    as_json: Json = False,
) -> None:
    """Check everything about a package that can be verified: schema, keys, evidence, coverage, agreement, files.

    Ends with 0 when there is no fault, 1 when there are faults, 2 when there is no package.
    """
    from newstables.check import check_package

    begun = time.perf_counter()
    folder = package_root(package)
    with reporting(as_json):
        found = check_package(folder)
        faults = [fault._asdict() for fault in found.faults]
        listed = {"faults": faults, "rows": found.checked, "coverage_not_checked": found.unreviewed}
        if report is not None:
            replace_file(report, (json.dumps(listed, indent=2) + "\n").encode("utf-8"))
    if as_json:
        print(json.dumps(listed, indent=2))
        raise typer.Exit(1 if found.faults else 0)
    if found.faults:
        count = len(found.faults)
        console(stderr=True).print(f"[red]{count} fault{'s' if count > 1 else ''}[/red] in {shown(folder)}:")
        fail(found.faults, 1, as_json)
    total, out = sum(found.checked.values()), console()
    articles = found.checked["articles"]
    coverage = "coverage, " if found.unreviewed < articles else ""
    out.print(
        f"[green]No faults[/green] in {len(found.checked)} tables with {total:,} rows ({seconds(begun)}): schema, keys,\n"
        f"evidence, {coverage}agreement of columns, and the files and the descriptor with each other."
    )
    if found.unreviewed:
        of = f"{found.unreviewed:,} of {articles:,} article{'s' if articles > 1 else ''}"
        out.print(f"Coverage was not checked in {of}, which nobody has reviewed: words may be in no row.")
