"""Writing a package: all of it or nothing.

Takes the files as bytes and a folder. Everything is written beside its place first and renamed at the end, so that a full
disk or an interrupt leaves the earlier package whole. `data/` is derived and replaced whole; one that holds files of
somebody else is left alone.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from newstables.faults import wrong_use

_DESCRIPTOR = "datapackage.json"
_EARLIER = "earlier"


def write_package(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a package into a folder, replacing its `data/` and `datapackage.json`.

    Args:
        folder: the package; made when it is missing.
        files: bytes by relative path; every path is `datapackage.json` or lies in `data/`.

    Raises:
        WrongUse: the folder cannot be written or holds data of somebody else; what lay there before is untouched.
    """
    new_folders = [path for path in (folder, *folder.parents) if not path.exists()]
    stage: Path | None = None
    written = False
    try:
        _refuse_foreign(folder, files)
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".newstables-", dir=folder))
        (stage / "data").mkdir()
        for path, content in files.items():
            with open(stage / path, "wb") as file:
                file.write(content)
        _swap(folder, stage)
        written = True
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        if stage is not None and (stage / _EARLIER).exists():
            reason += f", and the earlier data are now in {stage / _EARLIER}"
        todo = "free space or choose a folder you may write to"
        raise wrong_use(str(folder), f"cannot be written ({reason})", todo) from None
    finally:
        if stage is not None and (written or not (stage / _EARLIER).exists()):
            shutil.rmtree(stage, ignore_errors=True)
        if not written:
            for made in new_folders:
                with suppress(OSError):
                    made.rmdir()


def _refuse_foreign(folder: Path, files: Mapping[str, bytes]) -> None:
    """Keep `newstables extract -o .` from wiping the `data/` of another project. Hidden files are nobody's."""
    data = folder / "data"
    ours = {Path(path).name for path in files}
    there = sorted(path.name for path in data.iterdir()) if data.is_dir() else []
    foreign = [name for name in there if name not in ours and not name.startswith(".")]
    if not any(name.endswith((".csv", ".parquet")) for name in there):
        foreign += [name for name in there if name in ours]  # an index.html or README.md without tables is not ours
    if foreign:
        what = f"holds {foreign[0]}, which newstables does not write"
        raise wrong_use(str(data), what, "move it away or choose another folder")
    try:
        resources = json.loads((folder / _DESCRIPTOR).read_bytes())["resources"]
        described = {str(resource["path"]) for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return  # none there, or a broken one that a build mends
    if described.isdisjoint(files):
        raise wrong_use(str(folder / _DESCRIPTOR), "describes another package", "choose another folder")


def _swap(folder: Path, stage: Path) -> None:
    """Put the staged files in place; on a failure in between, put the earlier ones back."""
    data, earlier = folder / "data", stage / _EARLIER
    try:
        if data.exists():
            os.rename(data, earlier)
        os.rename(stage / "data", data)
        os.replace(stage / _DESCRIPTOR, folder / _DESCRIPTOR)
    except BaseException:
        if not (stage / "data").exists():
            os.rename(data, stage / "data")
        if earlier.exists():
            os.rename(earlier, data)
        raise
