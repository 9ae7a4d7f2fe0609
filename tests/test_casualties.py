"""Casualty and troop figures: every column of every figure, on the sentences of casualties.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Figure, Mention, Place, Quote, Time
from newstables.text import read

TABLE = yaml.load(Path(__file__).with_name("casualties.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
COLUMNS = ("status", "change", "claimant", "as_of", "basis", "period", "place", "counted", "actor", "indicator")
QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "at_most", "between", "vague")


def found(case: dict[str, Any]) -> tuple[str, list[Figure]]:
    """The text of a case and the figures read from it, its mentions, times and statement being given."""
    text = case["text"]
    actors, places = TABLE["actors"], TABLE["places"]
    mentions, by_id, grounds = [], {}, {}
    for words in case.get("of", ()):
        start = text.index(words)
        if words in places:
            grounds[words.lower()] = Place(words.lower(), words, "city")
            mentions.append(Mention(start, start + len(words), "name", place_id=words.lower()))
        else:
            actor, name, kind = actors[words]
            by_id[actor] = Actor(actor, name, kind)
            form = "nominal" if kind == "armed_group" else "name"
            mentions.append(Mention(start, start + len(words), form, actor_id=actor))
    times = [
        Time(text.index(words), text.index(words) + len(words), "date", edtf, edtf=edtf, anchor="publication")
        for words, edtf in case.get("on", {}).items()
    ]
    quotes = []
    if "says" in case:
        says = case["says"]
        start = text.index(says["words"])
        end = start + len(says["words"])
        by = (says["by"],)
        quotes = [Quote(start, end, "indirect", start, end, (start, end), by, act=says["act"], said_on=says.get("said_on"))]
    document = read(text)
    return text, propose(document, index_mentions(document, mentions, by_id, grounds), times, quotes)[0]


def bounds(row: dict[str, Any]) -> tuple[str, float | None, float | None, float | None]:
    """Qualifier, value and bounds of a row of the table, by the codebook."""
    qualifier = next(name for name in QUALIFIERS if name in row)
    if qualifier == "between":
        low, high = map(float, row["between"])
        return qualifier, None, low, high
    value = float(row[qualifier])
    return {
        "exact": (qualifier, value, value, value),
        "about": (qualifier, value, None, None),
        "more_than": (qualifier, value, value, None),
        "at_least": (qualifier, value, value, None),
        "less_than": (qualifier, value, None, value),
        "at_most": (qualifier, value, None, value),
        "vague": (qualifier, None, value, None),
    }[qualifier]


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    """What a row of the table says of a figure, empty columns included."""
    columns = dict.fromkeys(COLUMNS) | {name: row[name] for name in COLUMNS if name in row}
    columns["status"] = row.get("status", "asserted")
    if "as_of" in row:
        columns["basis"] = row.get("basis", "inherited")
    return columns | {"text": row["text"], "unit": row.get("unit", "persons"), "bounds": bounds(row)}


def told(text: str, figure: Figure) -> dict[str, Any]:
    """A figure under the names of the table."""
    start, end = figure.counted_start_char, figure.counted_end_char
    return {
        "text": text[figure.start_char : figure.end_char],
        "bounds": (figure.qualifier, figure.value, figure.lower, figure.upper),
        "change": figure.change,
        "unit": figure.unit,
        "counted": None if start is None else text[start:end],
        "actor": figure.counted_id,
        "indicator": figure.indicator_id,
        "status": figure.status,
        "claimant": figure.claimant_id,
        "as_of": figure.as_of,
        "basis": figure.date_basis,
        "period": figure.period,
        "place": figure.place_id,
    }


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"])
def test_every_column(case: dict[str, Any]) -> None:
    text, figures = found(case)
    assert [told(text, figure) for figure in figures] == [wanted(row) for row in case["figures"]]


def test_the_table_is_wide_enough() -> None:
    assert len({case["text"] for case in TABLE["cases"]}) >= 60
