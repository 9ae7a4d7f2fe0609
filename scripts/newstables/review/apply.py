"""Applying decisions to the machine's proposals.

Takes the keyed rows, the decisions and the article's text; gives the rows as decided, the trail that is published in
`reviews`, the decisions the machine has learnt to make by itself, and the shares that needed no decision. A decision that
matches nothing, or whose old value is no longer what the machine says, is a fault with the line to change.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from newstables import schema
from newstables.article import Reader
from newstables.faults import Fault
from newstables.keys import DecidedRow, KeyedRows, span_id
from newstables.review.anchors import find
from newstables.review.decisions import TABLES, Decision, Written
from newstables.rows import ADDED, CORRECTED, Actor, Event, Figure, Mention, Place, Quote, Time
from newstables.slugs import slug

ROW_TYPES: dict[str, type[Any]] = {row.table: row for row in (Actor, Place, Mention, Time, Quote, Figure, Event)}
_UNDECIDED = {"origin", "rule", "utterance"}
_REFERENCES = {  # which fields hold the key of which table
    "actors": ("actor_id", "affiliation_id", "addressee_id", "claimant_id", "counted_id"),
    "places": ("place_id",),
}
_ACTOR_LISTS = ("speakers", "sources", "targets")
_COLUMNS = {"speakers": "speaker"}  # the published column where it is named otherwise


class Share(NamedTuple):
    """How many of all needed no decision."""

    untouched: int
    total: int


@dataclass(slots=True)
class Outcome:
    """What the decisions made of the proposals. `learnt` holds (decision, field or None for the whole)."""

    rows: KeyedRows
    trail: list[dict[str, object]]
    learnt: list[tuple[Decision, str | None]]
    faults: list[Fault]
    row_share: Share
    field_share: Share


class _Change(NamedTuple):
    """A field with its value now and the one decided; a new span is an anchor."""

    field: str
    kind: str
    old: object
    new: object


class _Misfit(Exception):
    """A decision that does not fit; the message is the fault's `what` and `todo`."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.todo = todo


@cache
def _field_kinds(table: str) -> dict[str, str]:
    """How each field of a table is written in a decision: as a span, a list, a number or words."""
    kinds: dict[str, str] = {}
    hints = get_type_hints(ROW_TYPES[table])
    for f in fields(ROW_TYPES[table]):
        if f.name in _UNDECIDED:
            continue
        if f.name.endswith("start_char"):
            kinds[f.name.removesuffix("start_char") + "text"] = "span"
        elif f.name.endswith("end_char"):
            continue
        else:
            types = set(get_args(hints[f.name])) or {hints[f.name]}
            kinds[f.name] = (
                "float" if float in types else "int" if int in types else "list" if f.name in _ACTOR_LISTS else "words"
            )
    return kinds


def _span_names(name: str) -> tuple[str, str]:
    prefix = name.removesuffix("text")
    return f"{prefix}start_char", f"{prefix}end_char"


def _value(kind: str, written: Written, name: str) -> object:
    """A written value in the type of its field (spans stay anchors)."""
    if kind == "list":
        if written is None:
            return ()
        return written if isinstance(written, tuple) else (written,)
    if isinstance(written, tuple):
        raise _Misfit(f"field {name!r} takes one value, not a list", "write it without brackets")
    if written is None or kind in ("words", "span"):
        return written
    try:
        return float(written) if kind == "float" else int(written)
    except ValueError:
        raise _Misfit(f"field {name!r} takes a number, not {written!r}", "write digits") from None


