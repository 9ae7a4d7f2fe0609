"""Citing: the dataset, or one of its rows, as text, BibTeX or CSL-JSON.

All that a citation says stands in the package itself (`data/citation.json`), so that a package cites itself wherever it
went.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newstables.faults import bad_input, wrong_use
from newstables.folder import REBUILD, read_file
from newstables.loading import package_folder

if TYPE_CHECKING:
    from newstables.packages import Package

_CITATION = "data/citation.json"
_WORDS = ("text", "name", "title")  # the column that shows what a row is about, the first that its table has


def cite(row_id: str | None = None, path: str | Path | None = None, style: str = "text") -> str:
    """How to cite a row, or the dataset as a whole.

    Args:
        row_id: the id of a row, such as "nato"; with its table before it, as in "actors/nato", where two tables share an
            id. The whole dataset when left out.
        path: the folder of a package, or its `datapackage.json`; the dataset that ships with newstables when left out.
        style: "text", one line; "bibtex", an entry; "csl", a list of one item of CSL-JSON.

    Returns:
        The citation.

    Raises:
        BadInput: there is no package, no such row or no such style, rows of several tables have the id, or the package is
            broken; it says which.
    """
    from newstables.packages import read_folder
    from newstables.publish import citation

    if style not in citation.STYLES:
        raise wrong_use("cite", f"there is no style {style!r}", f"the styles are {', '.join(citation.STYLES)}")
    folder = package_folder(path)
    package = read_folder(folder)
    row = None if row_id is None else _row(package, row_id)
    where = str(folder / _CITATION)
    try:
        (item,) = json.loads(read_file(folder, _CITATION, where))
        if row is not None:
            item = citation.row_item(item, *row)
        if style == "csl":
            return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
        return citation.bibtex(item) if style == "bibtex" else citation.text(item)
    except (ValueError, RecursionError, TypeError, AttributeError, KeyError):
        raise bad_input(where, "is no citation", REBUILD) from None


def _row(package: "Package", row_id: str) -> tuple[str, str, str]:
    """The row of that id, as its table, its id and the words it shows."""
    name, _, rest = str(row_id).partition("/")
    found: list[tuple[str, str, str]] = []
    for table in package.tables.values():
        wanted = [row_id, rest] if table.name == name and rest else [row_id]
        if len(table.key) != 1:
            continue
        shows: Any = next((column for column in _WORDS if column in table.columns), None)
        found += [
            (table.name, table.row_id(row), row[shows] if shows else "") for row in table.rows if table.row_id(row) in wanted
        ]
    if not found:
        todo = f"give an id such as those in the first column of data/{next(iter(package.tables))}.csv"
        raise wrong_use(package.name, f"there is no row {row_id!r}", todo)
    if len(found) > 1:
        names = ", ".join(f"{table}/{key}" for table, key, _ in found)
        raise wrong_use(package.name, f"{row_id!r} is the id of several rows", f"give one of {names}")
    return found[0]
