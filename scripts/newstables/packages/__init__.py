"""Packages as they are published, read back: from a folder, a wheel or a git revision.

Gives the descriptor and, for every table, its schema and its rows with each cell as the CSV prints it. What a package is
read from may come from anybody: nothing is installed, unpacked, checked out or fetched, and no path leads outside.
"""

from newstables.packages.read import Package, Table, read_folder, read_package

__all__ = ["Package", "Table", "read_folder", "read_package"]
