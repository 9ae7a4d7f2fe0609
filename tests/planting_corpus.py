"""Faults planted in the package of a corpus, for tests: in its months, its manifest and its descriptor.

A small corpus of invented articles, over several months and some without a date, is laid out with one thing wrong: either its
tables are (the files then fit them), or what lies on the disk.
"""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import corpora
import newstables
from newstables import schema
from newstables.check import check_package, months, partitions
from newstables.faults import Fault
from newstables.partitions import FAILURES, FAILURES_COLUMNS, MANIFEST, MANIFEST_COLUMNS
from newstables.publish import csv_bytes, parquet_bytes

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Plant = Callable[[Path], object]
COUNT = 14  # articles: four months of three, two without a date


class InThisProcess(Executor):
    """What checks months beside each other, without the two seconds that processes take to begin."""

    def __init__(self, mp_context: object) -> None:
        pass

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(do(*arguments, **named))
        return done


@cache
def whole() -> dict[str, pa.Table]:
    """The tables of the corpus; articles carry their desk along."""
    made = newstables.extract_batch(corpora.table(corpora.rows(COUNT)))
    desk = pa.array([f"desk {number}" for number in range(COUNT)])
    return {**made, "articles": made["articles"].append_column("desk", desk)}


def of_rows(edit: Callable[[Rows], object]) -> Plant:
    """A corpus whose rows are changed first; the files fit them."""

    def plant(folder: Path) -> None:
        rows = {name: table.to_pylist() for name, table in whole().items()}
        edit(rows)
        made = {name: pa.Table.from_pylist(rows[name], table.schema) for name, table in whole().items()}
        corpora.lay_out(folder, made)

    return plant


whole_corpus = of_rows(lambda rows: None)  # with no fault


class Corpus:
    """A corpus on the disk that a test may harm."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lines(self) -> list[Row]:
        """The manifest."""
        _, *lines = [line.split(",") for line in (self.folder / MANIFEST).read_text(encoding="utf-8").splitlines()]
        return [dict(zip(MANIFEST_COLUMNS, line, strict=True)) for line in lines]

    def put_lines(self, lines: list[Row]) -> None:
        self.put_list("files", csv_bytes(list(MANIFEST_COLUMNS), lines))

    def line(self, table: str, month: str = "2024-01") -> int:
        """Where the manifest tells of a table's month."""
        months = ("", month)  # shared and empty tables have none
        return next(n for n, of in enumerate(self.lines()) if of["table"] == table and of["published_month"] in months)

    def path(self, table: str, month: str = "2024-01") -> Path:
        return self.folder / str(self.lines()[self.line(table, month)]["path"])

    def edit_line(self, of: str, /, month: str = "2024-01", **values: object) -> None:
        lines = self.lines()
        lines[self.line(of, month)] |= values
        self.put_lines(lines)

    def put_list(self, name: str, content: bytes) -> None:
        """Write manifest or failures, with hash and size in the descriptor."""
        (self.folder / {"files": MANIFEST, "failures": FAILURES}[name]).write_bytes(content)
        self.describe(name, bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}")

    def put_failures(self, *lines: str) -> None:
        self.put_list("failures", "".join(f"{line}\n" for line in (",".join(FAILURES_COLUMNS), *lines)).encode())

    def edit(self, edit: Callable[[dict[str, Any]], object]) -> None:
        """Change the descriptor."""
        path = self.folder / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        edit(descriptor)
        path.write_text(json.dumps(descriptor), encoding="utf-8")

    def describe(self, name: str, **values: object) -> None:
        """Change what the descriptor says of a resource."""
        self.edit(lambda descriptor: next(r for r in descriptor["resources"] if r["name"] == name).update(values))

    def put(self, table: str, content: bytes, month: str = "2024-01", **values: object) -> None:
        """Write a file anew, with hash and size in the manifest."""
        self.path(table, month).write_bytes(content)
        self.edit_line(table, month, bytes=len(content), sha256=hashlib.sha256(content).hexdigest(), **values)

    def put_table(self, table: str, edit: Callable[[pa.Table], pa.Table], month: str = "2024-01") -> None:
        """Write a file anew, with its rows in the manifest too."""
        made = edit(pq.ParquetFile(self.path(table, month)).read())
        self.put(table, parquet_bytes(made), month, rows=made.num_rows)


