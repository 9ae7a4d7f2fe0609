"""Fuzzing targets for atheris: one function a target, each takes bytes and may raise nothing but what is documented.

Without arguments it prints the names of the targets. The seeds of a target are small inputs of the tests, and pieces that
the grammars know, so that the fuzzer need not find them byte by byte.
"""

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newstables"]):
    import conftest
    import newstables
    from newstables import pipeline, schema
    from newstables.article import decode, make_article, parse_article
    from newstables.check import check_package, check_tables
    from newstables.check.csvfile import read_csv
    from newstables.check.parquetfile import check_parquet
    from newstables.faults import BadInput
    from newstables.packages import read_package
    from newstables.publish import Dataset, render, write_package
    from newstables.review import parse_decisions
    from newstables.seeds import load_dataset, load_indicators
    from newstables.text import read
    from newstables.yamlfile import parse

PIECES = re.findall(
    r"\S+",
    """
    “ ” ‘ ’ ' " « » … — ( ) . , ; : ? ! $ € % - – U.S. Mr. Gen. No. 1,200 3.5 million dozens half two-thirds 24-hour 2031-03-12
    March 12 last week on Monday since 2029 a year ago the 1990s between 20 and 30 more than at least nearly said told added
    denied killed met signed will not army president Mara Lindqvist Torvania River Osk the Relief Agency ministry he they it
    troops families according to by of in to and or
    """,
)
DAY = date(2031, 3, 14)
STORY = pipeline.machine_tables(make_article(conftest.STORY, "story", published_on=DAY))
FOLDER = Path(tempfile.mkdtemp(prefix="fuzzed-"))
FILES = render(STORY, Dataset("story", "Tables", "A story.", "1", "Terms"))
write_package(FOLDER, FILES)


def words(data: bytes) -> str:
    """Bytes as a text: those above 127 stand for pieces of a grammar, with a space or none behind."""
    return "".join(chr(b) if b < 128 else PIECES[(b - 128) % len(PIECES)] + " " * (b % 2) for b in data)


def target_read(data: bytes) -> None:
    """Reading: sentences cover the text, tokens are words of it."""
    for text in (data.decode("utf-8", "replace"), words(data)):
        document = read(text)
        assert all(text[a:b] == word for a, b, word in zip(document.starts, document.ends, document.words, strict=True))
        at = 0
        for sentence in document.sentences:
            assert not text[at : sentence.start].replace("\ufeff", "").strip()
            at = sentence.end
        assert not text[at:].replace("\ufeff", "").strip()


def extracted(text: str) -> None:
    """The tables of a text pass every check."""
    try:
        made = newstables.extract(text, published_on=DAY)
    except BadInput:
        return
    faults = check_tables({name: table.to_pylist() for name, table in made.items()}, {"article": text})
    assert not faults, faults[:3]


def target_extract_words(data: bytes) -> None:
    """Every extractor, on the words that the grammars know: the tables pass every check."""
    extracted(words(data))


def target_extract_bytes(data: bytes) -> None:
    """The same on any text."""
    try:
        extracted(decode(data, "a.txt"))
    except BadInput:
        return


def target_yaml(data: bytes) -> None:
    """YAML of any kind."""
    try:
        parse(data.decode("utf-8", "replace"), "a.yaml")
    except BadInput:
        return


def target_article(data: bytes) -> None:
    """An article's metadata."""
    try:
        parse_article(b"Some words.", data.decode("utf-8", "replace"), "a", "a.txt", "article.yaml")
    except BadInput:
        return


MINI = make_article(conftest.MINI, "mini", published_on=DAY)
READERS = parse_article(
    b"x", "readers:\n- {id: first, kind: person, name: A, read_on: 2031-04-01}\n", "a", "a.txt", "article.yaml"
).readers


def target_review(data: bytes) -> None:
    """A review file, and its decisions applied to an article."""
    try:
        decisions = parse_decisions(data.decode("utf-8", "replace"), "review.yaml", READERS)
    except BadInput:
        return
    MINI.readers = READERS
    made = pipeline.reviewed_tables(MINI, decisions, [], "review.yaml")
    assert made.outcome.faults or made.tables
    if not made.outcome.faults:
        check_tables(pipeline.rows_of(made.tables), {"mini": conftest.MINI})


