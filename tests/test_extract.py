"""Extraction from Python: the same tables of any article, whatever its text."""

import gc
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newstables
from newstables import schema
from newstables.check import check_tables
from newstables.faults import BadInput

STORY = (
    "Ruritania sends troops to the border\n"
    "At least 40 people were killed on Monday, Interior Minister Jana Novak said.\n"
    "“We will send 300 soldiers by the end of the week,” Novak told reporters in Zenda.\n"
    "Freedonia’s president, Karl Weiss, accused Germany of sending 2.5 million euros to the rebels last week.\n"
)
# Pieces of news and of noise, so that random articles reach deep into every grammar.
MARKS = ["“", "”", "‘", "’", '"', "'", "(", ")", ",", ".", "?", ":", ";", "—", "-", "\n", "\n\n", "\ufeff", "🙂", "中"]
WORDS = [
    "said",
    "told",
    "according to",
    "that",
    "accused",
    "denied",
    "will meet",
    "were killed",
    "sent",
    "by",
    "of",
    "in",
    "to",
]
TIMES = [
    "Monday",
    "last week",
    "October 28",
    "2024",
    "the end of the year",
    "three",
    "12,000",
    "more than",
    "thousands",
    "percent",
]
NAMES = [
    "Russia",
    "Kyiv",
    "NATO",
    "the Kremlin",
    "President",
    "Ada Holm",
    "Holm",
    "Germany’s",
    "Ukrainian troops",
    "he",
    "they",
]
NOISE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
ARTICLES = (st.lists(st.sampled_from(MARKS + WORDS + TIMES + NAMES), max_size=60).map(" ".join) | NOISE).map("Word. {}".format)


def rows(tables: dict[str, pa.Table]) -> dict[str, list[dict[str, object]]]:
    return {name: table.to_pylist() for name, table in tables.items()}


def test_every_table_has_its_schema() -> None:
    tables = newstables.extract(STORY, published_on=date(2024, 5, 15))
    assert list(tables) == list(schema.tables())
    for name, table in tables.items():
        assert table.schema.equals(schema.arrow_schema(name), check_metadata=True), name


def test_words_for_a_date_are_refused_clearly() -> None:
    with pytest.raises(BadInput, match=r"published_on is no date \('2024-10-29'\)"):
        newstables.extract(STORY, published_on="2024-10-29")  # type: ignore[arg-type]


def test_a_story_gives_its_figures_quotes_and_actors() -> None:
    tables = rows(newstables.extract(STORY, published_on=date(2024, 5, 15)))
    (quote,) = [row for row in tables["quotes"] if row["kind"] == "direct"]
    assert quote["speaker"] == "Jana Novak"
    killed = next(row for row in tables["figures"] if row["text"] == "At least 40")
    assert (killed["lower"], killed["upper"], killed["claimant"]) == (40, None, "Jana Novak")
    assert {"Jana Novak", "Karl Weiss", "Germany"} <= {row["name"] for row in tables["actors"]}


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_whatever_the_text_the_tables_pass_every_check(text: str) -> None:
    tables = rows(newstables.extract(text, published_on=date(2024, 10, 29)))
    assert check_tables(tables, {"article": text}) == []


def test_the_same_article_gives_the_same_tables() -> None:
    assert newstables.extract(STORY) == newstables.extract(STORY)


def test_an_id_that_is_no_slug_becomes_one() -> None:
    (row,) = newstables.extract("One.", article_id="Straße 5/b")["articles"].to_pylist()
    assert row["article_id"].startswith("strasse-5-b-")


def test_a_batch_gives_what_its_articles_give_alone() -> None:
    day = date(2024, 5, 15)
    batch = pa.table({"id": ["b", "a"], "text": [STORY, "Germany said no."], "published_on": [day, None]})
    together = rows(newstables.extract_batch(batch))
    alone = [rows(newstables.extract("Germany said no.", article_id="a")), rows(newstables.extract(STORY, day, "b"))]
    for name in ("figures", "quotes", "events", "mentions", "times", "sentences", "articles"):
        assert together[name] == alone[0][name] + alone[1][name], name
    (germany,) = [row for row in together["actors"] if row["actor_id"] == "germany"]
    counts = [row["mention_count"] for made in alone for row in made["actors"] if row["actor_id"] == "germany"]
    assert germany["mention_count"] == sum(counts)


