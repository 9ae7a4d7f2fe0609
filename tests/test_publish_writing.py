"""Writing a package is all or nothing: a failing call leaves the earlier one whole, and nobody else's files are touched."""

import builtins
import io
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest

from newstables.faults import WrongUse
from newstables.publish import Dataset, render, write_package
from shell import contents


@pytest.fixture
def files(story_tables: dict[str, list[dict[str, Any]]], dataset: Dataset) -> dict[str, bytes]:
    return render(story_tables, dataset)


def test_a_package_replaces_an_earlier_one_whole(files: dict[str, bytes], tmp_path: Path) -> None:
    write_package(tmp_path / "a" / "b", {**files, "data/times.csv": b"earlier"})
    write_package(tmp_path / "a" / "b", {path: c for path, c in files.items() if path != "data/reviews.csv"} | files)
    assert contents(tmp_path / "a" / "b") == files
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


CALLS = [(os, "rename"), (os, "replace"), (tempfile, "mkdtemp"), (Path, "mkdir"), (builtins, "open")]
MOST = 50  # more calls than a package makes of any of them


@pytest.mark.parametrize("earlier", [True, False], ids=["over an earlier package", "into a new folder"])
@pytest.mark.parametrize(("owner", "name"), CALLS, ids=[name for _, name in CALLS])
def test_a_full_disk_leaves_all_as_it_was(
    owner: Any, name: str, earlier: bool, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever call meets the full disk first: every one of them is made to, in turn."""
    folder = tmp_path / "new" / "package"
    if earlier:
        write_package(folder, {**files, "data/times.csv": b"earlier"})
    before = contents(tmp_path)
    real = getattr(owner, name)
    failed = 0
    for turn in range(MOST):
        made = 0

        def full(*arguments: Any, _turn: int = turn, **named: Any) -> Any:
            nonlocal made
            made += 1
            if made == _turn + 1:
                raise OSError(28, "No space left on device")
            return real(*arguments, **named)

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, full)
            try:
                write_package(folder, files)
            except WrongUse as fault:
                failed += 1
                assert "no space left on device" in str(fault)
                assert fault.faults[0].where == str(folder)
            else:
                break
        assert contents(tmp_path) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == (["new"] if earlier else [])
        assert not list(tmp_path.rglob(".newstables-*"))
    assert failed or (name == "rename" and not earlier)
    assert contents(folder) == files


def test_a_disk_that_fills_while_writing_leaves_all_as_it_was(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_package(tmp_path, {**files, "data/times.csv": b"earlier"})
    before = contents(tmp_path)

    class Full(io.BytesIO):
        def write(self, content: Any) -> int:
            raise OSError(28, "No space left on device")

    real = builtins.open

    def patched(file: Any, *rest: Any, **named: Any) -> Any:
        return Full() if "figures" in str(file) else real(file, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", patched)
        with pytest.raises(WrongUse, match="no space left"):
            write_package(tmp_path, files)
    assert contents(tmp_path) == before


def test_an_interrupt_while_swapping_puts_the_earlier_package_back(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_package(tmp_path, {**files, "data/times.csv": b"earlier"})
    before = contents(tmp_path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_package(tmp_path, files)
    assert contents(tmp_path) == before


def test_earlier_data_that_cannot_be_put_back_are_kept_and_named(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_package(tmp_path, {**files, "data/times.csv": b"earlier"})
    real, calls = os.rename, 0

    def broken(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise OSError(5, "Input/output error")
        real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", broken)
        with pytest.raises(WrongUse, match="the earlier data are now in ") as raised:
            write_package(tmp_path, files)
    kept = re.search(r"are now in ([^)]*)", str(raised.value))
    assert kept
    assert (Path(kept[1]) / "times.csv").read_bytes() == b"earlier"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_left_alone(files: dict[str, bytes], tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(WrongUse, match="permission denied"):
            write_package(tmp_path / "new", files)
    finally:
        tmp_path.chmod(0o755)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WrongUse, match="cannot be written"):
        write_package(tmp_path / "out", files)
    assert (tmp_path / "out").read_text() == "mine"


def test_the_data_of_another_project_are_not_wiped(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "photos.zip").write_bytes(b"dear")
    with pytest.raises(WrongUse, match=r"data: holds photos\.zip, which newstables does not write"):
        write_package(tmp_path, files)
    assert contents(tmp_path) == {"data/photos.zip": b"dear"}


def test_the_descriptor_of_another_package_is_not_replaced(files: dict[str, bytes], tmp_path: Path) -> None:
    other = json.dumps({"resources": [{"name": "towns", "path": "towns.csv"}]}).encode()
    (tmp_path / "datapackage.json").write_bytes(other)
    with pytest.raises(WrongUse, match="describes another package"):
        write_package(tmp_path, files)
    assert contents(tmp_path) == {"datapackage.json": other}


def test_a_broken_descriptor_of_ours_is_mended(files: dict[str, bytes], tmp_path: Path) -> None:
    write_package(tmp_path, files)
    (tmp_path / "datapackage.json").write_text("<<<<<<< HEAD")
    (tmp_path / "data" / ".DS_Store").write_bytes(b"")
    write_package(tmp_path, files)
    assert contents(tmp_path) == files
