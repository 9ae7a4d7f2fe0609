"""Lists of dated items: the year that an item's date takes from the line above that names it.

Takes the expressions of a document in order of text and gives the years of dates that begin a paragraph, under a line with
a year alone (`1998`) or after an item with its year (`Oct. 14, 1997: The strike begins.`). Left out are dates in running
text: see `resolve`.
"""

from newstables.propose.times import lexicon as time_words
from newstables.propose.times.expressions import Expression
from newstables.propose.times.periods import DAY, MONTH, YEAR
from newstables.text import Document


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
