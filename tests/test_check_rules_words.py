"""The edges of the checks of words: what is just no fault, what is just one. Spans, sentences, what no row holds."""

from typing import Any

import pytest

from newstables import schema
from newstables.check.coverage import check_coverage, gaps
from newstables.check.evidence import check_evidence, texts_from_sentences
from ruling import Row, said, sentence, tables

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
    assert all((gap.article_id, text[gap.start : gap.end]) == ("a", gap.words) for gap in found)


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


def test_articles_without_sentences_do_not_fill_the_memory_together() -> None:
    made = tables(articles=[{"article_id": name, "characters": 10**12} for name in "abc"])
    assert sum(map(len, texts_from_sentences(made).values())) == 1 << 22


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
        ((0, 8, "On"), "text 'On' is not what stands there ('One')"),
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


def counted(start: int, words: str, **more: Any) -> Row:
    """A figure of the article a."""
    span = {"start_char": start, "end_char": start + len(words), "text": words, "headline": False}
    return {"figure_id": f"a/f{start}", "article_id": "a", **span, **more}


def test_what_stands_in_a_heading_is_a_headline_and_nothing_else_is() -> None:
    heading, body = sentence(1, 0, "40 boats", kind="heading"), sentence(2, 9, "40 ships", 2)
    of_heading = {"sentence_id": heading["sentence_id"], "sentence_text": "40 boats"}
    of_body = {"sentence_id": body["sentence_id"], "sentence_text": "40 ships"}

    def faults(first: bool, second: bool) -> list[str]:
        figures = [counted(0, "40", **of_heading, headline=first), counted(9, "40", **of_body, headline=second)]
        articles = [{"article_id": "a", "characters": 17, "words": 4}]
        return said(check_evidence(tables(articles=articles, sentences=[heading, body], figures=figures), {}))

    assert faults(True, False) == []
    assert faults(False, False) == ["figures a/f0: headline does not fit the kind of its sentence"]
    assert faults(True, True) == ["figures a/f9: headline does not fit the kind of its sentence"]


def test_the_sentence_of_a_row_holds_its_first_character() -> None:
    first, second = sentence(1, 0, "A boat."), sentence(2, 7, "40 ships.")
    made = tables(
        articles=[{"article_id": "a", "characters": 16, "words": 3}],
        sentences=[first, second],
        figures=[counted(7, "40", sentence_id=first["sentence_id"], sentence_text="A boat.")],
    )
    assert len(said(check_evidence(made, {}))) == 1
    made["figures"][0] |= {"sentence_id": second["sentence_id"], "sentence_text": "40 ships."}
    assert said(check_evidence(made, {})) == []


def test_a_row_of_no_article_does_not_hide_the_next() -> None:
    made = tables(
        articles=[{"article_id": "a", "characters": 8, "words": 2}],
        sentences=[sentence(1, 0, "40 boats")],
        figures=[
            counted(0, "40", article_id="z"),
            counted(0, "50", sentence_id="a/s0-8", sentence_text="40 boats"),
        ],
    )
    assert said(check_evidence(made, {})) == ["figures a/f0: text '50' is not what stands there ('40')"]


def test_a_sentence_within_another_is_one_fault() -> None:
    made = tables(
        articles=[{"article_id": "a", "characters": 28, "words": 5}],
        sentences=[sentence(1, 0, "Forty boats came."), sentence(2, 6, "boats"), sentence(3, 18, "It rained.")],
    )
    text = "Forty boats came. It rained."
    assert said(check_evidence(made, {"a": text})) == ["sentences a/s6-11: overlaps the sentence before"]


def test_a_long_text_that_is_left_out_is_cut_in_a_message() -> None:
    made = tables(articles=[{"article_id": "a", "characters": 54, "words": 2}], sentences=[sentence(1, 51, "End")])
    told = said(check_evidence(made, {"a": "x" * 50 + " End"}))
    assert told == [f"sentences a/s51-54: leaves out '{'x' * 40}' before it"]
