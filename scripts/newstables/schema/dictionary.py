"""The data dictionary: every table, column and code explained on one page.

Takes names of tables, gives Markdown that reads well on GitHub and is the same on every run. A code list
that several tables use is printed once, after them. Leaves out how many rows there are and all else that
only data can tell.
"""

import re
from collections.abc import Iterable, Sequence

from newstables.schema.model import Code, Field, ForeignKey, Table, rules, shared_codes, table

_LICENSES = {
    "CC-BY-4.0": "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    "publisher": "the publisher's terms, see `articles.credit`",
}


def dictionary(names: Iterable[str]) -> str:
    """The data dictionary of these tables, in the order given."""
    chosen = [table(name) for name in names]
    parts = ["# Data dictionary"]
    parts.append(_grid(["Table", "What it holds", "Licence"], [_overview(tab) for tab in chosen]))
    parts += ["## Rules for every table", "\n".join(f"- **{title}.** {text}" for title, text in rules())]
    for tab in chosen:
        parts += _section(tab)
    used = {field.use for tab in chosen for field in tab.fields}
    shared = [(name, codes) for name, codes in shared_codes().items() if name in used]
    if shared:
        parts.append("## Codes used by several tables")
    for name, codes in shared:
        parts += [f"### Codes of {name}", _code_grid(codes)]
    return "\n\n".join(parts) + "\n"


def _overview(tab: Table) -> list[str]:
    return [f"[{tab.name}](#{tab.name})", tab.description, _LICENSES[tab.license]]


def _section(tab: Table) -> list[str]:
    keys = {key.field: key for key in tab.foreign_keys}
    parts = [f"## {tab.name}", tab.description, "Key: " + ", ".join(f"`{name}`" for name in tab.primary_key)]
    if keys:
        links = [f"- `{key.field}` is {_target(key, tab.name)}" for key in tab.foreign_keys]
        parts.append("Foreign keys:\n\n" + "\n".join(links))
    rows = [_column(field, tab.name) for field in tab.fields]
    parts.append(_grid(["Column", "Type", "Required", "Description", "Example"], rows))
    for field in tab.fields:
        if field.codes and not _is_shared(field):
            parts += [f"### {_codes_title(field, tab.name)}", _code_grid(field.codes)]
    return parts


def _target(key: ForeignKey, own: str) -> str:
    other = key.table or own
    return f"`{key.key}` of [{other}](#{other})"


def _column(field: Field, owner: str) -> list[str]:
    description = field.description
    if field.codes:
        description += f" [Codes](#{_anchor(_codes_title(field, owner))})."
    return [f"`{field.name}`", field.type, "yes" if field.required else "", description, f"`{field.example}`"]


def _is_shared(field: Field) -> bool:
    return field.use in shared_codes()


def _codes_title(field: Field, owner: str) -> str:
    return f"Codes of {field.use}" if _is_shared(field) else f"Codes of {owner}.{field.name}"


def _code_grid(codes: Sequence[Code]) -> str:
    head = ["Code", "Label", "Definition"]
    rows = [[f"`{code.code}`", code.label, code.definition] for code in codes]
    if any(code.types for code in codes):
        head.append("Types")
        for row, code in zip(rows, codes, strict=True):
            row.append(", ".join(code.types))
    return _grid(head, rows)


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _anchor(heading: str) -> str:
    """The name that GitHub gives a heading: lower case, punctuation gone, blanks as hyphens."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
