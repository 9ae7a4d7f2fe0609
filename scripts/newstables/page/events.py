"""The timeline of the events: one row a dated event, from the first day that its date allows to the last.

Takes the events of an article and its day of publication, gives rows with places in percent. Within a quarter of a year
the scale is even; over more, days are spaced by how far they lie from publication (or from the latest day, when that is
not known), so that last week and two years ago are both seen.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newstables import schema
from newstables.page.article import Row
from newstables.page.scales import Scale, Tick

MOST_ROWS = 80
_EVEN_UP_TO = 92  # days
_APART = 22  # percent between two printed ticks, such as "−1 month" and "publication"
_STEPS = ((3652, "10 years"), (365, "1 year"), (30, "1 month"), (7, "1 week"))
_PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?([~?%])?")
_PLAIN = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-\d\d){2}")
_QUALIFIED = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(slots=True)
class EventRow:
    """One event: the date may be any day from `low` to `high`; open ends have an arrow."""

    address: str
    description: str
    when: str
    status: str
    status_label: str
    low: float
    high: float
    open_low: bool
    open_high: bool


@dataclass(slots=True)
class Timeline:
    """The dated events in order of time."""

    scale: Scale
    rows: list[EventRow]
    undated: int
    left_out: int
    even: bool
    from_publication: bool


def timeline(events: Sequence[Row], published_on: date | None) -> Timeline | None:
    """The timeline of an article; None when no event has a date."""
    dated = [row for row in events if row["date_earliest"] is not None or row["date_latest"] is not None]
    if not dated:
        return None
    dated.sort(key=lambda row: (row["date_earliest"] or row["date_latest"], row["date_latest"] or date.max, row["start_char"]))
    shown = dated[:MOST_ROWS]
    days = [day.toordinal() for row in shown for day in (row["date_earliest"], row["date_latest"]) if day is not None]
    zero = published_on.toordinal() if published_on else max(days)
    scale, even = _scale(min(days), max(days), zero, published_on is not None)
    rows = [_row(row, scale) for row in shown]
    return Timeline(scale, rows, len(events) - len(dated), len(dated) - len(shown), even, published_on is not None)


def _row(row: Row, scale: Scale) -> EventRow:
    earliest, latest = row["date_earliest"], row["date_latest"]
    return EventRow(
        address=row["event_id"],
        description=row["description"],
        when=spoken(row["date"]),
        status=row["status"],
        status_label=next(c.label for c in schema.table("events").field("status").codes if c.code == row["status"]),
        low=0.0 if earliest is None else scale.at(earliest.toordinal()),
        high=100.0 if latest is None else scale.at(latest.toordinal()),
        open_low=earliest is None,
        open_high=latest is None,
    )


def _scale(first: int, last: int, zero: int, published: bool) -> tuple[Scale, bool]:
    first, last = min(first, zero), max(last, zero)
    if last - first <= _EVEN_UP_TO:
        even = Scale(first, last, float)
        step = next(width for width in (1, 2, 7, 14, 30) if (last - first) / width <= 5)
        days = [zero, *range(zero - step, first - 1, -step), *range(zero + step, last + 1, step)]
        return Scale(first, last, float, ticks=tuple(Tick(even.at(day), _day(day)) for day in sorted(days))), True

    def bent(day: float) -> float:
        return math.copysign(math.log10(1 + abs(day - zero)), day - zero)

    scale = Scale(first, last, bent, logarithmic=True)
    ticks = [Tick(scale.at(zero), "publication" if published else _day(zero))]
    for days_away, words in _STEPS:
        for day, label in ((zero - days_away, f"−{words}"), (zero + days_away, f"+{words}")):
            apart = min(abs(scale.at(day) - tick.at) for tick in ticks)
            if first <= day <= last and apart >= _APART:
                ticks.append(Tick(scale.at(day), label))
    return Scale(first, last, bent, True, tuple(sorted(ticks, key=lambda tick: tick.at))), False


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {_MONTHS[day.month - 1]}"


def spoken(edtf: str) -> str:
    """A date for people: `21 to 27 Oct 2024`, `from Aug 2024`, `about Oct 2023`; one that is rarer stays as it is."""
    first, interval, last = edtf.partition("/")
    if not interval:
        return _spoken_part(edtf)
    if last in ("", ".."):
        return f"from {_spoken_part(first)}"
    if first in ("", ".."):
        return f"until {_spoken_part(last)}"
    if first[:7] == last[:7] and _PLAIN.fullmatch(first + last):
        return f"{int(first[8:])} to {_spoken_part(last)}"
    return f"{_spoken_part(first)} to {_spoken_part(last)}"


def _spoken_part(edtf: str) -> str:
    found = _PART.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, mark = found.groups()
    words = " ".join([*([str(int(day))] if day else []), *([_MONTHS[int(month) - 1]] if month else []), year])
    return f"{_QUALIFIED[mark or '']}{words}"
