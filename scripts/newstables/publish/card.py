"""The head of `data/README.md`: the card that Hugging Face reads, so that `load_dataset("data", "figures")` finds each table.

Takes the descriptor; gives YAML front matter. Paths are relative to `data/`. Values are written as JSON, which is YAML.
"""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

# Steps of the hub's `size_categories`, by the number of rows below which they end.
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"))
_LARGER = "n>10M"
# What JSON may hold and YAML may not.
_NOT_YAML = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


def front_matter(descriptor: Mapping[str, Any]) -> str:
    """The front matter of a dataset card, with a configuration for each table; the first is the one loaded by default."""
    tables = [resource for resource in descriptor["resources"] if "schema" in resource]
    rows = sum(table["rows"] for table in tables)
    said: dict[str, Any] = {
        "pretty_name": descriptor["title"],
        "language": ["en"],
        # The tables' licence has an id of the hub, the terms of the publisher's words have none. No task is named: the
        # terms may forbid training on the words.
        "license": ["cc-by-4.0", "other"],
        "license_details": "; ".join(licence["title"] for licence in descriptor["licenses"]),
        "size_categories": [next((name for most, name in _SIZES if rows < most), _LARGER)],
        "tags": list(descriptor.get("keywords", [])),
        "configs": [
            {
                "config_name": table["name"],
                "data_files": [{"split": "train", "path": f"{PurePosixPath(table['path']).stem}.parquet"}],
                **({"default": True} if table is tables[0] else {}),
            }
            for table in tables
        ],
    }
    return "---\n" + "".join(f"{line}\n" for key, value in said.items() for line in _lines(key, value)) + "---\n\n"


def _lines(key: str, value: Any) -> list[str]:
    """A key with its value on one line, a list of configurations with a line each."""
    if key != "configs":
        return [f"{key}: {_json(value)}"]
    return [f"{key}:", *(f"- {_json(config)}" for config in value)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_NOT_YAML)
