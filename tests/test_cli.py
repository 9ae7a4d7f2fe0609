"""The command line: help, what `extract`, `check` and `review` say for people and for programs.

Faults in what is read end with exit code 1, commands that cannot be carried out with 2; both say one clear line on standard
error.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import MINI, MINI_ID, Package
from newstables import __version__, schema
from newstables.commands import console, extract
from shell import assert_one_line, run

COMMANDS = ("build", "check", "cite", "diff", "export", "extract", "review")


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


@pytest.mark.parametrize("command", ["diff", "export"])
def test_the_help_says_that_a_package_may_be_a_git_revision(command: str) -> None:
    assert "wheel of newstables, or a git revision" in re.sub(r"[\s│]+", " ", run(command, "--help").output)


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
    assert_one_line(run("extract", one, other, "-o", tmp_path / "out"), 2, f"{one} and {other}: have one article id, story")
    assert not (tmp_path / "out").exists()


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


def test_extract_names_the_words_in_no_row_and_where_they_stand(article: Callable[..., Path], tmp_path: Path) -> None:
    content = "The zeroth hour came, and Ann Lee left.\n"
    path = article(content)
    made = run("extract", path, "-o", tmp_path / "out")
    assert "1 number, quotation or word of time is in no row: “hour” (story 11-15)" in made.stdout
    listed = json.loads(run("extract", path, "-o", tmp_path / "out", "--json").stdout)
    assert listed["not_covered"] == len(listed["gaps"]) == 1
    assert listed["gaps"] == [{"article_id": "story", "table": "times", "start": 11, "end": 15, "words": "hour"}]


def test_check_says_that_coverage_is_not_checked_of_what_nobody_reviewed(story: Path, mini: Path) -> None:
    told = run("check", story).stdout
    assert "Coverage was not checked in 1 of 1 article, which nobody has reviewed: words may be in no row." in told
    assert "coverage, agreement" not in told
    assert json.loads(run("check", story, "--json").stdout)["coverage_not_checked"] == 1
    told = run("check", mini).stdout
    assert "coverage, agreement" in told
    assert "not checked" not in told


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
        "todo": "name the folder of a package, or make one",
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
    assert re.fullmatch(r"data/times\.csv: has \d+ rows, the descriptor says 1; make or fetch the package again", fault)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["faults"][0]["what"].startswith("has ")


def test_many_faults_are_cut_short_for_people(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    package.put("mentions", [{**row, "text": "x"} for row in package.rows("mentions") * 9])
    made = run("check", package.folder)
    assert len(made.stderr.splitlines()) == console.MOST_SHOWN + 2
    assert re.search(r"^and \d+ more; --json prints all$", made.stderr, re.MULTILINE)
