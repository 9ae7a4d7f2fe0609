"""Lists of dated items: the year that an item's date takes from the line above that names it.

Takes the expressions of a document in order of text and gives the years of dates that begin a paragraph, under a line with
a year alone (`1998`) or after an item with its year (`Oct. 14, 1997: The strike begins.`). Left out are dates in running
text: see `resolve`.
"""

from datetime import date, timedelta

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import Expression
from newstables.propose.times.periods import DAY, MONTH, YEAR
from newstables.text import Document

_FIRST = 3  # expressions among which a dateline is
_PLACE = 8  # tokens of the place before its day
_LATE = 3  # days after which a story is printed at the latest


def written_on(document: Document, expressions: list[Expression], published_on: date) -> date:
    """The day of the dateline that opens a story (`CHICAGO, Oct. 5 -- ...`), on which its `today` hangs; else publication.

    Args:
        document: the article, read.
        expressions: its expressions, in order of text.
        published_on: the day of publication, at most a few days later.
    """
    for found in expressions[:_FIRST]:
        sentence = document.sentences[document.sentence_of[found.first]]
        after = document.lowers[found.last] if found.last < sentence.last else ""
        lined = 1 < found.first - sentence.first <= _PLACE and document.lowers[found.first - 1] == ","
        if not lined or found.unit != DAY or found.month is None or found.day is None:
            continue
        if after == "(" or after in time_words.context("dash"):
            year = published_on.year - (found.month > published_on.month)
            day = date(year, found.month, 1) + timedelta(days=found.day - 1)
            return day if 0 <= (published_on - day).days <= _LATE else published_on
    return published_on


def item_years(document: Document, expressions: list[Expression]) -> dict[int, int]:
    """For the first token of each date that begins an item, the year of the list there."""
    found: dict[int, int] = {}
    year = month = 0
    headed = False
    for expression in expressions:
        number = document.sentence_of[expression.first]
        sentence = document.sentences[number]
        if expression.first - sentence.first > 1:
            continue
        paragraph = document.paragraphs[sentence.paragraph]
        if paragraph.first != number:
            continue
        if expression.unit == YEAR and expression.year is not None:
            if sentence.last <= expression.last + 1 and paragraph.last == number + 1:
                year, month, headed = expression.year, 0, True
        elif expression.month is not None and expression.unit in (DAY, MONTH):
            after = document.lowers[expression.last] if expression.last < sentence.last else ""
            item = after == ":" or after in time_words.context("dash")
            if expression.year is not None:
                year, month, headed = (expression.year, expression.month, False) if item else (year, month, headed)
            elif year and (headed or item):
                year, month = year + (not headed and expression.month < month), expression.month
                found[expression.first] = year
    return found
