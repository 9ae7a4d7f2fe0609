"""The edges of the checks of cells, keys and decisions: what is just no fault, what is just one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import MINI, STORY_DAY
from newstables import schema
from newstables.article import make_article
from newstables.check import check_tables
from newstables.check.csvfile import read_csv, typed
from newstables.check.keys import check_keys
from newstables.check.trail import check_trail
from newstables.check.values import check_values
from newstables.faults import Fault
from newstables.merging import merge
from newstables.pipeline import machine_columns, rows_of
from newstables.schema import cell
from ruling import Row, said, tables

# ---- keys and order


def test_rows_are_ordered_by_article_then_start_then_key() -> None:
    def places(*keys: str) -> list[str]:
        return said(check_keys(tables(places=[{"place_id": key} for key in keys])))

    assert places("a", "b", "c") == []
    assert places("b", "a") == ["places b: stands out of order"]
    assert places("a", "a") == ["places a: stands twice"]

    def times(*rows: tuple[str, int, str]) -> list[str]:
        made = [{"article_id": article, "start_char": start, "time_id": f"{article}/{key}"} for article, start, key in rows]
        articles = [{"article_id": name} for name in ("a", "a-b")]
        return said(check_keys(tables(times=made, articles=articles)))

    assert times(("a", 5, "t5-6"), ("a", 10, "t10-11"), ("a-b", 1, "t1-2")) == []
    assert times(("a-b", 1, "t1-2"), ("a", 5, "t5-6")) == ["times a-b/t1-2: stands out of order"]
    assert times(("a", 10, "t10-11"), ("a", 5, "t5-6")) == ["times a/t10-11: stands out of order"]
    assert times(("a", 5, "t5-6.2"), ("a", 5, "t5-6")) == ["times a/t5-6.2: stands out of order"]
    two = tables(places=[{"place_id": key} for key in "ba"], indicators=[{"indicator_id": key} for key in "dc"])
    assert said(check_keys(two)) == ["places b: stands out of order", "indicators d: stands out of order"]
    assert times(("c", 5, "t5-6")) == ["times c/t5-6: article_id 'c' is not in articles"]


# ---- values


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("start_char", 0, None), ("start_char", -1, "is below 0"), ("start_char", True, "is no integer"), ("start_char", 1.0, "is no integer"),
        ("start_char", "1", "is no integer"), ("text", "", "is an empty text"), ("text", 5, "is no string"), ("text", None, "is empty"),
        ("earliest", date(2031, 3, 4), None), ("earliest", "2031-03-04", "is no date"), ("mod", None, None),
    ],
)  # fmt: skip
def test_a_cell_fits_its_column(column: str, value: object, fault: str | None) -> None:
    good = {"time_id": "a/t0-3", "article_id": "a", "sentence_id": "a/s0-3", "start_char": 0, "end_char": 3, "text": "May"}
    good |= {"type": "date", "timex_value": "2031-05", "anchor": "publication", "origin": "machine", "rule": "x"}
    told = [fault.what for fault in check_values("times", [{**good, column: value}])]
    assert (told == []) if fault is None else (len(told) == 1 and fault in told[0]), told


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("latitude", 90.0, None), ("latitude", -90, None), ("latitude", 90.1, "above 90"), ("latitude", -90.1, "below -90"),
        ("latitude", float("nan"), "no finite number"), ("latitude", float("inf"), "no finite number"), ("latitude", True, "no number"),
    ],
)  # fmt: skip
def test_a_number_is_finite_and_in_its_bounds(column: str, value: object, fault: str | None) -> None:
    place = {"place_id": "osk", column: value}
    told = [f.what for f in check_values("places", [place]) if f.what.startswith(column)]
    assert (told == []) if fault is None else (len(told) == 1 and fault in told[0]), told


def test_the_longest_text_that_fits_is_no_fault() -> None:
    field = schema.table("events").field("description")
    assert field.max_length
    for length in (field.max_length, field.max_length + 1):
        told = [f.what for f in check_values("events", [{"description": "x" * length}]) if f.what.startswith("description")]
        assert len(told) == length - field.max_length


# ---- CSV


HEADER = ",".join(schema.table("times").columns)


def read(text: str) -> tuple[list[Row] | None, list[str]]:
    faults: list[Fault] = []
    return read_csv("times", text.encode(), faults), said(faults)


CELLS = "a/t0-3,a,a/s0-9,0,3,May,date,2031-05,,2031-05,2031-05-01,2031-05-31,,machine,x"


def test_a_row_is_read_in_its_types() -> None:
    rows, faults = read(f"{HEADER}\n{CELLS}\n")
    assert rows
    assert faults == []
    assert rows[0]["start_char"] == 0
    assert rows[0]["earliest"] == date(2031, 5, 1)
    assert rows[0]["mod"] is None


def test_a_byte_order_mark_costs_nothing_but_its_fault() -> None:
    rows, faults = read(f"\ufeff{HEADER}\n{CELLS}\n")
    assert rows
    assert len(rows) == 1
    assert faults == ["data/times.csv: begins with a byte order mark"]


@pytest.mark.parametrize("cell", ['"Ma\ry"', '"M""a\r\ny"', '"a\r""b"', '"Ma""\ry"'])
def test_a_carriage_return_inside_quotation_marks_is_no_fault(cell: str) -> None:
    assert read(f"{HEADER}\n{CELLS.replace('May', cell)}\n")[1] == []


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    cut = CELLS.replace("2031-05-01", "x")
    rows, faults = read(f"{HEADER}\n{CELLS.replace('May', chr(34) + 'M' + chr(10) + 'y' + chr(34))}\n{cut}\n")
    assert rows
    assert rows[1]["earliest"] is None
    assert faults == ["data/times.csv:4: earliest is no date in its published form ('x')"]
    assert read(f"{HEADER}\n{CELLS}\n{CELLS},\n") == (None, ["data/times.csv:3: has 16 cells, not 15"])
    assert read('"x')[1][0].startswith("data/times.csv:1: is no CSV")
    assert read("")[1][0].startswith("data/times.csv:1: does not have the columns of its schema: lacks time_id, ")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (HEADER.replace("time_id,", "x,y,"), "lacks time_id; adds 'x', 'y'"),
        (HEADER.replace("time_id,article_id,", ""), "lacks time_id, article_id"),
        (HEADER + ",x,y", "adds 'x', 'y'"),
    ],
)
def test_columns_that_are_lacking_and_those_that_are_added_are_named(header: str, words: str) -> None:
    assert read(f"{header}\n") == (None, [f"data/times.csv:1: does not have the columns of its schema: {words}"])


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", value) for value in (-(2**63), 2**63 - 1, 0)]
    + [("number", value) for value in (0.0, -0.5, 1e300, schema.WHOLE_FLOATS, schema.WHOLE_FLOATS - 1.0, -schema.WHOLE_FLOATS)],
)
def test_what_is_printed_is_read_back(kind: str, value: float) -> None:
    assert typed(kind, cell(float(value) if kind == "number" else value)) == value


@pytest.mark.parametrize("value", [-(2**63) - 1, 2**63])
def test_a_whole_number_that_parquet_cannot_hold_is_none(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        typed("integer", str(value))


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", "-1e999"])
def test_a_number_without_an_end_is_none(value: str) -> None:
    with pytest.raises(ValueError, match=value):
        typed("number", value)


# ---- the trail


def decided(action: str, table: str = "times", row_id: str = "a/t0-3", **more: Any) -> Row:
    return {"review_id": "r", "article_id": "a", "action": action, "table_name": table, "row_id": row_id, **more}


def trail(origin: str, *decisions: Row, **more: Any) -> list[str]:
    time = {"time_id": "a/t0-3", "article_id": "a", "start_char": 0, "end_char": 3, "origin": origin, "text": "May"}
    time |= {"rule": None if origin == "added" else "x"} | more
    articles = [{"article_id": "a", "reviewed": True}]
    return [fault.partition(": ")[2] for fault in said(check_trail(tables(times=[time], reviews=decisions, articles=articles)))]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (lambda: trail("machine"), []),
        (lambda: trail("machine", rule=None), ["rule None does not fit origin 'machine'"]),
        (lambda: trail("added", decided("add")), []),
        (lambda: trail("added"), ["is added, but no decision added it"]),
        (lambda: trail("added", decided("add"), rule="x"), ["rule 'x' does not fit origin 'added'"]),
        (lambda: trail("corrected", decided("set", field="text", new_value="May")), []),
        (
            lambda: trail("corrected", decided("set", field="text", new_value="June")),
            ["sets text to 'June', the row says 'May'"],
        ),
        (lambda: trail("corrected", decided("set", field="mod", new_value=None)), []),
        (lambda: trail("corrected", decided("set", field="start_char", new_value="0")), []),
        (lambda: trail("corrected", decided("set", field="value", new_value="1e+16"), value=1e16), []),
        (lambda: trail("corrected", decided("set", field="anchor_id", new_value="other")), []),
        (lambda: trail("corrected", decided("set", new_value=None)), ["field does not fit action 'set'"]),
        (lambda: trail("corrected"), ["is corrected, but no decision corrected it"]),
        (lambda: trail("machine", decided("set", field="mod")), ["is the machine's, but a decision made or changed it"]),
        (lambda: trail("machine", decided("add")), ["is the machine's, but a decision made or changed it"]),
        (lambda: trail("machine", decided("reject", row_id="a/t5-6")), []),
        (lambda: trail("machine", decided("reject")), ["rejects a row that is there"]),
        (lambda: trail("machine", decided("add", row_id="a/t5-6")), ["decides on 'a/t5-6', which is no row"]),
        (lambda: trail("machine", decided("add", row_id="a/t5-6"), decided("reject", row_id="a/t5-6")), []),
        (lambda: trail("machine", decided("reject", row_id="a/t5-6", field="mod")), ["field does not fit action 'reject'"]),
        (lambda: trail("machine", decided("add", "sentences", "a/t5-6")), ["table_name 'sentences' is none"]),
        (lambda: trail("machine", decided("add", "figures", "a/t0-3"), start_char=0), ["decides on 'a/t0-3', which is no row"]),
        (lambda: trail("machine", end_char=4), ["its id is not made of its span"]),
        (lambda: trail("machine", time_id="a/t0-3.2"), []),
        (lambda: trail("corrected", decided("set", field="text", new_value="May"), end_char=4), []),
        (
            lambda: trail("corrected", decided("set", field="mod", new_value=None), end_char=4),
            ["its id is not made of its span"],
        ),
    ],
)
def test_origins_rules_ids_and_decisions_agree(found: Callable[[], list[str]], expected: list[str]) -> None:
    assert found() == expected


# ---- two articles


def test_two_articles_in_one_set_of_tables_have_no_fault() -> None:
    """What is counted, numbered and nested begins anew with each."""
    first = machine_columns(make_article(MINI, "bridge", published_on=STORY_DAY))
    second = machine_columns(make_article(MINI, "bridge-b", published_on=STORY_DAY))
    made = rows_of(merge([first, second]))
    assert said(check_tables(made, {"bridge": MINI, "bridge-b": MINI})) == []
    assert said(check_tables(made)) == []
    made["articles"][1]["words"] += 1
    assert said(check_tables(made, {"bridge-b": MINI})) == [f"articles bridge-b: words is {len(MINI.split()) + 1}"]