def target_seeds(data: bytes) -> None:
    """What describes the dataset, its indicators and how it is cited."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "seeds").mkdir()
        for path in ("dataset.yaml", "indicators.yaml"):
            (root / "seeds" / path).write_bytes(data)
        for work in (lambda: load_indicators(root), lambda: load_dataset(root, "1", [])):
            try:
                work()
            except BadInput:
                continue
        (root / "seeds" / "dataset.yaml").write_text(SEEDS["seeds"][0], encoding="utf-8")
        (root / "CITATION.cff").write_bytes(data)
        try:
            load_dataset(root, "1", [])
        except BadInput:
            return


def _wheel(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            if not path.endswith((".html", ".parquet")):
                wheel.writestr(f"newstables/package/{path}", content)
    return packed.getvalue()


WHEEL = _wheel(FILES)


def target_wheel(data: bytes) -> None:
    """A wheel with some of its bytes changed, any file in place of one, and a wheel with any table."""
    spoilt = bytearray(WHEEL)
    for index in range(0, len(data) - 3, 4):
        spoilt[int.from_bytes(data[index : index + 3], "big") % len(spoilt)] = data[index + 3]
    file = FOLDER.with_suffix(".whl")
    for content in (bytes(spoilt), data, _wheel({**FILES, "data/times.csv": data})):
        file.write_bytes(content)
        try:
            read_package(str(file), FOLDER)
        except BadInput:
            continue


def target_descriptor(data: bytes) -> None:
    """A descriptor in place of a good one, then a piece of it changed."""
    whole = FILES["datapackage.json"]
    at = int.from_bytes(data[:4], "big") % len(whole)
    for content in (data, whole[:at] + data[4:] + whole[at + len(data[4:]) :]):
        (FOLDER / "datapackage.json").write_bytes(content)
        for work in (lambda: check_package(FOLDER, frictionless=False), lambda: newstables.load("times", FOLDER)):
            try:
                work()
            except BadInput:
                continue


def target_csv(data: bytes) -> None:
    """A table's CSV, its check and its loading."""
    header = (",".join(schema.table("times").columns) + "\n").encode()
    whole = FILES["data/times.csv"]
    at = int.from_bytes(data[:4], "big") % len(whole)
    for content in (data, header + data, whole[:at] + data[4:] + whole[at + len(data[4:]) :]):
        faults: list[object] = []
        rows = read_csv("times", content, faults)
        if rows is not None:
            faults += check_tables({**STORY, "times": rows})
            list(check_parquet("times", FILES["data/times.parquet"], rows))
        conftest.Package(FOLDER).put_file("data/times.csv", content)
        try:
            newstables.load("times", FOLDER)
        except BadInput:
            continue


def target_parquet(data: bytes) -> None:
    """A table's Parquet file with some of its bytes changed."""
    whole = bytearray(FILES["data/times.parquet"])
    for index in range(0, len(data) - 2, 3):
        whole[int.from_bytes(data[index : index + 2], "big") % len(whole)] = data[index + 2]
    list(check_parquet("times", bytes(whole), STORY["times"]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    name.removeprefix("target_"): value for name, value in list(globals().items()) if name.startswith("target_")
}


def _decision(words: str) -> str:
    return f"decisions:\n- {words}\n  reason: x\n  reader: first\n"


SEEDS: dict[str, list[str]] = {
    "seeds": [
        "name: a\ntitle: A\ndescription: B\nkeywords: [c]\ncontributors:\n- {title: D, roles: [author]}\n",
        "boats:\n  name: a\n  definition: b\n  unit: c\n",
        "cff-version: 1.2.0\nmessage: a\ntitle: b\nauthors:\n- {family-names: c, given-names: d}\ndate-released: 2031-01-01\n",
    ],
    "article": [
        "title: A\npublished_on: 2031-03-14\npublished_on_basis: stated\n"
        "readers:\n- {id: a, kind: person, name: b, read_on: 2031-01-01}\n"
    ],
    "review": [
        _decision("add: times\n  words: going down\n  row: {type: date, timex_value: PRESENT_REF}"),
        _decision("set: figures/f44-46\n  fields: {status: {old: asserted, new: denied}}"),
        _decision("reject: figures\n  words: 'tents#1'"),
    ],
    "extract_bytes": [conftest.STORY[:1500], conftest.MINI],
    "read": [conftest.MINI],
}


def main() -> None:
    """Fuzz one target; what follows its name is for libFuzzer, its last word the folder of the corpus."""
    if len(sys.argv) < 2:
        print(" ".join(TARGETS))
        return
    name = sys.argv.pop(1)
    for number, seed in enumerate(SEEDS.get(name, [])):
        (Path(sys.argv[-1]) / f"seed-{number}").write_text(seed, encoding="utf-8")
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


main()
