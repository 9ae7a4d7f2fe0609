"""Times in any text whatever: rows in order, dates that exist, cost in proportion to the length."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counting import calls
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


ADVERSARIAL = [
    # characters and marks
    "7", "7 ", ". ", "1.", "-", "- ", "/", "5/", "5/6/", "12:", "12:12:12 ", "Oct-", "1990-", "twenty-", "28.10.", "'39 ",
    # words that set the grammar off, or may stand before what does
    "May ", "may ", "from ", "last ", "the ", "two ", "twenty ", "past ", "week ", "second ", "more than ", "half past ",
    # lists and ranges that never close
    "may 3, ", "and 5 ", "3 and ", "the 1st and the ", "May 3, 4, 5, ", "May, June and July ", "7 May ", "2024 ", "320 BC, ",
    "from 3 to ", "from May to ", "between June and ", "Friday 1 to ", "the night of 3 to ", "to 9:30 ", "9 a.m. (", "Q3-", "FY24-",
    # phrases that wait for what they are of
    "of the end ", "the early hours of ", "the last week of ", "the week ending ", "the day before ", "the same period ", "a day ",
    "a quarter of a ", "2 1/2 ", "every other ", "two years ago ", "the Thanksgiving week ", "Friday ", "will not be ",
    "in May 1848 and in June ", "\u201cin May 1848 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    """A search that goes back over what it has read would make it four times the work."""

    def work(characters: int) -> int:
        document = read((piece * (characters // len(piece) + 1))[:characters])
        return calls(lambda: propose(document, PUBLISHED))

    work(100)  # loads the words
    assert work(4_000) < 2.2 * work(2_000) + 100
