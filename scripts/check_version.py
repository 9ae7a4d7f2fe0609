"""Whether the version moved as far as the data did: a step of CI.

    python scripts/check_version.py

Takes the checkout in this folder and prints one line for each comparison. A version is released by its tag `vX.Y.Z`; as
long as there is no tag, by the commit that brought it into version.py. The package as it lies here is compared with the
newest release: the same version must hold the same data, another one must have moved as far as CHANGELOG.md's policy asks.
The newest release is compared with the one before it, so that a bump that was too small is told too.

Ends with 0 when all is well or when there is nothing to compare with, which is said (a source archive, a shallow clone);
with 1 when the version or the changelog is behind.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newstables.diff import compare, next_version, parse_version
from newstables.faults import BadInput
from newstables.packages import Package, read_folder, read_package
from newstables.packages.sources import git

_VERSION_FILE = "scripts/newstables/version.py"
_CHANGELOG = "CHANGELOG.md"


class Release(NamedTuple):
    """A version and the git revision that holds it."""

    version: str
    revision: str


class CannotTell(Exception):
    """The history needed for a comparison is not here."""


def released(root: Path) -> list[Release]:
    """The releases that git knows of, newest first.

    Raises:
        CannotTell: there is no history, or it is cut off before the newest release.
    """
    if git(root, "rev-parse", "--git-dir") is None:
        raise CannotTell("this is no git checkout")
    tags = (git(root, "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname") or b"").decode().split()
    if found := [Release(tag[1:], tag) for tag in tags if parse_version(tag[1:])]:
        return found
    lines = (git(root, "log", "--format=%H %P", "--", _VERSION_FILE) or b"").decode().splitlines()
    if not lines:
        raise CannotTell(f"no commit here holds {_VERSION_FILE}")
    shallow = (git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    for line in lines:
        commit, *parents = line.split()
        version = version_in((git(root, "cat-file", "blob", f"{commit}:./{_VERSION_FILE}") or b"").decode())
        if found and found[-1].version == version:
            found.pop()  # an earlier commit brought it; this one changed other words of the file
        if shallow and not parents:  # where the history was cut off every file looks new
            break
        if version:
            found.append(Release(version, commit))
    if not found:
        raise CannotTell("the history is cut off (a shallow clone): git fetch --unshallow --tags brings it")
    return found


def version_in(text: str) -> str | None:
    """The version that version.py says."""
    found = re.search(r'^__version__ = "([^"]*)"$', text, re.MULTILINE)
    return found[1] if found else None


def behind(old: Package, old_version: str, new: Package, new_version: str) -> str | None:
    """What the version lacks between two packages; None when it moved far enough."""
    before, after = parse_version(old_version), parse_version(new_version)
    if before is None or after is None:
        return f"{old_version} and {new_version} are not both written MAJOR.MINOR.PATCH"
    level = compare(old, new).level
    least = next_version(before, level)
    wanted = ".".join(map(str, least))
    if after == before and level:
        todo = f"move version.py to {wanted} at least, and tell it in {_CHANGELOG}"
        return f"the package changed since {old_version} ({level}): {todo}"
    if after < least:
        return f"the change from {old_version} to {new_version} is {level}: {wanted} is the least version for it"
    return None


def told(changelog: str, version: str) -> bool:
    """Whether the changelog's newest entry is of this version and says something."""
    newest = re.search(r"^## (\S+)[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return newest is not None and newest[1] == version and bool(newest[2].strip())


def verdicts(root: Path) -> Iterator[tuple[bool, str]]:
    """Every comparison as (whether all is well, what to print)."""
    version = version_in((root / _VERSION_FILE).read_text(encoding="utf-8")) or ""
    if told((root / _CHANGELOG).read_text(encoding="utf-8"), version):
        yield True, f"{_CHANGELOG} tells {version}"
    else:
        yield False, f"the newest entry of {_CHANGELOG} is not '## {version} (day)' with what changed"
    try:
        releases = released(root)
    except CannotTell as reason:
        yield True, f"NOT COMPARED: {reason}"
        return
    newer, newer_version = read_folder(root), version
    for release in releases[: 2 if releases[0].version == version else 1]:
        try:
            older = read_package(release.revision, root)
        except BadInput as bad:
            yield True, f"NOT COMPARED: {bad}"
            return
        if fault := behind(older, release.version, newer, newer_version):
            yield False, fault
        else:
            yield True, f"{newer_version} is enough for what changed since {release.version} ({release.revision[:10]})"
        newer, newer_version = older, release.version


def main() -> int:
    """Print the verdicts; 1 when one of them is bad."""
    found = list(verdicts(Path(".")))
    for good, line in found:
        print(line, file=sys.stdout if good else sys.stderr)
    return 0 if all(good for good, _ in found) else 1


if __name__ == "__main__":
    sys.exit(main())
