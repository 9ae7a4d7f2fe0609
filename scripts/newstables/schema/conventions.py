"""Conventions of the published files that both those who write them and those who check them go by."""

from datetime import date

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME_SEPARATOR = "; "  # between the names of several actors in one cell
SHARED = ("actors", "places", "indicators")  # tables whose rows several articles share
WHOLE_FLOATS = 1e16  # below it a whole number is printed without point or exponent


def cell(value: object) -> str:
    """A value as the CSV prints it: null empty, numbers shortest, booleans true and false, dates ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE_FLOATS:
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
