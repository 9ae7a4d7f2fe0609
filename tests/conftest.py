"""What tests of packages share: an article of our own, a package made of it, and a small checkout with a review.

The article, its country and its people are invented. Where a test needs a certain row (a figure with bounds, a quote inside a
sentence) it picks it by what it is, never by its id, so that a better machine breaks none of them.
"""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import settings
from typer.testing import CliRunner

from newstables import cli, pipeline, schema
from newstables.article import make_article
from newstables.check.coverage import gaps
from newstables.page import PAGE, page_bytes
from newstables.publish import Dataset, render, write_package

pytest_plugins = ["browsing"]  # the fixtures that open a page in a browser
# A loaded machine is slow, which is no fault of the code; growth is tested by counted work.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

STORY_DAY = date(2031, 3, 14)
STORY = """Flood Relief Reaches Torvania’s South

About 1,200 families in southern Torvania have received tents and food since Monday, the Relief Agency said on March 12.

“We have reached every village that the water cut off,” said Mara Lindqvist, the director of the Relief Agency. “The next three weeks will be harder.”

More than 4,500 people lost their homes when the River Osk broke its banks last week, according to the Relief Agency. Between 20 and 30 bridges are closed. Thousands of farmers are still waiting for seed.

Clash at the Border

On Sunday, soldiers from neighbouring Velmark fired on a patrol, and two guards were wounded. Velmark’s Defense Ministry denied that its troops had opened fire and called the report “an invention.”

President Ilan Doreth said 12 officers had been killed since 2029. He promised 2.5 million crowns for repairs and said that Torvania would not send its army to the border “for now.”

Lindqvist met Doreth in Geneva on March 10.

“Nobody asks us, said Petra Oln, a farmer in Lower Ferran.
"""

MINI = """Bridge in Torvania Reopens

The Relief Agency said 40 boats had reached Lower Ferran on March 12. “The water is going down,” Mara Lindqvist said.

Thousands of farmers lost their seed last week. “We need 300 tents,” said Ilan Doreth.
"""
MINI_ID = "bridge-in-torvania"


class Package:
    """A package folder that a test may harm: cells are edited as text, and what depends on them is made to fit again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, table: str) -> list[dict[str, str]]:
        with open(self.folder / "data" / f"{table}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def put(self, table: str, rows: list[dict[str, str]]) -> None:
        """Write a table as CSV and Parquet, with hash, size and number of rows in the descriptor."""
        text = io.StringIO()
        writer = csv.DictWriter(text, schema.table(table).columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.put_file(f"data/{table}.csv", text.getvalue().encode("utf-8"))
        columns = schema.arrow_schema(table)
        if typed := [_typed_row(table, row) for row in rows]:
            arrow = pa.table({name: [row[name] for row in typed] for name in columns.names}, schema=columns)
            self.put_parquet(table, arrow)
        self.describe(table, rows=len(rows))

    def put_page(self) -> None:
        """Write the evidence page that the tables make now."""
        tables = {name: [_typed_row(name, row) for row in self.rows(name)] for name in schema.tables()}
        (self.folder / PAGE).write_bytes(page_bytes(tables, self.descriptor))

    def parquet(self, table: str) -> pa.Table:
        return pq.read_table(self.folder / "data" / f"{table}.parquet")

    def put_parquet(self, table: str, arrow: pa.Table) -> None:
        sink = pa.BufferOutputStream()
        pq.write_table(arrow, sink)
        self.put_file(f"data/{table}.parquet", bytes(sink.getvalue()))

    def put_file(self, path: str, content: bytes) -> None:
        """Write a file, with its hash and size in the descriptor and in the file for catalogues."""
        (self.folder / path).write_bytes(content)
        for resource in (descriptor := self.descriptor)["resources"]:
            if resource["path"] == path:
                resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        self.descriptor = descriptor

        croissant = self.folder / "data" / "croissant.json"
        told = json.loads(croissant.read_text(encoding="utf-8"))
        for file in told["distribution"]:
            if f"data/{file['contentUrl']}" == path:
                file |= {"contentSize": f"{len(content)} B", "sha256": hashlib.sha256(content).hexdigest()}
        croissant.write_text(json.dumps(told), encoding="utf-8")

    @property
    def descriptor(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        return found

    @descriptor.setter
    def descriptor(self, value: Mapping[str, Any]) -> None:
        (self.folder / "datapackage.json").write_text(json.dumps(value), encoding="utf-8")

    def describe(self, name: str, **values: object) -> None:
        """Change what the descriptor says of a resource."""
        for resource in (descriptor := self.descriptor)["resources"]:
            if resource["name"] == name:
                resource |= values
        self.descriptor = descriptor


def _typed_row(table: str, row: Mapping[str, str]) -> dict[str, Any]:
    """A row as Parquet has it; where a test has spoilt a cell something that fits stands there."""
    read: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": date.fromisoformat,
        "string": str,
    }
    fitting = {"integer": 0, "number": 0.0, "boolean": False, "date": STORY_DAY, "string": "?"}
    typed: dict[str, Any] = {}
    for field in schema.table(table).fields:
        spoilt = fitting[field.type] if field.required else None
        try:
            typed[field.name] = read[field.type](row[field.name]) if row[field.name] else spoilt
            pa.array([typed[field.name]], schema.arrow_schema(table).field(field.name).type)
        except (ValueError, KeyError, OverflowError):
            typed[field.name] = spoilt
    return typed


@pytest.fixture(scope="session")
def story_tables() -> dict[str, list[dict[str, Any]]]:
    """The tables of the article as the machine proposes them."""
    return pipeline.machine_tables(make_article(STORY, "story", published_on=STORY_DAY, source_file="story.txt"))


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return Dataset("story", "Tables of a story", "An invented story.", "1.2.3", "The publisher's terms", ["flood"])


@pytest.fixture(scope="session")
def story(story_tables: dict[str, list[dict[str, Any]]], dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of one article that nobody has reviewed; its text lies elsewhere."""
    folder = tmp_path_factory.mktemp("story")
    write_package(folder, render(story_tables, dataset))
    return folder


