"""Times in any text whatever: rows in order, dates that exist, cost in proportion to the length."""

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
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


@pytest.mark.parametrize(
    "piece",
    [
        "two ",
        "- ",
        "of the end ",
        "may 3, ",
        "and 5 ",
        "to 9:30 ",
        "a day ",
        "will not be ",
        "1990-",
        "320 BC, ",
        "in May 1848 and in June ",
        "\u201cin May 1848 ",
        "the early hours of ",
        "the Thanksgiving week ",
        "Friday ",
        "5/6/",
        "12:12:12 ",
        "May ",
        "the day before ",
        "the last week of ",
        "the same period ",
        "2 1/2 ",
        "Oct-",
    ],
)
def test_a_megabyte_costs_in_proportion_to_its_length(piece: str) -> None:
    """Twenty times the text may cost sixty times the work at most; a quadratic search costs four hundred times."""
    costs = []
    for size in (50_000, 1_000_000):
        document = read(piece * (size // len(piece)))
        start = process_time()
        propose(document, PUBLISHED)
        costs.append(process_time() - start)
    assert costs[1] < 60 * max(costs[0], 0.005)