def _show(value: object, names: Mapping[str, str] | None = None) -> str | None:
    """A value as the trail prints it; a list of actors by their names, as the tables do."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return schema.NAME_SEPARATOR.join((names or {}).get(key, key) for key in map(str, value))
    return schema.cell(value)


class _Review:
    """The state while decisions are applied one after another, in the order of the file."""

    def __init__(self, keyed: KeyedRows, text: str, article_id: str) -> None:
        self.text = text
        self.article_id = article_id
        self.rows: dict[str, dict[str, Any]] = {
            table: {key: replace(row) for key, row in getattr(keyed, table).items()} for table in (*TABLES, "indicators")
        }
        self.trail: list[dict[str, object]] = []
        self.learnt: list[tuple[Decision, str | None]] = []
        self.touched_fields = 0
        self.touched_rows: set[tuple[str, str]] = set()

    def current(self, row: DecidedRow, name: str, kind: str) -> object:
        if kind != "span":
            return getattr(row, name)
        start_name, end_name = _span_names(name)
        start, end = getattr(row, start_name), getattr(row, end_name)
        return None if start is None else self.text[start:end]

    def locate(self, anchor: object, name: str) -> tuple[int, int]:
        try:
            return find(self.text, str(anchor))
        except ValueError as error:
            raise _Misfit(f"{name}: {error}", "give words of the article with their occurrence") from None

    def put(self, row: DecidedRow, name: str, kind: str, value: object) -> None:
        if kind != "span":
            setattr(row, name, value)
            return
        span = (None, None) if value is None else self.locate(value, name)
        for field_name, offset in zip(_span_names(name), span, strict=True):
            setattr(row, field_name, offset)

    def record(self, decision: Decision, reader: Reader, key: str, **values: object) -> None:
        parts = (self.article_id, decision.action, decision.table, key, str(values.get("field") or ""))
        self.trail.append(
            {
                "review_id": slug("-".join(part.replace(".", "-") for part in parts)),
                "article_id": self.article_id,
                "table_name": decision.table,
                "action": decision.action,
                "reason": decision.reason,
                "reviewer": reader.id,
                "reviewed_on": reader.read_on,
                **values,
            }
        )

    def row_id(self, table: str, key: str) -> str:
        return key if table in ("actors", "places") else f"{self.article_id}/{key}"

    def set(self, decision: Decision, reader: Reader) -> None:
        rows, key = self.rows[decision.table], decision.row or ""
        if key not in rows:
            raise _Misfit(f"there is no row {decision.table}/{key}", "take the decision out or give the row's id of today")
        row = rows[key]
        changes = self.changes(decision, row, key)
        published = key  # a decision may rename its row; the trail leads to the row as it is published
        for change in changes:
            if change.field in ("actor_id", "place_id") and decision.table in ("actors", "places"):
                published = str(change.new)
        for change in changes:
            self.put(row, change.field, change.kind, change.new)
            if row.origin != ADDED:
                row.origin = CORRECTED
            self.touched_fields += 1
            self.touched_rows.add((decision.table, published))
            self.record(
                decision,
                reader,
                key,
                row_id=self.row_id(decision.table, published),
                field=_COLUMNS.get(change.field, change.field),
                old_value=change.old,
                new_value=self.current(row, change.field, change.kind),
            )
        if published != key:
            self.rename(decision.table, key, published)

    def changes(self, decision: Decision, row: DecidedRow, key: str) -> list[_Change]:
        """What a decision changes; fields that are as it wants them already are learnt."""
        kinds = _field_kinds(decision.table)
        if decision.words is not None and "text" in kinds:
            words = self.current(row, "text", "span")
            if words != decision.words:
                raise _Misfit(f"the words of {key} are {words!r}, not {decision.words!r}", "mend words: or the row id")
        found: list[_Change] = []
        for name, (old_written, new_written) in decision.changes.items():
            kind = kinds.get(name)
            if kind is None:
                raise _Misfit(f"{decision.table} has no field {name!r} to decide on", "use " + ", ".join(kinds))
            old, new = _value(kind, old_written, name), _value(kind, new_written, name)
            now = self.current(row, name, kind)
            if kind == "span":
                wanted = (None, None) if new is None else self.locate(new, name)
                is_learnt = wanted == tuple(getattr(row, part) for part in _span_names(name))
                if old is not None and now != old:
                    old = str(old).rsplit("#", 1)[0]
            else:
                is_learnt = now == new
            if is_learnt:
                self.learnt.append((decision, name))
            elif now != old:
                what = f"{name} of {key} is now {_show(now)!r}, not {_show(old)!r}"
                raise _Misfit(what, "write what the machine says as old")
            else:
                found.append(_Change(name, kind, now, new))
        return found

    def rename(self, table: str, old: str, new: str) -> None:
        """Carry a changed key to all that refer to it; onto a key that stands already, the two become one."""
        rows = self.rows[table]
        row = rows.pop(old)
        rows.setdefault(new, row)
        for others in self.rows.values():
            for other in others.values():
                for name in _REFERENCES[table]:
                    if getattr(other, name, None) == old:
                        setattr(other, name, new)
                if table == "actors":
                    for name in _ACTOR_LISTS:
                        listed = getattr(other, name, ())
                        if old in listed:
                            setattr(other, name, tuple(dict.fromkeys(new if i == old else i for i in listed)))

    def add(self, decision: Decision, reader: Reader) -> None:
        table, row_type, kinds = decision.table, ROW_TYPES[decision.table], _field_kinds(decision.table)
        values: dict[str, object] = {}
        for name, written in decision.values.items():
            kind = kinds.get(name)
            if kind is None or (name == "text" and decision.words):
                raise _Misfit(f"{table} has no field {name!r} to give", "use " + ", ".join(k for k in kinds if k != "text"))
            value = _value(kind, written, name)
            if kind == "span":
                if value is not None:
                    values.update(zip(_span_names(name), self.locate(value, name), strict=True))
            else:
                values[name] = value
        if "text" in kinds:
            values["start_char"], values["end_char"] = self.locate(decision.words, "words")
        if table == "quotes":
            values.setdefault("content_start_char", values["start_char"])
            values.setdefault("content_end_char", values["end_char"])
            values["utterance"] = (values["start_char"], values["end_char"])
        if table == "figures":
            for bound in ("value", "lower", "upper"):
                values.setdefault(bound, None)
        missing = [f.name for f in fields(row_type) if f.name not in values and _is_required(f)]
        if missing:
            raise _Misfit(f"the new row lacks {', '.join(missing)}", "give these fields")
        row = row_type(**values, origin=ADDED)
        rows = self.rows[table]
        for other in rows.values():
            if all(getattr(other, name) == value for name, value in values.items() if name not in _UNDECIDED):
                self.learnt.append((decision, None))
                return
        if table in ("actors", "places"):
            key = str(values["actor_id" if table == "actors" else "place_id"])
            if key in rows:
                raise _Misfit(f"the machine proposes {table}/{key} itself", f"use set: {table}/{key}")
        else:
            key = span_id(row, rows)
            if "." in key and table != "mentions":
                stands = key.split(".")[0]
                raise _Misfit(f"the machine proposes {table}/{stands} itself", f"use set: {table}/{stands}")
        if isinstance(row, Quote) and not row.utterance_id:
            row.utterance_id = key
        rows[key] = row
        self.touched_rows.add((table, key))
        self.touched_fields += len(decision.values) + 1
        self.record(decision, reader, key, row_id=self.row_id(table, key))

    def reject(self, decision: Decision, reader: Reader) -> None:
        rows = self.rows[decision.table]
        if decision.row is not None:
            if decision.row not in rows:
                self.learnt.append((decision, None))
                return
            row = rows[decision.row]
            spans = hasattr(row, "start_char")
            if spans and decision.words is not None and self.current(row, "text", "span") != decision.words:
                raise _Misfit(f"the words of {decision.row} are not {decision.words!r}", "mend words: or the row id")
            rejected = {decision.row: row}
        else:
            start, end = self.locate(decision.words, "words")
            rejected = {key: row for key, row in rows.items() if (row.start_char, row.end_char) == (start, end)}
            if not rejected:
                key = f"{ROW_TYPES[decision.table].letter}{start}-{end}"
                self.record(decision, reader, key, start_char=start, end_char=end, text=self.text[start:end])
                return
        for key, row in rejected.items():
            del rows[key]
            self.touched_rows.add((decision.table, key))
            span: dict[str, object] = {}
            if hasattr(row, "start_char"):
                span = {
                    "start_char": row.start_char,
                    "end_char": row.end_char,
                    "text": self.text[row.start_char : row.end_char],
                }
            self.record(decision, reader, key, row_id=self.row_id(decision.table, key), **span)


def _is_required(row_field: Field[Any]) -> bool:
    return row_field.default is MISSING and row_field.default_factory is MISSING


def apply(
    keyed: KeyedRows, decisions: list[Decision], readers: dict[str, Reader], text: str, article_id: str, file: str
) -> Outcome:
    """Apply the decisions of an article, in the order of its file.

    Args:
        keyed: what the machine proposed; left as it is.
        decisions: the decisions.
        readers: the readers by id.
        text: the article's text, against which words are checked.
        article_id: the article's id, for the trail.
        file: the review file's name, for messages.

    Returns:
        The outcome; with faults in it the rows are not to be published.
    """
    review = _Review(keyed, text, article_id)
    faults: list[Fault] = []
    acts = {"set": review.set, "add": review.add, "reject": review.reject}
    for decision in decisions:
        try:
            acts[decision.action](decision, readers[decision.reader])
        except _Misfit as misfit:
            faults.append(Fault(f"{file}:{decision.lines[0]}", str(misfit), misfit.todo))
    times = Counter(str(row["review_id"]) for row in review.trail)
    faults += [Fault(file, f"decides twice on {i}", "keep one decision") for i, n in times.items() if n > 1]
    names = {key: actor.name for key, actor in review.rows["actors"].items()}
    for row in review.trail:
        row |= {column: _show(row.get(column), names) for column in ("old_value", "new_value")}
    rows = KeyedRows(**review.rows)
    kept = [(table, key) for table in TABLES for key in review.rows[table]]
    rejected = {item for item in review.touched_rows if item[1] not in review.rows[item[0]]}
    field_total = sum(len(_field_kinds(table)) for table, _ in kept)
    return Outcome(
        rows=rows,
        trail=review.trail,
        learnt=review.learnt,
        faults=faults,
        row_share=Share(len(set(kept) - review.touched_rows), len(kept) + len(rejected)),
        field_share=Share(max(field_total - review.touched_fields, 0), field_total),
    )
