"""What the tables are: the single source that every published format and check is derived from.

The JSON files in this folder define each table, column, code and key once; `model` reads them, `derive` and
`dictionary` turn them into what Frictionless, Arrow, pandas and people read. Nothing here sees a row.
"""

from newstables.schema.conventions import NAME_SEPARATOR, PROFILE, SHARED, WHOLE_FLOATS, cell
from newstables.schema.derive import arrow_schema, frictionless_schema, pandas_dtypes, readable_pairs
from newstables.schema.dictionary import dictionary
from newstables.schema.model import Code, Field, ForeignKey, Table, modes, table, tables

__all__ = [
    "NAME_SEPARATOR",
    "PROFILE",
    "SHARED",
    "WHOLE_FLOATS",
    "Code",
    "Field",
    "ForeignKey",
    "Table",
    "arrow_schema",
    "cell",
    "dictionary",
    "frictionless_schema",
    "modes",
    "pandas_dtypes",
    "readable_pairs",
    "table",
    "tables",
]
