"""The shared analysis says what plain and slow code says: tokens, sentences, look-ups, rows of many articles.

The quick way and the slow way are compared on articles of every shape, so that no change for speed changes a row.
"""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import STORY
from newstables import schema, words
from newstables.article import make_article
from newstables.merging import merge
from newstables.pipeline import machine_columns, machine_tables, rows_of
from newstables.propose.index import index_mentions
from newstables.propose.names import propose
from newstables.text import read
from test_extract import ARTICLES
from test_text import TEXTS

DAY = date(2031, 3, 14)
# One alternative a kind of token, tried in turn: dotted abbreviation, number, printed fraction, word, possessive, sign.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[¼½¾⅐-⅞]|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|['’][sS]\b|[^\w\s\ufeff]|_"
)  # fmt: skip
LISTED = st.lists(st.sampled_from(["Mr", "J", ".", "...", "?!", "”", " ", "he", "Ada", "No", "5"]), max_size=300).map("".join)


def slow_tokens(text: str) -> list[tuple[int, int]]:
    """Spans of the tokens, a full stop given to the abbreviation or initial before it."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    kept: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(spans):
        before = text[slice(*kept[-1])] if kept and kept[-1][1] == start else ""
        follower = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        listed = before + "." in words.abbreviations() and (
            before.lower() not in ("no", "nos", "sec", "fig", "p", "pp") or follower[:1].isdigit()
        )
        between = text[end : spans[number + 1][0]] if follower else ""
        initial = (
            len(before) == 1
            and before.isupper()
            and follower[:1].isupper()
            and follower.lower() not in words.sentence_starters()
            and not set(between) & set("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        )
        if text[start:end] == "." and before and (listed or initial):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


@given(TEXTS | LISTED)
def test_tokens_are_those_of_one_pattern_tried_from_the_left(text: str) -> None:
    document = read(text)
    assert list(zip(document.starts, document.ends, strict=True)) == slow_tokens(text)
    assert document.words == [text[start:end] for start, end in slow_tokens(text)]


@given(TEXTS | LISTED)
def test_a_sentence_ends_nowhere_but_at_a_mark_or_at_its_longest(text: str) -> None:
    document = read(text)
    for sentence, following in zip(document.sentences, document.sentences[1:], strict=False):
        if sentence.paragraph == following.paragraph:
            tokens = document.words[sentence.first : sentence.last]
            inside = [word for word in tokens if word not in "”’\"')]}»"]
            assert (inside and inside[-1][-1] in ".!?…") or len(tokens) >= 400


@given(TEXTS)
def test_candidates_are_the_tokens_that_one_look_at_each_finds(text: str) -> None:
    document = read(text)
    assert document.numeric == [at for at, word in enumerate(document.words) if word[0].isdecimal()]
    wanted = {"he", "said", ".", "u.s."}
    assert document.where(wanted) == [at for at, word in enumerate(document.words) if word.lower() in wanted]
    starts = [sentence.start for sentence in document.sentences]
    assert document.sentences_at(starts) == [document.sentence_at(start) for start in starts]


@settings(deadline=None)
@given(ARTICLES)
def test_mentions_are_found_from_the_tokens_they_begin_and_end_at(text: str) -> None:
    document = read(text)
    actors, places, mentions = propose(document)
    index = index_mentions(document, mentions, {a.actor_id: a for a in actors}, {p.place_id: p for p in places})
    for at in range(len(document.words) + 1):
        begins = [m for m in index.mentions if document.token_at(m.start_char) == at]
        assert index.beginning.get(at, []) == sorted(begins, key=lambda m: -m.end_char)
        ends = [m for m in index.mentions if document.token_at(m.end_char - 1) + 1 == at]
        assert index.ending.get(at, []) == sorted(ends, key=lambda m: m.start_char)


def slow_merge(many: list[dict[str, list[dict[str, Any]]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of several articles, those on one actor, place or indicator made one with all its mentions counted."""
    together = {name: [row for made in many for row in made[name]] for name in schema.tables()}
    for name in schema.SHARED:
        (key,) = schema.table(name).primary_key
        once: dict[str, dict[str, Any]] = {}
        for row in together[name]:
            if row[key] not in once:
                once[row[key]] = dict(row)
            elif "mention_count" in row:
                once[row[key]]["mention_count"] += row["mention_count"]
        together[name] = sorted(once.values(), key=lambda row: str(row[key]))
    return together


@settings(max_examples=30, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_articles_together_are_their_rows_put_together(texts: list[str]) -> None:
    articles = [make_article(text, f"a{number}", published_on=DAY) for number, text in enumerate([STORY, *texts])]
    alone = [machine_tables(article) for article in articles]
    named = {
        (name, row[schema.table(name).primary_key[0]], row["name"])
        for made in alone
        for name in schema.SHARED
        for row in made[name]
    }
    assume(len(named) == len({pair[:2] for pair in named}))  # which spelling a name has then is another matter
    assert rows_of(merge(map(machine_columns, articles))) == slow_merge(alone)


def test_every_table_has_its_columns_and_a_cell_for_each_row() -> None:
    made = machine_columns(make_article(STORY, "story", published_on=DAY))
    assert made.keys() == set(schema.tables())
    for name, cells in made.items():
        assert sorted(cells) == sorted(schema.table(name).columns)
        assert len({len(values) for values in cells.values()}) == 1, name


def test_rows_stand_in_the_order_of_the_text_and_columns_in_that_of_the_schema() -> None:
    tables = machine_tables(make_article(STORY, "story", published_on=DAY))
    assert list(tables) == list(schema.tables())
    assert all(tuple(row) == schema.table(name).columns for name, rows in tables.items() for row in rows)
    for name in ("mentions", "times", "quotes", "figures", "events"):
        (key,) = schema.table(name).primary_key
        places = [(row["start_char"], row[key]) for row in tables[name]]
        assert places == sorted(places)
    for name in ("actors", "places", "indicators", "quote_speakers", "event_actors"):
        keys = [tuple(row[column] for column in schema.table(name).primary_key) for row in tables[name]]
        assert keys == sorted(keys)


@pytest.mark.parametrize("name", [name for name in schema.tables() if "rule" in schema.table(name).columns])
def test_the_rule_that_the_dictionary_shows_is_one_that_proposes(
    name: str, story_tables: dict[str, list[dict[str, Any]]]
) -> None:
    assert schema.table(name).field("rule").example in {row["rule"] for row in story_tables[name]}
