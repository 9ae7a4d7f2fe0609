"""Several articles as one set of tables: a shared row stands once, under one name, and the set has no fault."""

import copy
from datetime import date

import pytest

from newstables.article import make_article
from newstables.assemble import Columns
from newstables.check import check_tables
from newstables.merging import merge
from newstables.pipeline import Tables, machine_columns, rows_of

TEXTS = {
    "a": 'Energy minister Raúl Carvalho met Sadia Osmani in Lisbon. "We agree," said Raúl Carvalho.\n',
    "b": "Energy minister Raul Carvalho said 40 people were killed. Raul Carvalho and Sadia Osmani met envoys.\n",
}


def together(made: list[dict[str, Columns]]) -> Tables:
    return rows_of(merge(made))


@pytest.fixture
def made() -> dict[str, dict[str, Columns]]:
    return {name: machine_columns(make_article(text, name, published_on=date(2025, 3, 4))) for name, text in TEXTS.items()}


def test_a_name_is_spelt_as_in_the_first_article_wherever_its_key_stands(made: dict[str, dict[str, Columns]]) -> None:
    tables = together([made["a"], made["b"]])
    (actor,) = (row for row in tables["actors"] if row["actor_id"] == "raul-carvalho")
    assert actor["name"] == "Raúl Carvalho"
    assert {row["actor"] for row in tables["mentions"] if row["actor_id"] == "raul-carvalho"} == {"Raúl Carvalho"}
    assert {row["speaker"] for row in tables["quotes"]} == {"Raúl Carvalho"}
    listed = [row["sources"] for row in tables["events"] if row["article_id"] == "b" and row["sources"]]
    assert any("Raúl Carvalho" in names for names in listed)
    assert not any("Raul Carvalho" in names for names in listed)


def test_the_words_of_an_article_stay_as_they_are(made: dict[str, dict[str, Columns]]) -> None:
    texts = [row["text"] for row in together(list(made.values()))["mentions"] if row["article_id"] == "b"]
    assert "Raul Carvalho" in texts


def test_articles_that_spell_a_name_in_two_ways_make_no_fault(made: dict[str, dict[str, Columns]]) -> None:
    assert check_tables(together(list(made.values())), TEXTS) == []


def test_merging_leaves_the_tables_of_each_article_alone(made: dict[str, dict[str, Columns]]) -> None:
    before = copy.deepcopy(made)
    merge(list(made.values()))
    assert made == before
