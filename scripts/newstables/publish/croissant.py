"""Metadata for catalogues: schema.org for search engines and pages, Croissant 1.0 for machine learning.

Takes the descriptor of a package and the item that cites it; gives JSON-LD. Croissant says all that schema.org says, and
where each column is found; its records are read from the Parquet files, which have types. Paths are relative to `data/`,
where both the Croissant file and the page lie.
"""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from newstables.publish import citation

# The context of the Croissant 1.0 specification, word for word: readers compare it.
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
# In a page a script ends at the first "</script" and a comment begins at "<!--", whatever the JSON says.
_IN_A_PAGE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def json_ld(descriptor: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """The dataset as schema.org says it, fit to stand in `<script type="application/ld+json">` of a page in `data/`.

    Args:
        descriptor: the package's descriptor.
        item: the CSL item that cites the dataset.
    """
    said = {"@context": "https://schema.org/", **_dataset(descriptor, item)}
    said["distribution"] = [{**_download(resource), "@type": "DataDownload"} for resource in descriptor["resources"]]
    return json.dumps(said, ensure_ascii=False, indent=1).translate(_IN_A_PAGE)


def croissant(descriptor: Mapping[str, Any], item: Mapping[str, Any]) -> dict[str, Any]:
    """The dataset as Croissant 1.0.

    Args:
        descriptor: the package's descriptor.
        item: the CSL item that cites the dataset.
    """
    files = [
        {"@type": "cr:FileObject", "@id": _file(resource), **_download(resource), "encodingFormat": _format(resource)}
        for resource in descriptor["resources"]
    ]
    tables = [resource for resource in descriptor["resources"] if "schema" in resource]
    return {
        "@context": _CONTEXT,
        **_dataset(descriptor, item, prefix="sc:"),
        "conformsTo": _CONFORMS_TO,
        "citeAs": citation.bibtex(item),
        "isLiveDataset": False,
        "distribution": files,
        "recordSet": [_record_set(table) for table in tables],
    }


def _dataset(descriptor: Mapping[str, Any], item: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """What both say of the whole."""
    said: dict[str, Any] = {
        "@type": f"{prefix}Dataset",
        "name": descriptor["title"],
        "alternateName": descriptor["name"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "license": [licence.get("path") or licence["title"] for licence in descriptor["licenses"]],
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }
    if keywords := descriptor.get("keywords"):
        said["keywords"] = list(keywords)
    if authors := item.get("author"):
        said["creator"] = [_creator(author, prefix) for author in authors]
    if day := item.get("issued", {}).get("date-parts", [None])[0]:
        said["datePublished"] = "-".join(f"{part:02}" for part in day)
    if sources := descriptor.get("sources"):
        said["isBasedOn"] = [
            {"@type": f"{prefix}NewsArticle", "publisher": {"@type": f"{prefix}Organization", "name": source["title"]}}
            for source in sources
        ]
    said["creditText"] = citation.text(item)
    return said


def _creator(author: Mapping[str, str], prefix: str) -> dict[str, str]:
    if literal := author.get("literal"):
        return {"@type": f"{prefix}Organization", "name": literal}
    return {"@type": f"{prefix}Person", "name": f"{author.get('given', '')} {author.get('family', '')}".strip()}


def _file(resource: Mapping[str, Any]) -> str:
    return PurePosixPath(resource["path"]).name


def _download(resource: Mapping[str, Any]) -> dict[str, Any]:
    """What both say of a file."""
    return {
        "name": _file(resource),
        "description": resource["title"],
        "contentUrl": _file(resource),
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _format(resource: Mapping[str, Any]) -> str:
    """A media type as Croissant knows it; it knows Parquet by the name from before its registration."""
    return str(resource["mediatype"]).replace("vnd.apache.parquet", "x-parquet")


def _record_set(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table with its columns.

    Keys of other tables are told in words: where there are Croissant's `references` its reader joins the tables and gives
    only the rows that found a partner (mlcroissant 1.1: 8 of 56 sentences).
    """
    name, schema = table["name"], table["schema"]
    keys = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
    key = [{"@id": f"{name}/{column}"} for column in schema["primaryKey"]]
    fields = []
    for field in schema["fields"]:
        column, description = field["name"], field["description"]
        if reference := keys.get(column):
            description += f" Key: `{reference['resource'] or name}.{reference['fields'][0]}`."
        fields.append(
            {
                "@type": "cr:Field",
                "@id": f"{name}/{column}",
                "name": column,
                "description": description,
                "dataType": _TYPES[field["type"]],
                "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column}},
            }
        )
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table["description"],
        "key": key[0] if len(key) == 1 else key,
        "field": fields,
    }
