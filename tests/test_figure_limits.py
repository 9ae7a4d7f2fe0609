"""Numbers in any text whatever: what is printed is read back, spans are sound, cost is in proportion to the length."""

from functools import partial
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counting import calls
from newstables.propose.figures import propose
from newstables.propose.figures.numbers import find
from newstables.propose.index import index_mentions
from newstables.rows import Figure
from newstables.text import read


def figures(text: str) -> list[Figure]:
    document = read(text)
    return propose(document, index_mentions(document, [], {}, {}), [], [])[0]


@pytest.mark.parametrize("form", ["{} trillion", "5 to {} trillion", "between 5 and {} trillion", "{0} to {0} trillion"])
def test_no_bound_is_endless(form: str) -> None:
    for figure in figures(f"They sold {form.format('9' * 300)} tickets."):
        assert all(bound is None or isfinite(bound) for bound in (figure.value, figure.lower, figure.upper))


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["between {} and {}", "from {} to {}", "{}-{}"]))
def test_bounds_are_in_order(one: int, other: int, form: str) -> None:
    for figure in figures(f"They sold {form.format(f'{one:,}', f'{other:,}')} tickets."):
        assert figure.lower is None or figure.upper is None or figure.lower <= figure.upper


@settings(deadline=None)
@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from(["12", "$", "%", "per", "a", "month", "-", "/", "(", ")", "killed", "or", "and", "²", "٣"])).map(
        " ".join
    )
)
def test_spans_are_sound_in_any_text(text: str) -> None:
    found = figures(text)
    assert all(0 <= figure.start_char < figure.end_char <= len(text) for figure in found)
    assert all(one.end_char <= other.start_char for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "7", "7 ", "1,", "1.", "12,345 ", "1-", "1-2-3-", "and ", "7 and ", "one hundred and ", "hundred ", "million ",
        "million million ", "$", "$$$$", "$5 ", "$5 a ", "%", "5% ", "5% up ", "to ", "7 to ", "from 4 to 5 ", "more than ",
        "about more than ", "more than 5 ", "killed ", "7 killed ", "12 killed, ", "killed or ", "between 1 and ", "seven ",
        "a dozen ", "half of ", "one in five ", "3/4 ", "(12) ", "per ", "12 in ", "12 people, including ", "No. 5 ",
        "levels 1, 2 and ", "7 Elm ", "7 pounds ", "rose by 5 ", "two-", "plus or minus 3 ", "7.", "according to 7 ",
        "promise of 7 ", "may 7 ", "6ft 2in ", "7 for 5 ", "rose 5%, sales ", "5 league and ", "7 of the 7 ", "index 7 ", "7, 7 and ",
    ],
)  # fmt: skip
def test_work_grows_with_the_length(piece: str) -> None:
    """Eight times the text may cost ten times the calls; a quadratic search costs sixty-four times."""
    work = []
    for size in (2_000, 16_000):
        document = read(piece * (size // len(piece)))
        mentions = index_mentions(document, [], {}, {})
        work.append(calls(partial(propose, document, mentions, [], [])))
    assert work[1] <= 10 * max(work[0], 100)


@pytest.mark.parametrize("piece", ["7", "1,", "1.", "million million "])
def test_a_megabyte_is_read(piece: str) -> None:
    assert find(read(piece * (1_000_000 // len(piece)))) is not None
