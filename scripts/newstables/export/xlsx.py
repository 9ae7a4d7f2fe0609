"""The spreadsheet: a sheet that says what the package is, then one a table.

XlsxWriter makes it (the extra `newstables[xlsx]`): it only writes, and writes the same bytes for the same cells; openpyxl
stamps the time of saving into every file. Each cell is written by its type, so text of an article is always text: what
begins with `=`, `+`, `-` or `@` carries Excel's mark of a quoted cell besides, lest an edit make a formula of it. What a
sheet cannot hold is refused, never cut: too many rows, too long a text. Days before March 1900, which Excel counts wrongly,
and whole numbers of more than 15 digits, which it rounds, are text.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from newstables.export.about import column_note, credit, licence, sources, table_note, words
from newstables.faults import wrong_use
from newstables.optional import need
from newstables.packages import Package, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ABOUT = "About"
MADE = datetime(1980, 1, 1)  # of every file; the clock takes no part
_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_FIRST_DAY = date(1900, 3, 1)
_EXACT = 10**15
_A3 = 8
_ABOUT_WIDTH = 100
_LINE, _TALLEST = 15, 405  # points
_NARROW, _WIDE = 9, 70
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TODO = "use newstables export sqlite, or the Parquet files"
_LOOKS: dict[str, dict[str, Any]] = {
    "boolean": {"align": "left", "num_format": '"TRUE";"TRUE";"FALSE"'},  # without it LibreOffice shows 1 and 0
    "number": {"align": "right", "indent": 1},
    "amount": {"align": "right", "indent": 1, "num_format": "#,##0"},
    "text": {"text_wrap": True},
    "quoted": {"text_wrap": True, "quote_prefix": True},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "head": {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "vcenter"},
    "title": {"bold": True, "font_size": 16},
    "label": {"bold": True},
    "link": {"font_color": "#0B5394", "underline": 1},
}


def xlsx_bytes(package: Package) -> bytes:
    """A package as a spreadsheet.

    Args:
        package: as it was read back.

    Returns:
        The bytes of an .xlsx file, the same for the same package.

    Raises:
        WrongUse: XlsxWriter is not installed, or a sheet cannot hold a table; BadInput: a cell is not of its type.
    """
    need("export xlsx", "xlsxwriter")
    from xlsxwriter import Workbook

    rows = {name: list(table.typed_rows()) for name, table in package.tables.items()}
    _refuse_too_much(package, rows)
    sink = io.BytesIO()
    book = Workbook(sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = words(package, "title")
    book.set_properties({"title": title, "author": credit(package), "comments": "Made by newstables", "created": MADE})
    formats = {name: book.add_format({"valign": "top", **look}) for name, look in _LOOKS.items()}
    _about_sheet(book, formats, package)
    for name, table in package.tables.items():
        _table_sheet(book.add_worksheet(name), formats, table, rows[name])
    book.close()
    return sink.getvalue()


def _refuse_too_much(package: Package, rows: dict[str, list[list[Any]]]) -> None:
    """One clear message for whatever a sheet cannot hold."""
    names = [ABOUT.lower(), *(name.lower() for name in package.tables)]
    for name, found in rows.items():
        if len(name) > _LONGEST_NAME or names.count(name.lower()) > 1:
            raise wrong_use(name, "cannot be the name of a sheet", _TODO)
        if len(found) >= _MOST_ROWS:
            raise wrong_use(name, f"has {len(found):,} rows, a sheet holds {_MOST_ROWS - 1:,}", _TODO)
    long = [
        (table.columns[column], table.row_id(cells))
        for name, table in package.tables.items()
        for cells, row in zip(table.rows, rows[name], strict=True)
        for column, value in enumerate(row)
        if isinstance(value, str) and _units(value) > _LONGEST_TEXT
    ]
    if long:
        count = f"{len(long)} texts are" if len(long) > 1 else "a text is"
        what = f"{count} longer than the {_LONGEST_TEXT:,} characters that a cell holds, first {long[0][0]} of {long[0][1]:.80}"
        raise wrong_use("export xlsx", what, _TODO)


def _units(text: str) -> int:
    """The length of a text as Excel counts it, in UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text) if len(text) * 2 > _LONGEST_TEXT else len(text)


