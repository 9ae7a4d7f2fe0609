"""What other tools need to know about the tables: a plain Table Schema, an Arrow schema, pandas dtypes.

Takes the name of a table; `pandas_dtypes` takes any plain Table Schema instead, so that it serves every
package. Gives values only, nothing is read or written. Leaves out the descriptor round the schemas
(`publish`) and the data dictionary.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newstables.schema.model import Field, table

if TYPE_CHECKING:
    import pyarrow as pa


class ReadablePair(NamedTuple):
    """A column with the key of a row elsewhere, the column with that row's name, and the table it stands in."""

    key: str
    readable: str
    table: str


@cache
def readable_pairs(name: str) -> tuple[ReadablePair, ...]:
    """The columns of a table that say the name behind a key; `speaker` is none, it lists the names of all speakers."""
    columns = table(name).columns
    pairs = [ReadablePair(key.field, key.field.removesuffix("_id"), key.table or name) for key in table(name).foreign_keys]
    named = [pair for pair in pairs if pair.readable in columns and "name" in table(pair.table).columns]
    return tuple(pair for pair in named if pair.key != "speaker_id")


def frictionless_schema(name: str) -> dict[str, Any]:
    """The table as a plain Table Schema (Data Package v2), fit for a resource in `datapackage.json`."""
    tab = table(name)
    schema: dict[str, Any] = {
        "fields": [_plain_field(field) for field in tab.fields],
        "missingValues": [""],
        "primaryKey": list(tab.primary_key),
    }
    if tab.foreign_keys:  # the official profile refuses an empty list
        schema["foreignKeys"] = [
            {"fields": [key.field], "reference": {"resource": key.table, "fields": [key.key]}} for key in tab.foreign_keys
        ]
    return schema


def _plain_field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {
        "required": field.required or None,
        "enum": [code.code for code in field.codes] or None,
        "pattern": field.pattern,
        "minLength": field.min_length,
        "maxLength": field.max_length,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    plain: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        "example": field.example,
    }
    if field.codes:
        plain["categories"] = [{"value": code.code, "label": code.label} for code in field.codes]
    given = {name: value for name, value in constraints.items() if value is not None}
    if given:
        plain["constraints"] = given
    return plain


@cache
def arrow_schema(name: str) -> "pa.Schema":
    """The table as an Arrow schema: types, nullability, and every description as metadata."""
    import pyarrow as pa  # costs a tenth of a second, and the command line's help needs none of it

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    tab = table(name)
    return pa.schema(
        [
            pa.field(
                field.name,
                types[field.type],
                nullable=not field.required,
                metadata={b"description": field.description.encode()},
            )
            for field in tab.fields
        ],
        metadata={b"title": tab.title.encode(), b"description": tab.description.encode()},
    )


def pandas_dtypes(schema: Mapping[str, Any]) -> dict[str, str]:
    """The pandas dtype of every column of a plain Table Schema; types not used here stay text."""
    dtypes = {}
    for field in schema["fields"]:
        name, nullable = field["name"], not field.get("constraints", {}).get("required", False)
        match field.get("type"):
            case "integer":
                dtypes[name] = "Int64" if nullable else "int64"
            case "number":
                dtypes[name] = "float64"
            case "boolean":
                dtypes[name] = "boolean" if nullable else "bool"
            case "date":
                dtypes[name] = "datetime64[s]"
            case _:
                dtypes[name] = "str"
    return dtypes
