"""Conventions of the published files that both those who write them and those who check them go by."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME_SEPARATOR = "; "  # between the names of several actors in one cell
WHOLE_FLOATS = 1e16  # below it a whole number is printed without point or exponent
