"""Every format keeps what the schemas promise: Table Schema, Arrow, pandas, Parquet and the data dictionary."""

import json
from importlib.resources import files
from typing import Any

import frictionless
import jsonschema
import pandas as pd
import pyarrow as pa
import pytest

from newstables.schema import (
    arrow_schema,
    dictionary,
    frictionless_schema,
    pandas_dtypes,
    table,
    tables,
)

every_table = pytest.mark.parametrize("name", tables())

# Derived formats


@every_table
def test_the_table_schema_says_what_the_table_says(name: str) -> None:
    plain, tab = frictionless_schema(name), table(name)
    assert frictionless.Schema.validate_descriptor(plain).valid
    assert [f["name"] for f in plain["fields"]] == list(tab.columns)
    assert plain["primaryKey"] == list(tab.primary_key)
    assert plain["missingValues"] == [""]
    for field, own in zip(plain["fields"], tab.fields, strict=True):
        codes = [c.code for c in own.codes]
        assert field.get("constraints", {}).get("enum", []) == codes
        assert field.get("categories", []) == [{"value": c.code, "label": c.label} for c in own.codes]
        assert field.get("constraints", {}).get("required", False) is own.required


@every_table
def test_arrow_pandas_and_table_schema_agree(name: str) -> None:
    arrow, plain = arrow_schema(name), frictionless_schema(name)
    dtypes = pandas_dtypes(plain)
    required = [field.get("constraints", {}).get("required", False) for field in plain["fields"]]
    assert arrow.names == list(dtypes) == [field["name"] for field in plain["fields"]]
    assert [not arrow.field(column).nullable for column in arrow.names] == required
    arrow_types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    pandas_types = {
        "string": ("str", "str"),
        "integer": ("Int64", "int64"),
        "number": ("float64", "float64"),
        "boolean": ("boolean", "bool"),
        "date": ("datetime64[s]", "datetime64[s]"),
    }
    assert arrow.types == [arrow_types[field["type"]] for field in plain["fields"]]
    expected = [pandas_types[f["type"]][needed] for f, needed in zip(plain["fields"], required, strict=True)]
    assert list(dtypes.values()) == expected
    assert {str(pd.Series([], dtype=dtype).dtype) for dtype in dtypes.values()} == set(dtypes.values())


@every_table
def test_descriptions_travel_into_parquet(name: str) -> None:
    arrow, tab = arrow_schema(name), table(name)
    assert arrow.metadata[b"description"].decode() == tab.description
    for field in tab.fields:
        assert arrow.field(field.name).metadata[b"description"].decode() == field.description


def test_a_type_no_table_here_uses_loads_as_text() -> None:
    assert pandas_dtypes({"fields": [{"name": "a"}, {"name": "b", "type": "geopoint"}]}) == {
        "a": "str",
        "b": "str",
    }


def test_a_key_points_to_a_key_of_the_same_type() -> None:
    for name in tables():
        for key in table(name).foreign_keys:
            target = table(key.table or name)
            assert key.key in target.primary_key, f"{name}.{key.field}"
            one, other = table(name).field(key.field), target.field(key.key)
            assert (one.type, one.pattern) == (other.type, other.pattern), f"{name}.{key.field}"


def test_the_official_profile_accepts_the_schemas() -> None:
    profile = json.loads((files("dplib") / "profiles" / "2.0" / "datapackage.json").read_text(encoding="utf-8"))
    resources: list[dict[str, Any]] = [
        {"name": name, "type": "table", "path": f"data/{name}.csv", "schema": frictionless_schema(name)} for name in tables()
    ]
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "newstables",
        "resources": resources,
    }
    check = jsonschema.Draft7Validator(profile)
    assert [error.message for error in check.iter_errors(descriptor)] == []
    assert frictionless.Package.validate_descriptor(descriptor).valid
    resources[0]["schema"]["fields"][0]["example"] = 1  # proof that the profile looks inside a schema
    assert not check.is_valid(descriptor)


# The data dictionary


def test_the_dictionary_has_every_table_column_and_code() -> None:
    text = dictionary(tables())
    for name in tables():
        assert f"\n## {name}\n" in text
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        cells = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
        assert [f"| `{column}`" for column in table(name).columns] == cells[: len(table(name).columns)]
        for field in table(name).fields:
            for code in field.codes:
                assert f"| `{code.code}` | {code.label} | {code.definition}" in text, f"{name}.{field.name}"


def test_every_link_in_the_dictionary_leads_to_a_heading() -> None:
    lines = dictionary(tables()).splitlines()
    kept = "abcdefghijklmnopqrstuvwxyz0123456789_ "
    headings = [line.lstrip("#").strip().lower() for line in lines if line.startswith("#")]
    anchors = ["".join(c for c in heading if c in kept).replace(" ", "-") for heading in headings]
    links = {part.split(")")[0] for line in lines for part in line.split("](#")[1:]}
    assert len(links) > len(tables())
    assert links <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_shared_code_list_is_printed_once_and_only_where_used() -> None:
    assert dictionary(tables()).count("### Codes of origin\n") == 1
    assert "Codes of origin" not in dictionary(["articles", "sentences"])


def test_every_line_of_a_table_in_the_dictionary_has_as_many_cells_as_its_head() -> None:
    cells = 0
    for line in dictionary(tables()).splitlines():
        now = line.count("|")
        assert not (now and cells and now != cells), line
        cells = now
