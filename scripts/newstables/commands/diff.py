"""`newstables diff`: what changed between two packages, for people and for programs."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from newstables.commands.console import Json, console, plain, reporting
from newstables.diff import Difference, FieldChange, Level, SchemaChange, TableChanges, compare, next_version, parse_version
from newstables.faults import BadInput, WrongUse
from newstables.packages import Package, read_package

_MOST_ROWS = 20
_LONGEST = 60
_CONTEXT = 16
_STYLES = {Level.MAJOR: "bold red", Level.MINOR: "yellow", Level.PATCH: "dim"}

EXAMPLES = ("newstables diff HEAD~1 .", "newstables diff newstables-0.1.0-py3-none-any.whl .")

Named = Annotated[
    str, typer.Argument(help="The folder of a package, a wheel of newstables, or a git revision; a folder first.")
]


def diff(
    old: Named,
    new: Named,
    root: Annotated[
        Path, typer.Option("--root", help="The checkout whose revisions are meant.", show_default="this folder")
    ] = Path("."),
    as_json: Json = False,
) -> None:
    """Tell what changed between two packages: rows by id and field, schema, and what the version policy calls it.

    Ends with 0 when they are the same, 1 when something changed, 2 when one of them cannot be read.
    """
    with reporting(as_json):
        before, after = _read(old, root), _read(new, root)
    found = compare(before, after)
    if as_json:
        print(json.dumps(_listed(old, new, found), ensure_ascii=True, indent=2))
    else:
        _print(console(), found)
    raise typer.Exit(1 if found.level else 0)


def _read(name: str, root: Path) -> Package:
    """A package; one that cannot be read is wrong use here, since 1 means that something changed."""
    try:
        return read_package(name, root)
    except BadInput as bad:
        raise WrongUse(bad.faults) from None


def _totals(found: Difference) -> dict[str, int]:
    return {
        "added": sum(len(table.added) for table in found.tables),
        "removed": sum(len(table.removed) for table in found.tables),
        "renamed": sum(len(table.renamed) for table in found.tables),
        "changed": sum(len(table.changed) for table in found.tables),
        "values": sum(len(row.fields) for table in found.tables for row in table.changed),
        "schema": len(found.schema),
    }


def _listed(old: str, new: str, found: Difference) -> dict[str, Any]:
    """The difference as JSON has it; null is null."""
    return {
        "old": {"package": old, "version": found.old_version},
        "new": {"package": new, "version": found.new_version},
        "level": str(found.level),
        "totals": _totals(found),
        "schema": [{**change._asdict(), "level": str(change.level)} for change in found.schema],
        "tables": [
            {
                "table": table.name,
                "rows": {"old": table.old_rows, "new": table.new_rows},
                "added": table.added,
                "removed": table.removed,
                "renamed": [{"old": first, "new": second} for first, second in table.renamed],
                "changed": [
                    {"id": row.id, "fields": {f.field: {"old": f.old or None, "new": f.new or None} for f in row.fields}}
                    for row in table.changed
                ],
            }
            for table in found.tables
        ],
    }


def _print(out: Console, found: Difference) -> None:
    if found.level is Level.NONE:
        moved = "" if found.old_version == found.new_version else f" but for the version ({_versions(found)})"
        out.print(Text(f"The same{plain(moved)}: no row, column, code or key differs.", "green"))
        return
    if found.schema:
        out.print(Text("Schema and words", "bold"))
        for change in found.schema:
            out.print(_schema_line(change))
        out.print()
    for table in found.tables:
        _print_table(out, table)
    totals = _totals(found)
    rows = (
        f"{totals['added']} rows added, {totals['removed']} removed, {totals['changed']} changed in {totals['values']} values"
    )
    renamed = f", {totals['renamed']} with another id" if totals["renamed"] else ""
    out.print(Text(f"In all {rows}{renamed}; {totals['schema']} changes of schema and words."))
    out.print(_verdict(found))


def _versions(found: Difference) -> str:
    return f"{found.old_version or 'none'} → {found.new_version or 'none'}"


def _verdict(found: Difference) -> Text:
    """What the version policy asks for, and whether the newer package has it."""
    line = Text(f"By the version policy a {found.level} change")
    old, new = parse_version(found.old_version), parse_version(found.new_version)
    if old and new:
        wanted = next_version(old, found.level)
        asked = ".".join(map(str, wanted))
        line.append(f": {_versions(found)}")
        line.append(*(("; that is enough", "green") if new >= wanted else (f"; at least {asked} is asked for", "red")))
    return line.append(".")


def _schema_line(change: SchemaChange) -> Text:
    line = (
        Text("  ").append(f"{change.level!s:5}", _STYLES[change.level]).append(f"  {plain(change.where)}  {plain(change.what)}")
    )
    if change.old or change.new:
        line.append("  ").append(_arrow(change.old, change.new))
    return line


def _print_table(out: Console, table: TableChanges) -> None:
    counts = f"{len(table.added)} added, {len(table.removed)} removed, {len(table.changed)} changed"
    out.print(Text(table.name, "bold").append(f"  {table.old_rows} → {table.new_rows} rows: {counts}", "not bold"))
    lines = [Text(f"  - {plain(i)}", "red") for i in table.removed]
    lines += [Text(f"  + {plain(i)}", "green") for i in table.added]
    lines += [
        Text("  = ").append(f"{plain(first)} → {plain(second)}, all else equal", "bold red") for first, second in table.renamed
    ]
    for row in table.changed:
        width = max(len(change.field) for change in row.fields)
        parts = [Text(f"  ~ {plain(row.id)}", "yellow")]
        parts += [_field_line(change, width) for change in row.fields]
        lines.append(Text("\n").join(parts))
    for line in lines[:_MOST_ROWS]:
        out.print(line)
    if len(lines) > _MOST_ROWS:
        out.print(f"  and {len(lines) - _MOST_ROWS} more rows; --json prints all")
    out.print()


def _field_line(change: FieldChange, width: int) -> Text:
    return Text(f"      {plain(change.field):{width}}  ").append(_arrow(change.old, change.new))


def _arrow(old: str, new: str) -> Text:
    """Old and new value, long ones cut to where they begin to differ."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - _CONTEXT) if max(len(old), len(new)) > _LONGEST else 0
    return Text.assemble((_cut(old, start), "red"), " → ", (_cut(new, start), "green"))


def _cut(value: str, start: int) -> str:
    if not value:
        return "(empty)"
    part = value[start : start + _LONGEST]
    return plain(f"{'…' if start else ''}{part}{'…' if start + len(part) < len(value) else ''}")
