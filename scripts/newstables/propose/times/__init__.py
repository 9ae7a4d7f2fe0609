"""Time expressions of an article: dates, times of day, durations and sets, with values and EDTF dates.

Takes the read document and its publication date and gives one `Time` per expression, in order of text, none
overlapping. The tokens that can be the head of an expression are found by look-up; only there is the
grammar asked. Left out are ages (`the six-year-old`), deadlines and periods of figures, which belong to the
figure, and the dates of times that only an event fixes (`the day after the vote`).
"""

from collections.abc import Callable
from datetime import date
from functools import cache

from newstables.propose.times import calendar as time_calendar
from newstables.propose.times import clock as time_clock
from newstables.propose.times import days as time_days
from newstables.propose.times import lexicon as time_words
from newstables.propose.times import units as time_units
from newstables.propose.times import years as time_years
from newstables.propose.times.expressions import SAME, TIME, Expression, Window
from newstables.propose.times.joining import joined
from newstables.propose.times.ranges import share_years
from newstables.propose.times.resolve import Resolver
from newstables.rows import Time
from newstables.text import Document

Reader = Callable[[Window, int], list[Expression]]

_READERS: dict[str, Reader] = {
    "phrase": time_clock.phrase,
    "month": time_calendar.month,
    "month_abbreviation": time_calendar.month,
    "weekday": time_calendar.weekday,
    "weekday_abbreviation": time_calendar.weekday,
    "season": time_calendar.season,
    "daypart": time_clock.part_of_day,
    "unit": time_units.unit,
    "decade": time_years.decade,
    "half": time_calendar.part_of_year,
    "quarter": time_calendar.part_of_year,
    "century": time_years.century,
    "spoken": time_clock.spoken,
}
_DIGITS: tuple[Reader, ...] = (time_years.numeric, time_clock.clock, time_years.year, time_days.day_of_month)


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """What is asked at each token that can be the head of an expression, besides numbers."""
    return {word: tuple(_READERS[kind] for kind in kinds) for word, kinds in time_words.heads().items()}


def _heads(document: Document) -> list[int]:
    """The tokens at which the grammar is asked.

    A word that only begins phrases counts where the last word of one follows, a number of one or two digits before a mark
    or word that makes it more than a count, or behind `FY` or `AD`.
    """
    ends, follow, lowers = time_words.phrase_ends(), time_words.after_short_number(), document.lowers
    precede = time_words.context("before_short_number")
    heads = {
        at
        for at in document.numeric
        if len(lowers[at]) > 2 or (at + 1 < len(lowers) and lowers[at + 1] in follow) or (at and lowers[at - 1] in precede)
    }
    heads.update(document.where(time_words.words_alone()))
    for word in document.positions.keys() & ends.keys():
        for far, firsts in ends[word].items():
            heads.update(at - far for at in document.positions[word] if at >= far and lowers[at - far] in firsts)
    return sorted(heads)


def _found(document: Document) -> list[Expression]:
    """The expressions of a document, in order of text."""
    readers, lowers = _readers(), document.lowers
    found: list[Expression] = []
    window = Window(document)
    for at in _heads(document):
        if at >= window.ceiling:
            window.move_to(document.sentences[document.sentence_of[at]])
        elif at < window.floor:
            continue
        for reader in readers.get(lowers[at], _DIGITS):
            expressions = reader(window, at)
            if expressions:
                found.extend(expressions)
                window.close(expressions[-1].last)
                break
    return found


def propose(document: Document, published_on: date | None) -> list[Time]:
    """Find the time expressions of an article.

    Args:
        document: the article, read.
        published_on: the day on which relative expressions hang; without it they keep X for what is unknown.

    Returns:
        One row per expression, in order of text.
    """
    expressions = share_years(document, joined(document, _found(document)))
    resolver = Resolver(document, expressions, published_on)
    return [
        resolver.resolve(found)
        for found in expressions
        if (found.type != TIME or found.clock or found.value) and (found.unit != SAME or found.year_steps)
    ]
