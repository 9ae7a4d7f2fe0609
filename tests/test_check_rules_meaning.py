"""The edges of the checks of meaning: what is just no fault, what is just one."""

from datetime import date
from typing import Any

import pytest

from newstables.check.meaning import check_meaning
from ruling import Row, said, sentence, tables


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


def test_a_quote_does_not_hold_what_stands_at_its_end() -> None:
    """Though it is as long as the one that does."""
    quotes = [quote("first", 10, 20), quote("second", 20, 30)]
    figure = {"figure_id": "f", "article_id": "a", "start_char": 20, "qualifier": "vague"}
    for name, wrong in (("first", 1), ("second", 0)):
        made = tables(quotes=quotes, figures=[{**figure, "quote_id": name}])
        assert len([told for told in said(check_meaning(made)) if "innermost" in told]) == wrong


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
