"""Articles on the command line: which texts are read as they are, and which are refused or doubted in one line."""

import csv
import gzip
import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MINI, STORY
from newstables.check import check_package
from shell import assert_one_line, run

READABLE = {
    "CRLF": STORY.replace("\n", "\r\n").encode(),
    "old line ends": STORY.replace("\n", "\r").encode(),
    "byte order mark": b"\xef\xbb\xbf" + STORY.encode(),
    "unclosed quotation mark": "“Nobody asks us, said Petra Oln. The water rose on Monday.\n\nIt fell on Friday.".encode(),
    "no paragraph": b"water rose",
    "one word": b"Water",
    "only marks": "“”…".encode(),
    "control characters": b"Water \x1b[31mrose\x07 on Monday.\x0c\x85".replace(b"\x85", "\u0085\u2028".encode()),
    "formulas": b'=cmd|calc said 12 boats had left on Monday. "=1+1," said Mara Lindqvist.',
    "emoji and combining marks": "Wa\u0301ter 🌊 rose on Monday, said Zoë Kıral \U0001f469\u200d\U0001f33e.".encode(),
}


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE)
def test_odd_texts_are_read_as_they_are(content: bytes, article: Callable[..., Path], tmp_path: Path) -> None:
    made = run("extract", article(content), "--published", "2031-03-14", "-o", tmp_path)  # the text lies in the package
    assert made.exit_code == 0, made.output
    checked = run("check", tmp_path)
    assert checked.exit_code == 0, checked.stderr
    assert run("review", article(content)).exit_code == 0


def test_a_megabyte_on_one_line_is_read_in_time(article: Callable[..., Path], tmp_path: Path) -> None:
    """Prose, and one sentence longer than a CSV reader takes a cell for. What is not linear would take hours."""
    sentence = "The water went down and the people came back to their homes, as they had done in every other year. "
    content = sentence * 8_000 + "and so on " * 20_000
    begun = time.perf_counter()
    made = run("extract", article(content), "-o", tmp_path)
    assert made.exit_code == 0, made.output
    assert time.perf_counter() - begun < 60
    csv.field_size_limit(131_072)  # Python's default, which frictionless raises when it is imported
    assert check_package(tmp_path, frictionless=False).faults == []
    assert csv.field_size_limit() == 131_072


FAULTY = {
    "not UTF-8": (b"Water\nrose in K\xf6ln.", ["story.txt:2", "is not UTF-8 (byte 15)", "save the file as UTF-8"]),
    "UTF-16": ("Water rose.".encode("utf-16"), ["story.txt:1", "is not UTF-8"]),
    "NUL": (b"Water\n\nrose.\0", ["story.txt:3", "holds a NUL character"]),
    "only spaces": (b" \r\n\t \n", ["story.txt", "holds no words"]),
    "only a byte order mark": (b"\xef\xbb\xbf\xc2\xa0\n", ["story.txt", "holds no words"]),
}


@pytest.mark.parametrize(("content", "words"), FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("command", ["extract", "review"])
def test_what_is_no_text_is_one_line(
    command: str, content: bytes, words: list[str], article: Callable[..., Path], tmp_path: Path
) -> None:
    options = ["-o", tmp_path / "out"] if command == "extract" else []
    assert_one_line(run(command, article(content), *options), 1, *words)
    assert not (tmp_path / "out").exists()


def test_one_bad_article_among_good_ones_writes_nothing(article: Callable[..., Path], tmp_path: Path) -> None:
    good, bad = article(MINI, "good.txt"), article(b"\xff", "bad.txt")
    assert_one_line(run("extract", good, bad, "-o", tmp_path / "out"), 1, "bad.txt:1", "is not UTF-8")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("day", ["29 October 2024", "2024-13-01", "2024-02-30", "20241029", "2024-W44-2", "", "soon"])
@pytest.mark.parametrize("command", ["extract", "review"])
def test_a_publication_date_that_is_none_is_wrong_use(
    command: str, day: str, article: Callable[..., Path], tmp_path: Path
) -> None:
    options = ["-o", tmp_path / "out"] if command == "extract" else []
    made = run(command, article(), "--published", day, *options)
    assert_one_line(made, 2, "--published", repr(day), "is no date", "write it as 2024-10-29")


@pytest.mark.parametrize("command", ["extract", "review"])
def test_a_missing_file_is_wrong_use(command: str, tmp_path: Path) -> None:
    options = ["-o", tmp_path / "out"] if command == "extract" else []
    made = run(command, tmp_path / "gone.txt", *options)
    assert_one_line(made, 2, "gone.txt", "cannot be read (no such file or directory)")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["extract", "review"])
def test_an_empty_file_is_wrong_use(command: str, article: Callable[..., Path], tmp_path: Path) -> None:
    options = ["-o", tmp_path / "out"] if command == "extract" else []
    assert_one_line(run(command, article(b""), *options), 2, "story.txt: is empty")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert_one_line(run("review", tmp_path), 2, str(tmp_path), "is a directory")


def zipped(*names: str) -> bytes:
    """A zip file with members of these names, in order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return file.getvalue()


NO_TEXT = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a Word document": zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
    "an OpenDocument file": zipped("mimetype", "content.xml"),
    "a zip file": zipped("story.txt"),
    "a document of an old office program": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "an RTF document": b"{\\rtf1\\ansi Water rose.}",
    "a gzip file": gzip.compress(b"Water rose."),
    "an image": b"\x89PNG\r\n\x1a\n",
    "an HTML page": b"\n<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>Water rose.</p></body></html>",
}


@pytest.mark.parametrize("kind", NO_TEXT)
@pytest.mark.parametrize("command", ["extract", "review"])
def test_a_file_that_is_no_text_is_told_for_what_it_is(
    command: str, kind: str, article: Callable[..., Path], tmp_path: Path
) -> None:
    options = ["-o", tmp_path / "out"] if command == "extract" else []
    made = run(command, article(NO_TEXT[kind]), *options)
    assert_one_line(made, 2, f"story.txt: is {kind}; save the article's text as a UTF-8 .txt file")


GERMAN = (
    "Die Regierung hat am Montag beschlossen, die Hilfe für die Opfer der Flut zu erhöhen. Der Minister sagte, dass mehr als "
    "4000 Menschen ihre Häuser verloren haben und so schnell wie möglich Hilfe brauchen, vor allem im Süden des Landes.\n"
)


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        (GERMAN, "hardly looks English"),
        ("<p>Water <b>rose</b> on Monday.</p>\n<p>It <i>fell</i> on Friday.</p>\n", "holds HTML markup"),
        (STORY, None),
        ("Wasser stieg.", None),  # too short to tell
        ("Water rose to a < b and c > d, <Mara> said. " * 9, None),
    ],
)
def test_a_text_that_hardly_looks_like_an_english_article_is_read_with_a_warning(
    content: str, doubt: str | None, article: Callable[..., Path], tmp_path: Path
) -> None:
    made = run("extract", article(content), "-o", tmp_path / "out", "--json")
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["package"] == str(tmp_path / "out")
    assert made.stderr.count("\n") == (doubt is not None)
    if doubt:
        assert re.match(rf"warning: \S+story\.txt: {doubt}", made.stderr), made.stderr
