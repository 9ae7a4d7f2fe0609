"""The analysed text that every later step shares.

Holds offsets in Unicode code points of the text as stored, and tokens as parallel lists (one list an attribute), since
every later step walks over them and attribute look-ups on a million small objects would cost more than the work itself.
Leaves out how any of it was found: see `read`, `marks`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple


class Paragraph(NamedTuple):
    """A line or block of the article; `section` is the heading above it, `first` and `last` (exclusive) its sentences."""

    start: int
    end: int
    kind: str
    section: str | None
    first: int
    last: int


class Sentence(NamedTuple):
    """A sentence of one paragraph; `first` and `last` (exclusive) are its tokens."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


class Quotation(NamedTuple):
    """A pair of quotation marks, or an opening mark whose end is the paragraph's (`closed` is false then).

    `start` and `end` include the marks, `inner_start` and `inner_end` the words alone. `depth` counts the pairs around
    it; `first` and `last` (exclusive) are the tokens inside the marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    paragraph: int
    closed: bool
    first: int
    last: int


@dataclass(slots=True)
class Document:
    """One article, read.

    `capital` says of each token whether it begins with a capital letter, `numeric` are those that begin with a digit,
    `positions` the tokens of each word in lower case, `written` how many words stand between white space.
    """

    text: str
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    words: list[str]
    lowers: list[str]
    capital: bytearray
    starts: list[int]
    ends: list[int]
    numeric: list[int]
    positions: dict[str, list[int]]
    sentence_of: list[int]
    quotations: list[Quotation]
    sentence_starts: list[int]
    written: int

    def token_at(self, char: int) -> int:
        """Index of the token that holds the offset, or the next one after it (the number of tokens past the last)."""
        index = bisect_right(self.starts, char) - 1
        return index if index >= 0 and char < self.ends[index] else index + 1

    def where(self, words: frozenset[str]) -> list[int]:
        """The tokens whose lower-case form is one of the words, in order."""
        return sorted(self._places(words))

    def tokens_of(self, words: frozenset[str]) -> set[int]:
        """The tokens whose lower-case form is one of the words, for those who only ask whether one is."""
        return set(self._places(words))

    def _places(self, words: frozenset[str]) -> Iterator[int]:
        """The tokens of some words, word by word; of words and article the shorter is gone through."""
        positions = self.positions
        found = positions.keys() & words if len(words) < len(positions) else words.intersection(positions)
        return chain.from_iterable(map(positions.__getitem__, found))

    def sentence_at(self, char: int) -> int:
        """Index of the sentence that holds the offset or stands last before it."""
        return max(bisect_right(self.sentence_starts, char) - 1, 0)

    def sentences_at(self, chars: list[int]) -> list[int]:
        """Indices of the sentences that hold the offsets."""
        starts = self.sentence_starts
        return [bisect_right(starts, char, 1) - 1 for char in chars]

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def is_heading(self, char: int) -> bool:
        """Whether the offset lies in a heading."""
        return self.paragraphs[self.sentences[self.sentence_at(char)].paragraph].kind == "heading"
