"""What both exports say of a package as a whole."""

from typing import Any

from newstables.packages import Package, Table


def licence(package: Package) -> str:
    """The terms of the tables and those of the verbatim text, as one line."""
    return " · ".join(_titles(package.descriptor.get("licenses")))


def credit(package: Package) -> str:
    """Who made the package."""
    return ", ".join(_titles(package.descriptor.get("contributors")))


def sources(package: Package) -> str:
    """Where the articles come from."""
    return ", ".join(_titles(package.descriptor.get("sources")))


def words(package: Package, key: str) -> str:
    """A text of the descriptor, empty when it has none."""
    value = package.descriptor.get(key)
    return value if isinstance(value, str) else ""


def table_note(table: Table) -> str:
    """What a table holds, in plain text."""
    return table.description.replace("`", "")


def column_note(table: Table, field: dict[str, Any]) -> str:
    """What a column means, in plain text: its description, its codes, and the table that it leads to."""
    parts = [str(field.get("description") or field.get("title") or "")]
    listed = [entry for entry in field.get("categories", []) if isinstance(entry, dict)]
    if listed:
        parts.append("Codes: " + ", ".join(str(entry.get("value")) for entry in listed) + ".")
    parts += [f"Key of {other}." for column, other, _ in table.foreign_keys if column == field["name"]]
    return " ".join(part for part in parts if part).replace("`", "")


def _titles(listed: object) -> list[str]:
    entries = listed if isinstance(listed, list) else []
    return [str(entry["title"]) for entry in entries if isinstance(entry, dict) and "title" in entry]
