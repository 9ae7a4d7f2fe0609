"""Two packages compared: a pure function of both.

Rows are told apart by their primary key, values as the CSV prints them. A row that only changed its id (all other columns
but the keys are equal) means that the rule of ids changed; a row whose words moved has other offsets too, and counts as
one removed and one added.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from newstables.diff.policy import Level
from newstables.packages import Package, Table

# What a Table Schema says of a column, apart from name and type.
_WORDS = ("title", "description", "example")


class FieldChange(NamedTuple):
    """A value that changed; "" is null."""

    field: str
    old: str
    new: str


class RowChange(NamedTuple):
    """A row that is in both packages, with the fields that changed."""

    id: str
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What became of the rows of a table. `renamed` are rows that only changed their id."""

    name: str
    old_rows: int
    new_rows: int
    added: list[str]
    removed: list[str]
    renamed: list[tuple[str, str]]
    changed: list[RowChange]

    @property
    def level(self) -> Level:
        """What the version policy calls it."""
        if self.renamed:
            return Level.MAJOR
        return Level.MINOR if self.added or self.removed or self.changed else Level.NONE


class SchemaChange(NamedTuple):
    """A change of what the tables are: `where` is a table, `table.column` or a part of the descriptor."""

    level: Level
    where: str
    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; empty lists when nothing does. The version itself is told and not counted as a difference."""

    old_version: str
    new_version: str
    schema: list[SchemaChange]
    tables: list[TableChanges]

    @property
    def level(self) -> Level:
        """The highest level of all changes."""
        return max([change.level for change in self.schema] + [table.level for table in self.tables], default=Level.NONE)


def compare(old: Package, new: Package) -> Difference:
    """What differs between two packages.

    Args:
        old: the earlier package.
        new: the later one.

    Returns:
        The changes of the schema, most serious first, and those of the rows of each table in both.
    """
    schema = [*_about(old, new), *_tables(old.tables, new.tables), *_articles(old, new)]
    for name in [name for name in old.tables if name in new.tables]:
        schema += _table_schema(old.tables[name], new.tables[name])
    schema.sort(key=lambda change: (-change.level, change.where))
    rows = [_rows(old.tables[name], table) for name, table in new.tables.items() if name in old.tables]
    return Difference(
        old_version=str(old.descriptor.get("version", "")),
        new_version=str(new.descriptor.get("version", "")),
        schema=schema,
        tables=[table for table in rows if table.level],
    )


def _about(old: Package, new: Package) -> Iterator[SchemaChange]:
    """Changes of what is said of the whole."""
    terms = [[str(_licence(entry)) for entry in _list(package, "licenses")] for package in (old, new)]
    if terms[0] != terms[1]:
        yield SchemaChange(Level.MAJOR, "package", "other licences", "; ".join(terms[0]), "; ".join(terms[1]))
    for key in ("name", "title", "description", "keywords", "contributors", "sources", "licenses"):
        before, after = old.descriptor.get(key), new.descriptor.get(key)
        if before != after and not (key == "licenses" and terms[0] != terms[1]):
            yield SchemaChange(Level.PATCH, "package", f"other {key}", _text(before), _text(after))
    if old.dictionary != new.dictionary:
        yield SchemaChange(Level.PATCH, "data/README.md", "other words in the data dictionary")


def _list(package: Package, key: str) -> list[Any]:
    found = package.descriptor.get(key)
    return found if isinstance(found, list) else []


def _licence(entry: Any) -> Any:
    return entry.get("name") if isinstance(entry, dict) else entry


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part.get("title", part) if isinstance(part, dict) else part) for part in value)
    return "" if value is None else str(value)


def _tables(old: Mapping[str, Table], new: Mapping[str, Table]) -> Iterator[SchemaChange]:
    for name in old:
        if name not in new:
            yield SchemaChange(Level.MAJOR, name, f"table removed, with {len(old[name].rows)} rows")
    for name in new:
        if name not in old:
            yield SchemaChange(Level.MINOR, name, f"table added, with {len(new[name].rows)} rows")


def _articles(old: Package, new: Package) -> Iterator[SchemaChange]:
    """Packages without an article in common: whatever cites or counts a row of the old one finds none of them in the new."""
    before, after = _ids(old), _ids(new)
    if before and after and set(before).isdisjoint(after):
        yield SchemaChange(Level.MAJOR, "articles", "no article in common", ", ".join(before), ", ".join(after))


def _ids(package: Package) -> list[str]:
    """The ids of the articles."""
    table = package.tables.get("articles")
    return [] if table is None else [table.row_id(row) for row in table.rows]


def _table_schema(old: Table, new: Table) -> Iterator[SchemaChange]:
    name = new.name
    if old.key != new.key:
        yield SchemaChange(Level.MAJOR, name, "other key", ", ".join(old.key), ", ".join(new.key))
    for key in ("title", "description"):
        if getattr(old, key) != getattr(new, key):
            yield SchemaChange(Level.PATCH, name, f"other {key}", getattr(old, key), getattr(new, key))
    before, after = {f["name"]: f for f in old.fields}, {f["name"]: f for f in new.fields}
    for column in before:
        if column not in after:
            yield SchemaChange(Level.MAJOR, f"{name}.{column}", "column removed")
    for column, field in after.items():
        if column not in before:
            yield SchemaChange(Level.MINOR, f"{name}.{column}", f"column added ({field['type']})")
        else:
            yield from _column(f"{name}.{column}", before[column], field, in_key=column in new.key)
    shared = [column for column in before if column in after]
    if shared != [column for column in after if column in before]:
        yield SchemaChange(Level.MINOR, name, "other order of columns", ", ".join(before), ", ".join(after))
    for column, other, key in sorted(set(old.foreign_keys) - set(new.foreign_keys)):
        if column in after:
            yield SchemaChange(Level.MAJOR, f"{name}.{column}", "foreign key removed", f"{other}.{key}")
    for column, other, key in sorted(set(new.foreign_keys) - set(old.foreign_keys)):
        level = Level.MAJOR if column in before else Level.MINOR
        yield SchemaChange(level, f"{name}.{column}", "foreign key added", "", f"{other}.{key}")


def _column(where: str, old: Mapping[str, Any], new: Mapping[str, Any], in_key: bool) -> Iterator[SchemaChange]:
    if old["type"] != new["type"]:
        yield SchemaChange(Level.MAJOR, where, "other type", old["type"], new["type"])
    bounds = [dict(field.get("constraints", {})) for field in (old, new)]
    codes = [_codes(field) for field in (old, new)]
    if gone := [code for code in codes[0] if code not in codes[1]]:
        yield SchemaChange(Level.MAJOR, where, "codes removed", ", ".join(gone))
    if come := [code for code in codes[1] if code not in codes[0]]:
        yield SchemaChange(Level.MINOR, where, "codes added", "", ", ".join(come))
    for constraint in sorted({*bounds[0], *bounds[1]} - {"enum"}):
        before, after = (bound.get(constraint) for bound in bounds)
        if before != after:
            of_ids = in_key and constraint == "pattern"
            what = "other rule of the id" if of_ids else f"other constraint {constraint}"
            yield SchemaChange(Level.MAJOR if of_ids else Level.MINOR, where, what, _text(before), _text(after))
    for key in _WORDS:
        if old.get(key) != new.get(key):
            yield SchemaChange(Level.PATCH, where, f"other {key}", _text(old.get(key)), _text(new.get(key)))
    labels = [{code: label for code, label in found.items() if code in codes[0] and code in codes[1]} for found in codes]
    for code in labels[0]:
        if labels[0][code] != labels[1][code]:
            yield SchemaChange(Level.PATCH, where, f"other label of {code}", labels[0][code], labels[1][code])


def _codes(field: Mapping[str, Any]) -> dict[str, str]:
    """The codes of a column with their labels."""
    listed = field.get("constraints", {}).get("enum")
    labels = {str(c.get("value")): str(c.get("label", "")) for c in field.get("categories", []) if isinstance(c, dict)}
    return {str(code): labels.get(str(code), "") for code in listed} if isinstance(listed, list) else {}


def _rows(old: Table, new: Table) -> TableChanges:
    """Changes of rows; columns that only one of the two has are told by the schema."""
    if not old.key or old.key != new.key:  # no row can be known again
        return TableChanges(new.name, len(old.rows), len(new.rows), [], [], [], [])
    before, after = _by_id(old), _by_id(new)
    shared = [column for column in new.columns if column in old.columns]
    removed, added = [i for i in before if i not in after], [i for i in after if i not in before]
    renamed = _renamed(old, new, [before[i] for i in removed], [after[i] for i in added], shared)
    gone, come = {first for first, _ in renamed}, {second for _, second in renamed}
    changed = []
    for i, row in after.items():
        if i in before and before[i] != row:
            fields = [FieldChange(c, before[i][c], row[c]) for c in shared if before[i][c] != row[c]]
            if fields:
                changed.append(RowChange(i, fields))
    return TableChanges(
        name=new.name,
        old_rows=len(old.rows),
        new_rows=len(new.rows),
        added=[i for i in added if i not in come],
        removed=[i for i in removed if i not in gone],
        renamed=renamed,
        changed=changed,
    )


def _by_id(table: Table) -> dict[str, dict[str, str]]:
    """Rows by id; where a broken package has one id twice, the second and later are told apart by number."""
    seen: Counter[str] = Counter()
    found = {}
    for row in table.rows:
        name = table.row_id(row)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return found


def _renamed(
    old: Table, new: Table, removed: Sequence[dict[str, str]], added: Sequence[dict[str, str]], shared: Sequence[str]
) -> list[tuple[str, str]]:
    """Pairs of a removed and an added row that are equal but for keys; only in tables whose rows have an id of their own."""
    if len(new.key) != 1:
        return []
    keys = {*new.key, *(column for table in (old, new) for column, _, _ in table.foreign_keys)}
    told = [column for column in shared if column not in keys]
    left = defaultdict(list)
    for row in reversed(removed):
        left[tuple(row[column] for column in told)].append(old.row_id(row))
    pairs = []
    for row in added:
        if same := left[tuple(row[column] for column in told)]:
            pairs.append((same.pop(), new.row_id(row)))
    return pairs
