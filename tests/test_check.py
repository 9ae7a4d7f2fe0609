"""Every fault a package can have is found, told where it stands and what to do; an untouched package has none.

Each fault is planted in a copy of a good package (`planting`, `planting_files`; for corpora `planting_corpus`). FAULTS.md lists them all with what the check
says; a test holds it to that.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import MINI_ID, Package
from newstables import schema
from newstables.check import check_package, check_tables
from planting import ANY, IN_THE_ROWS, LISTED, Plant, assert_told, cells, faults_of, plain
from planting_corpus import IN_CORPORA
from planting_files import IN_THE_FILES, edited


def test_the_published_list_names_every_fault_that_is_planted() -> None:
    kinds = [row[0] for row in [*IN_THE_ROWS, *IN_THE_FILES]] + [kind for kind, _, told in IN_CORPORA if told]
    assert list(LISTED) == kinds
    assert len(set(LISTED.values())) >= 60  # so many different things can be said


@pytest.mark.parametrize("name", ["story", "mini"])
def test_an_untouched_package_has_no_fault(name: str, packages: dict[str, Path]) -> None:
    report = check_package(packages[name])
    assert report.faults == []
    assert list(report.checked) == list(schema.tables())
    assert report.checked["articles"] == 1


@pytest.mark.parametrize("file", ["figures.csv", "figures.parquet"])
def test_a_file_that_is_gone_is_one_fault(file: str, story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    (package.folder / "data" / file).unlink()
    (fault,) = faults_of(package)
    assert fault.startswith(f"data/{file}: cannot be read (no such file or directory)")


def test_a_package_that_a_test_wrote_again_has_no_fault(story: Path, copied: Callable[[Path], Package]) -> None:
    """Else every planted fault below could be found for the way it was planted."""
    package = copied(story)
    for table in schema.tables():
        package.put(table, package.rows(table))
    assert faults_of(package, frictionless=True) == []


def test_line_breaks_that_only_some_readers_know_are_no_fault(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    cells("articles", ANY, title="a\u2028b\x0cc\x85d\n\ne")(package)
    package.put_page()
    assert faults_of(package) == []


def test_a_package_without_its_texts_is_checked_by_its_sentences(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    (package.folder / "seeds" / MINI_ID / "article.txt").unlink()
    assert faults_of(package) == []
    cells("times", {"text": "last week"}, text="next week")(package)
    assert_told(faults_of(package), ["times", "'next week' is not what stands there"])


@pytest.mark.parametrize(("kind", "name", "plant", "words"), IN_THE_ROWS, ids=[row[0] for row in IN_THE_ROWS])
def test_a_fault_in_the_rows_is_found(
    kind: str, name: str, plant: Plant, words: list[str], packages: dict[str, Path], copied: Callable[[Path], Package]
) -> None:
    package = copied(packages[name])
    plant(package)
    assert plain(assert_told(faults_of(package), words)) == LISTED[kind]


def test_every_part_of_a_key_is_required() -> None:
    """So that a null in a composite key, which frictionless lets through, is found as an empty cell."""
    for name in schema.tables():
        table = schema.table(name)
        assert all(table.field(column).required for column in table.primary_key), name


def test_rows_with_a_null_key_or_a_value_of_another_type_are_found_before_there_is_a_file(
    story_tables: dict[str, list[dict[str, Any]]],
) -> None:
    def with_first(table: str, **values: object) -> list[str]:
        first, *rest = story_tables[table]
        return list(map(str, check_tables({**story_tables, table: [{**first, **values}, *rest]})))

    assert check_tables(story_tables) == []
    assert_told(with_first("figures", value="many"), ["figures", "value is no number ('many')"])
    assert_told(with_first("figures", value=float("nan")), ["value is no finite number"])
    assert_told(with_first("figures", start_char=True), ["start_char is no integer (True)"])
    assert_told(with_first("articles", credit=""), ["credit is an empty text"])
    assert_told(with_first("event_actors", role=None), ["event_actors", "role is empty"])


@pytest.mark.parametrize(("kind", "name", "plant", "words"), IN_THE_FILES, ids=[row[0] for row in IN_THE_FILES])
def test_a_fault_in_the_files_is_found(
    kind: str, name: str, plant: Plant, words: list[str], packages: dict[str, Path], copied: Callable[[Path], Package]
) -> None:
    package = copied(packages[name])
    plant(package)
    assert plain(assert_told(faults_of(package), words)) == LISTED[kind]


def test_a_missing_table_is_one_fault_and_not_a_hundred_broken_keys(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    edited("sentences", lambda content: content.replace(b"sentence_id", b"id", 1))(package)
    (fault,) = faults_of(package)
    assert "data/sentences.csv:1" in fault
