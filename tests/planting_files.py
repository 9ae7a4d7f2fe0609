"""Faults planted in the files of a package and in its descriptor, for tests; see `planting`."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa

from conftest import MINI_ID, Package
from planting import ANY, Plant, cells


def edited(table: str, edit: Callable[[bytes], bytes]) -> Plant:
    """Change the bytes of a CSV file, with its hash and size."""
    return lambda package: package.put_file(f"data/{table}.csv", edit((package.folder / "data" / f"{table}.csv").read_bytes()))


def parquet(table: str, edit: Callable[[pa.Table], pa.Table]) -> Plant:
    """Change a Parquet file, with its hash and size."""
    return lambda package: package.put_parquet(table, edit(package.parquet(table)))


def recast(column: str, **changes: Any) -> Callable[[pa.Table], pa.Table]:
    """A Parquet table whose column has another type, nullability or metadata."""

    def edit(arrow: pa.Table) -> pa.Table:
        fields = []
        for field in arrow.schema:
            if field.name == column:
                field = pa.field(
                    field.name,
                    changes.get("type", field.type),
                    changes.get("nullable", field.nullable),
                    changes.get("metadata", field.metadata),
                )
            fields.append(field)
        return arrow.cast(pa.schema(fields, metadata=arrow.schema.metadata))

    return edit


def first_cell(column: str, value: object) -> Callable[[pa.Table], pa.Table]:
    def change(arrow: pa.Table) -> pa.Table:
        index = arrow.schema.get_field_index(column)
        field = arrow.schema.field(index)
        return arrow.set_column(index, field, pa.array([value, *arrow.column(index).to_pylist()[1:]], field.type))

    return change


def raw(path: str, edit: Callable[[bytes], bytes]) -> Plant:
    """Change bytes of a file and say nothing of it in the descriptor."""
    return lambda package: (package.folder / path).write_bytes(edit((package.folder / path).read_bytes())) and None


def described(name: str, **values: object) -> Plant:
    return lambda package: package.describe(name, **values)


def leading(path: str) -> Plant:
    return lambda package: package.describe("figures", path=path)


def without_resource(name: str) -> Plant:
    def plant(package: Package) -> None:
        descriptor = package.descriptor
        descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != name]
        package.descriptor = descriptor

    return plant


def added_resource(resource: object) -> Plant:
    def plant(package: Package) -> None:
        descriptor = package.descriptor
        descriptor["resources"].append(resource if resource is not None else descriptor["resources"][0])
        package.descriptor = descriptor

    return plant


def other_schema(package: Package) -> None:
    descriptor = package.descriptor
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "any"
    package.descriptor = descriptor


def linked(package: Package) -> None:
    """The CSV file is a link to one outside, with the same bytes."""
    path = package.folder / "data" / "figures.csv"
    outside = package.folder.parent / "outside.csv"
    path.rename(outside)
    path.symlink_to(outside)


def piped(package: Package) -> None:
    """The CSV file is a pipe, which a careless reader would wait for."""
    path = package.folder / "data" / "figures.csv"
    path.unlink()
    os.mkfifo(path)


def looped(package: Package) -> None:
    path = package.folder / "data" / "figures.csv"
    path.unlink()
    path.symlink_to("figures.csv")


def text_not_utf8(package: Package) -> None:
    """The text is in another encoding, and its hash fits."""
    content = b"K\xf6ln"
    (package.folder / "seeds" / MINI_ID / "article.txt").write_bytes(content)
    cells("articles", ANY, sha256=hashlib.sha256(content).hexdigest())(package)


def latin(content: bytes) -> bytes:
    return content.decode("utf-8").encode("latin-1", "replace").replace(b"1,200", b"1\xe9200", 1)


IN_THE_FILES: list[tuple[str, str, Plant, list[str]]] = [
    ("hash", "story", raw("data/times.csv", lambda b: b.replace(b"Monday", b"Friday")), ["data/times.csv", "the hash"]),
    ("hash of a Parquet file", "story", raw("data/times.parquet", lambda b: b[:-9] + b"x" + b[-8:]), ["times.parquet", "hash"]),
    ("page", "story", raw("data/index.html", lambda b: b + b" "), ["data/index.html", "is not the page of these tables"]),
    ("bytes", "story", raw("data/times.csv", lambda b: b + b"\n"), ["data/times.csv", "bytes, the descriptor says"]),
    ("no hash", "story", described("times", hash=None), ["data/times.csv", "does not have the hash"]),
    ("file gone", "story", lambda p: (p.folder / "data/times.csv").unlink(), ["data/times.csv", "cannot be read"]),
    ("rows in the descriptor", "story", described("times", rows=1), ["data/times.csv", "the descriptor says 1"]),
    ("truncated Parquet", "story", lambda p: p.put_file("data/times.parquet", (p.folder / "data/times.parquet")
     .read_bytes()[:500]), ["data/times.parquet", "cannot be read"]),
    ("no Parquet", "story", lambda p: p.put_file("data/times.parquet", b"hello"), ["times.parquet", "cannot be read"]),
    ("Parquet value", "story", parquet("times", first_cell("end_char", 9)), ["data/times.parquet story/t", "end_char is 9, in"]),
    ("Parquet day", "story", parquet("times", first_cell("earliest", date(1999, 1, 2))), ["earliest is 1999-01-02, in the CSV"]),
    ("Parquet cell", "story", parquet("times", first_cell("mod", "END")), ["mod is 'END', in the CSV empty"]),
    ("Parquet rows", "story", parquet("times", lambda t: t.slice(1)), ["data/times.parquet", "rows, the CSV"]),
    ("Parquet type", "story", parquet("times", recast("end_char", type=pa.int32())), ["end_char has the type int32"]),
    ("Parquet null", "story", parquet("times", recast("end_char", nullable=True)), ["end_char may be null, unlike"]),
    ("Parquet description", "story", parquet("times", recast("text", metadata={})), ["text does not carry the description"]),
    ("Parquet table's words", "story", parquet("times", lambda t: t.replace_schema_metadata({})),
     ["does not carry the title and description"]),
    ("Parquet column gone", "story", parquet("times", lambda t: t.drop_columns(["mod"])), ["times.parquet", "columns"]),
    ("Parquet text not UTF-8", "story", parquet("times", lambda t: t.set_column(
        t.schema.get_field_index("text"), t.schema.field("text"),
        pa.array([b"\xff"] * t.num_rows, pa.binary()).view(pa.string()))), ["times.parquet", "cannot be read"]),
    ("column added", "story", edited("times", lambda b: b.replace(b"\n", b",x\n")), ["data/times.csv:1", "adds 'x'"]),
    ("column gone", "story", edited("times", lambda b: b.replace(b"time_id,", b"", 1)), ["data/times.csv:1", "lacks time_id"]),
    ("columns exchanged", "story", edited("times", lambda b: b.replace(b"time_id,article_id", b"article_id,time_id", 1)),
     ["data/times.csv:1", "other order"]),
    ("cell gone", "story", edited("times", lambda b: b.replace(b"Monday,", b"", 1)), ["data/times.csv:2", "cells, not"]),
    ("empty file", "story", edited("times", lambda b: b""), ["data/times.csv:1", "lacks time_id"]),
    ("blank line", "story", edited("times", lambda b: b + b"\n"), ["data/times.csv:", "has 0 cells"]),
    ("CRLF", "story", edited("times", lambda b: b.replace(b"\n", b"\r\n")), ["data/times.csv", "lines end in LF"]),
    ("CRLF below the header", "story", edited("times", lambda b: b[:-1] + b"\r\n"), ["lines end in LF"]),
    ("byte order mark", "story", edited("times", lambda b: b"\xef\xbb\xbf" + b), ["data/times.csv", "byte order mark"]),
    ("not UTF-8", "story", edited("figures", latin), ["data/figures.csv", "is not UTF-8"]),
    ("open quotation mark", "story", edited("times", lambda b: b + b'"x'), ["data/times.csv:", "is no CSV"]),
    ("resource gone", "story", without_resource("times"), ["datapackage.json", "no resource times"]),
    ("Parquet resource gone", "story", without_resource("times-parquet"), ["no resource times-parquet"]),
    ("resource twice", "story", added_resource(None), ["resource 27", "second one named 'figures'"]),
    ("resource without path", "story", added_resource({"name": "x"}), ["resource 27", "no name or no single path"]),
    ("resource that is none", "story", added_resource("https://example.org/x.json"), ["resource 27", "no name or no"]),
    ("several paths", "story", described("times", path=["data/times.csv"]), ["no name or no single path"]),
    ("other schema", "story", other_schema, ["datapackage.json figures", "schema of this version"]),
    ("schema elsewhere", "story", described("figures", schema="schema.json"), ["schema of this version"]),
    ("path upwards", "story", leading("../figures.csv"), ["(figures)", "leads outside the package (../figures.csv)"]),
    ("path down and up", "story", leading("data/../../package/data/figures.csv"), ["leads outside the package"]),
    ("absolute path", "story", leading("/etc/passwd"), ["leads outside the package (/etc/passwd)"]),
    ("own absolute path", "story", lambda p: leading(str(p.folder / "data/figures.csv"))(p), ["leads outside the package"]),
    ("address", "story", leading("https://example.org/figures.csv"), ["leads outside the package (https:"]),
    ("NUL in a path", "story", leading("data/\0.csv"), ["leads outside the package"]),
    ("link outwards", "story", linked, ["(figures)", "leads outside the package"]),
    ("link to itself", "story", looped, ["data/figures.csv", "cannot be read"]),
    ("pipe", "story", piped, ["data/figures.csv", "is no plain file"]),
    ("folder for a file", "story", leading("data"), ["data: is no plain file"]),
    ("file at another path", "story", leading("data/times.csv"), ["lies at data/times.csv, not at data/figures.csv"]),
    ("dialect", "story", described("figures", dialect="https://example.org/d.json"), ["read otherwise (dialect:"]),
    ("profile", "story", described("figures", profile="https://example.org/p.json"), ["read otherwise (profile:"]),
    ("compression", "story", described("figures", compression="gz"), ["datapackage.json figures", "compression"]),
    ("more files", "story", described("figures", extrapaths=["/etc/passwd"]), ["read otherwise (extrapaths:"]),
    ("other encoding", "story", described("figures", encoding="utf-16"), ["read otherwise (encoding: 'utf-16')"]),
    ("Parquet as a table", "story", described("figures-parquet", type="table"), ["figures-parquet", "(type: 'table')"]),
    ("text changed", "mini", raw(f"seeds/{MINI_ID}/article.txt", lambda b: b.replace(b"40", b"41")),
     [f"seeds/{MINI_ID}/article.txt", "not the text that articles.sha256 names"]),
    ("text not UTF-8", "mini", text_not_utf8, [f"seeds/{MINI_ID}/article.txt", "is not UTF-8"]),
    ("other profile", "story", lambda p: setattr(p, "descriptor", {**p.descriptor, "$schema": 5}), ["another profile"]),
    ("text outside", "story", cells("articles", ANY, source_file="../../story.txt"), ["leads outside the package"]),
    ("text at an address", "story", cells("articles", ANY, source_file="https://example.org/a"), ["leads outside"]),
]  # fmt: skip
