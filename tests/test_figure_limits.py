"""Numbers in any text whatever: what is printed is read back, spans are sound, cost is in proportion to the length."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from sys import setprofile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstables.propose.figures import propose
from newstables.propose.figures.numbers import find
from newstables.propose.index import index_mentions
from newstables.rows import Figure
from newstables.text import read


def figures(text: str) -> list[Figure]:
    document = read(text)
    return propose(document, index_mentions(document, [], {}, {}), [], [])[0]


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


@contextmanager
def counted() -> Iterator[list[int]]:
    """The calls made meanwhile: work that no other process on the machine can change."""
    calls = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    setprofile(count)
    try:
        yield calls
    finally:
        setprofile(None)


@pytest.mark.parametrize(
    "piece",
    [
        "7", "7 ", "12,345 ", "million million ", "1-2-3-", "$$$$", "$5 a ", "one hundred and ", "3/4 ", "(12) ", "per ",
        "12 killed, ", "killed or ", "5% up ", "from 4 to 5 ", "12 in ", "12 people, including ", "about more than ",
    ],
)  # fmt: skip
def test_work_grows_with_the_length(piece: str) -> None:
    """Eight times the text may cost twelve times the calls; a quadratic search costs sixty-four times."""
    work = []
    for size in (4_000, 32_000):
        document = read(piece * (size // len(piece)))
        mentions = index_mentions(document, [], {}, {})
        with counted() as calls:
            propose(document, mentions, [], [])
        work.append(calls[0])
    assert work[1] <= 12 * max(work[0], 100)


@pytest.mark.parametrize("piece", ["7", "million million ", "1-2-3-", "$$$$", "12 in "])
def test_a_megabyte_is_read(piece: str) -> None:
    assert find(read(piece * (1_000_000 // len(piece)))) is not None