def _about_sheet(book: "Workbook", formats: "dict[str, Format]", package: Package) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.hide_gridlines(2)
    _one_page_wide(sheet)
    sheet.set_column(0, 0, 18, formats["text"])
    sheet.set_column(1, 1, 9, formats["text"])
    sheet.set_column(2, 2, _ABOUT_WIDTH, formats["text"])
    sheet.write_string(0, 0, words(package, "title"), formats["title"])
    said = {
        "What it is": words(package, "description"),
        "Version": words(package, "version"),
        "Made by": credit(package),
        "Articles by": sources(package),
        "Licence": licence(package),
        "Reading it": "An empty cell means unknown or not said. Each column's heading has a note that tells what it holds. "
        "The sheets are made from the tables of the package: what you change here changes nothing there.",
    }
    line = 2
    for label, text in said.items():
        if text:
            sheet.write_string(line, 0, label, formats["label"])
            sheet.merge_range(line, 1, line, 2, "", formats["text"])
            _write_text(sheet, line, 1, text, formats)
            sheet.set_row(line, _height([(text, _ABOUT_WIDTH)]))
            line += 1
    line += 1
    for column, heading in enumerate(("Table", "Rows", "What it holds")):
        sheet.write_string(line, column, heading, formats["head"])
    for name, table in package.tables.items():
        line += 1
        sheet.write_url(line, 0, f"internal:'{name}'!A1", formats["link"], string=name)
        sheet.write_number(line, 1, len(table.rows), formats["amount"])
        _write_text(sheet, line, 2, table_note(table), formats)
        sheet.set_row(line, _height([(table_note(table), _ABOUT_WIDTH)]))


def _one_page_wide(sheet: "Worksheet") -> None:
    """Print a sheet's columns beside each other, whatever the number of pages downwards."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _table_sheet(sheet: "Worksheet", formats: "dict[str, Format]", table: Table, rows: list[list[Any]]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_paper(_A3)
    _one_page_wide(sheet)
    sheet.set_row(0, 20)
    sheet.set_comments_author("newstables")
    widths = [_width(name, (row[column] for row in rows)) for column, name in enumerate(table.columns)]
    for column, field in enumerate(table.fields):
        sheet.set_column(column, column, widths[column], formats["text"])
        sheet.write_string(0, column, field["name"], formats["head"])
        if note := column_note(table, field):
            sheet.write_comment(0, column, note, {"x_scale": 2.4, "y_scale": 0.5 + len(note) / 160})
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _height([(v, w) for v, w in zip(row, widths, strict=True) if isinstance(v, str)]))
        for column, value in enumerate(row):
            if value is not None:
                _write(sheet, line, column, value, formats)
    sheet.autofilter(0, 0, len(rows), len(table.fields) - 1)


def _write(sheet: "Worksheet", line: int, column: int, value: Any, formats: "dict[str, Format]") -> None:
    """A value that is not null, by its type."""
    if isinstance(value, bool):
        sheet.write_boolean(line, column, value, formats["boolean"])
    elif isinstance(value, int | float) and not (isinstance(value, int) and abs(value) >= _EXACT):
        whole = isinstance(value, float) and value.is_integer()
        sheet.write_number(line, column, value, formats["amount" if whole else "number"])
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), formats["date"])
    else:
        _write_text(sheet, line, column, str(value), formats)


def _write_text(sheet: "Worksheet", line: int, column: int, text: str, formats: "dict[str, Format]") -> None:
    sheet.write_string(line, column, text, formats["quoted" if text.startswith(_FORMULA) else "text"])


def _height(texts: Sequence[tuple[str, int]]) -> float:
    """A row's height for its texts and the widths of their columns; LibreOffice does not find it by itself."""
    lines = (sum(1 + len(part) // (width - 2) for part in text.split("\n")) for text, width in texts)
    return min(_TALLEST, _LINE * max(lines, default=1))


def _width(name: str, values: Iterable[Any]) -> int:
    """A column's width in characters: its longest value or its heading with the filter's arrow, within bounds."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return max(_NARROW, len(name) + 4, min(_WIDE, longest + 2))