def of_files(edit: Callable[[Corpus], object]) -> Plant:
    """A corpus that is harmed when it lies on the disk."""

    def plant(folder: Path) -> None:
        whole_corpus(folder)
        edit(Corpus(folder))

    return plant


def first(table: str, **values: object) -> Plant:
    """Change cells of the first row."""
    return of_rows(lambda rows: rows[table][0].update(values))


def of(table: str, article: str, **values: object) -> Plant:
    """Change cells of the first row of an article."""
    return of_rows(lambda rows: next(r for r in rows[table] if corpora.article_of(r) == article).update(values))


def without(name: str) -> Plant:
    """A resource is gone from the descriptor."""
    return of_files(lambda c: c.edit(lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != name])))


def resource(name: str, **values: object) -> Plant:
    return of_files(lambda c: c.describe(name, **values))


def failures(*lines: str) -> Plant:
    return of_files(lambda c: c.put_failures(*lines))


def listed(name: str, /, **values: object) -> Plant:
    return of_files(lambda c: c.edit_line(name, **values))


def another_day(corpus: Corpus) -> None:
    """The articles of January lie in the folder of a month that has none, and are listed there."""
    lines = corpus.lines()
    moved = {str(line["path"]): str(line["path"]).replace("2024-01", "2031-01") for line in lines}
    for line in lines:
        if line["published_month"] == "2024-01":
            old, new = corpus.folder / line["path"], corpus.folder / moved[line["path"]]
            new.parent.mkdir()
            old.rename(new)
            line |= {"path": moved[line["path"]], "published_month": "2031-01"}
    corpus.put_lines(lines)
    corpus.edit(lambda d: [r.update(path=[moved[p] for p in r["path"]]) for r in d["resources"] if isinstance(r["path"], list)])


def without_file(corpus: Corpus) -> None:
    """Neither manifest nor descriptor names a file of the actors."""
    corpus.path("actors").unlink()
    corpus.put_lines([line for line in corpus.lines() if line["table"] != "actors"])
    corpus.describe("actors", path=[], rows=0)


def linked_out(corpus: Corpus) -> None:
    """The list of failures is a link to a file of this machine."""
    (corpus.folder / FAILURES).unlink()
    (corpus.folder / FAILURES).symlink_to("/etc/passwd")


def linked(corpus: Corpus) -> None:
    path = corpus.path("figures")
    path.rename(path.with_name("figures"))
    path.symlink_to("figures")


def other_schema(corpus: Corpus) -> None:
    corpus.edit(lambda d: d["resources"][0]["schema"]["fields"][0].update(type="any"))


def carried_as(**values: object) -> Plant:
    """The descriptor says something else of the column that articles carry along."""
    return of_files(lambda c: c.edit(lambda d: d["resources"][4]["schema"]["fields"][-1].update(values)))


def renamed(table: str, key: str, value: str) -> Plant:
    """The id of a shared row is another one, and nothing follows."""
    return of_rows(
        lambda rows: next(r for r in rows[table] if next(iter(r.values())) == key).update({next(iter(rows[table][0])): value})
    )


