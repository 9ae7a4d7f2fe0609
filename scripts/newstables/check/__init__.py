"""Checks: everything about a package that can be verified, as a list of faults.

`check_tables` looks at rows in memory and runs before anything is published; `check_package` looks at the files of a
package, from here or from elsewhere.
"""

from newstables.check.package import check_package
from newstables.check.report import Report
from newstables.check.tables import check_tables

__all__ = ["Report", "check_package", "check_tables"]
