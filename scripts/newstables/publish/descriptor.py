"""The descriptor: `datapackage.json`, a Data Package (version 2) that names every file, its schema, licence and hash.

Takes what is said about the dataset as a whole and the bytes of its files; gives a plain dictionary. Each table is two
resources: the CSV with the schema, and the Parquet file beside it as a plain file, since a resource cannot have two
formats and frictionless checks hash and size of Parquet only when it is told nothing about its columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newstables import schema
from newstables.folder import hash_of
from newstables.publish.citation import Citation

TABLE_LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is said about a package as a whole.

    `text_terms` are the terms of the verbatim text, as a licence title. `citation` says how the whole is cited, where that
    is not by its title and contributors.
    """

    name: str
    title: str
    description: str
    version: str
    text_terms: str
    keywords: Sequence[str] = ()
    contributors: Sequence[Mapping[str, Any]] = ()
    sources: Sequence[Mapping[str, str]] = ()
    citation: Citation | None = None

    def cited(self) -> Citation:
        """How the whole is cited."""
        return self.citation or Citation(self.title, [{"literal": str(maker["title"])} for maker in self.contributors])


def _stamp(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": hash_of(content)}


def descriptor(dataset: Dataset, files: Mapping[str, bytes], counts: Mapping[str, int]) -> dict[str, Any]:
    """The descriptor of a package.

    Args:
        dataset: what is said about the whole.
        files: bytes by path, with `data/<table>.csv` and `.parquet` for every table.
        counts: rows by table.

    Returns:
        A Data Package descriptor in a fixed order of keys and resources (tables first, then the Parquet files).
    """
    text_license = {"name": "publisher-terms", "title": dataset.text_terms}
    csv_resources, parquet_resources = [], []
    for name in schema.tables():
        table = schema.table(name)
        about = {"title": table.title, "description": table.description}
        rights: dict[str, Any] = {"licenses": [text_license if table.license == "publisher" else TABLE_LICENSE]}
        if any(column == "text" or column.endswith("_text") for column in table.columns):
            rights["sources"] = [{"title": f"Quoted words: {dataset.text_terms}"}]  # ours are the tables, never the words
        path = f"data/{name}.csv"
        csv_resources.append(
            {
                "name": name,
                "type": "table",
                **about,
                "path": path,
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                **_stamp(files[path]),
                "rows": counts[name],
                **rights,
                "schema": schema.frictionless_schema(name),
            }
        )
        path = f"data/{name}.parquet"
        parquet_resources.append(
            {
                "name": f"{name}-parquet",
                "title": f"{table.title} (Parquet)",
                "description": f"The same rows as the resource {name}, typed.",
                "path": path,
                "format": "Parquet",
                "mediatype": "application/vnd.apache.parquet",
                **_stamp(files[path]),
                **rights,
            }
        )
    about_all: dict[str, Any] = {
        "$schema": schema.PROFILE,
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
    }
    for key in ("keywords", "sources", "contributors"):
        if listed := list(getattr(dataset, key)):
            about_all[key] = listed
    return {**about_all, "licenses": [TABLE_LICENSE, text_license], "resources": csv_resources + parquet_resources}
