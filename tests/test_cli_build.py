"""`newstables build`: what it says of a checkout, and of seeds that are not whole.

A fault in a seed file is told with its line, exit code 1, and what was built before is untouched.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import MINI_ID
from shell import assert_one_line, contents, full_disk, run


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


def test_a_bad_date_of_publication_is_one_fault(checkout: Path) -> None:
    metadata = checkout / "seeds" / MINI_ID / "article.yaml"
    metadata.write_text("published_on: 29.10.2024\npublished_on_basis: stated\n", encoding="utf-8")
    assert_one_line(run("build", "--root", checkout), 1, "article.yaml:1", "'29.10.2024' is no date")


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


def test_a_full_disk_leaves_the_earlier_build_and_the_review(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--root", checkout).exit_code == 0
    with_a_learnt_decision(checkout)
    before = contents(checkout)
    full_disk(monkeypatch)
    assert_one_line(run("build", "--root", checkout, "--prune"), 2, "no space left on device")
    assert contents(checkout) == before
