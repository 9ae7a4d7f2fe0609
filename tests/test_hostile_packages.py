"""A package from elsewhere cannot run, leak, hang or break anything that loads or checks it."""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newstables
from conftest import Package
from newstables import schema
from newstables.check import check_package
from newstables.faults import BadInput
from shell import run

Copy = Callable[[Path], Package]
Plant = Callable[[Package], object]


def put(content: bytes) -> Plant:
    return lambda package: package.put_file("data/times.csv", content)


def nested(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


def piped(package: Package) -> None:
    path = package.folder / "data" / "times.csv"
    path.unlink()
    os.mkfifo(path)


def sparse(name: str) -> Plant:
    """A file of ten gigabytes that takes no room on the disk."""
    return lambda package: os.truncate(package.folder / name, 10 << 30)


def fields(package: Package, value: object) -> None:
    descriptor = package.descriptor
    for described in descriptor["resources"]:
        if described["name"] == "times":
            described["schema"] = value
    package.descriptor = descriptor


HEAD = (",".join(schema.table("times").columns) + "\n").encode()
NOT_LOADED: dict[str, Plant] = {
    "path upwards": lambda p: p.describe("times", path="../times.csv"),
    "path with backslashes": lambda p: p.describe("times", path="..\\times.csv"),
    "path of a drive": lambda p: p.describe("times", path="C:\\times.csv"),
    "absolute path": lambda p: p.describe("times", path="/etc/passwd"),
    "address": lambda p: p.describe("times", path="https://example.org/times.csv"),
    "file address": lambda p: p.describe("times", path="file:///etc/passwd"),
    "path that is a number": lambda p: p.describe("times", path=5),
    "several paths": lambda p: p.describe("times", path=["data/times.csv"]),
    "no path": lambda p: p.describe("times", path=None),
    "NUL in a path": lambda p: p.describe("times", path="data/\0.csv"),
    "half a surrogate pair in a path": lambda p: p.describe("times", path="\ud800"),
    "endless path": lambda p: p.describe("times", path="a/" * 10_000),
    "folder": lambda p: p.describe("times", path="data"),
    "pipe": piped,
    "file gone": lambda p: (p.folder / "data/times.csv").unlink(),
    "other size": lambda p: p.describe("times", bytes=10 << 30),
    "ten gigabytes": sparse("data/times.csv"),
    "size that is none": lambda p: p.describe("times", bytes="many"),
    "other hash": lambda p: p.describe("times", hash="sha256:0"),
    "no schema": lambda p: fields(p, None),
    "schema elsewhere": lambda p: fields(p, "https://example.org/schema.json"),
    "schema that is a list": lambda p: fields(p, []),
    "schema of no fields": lambda p: fields(p, {"fields": [5]}),
    "a million columns": put(b"x," * 1_000_000 + b"x\n"),
    "a million columns in the schema": lambda p: (
        fields(p, {"fields": [{"name": str(i)} for i in range(10_000)]})
        or p.put_file("data/times.csv", ",".join(map(str, range(10_000))).encode() + b"\n")
    ),
    "empty": put(b""),
    "no line end": put(HEAD.strip()),
    "a cell too many in every row": put(HEAD + b"," * HEAD.count(b",") + b",\n"),
    "a cell too many in a later row": put(HEAD + b"," * HEAD.count(b",") + b"\n" + b"," * 99 + b"\n"),
    "not UTF-8": put(HEAD + b"\xff" + b"," * HEAD.count(b",") + b"\n"),
    "open quotation mark": put(HEAD + b'"'),
    "compressed": put(b"\x1f\x8b" + bytes(99)),
    "words for a number": put(HEAD + b"x" + b",x" * HEAD.count(b",") + b"\n"),
    "descriptor nested deep": lambda p: (p.folder / "datapackage.json").write_text("[" * 100_000),
    "descriptor of another kind": lambda p: (p.folder / "datapackage.json").write_text('{"resources": [["schema"]]}'),
    "descriptor with a name that is none": lambda p: setattr(p, "descriptor", {"resources": [{"name": [], "schema": {}}]}),
}


@pytest.mark.parametrize("plant", NOT_LOADED.values(), ids=NOT_LOADED)
def test_a_hostile_package_is_refused_in_one_way(plant: Plant, story: Path, copied: Copy) -> None:
    """`load` raises BadInput and nothing else; `check` lists faults and leaves with 1."""
    package = copied(story)
    plant(package)
    with pytest.raises(BadInput) as raised:
        newstables.load("times", package.folder)
    assert len(str(raised.value)) < 1_000
    checked = run("check", package.folder, "--json")
    assert checked.exit_code == 1, checked.output
    assert max(len(fault["where"] + fault["what"]) for fault in json.loads(checked.stdout)["faults"]) < 1_000


def test_load_follows_no_link_out_of_the_package(story: Path, copied: Copy) -> None:
    package = copied(story)
    for name in ("data/times.csv", "datapackage.json"):
        (package.folder / name).rename(package.folder.parent / Path(name).name)
        (package.folder / name).symlink_to(package.folder.parent / Path(name).name)
    with pytest.raises(BadInput, match="outside the package"):
        newstables.load("times", package.folder)
    with pytest.raises(BadInput, match="leads outside the package"):
        check_package(package.folder)


CHECKED: dict[str, tuple[Plant, str]] = {
    "ten gigabytes": (sparse("data/times.csv"), "data/times.csv: is larger than 2,147,483,648 bytes"),
    "ten gigabytes of Parquet": (sparse("data/times.parquet"), "data/times.parquet: is larger than 2,147,483,648 bytes"),
    "size of ten gigabytes": (lambda p: p.describe("times", bytes=10 << 30), "bytes, the descriptor says 10737418240"),
    "size in words": (lambda p: p.describe("times", bytes="9" * 1_000_000), "bytes, the descriptor says '99"),
    "rows in words": (lambda p: p.describe("times", rows="9" * 1_000_000), "rows, the descriptor says '99"),
    "a million columns": (put(b"x," * 1_000_000 + b"x\n"), "data/times.csv:1: does not have the columns of its schema"),
    "descriptor with deep values": (
        lambda p: setattr(p, "descriptor", {**p.descriptor, "contributors": nested(900)}),
        "datapackage.json: The data package has an error",
    ),
}


@pytest.mark.parametrize(("plant", "words"), CHECKED.values(), ids=CHECKED)
def test_absurd_sizes_are_faults_told_in_a_line(plant: Plant, words: str, story: Path, copied: Copy) -> None:
    package = copied(story)
    plant(package)
    begun = time.perf_counter()
    faults = [str(fault) for fault in check_package(package.folder).faults]
    assert [fault for fault in faults if words in fault], faults
    assert max(map(len, faults)) < 1_000
    assert time.perf_counter() - begun < 5


def test_a_descriptor_of_ten_gigabytes_is_not_read(story: Path, copied: Copy) -> None:
    package = copied(story)
    sparse("datapackage.json")(package)
    with pytest.raises(BadInput, match="is larger than"):
        check_package(package.folder)


def test_a_parquet_file_that_unpacks_to_much_more_than_its_rows_is_not_unpacked(
    story: Path, copied: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixteen megabytes of one letter in a cell are a few kilobytes in the file."""
    package = copied(story)
    arrow = package.parquet("times")
    index = arrow.schema.get_field_index("text")
    letters = pa.array(["x" * (16 << 20), *["x"] * (arrow.num_rows - 1)])
    package.put_parquet("times", arrow.set_column(index, arrow.schema.field(index), letters))
    read = pq.ParquetFile.read
    monkeypatch.setattr(
        pq.ParquetFile, "read", lambda file: pytest.fail("unpacked") if "timex_value" in file.schema.names else read(file)
    )
    faults = [str(fault) for fault in check_package(package.folder).faults]
    assert [fault for fault in faults if "data/times.parquet: would unpack to 16" in fault], faults


@pytest.mark.parametrize("name", ["data/times.csv", "data/times.parquet"])
def test_a_file_cut_short_or_spoilt_anywhere_is_a_fault_and_no_crash(name: str, story: Path, copied: Copy) -> None:
    """Its hash and size are made to fit, so that it is read."""
    from newstables.check.csvfile import read_csv
    from newstables.check.parquetfile import check_parquet

    package = copied(story)
    whole = (package.folder / name).read_bytes()
    rows = read_csv("times", (package.folder / "data" / "times.csv").read_bytes(), [])
    assert rows
    chance = random.Random(7)
    contents = [whole[: len(whole) * part // 60] for part in range(60)]
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        contents.append(bytes(spoilt))
    for place in range(max(0, len(whole) - 4_000), len(whole), 13):  # the footer, where a wrong length once ended the process
        contents.append(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
    quiet = []
    for content in contents:
        faults: list[Any] = []
        if name.endswith("csv"):
            faults += [] if read_csv("times", content, faults) == rows else ["other rows"]
        else:
            faults += check_parquet("times", content, rows)
        if not faults:
            quiet.append(content)
    assert len(quiet) < len(contents) / 2  # bytes that mean nothing, such as a name of the writer
    assert whole not in contents
