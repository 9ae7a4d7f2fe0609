"""What comes from elsewhere, a package, an article or a checkout, cannot run, leak, hang or break anything."""

import json
import os
import random
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import newstables
from conftest import MINI_ID, STORY, STORY_DAY, Package, write_mini
from newstables import cli, schema
from newstables.article import parse_article
from newstables.check import check_package
from newstables.faults import BadInput
from newstables.review import parse_decisions
from newstables.yamlfile import MOST_CHARACTERS, parse

Copy = Callable[[Path], Package]
Plant = Callable[[Package], object]


def run(*arguments: object, **named: Any) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], **named)


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


# ---- YAML


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


HOSTILE_YAML = {
    "a billion laughs": laughs(12),
    "an object of Python": "title: !!python/object/apply:os.system [echo owned]",
    "nested deep in brackets": "[" * 100_000,
    "nested deep in braces": "{a: " * 100_000,
    "nested deep in dashes": "- " * 50_000 + "x",
    "nested deep in question marks": "? " * 50_000 + "x",
    "nested deep in lines": "\n".join(" " * n + "a:" for n in range(3_000)),
    "merge keys": "a: &a {x: 1}\nb: {<<: *a}",
    "too long": "x" * (MOST_CHARACTERS + 1),
    "a control character": "a: \x07",
    "half a surrogate pair": "a: \ud800",
    "a directive": "%YAML 9.9\n---\na: 1",
    "a directive with a tag": "%TAG ! tag:example.org,2000:\n---\na: !x 1",
    "two documents": "a: 1\n---\nb: 2",
    "an open quotation mark": "a: '",
    "a key that is a mapping": "{a: 1}: 2",
    "a tab": "a:\n\t- b",
}


READERS: dict[str, Callable[[str], object]] = {
    "plain": lambda text: parse(text, "a.yaml"),
    "article": lambda text: parse_article(b"x", text, "a", "a.txt", "a.yaml"),
    "review": lambda text: parse_decisions(text, "review.yaml", {}),
}


@pytest.mark.parametrize("text", HOSTILE_YAML.values(), ids=HOSTILE_YAML)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_hostile_yaml_is_refused_in_no_time(text: str, reader: Callable[[str], object]) -> None:
    begun = time.perf_counter()
    with pytest.raises(BadInput):
        reader(text)
    assert time.perf_counter() - begun < 2


def test_ten_thousand_faults_in_yaml_are_read_in_time() -> None:
    begun = time.perf_counter()
    with pytest.raises(BadInput) as raised:
        parse("\n".join(f"a: *b{n}" for n in range(10_000)), "a.yaml")
    assert len(raised.value.faults) > 10_000
    assert time.perf_counter() - begun < 3


# ---- what goes out


HOSTILE_ARTICLE = (
    '=HYPERLINK("http://example.org","Flood") in Torvania\n\n'
    "“@SUM(1+1)*cmd|' /C calc'!A0 and ../../../etc/passwd,” said Mara </script><script>alert(1)</script> Lindqvist.\n\n"
    "+1,200 boats reached C:\\CON.txt, `rm -rf ~` and $(reboot), the \x1b]0;owned\x07 Relief Agency said on March 12.\n"
)


