"""Casualty and troop figures: every column of every figure, on the sentences of casualties.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from figure_rows import told, wanted
from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Figure, Mention, Place, Quote, Time
from newstables.text import read

TABLE = yaml.load(Path(__file__).with_name("casualties.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


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


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"])
def test_every_column(case: dict[str, Any]) -> None:
    text, figures = found(case)
    assert [told(text, figure) for figure in figures] == [wanted(row) for row in case["figures"]]


def test_the_table_is_wide_enough() -> None:
    assert len({case["text"] for case in TABLE["cases"]}) >= 60
