"""A package as one file, for people and tools that want one: a spreadsheet or an SQLite database.

Takes a package as it was read back and gives bytes; both are derived from its descriptor and rows alone, so that the same
package gives the same bytes.
"""

from newstables.export.ours import is_ours
from newstables.export.sqlite import sqlite_bytes
from newstables.export.xlsx import xlsx_bytes

__all__ = ["is_ours", "sqlite_bytes", "xlsx_bytes"]