@pytest.mark.parametrize(
    "name", ["story.txt", "=cmd.txt", "..", "CON.txt", "a\x1b[2Jb.txt", "-x.txt", "$(reboot).txt", "ſtory.txt"]
)
def test_no_file_is_named_after_an_article(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of what is written come from the schemas alone, whatever an article or its file is called."""
    monkeypatch.chdir(tmp_path)
    if name == "..":
        made = run("extract", "-", "-o", "out", input=HOSTILE_ARTICLE)
    else:
        (tmp_path / name).write_text(HOSTILE_ARTICLE, encoding="utf-8")
        made = run("extract", "-o", "out", "--", name)
    assert made.exit_code == 0, made.output
    written = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    tables = {f"data/{table}.{kind}" for table in schema.tables() for kind in ("csv", "parquet")}
    assert tables <= written
    assert {path.name for path in tmp_path.iterdir()} - {name} == {"out"}
    assert not [path for path in written if not path.isascii() or " " in path]
    assert not [character for character in made.output if not character.isprintable() and character != "\n"]
    assert check_package(tmp_path / "out", frictionless=False).faults == []


def test_a_csv_keeps_the_words_of_a_hostile_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE_ARTICLE, encoding="utf-8")
    assert run("extract", tmp_path / "a.txt", "-o", tmp_path / "out").exit_code == 0
    sentences = newstables.load("sentences", tmp_path / "out")
    assert sentences["text"][0].startswith("=HYPERLINK(")
    assert all(HOSTILE_ARTICLE[row.start_char : row.end_char] == row.text for row in sentences.itertuples())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_data_that_are_a_link_are_left_alone(article: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "times.csv").write_text("dear")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "data").symlink_to(tmp_path / "elsewhere")
    made = run("extract", article, "-o", tmp_path / "out")
    assert made.exit_code == 2
    assert "data: is a link to another place; put a folder there" in made.stderr
    assert (tmp_path / "elsewhere" / "times.csv").read_text() == "dear"
    assert (tmp_path / "out" / "data").is_symlink()


def test_a_descriptor_that_is_a_link_is_replaced_and_not_written_through(article: Path, tmp_path: Path) -> None:
    (tmp_path / "precious.json").write_text("{}")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "datapackage.json").symlink_to(tmp_path / "precious.json")
    assert run("extract", article, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "precious.json").read_text() == "{}"
    assert not (tmp_path / "out" / "datapackage.json").is_symlink()


def test_a_report_is_not_written_through_a_waiting_link(story: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("dear")
    (tmp_path / ".report.json.new").symlink_to(tmp_path / "precious")
    assert run("check", story, "--report", tmp_path / "report.json").exit_code == 0
    assert (tmp_path / "precious").read_text() == "dear"
    assert json.loads((tmp_path / "report.json").read_text())["faults"] == []


def test_a_report_takes_any_name_that_a_descriptor_has(story: Path, copied: Copy, tmp_path: Path) -> None:
    package = copied(story)
    package.descriptor = {
        **package.descriptor,
        "resources": [*package.descriptor["resources"], {"name": "\ud800", "path": "\udfff"}],
    }
    made = run("check", package.folder, "--report", tmp_path / "report.json")
    assert made.exit_code == 1, made.output
    assert json.loads((tmp_path / "report.json").read_text())["faults"]


@pytest.mark.parametrize("name", ["article.txt", "review.yaml", "../dataset.yaml", "."])
def test_a_checkout_that_links_to_files_of_this_machine_is_refused(name: str, tmp_path: Path) -> None:
    """Else a build would publish them."""
    root = tmp_path / "checkout"
    root.mkdir()
    write_mini(root)
    path = Path(os.path.normpath(root / "seeds" / MINI_ID / name))
    path.rename(tmp_path / "secret")
    path.symlink_to(tmp_path / "secret")
    made = run("build", "--root", root)
    assert made.exit_code == 1
    assert f"{path.relative_to(root)}: is a link out of the checkout; put the file itself there" in made.stderr
    assert not (root / "data").exists()


# ---- no network, several threads


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("no_network")
def test_every_command_works_without_a_network(article: Path, tmp_path: Path) -> None:
    """Only extract-corpus connects, to its own processes on 127.0.0.1 or to the scheduler that is named."""
    (tmp_path / "checkout").mkdir()
    write_mini(tmp_path / "checkout")
    for arguments in (
        ["build", "--root", tmp_path / "checkout", "--prune"],
        ["check", tmp_path / "checkout"],
        ["extract", article, "-o", tmp_path / "out"],
        ["review", article],
        ["cite", "--package", tmp_path / "out"],
        ["compare", "--package", tmp_path / "out"],
        ["export", "sqlite", tmp_path / "out", "-o", tmp_path / "out.sqlite"],
        ["export", "xlsx", tmp_path / "out", "-o", tmp_path / "out.xlsx"],
        ["diff", tmp_path / "out", tmp_path / "out"],
    ):
        made = run(*arguments)
        assert made.exit_code == 0, (arguments, made.output)
    assert len(newstables.load("times", tmp_path / "out"))
    assert newstables.extract(STORY, published_on=STORY_DAY)["figures"].num_rows


def test_two_threads_may_load_and_extract_at_once(story: Path) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(len(newstables.load("times", story)) + newstables.extract(STORY, STORY_DAY)["times"].num_rows)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
