"""Reading: paragraphs, headings, sentences, tokens and quotation marks, on text of any shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables.text import read

# Text of the kind that breaks readers: every mark, line end and odd space, words with apostrophes and dots, any script.
MARKS = ["“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", ".", "!", "?", "…", "—", "-", ",", "(", ")", "$"]
SPACES = [" ", "\n", "\n\n", "\r\n", "\ufeff", "\u2028", "\t"]
WORDS = ["Mr.", "U.S.", "said", "He", "’s", "soldiers’", "12,000", "2.5", "é", "中", "🙂"]
PIECES = st.sampled_from([*MARKS, *SPACES, *WORDS])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=120))


def sentences(text: str) -> list[str]:
    document = read(text)
    return [text[s.start : s.end] for s in document.sentences]


def quotations(text: str) -> list[tuple[int, str]]:
    return [(q.depth, text[q.inner_start : q.inner_end]) for q in read(text).quotations]


@given(TEXTS)
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    document = read(text)
    covered = [i for s in document.sentences for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    left = set(range(len(text))) - set(covered)
    assert all(text[i].isspace() or text[i] == "\ufeff" for i in left)


@given(TEXTS)
def test_offsets_point_at_the_words(text: str) -> None:
    document = read(text)
    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        assert text[start:end] == word
    assert document.starts == sorted(document.starts)
    assert len(document.sentence_of) == len(document.words)


@given(TEXTS)
def test_quotations_nest_and_never_cross(text: str) -> None:
    spans = [(q.start, q.end) for q in read(text).quotations]
    for a in spans:
        for b in spans:
            assert not a[0] < b[0] < a[1] < b[1], (a, b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Ivan Petrov met Mr. Smith. They talked.", ["Gen. Ivan Petrov met Mr. Smith.", "They talked."]),
        ("He lives in the U.S. The house is big.", ["He lives in the U.S.", "The house is big."]),
        ("The U.S. President spoke at 5 p.m. on Monday.", ["The U.S. President spoke at 5 p.m. on Monday."]),
        ("“Why?” he asked. “We stay.”", ["“Why?” he asked.", "“We stay.”"]),
        ("It cost 2.5 million. No. 4 won.", ["It cost 2.5 million.", "No. 4 won."]),
        ("She said no. Then she left.", ["She said no.", "Then she left."]),
        ("“Go! Now!” he told J. K. Adams.", ["“Go!", "Now!” he told J. K. Adams."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_headings_are_short_lines_without_an_end() -> None:
    text = "Storm hits the coast\nThe storm came at night.\nA long search\nBoats went out.\nNobody was hurt"
    document = read(text)
    assert [p.kind for p in document.paragraphs] == ["heading", "body", "heading", "body", "body"]
    assert [p.section for p in document.paragraphs] == [
        None, "Storm hits the coast", None, "A long search", "A long search"
    ]  # fmt: skip


def test_a_paragraph_may_end_without_a_full_stop() -> None:
    text = (
        "One.\nThe minister also told the assembly on Monday that the bridge over the river was a sign of “growing trust”\nTwo."
    )
    assert [p.kind for p in read(text).paragraphs] == ["body"] * 3


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    line = "the river rose over its banks in the night and many people"
    text = "\n".join([line] * 5 + ["left.", "", *[line] * 5, "came back."])
    assert len(read(text).paragraphs) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” he said.", [(0, "We stay,")]),
        ('"We stay," he said. "For now."', [(0, "We stay,"), (0, "For now.")]),
        ("“He said ‘never’ twice.”", [(0, "He said ‘never’ twice."), (1, "never")]),
        ("‘We don’t know,’ she said of the boys’ plan.", [(0, "We don’t know,")]),
        ("'It isn't ours,' he said.", [(0, "It isn't ours,")]),
        ("``Really?'' she asked.", [(0, "Really?")]),
        ("”Wrong way,“ he said.", [(0, "Wrong way,")]),
        ("«Enough», he said.", [(0, "Enough")]),
        ("The ’90s were the soldiers’ years, rock ’n’ roll.", []),
        ('A 5" gun and a 6" pipe.', []),
        ("“The first part goes on\n“and here it ends.”", [(0, "The first part goes on"), (0, "and here it ends.")]),
    ],
)
def test_quotation_marks_of_every_style(text: str, expected: list[tuple[int, str]]) -> None:
    assert quotations(text) == expected


def test_an_odd_mark_costs_one_quotation_and_not_the_rest() -> None:
    text = 'He said "yes and left.\nShe said "no" and "never" again.'
    assert quotations(text)[1:] == [(0, "no"), (0, "never")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_every_kind_part_paragraphs(ending: str) -> None:
    assert len(read(f"One is here.{ending}Two is there.").paragraphs) == 2


def test_a_byte_order_mark_counts_as_a_character_and_is_no_word() -> None:
    document = read("\ufeffOne is here.")
    assert (document.words[0], document.starts[0], document.sentences[0].start) == ("One", 1, 1)


def test_a_text_without_full_stops_is_cut_before_its_sentences_fill_the_disk() -> None:
    document = read("ten men and two women came to the town " * 2_000)
    assert max(s.last - s.first for s in document.sentences) <= 400
    assert sum(s.last - s.first for s in document.sentences) == len(document.words)
