"""YAML as people write it here: mappings, lists and words, each with the line it stands on.

Takes the text of a file and gives plain values whose scalars are all strings (or None for an empty or `null` one), since
YAML's own guesses turn `NO` into false, `2024` into a number and `2024-10-28` into a date; who knows the column turns
the words into its type. Left out, and refused as faults: anchors and aliases (a page of them can stand for gigabytes),
keys written twice, tags, several documents.
"""

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from newstables.faults import BadInput, Fault, bad_input

Value: TypeAlias = "str | None | list[Item] | dict[str, Item]"

MOST_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """A value with the first line it stands on (from 1) and the line after its last."""

    value: Value
    line: int
    last_line: int

    def text(self) -> str | None:
        """The value where a word or nothing is wanted; a list or mapping gives its type's name for the message."""
        return self.value if isinstance(self.value, str) or self.value is None else type(self.value).__name__


def parse(text: str, file: str) -> Item:
    """Parse one YAML document.

    Args:
        text: the file's text.
        file: its name, for messages.

    Returns:
        Its value as an item; an empty file gives an item holding None.

    Raises:
        BadInput: the text is no YAML, or holds what is left out above.
    """
    if len(text) > MOST_CHARACTERS:
        raise bad_input(file, f"is longer than {MOST_CHARACTERS:,} characters", "split it or shorten it")
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise bad_input(f"{file}:{line}", f"is not valid YAML ({error.problem})", "mend this line") from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise bad_input(file, f"is not valid YAML ({reason})", "mend the file") from None
    if node is None:
        return Item(None, 1, 1)
    faults: list[Fault] = []
    item = _item(node, file, set(), faults)
    if faults:
        raise BadInput(faults)
    return item


def _item(node: yaml.Node, file: str, seen: set[int], faults: list[Fault]) -> Item:
    line, last_line = node.start_mark.line + 1, node.end_mark.line + 1
    if id(node) in seen:
        faults.append(Fault(f"{file}:{line}", "uses a YAML alias (*name)", "write the value out"))
        return Item(None, line, last_line)
    seen.add(id(node))
    value: Value
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Item] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                at = f"{file}:{key_node.start_mark.line + 1}"
                faults.append(Fault(at, f"has the key {key!r} a second time", "keep one of the two"))
            inner = _item(value_node, file, seen, faults)
            found[key] = Item(inner.value, key_node.start_mark.line + 1, inner.last_line)
        value = found
    elif isinstance(node, yaml.SequenceNode):
        value = [_item(child, file, seen, faults) for child in node.value]
    else:
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        value = None if plain and node.value in ("", "null", "~") else str(node.value)
    return Item(value, line, last_line)
