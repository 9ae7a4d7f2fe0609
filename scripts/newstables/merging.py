"""The tables of several articles as one set: shared rows once, and under one name everywhere.

Takes the tables of single articles, by column, and gives one set of tables. Actors, places and indicators have the same key
in every article, so their rows become one. What that row is called is what the first article, in order of ids, calls it:
where another article spells the name otherwise (`Raul Castro` beside `Raúl Castro`), its rows take the first spelling, since
a readable name must be the name of the key beside it. The words of the article stay what they are in `text`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from newstables import schema
from newstables.assemble import Columns

# Columns that list several names, and the rows that say which actors are meant: table, its key, columns.
JOINED = {
    "quote_speakers": ("quotes", "quote_id", ("speaker",)),
    "event_actors": ("events", "event_id", ("sources", "targets")),
}


def merge(many: Iterable[Mapping[str, Columns]]) -> dict[str, Columns]:
    """The tables of several articles as one set.

    Rows of actors, places and indicators that articles share become one, the first article's, with the mentions of all
    counted; all else follows article by article.

    Args:
        many: the tables of each article, in order of the articles' ids.
    """
    merged: dict[str, Columns] = {name: {column: [] for column in schema.table(name).columns} for name in schema.tables()}
    for made in many:
        for name, cells in made.items():
            together = merged[name]
            for column, values in cells.items():
                together[column] += values
    respelt: dict[str, dict[str, str]] = {}
    for name in schema.SHARED:
        cells, key = merged[name], schema.table(name).primary_key[0]
        merged[name] = _once(cells, key)
        respelt[name] = _respelt(cells, merged[name], key)
    for name in merged:
        _respell(merged, name, respelt)
    return merged


def _once(cells: Columns, key: str) -> Columns:
    """A table with the rows of one key made one, in order of their keys."""
    keys = cells[key]
    first: dict[str, int] = {}
    for position, value in enumerate(keys):
        first.setdefault(value, position)
    order = [first[value] for value in sorted(first)]
    together = {column: [values[position] for position in order] for column, values in cells.items()}
    if "mention_count" in cells:
        counts: Counter[str] = Counter()
        for value, count in zip(keys, cells["mention_count"], strict=True):
            counts[value] += count
        together["mention_count"] = [counts[value] for value in together[key]]
    return together


def _respelt(cells: Columns, together: Columns, key: str) -> dict[str, str]:
    """The names, by key, that some article spells otherwise than the first."""
    names = dict(zip(together[key], together["name"], strict=True))
    return {value: names[value] for value, name in zip(cells[key], cells["name"], strict=True) if name != names[value]}


def _respell(merged: dict[str, Columns], name: str, respelt: Mapping[str, Mapping[str, str]]) -> None:
    """Put the first spelling of every name in the place of the others; the lists of a table before the rows they list."""
    cells = merged[name]
    if name in JOINED and respelt["actors"]:
        of, key, columns = JOINED[name]
        spelt = _in_lists(cells, key, respelt["actors"])
        for column in columns:
            merged[of][column] = [
                listed if listed is None or row not in spelt else _list(listed, spelt[row])
                for row, listed in zip(merged[of][key], merged[of][column], strict=True)
            ]
    for pair in schema.readable_pairs(name):
        if names := respelt[pair.table]:
            pairs = zip(cells[pair.key], cells[pair.readable], strict=True)
            cells[pair.readable] = [names.get(value, readable) for value, readable in pairs]


def _in_lists(joins: Columns, key: str, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each row that lists actors, the spellings of its article with those that take their place."""
    found: dict[str, dict[str, str]] = {}
    for row, actor_id, actor in zip(joins[key], joins["actor_id"], joins["actor"], strict=True):
        if actor_id in names:
            found.setdefault(row, {})[actor] = names[actor_id]
    return found


def _list(listed: str, spelt: Mapping[str, str]) -> str:
    return schema.NAME_SEPARATOR.join(spelt.get(name, name) for name in listed.split(schema.NAME_SEPARATOR))
