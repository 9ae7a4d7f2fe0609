"""Corpora of invented articles that the tests share: as rows, as files of every kind, and as tables to compare with."""

import gzip
import hashlib
import itertools
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import newstables
from newstables import schema
from newstables.corpus.batches import run_unit
from newstables.corpus.finish import Finished
from newstables.corpus.inputs import Plan
from newstables.corpus.package import describe
from newstables.partitions import FAILURES, FAILURES_COLUMNS, MANIFEST, MANIFEST_COLUMNS, Part, part_path
from newstables.publish import csv_bytes

Row = dict[str, Any]

_TEMPLATES = (
    "Floods in {place}\n\n{name}, the minister of {place}, said on Monday that {n} people were killed and {m} homes were lost.\n"
    '\n"We will rebuild," {name} told reporters.\n',
    "{name} met envoys of the World Council in {place} on 3 May. More than {n},000 soldiers were sent to the border, "
    "according to {other}.\n\n{other} accused {name} of lying.\n",
    "Prices in {place} rose by {n} percent in April, the Central Bank said. {name} denied that {m} jobs were at risk.\n",
)
_NAMES = ("Raúl Carvalho", "Raul Carvalho", "Mara Lindqvist", "Tom Okafor", "Ana-María Bell", "Ana María Bell", "Sadia Osmani")
_PLACES = ("Torvania", "Kenya", "Brazil", "the Osk valley", "Lisbon")


def rows(count: int) -> list[Row]:
    """Articles of a few months, some without a date, whose people are spelt in several ways."""
    made = []
    for number in range(count):
        text = _TEMPLATES[number % 3].format(
            name=_NAMES[number % len(_NAMES)],
            other=_NAMES[(number + 3) % len(_NAMES)],
            place=_PLACES[number % len(_PLACES)],
            n=2 + number % 90,
            m=100 + number,
        )
        day = None if number % 11 == 5 else f"2024-{1 + number % 4:02}-{1 + number % 28:02}"
        made.append(
            {"id": f"a{number}", "text": text, "published_on": day, "publisher": f"Paper {number % 2}", "desk": "world"}
        )
    return made


def write_json(path: Path, articles: list[Row]) -> Path:
    """JSON lines, packed as the name says."""
    content = "".join(json.dumps(article) + "\n" for article in articles).encode()
    if path.suffix == ".zst":
        with pa.CompressedOutputStream(str(path), "zstd") as file:
            file.write(content)
    else:
        path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def table(articles: list[Row]) -> pa.Table:
    """Articles as Arrow, with dates."""
    days = [None if row["published_on"] is None else date.fromisoformat(row["published_on"]) for row in articles]
    columns = {key: [row[key] for row in articles] for key in ("id", "text", "publisher", "desk")}
    return pa.table({**columns, "published_on": pa.array(days, pa.date32())})


def write_parquet(path: Path, articles: list[Row], row_group: int = 100) -> Path:
    """Parquet in row groups of some size."""
    pq.write_table(table(articles), path, row_group_size=row_group)
    return path


def published(package: Path, name: str) -> list[Row]:
    """All rows of a table of a package, article by article."""
    files = sorted((package / "data" / name).rglob("*.parquet"))
    found = [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]
    if name in ("actors", "places", "indicators"):
        return found
    groups = {key: list(group) for key, group in itertools.groupby(found, key=article_of)}
    return [row for key in sorted(groups) for row in groups[key]]


def expected(articles: list[Row]) -> dict[str, list[Row]]:
    """The rows of `extract_batch` for the same articles."""
    return {name: made.to_pylist() for name, made in newstables.extract_batch(table(articles)).items()}


def unlike(package: Path, articles: list[Row], carried: tuple[str, ...] = ("publisher", "desk")) -> Iterator[str]:
    """Tables whose rows are not those of `extract_batch`; columns that articles carried along are left out."""
    for name, wanted in expected(articles).items():
        found = published(package, name)
        if name == "articles":
            found = [{key: value for key, value in row.items() if key not in carried} for row in found]
            wanted = [{key: value for key, value in row.items() if key not in carried} for row in wanted]
        if found != wanted:
            yield f"{name}: {len(found)} rows, not {len(wanted)}, or other ones"


def article_of(row: Row) -> str:
    return str(row.get("article_id") or row.get("quote_id") or row.get("event_id")).partition("/")[0]


def lay_out(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Write tables as the package of a corpus, each in the month of its article, whatever is wrong with them."""
    months = {
        row["article_id"]: f"{row['published_on']:%Y-%m}" if row["published_on"] else None
        for row in tables["articles"].to_pylist()
    }
    parts = []
    for name, made in tables.items():
        of = [
            None if name in schema.SHARED else months.get(article_of(row), next(iter(months.values())))
            for row in made.to_pylist()
        ]
        for month in dict.fromkeys(of) if of else [None]:
            path = part_path(name, month, name not in schema.SHARED and bool(of))
            rows = made.filter(pa.array([other == month for other in of], pa.bool_()))
            (folder / path).parent.mkdir(parents=True)
            pq.write_table(rows, folder / path)
            content = (folder / path).read_bytes()
            parts.append(Part(path, name, month, len(rows), len(content), hashlib.sha256(content).hexdigest()))
    (folder / MANIFEST).write_bytes(
        csv_bytes(list(MANIFEST_COLUMNS), [dict(zip(MANIFEST_COLUMNS, p, strict=True)) for p in parts])
    )
    (folder / FAILURES).write_bytes(csv_bytes(list(FAILURES_COLUMNS), []))
    carried = tables["articles"].column_names[len(schema.table("articles").columns) :]
    described = describe(folder, Finished(parts, carried, 0), "0" * 64, "laid-out")
    (folder / "datapackage.json").write_text(json.dumps(described))


def in_this_process(planned: Plan, stage: Path, *_: Any) -> int:
    """What `run._extract` does with workers: all units, the last one first."""
    base = {unit.number: sum(other.count for other in planned.units[: unit.number]) for unit in planned.units}
    for unit in reversed(planned.units):
        run_unit(unit, base[unit.number], str(stage))
    return planned.rows
