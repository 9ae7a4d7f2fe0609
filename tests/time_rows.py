"""Times of a text as the tests of times read them. `PUBLISHED` is a Monday, so that weekdays can be counted on the fingers."""

from datetime import date

from newstables.propose.times import propose
from newstables.rows import Time
from newstables.text import read

PUBLISHED = date(2024, 10, 28)


def found(text: str, published_on: date | None = PUBLISHED) -> list[Time]:
    """The rows of a text."""
    return propose(read(text), published_on)


def values(text: str, published_on: date | None = PUBLISHED) -> dict[str, str]:
    """What each expression of a text says, by its words."""
    return {text[t.start_char : t.end_char]: t.timex_value for t in found(text, published_on)}


def only(text: str, published_on: date | None = PUBLISHED) -> Time:
    """The one row of a text."""
    times = found(text, published_on)
    assert len(times) == 1, [text[t.start_char : t.end_char] for t in times]
    return times[0]
