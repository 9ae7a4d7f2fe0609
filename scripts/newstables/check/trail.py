"""The trail: whose a row is, where its id comes from, and the decisions in `reviews` agree.

Takes the tables and gives faults: a corrected or added row without its decision, a decision without its row or with
another value than the row now has, an id that is not made of the row's span although no decision moved it. Left out are
decided ids, since a later decision may rename the actor or place behind them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newstables import schema
from newstables.check.values import row_name
from newstables.faults import Fault

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]

_LETTERS = {"sentences": "s", "mentions": "m", "quotes": "q", "figures": "f", "times": "t", "events": "e"}
_DECIDED = ("actors", "places", "mentions", "times", "quotes", "figures", "events")  # what a review file decides on


def check_trail(tables: Tables) -> Iterator[Fault]:
    """Faults of origins, rules, ids and decisions."""
    yield from _ids(tables)
    yield from _origins(tables)
    yield from _decisions(tables)
    yield from _new_values(tables)


def _decided(tables: Tables, *actions: str) -> set[tuple[str, str, str | None]]:
    """Table, row and field of every decision of these kinds."""
    return {(row["table_name"], row["row_id"], row["field"]) for row in tables["reviews"] if row["action"] in actions}


def _ids(tables: Tables) -> Iterator[Fault]:
    """An id says where its row was proposed; only a decision may have moved the span since."""
    moved = {(table, row_id) for table, row_id, field in _decided(tables, "set") if field in ("text", "trigger_text")}
    for name, letter in _LETTERS.items():
        key, prefix = schema.table(name).primary_key[0], "trigger_" if name == "events" else ""
        for row in tables[name]:
            expected = f"{row['article_id']}/{letter}{row[f'{prefix}start_char']}-{row[f'{prefix}end_char']}"
            if row[key].partition(".")[0] != expected and (name, row[key]) not in moved:
                yield Fault(row_name(name, row), "its id is not made of its span", f"{expected} would be")


def _origins(tables: Tables) -> Iterator[Fault]:
    """The machine's rows name their rule, added ones have none; what a reader decided has its decision."""
    changed = {(table, row_id) for table, row_id, _ in _decided(tables, "set")}
    added = {(table, row_id) for table, row_id, _ in _decided(tables, "add")}
    for name, rows in tables.items():
        if "origin" not in schema.table(name).columns:
            continue
        key = schema.table(name).primary_key[0]
        for row in rows:
            origin, here = row["origin"], (name, row[key])
            if (origin == "added") != (row["rule"] is None):
                todo = "leave rule empty" if origin == "added" else "name the rule that proposed it"
                yield Fault(row_name(name, row), f"rule {row['rule']!r} does not fit origin {origin!r}", todo)
            if name not in _DECIDED:
                continue
            if origin == "added" and here not in added:
                yield Fault(row_name(name, row), "is added, but no decision added it", "add it in review.yaml")
            elif origin == "corrected" and here not in changed:
                yield Fault(row_name(name, row), "is corrected, but no decision corrected it", "correct it in review.yaml")
            elif origin == "machine" and here in changed | added:
                yield Fault(row_name(name, row), "is the machine's, but a decision made or changed it", "mend origin")


def _decisions(tables: Tables) -> Iterator[Fault]:
    """A decision is about a table and a row that are there, unless it or a later one rejected the row."""
    keys = {name: {row[schema.table(name).primary_key[0]] for row in tables[name]} for name in _DECIDED}
    rejected = {(table, row_id) for table, row_id, _ in _decided(tables, "reject")}
    reviewed = {row["article_id"] for row in tables["articles"] if row["reviewed"]}
    for row in tables["reviews"]:
        table, here = row["table_name"], (row["table_name"], row["row_id"])
        if row["article_id"] not in reviewed:
            yield Fault(row_name("reviews", row), "decides on an article that is not reviewed", "mend articles.reviewed")
        if table not in keys:
            yield Fault(row_name("reviews", row), f"table_name {table!r} is none", "use " + ", ".join(_DECIDED))
        elif row["action"] == "reject" and row["row_id"] in keys[table]:
            yield Fault(row_name("reviews", row), "rejects a row that is there", "take out the row or the decision")
        elif row["action"] != "reject" and row["row_id"] not in keys[table] and here not in rejected:
            yield Fault(row_name("reviews", row), f"decides on {row['row_id']!r}, which is no row", "take the decision out")
        if (row["action"] == "set") != (row["field"] is not None):
            yield Fault(row_name("reviews", row), f"field does not fit action {row['action']!r}", "name it for set alone")


def _new_values(tables: Tables) -> Iterator[Fault]:
    """What a decision set is what the row says."""
    rows = {(name, row[schema.table(name).primary_key[0]]): row for name in _DECIDED for row in tables[name]}
    for decision in tables["reviews"]:
        row, field = rows.get((decision["table_name"], decision["row_id"]), {}), decision["field"]
        if decision["action"] != "set" or field not in row or field.endswith("_id"):
            continue
        shown = schema.cell(row[field]) or None
        if shown != decision["new_value"]:
            what = f"sets {field} to {decision['new_value']!r:.60}, the row says {shown!r:.60}"
            yield Fault(row_name("reviews", decision), what, "change the value by a decision, not by hand")
