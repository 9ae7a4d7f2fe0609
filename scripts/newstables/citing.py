"""Citing: the dataset, or one of its rows, as text, BibTeX or CSL-JSON.

All that a citation says stands in the package itself (`data/citation.json`), so that a package cites itself wherever it
went.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newstables.loading import package_folder

if TYPE_CHECKING:
    from newstables.packages import Package

_WORDS = ("text", "name", "title")  # the column that shows what a row is about, the first that its table has


def cite(row_id: str | None = None, path: str | Path | None = None, style: str = "text") -> str:
    """How to cite a row, or the dataset as a whole.

    Args:
        row_id: the id of a row, such as "nato"; with its table before it, as in "actors/nato", where two tables share an
            id. The whole dataset when left out.
        path: the folder of a package; the dataset that ships with newstables when left out.
        style: "text", one line; "bibtex", an entry; "csl", a list of one item of CSL-JSON.

    Returns:
        The citation.

    Raises:
        KeyError: the package has no such row.
        FileNotFoundError: there is no package.
        ValueError: the package is broken, the id belongs to rows of several tables, or there is no such style.
    """
    from newstables.faults import BadInput, WrongUse
    from newstables.packages import read_folder
    from newstables.publish import citation

    if style not in citation.STYLES:
        raise ValueError(f"there is no style {style!r}; the styles are {', '.join(citation.STYLES)}")
    folder = Path(path) if path is not None else package_folder()
    try:
        package = read_folder(folder)
        (item,) = json.loads((folder / "data" / "citation.json").read_bytes())
        if row_id is not None:
            item = citation.row_item(item, *_row(package, row_id))
        if style == "csl":
            return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
        return citation.bibtex(item) if style == "bibtex" else citation.text(item)
    except WrongUse as bad:
        raise FileNotFoundError(str(bad)) from None
    except BadInput as bad:
        raise ValueError(str(bad)) from None
    except FileNotFoundError:
        raise FileNotFoundError(f"{folder} holds no data/citation.json: build the package again") from None
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        if isinstance(error, _Unknown | _Ambiguous):
            raise
        raise ValueError(f"{folder / 'data' / 'citation.json'} is no citation: build the package again") from None


class _Unknown(KeyError):
    """No row has the id."""

    def __str__(self) -> str:
        return str(self.args[0])


class _Ambiguous(ValueError):
    """Rows of several tables have the id."""


def _row(package: "Package", row_id: str) -> tuple[str, str, str]:
    """The row of that id, as its table, its id and the words it shows."""
    name, _, rest = row_id.partition("/")
    found: list[tuple[str, str, str]] = []
    for table in package.tables.values():
        wanted = {row_id, rest} if table.name == name and rest else {row_id}
        if len(table.key) != 1:
            continue
        shows: Any = next((column for column in _WORDS if column in table.columns), None)
        found += [
            (table.name, table.row_id(row), row[shows] if shows else "") for row in table.rows if table.row_id(row) in wanted
        ]
    if not found:
        raise _Unknown(f"there is no row {row_id!r} in {package.name}")
    if len(found) > 1:
        raise _Ambiguous(f"{row_id!r} is the id of several rows: {', '.join(f'{table}/{key}' for table, key, _ in found)}")
    return found[0]
