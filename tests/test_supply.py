"""What goes into the package and comes out of it: pins, floors, licences, and a wheel that is the same everywhere."""

import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Licences that code under MIT may depend on: none asks for more than a notice of what is not changed.
COMPATIBLE = {
    "0BSD", "Apache-2.0", "Artistic-1.0-Perl", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MPL-2.0", "PSF-2.0",
    "Unlicense", "Zlib",
}  # fmt: skip


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_and_hashes() -> dict[str, list[str]]:
    """Each pin of .ci/requirements.txt, as it stands there (`dask==2026.8.0`, `colorama==0.4.6 ; os_name == 'nt'`), and its hashes."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8").splitlines():
        words = line.removesuffix("\\").strip()
        if words.startswith("--hash="):
            found[list(found)[-1]].append(words.removeprefix("--hash="))
        elif words and not words.startswith("#"):
            found[words] = []
    return found


def pinned() -> dict[str, str]:
    return {plain(found[1]): found[2] for line in pins_and_hashes() if (found := re.match(r"([\w.-]+)==([^\s;]+)", line))}


def licences() -> dict[str, str]:
    with open(ROOT / ".ci" / "licences.csv", encoding="utf-8", newline="") as file:
        return {row["package"]: row["licence"] for row in csv.DictReader(file)}


def test_every_pin_has_hashes() -> None:
    """Written by .ci/pin; `.ci/wheels` downloads nothing that has another hash."""
    pins = pins_and_hashes()
    assert len(pinned()) == len(pins) > 100
    assert [pin for pin, hashes in pins.items() if not hashes] == []
    assert {one for hashes in pins.values() for one in hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", one)} == set()


def test_the_constraints_are_the_pins_without_their_hashes() -> None:
    """Both are written by .ci/pin: pip takes no hashes beside an editable install, which the README makes."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == list(pins_and_hashes())


def test_all_that_is_needed_is_pinned() -> None:
    """What pyproject.toml names, in every extra, and what .ci/tools.in names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    needed += [one for extra in project["project"]["optional-dependencies"].values() for one in extra]
    needed += [line for line in (ROOT / ".ci" / "tools.in").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    names = {plain(re.split(r"[^\w.-]", one)[0]) for one in needed}
    assert names - set(pinned()) == {"newstables"}


def test_everything_that_is_installed_has_its_licence_listed() -> None:
    """`package,licence` in .ci/licences.csv for each pin of .ci/requirements.txt; look at its page or its metadata."""
    listed = licences()
    assert sorted(set(pinned()) - set(listed)) == []
    assert list(listed) == sorted(listed)


def test_every_licence_is_compatible_with_ours() -> None:
    def fits(licence: str) -> bool:
        return any(all(part in COMPATIBLE for part in choice.split(" AND ")) for choice in licence.split(" OR "))

    assert {name: licence for name, licence in licences().items() if not fits(licence)} == {}


def test_the_licences_listed_are_those_that_the_packages_state() -> None:
    wrong = {}
    for name, licence in licences().items():
        try:
            stated = metadata.metadata(name).get("License-Expression")
        except metadata.PackageNotFoundError:
            continue
        if stated and stated != licence:
            wrong[name] = stated
    assert wrong == {}


def test_every_floor_has_a_pin_above_it() -> None:
    """So that CI tests what users get, and the oldest that they may have can be tested too (`.ci/versions oldest`)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["corpus"], *extras["xlsx"], *extras["test"]]
    pins = pinned()
    for requirement in needed:
        if requirement.startswith("newstables["):
            continue
        found = re.match(r"([\w.-]+)(?:>=([\d.]+))?$", requirement)
        assert found, requirement
        assert found[2], f"{requirement} has no floor"
        assert plain(found[1]) in pins, requirement
        assert [int(part) for part in pins[plain(found[1])].split(".")[:2]] >= [int(part) for part in found[2].split(".")[:2]]


def test_two_wheels_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """Whatever the day, the folder, the times and the rights of the files."""
    pytest.importorskip("hatchling")
    hashes = set()
    for number, name in enumerate(("a", "another place")):
        copy = tmp_path / name
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "tests", "seeds", "*.egg-info", "dist"))
        for path in copy.rglob("*"):
            os.utime(path, (10**9 * (number + 1), 10**9 * (number + 1)))
            if path.is_file():
                path.chmod(0o600 if number else 0o644)
        command = [sys.executable, "-c", "import hatchling.build as b; print(b.build_wheel('dist'))"]
        (copy / "dist").mkdir()
        umask = {"umask": 0o077 if number else 0o022}
        made = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=True, **umask)
        wheel = copy / "dist" / made.stdout.split()[-1]
        hashes.add((wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert len(hashes) == 1
