"""Times in any text whatever: rows in order, dates that exist."""

from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newstables.dates import bounds
from newstables.propose.times import lexicon as time_words
from newstables.propose.times import propose
from newstables.text import read

PUBLISHED = date(2024, 10, 28)

MARKS = [
    "28",
    "2024",
    "1990",
    "s",
    "\u2019",
    "-",
    "\u2013",
    "of",
    "the",
    "a",
    "two",
    "9:30",
    "a.m.",
    "\u0663",
    "\u00b2",
    *("14", "th", "9", "/", "11", "p.m.", "GMT", "until", "to", "and", "on", "by", "before", "after", "or", "so", "or more"),
    *("every", "that", "old", "war", "half", "eve", "attack", "few", "ahead", "is", "as", "plus", "odd", "hours"),
]
PIECES = [*sorted(time_words.heads()), *MARKS, ",", ". "]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join)),
    st.none() | st.dates(),
)
@example("February 30", date(2024, 1, 1))
@example("99999999999 years ago", date(2024, 1, 1))
@example("a century earlier last decade", date(1, 1, 1))
@example("next week", date(9999, 12, 31))
@example("Friday week", date(9999, 12, 30))
@example("a week ago Friday", date(1, 1, 2))
@example("on the 31st", date(2, 2, 28))
@example("the eve of January 1, 1", date(1, 1, 1))
@example("this time last year", date(1, 1, 1))
def test_any_text_gives_ordered_rows_with_valid_dates(text: str, published_on: date | None) -> None:
    document = read(text.title() if len(text) % 2 else text)
    times = propose(document, published_on)
    assert all(a.end_char <= b.start_char for a, b in pairwise(times))
    for time in times:
        assert document.text[time.start_char : time.end_char].strip()
        assert time.timex_value
        assert time.type in {"date", "time", "duration", "set"}
        if time.edtf:
            bounds(time.edtf)
        if time.type in ("duration", "set") or time.timex_value.endswith("_REF"):
            assert time.edtf is None
