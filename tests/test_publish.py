"""What is published: the bytes of every file, the descriptor, and how to cite it."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

import newstables
from conftest import MINI_ID, STORY, STORY_DAY, Package
from newstables import schema
from newstables.article import make_article
from newstables.page import PAGE
from newstables.pipeline import machine_tables
from newstables.publish import Dataset, csv_bytes, parquet_bytes, render, write_package
from newstables.publish.files import arrow_table
from newstables.schema import cell

CATALOGUES = ("data/README.md", "data/citation.bib", "data/citation.json", "data/croissant.json")
ROOT = Path(__file__).resolve().parents[1]
PATHS = sorted([*(f"data/{name}.{kind}" for name in schema.tables() for kind in ("csv", "parquet")), *CATALOGUES, PAGE])

# ---- CSV


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (12000.0, "12000"),
        (0.5, "0.5"),
        (-0.0, "0"),
        (51.680565, "51.680565"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e16, "1e+16"),
        (7, "7"),
        (True, "true"),
        (False, "false"),
        (date(2031, 3, 4), "2031-03-04"),
        ("NA", "NA"),
        ("012", "012"),
    ],
)
def test_a_value_is_printed_in_its_shortest_form(value: object, printed: str) -> None:
    assert cell(value) == printed


def test_a_csv_is_utf8_with_lf_and_quotes_only_where_they_are_needed() -> None:
    rows = [{"a": "Zoë, “x”", "b": 'say "no"'}, {"a": "two\nlines", "b": None}, {"a": " x ", "b": "plain"}]
    assert csv_bytes(["a", "b"], rows).decode("utf-8") == ('a,b\n"Zoë, “x”","say ""no"""\n"two\nlines",\n x ,plain\n')


@pytest.mark.parametrize("mark", ["\r", "\r\n", "\n", "\u2028", "\x85", "\x0c", '"', ",", "\t", "\ufeff"])
def test_a_cell_with_any_character_is_read_back_as_it_was(mark: str) -> None:
    """Python's csv leaves a carriage return without quotation marks; an article of 1995 has one in every line."""
    value = f"a{mark}b"
    text = csv_bytes(["x", "y"], [{"x": value, "y": "z"}]).decode("utf-8")
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["x", "y"], [value, "z"]]


def test_published_csv_files_have_neither_byte_order_mark_nor_carriage_return(story: Path) -> None:
    for path in sorted((story / "data").glob("*.csv")):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        assert content.endswith(b"\n")
        header = content.decode("utf-8").partition("\n")[0]
        assert header == ",".join(schema.table(path.stem).columns)


def test_an_article_with_old_line_ends_gives_a_good_package(
    dataset: Dataset, tmp_path: Path, copied: Callable[[Path], Package]
) -> None:
    """Wrapped lines that end in a carriage return stand inside sentences, and so inside cells."""
    from newstables.check import check_package

    text = (
        "The Relief Agency of Torvania said on March 12 that the\rwater had gone down and that some 40 boats were on\r"
        "their way to the villages, where thousands of farmers\rare still waiting for seed and for tents from abroad."
    )
    tables = machine_tables(make_article(text, "story", published_on=STORY_DAY))
    assert "\r" in tables["sentences"][0]["text"]
    write_package(tmp_path, render(tables, dataset))
    assert check_package(tmp_path).faults == []


# ---- Parquet


@pytest.mark.parametrize("name", schema.tables())
def test_a_parquet_file_has_the_types_nullability_and_descriptions_of_the_schema(name: str, story: Path) -> None:
    file = pq.ParquetFile(story / "data" / f"{name}.parquet")
    assert file.schema_arrow.equals(schema.arrow_schema(name), check_metadata=True)
    for field, column in zip(file.schema_arrow, schema.table(name).fields, strict=True):
        assert field.nullable is not column.required
        assert field.metadata[b"description"].decode() == column.description
    groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
    packed = {group.column(i).compression for group in groups for i in range(group.num_columns)}
    assert packed <= {"ZSTD"}


def test_parquet_is_compressed_with_zstd() -> None:
    column = pa.table({"a": ["x"] * 1000})
    metadata = pq.ParquetFile(pa.BufferReader(parquet_bytes(column))).metadata
    assert metadata.row_group(0).column(0).compression == "ZSTD"


def test_a_null_where_the_schema_wants_a_value_is_not_published(story_tables: dict[str, list[dict[str, Any]]]) -> None:
    rows = story_tables["figures"]
    columns = {name: [row[name] for row in rows] for name in rows[0]} | {"unit": [None] * len(rows)}
    with pytest.raises(pa.ArrowInvalid, match="non-nullable"):
        parquet_bytes(arrow_table("figures", columns))


def test_parquet_says_what_the_csv_says(story_tables: dict[str, list[dict[str, Any]]], story: Path) -> None:
    for name in schema.tables():
        assert pq.read_table(story / "data" / f"{name}.parquet").to_pylist() == story_tables[name]


# ---- the descriptor


def validators() -> dict[str, Any]:
    """The official profiles of Data Package v2, which refer to each other by address."""
    folder = resource_files("dplib") / "profiles" / "2.0"
    names = ("datapackage", "dataresource", "tableschema", "tabledialect")
    return {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names}


