"""Quotes in any text whatever: no exception, spans that hold, rows that nest or lie apart, work in proportion to length."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counting import calls
from newstables import pipeline
from newstables.propose import quotes
from newstables.propose.index import index_mentions
from newstables.text import read

MARKS = ["“", "”", '"', "‘", "’", "'", "''", "«", "»", "„", "‚", "`", "``", "‹", "›", "「", "」", "—", "--", "- ", "• "]
TURNS = ["Q:", "A:", "BERG:", "Berg: ", "1.", "a)", "*", "\n", "\n\n", "\r\n", "\u2028", "\ufeff", "\u200b"]
WORDS = ["said", "Says", "VOWS", "told", "that", "to", "by", "the", "post", "read", "sent", "concern", "voiced", "Berg", "Ada Lind",
         "who", ",", ".", "?", "!", ":", ";", "…", "(", ")", "and", "but", "while", "called", "of", "according to", "on Monday",
         "some", "asked", "whether", "forced", "a", "claim", "order", "been", "never", "one", "sent", "familiar", "with"]  # fmt: skip


def _texts() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(MARKS + TURNS + WORDS) | st.text(max_size=6)
    mixed = st.lists(pieces, max_size=60).map(" ".join)
    glued = st.lists(pieces, max_size=60).map("".join)
    return mixed | glued | mixed.map(str.upper) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(_texts())
@example("Q: “Why?”\nA: Berg said, “‘No,’ she said, “yes”\n”")
@example("BERG SAID “NO” AND SAID THAT ’’ “")
@example("\ufeff“\u200b”\ufeff said Berg")
@example("the post read")
@example("concern that")
@example("voiced")
@example("According to Ada Lind, who")
@example("to order an aid,")
def test_any_text_gives_spans_that_hold_and_nest(text: str) -> None:
    rows = pipeline.propose(read(text), None).quotes
    for row in rows:
        assert 0 <= row.content_start_char <= row.start_char < row.end_char <= row.content_end_char <= len(text)
        assert row.kind in {"direct", "mixed", "indirect", "label"}
        for first, last in ((row.cue_start_char, row.cue_end_char), (row.speaker_start_char, row.speaker_end_char)):
            assert (first is None) == (last is None)
            assert first is None or last is None or 0 <= first < last <= len(text)
    # The words themselves; the paraphrase round a mixed quote holds several.
    spans = sorted(((row.start_char, row.end_char) for row in rows), key=lambda span: (span[0], -span[1]))
    open_: list[int] = []
    for start, end in spans:
        while open_ and open_[-1] <= start:
            open_.pop()
        assert not open_ or end <= open_[-1]
        open_.append(end)
    assert all(a.start_char <= b.start_char for a, b in pairwise(rows))


@pytest.mark.parametrize(
    "piece",
    [
        "“Stop,” he said, “now,” and Berg said that ",
        "the post read ",
        "Berg sent the message and the message said ",
        "Berg warned, as did Okafor, ",
        "voiced concern that ",
        "Q: Why? A: No. ",
        "BERG SAID “NO” ",
        "denied the plan, a plan and ",
        "all those of the many said that ",
    ],
)
def test_work_grows_with_the_length_of_one_paragraph(piece: str) -> None:
    def work(characters: int) -> int:
        document = read((piece * (characters // len(piece) + 1))[:characters])
        mentions = index_mentions(document, [], {}, {})
        return calls(lambda: quotes.propose(document, mentions, []))

    assert work(40_000) < 15 * work(4_000)


def test_a_megabyte_in_one_paragraph_is_read() -> None:
    text = "“Stop,” he said, and Berg said that the post read “go”. " * 18_000
    document = read(text)
    assert len(quotes.propose(document, index_mentions(document, [], {}, {}), [])) > 18_000
