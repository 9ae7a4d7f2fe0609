"""Two packages compared: rows, schema, and what the version policy calls the changes."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from newstables import packages
from newstables.diff import Difference, Level, compare, next_version, parse_version
from newstables.packages import read_folder


@pytest.fixture
def read(mini: Path) -> packages.Package:
    return deepcopy(read_folder(mini))


def after(old: packages.Package, change: Callable[[packages.Package], object]) -> Difference:
    new = deepcopy(old)
    change(new)
    return compare(old, new)


def field(package: packages.Package, table: str, column: str) -> dict[str, Any]:
    return next(field for field in package.tables[table].fields if field["name"] == column)


# ---- rows


def test_a_package_is_the_same_as_itself(read: packages.Package) -> None:
    found = compare(read, read)
    assert (found.schema, found.tables, found.level) == ([], [], Level.NONE)


def test_rows_are_added_removed_and_changed_by_id_and_field(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        rows = new.tables["figures"].rows
        rows[0] |= {"value": "41", "status": ""}
        rows.append({**rows[0], "figure_id": "x/f1-2", "text": "new"})
        rows.pop(1)

    first, second, *_ = read.tables["figures"].rows
    (table,) = after(read, change).tables
    assert (table.name, table.added, table.removed, table.renamed) == ("figures", ["x/f1-2"], [second["figure_id"]], [])
    (row,) = table.changed
    assert row.id == first["figure_id"]
    assert row.fields == [("value", first["value"], "41"), ("status", first["status"], "")]
    assert table.level is Level.MINOR


def test_packages_without_an_article_in_common_are_no_minor_change_of_each_other(read: packages.Package) -> None:
    def another_article(new: packages.Package) -> None:
        new.tables["articles"].rows[0] |= {"article_id": "another", "sha256": "0" * 64, "title": "Another"}

    def a_second_article(new: packages.Package) -> None:
        rows = new.tables["articles"].rows
        rows.append({**rows[0], "article_id": "another", "title": "Another"})

    (old,) = read.tables["articles"].rows
    (change,) = after(read, another_article).schema
    assert change == (Level.MAJOR, "articles", "no article in common", old["article_id"], "another")
    assert after(read, a_second_article).level is Level.MINOR
    assert after(read, lambda new: new.tables["articles"].rows.clear()).level is Level.MINOR


def test_another_order_of_rows_is_no_change(read: packages.Package) -> None:
    assert after(read, lambda new: new.tables["mentions"].rows.reverse()).level is Level.NONE


def test_a_row_that_only_has_another_id_tells_that_the_rule_of_ids_changed(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        for row in new.tables["quotes"].rows:
            row["quote_id"] = row["utterance_id"] = row["quote_id"] + ".2"

    (table,) = after(read, change).tables
    ids = [row["quote_id"] for row in read.tables["quotes"].rows]
    assert table.renamed == [(i, f"{i}.2") for i in ids]
    assert (table.added, table.removed, table.level) == ([], [], Level.MAJOR)


def test_a_row_whose_words_moved_is_another_row(read: packages.Package) -> None:
    def change(new: packages.Package) -> None:
        new.tables["times"].rows[0] |= {"time_id": "x/t1-2", "start_char": "1", "end_char": "2"}

    (table,) = after(read, change).tables
    assert (len(table.added), len(table.removed), table.renamed, table.level) == (1, 1, [], Level.MINOR)


def test_rows_with_a_key_of_several_columns_are_told_apart(read: packages.Package) -> None:
    rows = read.tables["event_actors"].rows or read.tables["quote_speakers"].rows
    name = "event_actors" if read.tables["event_actors"].rows else "quote_speakers"
    (table,) = after(read, lambda new: new.tables[name].rows[0].update(origin="added", rule="x")).tables
    assert table.changed[0].id == " ".join(rows[0][column] for column in read.tables[name].key)


def test_two_rows_of_one_id_do_not_hide_each_other(read: packages.Package) -> None:
    rows = read.tables["figures"].rows
    (table,) = after(read, lambda new: new.tables["figures"].rows.append(dict(rows[0]))).tables
    assert table.added == [f"{rows[0]['figure_id']} (2)"]


# ---- schema


def removed_code(new: packages.Package) -> None:
    constraints = field(new, "figures", "status")["constraints"]
    constraints["enum"] = [code for code in constraints["enum"] if code != "denied"]


def dropped(new: packages.Package, table: str, column: str) -> None:
    found = new.tables[table]
    found.schema["fields"] = [field for field in found.fields if field["name"] != column]
    for row in found.rows:
        del row[column]


def added_column(new: packages.Package) -> None:
    new.tables["figures"].fields.append({"name": "note", "type": "string"})
    for row in new.tables["figures"].rows:
        row["note"] = "x"


SCHEMA_CHANGES: dict[str, tuple[Callable[[packages.Package], object], Level, str, str]] = {
    "table removed": (lambda p: p.tables.pop("reviews"), Level.MAJOR, "reviews", "table removed, with"),
    "column removed": (lambda p: dropped(p, "figures", "unit"), Level.MAJOR, "figures.unit", "column removed"),
    "column added": (added_column, Level.MINOR, "figures.note", "column added (string)"),
    "type": (lambda p: field(p, "figures", "value").update(type="integer"), Level.MAJOR, "figures.value", "other type"),
    "code removed": (removed_code, Level.MAJOR, "figures.status", "codes removed"),
    "code added": (
        lambda p: field(p, "figures", "status")["constraints"]["enum"].append("hoped"),
        Level.MINOR,
        "figures.status",
        "codes added",
    ),
    "key": (lambda p: p.tables["figures"].schema.update(primaryKey=["text"]), Level.MAJOR, "figures", "other key"),
    "foreign key removed": (
        lambda p: p.tables["figures"].schema["foreignKeys"].pop(0),
        Level.MAJOR,
        "figures.article_id",
        "foreign key removed",
    ),
    "rule of an id": (
        lambda p: field(p, "figures", "figure_id")["constraints"].update(pattern="^x$"),
        Level.MAJOR,
        "figures.figure_id",
        "other rule of the id",
    ),
    "constraint": (
        lambda p: field(p, "figures", "start_char")["constraints"].update(minimum=5),
        Level.MINOR,
        "figures.start_char",
        "minimum",
    ),
    "order of columns": (lambda p: p.tables["figures"].fields.reverse(), Level.MINOR, "figures", "other order of columns"),
    "description": (
        lambda p: field(p, "figures", "value").update(description="x"),
        Level.PATCH,
        "figures.value",
        "other description",
    ),
    "label": (
        lambda p: field(p, "figures", "status")["categories"][0].update(label="x"),
        Level.PATCH,
        "figures.status",
        "other label of",
    ),
    "title of the whole": (lambda p: p.descriptor.update(title="x"), Level.PATCH, "package", "other title"),
    "credit": (lambda p: p.descriptor["licenses"][1].update(title="x"), Level.PATCH, "package", "other licenses"),
    "licence": (lambda p: p.descriptor["licenses"][0].update(name="CC0-1.0"), Level.MAJOR, "package", "other licences"),
}


@pytest.mark.parametrize("name", SCHEMA_CHANGES)
def test_a_change_of_the_schema_has_its_level(name: str, read: packages.Package) -> None:
    change, level, where, what = SCHEMA_CHANGES[name]
    found = after(read, change)
    (told,) = found.schema
    assert (told.level, told.where, what in told.what) == (level, where, True), told
    assert found.tables == []
    assert found.level is level


def test_a_table_added_is_minor_and_the_most_serious_change_stands_first(read: packages.Package) -> None:
    old = deepcopy(read)
    del old.tables["times"]

    def change(new: packages.Package) -> None:
        new.tables["times"] = read.tables["times"]
        field(new, "figures", "value")["title"] = "x"
        dropped(new, "figures", "unit")

    assert [(c.level, c.where) for c in after(old, change).schema] == [
        (Level.MAJOR, "figures.unit"),
        (Level.MINOR, "times"),
        (Level.PATCH, "figures.value"),
    ]


@pytest.mark.parametrize(
    ("old", "level", "wanted"),
    [
        ("1.2.3", Level.NONE, "1.2.3"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("0.2.3", Level.PATCH, "0.2.4"),
        ("0.2.3", Level.MINOR, "0.3.0"),
        ("0.2.3", Level.MAJOR, "0.3.0"),
    ],
)
def test_the_policy_says_the_least_version(old: str, level: Level, wanted: str) -> None:
    before = parse_version(old)
    assert before
    assert next_version(before, level) == parse_version(wanted)


@pytest.mark.parametrize("text", ["1.2", "1.2.3.4", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.x", "", "1.2.3\n", "१.२.३"])
def test_what_is_no_version_is_none(text: str) -> None:
    assert parse_version(text) is None