@pytest.mark.parametrize("package", ["story", "mini"])
def test_the_descriptor_passes_the_official_profile_of_version_2(package: str, request: pytest.FixtureRequest) -> None:
    from referencing import Registry, Resource

    descriptor = json.loads((request.getfixturevalue(package) / "datapackage.json").read_text(encoding="utf-8"))
    profiles = validators()
    registry: Registry[Any] = Registry().with_resources(
        (f"https://datapackage.org/profiles/2.0/{name}.json", Resource.from_contents(profile))
        for name, profile in profiles.items()
    )

    def errors(profile: str, value: object) -> list[str]:
        validator = jsonschema.Draft7Validator(profiles[profile], registry=registry)
        return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(value)]

    assert errors("datapackage", descriptor) == []
    for resource in descriptor["resources"]:
        assert errors("dataresource", resource) == []
        if "schema" in resource:
            assert errors("tableschema", resource["schema"]) == []
    assert errors("datapackage", {**descriptor, "resources": []}) != []
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_the_descriptor_names_every_file_with_its_licence_hash_and_size(story: Path) -> None:
    descriptor = json.loads((story / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted([*(r["path"] for r in descriptor["resources"]), *CATALOGUES, PAGE]) == PATHS
    assert sorted(str(p.relative_to(story)) for p in (story / "data").iterdir()) == PATHS
    for resource in descriptor["resources"]:
        content = (story / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        verbatim = resource["name"].removesuffix("-parquet") == "sentences"
        assert [licence["name"] for licence in resource["licenses"]] == ["publisher-terms" if verbatim else "CC-BY-4.0"]
        assert resource["title"]
        assert resource["description"]
    assert {"name", "title", "description", "version", "keywords", "licenses"} <= set(descriptor)


def test_the_descriptor_of_a_checkout_says_where_it_comes_from(mini: Path) -> None:
    descriptor = json.loads((mini / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["name"] == "torvania"
    assert descriptor["version"] == newstables.__version__
    assert descriptor["sources"] == [{"title": "The Torvania Post"}]
    assert descriptor["contributors"] == [{"title": "A Reader", "roles": ["author"]}]
    assert "Text: The Torvania Post" in [licence["title"] for licence in descriptor["licenses"]]


def frictionless_errors(folder: Path) -> list[str]:
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(folder / "datapackage.json"))
    return [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors] + [
        error.type for error in report.errors
    ]


@pytest.mark.parametrize("package", ["story", "mini"])
def test_plain_frictionless_finds_the_package_valid(package: str, request: pytest.FixtureRequest) -> None:
    assert frictionless_errors(request.getfixturevalue(package)) == []


def test_plain_frictionless_finds_a_parquet_file_of_another_hash(story: Path, copied: Callable[[Path], Package]) -> None:
    """It passes wrong hashes of what it takes for a Parquet table; "format": "Parquet" without a type keeps it from that."""
    package = copied(story)
    path = package.folder / "data" / "times.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    assert frictionless_errors(package.folder) == ["times-parquet: hash-count"]


def test_plain_frictionless_finds_a_csv_file_of_another_hash(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    path = package.folder / "data" / "times.csv"
    path.write_bytes(path.read_bytes().replace(b"Monday", b"Friday"))
    assert frictionless_errors(package.folder) == ["times: hash-count"]


# ---- the same bytes


def test_two_renders_are_equal(story_tables: dict[str, list[dict[str, Any]]], dataset: Dataset) -> None:
    again = machine_tables(make_article(STORY, "story", published_on=STORY_DAY, source_file="story.txt"))
    assert render(story_tables, dataset) == render(again, dataset)


def test_a_build_in_another_folder_zone_locale_and_hash_seed_gives_the_same_bytes(mini: Path, tmp_path: Path) -> None:
    root = tmp_path / "another place"
    (root / "seeds").parent.mkdir()
    subprocess.run(["cp", "-r", str(mini / "seeds"), str(root / "seeds")], check=True)
    other = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711"}
    code = {"PYTHONPATH": str(Path(newstables.__file__).resolve().parents[1])}
    command = [sys.executable, "-m", "newstables", "build"]
    made = subprocess.run(command, cwd=root, env={**os.environ, **other, **code}, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    for path in [*PATHS, "datapackage.json"]:
        assert (root / path).read_bytes() == (mini / path).read_bytes(), path


def test_no_byte_tells_when_or_where_it_was_made(mini: Path) -> None:
    told = [date.today().isoformat(), str(mini), str(Path.home()), tempfile.gettempdir() + "/", "newstables-"]
    for path in [*PATHS, "datapackage.json"]:
        content = (mini / path).read_bytes()
        assert [word for word in told if word.encode() in content] == [], path
        if path.endswith(".parquet"):
            words = pq.ParquetFile(mini / path).metadata.metadata or {}
            assert set(words) <= {b"ARROW:schema", b"title", b"description"}


# ---- how to cite it


def test_the_citation_file_is_valid_and_of_this_version() -> None:
    loader = type("Plain", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})  # a date stays text, as the schema wants
    citation = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=loader)
    rules = json.loads((ROOT / "tests" / "cff-1.2.0.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft7Validator(rules)
    assert [error.message for error in checker.iter_errors(citation)] == []
    assert [error.message for error in checker.iter_errors({**citation, "type": "book"})] != []
    newest = re.search(r"^## (\S+) \((\S+)\)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert (citation["version"], citation["date-released"]) == newest.groups()
    assert citation["version"] == newstables.__version__


def test_a_package_of_a_checkout_can_travel_with_its_text(mini: Path) -> None:
    row = next(csv.DictReader(io.StringIO((mini / "data" / "articles.csv").read_text(encoding="utf-8"))))
    text = mini / row["source_file"]
    assert row["source_file"] == f"seeds/{MINI_ID}/article.txt"
    assert hashlib.sha256(text.read_bytes()).hexdigest() == row["sha256"]
