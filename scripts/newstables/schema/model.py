"""The tables as the JSON files beside this module define them: columns, codes and keys, in order.

Takes `shared.json` (the order of the tables, columns and code lists used by several of them, patterns) and
one file per table. Gives frozen `Table`, `Field`, `Code` and `ForeignKey` values, each column complete.
Leaves out every format derived from them (see `derive` and `dictionary`) and every check that looks at
rows.

How a table file says a column:
- `"use": "earliest"` takes the shared column of that name; what stands beside it overrides it, constraints
  one by one.
- `"of": "said_on"` names the column that this one belongs to; `{of}` and `{title}` in a shared text become
  its name and title.
- `<slug>` in a pattern stands for the shared pattern of that name.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Code:
    """One value that a coded column may take."""

    code: str
    label: str
    definition: str
    types: tuple[str, ...] = ()  # for an event mode: the event types that it belongs to


@dataclass(frozen=True, slots=True)
class Field:
    """One column, complete. Examples and bounds are written as in the CSV."""

    name: str
    type: str  # string, integer, number, boolean or date
    title: str
    description: str
    example: str
    required: bool = False
    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    codes: tuple[Code, ...] = ()
    use: str | None = None  # the shared column that it was taken from
    of: str | None = None  # the column that it belongs to: a name's id, an offset's text, a day's EDTF


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values are keys of a table."""

    field: str
    table: str  # "" is the table itself, as in Table Schema
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    title: str
    description: str
    license: str  # an SPDX id, or "publisher" for verbatim text under the publisher's terms
    fields: tuple[Field, ...]
    columns: tuple[str, ...]  # the names of the fields
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    def field(self, name: str) -> Field:
        """The column of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"table {self.name!r} has no column {name!r}")


@cache
def _read(name: str) -> Any:
    return json.loads((files(__package__) / f"{name}.json").read_text(encoding="utf-8"))


@cache
def tables() -> tuple[str, ...]:
    """The names of all tables, in the order of the package: first the four that users ask for."""
    return tuple(_read("shared")["order"])


@cache
def table(name: str) -> Table:
    """The table of that name."""
    if name not in tables():
        raise KeyError(f"no table {name!r}; the tables are {', '.join(tables())}")
    raw = _read(name)
    shared = [_with_shared(field) for field in raw["fields"]]
    titles = {field["name"]: field["title"] for field in shared}
    return Table(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        license=raw["license"],
        fields=tuple(_field(field, titles) for field in shared),
        columns=tuple(titles),
        primary_key=tuple(raw["primaryKey"]),
        foreign_keys=tuple(_foreign_key(key) for key in raw["foreignKeys"]),
    )


@cache
def modes() -> Mapping[str, tuple[str, ...]]:
    """For each event type the modes that it may take, none for types without modes."""
    events = table("events")
    of_mode = events.field("mode").codes
    return {kind.code: tuple(mode.code for mode in of_mode if kind.code in mode.types) for kind in events.field("type").codes}


@cache
def shared_codes() -> Mapping[str, tuple[Code, ...]]:
    """The code lists that several tables use, by the name of their column."""
    return {name: _codes(raw) for name, raw in _read("shared")["codes"].items()}


def rules() -> tuple[tuple[str, str], ...]:
    """What holds for every table, as (title, text)."""
    return tuple((rule["title"], rule["text"]) for rule in _read("shared")["rules"])


def _with_shared(raw: dict[str, Any]) -> dict[str, Any]:
    """A column as its table file writes it, completed from the shared column that it uses."""
    if "use" not in raw:
        return raw
    base: dict[str, Any] = _read("shared")["columns"][raw["use"]]
    constraints = base.get("constraints", {}) | raw.get("constraints", {})
    return {"name": raw["use"]} | base | raw | {"constraints": constraints}


def _field(raw: dict[str, Any], titles: dict[str, str]) -> Field:
    constraints = raw.get("constraints", {})
    codes = raw.get("codes", [])
    of = raw.get("of")
    fill = {"{of}": of, "{title}": titles[of]} if of else {}
    pattern = constraints.get("pattern")
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=_replace(raw["title"], fill),
        description=_replace(raw["description"], fill),
        example=raw["example"],
        required=constraints.get("required", False),
        pattern=None if pattern is None else _pattern(pattern),
        min_length=constraints.get("minLength"),
        max_length=constraints.get("maxLength"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        codes=shared_codes()[codes] if isinstance(codes, str) else _codes(codes),
        use=raw.get("use"),
        of=of,
    )


def _codes(raw: list[dict[str, Any]]) -> tuple[Code, ...]:
    return tuple(Code(c["code"], c["label"], c["definition"], tuple(c.get("types", ()))) for c in raw)


def _foreign_key(raw: dict[str, Any]) -> ForeignKey:
    (field,), (key,) = raw["fields"], raw["reference"]["fields"]
    return ForeignKey(field, raw["reference"]["resource"], key)


def _pattern(text: str) -> str:
    """A pattern with its `<name>`s filled in; a shared pattern uses only those above it."""
    for name, pattern in reversed(_read("shared")["patterns"].items()):
        text = text.replace(f"<{name}>", pattern)
    return text


def _replace(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text
