"""A package's folder: its descriptor and its files, and nothing outside the folder, whatever the descriptor says."""

import json
from pathlib import Path
from typing import Any

from newstables.faults import bad_input, wrong_use

DESCRIPTOR = "datapackage.json"
REBUILD = "build the package again"


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The descriptor of a package, known to list resources.

    Raises:
        WrongUse: there is no package; BadInput: its descriptor cannot be read.
    """
    path = folder / DESCRIPTOR
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise wrong_use(str(path), "is missing", "name the folder of a package, or build one") from None
    except OSError as error:
        raise bad_input(str(path), f"cannot be read ({error})", REBUILD) from None
    return parse_descriptor(content, str(path))


def parse_descriptor(content: bytes, where: str) -> dict[str, Any]:
    """A descriptor from its bytes, known to list resources.

    Raises:
        BadInput: it is none.
    """
    try:
        descriptor = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise bad_input(where, f"cannot be read ({error})", REBUILD) from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise bad_input(where, "lists no resources", REBUILD)
    return descriptor


def inside(folder: Path, path: str) -> Path | None:
    """The file that a relative path leads to; None when it leads out of the folder, by dots, root, address or link."""
    try:
        full = (folder / path).resolve()
        inside = full.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL
        return None
    return full if inside and "://" not in path and not Path(path).is_absolute() and ".." not in Path(path).parts else None


def read_file(folder: Path, path: str, where: str) -> bytes:
    """The bytes of a file of the package.

    Raises:
        BadInput: the path leads out of the package, or the file cannot be read.
    """
    full = inside(folder, path)
    if full is None:
        raise bad_input(where, f"leads outside the package ({path})", "keep files in the package")
    try:
        if full.exists() and not full.is_file():  # a pipe would be waited for
            raise bad_input(path, "is no plain file", REBUILD)
        return full.read_bytes()
    except OSError as error:
        raise bad_input(path, f"cannot be read ({(error.strerror or str(error)).lower()})", REBUILD) from None
