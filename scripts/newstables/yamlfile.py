"""YAML as people write it here: mappings, lists and words, each with the line it stands on.

Takes the text of a file and gives plain values whose scalars are all strings (or None for an empty or `null` one), since
YAML's own guesses turn `NO` into false, `2024` into a number and `2024-10-28` into a date; who knows the column turns
the words into its type. Left out, and refused as faults: anchors and aliases (a page of them can stand for gigabytes),
keys written twice, tags, several documents, values nested deeper than any file here needs (PyYAML's own composer recurses
in C, and ten thousand opening brackets end the process).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from newstables.faults import BadInput, Fault, bad_input

Value: TypeAlias = "str | list[Item] | dict[str, Item] | None"

MOST_CHARACTERS = 8_000_000
MOST_LEVELS = 40


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
    found = Item(None, 1, 1)
    documents = 0
    try:
        reader = _Reader(file, iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))))
        for event in reader.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    reader.fault(event, "begins a second document", "keep one to a file")
                else:
                    found = reader.item(next(reader.events), 0)
    except UnicodeEncodeError:
        raise bad_input(file, "holds half a surrogate pair", "save the file as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise bad_input(f"{file}:{line}", f"is not valid YAML ({error.problem})", "mend this line") from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", None) or 0) + 1
        raise bad_input(f"{file}:{line}", f"is not valid YAML ({str(error).splitlines()[0]})", "mend this line") from None
    if reader.faults:
        raise BadInput(reader.faults)
    return found


def _first_line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _last_line(event: yaml.Event) -> int:
    return event.end_mark.line + 1 if event.end_mark else 1


class _Reader:
    """Turns the events of a file into items, and what is left out into faults."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file = file
        self.events = events
        self.faults: list[Fault] = []

    def fault(self, event: yaml.Event, what: str, todo: str) -> None:
        self.faults.append(Fault(f"{self.file}:{_first_line(event)}", what, todo))

    def item(self, event: yaml.Event, level: int) -> Item:
        """The item that begins with an event."""
        line = _first_line(event)
        if level > MOST_LEVELS:
            raise bad_input(f"{self.file}:{line}", f"nests deeper than {MOST_LEVELS} levels", "write it flatter")
        if isinstance(event, yaml.AliasEvent):
            self.fault(event, "uses a YAML alias (*name)", "write the value out")
            return Item(None, line, _last_line(event))
        if tag := getattr(event, "tag", None):
            self.fault(event, f"uses a YAML tag ({tag})", "write the value without it")
        value: Value = None
        end = event
        if isinstance(event, yaml.MappingStartEvent):
            found: dict[str, Item] = {}
            while not isinstance(end := next(self.events), yaml.MappingEndEvent):
                self.pair(end, found, level)
            value = found
        elif isinstance(event, yaml.SequenceStartEvent):
            listed: list[Item] = []
            while not isinstance(end := next(self.events), yaml.SequenceEndEvent):
                listed.append(self.item(end, level + 1))
            value = listed
        elif isinstance(event, yaml.ScalarEvent) and (event.style or event.value not in ("", "null", "~")):
            value = event.value
        return Item(value, line, _last_line(end))

    def pair(self, event: yaml.Event, found: dict[str, Item], level: int) -> None:
        """Add the key that begins with an event, and its value, to a mapping."""
        key_item = self.item(event, level + 1)
        if isinstance(key_item.value, list | dict):
            self.fault(event, "has a list or mapping as a key", "write a word before the colon")
        key = key_item.text() or ""
        if key in found:
            self.fault(event, f"has the key {key!r} a second time", "keep one of the two")
        inner = self.item(next(self.events), level + 1)
        found[key] = Item(inner.value, key_item.line, inner.last_line)
