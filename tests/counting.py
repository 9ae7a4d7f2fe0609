"""Work counted and not timed: the Python calls that an action makes, the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType


def calls(action: Callable[[], object]) -> int:
    """How many Python functions, and C functions called by them, an action calls."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def assert_in_proportion(work: Callable[[str], int], opening: str, piece: str, short: int, long: int) -> None:
    """The work on a piece of text repeated grows as the repetitions do, and no faster.

    Args:
        work: the calls that a text costs.
        opening: what the text begins with.
        piece: what is repeated.
        short: how often.
        long: how often in the longer text.
    """
    work(opening + piece)  # the lexicon is loaded
    few, many = work(opening + piece * short), work(opening + piece * long)
    assert many < (few + 500) * long / short * 1.2
