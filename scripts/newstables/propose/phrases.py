"""Phrases of one or more tokens: which of them begins or ends at a token.

Takes a list of phrases and gives the longest one that stands at a place of a text, with what is known of it. A look-up costs
as many steps as tokens match, however many phrases there are. Leaves out what the phrases mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from newstables.text import read

T = TypeVar("T")


@dataclass(slots=True)
class _Step(Generic[T]):
    """What the tokens so far stand for, if they are a phrase, and the tokens that go on with one."""

    value: T | None = None
    ways: dict[str, "_Step[T]"] = field(default_factory=dict)

    def add(self, tokens: list[str], value: T) -> None:
        step = self
        for token in tokens:
            step = step.ways.setdefault(token, _Step())
        step.value = value if step.value is None else step.value


class Phrases(Generic[T]):
    """Phrases with a value each; the longest match decides."""

    def __init__(self, entries: Iterable[tuple[str | list[str], T]]) -> None:
        """Index the phrases from both ends.

        Args:
            entries: each phrase, printed or as tokens, with its value; of two values the first one holds.
        """
        self._ahead: _Step[T] = _Step()
        self._back: _Step[T] = _Step()
        for phrase, value in entries:
            tokens = read(phrase).lowers if isinstance(phrase, str) else phrase
            self._ahead.add(tokens, value)
            self._back.add(tokens[::-1], value)
        self.firsts, self.lasts = frozenset(self._ahead.ways), frozenset(self._back.ways)

    def after(self, lowers: list[str], index: int, end: int) -> tuple[T, int] | None:
        """Value of the longest phrase that begins at a token, and the token after it."""
        step, found = self._ahead, None
        while index < end and lowers[index] in step.ways:
            step = step.ways[lowers[index]]
            index += 1
            if step.value is not None:
                found = step.value, index
        return found

    def before(self, lowers: list[str], index: int, begin: int) -> tuple[T, int] | None:
        """Value of the longest phrase that ends right before a token, and its first token."""
        step, found = self._back, None
        while index > begin and lowers[index - 1] in step.ways:
            index -= 1
            step = step.ways[lowers[index]]
            if step.value is not None:
                found = step.value, index
        return found
