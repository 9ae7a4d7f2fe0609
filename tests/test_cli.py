"""The command line: what is typed and what comes back, above all when what is read is bad.

Faults in what is read end with exit code 1, commands that cannot be carried out with 2; both say one clear line on standard
error, and what lay there before is untouched.
"""

import builtins
import csv
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from conftest import MINI, MINI_ID, STORY, Package, write_mini
from newstables import __version__, cli, schema
from newstables.check import check_package
from newstables.commands import console, extract, review

COMMANDS = ("build", "check", "cite", "diff", "export", "extract", "review")


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=given)


def assert_one_line(made: Result, code: int, *words: str) -> None:
    """One line on standard error, nothing on standard output, no traceback."""
    assert made.exit_code == code, made.output
    assert made.exception is None or isinstance(made.exception, SystemExit)
    assert made.stdout == ""
    assert made.stderr.count("\n") == 1, made.stderr
    for word in words:
        assert word in made.stderr, made.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes = STORY, name: str = "story.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout that is not built yet."""
    root = tmp_path / "checkout"
    root.mkdir()
    write_mini(root)
    return root


# ---- help


def test_help_lists_the_commands_and_an_example() -> None:
    made = run("--help")
    assert made.exit_code == 0
    assert all(command in made.output for command in COMMANDS)
    assert "newstables extract story.txt -o story" in re.sub(r"\s+", " ", made.output)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_teaches_by_example(command: str) -> None:
    made = run(command, "--help")
    assert made.exit_code == 0
    assert re.search(rf"Examples?: .*newstables {command} \S", re.sub(r"\s+", " ", made.output))


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").output == f"newstables {__version__}\n"


def test_the_program_runs_as_a_module() -> None:
    made = subprocess.run([sys.executable, "-m", "newstables", "--version"], capture_output=True, text=True, check=True)
    assert made.stdout == f"newstables {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["extract", "a.txt"], ["extract", "-o", "out"], ["frobnicate"], ["check", "--colour"], ["build", "extra"]]
)
def test_a_wrong_command_line_ends_with_2(arguments: list[str]) -> None:
    made = run(*arguments)
    assert made.exit_code == 2
    assert "Usage:" in made.stderr


# ---- good input


def test_extract_then_check(article: Callable[..., Path], tmp_path: Path) -> None:
    made = run("extract", article(), "--published", "2031-03-14", "-o", tmp_path / "story")
    assert made.exit_code == 0, made.output
    assert re.search(r"^figures +\d+ +\d+ +0 +0$", made.stdout, re.MULTILINE)
    assert "every row is the machine's proposal" in made.stdout
    checked = run("check", tmp_path / "story")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert "No faults in 13 tables" in checked.stdout
    assert run("check", tmp_path / "story" / "datapackage.json").exit_code == 0


