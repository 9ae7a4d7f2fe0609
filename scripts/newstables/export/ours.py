"""Whether a file is an export of ours that nobody has changed since: only such a file may be replaced."""

import io
import zipfile
import zlib

from newstables.export.sqlite import APPLICATION_ID, COUNTERS, FRESH


def is_ours(content: bytes) -> bool:
    """Whether these are the bytes of an untouched export, of either kind.

    A spreadsheet that was saved again carries the time of that, a database that was written to counts its changes.
    """
    if content.startswith(b"SQLite format 3\0"):
        return content[68:72] == APPLICATION_ID.to_bytes(4, "big") and all(content[c] == FRESH for c in COUNTERS)
    try:
        told = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml")
    except (OSError, KeyError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    return b"Made by newstables" in told and told.count(b"1980-01-01T00:00:00Z") == 2
