"""Exports: a package as a spreadsheet and as a database, read back by other programs than those that wrote them."""

import io
import re
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from conftest import Package
from newstables import packages, schema
from newstables.export import is_ours, sqlite_bytes, xlsx, xlsx_bytes
from newstables.faults import BadInput, WrongUse
from newstables.packages import read_folder
from shell import assert_one_line, run

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+49 30",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "{=1+1}",
    "'quoted",
    "“curly” and ‘single’",
    "<b>&amp;</b>",
    "007",
    "1e5",
    "TRUE",
    "http://example.org/#a",
    "internal:figures!A1",
    "مرحبا",
    "👩‍🚒 two\nlines",
    "_x0041_",
    " x ",
]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet: Worksheet, name: str) -> list[Any]:
    (found,) = [cells for cells in sheet.iter_cols() if cells[0].value == name]
    return list(found[1:])


@pytest.fixture(scope="module")
def book(mini: Path) -> openpyxl.Workbook:
    return opened(xlsx_bytes(read_folder(mini)))


@pytest.fixture
def base(mini: Path, tmp_path: Path) -> Any:
    (tmp_path / "mini.db").write_bytes(sqlite_bytes(read_folder(mini), "mini"))
    with closing(sqlite3.connect(tmp_path / "mini.db")) as connection:
        yield connection


def with_texts(folder: Path, texts: list[str]) -> packages.Package:
    """The package with a row of `indicators` for each of these texts."""
    package = read_folder(folder)
    rows = package.tables["indicators"].rows
    rows[:] += [{**rows[0], "indicator_id": f"i{n}", "definition": text} for n, text in enumerate(texts)]
    return package


def definitions(content: bytes, count: int) -> list[Any]:
    """The cells of the rows that `with_texts` added."""
    return column(opened(content)["indicators"], "definition")[-count:]


# ---- the spreadsheet


def test_the_first_sheet_says_what_it_is_and_leads_to_every_table(book: openpyxl.Workbook, mini: Path) -> None:
    assert book.sheetnames == ["About", *schema.tables()]
    about = book["About"]
    said = [str(cell.value) for row in about.iter_rows() for cell in row if cell.value is not None]
    for words in ("Torvania", "An invented country.", "A Reader", "The Torvania Post", "Text: The Torvania Post"):
        assert any(words in text for text in said), words
    assert any("Creative Commons Attribution 4.0" in text for text in said)
    links = {cell.value: cell.hyperlink.location for cell in about["A"] if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in schema.tables()}
    rows = {row[0].value: row[1].value for row in about.iter_rows() if row[0].value in schema.tables()}
    assert rows == {name: book[name].max_row - 1 for name in schema.tables()}


@pytest.mark.parametrize("name", schema.tables())
def test_a_sheet_has_frozen_bold_headings_with_notes_and_a_filter(name: str, book: openpyxl.Workbook) -> None:
    sheet = book[name]
    assert [cell.value for cell in sheet[1]] == list(schema.table(name).columns)
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    for cell, field in zip(sheet[1], schema.table(name).fields, strict=True):
        note = cell.comment.text
        assert field.description.replace("`", "")[:60] in note
        assert all(code.code in note for code in field.codes)


@pytest.mark.parametrize("name", schema.tables())
def test_cells_have_the_types_and_values_of_the_table(name: str, book: openpyxl.Workbook, mini: Path) -> None:
    table = read_folder(mini).tables[name]
    for cells, row in zip(book[name].iter_rows(min_row=2), table.typed_rows(), strict=True):
        for cell, value in zip(cells, row, strict=True):
            if isinstance(value, date):
                assert (cell.is_date, cell.value) == (True, datetime(value.year, value.month, value.day))
            else:
                assert cell.value == value
                assert isinstance(cell.value, bool) == isinstance(value, bool)


def test_a_day_is_a_day_and_shown_so(book: openpyxl.Workbook) -> None:
    (cell,) = column(book["articles"], "published_on")
    assert (cell.value, cell.number_format) == (datetime(2031, 3, 14), "yyyy-mm-dd")


def test_text_is_never_a_formula_a_link_or_a_number(story: Path) -> None:
    content = xlsx_bytes(with_texts(story, HOSTILE))
    cells = definitions(content, len(HOSTILE))
    assert [cell.value for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in cells if cell.style and cell.quotePrefix] == HOSTILE[:6]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


@pytest.mark.parametrize(
    "mark", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff", "\r", "\u2028"]
)
def test_characters_that_xml_cannot_hold_break_nothing(mark: str, story: Path) -> None:
    cells = definitions(xlsx_bytes(with_texts(story, [f"a{mark}b", "after"])), 2)
    first = re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), cells[0].value)
    assert (first, cells[1].value) == (f"a{mark}b", "after")