def write_mini(root: Path) -> None:
    """Write the seeds of a small checkout: one reviewed article, with a decision of each kind.

    What the machine overlooks today is rejected too, so that the build does not hang on how good it is.
    """
    folder = root / "seeds" / MINI_ID
    folder.mkdir(parents=True)
    (folder / "article.txt").write_bytes(MINI.encode("utf-8"))
    (folder / "article.yaml").write_text(
        "publisher: The Torvania Post\npublished_on: 2031-03-14\npublished_on_basis: stated\n"
        "credit: 'Text: The Torvania Post'\n"
        "readers:\n  - {id: first, kind: person, name: A Reader, read_on: 2031-04-01}\n",
        encoding="utf-8",
    )
    article = make_article(MINI, MINI_ID, published_on=date(2031, 3, 14))
    _, keyed = pipeline.read_article(article)
    boats = next(key for key, row in keyed.figures.items() if row.value == 40)
    reason = "    reason: the words say so\n    reader: first\n"
    decisions = [
        f"  - set: figures/{boats}\n    fields: {{status: {{old: {keyed.figures[boats].status}, new: denied}}}}\n{reason}",
        "  - add: times\n    words: going down\n    row: {type: date, timex_value: PRESENT_REF}\n" + reason,
        "  - reject: figures\n    words: tents\n" + reason,
    ]
    tables = pipeline.machine_tables(article)
    for gap in gaps(tables, {MINI_ID: MINI}):
        number = MINI[: gap.start].count(gap.words) + 1
        words = json.dumps(f"{gap.words}#{number}", ensure_ascii=False)
        decisions.append(f"  - reject: {gap.table}\n    words: {words}\n{reason}")
    (folder / "review.yaml").write_text("decisions:\n" + "".join(decisions), encoding="utf-8")
    (root / "seeds" / "dataset.yaml").write_text(
        "name: torvania\ntitle: Torvania\ndescription: An invented country.\nkeywords: [flood]\n"
        "contributors:\n  - {title: A Reader, roles: [author]}\n",
        encoding="utf-8",
    )
    (root / "seeds" / "indicators.yaml").write_text(
        "boats-sent:\n  name: Boats sent\n  definition: Boats sent to flooded villages.\n  unit: boats\n", encoding="utf-8"
    )


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small checkout, built."""
    root = tmp_path_factory.mktemp("mini")
    write_mini(root)
    made = CliRunner().invoke(cli.app, ["build", "--root", str(root)])
    assert made.exit_code == 0, made.output
    return root


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Path], Package]:
    """A copy of a package, to be harmed."""

    def copy(folder: Path) -> Package:
        shutil.copytree(folder, tmp_path / "package")
        return Package(tmp_path / "package")

    return copy


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes = STORY, name: str = "story.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout that is not built yet."""
    root = tmp_path / "checkout"
    root.mkdir()
    write_mini(root)
    return root


@pytest.fixture(scope="module")
def packages(story: Path, mini: Path) -> dict[str, Path]:
    return {"story": story, "mini": mini}
