"""How a date that a row takes from an expression of time is known."""

from newstables import words
from newstables.rows import Time
from newstables.text import Document


def date_basis(document: Document, time: Time) -> str:
    """`stated` where the calendar is printed ("October 28"), `relative` where the date has to be worked out ("last week")."""
    if time.anchor == "absolute":
        return "stated"
    months = words.times()["month"]
    index = document.token_at(time.start_char)
    while index < len(document.starts) and document.starts[index] < time.end_char:
        if document.lowers[index] in months:
            return "stated"
        index += 1
    return "relative"
