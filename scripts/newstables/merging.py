"""The tables of several articles as one set: shared rows once, and under one name everywhere.

Takes the tables of single articles and gives one set of tables. Actors, places and indicators have the same key in every
article, so their rows become one. What that row is called is what the first article, in order of ids, calls it: where
another article spells the name otherwise (`Raul Castro` beside `Raúl Castro`), its rows take the first spelling, since a
readable name must be the name of the key beside it. The words of the article stay what they are in `text`.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from newstables import schema
from newstables.assemble import Row, Tables
from newstables.partitions import SHARED

# Columns that list several names, and the rows that say which actors are meant: table, its key, columns.
JOINED = {
    "quote_speakers": ("quotes", "quote_id", ("speaker",)),
    "event_actors": ("events", "event_id", ("sources", "targets")),
}

Renamed: TypeAlias = dict[str, dict[str, str]]


def merge(many: Sequence[Tables]) -> Tables:
    """The tables of several articles as one set.

    Rows of actors, places and indicators that articles share become one, the first article's, with the mentions of all
    counted; all else follows article by article, in order of their ids.
    """
    ordered = sorted(many, key=lambda made: str(made["articles"][0]["article_id"]))
    merged: Tables = {}
    renamed: Renamed = {}
    for name in schema.tables():
        if name not in SHARED:
            merged[name] = [row for made in ordered for row in made[name]]
            continue
        key = schema.table(name).primary_key[0]
        by_key: dict[str, Row] = {}
        for made in ordered:
            for row in made[name]:
                first = by_key.setdefault(row[key], row)
                if first is row:
                    by_key[row[key]] = dict(row)
                    continue
                if "mention_count" in row:
                    first["mention_count"] += row["mention_count"]
                if row["name"] != first["name"]:
                    renamed.setdefault(name, {})[row[key]] = first["name"]
        merged[name] = [by_key[k] for k in sorted(by_key)]
    return _renamed(merged, renamed) if renamed else merged


def _renamed(tables: Tables, renamed: Renamed) -> Tables:
    """The tables with the first spelling of every name."""
    lists = {of: _respelt(tables[joins], key, renamed.get("actors", {})) for joins, (of, key, _) in JOINED.items()}
    columns = {of: (key, names) for of, key, names in JOINED.values()}
    made: Tables = {}
    for name, rows in tables.items():
        pairs = [pair for pair in schema.readable_pairs(name) if pair.table in renamed]
        key, joined = columns.get(name, ("", ()))
        made[name] = []
        for row in rows:
            changed = {
                pair.readable: renamed[pair.table][row[pair.key]] for pair in pairs if row[pair.key] in renamed[pair.table]
            }
            if joined and (spelt := lists[name].get(row[key])):
                changed |= {column: _list(row[column], spelt) for column in joined if row[column]}
            made[name].append(row | changed if changed else row)
    return made


def _respelt(joins: Sequence[Row], key: str, renamed: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each row that lists actors, the spellings of its article with those that take their place."""
    found: dict[str, dict[str, str]] = {}
    for join in joins:
        if join["actor_id"] in renamed:
            found.setdefault(join[key], {})[join["actor"]] = renamed[join["actor_id"]]
    return found


def _list(names: str, spelt: Mapping[str, str]) -> str:
    return schema.NAME_SEPARATOR.join(spelt.get(name, name) for name in names.split(schema.NAME_SEPARATOR))
