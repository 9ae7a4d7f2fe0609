"""Figures as rows of the YAML tables casualties.yaml and figures_news.yaml, every column of the table figures among them."""

from typing import Any

from newstables.rows import Figure

COLUMNS = ("status", "change", "claimant", "as_of", "basis", "period", "place", "counted", "actor", "indicator")
QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "at_most", "between", "vague")


def bounds(row: dict[str, Any]) -> tuple[str, float | None, float | None, float | None]:
    """Qualifier, value and bounds of a row of the table, by the codebook."""
    qualifier = next(name for name in QUALIFIERS if name in row)
    if qualifier == "between":
        low, high = map(float, row["between"])
        return qualifier, None, low, high
    value = float(row[qualifier])
    return {
        "exact": (qualifier, value, value, value),
        "about": (qualifier, value, None, None),
        "more_than": (qualifier, value, value, None),
        "at_least": (qualifier, value, value, None),
        "less_than": (qualifier, value, None, value),
        "at_most": (qualifier, value, None, value),
        "vague": (qualifier, None, value, None),
    }[qualifier]


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    """What a row of the table says of a figure, empty columns included."""
    columns = dict.fromkeys(COLUMNS) | {name: row[name] for name in COLUMNS if name in row}
    columns["status"] = row.get("status", "asserted")
    if "as_of" in row:
        columns["basis"] = row.get("basis", "inherited")
    return columns | {"text": row["text"], "unit": row.get("unit", "persons"), "bounds": bounds(row)}


def told(text: str, figure: Figure) -> dict[str, Any]:
    """A figure under the names of the table."""
    start, end = figure.counted_start_char, figure.counted_end_char
    return {
        "text": text[figure.start_char : figure.end_char],
        "bounds": (figure.qualifier, figure.value, figure.lower, figure.upper),
        "change": figure.change,
        "unit": figure.unit,
        "counted": None if start is None else text[start:end],
        "actor": figure.counted_id,
        "indicator": figure.indicator_id,
        "status": figure.status,
        "claimant": figure.claimant_id,
        "as_of": figure.as_of,
        "basis": figure.date_basis,
        "period": figure.period,
        "place": figure.place_id,
    }


def brief(text: str, figure: Figure) -> str:
    """A figure in a line: `~40 percent down`, `3..5 litres / paint`, `24? cows / cows`."""
    marks = {"about": "~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}
    if figure.value is not None:
        number = _plain(figure.value)
    elif figure.qualifier == "between":
        number = f"{_plain(figure.lower)}..{_plain(figure.upper)}"
    else:
        number = f"{_plain(figure.lower)}?"
    words = [f"{marks.get(figure.qualifier, '')}{number}", figure.unit, figure.change or ""]
    if figure.counted_start_char is not None:
        words += ["/", text[figure.counted_start_char : figure.counted_end_char]]
    return " ".join(word for word in words if word)


def _plain(value: float | None) -> str:
    value = round(value or 0.0, 6)
    return str(int(value)) if value.is_integer() else str(value)
