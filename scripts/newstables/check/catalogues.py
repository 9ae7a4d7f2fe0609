"""What a package says of itself to catalogues: its files agree with the descriptor and with the files they describe.

Takes the bytes of `data/croissant.json`, `data/citation.json`, `data/citation.bib` and `data/README.md`. A validator of
Croissant looks at form alone: it passes hashes of other files and columns that no file has.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from newstables import schema
from newstables.faults import BadInput, Fault
from newstables.folder import REBUILD
from newstables.yamlfile import Item, parse

CROISSANT = "data/croissant.json"
CITATION = "data/citation.json"
BIBTEX = "data/citation.bib"
CARD = "data/README.md"
CATALOGUES = (CROISSANT, CITATION, BIBTEX, CARD)

_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
_ODD = (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError)


def check_catalogues(files: Mapping[str, bytes], descriptor: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults of the files for catalogues.

    Args:
        files: their bytes, by path.
        descriptor: the package's descriptor; hashes and sizes in it are known to be true.
    """
    checks: dict[str, Callable[[bytes, Mapping[str, Any]], Iterator[str]]] = {
        CROISSANT: _croissant,
        CITATION: _citation,
        BIBTEX: _bibtex,
        CARD: _card,
    }
    for path, check in checks.items():
        try:
            for what in check(files[path], descriptor):
                yield Fault(path, what, REBUILD)
        except BadInput as bad:
            yield from bad.faults
        except _ODD:
            yield Fault(path, "is not what newstables writes", REBUILD)


def _croissant(content: bytes, descriptor: Mapping[str, Any]) -> Iterator[str]:
    found = json.loads(content)
    for key, value in (("name", "title"), ("description", "description"), ("version", "version")):
        if found[key] != descriptor[value]:
            yield f"has another {key} than the descriptor"
    files = {file["contentUrl"]: (file["sha256"], file["contentSize"]) for file in found["distribution"]}
    wanted = {
        resource["path"].removeprefix("data/"): (resource["hash"].removeprefix("sha256:"), f"{resource['bytes']} B")
        for resource in descriptor["resources"]
    }
    for name in [*wanted, *(name for name in files if name not in wanted)]:
        if files.get(name) != wanted.get(name):
            yield f"does not have the files, hashes and sizes of the descriptor ({name})"
    tables = {table["@id"]: table for table in found["recordSet"]}
    if tuple(tables) != schema.tables():
        yield "does not have the tables of the descriptor"
        return
    names = {file["@id"]: file["contentUrl"] for file in found["distribution"]}
    for name, table in tables.items():
        columns = [
            (f["name"], f["@id"], f["dataType"], names.get(f["source"]["fileObject"]["@id"]), f["source"]["extract"]["column"])
            for f in table["field"]
        ]
        known = schema.table(name).fields
        if columns != [(f.name, f"{name}/{f.name}", _TYPES[f.type], f"{name}.parquet", f.name) for f in known]:
            yield f"does not have the columns of {name}"


def _citation(content: bytes, descriptor: Mapping[str, Any]) -> Iterator[str]:
    (item,) = json.loads(content)
    if (item["id"], item.get("version", descriptor["version"])) != (
        f"{descriptor['name']}-{descriptor['version']}",
        descriptor["version"],
    ):
        yield "cites another package or version than the descriptor"
    if not all(isinstance(item[key], str) and item[key] for key in ("type", "title", "genre")):
        yield "has no type, title or genre"
    for author in item.get("author", []):
        if not isinstance(author.get("literal") or author.get("family"), str):
            yield "has an author without a name"
    (day,) = item.get("issued", {"date-parts": [[1]]})["date-parts"]
    if not 1 <= len(day) <= 3 or not all(isinstance(part, int) for part in day):
        yield "has no proper day of issue"


def _bibtex(content: bytes, descriptor: Mapping[str, Any]) -> Iterator[str]:
    entry = re.match(r"@misc\{([^,\s]+),\n", content.decode("utf-8"))
    if not entry or entry[1] != f"{descriptor['name']}-{descriptor['version']}":
        yield "cites another package or version than the descriptor"


def _card(content: bytes, descriptor: Mapping[str, Any]) -> Iterator[str]:
    _, card, words = content.decode("utf-8").split("---\n", 2)
    if words.lstrip("\n") != schema.dictionary(schema.tables()):
        yield "is not the dictionary of this version"
    values = _plain(parse(f"\n{card}", CARD))
    if values["pretty_name"] != descriptor["title"]:
        yield "has another title than the descriptor"
    configs = [(config["config_name"], [file["path"] for file in config["data_files"]]) for config in values["configs"]]
    if configs != [(name, [f"{name}.parquet"]) for name in schema.tables()]:
        yield "does not lead to the file of each table"


def _plain(item: Item) -> Any:
    """A YAML value without its lines."""
    if isinstance(item.value, dict):
        return {key: _plain(value) for key, value in item.value.items()}
    return [_plain(value) for value in item.value] if isinstance(item.value, list) else item.value
