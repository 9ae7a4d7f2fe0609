"""What the grammar of time hands on: an expression without its date, and the window it is read in.

Takes a document and gives its tokens within bounds, so that no look to the left or right leaves the
sentence or enters an expression already found. Left out is all arithmetic on dates: see `resolve`.
"""

from dataclasses import dataclass
from typing import NamedTuple

from newstables.propose.times import lexicon as time_words
from newstables.text import Document, Sentence

DATE, TIME, DURATION, SET = "date", "time", "duration", "set"
PUBLICATION, PREVIOUS, ABSOLUTE = "publication", "previous", "absolute"
OVERNIGHT = "time:overnight"  # the night before publication, or the one after
DAY_OF_MONTH = "time:day-of-month"  # a day without its month: `on the 14th`
DAYS_FROM = "time:days-from"  # the day after Monday's debate, two weeks before Christmas
KNOWN_DAY = "time:known-day"  # a day that an event has made known: `9/11`
SAME = "same"  # the unit of the date before: `the same period last year`
_BEYOND = 32  # tokens that a look may go past either end of the text


class Part(NamedTuple):
    """A unit counted within a period: the second Monday, the last week; 0 is the one that holds its first day.

    `starts` is how far from a day a unit begins that the day opens or closes: the week ending 12 October.
    """

    unit: str
    nth: int
    weekday: int | None = None
    starts: int | None = None


@dataclass(slots=True)
class Expression:
    """A time expression: its tokens and what its words say.

    One of these describes it: `value` (a finished TIMEX3 value), `unit` with `steps` (so many units from
    the anchor `base`), `unit` with the parts of a date that are named, `holiday` (a rule), or `clock` alone
    (a time of a day that is named elsewhere). `part_of` says what it is of a period named after it; once both
    are joined, the period has it as its `part`. `days` is two for a night that is named by both its days, `plus` the
    days to add to the day named (`Friday week`); what `closes` a range lies after the date before it.
    """

    first: int
    last: int
    rule: str
    type: str = DATE
    value: str | None = None
    unit: str | None = None
    steps: int | None = None
    base: str = PUBLICATION
    year: int | None = None
    year_steps: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    holiday: str | None = None
    clock: str = ""
    mod: str | None = None
    approximate: bool = False
    days: int = 1
    plus: int = 0
    closes: bool = False
    part_of: Part | None = None
    part: Part | None = None


class Window:
    """The tokens of a sentence that may be used: from `floor`, moved on with each find, to `ceiling`."""

    __slots__ = ("_open", "begin", "ceiling", "document", "floor", "heading", "lowers")

    def __init__(self, document: Document) -> None:
        """Open no sentence yet."""
        self.document = document
        self.lowers = document.lowers
        self.floor = self.ceiling = self.begin = 0
        self.heading = False
        self._open = [""] * (len(self.lowers) + _BEYOND)  # the tokens in their places, and nothing outside the window

    def move_to(self, sentence: Sentence) -> None:
        """Close what is left of a sentence and open another one."""
        self.close(self.ceiling)
        self.floor = self.begin = sentence.first
        self.ceiling = sentence.last
        self.heading = self.document.paragraphs[sentence.paragraph].kind == "heading"
        self._open[self.floor : self.ceiling] = self.lowers[self.floor : self.ceiling]

    def close(self, last: int) -> None:
        """Take away the tokens up to one (exclusive)."""
        self._open[self.floor : last] = [""] * (last - self.floor)
        self.floor = last

    def low(self, index: int) -> str:
        """The lower-case token, or nothing outside the window."""
        return self._open[index]

    def plain(self, index: int) -> str:
        """The lower-case token with a straight apostrophe."""
        return self.low(index).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")

    def glued(self, index: int) -> bool:
        """Whether no space stands between the token and the one before it."""
        return self.floor < index < self.ceiling and self.document.glued(index)

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.floor <= index < self.ceiling and self.document.words[index][0].isupper()

    def whole(self, index: int, digits: int) -> int | None:
        """The token as a whole number of at most so many digits."""
        word = self.low(index)
        return int(word) if word.isdecimal() and len(word) <= digits else None


def stage_before(window: Window, first: int) -> tuple[int, str | None]:
    """Take in `early`, `mid-`, `the end of` before a period: its new first token and the TIMEX3 mod."""
    stages = time_words.stages()
    if first <= window.floor:
        return first, None
    at = first - 1
    if window.low(at) == "on" and window.low(at - 1) in ("early", "late"):
        return at - 1, stages[window.low(at - 1)]  # late on Friday
    if (window.low(at) == "-" and window.glued(first)) or (window.low(at) == "the" and window.low(at - 1) in ("in", "of")):
        at -= 1
    noun = window.low(at) in ("of", "in")
    if noun:
        at -= 1
    word = window.low(at)
    if noun and word in time_words.kind("unit") and window.low(at + 1) == "of":
        few = window.low(at - 1) in ("few", "couple")
        mod = part_before(window, at - few)
        return (at - 2 - few, mod) if mod and window.low(at - 2 - few) == "the" else (first, None)
    if word in ("part", "half") and noun:
        at -= 1
        word = window.low(at) if word == "part" else f"{window.low(at)} half"  # the first half of May
    if window.low(at + 1) == "in" and word not in ("early", "late", "halfway"):
        return first, None  # will end in October
    if word not in stages or (not noun and word not in ("early", "late", "mid") and not window.glued(first)):
        return first, None
    if window.low(at - 1) == "the":
        at -= 1
    return at, stages[word]


def part_before(window: Window, at: int) -> str | None:
    """The TIMEX3 mod that a word before a unit gives the period after `of`: `the last days of December`."""
    word = window.low(at - 1)
    return "START" if word in time_words.context("opens_part") else "END" if word in time_words.context("closes_part") else None


def direction_before(window: Window, first: int) -> tuple[int, int | None, str]:
    """Take in `last`, `this`, `the following` before a period: new first token, steps and anchor."""
    if first <= window.floor:
        return first, None, PUBLICATION
    at = first - 1
    word = window.low(at)
    chained = word in time_words.context("chained")
    direction = time_words.directions().get(word)
    if direction is None and not chained:
        return first, None, PUBLICATION
    if word == "same" and window.low(at - 1) in ("that", "this"):
        at -= 1
    if window.low(at - 1) in ("the", "this"):
        chained = chained or (direction == 1 and word == "next")
        at -= 1
    return at, direction or 0, PREVIOUS if chained else PUBLICATION


def nth_before(window: Window, at: int) -> int | None:
    """The place that a word before a unit gives it: `second` 2, `last` and `final` -1."""
    if window.low(at - 2) not in ("the", "its", "their"):
        return None
    return -1 if window.low(at - 1) in ("last", "final") else time_words.numbered("ordinal").get(window.low(at - 1))
