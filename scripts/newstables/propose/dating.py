"""Dates that rows take from expressions of time: how each is known, and two that bound one period."""

from collections.abc import Iterable
from dataclasses import replace

from newstables import words
from newstables.dates import bounds
from newstables.rows import Time
from newstables.text import Document

_JOINED = {"between": ("and",), "from": ("to", "until", "till", "through", "–")}


def periods(document: Document, times: Iterable[Time]) -> list[Time]:
    """The times in order, with the two ends of a period as one: `between 2017 and 2023`, `from May to July`."""
    found: list[Time] = []
    for time in sorted(times, key=lambda time: time.start_char):
        edtf = _period(document, found[-1], time) if found else None
        if edtf is None:
            found.append(time)
        else:
            found[-1] = replace(found[-1], end_char=time.end_char, edtf=edtf)
    return found


def _period(document: Document, one: Time, two: Time) -> str | None:
    """The period that two dates bound; None where they bound none."""
    if not (one.edtf and two.edtf and one.type == two.type == "date") or "/" in one.edtf + two.edtf:
        return None
    opening, closing = document.token_at(one.start_char) - 1, document.token_at(one.end_char - 1) + 1
    joins = _JOINED.get(document.lowers[opening], ()) if opening >= 0 else ()
    if closing + 1 != document.token_at(two.start_char) or document.lowers[closing] not in joins:
        return None
    (begin, _), (_, end) = bounds(one.edtf), bounds(two.edtf)
    return f"{one.edtf}/{two.edtf}" if begin and end and begin <= end else None


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