def test_extract_reads_standard_input(tmp_path: Path) -> None:
    made = run("extract", "-", "-o", tmp_path / "out", given=MINI.encode())
    assert made.exit_code == 0, made.output
    row = (tmp_path / "out" / "data" / "articles.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row.startswith("article,")


def test_extract_reads_several_articles(article: Callable[..., Path], tmp_path: Path) -> None:
    names = [article(MINI, f"{name}.txt") for name in ("b", "a-b", "a")]
    made = run("extract", *names, "-o", tmp_path / "out", "--json")
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["tables"][4] == {"table": "articles", "rows": 3}
    checked = run("check", tmp_path / "out")
    assert checked.exit_code == 0, checked.stderr


def test_many_articles_show_how_far_it_is(article: Callable[..., Path], tmp_path: Path) -> None:
    names = [article("Water rose.", f"a{number}.txt") for number in range(extract.MANY)]
    made = run("extract", *names, "-o", tmp_path / "out")
    assert made.exit_code == 0, made.output
    assert "Reading" in made.stderr
    assert run("extract", *names, "-o", tmp_path / "out", "--json").stderr == ""


def test_two_files_of_one_name_are_refused(article: Callable[..., Path], tmp_path: Path) -> None:
    one, other = article(MINI, "a/story.txt"), article(MINI, "b/story.txt")
    assert_one_line(run("extract", one, other, "-o", tmp_path / "out"), 2, "story", "names two articles")
    assert not (tmp_path / "out").exists()


def test_build_says_what_was_made_and_what_needed_no_decision(checkout: Path) -> None:
    made = run("build", "--root", checkout)
    assert made.exit_code == 0, made.output
    assert re.search(r"^figures +\d+ +\d+ +1 +0$", made.stdout, re.MULTILINE)
    assert re.search(r"^times +\d+ +\d+ +0 +1$", made.stdout, re.MULTILINE)
    assert re.search(r"Needed no decision: \d+ of \d+ \(\d+ %\) rows, \d+ of \d+ \(\d+ %\) fields", made.stdout)


def with_a_learnt_decision(checkout: Path) -> Path:
    """A decision whose new value the machine says by itself."""
    review = checkout / "seeds" / MINI_ID / "review.yaml"
    text = review.read_text(encoding="utf-8")
    figure = re.search(r"figures/(\S+)", text)
    assert figure
    learnt = f"  - set: figures/{figure[1]}\n    fields: {{unit: {{old: ships, new: boats}}}}\n"
    review.write_text(f"{text}{learnt}    reason: boats are meant\n    reader: first\n", encoding="utf-8")
    return review


def test_a_learnt_decision_is_listed_and_prune_takes_it_out(checkout: Path) -> None:
    before = (checkout / "seeds" / MINI_ID / "review.yaml").read_text(encoding="utf-8")
    review = with_a_learnt_decision(checkout)
    made = run("build", "--root", checkout)
    assert "1 decisions now made by the machine; newstables build --prune takes them out" in made.stdout
    assert json.loads(run("build", "--root", checkout, "--json").stdout)["learnt"]
    assert run("build", "--root", checkout, "--prune").exit_code == 0
    assert review.read_text(encoding="utf-8") == before
    assert json.loads(run("build", "--root", checkout, "--json").stdout)["learnt"] == []


def test_review_prints_a_review_file_that_decides_nothing(article: Callable[..., Path], checkout: Path) -> None:
    made = run("review", article(), "--published", "2031-03-14")
    assert (made.exit_code, made.stderr) == (0, "")
    assert "[[About 1,200 families]]" in made.stdout
    (checkout / "seeds" / MINI_ID / "review.yaml").write_text(made.stdout, encoding="utf-8")
    built = run("build", "--root", checkout)
    assert "not valid YAML" not in built.stderr
    of_folder = run("review", checkout / "seeds" / MINI_ID)
    assert "[[40 boats]]" in of_folder.stdout


def test_a_proposal_without_its_comment_marks_can_be_decided_on(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text('Officials called it "a humiliation" on Monday. Some 40 boats sank, police said.\n', encoding="utf-8")
    printed = run("review", story, "--published", "2031-03-14").stdout
    kept = [line.replace("  # ", "  ", 1) for line in printed.splitlines() if not line.startswith(("  # …", "  # ----"))]
    listed = yaml.safe_load("\n".join(kept))["decisions"]
    assert {"a humiliation", "Some 40 boats"} <= {decision.get("words") for decision in listed}
    assert all(set(decision) <= {"set", "words"} for decision in listed)


def test_a_bad_date_of_publication_is_one_fault(checkout: Path) -> None:
    metadata = checkout / "seeds" / MINI_ID / "article.yaml"
    metadata.write_text("published_on: 29.10.2024\npublished_on_basis: stated\n", encoding="utf-8")
    assert_one_line(run("build", "--root", checkout), 1, "article.yaml:1", "'29.10.2024' is no date")


def test_extract_names_the_words_in_no_row(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text('"People are tired," said Ann Lee, a 52-year-old teacher from Leeds.\n', encoding="utf-8")
    made = run("extract", story, "-o", tmp_path / "story")
    count = json.loads(run("extract", story, "-o", tmp_path / "story", "--json").stdout)["not_covered"]
    assert (f"{count} number" in made.stdout) == (count > 0)


# ---- for programs


def test_json_of_every_command_can_be_read(article: Callable[..., Path], checkout: Path, tmp_path: Path) -> None:
    built = json.loads(run("build", "--root", checkout, "--json").stdout)
    assert [row["table"] for row in built["tables"]][:4] == ["figures", "quotes", "events", "actors"]
    assert built["rows_without_decision"][1] >= built["rows_without_decision"][0]
    made = json.loads(run("extract", article(), "-o", tmp_path / "story", "--json").stdout)
    assert made["package"] == str(tmp_path / "story")
    assert made["not_covered"] >= 0
    checked = json.loads(run("check", tmp_path / "story", "--json").stdout)
    assert checked["faults"] == []
    assert checked["rows"]["articles"] == 1


def test_review_prints_the_proposed_rows_for_programs(article: Callable[..., Path]) -> None:
    made = run("review", article(), "--published", "2031-03-14", "--json")
    tables = json.loads(made.stdout)
    assert (made.exit_code, list(tables)) == (0, list(schema.tables()))
    assert all(row["origin"] == "machine" for row in tables["figures"])


def test_faults_are_json_too(tmp_path: Path, story: Path, copied: Callable[[Path], Package]) -> None:
    made = run("check", tmp_path, "--json")
    assert made.exit_code == 2
    (fault,) = json.loads(made.stdout)["faults"]
    assert fault == {
        "where": str(tmp_path / "datapackage.json"),
        "what": "is missing",
        "todo": "name the folder of a package, or build one",
    }
    package = copied(story)
    package.describe("times", rows=1)
    made = run("check", package.folder, "--json")
    assert made.exit_code == 1
    found = json.loads(made.stdout)
    assert found["faults"][0]["where"] == "data/times.csv"
    assert found["rows"]["articles"] == 1


def test_check_lists_faults_with_where_and_what_to_do(story: Path, copied: Callable[[Path], Package], tmp_path: Path) -> None:
    package = copied(story)
    package.describe("times", rows=1)
    made = run("check", package.folder, "--report", tmp_path / "report.json")
    assert made.exit_code == 1
    assert made.stdout == ""
    head, fault = made.stderr.splitlines()
    assert head == f"1 fault in {package.folder}:"
    assert re.fullmatch(r"data/times\.csv: has \d+ rows, the descriptor says 1; build the package again", fault)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["faults"][0]["what"].startswith("has ")


def test_many_faults_are_cut_short_for_people(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    package.put("mentions", [{**row, "text": "x"} for row in package.rows("mentions") * 9])
    made = run("check", package.folder)
    assert len(made.stderr.splitlines()) == console.MOST_SHOWN + 2
    assert re.search(r"^and \d+ more; --json prints all$", made.stderr, re.MULTILINE)


# ---- bad input: readable


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


# ---- bad input: faults


FAULTY = {
    "not UTF-8": (b"Water\nrose in K\xf6ln.", ["story.txt:2", "is not UTF-8 (byte 15)", "save the file as UTF-8"]),
    "UTF-16": ("Water rose.".encode("utf-16"), ["story.txt:1", "is not UTF-8"]),
    "NUL": (b"Water\n\nrose.\0", ["story.txt:3", "holds a NUL character"]),
    "empty": (b"", ["story.txt", "holds no words"]),
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


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert_one_line(run("review", tmp_path), 2, str(tmp_path), "is a directory")


def test_an_output_that_is_a_file_is_wrong_use(article: Callable[..., Path], tmp_path: Path) -> None:
    path = article("mine", "out")
    assert_one_line(run("extract", article(), "-o", path), 2, str(path), "cannot be written")
    assert path.read_text() == "mine"


def test_an_output_that_cannot_be_made_is_wrong_use(article: Callable[..., Path], tmp_path: Path) -> None:
    made = run("extract", article(), "-o", "/proc/newstables/story")
    assert_one_line(made, 2, "/proc/newstables/story", "cannot be written")


def test_the_data_of_somebody_else_are_left_alone(article: Callable[..., Path], tmp_path: Path) -> None:
    article("dear", "data/photos.zip")
    made = run("extract", article(), "-o", tmp_path)
    assert_one_line(made, 2, "holds photos.zip, which newstables does not write")
    assert (tmp_path / "data" / "photos.zip").read_text() == "dear"


def test_a_page_of_somebody_else_is_left_alone(article: Callable[..., Path], tmp_path: Path) -> None:
    article("dear", "data/index.html")
    made = run("extract", article(), "-o", tmp_path)
    assert_one_line(made, 2, "holds index.html, which newstables does not write")
    assert (tmp_path / "data" / "index.html").read_text() == "dear"


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.open

    def full(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "w" in mode and "newstables-" in str(file):
            raise OSError(28, "No space left on device", str(file))
        return real(file, mode, *rest, **named)

    monkeypatch.setattr(builtins, "open", full)


def test_a_full_disk_leaves_the_earlier_output(
    article: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run("extract", article(MINI), "-o", out).exit_code == 0
    before = contents(out)
    full_disk(monkeypatch)
    assert_one_line(run("extract", article(), "-o", out), 2, str(out), "no space left on device", "free space")
    assert contents(out) == before
    assert sorted(path.name for path in out.iterdir()) == ["data", "datapackage.json"]


def test_a_full_disk_leaves_the_earlier_build_and_the_review(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--root", checkout).exit_code == 0
    with_a_learnt_decision(checkout)
    before = contents(checkout)
    full_disk(monkeypatch)
    assert_one_line(run("build", "--root", checkout, "--prune"), 2, "no space left on device")
    assert contents(checkout) == before


def test_a_full_disk_under_standard_output_is_told(article: Callable[..., Path]) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "newstables", "review", str(article())]
        made = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert made.returncode == 2
    assert made.stderr == "standard output: cannot be written (No space left on device); free space\n"


def test_a_reader_that_goes_away_is_no_fault(article: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`newstables review story.txt | head`: the program ends without a word."""

    def gone(*_: object) -> bytes:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("newstables.review.starting_review", lambda *_: type("Text", (str,), {"encode": gone})())
    monkeypatch.setattr(review, "plain", lambda text, kept="": text)
    made = run("review", article())
    assert (made.exit_code, made.output) == (1, "")
    assert isinstance(made.exception, SystemExit)


@pytest.mark.parametrize("report", ["gone/report.json", "taken"])
def test_a_report_that_cannot_be_written_is_wrong_use(report: str, story: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    made = run("check", story, "--report", tmp_path / report)
    assert_one_line(made, 2, "cannot be written")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize("package", ["gone", "story.txt"])
def test_a_package_that_is_none_is_wrong_use(package: str, article: Callable[..., Path], tmp_path: Path) -> None:
    article()
    assert_one_line(run("check", tmp_path / package), 2, package, "is missing", "name the folder of a package")


# ---- bad seeds


def line_of(checkout: Path, name: str, words: str) -> int:
    text = (checkout / "seeds" / name).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


YAML = f"{MINI_ID}/article.yaml"
REVIEW = f"{MINI_ID}/review.yaml"
DECISION = "decisions:\n  - reject: figures\n    words: {}\n    reason: none\n    reader: first\n"

# Name: the file, its new content (bytes), the line of the fault ("" for the file as a whole) and words of the message.
BAD_SEEDS: dict[str, tuple[str, bytes, str, Sequence[str]]] = {
    "text not UTF-8": (f"{MINI_ID}/article.txt", b"\xff", ":1", ["is not UTF-8"]),
    "metadata not UTF-8": (YAML, b"\xff", "", ["is not UTF-8"]),
    "broken YAML": (YAML, b"publisher: [", ":", ["is not valid YAML"]),
    "control character": (YAML, b"language: en\npublisher: \x07\n", ":2", ["is not valid YAML", "#x0007"]),
    "tag": (YAML, b"publisher: !!python/object:os.system x\n", ":1", ["uses a YAML tag"]),
    "alias": (YAML, b"publisher: &a x\nauthor: *a\n", ":2", ["uses a YAML alias"]),
    "second document": (YAML, b"publisher: x\n---\nauthor: x\n", ":2", ["begins a second document"]),
    "nested without end": (YAML, b"terms: " + b"[" * 50_000, ":1", ["nest"]),
    "list as key": (YAML, b"[a]: x\n", ":1", ["a list or mapping as a key"]),
    "no mapping": (YAML, b"- publisher\n", ":1", ["holds no metadata"]),
    "empty metadata": (YAML, b"", ":1", ["holds no metadata"]),
    "unknown key": (YAML, b"publisher: x\ncolour: red\n", ":2", ["unknown key 'colour'", "use author"]),
    "key twice": (YAML, b"publisher: x\npublisher: y\n", ":2", ["has the key 'publisher' a second time"]),
    "bad date": (YAML, b"published_on: 2031-02-30\npublished_on_basis: stated\n", ":1", ["'2031-02-30' is no date"]),
    "date without basis": (YAML, b"published_on: 2031-02-28\n", "", ["need each other"]),
    "unknown basis": (YAML, b"published_on: 2031-02-28\npublished_on_basis: guessed\n", "", ["published_on_basis is"]),
    "words as a list": (YAML, b"publisher: [a, b]\n", ":1", ["publisher takes words"]),
    "empty words": (YAML, b'publisher: ""\n', ":1", ["publisher takes words"]),
    "language": (YAML, b"language: English!\n", "", ["'English!' is no language tag"]),
    "readers as words": (YAML, b"readers: me\n", ":1", ["readers is no list"]),
    "reader without a day": (YAML, b"readers:\n  - {id: a, kind: person, name: A}\n", ":2", ["is no reader"]),
    "kind of reader": (YAML, b"readers:\n  - {id: a, kind: robot, name: A, read_on: 2031-01-01}\n", ":2", ["kind of reader"]),
    "reader's day": (YAML, b"readers:\n  - {id: a, kind: person, name: A, read_on: soon}\n", ":2", ["'soon' is no date"]),
    "reader twice": (YAML, b"readers:\n  - &a {id: a, kind: person, name: A, read_on: 2031-01-01}\n"
                     b"  - {id: a, kind: person, name: B, read_on: 2031-01-01}\n", ":3", ["the reader 'a' a second time"]),
    "reader without a name": (YAML, b"readers:\n  - {id: a, kind: person, name: , read_on: 2031-01-01}\n", ":2", ["without"]),
    "review not UTF-8": (REVIEW, b"\xff", "", ["is not UTF-8"]),
    "review is no list": (REVIEW, b"decisions: none\n", ":1", ["decisions is no list"]),
    "words not there": (REVIEW, DECISION.format("penguins").encode(), ":2", ["'penguins' are not in the article"]),
    "unknown reader": (REVIEW, DECISION.format("40").replace("first", "me").encode(), ":2", ["no reader listed", "'me'"]),
    "no row of that id": (REVIEW, DECISION.format("40").replace("reject: figures\n    words: 40", "set: figures/f1-2\n"
                          "    fields: {unit: {old: a, new: b}}").encode(), ":2", ["there is no row figures/f1-2"]),
    "dataset lacks a key": ("dataset.yaml", b"name: torvania\n", ":1", ["lacks or adds contributors, description"]),
    "dataset of a list": ("dataset.yaml", b"- name\n", ":1", ["is no mapping"]),
    "keywords as words": ("dataset.yaml", b"name: t\ntitle: T\ndescription: D\nkeywords: flood\ncontributors: []\n", ":4",
                          ["keywords takes a list"]),
    "title as a list": ("dataset.yaml", b"name: t\ntitle: [T]\ndescription: D\nkeywords: [a]\ncontributors: []\n", ":2",
                        ["title takes words"]),
    "contributor": ("dataset.yaml", b"name: t\ntitle: T\ndescription: D\nkeywords: [a]\ncontributors:\n  - me\n", ":6",
                    ["is no contributor"]),
    "indicators of a list": ("indicators.yaml", b"- boats\n", ":1", ["is no mapping"]),
    "indicator without unit": ("indicators.yaml", b"boats:\n  name: B\n  definition: D\n", ":1", ["'boats' is not whole"]),
    "indicator without words": ("indicators.yaml", b"a:\n  name: B\n  definition: D\n  unit:\n", ":1", ["'a' is not whole"]),
    "indicator's id": ("indicators.yaml", b"Boats sent:\n  name: B\n  definition: D\n  unit: boats\n", ":1",
                       ["'Boats sent' is no indicator id", "write it like boats-sent"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "line", "words"), BAD_SEEDS.values(), ids=BAD_SEEDS)
def test_bad_seeds_are_told_with_their_line_and_nothing_is_built(
    name: str, content: bytes, line: str, words: Sequence[str], checkout: Path
) -> None:
    if name == YAML and b"readers" not in content:  # without readers every decision would be a fault as well
        (checkout / "seeds" / REVIEW).unlink()
    (checkout / "seeds" / name).write_bytes(content)
    made = run("build", "--root", checkout)
    assert made.exit_code == 1, made.output
    assert made.stdout == ""
    faults = made.stderr.splitlines()
    assert any(fault.startswith(f"seeds/{name}{line}") and all(word in fault for word in words) for fault in faults), (
        made.stderr
    )
    assert not (checkout / "data").exists()
    assert not (checkout / "datapackage.json").exists()


def test_every_fault_of_a_file_is_listed_at_once(checkout: Path) -> None:
    (checkout / "seeds" / YAML).write_text("colour: red\nshape: round\npublished_on: soon\n", encoding="utf-8")
    made = run("build", "--root", checkout)
    assert [line.partition(": ")[0] for line in made.stderr.splitlines()] == [f"seeds/{YAML}:{n}" for n in (1, 2, 3)]


def test_a_number_that_no_row_holds_any_more_is_told(checkout: Path) -> None:
    """Coverage: the decision moves a figure away from its number."""
    review = checkout / "seeds" / REVIEW
    figure = re.search(r"figures/\S+", review.read_text(encoding="utf-8"))
    assert figure
    moved = f"  - set: {figure[0]}\n    fields: {{text: {{old: 40 boats, new: boats#1}}}}\n"
    review.write_text(f"decisions:\n{moved}    reason: none\n    reader: first\n", encoding="utf-8")
    made = run("build", "--root", checkout)
    assert made.exit_code == 1
    assert "no row holds '40'; add a row or reject the words in review.yaml" in made.stderr
    assert not (checkout / "data").exists()


def test_a_bad_build_leaves_the_earlier_one(checkout: Path) -> None:
    assert run("build", "--root", checkout).exit_code == 0
    (checkout / "seeds" / REVIEW).write_text(DECISION.format("penguins"), encoding="utf-8")
    before = contents(checkout)
    assert_one_line(run("build", "--root", checkout), 1, f"seeds/{REVIEW}:2", "'penguins' are not in the article")
    assert contents(checkout) == before


@pytest.mark.parametrize("name", ["article.txt", "article.yaml", "../dataset.yaml"])
def test_a_missing_seed_file_is_told(name: str, checkout: Path) -> None:
    (checkout / "seeds" / MINI_ID / name).unlink()
    made = run("build", "--root", checkout)
    assert_one_line(made, 2, name.removeprefix("../"), "cannot be read (no such file or directory)")


def test_a_folder_that_is_no_checkout_is_told(tmp_path: Path) -> None:
    assert_one_line(run("build", "--root", tmp_path), 2, "seeds", "holds no article", "name one with --root")


def test_a_folder_whose_name_is_no_id_is_told(checkout: Path) -> None:
    (checkout / "seeds" / MINI_ID).rename(checkout / "seeds" / "Bridge Story")
    made = run("build", "--root", checkout)
    assert_one_line(made, 1, "seeds/Bridge Story", "is no article id", "name the folder like bridge-story")


# ---- what reaches the terminal


def control_characters(text: str) -> set[str]:
    return {character for character in text if not character.isprintable() and character != "\n"}


def test_control_characters_of_an_article_never_reach_the_terminal(
    article: Callable[..., Path], tmp_path: Path, copied: Callable[[Path], Package], story: Path
) -> None:
    """An escape sequence in an article could retitle the terminal, or worse; U+009B and U+202E do it too."""
    content = "“\x1b]0;owned\x07 12 boats\x9b31m left \u202eon Monday,” said Mara\x1b[2J Lindqvist on March 12.\n"
    path = article(content)
    made = run("extract", path, "-o", tmp_path / "out")
    assert (made.exit_code, control_characters(made.output)) == (0, set())
    reviewed = run("review", path)
    assert (reviewed.exit_code, control_characters(reviewed.output)) == (0, set())
    package = copied(story)
    package.put("actors", [{**row, "actor_id": "\x1b[31m\x9b"} for row in package.rows("actors")])
    for option in ([], ["--json"]):
        checked = run("check", package.folder, *option)
        assert (checked.exit_code, control_characters(checked.output)) == (1, set())
        missing = run("extract", "\x9b31m.txt", "-o", tmp_path / "out", *option)
        assert (missing.exit_code, control_characters(missing.output)) == (2, set())


def test_extract_never_replaces_the_reviewed_dataset_of_a_checkout(article: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    story = article()
    assert_one_line(run("extract", story, "-o", tmp_path), 2, "is a checkout with a reviewed dataset", "choose another folder")
    assert not (tmp_path / "data").exists()


def test_a_path_with_marks_of_markup_is_printed_as_it_is(article: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "[red]out[" / "b]"
    made = run("extract", article(), "-o", out)
    assert made.exit_code == 0, made.output
    assert f"Wrote {out}/data in" in made.stdout
    assert f"open {out}/data/index.html" in made.stdout
    (out / "datapackage.json").write_text("{}")
    assert_one_line(run("check", out), 1, str(out), "lists no resources")
