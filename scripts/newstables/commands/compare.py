"""`newstables compare`: the figures on one indicator side by side."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from newstables.commands.console import Json, console, plain, reporting

EXAMPLES = ("newstables compare", "newstables compare people-killed --package archive")
_MOST_ROWS = 60
_MOST_INDICATORS = 40
_SIGNS = {"about": "about ", "more_than": "> ", "at_least": ">= ", "less_than": "< ", "at_most": "<= ", "vague": ">= "}
_CHANGES = {"up": "up ", "down": "down "}


def compare(
    indicator: Annotated[
        str | None, typer.Argument(help="The id of an indicator; all are listed when left out.", show_default=False)
    ] = None,
    package: Annotated[
        Path | None, typer.Option("--package", help="The folder of a package.", show_default="the dataset of newstables")
    ] = None,
    as_json: Json = False,
) -> None:
    """Line up the figures on one indicator by time and claimant, with agreement and conflict; nothing is added up."""
    with reporting(as_json):
        if indicator is None:
            _list(package, as_json)
        else:
            _show(indicator, package, as_json)


def _list(package: Path | None, as_json: bool) -> None:
    """The indicators of a package with the number of their figures and claimants, the most told first."""
    from newstables.loading import load

    figures = load("figures", package).dropna(subset="indicator_id")
    counted = figures.groupby("indicator_id").agg(figures=("figure_id", "size"), claimants=("claimant", "nunique"))
    listed = load("indicators", package).merge(counted, on="indicator_id")
    listed = listed.sort_values(["figures", "indicator_id"], ascending=[False, True])
    if as_json:
        print(listed[["indicator_id", "name", "unit", "figures", "claimants"]].to_json(orient="records", indent=2))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("indicator, and what it measures", overflow="fold")
    table.add_column("unit")
    for column in ("figures", "claimants"):
        table.add_column(column, justify="right")
    for row in listed.head(_MOST_INDICATORS).to_dict("records"):
        about = Text.assemble(plain(row["indicator_id"]), "\n", (plain(row["name"]), "dim"))
        table.add_row(about, Text(plain(row["unit"])), f"{row['figures']:,}", f"{row['claimants']:,}")
    console().print(table)
    if len(listed) > _MOST_INDICATORS:
        console().print(f"and {len(listed) - _MOST_INDICATORS:,} more; --json prints all")


def _show(indicator: str, package: Path | None, as_json: bool) -> None:
    from newstables.comparing import compare as compared
    from newstables.loading import select

    found = compared(indicator, package)
    if as_json:
        print(found.to_json(orient="records", date_format="iso", date_unit="s", indent=2))
        return
    about = select("indicators", "indicator_id", [indicator], package).iloc[0]
    out = console()
    out.print(Text(plain(f"{about['name']}, in {about['unit']}"), "bold"))
    out.print(Text(plain(str(about["definition"]))))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("when", "figure", "status"):
        table.add_column(column, no_wrap=True)
    table.add_column("claimant, and where it stands", overflow="fold")
    for column in ("agrees", "conflicts"):
        table.add_column(column, justify="right")
    for row in found.head(_MOST_ROWS).to_dict("records"):
        unnamed = "an unnamed source" if row["status"] == "reported" else "the article itself"
        claimant = row["claimant"] if isinstance(row["claimant"], str) else unnamed
        agrees, conflicts = str(row["agrees_with"] or ""), Text(str(row["conflicts_with"] or ""), "red")
        where = Text.assemble(plain(claimant), "\n", (plain(row["figure_id"]), "dim"))
        told = [Text(plain(words)) for words in (_when(row), _amount(row), str(row["status"]))]
        table.add_row(*told, where, agrees, conflicts)
    out.print()
    out.print(table)
    if len(found) > _MOST_ROWS:
        out.print(f"and {len(found) - _MOST_ROWS:,} more; --json prints all")
    claimants, articles = found["claimant"].nunique(), found["article_id"].nunique()
    contradicted = int((found["conflicts_with"] > 0).sum())
    out.print(
        f"\n{_count(len(found), 'figure')} by {_count(claimants, 'named claimant')} in {_count(articles, 'article')}; "
        f"{contradicted:,} cannot be true together with another. They are set side by side, never added."
    )
    out.print("The sentence behind each is its sentence_text in the table figures; --json prints it.")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _when(row: Mapping[Any, Any]) -> str:
    """The time a figure speaks of; a day of publication alone is in brackets."""
    first, last = (
        None if value != value or value is None else f"{value:%Y-%m-%d}" for value in (row["earliest"], row["latest"])
    )
    when = f"{first}" if first == last else f"{first or ''}..{last or ''}"
    return "" if first is last is None else f"[{when}]" if row["dated_by"] == "published" else when


def _amount(row: Mapping[Any, Any]) -> str:
    """A figure with its bounds, as people write it."""
    change = _CHANGES.get(row["change"], "")
    if row["qualifier"] == "between":
        return f"{change}{_number(row['lower'])} to {_number(row['upper'])}"
    value = row["value"] if not math.isnan(row["value"]) else row["lower"]
    return f"{change}{row['text']}" if math.isnan(value) else f"{change}{_SIGNS.get(row['qualifier'], '')}{_number(value)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
