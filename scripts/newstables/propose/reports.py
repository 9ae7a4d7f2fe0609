"""Reports by position: the innermost quote whose content holds an offset.

Takes the quotes of an article and gives the look-up that figures and events share, since who says a thing vouches for it.
Left out are labels, which nobody is shown to have said.
"""

from bisect import bisect_right
from itertools import accumulate

from newstables.rows import Quote

_BACK = 16  # quotes looked back at, so that a look-up costs the same however long the article


class Reports:
    """The quotes of an article by offset."""

    def __init__(self, quotes: list[Quote]) -> None:
        self.quotes = sorted(
            (q for q in quotes if q.kind != "label"), key=lambda q: (q.content_start_char, -q.content_end_char)
        )
        self.starts = [q.content_start_char for q in self.quotes]
        self.reach = list(accumulate((q.content_end_char for q in self.quotes), max))

    def at(self, char: int) -> Quote | None:
        """The innermost quote whose content holds the offset."""
        last = bisect_right(self.starts, char)
        if not last or self.reach[last - 1] <= char:
            return None
        for quote in reversed(self.quotes[max(0, last - _BACK) : last]):
            if char < quote.content_end_char:
                return quote
        return None