def test_days_and_numbers_that_excel_spoils_are_text(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    article, place = package.rows("articles")[0], package.rows("places")[0]
    package.put("articles", [{**article, "article_id": f"a{day}", "published_on": day} for day in ("1899-12-31", "1900-03-01")])
    package.put("places", [{**place, "geonames_id": "123456789012345678"}, {**place, "geonames_id": "999999999999999"}])
    book = opened(xlsx_bytes(read_folder(package.folder)))
    assert [cell.value for cell in column(book["articles"], "published_on")] == ["1899-12-31", datetime(1900, 3, 1)]
    assert [cell.value for cell in column(book["places"], "geonames_id")] == ["123456789012345678", 999999999999999]


def test_a_text_too_long_for_a_cell_is_refused_and_named(story: Path) -> None:
    fits, long, wide = "x" * 32_767, "x" * 32_768, "😀" * 16_384
    xlsx_bytes(with_texts(story, [fits]))
    with pytest.raises(
        WrongUse, match=r"2 texts are longer than the 32,767 .*first definition of i1; use newstables export sqlite"
    ):
        xlsx_bytes(with_texts(story, [fits, long, wide]))


def test_more_rows_than_a_sheet_holds_are_refused(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = read_folder(story)
    longest = max(package.tables.values(), key=lambda table: len(table.rows))
    monkeypatch.setattr(xlsx, "_MOST_ROWS", len(longest.rows))
    with pytest.raises(WrongUse, match=rf"^{longest.name}: has {len(longest.rows):,} rows, a sheet holds"):
        xlsx_bytes(package)
    monkeypatch.setattr(xlsx, "_MOST_ROWS", len(longest.rows) + 1)
    xlsx_bytes(package)


def test_an_empty_table_is_a_sheet_with_headings(story: Path) -> None:
    sheet = opened(xlsx_bytes(read_folder(story)))["reviews"]
    assert (sheet.max_row, sheet["A1"].value) == (1, "review_id")


def test_without_xlsxwriter_what_to_install_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, story: Path) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert_one_line(run("export", "xlsx", story, "-o", tmp_path / "x.xlsx"), 2, "needs XlsxWriter; pip install 'xlsxwriter'")
    assert not (tmp_path / "x.xlsx").exists()


# ---- the database


def test_the_database_has_every_row_in_its_type(base: sqlite3.Connection, mini: Path) -> None:
    for name, table in read_folder(mini).tables.items():
        rows = base.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
        expected = [[v.isoformat() if isinstance(v, date) else v for v in row] for row in table.typed_rows()]
        assert [list(row) for row in rows] == expected
        for field in table.fields:
            kinds = {kind for (kind,) in base.execute(f'SELECT DISTINCT typeof("{field["name"]}") FROM {name}')} - {"null"}
            wanted = {"string": "text", "date": "text", "integer": "integer", "boolean": "integer", "number": "real"}
            assert kinds <= {wanted[field["type"]]}


def test_keys_hold_and_are_enforced(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.execute("PRAGMA foreign_keys = ON")
    for name in schema.tables():
        table = schema.table(name)
        keys = {(row[3], row[2], row[4]) for row in base.execute(f"PRAGMA foreign_key_list({name})")}
        assert keys == {(key.field, key.table or name, key.key) for key in table.foreign_keys}
        indexed = {
            row[2]
            for index in base.execute(f"PRAGMA index_list({name})").fetchall()
            for row in base.execute(f"PRAGMA index_info({index[1]})")
        }
        assert indexed >= {key.field for key in table.foreign_keys} | set(table.primary_key)
        required = {row[1] for row in base.execute(f"PRAGMA table_info({name})") if row[3]}
        assert required == {field.name for field in table.fields if field.required}
        (sql,) = base.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
        assert sql.endswith("STRICT") or sqlite3.sqlite_version_info < (3, 37)
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE figures SET claimant_id = 'nobody'")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("INSERT INTO figures SELECT * FROM figures")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE articles SET published_on = '14 March'")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE articles SET reviewed = 2")


def test_what_the_schema_says_stands_beside_the_tables(base: sqlite3.Connection) -> None:
    told = dict(base.execute("SELECT key, value FROM newstables_package"))
    assert (told["title"], told["made_by"], told["sources"]) == ("Torvania", "A Reader", "The Torvania Post")
    assert [name for (name,) in base.execute("SELECT name FROM newstables_tables ORDER BY rowid")] == list(schema.tables())
    columns = base.execute("SELECT table_name, name FROM newstables_columns ORDER BY rowid").fetchall()
    assert columns == [(name, column) for name in schema.tables() for column in schema.table(name).columns]
    label = "SELECT label FROM newstables_codes WHERE (table_name, column_name, code) = ('figures', 'qualifier', 'more_than')"
    assert base.execute(label).fetchone() == ("More than",)
    for told_table in ("newstables_tables", "newstables_columns"):
        assert base.execute(f"SELECT count(*) FROM {told_table} WHERE description = ''").fetchone() == (0,)


def test_datasette_finds_its_metadata(base: sqlite3.Connection) -> None:
    import json

    (text,) = base.execute("SELECT value FROM newstables_package WHERE key = 'datasette'").fetchone()
    metadata = json.loads(text)
    assert metadata["title"] == "Torvania"
    tables = metadata["databases"]["mini"]["tables"]
    assert list(tables) == list(schema.tables())
    assert set(tables["figures"]["columns"]) == set(schema.table("figures").columns)


def test_hostile_text_is_text_in_the_database_too(story: Path, tmp_path: Path) -> None:
    texts = [*HOSTILE, "'); DROP TABLE figures; --", "a\0b", '"', "x" * 100_000]
    (tmp_path / "x.db").write_bytes(sqlite_bytes(with_texts(story, texts), "x"))
    with closing(sqlite3.connect(tmp_path / "x.db")) as base:
        found = [text for (text,) in base.execute("SELECT definition FROM indicators ORDER BY rowid")]
        assert found[-len(texts) :] == texts


def test_a_broken_key_is_no_database(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    rows = package.rows("figures")
    package.put("figures", [{**row, "article_id": "elsewhere"} for row in rows])
    with pytest.raises(BadInput, match="figures: holds a key that articles does not have; run newstables check"):
        sqlite_bytes(read_folder(package.folder), "x")
    package.put("figures", [rows[0], rows[0]])
    with pytest.raises(BadInput, match="figures: cannot be put into a database"):
        sqlite_bytes(read_folder(package.folder), "x")


@pytest.mark.parametrize("make", [xlsx_bytes, lambda package: sqlite_bytes(package, "x")], ids=["xlsx", "sqlite"])
def test_a_cell_of_another_type_is_named(make: Callable[[Any], bytes], story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    rows = package.rows("figures")
    package.put("figures", [{**rows[0], "start_char": "many"}])
    with pytest.raises(BadInput, match=rf"{rows[0]['figure_id']}: start_char does not have the type of its column \('many'\)"):
        make(read_folder(package.folder))


# ---- both


@pytest.mark.parametrize(("kind", "end"), [("xlsx", "xlsx"), ("sqlite", "db")])
def test_an_export_is_the_same_bytes_and_replaces_itself(kind: str, end: str, mini: Path, tmp_path: Path) -> None:
    file = tmp_path / f"mini.{end}"
    made = run("export", kind, mini, "-o", file)
    assert made.exit_code == 0, made.output
    assert re.search(r"Wrote .*: 13 tables, \d+ rows, \d+ KB\.", made.stdout)
    first = file.read_bytes()
    assert is_ours(first)
    assert run("export", kind, mini / "datapackage.json", "-o", file).exit_code == 0
    assert file.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def saved_by_hand(file: Path) -> None:
    """What Excel and a database program do when a person changes something."""
    if file.suffix == ".db":
        with closing(sqlite3.connect(file)) as base, base:
            base.execute("CREATE VIEW mine AS SELECT * FROM figures")
    else:
        book = openpyxl.load_workbook(file)
        book["figures"]["A2"] = "mine"
        book.save(file)


@pytest.mark.parametrize(("kind", "end"), [("xlsx", "xlsx"), ("sqlite", "db")])
def test_what_a_person_changed_or_made_is_left_alone(kind: str, end: str, mini: Path, tmp_path: Path) -> None:
    file = tmp_path / f"mini.{end}"
    assert run("export", kind, mini, "-o", file).exit_code == 0
    saved_by_hand(file)
    for foreign in (file.read_bytes(), b"", b"notes", b"PK\x03\x04broken", b"SQLite format 3\0"):
        file.write_bytes(foreign)
        assert_one_line(run("export", kind, mini, "-o", file), 2, file.name, "no untouched export of newstables")
        assert file.read_bytes() == foreign
    assert_one_line(run("export", kind, mini, "-o", tmp_path), 2, "no untouched export")
    assert_one_line(run("export", kind, mini, "-o", tmp_path / "nowhere" / "x"), 2, "cannot be written")


def test_without_a_package_the_dataset_that_ships_is_exported(tmp_path: Path) -> None:
    made = run("export", "sqlite", "-o", tmp_path / "x.db", "--json")
    assert made.exit_code == 0, made.output
    with closing(sqlite3.connect(tmp_path / "x.db")) as base:
        assert base.execute("SELECT count(*) FROM articles").fetchone()[0] >= 1


def test_a_package_that_is_none_is_told(tmp_path: Path) -> None:
    assert_one_line(run("export", "xlsx", tmp_path, "-o", tmp_path / "x"), 2, "datapackage.json", "is missing")
    assert run("export", "ods", "-o", tmp_path / "x").exit_code == 2