def in_two_months(corpus: Corpus) -> None:
    """The first article of February stands in March again, with all its rows."""
    for table in schema.tables():
        february, march = (corpus.line(table, month) for month in ("2024-02", "2024-03"))
        if february == march:
            continue  # rows that articles share
        read = pq.ParquetFile(corpus.folder / corpus.lines()[february]["path"]).read()
        again = read.filter(pa.array([corpora.article_of(row) == "a1" for row in read.to_pylist()]))
        if table == "articles":
            days = pa.array([date(2024, 3, 2)], pa.date32())
            index = again.schema.get_field_index("published_on")
            again = again.set_column(index, again.schema.field(index), days)
        corpus.put_table(table, lambda rows, again=again: pa.concat_tables([again, rows]), "2024-03")
        rows = sum(int(line["rows"]) for line in corpus.lines() if line["table"] == table)
        corpus.describe(table, rows=rows)


PART = "data/{}/published_month=2024-01/part-0.parquet".format
MANIFEST_HEAD, FAILURES_HEAD = (", ".join(columns) for columns in (MANIFEST_COLUMNS, FAILURES_COLUMNS))

# What is planted, and what the check says: a line for each fault, from its beginning.
IN_CORPORA: list[tuple[str, Plant, list[str]]] = [
    # the two lists
    ("corpus: no manifest", of_files(lambda c: (c.folder / MANIFEST).unlink()), ["data/files.csv: cannot be read (no such file"]),
    ("corpus: no failures", of_files(lambda c: (c.folder / FAILURES).unlink()), ["data/failures.csv: cannot be read (no such file"]),
    ("corpus: failures not UTF-8", of_files(lambda c: c.put_list("failures", b"file,row\xff")), ["data/failures.csv: is not UTF-8 (byte 8); extract"]),
    ("corpus: failures empty", of_files(lambda c: c.put_list("failures", b"")), [f"data/failures.csv:1: does not have the columns {FAILURES_HEAD}; extract"]),
    ("corpus: manifest of other columns", of_files(lambda c: c.put_list("files", b"path,rows\nx,1\n")),
     [f"data/files.csv:1: does not have the columns {MANIFEST_HEAD}; extract"]),
    ("corpus: failures that are no CSV", failures('"x'), ["data/failures.csv:2: is no CSV", "data/failures.csv:1: does not have the columns"]),
    ("corpus: failures changed", of_files(lambda c: (c.folder / FAILURES).write_bytes(b"file,row,rows,id,reasoN\n")),
     ["data/failures.csv: does not have the hash that the descriptor says; extract", "data/failures.csv:1: does not have the columns"]),
    ("corpus: manifest longer", of_files(lambda c: (c.folder / MANIFEST).write_bytes((c.folder / MANIFEST).read_bytes() + b"x,x,,1,1,x\n")),
     ["datapackage.json files: does not describe data/files.csv as it is (path, bytes); extract",
      "data/files.csv: does not have the hash that the descriptor says"]),
    ("corpus: manifest elsewhere", resource("files", path="x.csv"), ["datapackage.json files: does not describe data/files.csv as it is"]),
    ("corpus: failures of other size", resource("failures", bytes=1), ["datapackage.json failures: does not describe data/failures.csv as"]),
    ("corpus: failures without hash", resource("failures", hash=None), ["data/failures.csv: does not have the hash"]),
    ("corpus: failures without resource", without("failures"), ["datapackage.json failures: does not describe", "data/failures.csv: does not have"]),
    ("corpus: failures with other cells", failures("a,1,1,x", "a,1,1,,x", "a,one,1,,x", "a,1,01,,x", "a,1,1,,x,"),
     [f"data/failures.csv:{number}: is no line of its columns; extract" for number in (2, 4, 5, 6)]),
    ("corpus: failures with empty cells", failures("a,1,1,,x", ",1,1,b,x", "a,,1,b,x", "a,1,,b,x", "a,1,1,b,"),
     [f"data/failures.csv:{number}: has an empty cell; extract" for number in (3, 4, 5, 6)]),
    ("corpus: manifest without a size", listed("times", bytes=""), ["data/files.csv:44: has an empty cell"]),
    # the descriptor
    ("corpus: no resource", without("quotes"), ["datapackage.json: has no resource quotes; extract"]),
    ("corpus: no resources", of_files(lambda c: c.edit(lambda d: d.update(resources=d["resources"][-4:]))),
     [f"datapackage.json: has no resource {name}; extract" for name in schema.tables()[:-2]] + [
        f"data/articles/published_month={month}/part-0.parquet: has the columns article_id, title"
        for month in ("2024-01", "2024-02", "2024-03", "2024-04", "__HIVE_DEFAULT_PARTITION__")]),
    ("corpus: failures that lead elsewhere", of_files(linked_out), ["datapackage.json: leads outside the package (data/failures.csv)"]),
    ("corpus: no resource of articles", without("articles"), ["datapackage.json: has no resource articles", *(
        f"data/articles/published_month={month}/part-0.parquet: has the columns article_id, title"
        for month in ("2024-01", "2024-02", "2024-03", "2024-04", "__HIVE_DEFAULT_PARTITION__"))]),
    ("corpus: resource that is a number", of_files(lambda c: c.edit(lambda d: d["resources"].insert(0, 5))), []),
    ("corpus: resource without a name", of_files(lambda c: c.edit(lambda d: d["resources"].insert(0, {"name": [], "path": 5}))), []),
    ("corpus: files in another order", of_files(lambda c: c.edit(lambda d: d["resources"][0]["path"].reverse())),
     ["datapackage.json figures: does not list the files of data/files.csv; extract"]),
    ("corpus: rows of a table", resource("figures", rows=700), ["datapackage.json figures: says 700 rows, data/files.csv 23; extract"]),
    ("corpus: rows in words", resource("figures", rows="9" * 99), [f"datapackage.json figures: says '{'9' * 59} rows, data/files.csv 23"]),
    ("corpus: schema of a table", of_files(other_schema), ["datapackage.json figures: does not hold the schema of this version; extract"]),
    ("corpus: no schema", resource("figures", schema=None), ["datapackage.json figures: does not hold the schema of this version"]),
    ("corpus: column carried as a number", carried_as(type="number"), ["datapackage.json articles: does not hold the schema"]),
    ("corpus: column carried by another title", carried_as(title="Desk"), ["datapackage.json articles: does not hold the schema"]),
    ("corpus: column carried with words of its own", carried_as(description="Who wrote it."), []),
    ("corpus: column carried with a form", carried_as(format="email"), ["datapackage.json articles: does not hold the schema"]),
    # the lines of the manifest
    ("corpus: table that is none", listed("reviews", table="opinions"), ["data/files.csv: lists no file of reviews", "datapackage.json reviews: does not list the files of data/files.csv", "data/files.csv: lists a file that is none of a table (data/reviews/part-0.parquet)"]),
    ("corpus: no file of a table", of_files(without_file), ["data/files.csv: lists no file of actors; extract"]),
    ("corpus: month of one digit", listed("figures", published_month="2024-1"), ["data/files.csv: lists a file that is none of a table (data/figures/pub"]),
    ("corpus: file of another month", listed("figures", published_month="2024-11"), ["data/files.csv: lists a file that is none of a table"]),
    ("corpus: month of shared rows", listed("places", published_month="2024-01"), ["data/files.csv: lists a file that is none of a table (data/places"]),
    *(("corpus: manifest leads to " + what, listed("figures", path=path), [
        "datapackage.json figures: does not list the files of data/files.csv",
        f"data/files.csv: lists a file that is none of a table ({path}); extract",
        f"{PART('figures')}: is not in data/files.csv", f"{where} ({path}); keep files in the package" if where else f"{path}: is missing",
    ]) for what, path, where in [
        ("another folder", "../figures.parquet", "data/files.csv: leads outside the package"),
        ("another place", "/etc/passwd", "data/files.csv: leads outside the package"),
        ("many files", "data/figures/published_month=*/part-0.parquet", ""),
    ]),
    # the files
    ("corpus: file that is not listed", of_files(lambda c: (c.folder / "data/x.parquet").write_bytes(b"x")),
     ["data/x.parquet: is not in data/files.csv; take it out, or extract the corpus again"]),
    ("corpus: file gone", of_files(lambda c: c.path("figures").unlink()), [f"{PART('figures')}: is missing; extract"]),
    ("corpus: folder for a file", of_files(lambda c: c.path("figures").unlink() or c.path("figures").mkdir()), [f"{PART('figures')}: is missing"]),
    ("corpus: file that is a link", of_files(linked), [f"data/files.csv: leads outside the package ({PART('figures')}); keep files in the package"]),
    ("corpus: file cut short", of_files(lambda c: c.path("figures").write_bytes(c.path("figures").read_bytes()[:500])),
     [f"{PART('figures')}: has 500 bytes, data/files.csv says"]),
    ("corpus: file changed", of_files(lambda c: c.path("figures").write_bytes(b"x" + c.path("figures").read_bytes()[1:])),
     [f"{PART('figures')}: does not have the hash that data/files.csv says; extract"]),
    ("corpus: no Parquet", of_files(lambda c: c.put("figures", b"hello")), [f"{PART('figures')}: cannot be read (Parquet file size is 5 bytes"]),
    ("corpus: column gone", of_files(lambda c: c.put_table("figures", lambda t: t.drop_columns(["unit"]))), [f"{PART('figures')}: has the columns figure_id"]),
    ("corpus: column more", of_files(lambda c: c.put_table("figures", lambda t: t.append_column("x", pa.array(["x"] * 7)))), [f"{PART('figures')}: has the columns"]),
    ("corpus: carried column that is not described", of_files(lambda c: c.put_table("articles", lambda t: t.append_column("x", pa.array(["x"] * 4)))),
     [f"{PART('articles')}: has the columns article_id"]),
    ("corpus: carried column of numbers", of_files(lambda c: c.put_table("articles", lambda t: t.drop_columns(["desk"]).append_column("desk", pa.array(range(4))))),
     [f"{PART('articles')}: has the columns article_id"]),
    ("corpus: month without the carried column", of_files(lambda c: c.put_table("articles", lambda t: t.drop_columns(["desk"]))), []),
    ("corpus: rows of a file", of_files(lambda c: c.edit_line("figures", rows=8) or c.describe("figures", rows=24)),
     [f"{PART('figures')}: has 7 rows, data/files.csv says 8; extract"]),
    ("corpus: two files", of_files(lambda c: c.path("figures").unlink() or c.path("places").unlink()),
     [f"{PART('figures')}: is missing", "data/places/part-0.parquet: is missing"]),
    # rows that articles share
    ("corpus: shared row twice", of_rows(lambda rows: rows["indicators"].insert(0, rows["indicators"][0])),
     ["indicators homes-lost: stands twice; keep one of the rows"]),
    ("corpus: shared rows out of order", of_rows(lambda rows: rows["actors"].insert(0, rows["actors"].pop(1))),
     ["actors ana-maria-bell: stands out of order; sort actors by actor_id"]),
    ("corpus: shared cell", first("actors", kind="ghost"), ["actors ana-maria-bell: kind has an unknown code 'ghost'"]),
    # rows of articles
    ("corpus: month of other articles", of_files(another_day), [f"articles {name}: is not of the month 2031-01; extract" for name in ("a0", "a12", "a4", "a8")]),
    ("corpus: article without its day", of("articles", "a4", published_on=None, published_on_basis=None), []),
    ("corpus: first article", of("articles", "a0", sentences=9), ["articles a0: sentences is 9"]),
    ("corpus: article between", of("articles", "a12", sentences=9), ["articles a12: sentences is 9"]),
    ("corpus: last article", of("articles", "a8", sentences=9), ["articles a8: sentences is 9"]),
    ("corpus: article without a day", of("articles", "a5", sentences=9), ["articles a5: sentences is 9"]),
    ("corpus: speaker of the last article", of("quote_speakers", "a8", actor="Osk"), ["quote_speakers a8/q0-52 central-bank: actor 'Osk' is not the name of 'central-bank'"]),
    ("corpus: actor of an event", of("event_actors", "a12", actor="Osk"), ["event_actors a12/e58-62 ana-maria-bell source: actor 'Osk' is not the name"]),
    ("corpus: row of no article", of("times", "a8", article_id="a9-9"), ["times a8/t47-52: article_id 'a9-9' is not in articles", "times a8/t47-52: its id is not made of its span"]),
    # all months
    ("corpus: article in two months", of_files(in_two_months), ["articles a1: stands twice; keep one of the rows",
     "actors ana-maria-bell: mention_count is 8; mentions has 10", "actors raul-carvalho: mention_count is 9; mentions has 11",
     "actors world-council: mention_count is 5; mentions has 6", "places kenya: mention_count is 3; mentions has 4"]),
    ("corpus: actors counted", of_rows(lambda rows: [row.update(mention_count=row["mention_count"] + 1) for row in rows["actors"][:2]]),
     ["actors ana-maria-bell: mention_count is 9; mentions has 8", "actors brazil: mention_count is 2; mentions has 1"]),
    ("corpus: places counted", first("places", mention_count=4), ["places brazil: mention_count is 4; mentions has 3"]),
    ("corpus: actor of no mention", of_rows(lambda rows: rows["actors"].append(rows["actors"][-1] | {"actor_id": "zz", "mention_count": 7})),
     ["actors zz: mention_count is 7; mentions has 0"]),
]  # fmt: skip


