"""`newstables cite`: how to cite the dataset or one of its rows."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newstables.commands.console import plain, print_out, reporting

EXAMPLES = (
    "newstables cite",
    "newstables cite actors/nato --style bibtex",
    "newstables cite story/f37-46 --package story",
)


class Style(StrEnum):
    """The forms of a citation."""

    text = "text"
    bibtex = "bibtex"
    csl = "csl"


def cite(
    row_id: Annotated[
        str | None, typer.Argument(help="The id of a row; the whole dataset when left out.", show_default=False)
    ] = None,
    package: Annotated[
        Path | None,
        typer.Option(
            "--package", help="The folder of a package, or its datapackage.json.", show_default="the dataset of newstables"
        ),
    ] = None,
    style: Annotated[Style, typer.Option("--style", help="A line of text, a BibTeX entry or CSL-JSON.")] = Style.text,
) -> None:
    """Print how to cite the dataset, or one of its rows."""
    from newstables.citing import cite as cited

    with reporting(as_json=False):
        print_out(plain(cited(row_id, package, style.value).rstrip("\n"), "\n") + "\n")
