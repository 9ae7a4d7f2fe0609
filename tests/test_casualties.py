"""Casualty and troop figures: every column of every figure, on the sentences of casualties.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from figure_rows import told, wanted
from newstables.article import make_article
from newstables.assemble import assemble
from newstables.dates import bounds
from newstables.keys import key_rows
from newstables.pipeline import rows_of
from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Mention, Place, Proposal, Quote, Time
from newstables.schema import table
from newstables.text import read

TABLE = yaml.load(Path(__file__).with_name("casualties.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def read_case(case: dict[str, Any]) -> Proposal:
    """What is proposed for a case: its mentions, times and statement are given, its figures are read."""
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
    figures, indicators = propose(document, index_mentions(document, mentions, by_id, grounds), times, quotes)
    return Proposal([*by_id.values()], [*grounds.values()], mentions, times, quotes, figures, [], indicators)


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"])
def test_every_column_that_is_read(case: dict[str, Any]) -> None:
    assert [told(case["text"], figure) for figure in read_case(case).figures] == [wanted(row) for row in case["figures"]]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"])
def test_every_column_that_follows(case: dict[str, Any]) -> None:
    """The other columns of the published row: words and names beside offsets and ids, bounds beside dates, sentence, quote."""
    text, read_here = case["text"], read_case(case)
    article, document = make_article(text, "case"), read(text)
    rows = rows_of(assemble(article, document, key_rows(read_here)))["figures"]
    by_start = sorted(read_here.figures, key=lambda figure: figure.start_char)
    assert len(rows) == len(by_start) == len(case["figures"])
    names = {key: row.name for key, row in ((r.actor_id, r) for r in read_here.actors)}
    names |= {row.place_id: row.name for row in read_here.places}
    indicators = {row.indicator_id: row for row in read_here.indicators}
    said = text.index(case["says"]["words"]) if "says" in case else None
    for row, figure in zip(rows, by_start, strict=True):
        start, end = figure.start_char, figure.end_char
        sentence = next(s for s in document.sentences if s.start <= start < s.end)
        counted = (figure.counted_start_char, figure.counted_end_char)
        quote = None if said is None else (said, said + len(case["says"]["words"]))
        indicator = indicators.get(figure.indicator_id or "")
        assert row == {
            **{name: getattr(figure, name) for name in table("figures").columns if hasattr(figure, name)},
            "figure_id": f"case/f{start}-{end}",
            "article_id": "case",
            "sentence_id": f"case/s{sentence.start}-{sentence.end}",
            "text": text[start:end],
            "counted_text": None if counted[0] is None else text[counted[0] : counted[1]],
            "counted": names.get(figure.counted_id),
            "indicator": None if indicator is None else indicator.name,
            "claimant": names.get(figure.claimant_id),
            "quote_id": f"case/q{quote[0]}-{quote[1]}" if quote and quote[0] <= start < quote[1] else None,
            **dict(
                zip(("as_of_earliest", "as_of_latest"), bounds(figure.as_of) if figure.as_of else (None, None), strict=True)
            ),
            **dict(
                zip(("period_earliest", "period_latest"), bounds(figure.period) if figure.period else (None, None), strict=True)
            ),
            "place": names.get(figure.place_id),
            "headline": False,
            "sentence_text": text[sentence.start : sentence.end],
        }
        assert indicator is None or indicator.unit == row["unit"]
        assert row["rule"].startswith("figure:")
