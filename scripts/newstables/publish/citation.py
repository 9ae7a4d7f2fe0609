"""How a package, or one of its rows, is cited: as an item of CSL-JSON, as BibTeX and as a line of text.

Takes what is said of the dataset and its articles; every form is made from the CSL item, so that a package carries all
that is needed in `data/citation.json`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Item = dict[str, Any]

STYLES = ("text", "bibtex", "csl")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_ARTICLES = 3
_LONGEST = 80
_TEX = {c: f"\\{c}" for c in "{}$&#_%"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: authors are names as CSL has them, `{"literal": ...}` or `{"family": ..., "given": ...}`.

    `made_by` names the program, with its version, of tables that a machine made and nobody published: such a version is
    none of the data's.
    """

    title: str
    authors: Sequence[Mapping[str, str]] = ()
    released_on: date | None = None
    made_by: str | None = None


def dataset_item(citation: Citation, name: str, version: str, articles: Iterable[Mapping[str, Any]]) -> Item:
    """The CSL item of a whole dataset.

    Args:
        citation: its title, authors and day.
        name: the package's name, which makes the item's id.
        version: its version.
        articles: the rows of the table `articles`, credited in a note.
    """
    item: Item = {"id": f"{name}-{version}", "type": "dataset", "title": citation.title}
    if citation.authors:
        item["author"] = [dict(author) for author in citation.authors]
    if citation.released_on:
        day = citation.released_on
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if citation.made_by is None:
        item["version"] = version
    item |= {"genre": "Data set", "language": "en"}
    made_by = f"Made by {citation.made_by}, not reviewed" if citation.made_by else ""
    if note := ". ".join(filter(None, [_credit(articles), made_by])):
        item["note"] = note
    return item


def row_item(dataset: Mapping[str, Any], table: str, row_id: str, words: str) -> Item:
    """The CSL item of one row.

    Args:
        dataset: the item of its dataset.
        table: its table.
        row_id: its id.
        words: what it quotes or names, empty when it does neither.
    """
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    title = f"“{words}” [{table} {row_id}]" if words else f"[{table} {row_id}]"
    return {
        **dataset,
        "id": f"{dataset['id']}-{table}-{re.sub(r'[^A-Za-z0-9.-]+', '-', row_id)}",
        "type": "entry",
        "title": title,
        "container-title": dataset["title"],
        "number": row_id,
    }


def text(item: Mapping[str, Any]) -> str:
    """An item as a line of text."""
    names = ", ".join(_name(author) for author in item.get("author", []))
    year = f"({_date(item)[0]})" if _date(item) else "(no date)" if names else ""
    head = f"{names} {year}." if names else ""
    version = f"(version {item['version']}) [{item['genre']}]." if "version" in item else f"[{item['genre']}]."
    container = item.get("container-title")
    body = f"{item['title']}. In: {container} {version}" if container else f"{item['title']} {version}"
    note = f"{item['note']}." if "note" in item else ""
    tail = f"{year}." if year and not head else ""
    return " ".join(part for part in (head, body, tail, note) if part)


def bibtex(item: Mapping[str, Any]) -> str:
    """An item as a BibTeX entry; `misc` is the type that every style knows."""
    fields: dict[str, str] = {}
    if authors := item.get("author"):
        fields["author"] = " and ".join(_tex_name(author) for author in authors)
    fields["title"] = f"{{{_tex(item['title'])}}}"
    if container := item.get("container-title"):
        fields["howpublished"] = f"In: {_tex(container)}"
    if day := _date(item):
        fields["year"] = str(day[0])
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    if len(day) > 1:
        lines.append(f"  month = {_MONTHS[day[1] - 1]},")
    note = ". ".join([item["genre"], *([item["note"]] if "note" in item else [])])
    if "version" in item:
        lines.append(f"  version = {{{_tex(item['version'])}}},")
    lines.append(f"  note = {{{_tex(note)}}},")
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"]) + "\n"


def _date(item: Mapping[str, Any]) -> list[int]:
    """Year, month and day as far as they are known."""
    parts: list[list[int]] = item.get("issued", {}).get("date-parts", [[]])
    return parts[0]


def _name(author: Mapping[str, str]) -> str:
    return author.get("literal") or ", ".join(author[part] for part in ("family", "given") if author.get(part))


def _tex_name(author: Mapping[str, str]) -> str:
    """A name as BibTeX reads it; braces keep it from taking the last word of a group for a surname."""
    return f"{{{_tex(author['literal'])}}}" if author.get("literal") else _tex(_name(author))


def _tex(value: str) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(value.split()))


def _credit(articles: Iterable[Mapping[str, Any]]) -> str:
    """Whose articles the tables were read from, with their years."""
    known = {
        (row["publisher"], row["published_on"].year if row["published_on"] else None) for row in articles if row["publisher"]
    }
    told = [f"{publisher} ({year})" if year else str(publisher) for publisher, year in sorted(known, key=str)]
    if len(told) > _MOST_ARTICLES:
        return f"Articles: {', '.join(told[:_MOST_ARTICLES])} and others"
    return f"Article{'s' if len(told) > 1 else ''}: {', '.join(told)}" if told else ""
