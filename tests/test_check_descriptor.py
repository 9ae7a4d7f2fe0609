"""A descriptor that somebody else wrote: what is wrong with it is told, and it leads to nothing outside its folder."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Package
from newstables import schema
from newstables.check import check_package
from newstables.faults import BadInput, WrongUse
from planting import ANY, Plant, assert_told, cells, faults_of
from planting_files import added_resource, described, leading, linked


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": 5}, ["datapackage.json", "title"]),
        ({"licenses": [{}]}, ["datapackage.json", "license"]),
        ({"contributors": "me"}, ["datapackage.json", "contributors"]),
    ],
)
def test_what_frictionless_says_of_the_descriptor_is_listed(
    values: dict[str, object], words: list[str], story: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(story)
    package.descriptor = {**package.descriptor, **values}
    assert_told(faults_of(package, frictionless=True), words)


def test_what_frictionless_says_of_the_rows_is_listed(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    cells("figures", ANY, claimant_id="nobody", claimant="")(package)
    assert_told(faults_of(package, frictionless=True), ["violates the foreign key", "see the schema in datapackage.json"])


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (None, WrongUse, "is missing"),
        (b"{", BadInput, "cannot be read"),
        (b"\xff", BadInput, "cannot be read"),
        (b"[" * 100_000, BadInput, "cannot be read"),
        (b"[]", BadInput, "lists no resources"),
        (b'{"resources": {}}', BadInput, "lists no resources"),
    ],
)
def test_a_folder_without_a_descriptor_is_no_package(
    content: bytes | None, error: type[BadInput], words: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "datapackage.json").write_bytes(content)
    with pytest.raises(BadInput, match=words) as raised:
        check_package(tmp_path)
    assert type(raised.value) is error


WATCHED: list[str] = []
_watching: list[bool] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        WATCHED.append(os.fsdecode(arguments[0]))
    elif _watching and event.startswith(("socket.", "urllib.", "subprocess.", "os.system")):
        WATCHED.append(event)


sys.addaudithook(_watch)


@pytest.fixture
def watched() -> Iterator[list[str]]:
    """What is opened or called upon while a test runs."""
    WATCHED.clear()
    _watching.append(True)
    yield WATCHED
    _watching.clear()


@pytest.mark.parametrize(
    "plant",
    [
        leading("../secret.csv"),
        leading("/etc/passwd"),
        leading("file:///etc/passwd"),
        leading("https://example.org/figures.csv"),
        linked,
        described("figures", dialect="../secret.json"),
        described("figures", profile="https://example.org/p.json"),
        described("figures", schema="https://example.org/s.json"),
        described("figures", schema="../secret.json"),
        described("figures", extrapaths=["../secret.csv"]),
        added_resource("https://example.org/r.json"),
        lambda package: setattr(
            package, "descriptor", {**package.descriptor, "profile": "https://example.org/p.json", "$schema": "../s.json"}
        ),
        cells("articles", ANY, source_file="../secret.csv"),
        cells("articles", ANY, source_file="/etc/passwd"),
    ],
)
def test_nothing_outside_the_folder_is_opened_or_fetched(
    plant: Plant, story: Path, copied: Callable[[Path], Package], watched: list[str]
) -> None:
    package = copied(story)
    for name in ("secret.csv", "secret.json"):
        (package.folder.parent / name).write_text("{}")
    plant(package)
    watched.clear()
    check_package(package.folder)
    assert str(package.folder / "datapackage.json") in watched
    inside = str(package.folder)
    code = (sys.prefix, sys.base_prefix, str(Path(schema.__file__).parents[1]))
    elsewhere = [path for path in watched if not path.startswith((inside, *code))]
    assert [path for path in elsewhere if "secret" in path or "passwd" in path or "outside" in path] == []
    assert [path for path in elsewhere if path.startswith(("socket", "urllib", "subprocess"))] == []
