"""Loading: a table as a DataFrame with the dtypes of its schema, from any package."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newstables
from conftest import STORY, STORY_DAY, Package
from newstables import schema
from newstables.faults import BadInput

DTYPES = {
    ("string", True): "str",
    ("string", False): "str",
    ("integer", True): "int64",
    ("integer", False): "Int64",
    ("number", False): "float64",
    ("boolean", True): "bool",
    ("date", True): "datetime64[s]",
    ("date", False): "datetime64[s]",
}


@pytest.mark.parametrize("name", schema.tables())
def test_every_column_has_the_dtype_of_its_schema(name: str, story: Path) -> None:
    """Empty tables too: a program that reads them must not meet other types."""
    frame = newstables.load(name, story)
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
        field.name: DTYPES[field.type, field.required] for field in schema.table(name).fields
    }


@pytest.mark.parametrize("name", schema.tables())
def test_a_frame_says_what_the_parquet_file_says(name: str, mini: Path) -> None:
    rows = pq.read_table(mini / "data" / f"{name}.parquet").to_pylist()
    frame = newstables.load(name, mini)
    plain = [{column: None if pd.isna(value) else value for column, value in row.items()} for row in frame.to_dict("records")]
    days = {field.name for field in schema.table(name).fields if field.type == "date"}
    for row in plain:
        row |= {column: row[column].date() for column in days if row[column] is not None}
    assert plain == rows


def test_na_and_null_written_out_stay_text(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    rows = package.rows("actors")
    for row, name in zip(rows, ("NA", "null", "None", "nan"), strict=False):
        row["name"] = name
    package.put("actors", rows)
    assert list(newstables.load("actors", package.folder)["name"][:4]) == ["NA", "null", "None", "nan"]


def test_whole_numbers_with_gaps_stay_whole(story: Path) -> None:
    counted = newstables.load("quotes", story)["cue_start_char"]
    assert counted.isna().any()
    assert {type(value) for value in counted.dropna().tolist()} == {int}


def test_days_are_days_and_open_ones_null(story: Path) -> None:
    figures = newstables.load("figures", story)
    assert figures["period_earliest"].dropna().dt.year.between(2029, 2031).all()
    assert figures["as_of_latest"].isna().any()
    assert newstables.load("articles", story)["published_on"][0] == pd.Timestamp(STORY_DAY)


def test_the_last_digit_of_a_number_is_kept(story: Path, copied: Callable[[Path], Package]) -> None:
    """Pandas' default parser of numbers is quick and may be one digit off."""
    package = copied(story)
    numbers = ["0.30000000000000004", "51.680565000000001", "1.7976931348623157e+308", "123456789.12345679"]
    rows = package.rows("figures")
    for row, number in zip(rows, numbers, strict=False):
        row["value"] = number
    package.put("figures", rows)
    assert list(newstables.load("figures", package.folder)["value"][:4]) == [float(number) for number in numbers]