def test_an_article_leaves_nothing_to_the_collector() -> None:
    """A batch is read with the collector off, which is safe as long as the pipeline makes no cycles."""
    batch = pa.table({"id": ["a"], "text": [STORY], "published_on": [date(2024, 5, 15)]})
    newstables.extract_batch(batch)  # loads the word lists
    gc.collect()
    newstables.extract_batch(batch)
    assert gc.isenabled()
    assert gc.collect() == 0


def test_a_data_frame_gives_what_the_same_arrow_table_gives() -> None:
    batch = pa.table({"id": ["b", "a"], "text": [STORY, "Germany said no."], "published_on": [date(2024, 5, 15), None]})
    assert newstables.extract_batch(batch.to_pandas()) == newstables.extract_batch(batch)
    frame = pd.DataFrame({"id": ["b"], "text": [STORY], "published_on": [pd.Timestamp("2024-05-15 08:30")]})
    assert newstables.extract_batch(frame)["times"] == newstables.extract(STORY, date(2024, 5, 15), "b")["times"]


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        (pa.table({"id": ["a"]}), "lacks text"),
        (pd.DataFrame({"headline": ["a"]}), "lacks id, text"),
        (
            pa.table({"id": ["Story 1", "x", "Story 1"], "text": ["x", "y", "z"]}),
            "rows 0 and 2 have one id, story-1-.* 'Story 1'",
        ),
        (pd.DataFrame({"id": ["a", 1], "text": ["x", "y"]}), "the DataFrame is no Arrow table"),
        ([("a", "x")], "takes no list; give a pyarrow Table, a RecordBatch or a pandas DataFrame"),
        (STORY, "takes no str"),
    ],
)
def test_a_batch_that_is_none_is_refused_and_told_what_to_give(batch: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        newstables.extract_batch(batch)


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"text": None}, r"the text is no str \(None\); read and decode the file"),
        ({"text": b"Water rose."}, r"the text is no str \(b'Water rose.'\)"),
        ({"text": Path("story.txt")}, r"the text is no str \(.*Path"),
        ({"text": STORY, "article_id": 7}, r"article_id is no str \(7\)"),
    ],
)
def test_what_is_no_text_is_refused_and_told_what_to_give(given_: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        newstables.extract(**given_)


@pytest.mark.parametrize(
    "name", ["story.txt", "archive/2031/story.HTML\n", "C:\\news\\story.docx", "https://example.org/2031/flood?page=2"]
)
def test_the_name_of_a_file_or_a_page_is_not_taken_for_its_text(name: str) -> None:
    with pytest.raises(BadInput, match=r"the text is only a name .*; read the file or the page and give its text"):
        newstables.extract(name)


@pytest.mark.parametrize("text", ["COVID-19", "U.S.", "Torvania.", "Open story.txt", "story.txt\n\nA list of files."])
def test_a_short_text_is_still_a_text(text: str) -> None:
    assert newstables.extract(text)["articles"].num_rows == 1


def test_the_null_of_pandas_is_no_day_of_publication() -> None:
    assert newstables.extract(STORY, pd.NaT)["articles"] == newstables.extract(STORY)["articles"]


@pytest.mark.parametrize(
    "text",
    [".3.5", "Prices rose .3.5 percent.", "A gain of .12,000 boats.", "Jana Novak said the boats had left, which"],
)
def test_a_text_that_once_broke_the_machine_gives_tables_without_faults(text: str) -> None:
    """Found by .ci/fuzz/run and by words thrown together."""
    made = newstables.extract(text, published_on=date(2031, 3, 14))
    assert check_tables({name: table.to_pylist() for name, table in made.items()}, {"article": text}) == []
