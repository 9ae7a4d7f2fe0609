"""Where the files of a package lie: in a folder, in a wheel, or in a revision of a git repository.

A wheel is read as the zip that it is; a revision by asking git for single files, so that the work tree stays as it is.
"""

import os
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newstables.faults import BadInput, bad_input, wrong_use
from newstables.folder import DESCRIPTOR, REBUILD, must_be_package, read_file

_IN_WHEEL = "newstables/package/"
_LARGEST = 1 << 28  # bytes of one file in a wheel, unpacked; a bomb says more
_TODO = "name the folder of a package, a wheel or a git revision"
# No filter, prompt, lock or fetch: git only looks up what is there.
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a package: `find` gives the bytes at a relative path, empty when there is no such file."""

    name: str
    find: Callable[[str], bytes]

    def read(self, path: str) -> bytes:
        """The bytes of a file that must be there.

        Raises:
            BadInput: it is not there, or is empty.
        """
        if content := self.find(path):
            return content
        raise bad_input(f"{self.name} {path}", "is missing", REBUILD)


def source(name: str, root: Path) -> Source:
    """What a person names: a folder or file when there is one of that name, else a revision.

    Args:
        name: a path, or a revision such as HEAD~1.
        root: the checkout that a revision is looked for in.

    Raises:
        WrongUse: it is none of them.
    """
    path = Path(name)
    try:
        if path.name == DESCRIPTOR and path.is_file():
            return folder_source(path.parent)
        if name and path.is_dir():
            return folder_source(path)
        if path.is_file():
            return _wheel(path)
        if path.exists():
            raise wrong_use(name, "is no plain file", _TODO)
    except (OSError, ValueError):  # a name too long, a NUL
        pass
    return _revision(name, root)


def folder_source(folder: Path) -> Source:
    """The package in a folder.

    Raises:
        WrongUse: there is none.
    """
    must_be_package(folder)

    def find(path: str) -> bytes:
        return read_file(folder, path, DESCRIPTOR) if (folder / path).exists() else b""

    return Source(str(folder), find)


def _wheel(file: Path) -> Source:
    try:
        content = zipfile.ZipFile(file)
        members = [member.filename for member in content.infolist()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise wrong_use(str(file), "is neither a package nor a wheel", _TODO) from None
    if _IN_WHEEL + DESCRIPTOR not in members:
        raise wrong_use(str(file), "carries no package", "name a wheel of newstables")

    def find(path: str) -> bytes:
        name = _IN_WHEEL + path
        where = f"{file} {path}"
        if (count := members.count(name)) != 1:
            if count:
                raise bad_input(where, "is in the wheel twice", "take the wheel from where it was published")
            return b""
        if content.getinfo(name).file_size > _LARGEST:
            raise bad_input(where, "is too large for a wheel", "take the wheel from where it was published")
        try:
            return content.read(name)
        except (OSError, RuntimeError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise bad_input(where, f"cannot be unpacked ({error})", "take the wheel from where it was published") from None

    return Source(str(file), find)


def git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None when it refuses or is not installed."""
    try:
        made = subprocess.run(
            ["git", *arguments], cwd=root, env={**os.environ, **_QUIET}, capture_output=True, check=False, timeout=60
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return made.stdout if made.returncode == 0 else None


def _revision(name: str, root: Path) -> Source:
    commit = None if name.startswith("-") else git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not commit:
        raise wrong_use(name, f"is no folder, no wheel and no git revision of {root}", _TODO)
    sha = commit.decode("ascii").strip()

    def find(path: str) -> bytes:
        return git(root, "cat-file", "blob", f"{sha}:./{path}") or b""

    try:
        Source(name, find).read(DESCRIPTOR)
    except BadInput:
        raise wrong_use(name, f"holds no package in {root}", "name a revision that has a datapackage.json") from None
    return Source(name, find)
