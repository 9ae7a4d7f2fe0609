"""The edges of the checks: what is just no fault, what is just one, and packages of two articles.

Small tables in memory, made for one rule each; test_check.py plants faults in whole packages.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from conftest import MINI, STORY_DAY
from newstables import schema
from newstables.article import make_article
from newstables.check import check_tables
from newstables.check.coverage import check_coverage, gaps
from newstables.check.csvfile import read_csv
from newstables.check.evidence import check_evidence, texts_from_sentences
from newstables.check.keys import check_keys
from newstables.check.meaning import check_meaning
from newstables.check.trail import check_trail
from newstables.check.values import check_values
from newstables.faults import Fault
from newstables.merging import merge
from newstables.pipeline import machine_columns, rows_of

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def tables(**rows: Sequence[Row]) -> Tables:
    """Tables whose rows have the columns given, all others null."""
    return {name: [dict.fromkeys(schema.table(name).columns) | row for row in rows.get(name, ())] for name in schema.tables()}


def said(faults: Any) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in faults]


# ---- coverage


def row(text: str, words: str, **more: Any) -> Row:
    """A row whose span is the words."""
    start = text.index(words)
    return {"article_id": "a", "start_char": start, "end_char": start + len(words), **more}


def rejected(text: str, words: str, table: str, action: str = "reject") -> Row:
    return row(text, words, table_name=table, action=action)


TOLD = "On May 3 they may send 20 boats."
AGES = "A 52-year-old and 40 boats"
CLUB = "The Group of 20 met."
SAID = "He said “we can ‘go’ home” and “left”"
COVERED: list[tuple[str, dict[str, list[Row]], list[tuple[str, str]]]] = [
    (TOLD, {}, [("times", "May"), ("figures", "3"), ("figures", "20")]),
    (TOLD, {"times": [row(TOLD, "May 3")]}, [("figures", "20")]),
    (TOLD, {"times": [row(TOLD, "May")], "figures": [row(TOLD, "20")]}, [("figures", "3")]),
    (TOLD, {"figures": [row(TOLD, TOLD), row(TOLD, "On")], "times": [row(TOLD, "May")]}, []),
    (TOLD, {"figures": [row(TOLD, "On May"), row(TOLD, "2")], "times": [row(TOLD, "May 3")]}, [("figures", "20")]),
    (TOLD, {"reviews": [rejected(TOLD, "May 3", "times"), rejected(TOLD, "20", "figures")]}, []),
    (TOLD, {"reviews": [rejected(TOLD, "May 3", "figures"), rejected(TOLD, "20", "times")]}, [("times", "May")]),
    (TOLD, {"reviews": [rejected(TOLD, TOLD, "figures", "set")], "times": [row(TOLD, "May 3")]}, [("figures", "20")]),
    (AGES, {}, [("figures", "40")]),
    ("A 7-year-long war", {}, [("figures", "7"), ("times", "year")]),
    (CLUB, {}, [("figures", "20")]),
    (CLUB, {"mentions": [row(CLUB, "Group of 20", form="name")]}, []),
    (CLUB, {"mentions": [row(CLUB, "Group of 20", form="title")]}, []),
    (CLUB, {"mentions": [row(CLUB, "Group of 20", form="metonym")]}, []),
    (CLUB, {"mentions": [row(CLUB, "Group of 20", form="nominal")]}, [("figures", "20")]),
    ("20 boats", {"figures": [row("20 boats", "20 boats")]}, []),
    (SAID, {}, [("quotes", "we can ‘go’ home"), ("quotes", "go"), ("quotes", "left")]),
    (SAID, {"quotes": [row(SAID, "we can ‘go’ home")]}, [("quotes", "go"), ("quotes", "left")]),
    (SAID, {"quotes": [row(SAID, SAID)]}, [("quotes", "go")]),
    (SAID, {"quotes": [row(SAID, SAID), row(SAID, "go")]}, []),
    (SAID, {"reviews": [rejected(SAID, SAID, "quotes"), rejected(SAID, "go", "quotes")]}, []),
    (SAID, {"reviews": [rejected(SAID, SAID, "quotes")], "quotes": [row(SAID, "go")]}, []),
    (SAID, {"reviews": [rejected(SAID, SAID, "figures")], "quotes": [row(SAID, "go")]}, [("quotes", "we can ‘go’ home"), ("quotes", "left")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "expected"), COVERED)
def test_what_no_row_holds_is_a_gap(text: str, rows: dict[str, list[Row]], expected: list[tuple[str, str]]) -> None:
    found = list(gaps(tables(articles=[{"article_id": "a"}], **rows), {"a": text}))
    assert [(gap.table, gap.words) for gap in found] == expected
    assert all(text[gap.start : gap.end] == gap.words for gap in found)


def test_an_article_whose_text_is_not_there_keeps_none_from_being_read() -> None:
    made = tables(articles=[{"article_id": "b"}, {"article_id": "a"}])
    assert [gap.words for gap in gaps(made, {"a": CLUB})] == ["20"]


@pytest.mark.parametrize(("length", "shown"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_long_words_are_cut_in_a_message(length: int, shown: str) -> None:
    made = tables(articles=[{"article_id": "a", "reviewed": True}])
    assert said(check_coverage(made, {"a": f"“{'x' * length}”"})) == [f"quotes a/1-{length + 1}: no row holds {shown!r}"]
    made["articles"][0]["reviewed"] = False
    assert said(check_coverage(made, {"a": f"“{'x' * length}”"})) == []


# ---- evidence


def sentence(number: int, start: int, text: str, paragraph: int = 1, article: str = "a", **more: Any) -> Row:
    key = {"sentence_id": f"{article}/s{start}-{start + len(text)}", "article_id": article, "paragraph": paragraph}
    return {**key, "start_char": start, "end_char": start + len(text), "text": text, "kind": "body", "number": number, **more}


def test_a_text_is_put_together_from_its_sentences() -> None:
    made = tables(
        articles=[{"article_id": "a", "characters": 16}, {"article_id": "b", "characters": 3}],
        sentences=[sentence(1, 2, "One."), sentence(2, 7, "Two."), sentence(3, 12, "End", 2), sentence(1, 0, "Sun", 1, "b")],
    )
    assert texts_from_sentences(made, "_", "|") == {"a": "||One._Two.|End|", "b": "Sun"}
    assert texts_from_sentences(made)["b"] == "Sun"
    assert texts_from_sentences(made)["a"] == "\0\0One.\0Two.\0End\0"


def test_sentences_that_overlap_are_put_one_after_the_other() -> None:
    made = tables(articles=[{"article_id": "a", "characters": 9}], sentences=[sentence(1, 3, "abc"), sentence(2, 1, "xyz")])
    assert texts_from_sentences(made, "_", "|")["a"] == "|xyz_"[:4] + "abc|||"


def test_offsets_beyond_all_measure_do_not_fill_the_memory() -> None:
    made = tables(
        articles=[{"article_id": name, "characters": 10**12} for name in "ab"],
        sentences=[sentence(1, 10**11, "x", 1, "a"), sentence(1, 10**11, "x", 1, "b")],
    )
    assert sum(map(len, texts_from_sentences(made).values())) == (1 << 22) + 2


EVIDENCE = "One two. Three\n\nfour"


def evidence(text: str | None = EVIDENCE, **spans: tuple[int, int, str]) -> list[str]:
    """The faults of a place mention-like row with these spans, in an article of two sentences and a third paragraph."""
    sentences = [sentence(1, 0, "One two."), sentence(2, 9, "Three"), sentence(3, 16, "four", 2)]
    made = tables(articles=[{"article_id": "a", "characters": 20, "words": 4}], sentences=sentences)
    if spans:
        times = dict.fromkeys(schema.table("times").columns) | {"time_id": "a/t", "article_id": "a"}
        start, end, words = spans["row"]
        times |= {"start_char": start, "end_char": end, "text": words}
        times["sentence_id"] = next(
            s["sentence_id"] for s in sentences[::-1] if s["start_char"] <= start or not s["start_char"]
        )
        made["times"] = [times]
    return said(check_evidence(made, {} if text is None else {"a": text}))


@pytest.mark.parametrize(
    ("span", "fault"),
    [
        ((0, 3, "One"), None),
        ((16, 20, "four"), None),
        ((4, 14, "two. Three"), None),
        ((16, 21, "four"), "lie outside the article"),
        ((16, 16, ""), "lie outside the article"),
        ((0, 3, "one"), "text 'one' is not what stands there ('One')"),
        ((0, 3, "On"), "text 'On' is not what stands there ('One')"),
        ((0, 2, "One"), "text 'One' is not what stands there ('On')"),
    ],
)
@pytest.mark.parametrize("text", [EVIDENCE, None], ids=["with its text", "by its sentences"])
def test_words_stand_where_a_row_says(text: str | None, span: tuple[int, int, str], fault: str | None) -> None:
    told = evidence(text, row=span)
    assert (told == []) if fault is None else (len(told) == 1 and fault in told[0]), told


def test_white_space_that_no_sentence_holds_may_be_any_but_no_letter() -> None:
    assert evidence(None, row=(4, 14, "two.\tThree")) == []
    assert len(evidence(None, row=(4, 14, "two.xThree"))) == 1
    assert len(evidence(EVIDENCE, row=(4, 14, "two.\tThree"))) == 1
    assert evidence(None, row=(4, 14, "two.\ufeffThree")) == []


def test_a_text_that_sentences_leave_out_is_told() -> None:
    assert evidence("One two. Three\n\nfour!") == [
        "sentences a: leave out the end of the article",
        "articles a: characters is 20",
    ]
    assert evidence("One two. Three\nXfour") == ["sentences a/s16-20: leaves out 'X' before it"]


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
    assert times(("c", 5, "t5-6")) == ["times c/t5-6: article_id 'c' is not in articles"]


# ---- meaning


def mention(start: int, end: int, article: str = "a") -> Row:
    return {
        "mention_id": f"{article}/m{start}-{end}",
        "article_id": article,
        "start_char": start,
        "end_char": end,
        "actor_id": "x",
    }


@pytest.mark.parametrize(
    ("spans", "crossing"),
    [
        ([(0, 5), (5, 9)], []),
        ([(0, 5), (0, 3)], []),
        ([(0, 5), (2, 5)], []),
        ([(0, 9), (1, 3), (2, 3), (4, 6)], []),
        ([(0, 5), (4, 6)], ["mentions a/m4-6: crosses a/m0-5"]),
        ([(0, 9), (1, 3), (2, 4)], ["mentions a/m2-4: crosses a/m1-3"]),
    ],
)
def test_mentions_nest_and_never_cross(spans: list[tuple[int, int]], crossing: list[str]) -> None:
    made = tables(mentions=[mention(*span) for span in spans], actors=[{"actor_id": "x", "mention_count": len(spans)}])
    assert [told for told in said(check_meaning(made)) if "crosses" in told] == crossing


def test_mentions_of_two_articles_do_not_cross() -> None:
    made = tables(mentions=[mention(0, 5), mention(3, 9, "b")], actors=[{"actor_id": "x", "mention_count": 2}])
    assert said(check_meaning(made)) == []
    made["actors"][0]["mention_count"] = 1
    assert said(check_meaning(made)) == ["actors x: mention_count is 1"]


def quote(key: str, start: int, end: int, article: str = "a", **more: Any) -> Row:
    span = {"start_char": start, "end_char": end, "content_start_char": start, "content_end_char": end}
    return {"quote_id": key, "utterance_id": key, "article_id": article, "kind": "direct", **span, **more}


def held(at: int, quote_id: str | None, article: str = "a") -> list[str]:
    """Faults of a figure at an offset that names a quote, where there are some."""
    quotes = [
        quote("outer", 10, 50),
        quote("inner", 20, 30),
        quote("twin", 20, 30),
        quote("next", 50, 60),
        quote("far", 0, 99, "b"),
    ]
    made = tables(
        quotes=quotes,
        figures=[{"figure_id": "f", "article_id": article, "start_char": at, "qualifier": "vague", "quote_id": quote_id}],
        articles=[{"article_id": name, "sentences": 0, "paragraphs": 0} for name in "ab"],
    )
    return [told for told in said(check_meaning(made)) if "innermost" in told]


@pytest.mark.parametrize(
    ("at", "holders"),
    [(9, {None}), (10, {"outer"}), (19, {"outer"}), (20, {"inner", "twin"}), (29, {"inner", "twin"}), (30, {"outer"}),
     (49, {"outer"}), (50, {"next"}), (59, {"next"}), (60, {None})],
)  # fmt: skip
def test_a_figure_names_the_shortest_quote_that_holds_its_first_character(at: int, holders: set[str | None]) -> None:
    for name in (None, "outer", "inner", "twin", "next", "far", "none"):
        assert (held(at, name) == []) == (name in holders), name


def test_a_figure_of_another_article_names_its_own_quote() -> None:
    assert held(25, "far", "b") == []
    assert len(held(25, "inner", "b")) == 1


def test_two_quotes_that_begin_late_are_compared_by_their_length() -> None:
    made = tables(
        quotes=[quote("long", 0, 90), quote("short", 60, 80)],
        figures=[{"figure_id": "f", "article_id": "a", "start_char": 70, "qualifier": "vague", "quote_id": "short"}],
    )
    assert [told for told in said(check_meaning(made)) if "innermost" in told] == []


@pytest.mark.parametrize(
    ("trigger", "fine"), [((5, 6), True), ((9, 10), True), ((5, 10), True), ((4, 6), False), ((9, 11), False), ((7, 7), False)]
)
def test_a_trigger_stands_in_its_clause(trigger: tuple[int, int], fine: bool) -> None:
    event = {"event_id": "e", "article_id": "a", "start_char": 5, "end_char": 10, "sources": None, "targets": None}
    made = tables(events=[{**event, "trigger_start_char": trigger[0], "trigger_end_char": trigger[1]}])
    assert ("events e: its trigger lies outside its clause" not in said(check_meaning(made))) == fine


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({}, None),
        ({"utterance_id": "none"}, "utterance_id is not the first part"),
        ({"content_start_char": 11}, "lie outside their content"),
        ({"content_end_char": 19}, "lie outside their content"),
        ({"start_char": 20, "content_start_char": 10}, "lie outside their content"),
        ({"content_start_char": 9}, "content_text is not the text of a direct quote"),
        ({"content_end_char": 21}, "content_text is not the text of a direct quote"),
        ({"kind": "mixed", "content_start_char": 9, "content_end_char": 21}, None),
    ],
)
def test_the_words_and_the_content_of_a_quote_agree(more: Row, fault: str | None) -> None:
    told = said(check_meaning(tables(quotes=[quote("q", 10, 20, **more)])))
    assert (told == []) if fault is None else [words for words in told if fault in words], told


def test_a_later_part_names_the_first_of_its_own_article() -> None:
    first, later = quote("p", 0, 5), quote("q", 10, 20, utterance_id="p")
    assert said(check_meaning(tables(quotes=[first, later]))) == []
    assert len(said(check_meaning(tables(quotes=[first, {**later, "article_id": "b"}])))) == 1
    assert len(said(check_meaning(tables(quotes=[quote("p", 11, 15), later])))) == 1


def numbered(*paragraphs: int, article: str = "a", kind: str = "body") -> list[Row]:
    return [sentence(n, 10 * n, "x", paragraph, article, kind=kind, section=None) for n, paragraph in enumerate(paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "wrong"),
    [((1, 1, 2, 3), 0), ((1, 3), 1), ((2,), 1), ((0, 1), 1), ((1, 2, 1), 1), ((1, 2, 2, 4), 1)],
)
def test_paragraphs_are_counted_from_one(paragraphs: tuple[int, ...], wrong: int) -> None:
    articles = [{"article_id": "a", "sentences": len(paragraphs), "paragraphs": max(paragraphs)}]
    told = said(check_meaning(tables(articles=articles, sentences=numbered(*paragraphs))))
    assert len(told) == wrong, told


def test_each_article_counts_its_own_paragraphs_and_sections() -> None:
    rows = [*numbered(1, 2), *numbered(1, 2, 3, article="b")]
    rows[0]["kind"] = rows[3]["kind"] = "heading"
    rows[1]["section"] = rows[4]["section"] = "x"
    articles = [{"article_id": "a", "sentences": 2, "paragraphs": 2}, {"article_id": "b", "sentences": 3, "paragraphs": 3}]
    assert said(check_meaning(tables(articles=articles, sentences=rows))) == []
    articles[0] |= {"sentences": 3, "paragraphs": 3}
    assert said(check_meaning(tables(articles=articles, sentences=rows))) == [
        "articles a: sentences is 3",
        "articles a: paragraphs is 3",
    ]
    assert said(check_meaning(tables(articles=[{"article_id": "c", "sentences": 0, "paragraphs": 0}]))) == []


@pytest.mark.parametrize(
    ("qualifier", "value", "lower", "upper", "wrong"),
    [
        ("exact", 5, 5, 5, 0), ("exact", 5, 4, 5, 1), ("exact", 5, 6, 5, 2), ("about", 5, None, None, 0),
        ("about", None, None, None, 1), ("more_than", 5, 5, None, 0), ("more_than", 5, 4, None, 1), ("at_least", 5, 5, None, 0),
        ("less_than", 5, None, 5, 0), ("less_than", 5, 5, None, 2), ("at_most", 5, None, 5, 0), ("at_most", 5, None, 6, 1),
        ("between", None, 5, 5, 0), ("between", None, 6, 5, 1), ("between", None, None, 5, 1), ("vague", None, 24, None, 0),
        ("vague", None, None, None, 0), ("vague", None, None, 9, 1), ("vague", 3, None, None, 1), ("roughly", 1, None, None, 0),
    ],
)  # fmt: skip
def test_bounds_fit_the_qualifier(
    qualifier: str, value: float | None, lower: float | None, upper: float | None, wrong: int
) -> None:
    figure = {"figure_id": "f", "article_id": "a", "start_char": 0, "qualifier": qualifier}
    told = said(check_meaning(tables(figures=[{**figure, "value": value, "lower": lower, "upper": upper}])))
    assert len(told) == wrong, told


def event(**more: Any) -> Row:
    span = {"start_char": 5, "end_char": 10, "trigger_start_char": 6, "trigger_end_char": 9}
    return {"event_id": "e", "article_id": "a", **span, **more}


@pytest.mark.parametrize(
    ("kind", "mode", "fault"),
    [
        ("CONSULT", None, None),
        ("CONSULT", "visit", None),
        ("CONSULT", "multilateral", None),
        ("CONSULT", "dance", "e: mode 'dance' is none of CONSULT; use: visit, third-party, multilateral, phone"),
        ("NONE", "visit", "e: mode 'visit' is none of NONE; use: none"),
        (None, "visit", "e: mode 'visit' is none of None; use: none"),
    ],
)
def test_a_mode_is_one_of_its_type(kind: str | None, mode: str | None, fault: str | None) -> None:
    told = [str(found) for found in check_meaning(tables(events=[event(type=kind, mode=mode)]))]
    assert told == ([] if fault is None else [f"events {fault}"])


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ({"sources": "Mara", "targets": "Ilan; Petra"}, []),
        ({"sources": "Mara", "targets": "Petra; Ilan"}, []),
        ({"sources": "Mara", "targets": "Ilan"}, ["targets 'Ilan'"]),
        ({"sources": "Mara", "targets": None}, ["targets None"]),
        ({"sources": None, "targets": "Ilan; Petra"}, ["sources None"]),
        ({"sources": "Ilan; Petra", "targets": "Mara"}, ["sources 'Ilan; Petra'", "targets 'Mara'"]),
    ],
)
def test_sources_and_targets_are_the_actors_of_the_event(columns: Row, wrong: list[str]) -> None:
    joined = [("mara", "source", "Mara"), ("ilan", "target", "Ilan"), ("petra", "target", "Petra")]
    made = tables(
        events=[event(**columns)],
        actors=[{"actor_id": key, "name": name, "mention_count": 0} for key, _, name in joined],
        event_actors=[{"event_id": "e", "actor_id": key, "role": role, "actor": name} for key, role, name in joined],
    )
    assert said(check_meaning(made)) == [f"events e: {what} is not what event_actors lists" for what in wrong]


def figure(key: str, **more: Any) -> Row:
    return {"figure_id": key, "article_id": "a", "start_char": 0, "qualifier": "vague", **more}


def test_figures_of_an_indicator_are_in_its_unit() -> None:
    named = {"indicator_id": "boats-sent", "indicator": "Boats sent"}
    made = tables(
        indicators=[{"indicator_id": "boats-sent", "name": "Boats sent", "unit": "boats"}],
        figures=[figure("f1", unit="boats", **named), figure("f2", unit="people", **named), figure("f3", unit="people")],
    )
    assert [str(found) for found in check_meaning(made)] == [
        "figures f2: unit 'people' is not its indicator's; 'boats' would be"
    ]


def test_a_row_that_cannot_be_judged_does_not_hide_the_next() -> None:
    made = tables(figures=[figure("f1", qualifier="roughly"), figure("f2", qualifier="about")])
    assert said(check_meaning(made)) == ["figures f2: value does not fit about"]
    made = tables(figures=[figure("f1", as_of="soon", date_basis="stated"), figure("f2", as_of="2031", date_basis="stated")])
    assert said(check_meaning(made)) == [
        "figures f1: as_of 'soon' is no EDTF date",
        "figures f2: as_of_earliest and as_of_latest do not fit as_of",
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fine"),
    [
        ("date", "2031", True),
        ("date", "PRESENT_REF", False),
        ("date", "FUTURE_REF", False),
        ("duration", "P3W", False),
        ("set", "P1D", False),
    ],
)
def test_only_what_has_a_date_has_one_in_edtf(kind: str, value: str, fine: bool) -> None:
    days = {"edtf": "2031", "earliest": date(2031, 1, 1), "latest": date(2031, 12, 31)}
    time = {"time_id": "t", "article_id": "a", "start_char": 0, "type": kind, "timex_value": value}
    fault = f"times t: edtf is given for {kind} {value}"
    assert said(check_meaning(tables(times=[{**time, **days}]))) == ([] if fine else [fault])
    assert said(check_meaning(tables(times=[time]))) == []


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
    assert read(f"{HEADER}\n{CELLS}\n{CELLS},\n")[1] == ["data/times.csv:3: has 16 cells, not 15"]
    assert read("")[1][0].startswith("data/times.csv:1: does not have the columns of its schema: lacks time_id, ")


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
