"""The decisions of a `review.yaml`: their form, with the line of each.

Takes the file's text and gives a list of `Decision`. Whether a decision fits the article is left to `apply`.

    decisions:
      - set: figures/f507-523            # a row that the machine proposed
        words: More than 40 boats        # its words, so that a stale id is noticed
        fields:
          status: {old: asserted, new: predicted}
          counted_text: {old: null, new: "military personnel#1"}
        reason: "predicted" governs the number
        reader: first-reading
      - add: times                       # a row that the machine missed
        words: for weeks#1               # the words, and which occurrence of them
        row: {type: duration, timex_value: PXW, anchor: statement}
        reason: ...
        reader: ...
      - reject: figures                  # words that make no row, or a row id (figures/f10-12)
        words: one side#1
        reason: ...
        reader: ...
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from newstables.article import Reader
from newstables.faults import BadInput, Fault
from newstables.yamlfile import Item, parse

ACTIONS = ("set", "add", "reject")
TABLES = ("actors", "places", "mentions", "times", "quotes", "figures", "events")

Scalar: TypeAlias = str | None
Written: TypeAlias = "Scalar | tuple[Scalar, ...]"

_KEYS = {
    "set": {"set", "words", "fields", "reason", "reader"},
    "add": {"add", "words", "row", "reason", "reader"},
    "reject": {"reject", "words", "reason", "reader"},
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `changes` holds old and new value by field (set), `values` the fields of a new row (add).

    `lines` is the range of lines it stands on, `field_lines` that of each field, both from 1 and end exclusive.
    """

    action: str
    table: str
    row: str | None
    words: str | None
    reason: str
    reader: str
    lines: tuple[int, int]
    changes: dict[str, tuple[Written, Written]] = field(default_factory=dict)
    values: dict[str, Written] = field(default_factory=dict)
    field_lines: dict[str, tuple[int, int]] = field(default_factory=dict)


def _written(item: Item) -> Written:
    if isinstance(item.value, list):
        return tuple(part.text() for part in item.value)
    return item.text()


def _changes(item: Item | None, where: str, file: str, faults: list[Fault]) -> dict[str, tuple[Written, Written]]:
    if item is None or not isinstance(item.value, dict) or not item.value:
        faults.append(Fault(where, "has no fields", "write fields: {status: {old: asserted, new: predicted}}"))
        return {}
    changes: dict[str, tuple[Written, Written]] = {}
    for name, change in item.value.items():
        if not isinstance(change.value, dict) or set(change.value) != {"old", "new"}:
            at = f"{file}:{change.line}"
            faults.append(Fault(at, f"field {name!r} has no old and new value", "write {old: ..., new: ...}"))
            continue
        changes[name] = (_written(change.value["old"]), _written(change.value["new"]))
    return changes


def _decision(item: Item, readers: dict[str, Reader], file: str, faults: list[Fault]) -> Decision | None:
    where = f"{file}:{item.line}"
    if not isinstance(item.value, dict):
        faults.append(Fault(where, "is no decision", "begin it with set:, add: or reject:"))
        return None
    keys = item.value
    actions = [action for action in ACTIONS if action in keys]
    if len(actions) != 1:
        faults.append(Fault(where, "is no single decision", "give it exactly one of set:, add: or reject:"))
        return None
    action = actions[0]
    before = len(faults)
    for name in sorted(set(keys) - _KEYS[action]):
        known = ", ".join(sorted(_KEYS[action]))
        faults.append(Fault(f"{file}:{keys[name].line}", f"has an unknown key {name!r}", f"use {known}"))
    table, slash, row = (keys[action].text() or "").partition("/")
    if table not in TABLES:
        faults.append(Fault(where, f"names no table that can be decided on ({table!r})", "use " + ", ".join(TABLES)))
    if action == "set" and not row:
        faults.append(Fault(where, "names no row", "write set: figures/f507-523"))
    if action == "add" and slash:
        faults.append(Fault(where, "names a row id for a new row", "write add: figures; the id follows from the words"))
    words = keys["words"].text() if "words" in keys else None
    if not words and ((action == "reject" and not row) or (action == "add" and table not in ("actors", "places"))):
        faults.append(Fault(where, "has no words", 'write words: "the words in the article#1"'))
    reason = keys["reason"].text() if "reason" in keys else None
    if not reason:
        faults.append(Fault(where, "gives no reason", "write reason: why it is so, in a few words"))
    reader = (keys["reader"].text() if "reader" in keys else None) or ""
    if reader not in readers:
        known = ", ".join(readers) or "none yet"
        faults.append(Fault(where, f"names no reader listed in article.yaml ({reader!r})", f"use one of: {known}"))
    changes = _changes(keys.get("fields"), where, file, faults) if action == "set" else {}
    values: dict[str, Written] = {}
    if action == "add":
        row_item = keys.get("row")
        if row_item is None or not isinstance(row_item.value, dict):
            faults.append(Fault(where, "has no row", "write row: {field: value, ...}"))
        else:
            values = {name: _written(value) for name, value in row_item.value.items()}
    if len(faults) > before:
        return None
    fields_item = keys.get("fields")
    field_items = fields_item.value if fields_item and isinstance(fields_item.value, dict) else {}
    return Decision(
        action=action,
        table=table,
        row=row or None,
        words=words,
        reason=reason or "",
        reader=reader,
        lines=(item.line, item.last_line),
        changes=changes,
        values=values,
        field_lines={name: (part.line, part.last_line) for name, part in field_items.items()},
    )


def parse_decisions(text: str, file: str, readers: dict[str, Reader]) -> list[Decision]:
    """Read a review file.

    Args:
        text: the file's text.
        file: its name, for messages.
        readers: the readers of the article by id.

    Returns:
        The decisions in the order of the file.

    Raises:
        BadInput: with every fault of form, each with its line.
    """
    root = parse(text, file)
    if root.value is None:
        return []
    if not isinstance(root.value, dict) or set(root.value) != {"decisions"}:
        raise BadInput([Fault(f"{file}:1", "is no list of decisions", "begin the file with 'decisions:'")])
    listed = root.value["decisions"]
    if listed.value is None:
        return []
    if not isinstance(listed.value, list):
        raise BadInput([Fault(f"{file}:{listed.line}", "decisions is no list", "begin each decision with '- '")])
    faults: list[Fault] = []
    found = [_decision(item, readers, file, faults) for item in listed.value]
    if faults:
        raise BadInput(faults)
    return [decision for decision in found if decision is not None]