class Ended(InThisProcess):
    """A file ends the process that reads it."""

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        asked: Future[Any] = Future()
        if do is months.check_month:
            asked.set_exception(BrokenProcessPool())
        else:
            asked.set_result([Fault("x", "y", "z")])
        return asked


# The same where something is smaller than it is: what is planted, what is smaller, what the check says.
WITH_LIMITS: list[tuple[str, Plant, dict[str, object], list[str]]] = [
    ("corpus: faults without end", of_rows(lambda rows: [row.update(sentences=9) for row in rows["articles"]]), {"_MOST_FAULTS": 3},
     ["articles a0: sentences is 9", "articles a12: sentences is 9", "articles a4: sentences is 9",
      "published_month 2024-01: is as far as the check went; mend these faults first"]),
    ("corpus: faults just as many", of_rows(lambda rows: [row.update(sentences=9) for row in rows["articles"][:3]]), {"_MOST_FAULTS": 4},
     ["articles a0: sentences is 9", "articles a1: sentences is 9", "articles a10: sentences is 9"]),
    ("corpus: huge row group", first("articles", desk="x" * 100_000), {"_LARGEST_GROUP": 50_000},
     [f"{PART('articles')}: has a row group of more than 50,000 bytes; extract"]),
    ("corpus: file that ends its reader", whole_corpus, {"ProcessPoolExecutor": Ended},
     ["x: y; z", "published_month 2024-01: or a month after it ends the process that reads it; extract"]),
]  # fmt: skip


def assert_told(folder: Path, told: list[str], at_once: int = 1, **limits: object) -> list[str]:
    """The check says these things and no others, so many articles at a time."""
    limits = {"ProcessPoolExecutor": InThisProcess, **limits}
    before = {name: getattr(partitions, name) for name in limits}, months._AT_ONCE, months._ROWS
    partitions.__dict__.update(limits)
    months._AT_ONCE, months._ROWS = at_once, 2
    months._shared.cache_clear()
    try:
        report = check_package(folder)
    finally:
        partitions.__dict__.update(before[0])
        months._AT_ONCE, months._ROWS = before[1:]
    found = [str(fault) for fault in report.faults]
    assert len(found) == len(told), found
    if not told:
        assert report.checked == {name: table.num_rows for name, table in whole().items()}
        assert report.unreviewed == COUNT
    assert all(fault.startswith(words) for fault, words in zip(found, told, strict=True)), found
    return found
