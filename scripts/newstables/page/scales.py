"""Scales: numbers as places along a line, in percent, with the ticks to print under it.

A scale is linear until the numbers differ by a factor of 50, then logarithmic, so that "two" and "half a million" are both
seen. Places are rounded to a hundredth of a percent, which hides how the logarithms of two machines differ.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LOG_FROM = 50
_MOST_TICKS = 6
_FARTHEST = 1e300  # a number beyond is drawn there
_MARGIN = 3.0  # percent left free at both ends, where marks of open bounds stand
# How wide labels and the narrowest scale of a page are drawn, in pixels.
_CHARACTER, _BETWEEN, NARROWEST = 6.2, 6.0, 280
_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class Tick:
    """A printed place on a scale; without a label it is a line alone."""

    at: float
    label: str

    @property
    def anchor(self) -> str:
        """Which part of the label stands at the place, as SVG says it: at the ends of the scale labels keep within it."""
        return "start" if self.at < 8 else "end" if self.at > 92 else "middle"

    @property
    def printed(self) -> tuple[float, float]:
        """Where the label begins and ends, in percent of the narrowest scale."""
        width = 100 * _CHARACTER * len(self.label) / NARROWEST
        start = self.at - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return start, start + width


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers stand between 0 and 100."""

    low: float
    high: float
    bent: Callable[[float], float]  # the number as the scale spaces it
    logarithmic: bool = False
    ticks: tuple[Tick, ...] = ()

    def at(self, number: float) -> float:
        """The place of a number, in percent."""
        low, high = self.bent(self.low), self.bent(self.high)
        share = (self.bent(min(max(number, self.low), self.high)) - low) / (high - low) if high > low else 0.5
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2) + 0.0


def number_scale(numbers: Sequence[float]) -> Scale:
    """A scale for the numbers of one unit."""
    low, high = max(min(numbers), -_FARTHEST), min(max(numbers), _FARTHEST)
    if 0 < low < 1 / _FARTHEST:
        low = 1 / _FARTHEST
    if low > 0 and high / low >= _LOG_FROM:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        step = max(1, math.ceil((last - first) / _MOST_TICKS))
        marks = [float(f"1e{exponent}") for exponent in range(first, last + 1, step)]
        return _with_ticks(Scale(marks[0], max(high, marks[-1]), math.log10, logarithmic=True), marks)
    low, high = min(low, 0.0), max(high, 0.0)
    step_width = _round_step((high - low) / (_MOST_TICKS - 1))
    marks = [step_width * k for k in range(math.floor(low / step_width), math.ceil(high / step_width) + 1)]
    return _with_ticks(Scale(marks[0], marks[-1], float), marks)


def _with_ticks(scale: Scale, marks: Sequence[float]) -> Scale:
    ticks = tuple(Tick(scale.at(mark), printed(mark)) for mark in marks)
    return Scale(scale.low, scale.high, scale.bent, scale.logarithmic, _legible(ticks))


def _legible(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """The ticks with as many labels, evenly, as do not overprint each other."""
    between = 100 * _BETWEEN / NARROWEST
    for step in range(1, len(ticks) + 1):
        labelled = ticks[::step]
        if all(a.printed[1] + between <= b.printed[0] for a, b in pairwise(labelled)):
            break
    return tuple(tick if i % step == 0 else Tick(tick.at, "") for i, tick in enumerate(ticks))


def _round_step(width: float) -> float:
    """The least of 1, 2, 5, 10, ... that is no less than a width."""
    if width <= 0:
        return 1.0
    base = float(f"1e{math.floor(math.log10(width))}")
    return next((base * k for k in (1, 2, 5) if base * k >= width * 0.999), base * 10)


def printed(number: float) -> str:
    """A number for people: `1,400`, `2.5 million`."""
    for size, word in _WORDS:
        if size <= abs(number) < size * 1000:
            return f"{_grouped(number / size)} {word}"
    return _grouped(number) if abs(number) < _WORDS[0][0] else f"{number:.3g}"


def _grouped(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6g}"
