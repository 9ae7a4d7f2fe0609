"""A package's folder: its descriptor and its files, and nothing outside the folder, whatever the descriptor says."""

import hashlib
import json
import os
from pathlib import Path, PureWindowsPath
from typing import Any

from newstables.faults import bad_input, reason, wrong_use
from newstables.partitions import STAGE

DESCRIPTOR = "datapackage.json"
REBUILD = "make or fetch the package again"
_FOLDER_WANTED = "name the folder of a package; that of a wheel is newstables/package in it, once unpacked"
_LONGEST = 300  # characters of a message that repeats what it found
_MOST_BYTES = 1 << 31  # of a file: the rows of a larger one would not fit into the memory of most machines


def is_there(path: Path) -> bool:
    """Whether a file is there. One that may not be looked at counts as there: using it then says what is wrong.

    `Path.exists` calls it missing since Python 3.14; a build would go on without a review, or throw earlier data away.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        pass
    return True


def package_root(path: str | Path) -> Path:
    """The folder of the package that a person names by its folder or by its descriptor.

    Raises:
        WrongUse: it is no path.
    """
    if not isinstance(path, str | os.PathLike):
        raise wrong_use(f"{path!r:.60}", "is no path", _FOLDER_WANTED)
    path = Path(path)
    return path.parent if path.name == DESCRIPTOR and path.is_file() else path


def must_be_package(folder: Path) -> None:
    """Refuse a folder without a descriptor.

    Raises:
        WrongUse: it has none, or is no folder.
    """
    if folder.is_file():
        raise wrong_use(str(folder), "is a file", _FOLDER_WANTED)
    if not os.path.lexists(folder / DESCRIPTOR):
        if (folder / STAGE).is_dir():
            raise wrong_use(str(folder), "is a corpus that is not finished", "run the same extract-corpus again, it goes on")
        raise wrong_use(str(folder / DESCRIPTOR), "is missing", "name the folder of a package, or make one")


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The descriptor of a package, known to list resources.

    Raises:
        WrongUse: there is no package; BadInput: its descriptor cannot be read.
    """
    must_be_package(folder)
    path = folder / DESCRIPTOR
    return parse_descriptor(read_file(folder, DESCRIPTOR, str(path)), str(path))


def parse_descriptor(content: bytes, where: str) -> dict[str, Any]:
    """A descriptor from its bytes, known to list resources.

    Raises:
        BadInput: it is none.
    """
    try:
        descriptor = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise bad_input(where, f"cannot be read ({error!s:.200})", REBUILD) from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise bad_input(where, "lists no resources", REBUILD)
    return descriptor


def hash_of(content: bytes) -> str:
    """The hash of a file as a descriptor says it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def inside(folder: Path, path: str) -> Path | None:
    """The file that a relative path leads to; None when it leads out of the folder, by dots, root, address or link."""
    try:
        full = Path(os.path.realpath(folder / path))
        inside = full.is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):  # a name too long, a NUL
        return None
    plain = PureWindowsPath(path)  # knows the separators, drives and roots of both kinds of systems
    return full if inside and "://" not in path and not plain.anchor and ".." not in plain.parts else None


def read_file(folder: Path, path: str, where: str) -> bytes:
    """The bytes of a file of the package.

    Args:
        folder: the package.
        path: of the file, relative to it.
        where: what names the path, for the message that it leads outside.

    Raises:
        BadInput: the path leads out of the package, or the file cannot be read.
    """
    full, path = inside(folder, path), path[:_LONGEST]
    if full is None:
        raise bad_input(where, f"leads outside the package ({path})", "keep files in the package")
    try:
        if full.exists() and not full.is_file():  # a pipe would be waited for
            raise bad_input(path, "is no plain file", REBUILD)
        if full.stat().st_size > _MOST_BYTES:
            raise bad_input(path, f"is larger than {_MOST_BYTES:,} bytes", "split the package by articles")
        return full.read_bytes()
    except OSError as error:
        raise bad_input(path, f"cannot be read ({reason(error)})", REBUILD) from None
