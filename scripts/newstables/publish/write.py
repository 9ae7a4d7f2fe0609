"""Writing a package: all of it or nothing.

Takes the files as bytes and a folder. Everything is written beside its place first and renamed at the end, so that a full
disk or an interrupt leaves the earlier package whole. `data/` is derived: whatever else lay in it is gone afterwards.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from newstables.faults import wrong_use


def write_package(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a package into a folder, replacing its `data/` and `datapackage.json`.

    Args:
        folder: the package; made when it is missing.
        files: bytes by relative path; every path is `datapackage.json` or lies in `data/`.

    Raises:
        WrongUse: the folder cannot be written; what lay there before is untouched.
    """
    stage: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".newstables-", dir=folder))
        (stage / "data").mkdir()
        for path, content in files.items():
            with open(stage / path, "wb") as file:
                file.write(content)
        _swap(folder, stage)
    except OSError as error:
        where = str(error.filename or folder)
        reason = (error.strerror or str(error)).lower()
        raise wrong_use(where, f"cannot be written ({reason})", "free space or choose a folder you may write to") from None
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)


def _swap(folder: Path, stage: Path) -> None:
    """Put the staged files in place; on a failure in between, put the earlier ones back."""
    data, earlier = folder / "data", stage / "earlier"
    had_data = data.exists()
    if had_data:
        os.rename(data, earlier)
    try:
        os.rename(stage / "data", data)
        os.replace(stage / "datapackage.json", folder / "datapackage.json")
    except BaseException:
        if data.exists():
            os.rename(data, stage / "data")
        if had_data:
            os.rename(earlier, data)
        raise
