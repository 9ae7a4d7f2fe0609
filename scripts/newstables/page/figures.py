"""The chart of the figures: one row a figure, on one scale a unit, told by who claims it.

Takes the figures of an article, gives rows with places in percent. Figures of one indicator stand together; a unit with
a single figure has nothing to be compared with and gets no scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from newstables import schema
from newstables.page.article import Row
from newstables.page.scales import Scale, number_scale, printed

MOST_ROWS = 60
_UP, _DOWN = ("more_than", "at_least"), ("less_than", "at_most")


@dataclass(slots=True)
class FigureRow:
    """One figure: `low` and `high` end its line, `dot` is the value stated, open ends have an arrow."""

    address: str
    words: str
    claimant: str
    status: str
    status_label: str
    meaning: str
    dot: float | None = None
    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False


@dataclass(slots=True)
class Indicator:
    """Figures that measure one thing; those of which nothing is known have a name only beside others."""

    name: str | None
    rows: list[FigureRow]


@dataclass(slots=True)
class Unit:
    """Figures on one scale."""

    name: str
    scale: Scale | None
    indicators: list[Indicator]


def units(figures: Sequence[Row]) -> list[Unit]:
    """The figures of an article by unit, the unit with most figures first."""
    by_unit: dict[str, list[Row]] = {}
    for row in figures[:MOST_ROWS]:
        by_unit.setdefault(row["unit"], []).append(row)
    return [_unit(name, rows) for name, rows in sorted(by_unit.items(), key=lambda item: (-len(item[1]), item[0]))]


def _unit(name: str, rows: Sequence[Row]) -> Unit:
    numbers = [number for row in rows for number in _numbers(row)]
    scale = number_scale(numbers) if len(rows) > 1 and numbers else None
    by_indicator: dict[str | None, list[Row]] = {}
    for row in rows:
        by_indicator.setdefault(row["indicator"], []).append(row)
    ordered = sorted(by_indicator.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    rest = "Other" if len(ordered) > 1 else None  # else they would seem to measure what the last ones do
    return Unit(
        name,
        scale,
        [Indicator(key or rest, [_row(row, scale) for row in sorted(of_key, key=_largest_first)]) for key, of_key in ordered],
    )


def _numbers(row: Row) -> list[float]:
    return [row[key] for key in ("value", "lower", "upper") if row[key] is not None]


def _largest_first(row: Row) -> tuple[float, int]:
    numbers = _numbers(row)
    return (-max(numbers) if numbers else 0.0, row["start_char"])


def _row(row: Row, scale: Scale | None) -> FigureRow:
    article = "an unnamed source" if row["status"] == "reported" else "the article itself"
    made = FigureRow(
        address=row["figure_id"],
        words=row["text"],
        claimant=row["claimant"] or article,
        status=row["status"],
        status_label=_label("status", row["status"]),
        meaning=_meaning(row),
    )
    if scale is not None and _numbers(row):
        value, lower, upper = row["value"], row["lower"], row["upper"]
        made.open_high = upper is None and (row["qualifier"] in _UP or (row["qualifier"] == "vague" and lower is not None))
        made.open_low = lower is None and (row["qualifier"] in _DOWN or (row["qualifier"] == "vague" and upper is not None))
        made.dot = None if value is None else scale.at(value)
        made.low = scale.at(lower) if lower is not None else 0.0 if made.open_low else made.dot
        made.high = scale.at(upper) if upper is not None else 100.0 if made.open_high else made.dot
    return made


def _meaning(row: Row) -> str:
    """The value with its bounds in words: `more than 1,400`, `at least 2,000`."""
    value, lower, upper = (None if row[key] is None else printed(row[key]) for key in ("value", "lower", "upper"))
    if row["qualifier"] in ("between", "vague") or value is None:
        if lower is not None and upper is not None:
            return f"between {lower} and {upper}"
        if lower is not None:
            return f"at least {lower}"
        return f"at most {upper}" if upper is not None else "no number"
    return value if row["qualifier"] == "exact" else f"{_label('qualifier', row['qualifier']).lower()} {value}"


def _label(column: str, code: str) -> str:
    return next((c.label for c in schema.table("figures").field(column).codes if c.code == code), code)
