"""Writing a package: all of it or nothing.

Takes the files as bytes and a folder. Everything is written beside its place first and renamed at the end, so that a full
disk or an interrupt leaves the earlier package whole. Two builds do not mix: the second is turned away. `data/` is derived
and replaced whole; one that holds files of somebody else, or is a link to another place, is left alone.

A process that is killed cannot tidy up: its stage stays, and when it was killed while swapping, `check` finds the package
broken and says to build again. The next build puts the earlier data back before it begins and takes the stage out.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from newstables.faults import reason, wrong_use
from newstables.folder import DESCRIPTOR, is_there

_EARLIER = "earlier"
_STAGE = ".newstables-"


def write_package(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a package into a folder, replacing its `data/` and `datapackage.json`.

    Args:
        folder: the package; made when it is missing.
        files: bytes by relative path; every path is `datapackage.json` or lies in `data/`.

    Raises:
        WrongUse: the folder cannot be written, another build is writing into it, or it holds data of somebody else; what
            lay there before is untouched.
    """
    new_folders = [path for path in (folder, *folder.parents) if not path.exists()]
    stage: Path | None = None
    written = False
    try:
        _refuse_foreign(folder, files)
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            _tidy(folder)
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
            (stage / "data").mkdir()
            for path, content in files.items():
                with open(stage / path, "wb") as file:
                    file.write(content)
            _swap(folder, stage)
            written = True
    except OSError as error:
        why = reason(error)
        if stage is not None and is_there(stage / _EARLIER):
            why += f", and the earlier data are now in {stage / _EARLIER}"
        todo = "free space or choose a folder you may write to"
        raise wrong_use(str(folder), f"cannot be written ({why})", todo) from None
    finally:
        if stage is not None and (written or not is_there(stage / _EARLIER)):
            shutil.rmtree(stage, ignore_errors=True)
        if not written:
            for made in new_folders:
                with suppress(OSError):
                    made.rmdir()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder against another build; the system lets go of it when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows, where two renames onto one name fail by themselves
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise wrong_use(str(folder), "is being written by another build", "wait for it and run again") from None
    except OSError:
        pass  # a file system without locks
    try:
        yield
    finally:
        os.close(handle)


def _tidy(folder: Path) -> None:
    """Mend what builds left that were killed: data that were moved aside are put back, stages are taken out."""
    for stage in folder.glob(f"{_STAGE}*"):
        if stage.is_symlink():
            continue  # none of ours
        if is_there(stage / _EARLIER) and not is_there(folder / "data"):
            os.rename(stage / _EARLIER, folder / "data")
        shutil.rmtree(stage, ignore_errors=True)


def _refuse_foreign(folder: Path, files: Mapping[str, bytes]) -> None:
    """Keep `newstables extract -o .` from wiping the `data/` of another project. Hidden files are nobody's."""
    data = folder / "data"
    if data.is_symlink():
        raise wrong_use(str(data), "is a link to another place", "put a folder there or choose another one")
    ours = {Path(path).name for path in files}
    there = sorted(os.listdir(data)) if is_there(data) else []
    foreign = [name for name in there if name not in ours and not name.startswith(".")]
    if not any(name.endswith((".csv", ".parquet")) for name in there):
        foreign += [name for name in there if name in ours]  # an index.html or README.md without tables is not ours
    if foreign:
        what = f"holds {foreign[0]}, which newstables does not write"
        raise wrong_use(str(data), what, "move it away or choose another folder")
    try:
        resources = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
        described = {str(resource["path"]) for resource in resources}
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return  # none there, or a broken one that a build mends
    if described.isdisjoint(files):
        raise wrong_use(str(folder / DESCRIPTOR), "describes another package", "choose another folder")


def _swap(folder: Path, stage: Path) -> None:
    """Put the staged files in place; on a failure in between, put the earlier ones back."""
    data, earlier = folder / "data", stage / _EARLIER
    try:
        if is_there(data):
            os.rename(data, earlier)
        os.rename(stage / "data", data)
        os.replace(stage / DESCRIPTOR, folder / DESCRIPTOR)
    except BaseException:
        if not is_there(stage / DESCRIPTOR):
            raise  # an interrupt after the last rename: all is in place
        if not is_there(stage / "data"):
            os.rename(data, stage / "data")
        if is_there(earlier):
            os.rename(earlier, data)
        raise