def test_line_breaks_of_every_kind_stay_in_their_cell(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    rows = package.rows("actors")
    for row, name in zip(rows, ("a\r\nb", "a\nb", "a\u2028b", 'a"b'), strict=False):
        row["name"] = name
    package.put("actors", rows)
    assert list(newstables.load("actors", package.folder)["name"][:4]) == ["a\r\nb", "a\nb", "a\u2028b", 'a"b']


def test_a_table_that_is_none_is_told_with_those_that_are(story: Path) -> None:
    with pytest.raises(BadInput, match="there is no table 'figure'; the tables are figures, quotes, events, actors"):
        newstables.load("figure", story)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (lambda: newstables.load(["figures"]), r"there is no table \['figures'\]; the tables are figures"),  # type: ignore[arg-type]
        (lambda: newstables.load("figures", 5), "5: is no path; name the folder of a package"),  # type: ignore[arg-type]
        (lambda: newstables.cite("x", 5), "5: is no path; name the folder of a package"),  # type: ignore[arg-type]
        (lambda: newstables.cite(["nato"]), "there is no row"),  # type: ignore[arg-type]
        (lambda: newstables.compare("x", 5), "5: is no path; name the folder of a package"),  # type: ignore[arg-type]
    ],
)
def test_values_of_another_type_are_refused_in_words_of_ours(action: Callable[[], object], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        action()


def test_the_parquet_resource_is_no_table_of_its_own(story: Path) -> None:
    with pytest.raises(BadInput, match="no table 'figures-parquet'"):
        newstables.load("figures-parquet", story)


@pytest.mark.parametrize("path", ["../figures.csv", "/etc/passwd", "data/../../other/figures.csv"])
def test_a_file_outside_the_package_is_not_opened(path: str, story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    package.describe("figures", path=path)
    with pytest.raises(BadInput, match="leads outside the package"):
        newstables.load("figures", package.folder)


def test_a_link_out_of_the_package_is_not_followed(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    path = package.folder / "data" / "figures.csv"
    path.rename(package.folder.parent / "figures.csv")
    path.symlink_to(package.folder.parent / "figures.csv")
    with pytest.raises(BadInput, match="leads outside the package"):
        newstables.load("figures", package.folder)


def test_a_folder_without_a_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"datapackage\.json: is missing"):
        newstables.load("figures", tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"resources": [1]}'])
def test_a_broken_descriptor_is_told(content: str, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(BadInput, match=r"cannot be read|lists no resources|no table"):
        newstables.load("figures", tmp_path)


def test_the_dataset_that_ships_is_loaded_without_a_path(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the wheel (`package/` beside the code) or else from the checkout around it."""
    from newstables import loading

    monkeypatch.setattr(loading, "_HERE", story / "scripts" / "newstables")
    assert len(newstables.load("articles")) == 1
    monkeypatch.setattr(loading, "_HERE", story.parent / "nowhere" / "scripts" / "newstables")
    with pytest.raises(BadInput, match="run 'newstables build', or give path="):
        newstables.load("articles")


def test_tables_names_the_four_that_users_ask_for_first() -> None:
    named = newstables.tables()
    assert list(named)[:4] == ["figures", "quotes", "events", "actors"]
    assert len(named) == 13
    assert all(description.endswith(".") for description in named.values())


def test_importing_newstables_reads_no_word_list_and_no_pandas() -> None:
    """A program that loads one table should not wait for the extraction."""
    code = (
        "import newstables, sys; print(*sorted({'pandas', 'pyarrow', 'frictionless', 'newstables.words'} & set(sys.modules)))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == ""


# ---- extraction from a program


def test_extract_gives_the_tables_of_the_schema(story: Path) -> None:
    made = newstables.extract(STORY, published_on=STORY_DAY, article_id="story")
    assert list(made) == list(schema.tables())
    for name, table in made.items():
        assert table.schema.equals(schema.arrow_schema(name), check_metadata=True)
        if name != "articles":
            assert table.equals(pq.read_table(story / "data" / f"{name}.parquet")), name


def test_a_time_of_publication_counts_as_its_day() -> None:
    """A pandas Timestamp would otherwise put its hours into the dates."""
    given = pd.Timestamp(2031, 3, 14, 17, 30)
    made = newstables.extract("The army left on Sunday.", published_on=given)
    assert made["times"].column("edtf").to_pylist() == ["2031-03-09"]
    assert made["articles"].column("published_on").to_pylist() == [STORY_DAY]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "holds no words"), (" \n\ufeff\u00a0", "holds no words"), ("a\0b", "NUL"), ("a\ud800", "surrogate")],
)
def test_what_is_no_text_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        newstables.extract(text)


def test_a_batch_gives_one_set_of_tables() -> None:
    batch = pa.table(
        {
            "id": ["b", "a"],
            "text": ["Water rose on Sunday, the Relief Agency said.", "It fell on Monday, the Relief Agency said."],
            "published_on": pa.array([date(2031, 3, 14), None]),
        }
    )
    made = newstables.extract_batch(batch)
    assert made["articles"].column("article_id").to_pylist() == ["a", "b"]
    assert made["times"].column("edtf").to_pylist() == [None, "2031-03-09"]
    (agency,) = made["actors"].to_pylist()
    assert (agency["name"], agency["mention_count"]) == ("Relief Agency", 2)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"text": ["x"]}, "lacks id"),
        ({"id": ["a", "a"], "text": ["x", "y"]}, "rows 0 and 1 have one id, a [(]given as 'a' and 'a'[)]"),
        ({"id": [1], "text": ["x"]}, "id of row 0 is no text"),
        ({"id": ["a", "b"], "text": ["x", None]}, "text of row 1 is no text"),
        ({"id": ["a"], "text": ["x"], "published_on": ["2031-03-14"]}, "published_on of row 0 is no date"),
        ({"id": ["a"], "text": [" "]}, "a: holds no words"),
    ],
)
def test_a_batch_that_cannot_be_read_is_told(columns: dict[str, list[Any]], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        newstables.extract_batch(pa.table(columns))


def test_a_batch_of_nothing_gives_empty_tables() -> None:
    made = newstables.extract_batch(pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())}))
    assert {name: table.num_rows for name, table in made.items()} == dict.fromkeys(schema.tables(), 0)


def test_timestamps_in_a_batch_count_as_days() -> None:
    columns = {"id": ["a"], "text": ["They left on Sunday."], "published_on": [datetime(2031, 3, 14, 5)]}
    assert newstables.extract_batch(pa.table(columns))["times"].column("edtf").to_pylist() == ["2031-03-09"]


def test_a_descriptor_read_by_hand_leads_to_the_same_files(story: Path) -> None:
    """The paths in the README are those in the descriptor."""
    descriptor = json.loads((story / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["path"] for r in descriptor["resources"][:4]] == [f"data/{n}.csv" for n in list(newstables.tables())[:4]]


def test_a_package_is_named_by_its_folder_or_its_descriptor(story: Path) -> None:
    descriptor = story / "datapackage.json"
    assert newstables.load("figures", descriptor).equals(newstables.load("figures", story))
    assert newstables.cite(path=str(descriptor)) == newstables.cite(path=story)


def test_a_file_that_is_no_package_is_told(tmp_path: Path) -> None:
    wheel = tmp_path / "newstables.whl"
    wheel.write_bytes(b"PK")
    for use in (lambda: newstables.load("figures", wheel), lambda: newstables.cite(path=wheel)):
        with pytest.raises(BadInput, match=r"newstables.whl: is a file; name the folder of a package"):
            use()


@pytest.mark.parametrize("name", schema.tables())
def test_an_extracted_table_becomes_the_frame_that_load_gives(name: str, story: Path) -> None:
    extracted = newstables.extract(STORY, STORY_DAY, "story")[name]
    frame, loaded = newstables.to_pandas(extracted), newstables.load(name, story)
    if name == "articles":  # the source file is a matter of the package
        frame["source_file"] = loaded["source_file"]
    pd.testing.assert_frame_equal(frame, loaded)


def test_what_is_no_table_is_not_made_a_frame() -> None:
    with pytest.raises(BadInput, match=r"takes no dict; give one table, such as extract\(text\)\['figures'\]"):
        newstables.to_pandas(newstables.extract("Water rose."))  # type: ignore[arg-type]
