"""Every fault a package can have is found, told where it stands and what to do; an untouched package has none.

Each fault is planted in a copy of a good package whose Parquet files, hashes, sizes and row counts are then made to fit, so
that only the check meant can find it. FAULTS.md lists them all with what the check says; a test holds it to that.
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from conftest import MINI_ID, STORY, Package
from newstables import schema
from newstables.check import check_package, check_tables
from newstables.faults import BadInput, WrongUse

Plant = Callable[[Package], None]
Pick = dict[str, str] | Callable[[dict[str, str]], bool]
ANY: Pick = {}


def picked(rows: list[dict[str, str]], pick: Pick) -> dict[str, str]:
    """The first row that is as wanted."""
    fits = pick if callable(pick) else lambda row: all(row[column] == value for column, value in pick.items())
    return next(row for row in rows if fits(row))


def cells(table: str, pick: Pick, **values: str) -> Plant:
    """Change cells of a row."""

    def plant(package: Package) -> None:
        rows = package.rows(table)
        picked(rows, pick).update(values)
        package.put(table, rows)

    return plant


def without(table: str, pick: Pick) -> Plant:
    """Take a row out."""

    def plant(package: Package) -> None:
        rows = package.rows(table)
        rows.remove(picked(rows, pick))
        package.put(table, rows)

    return plant


def twice(table: str) -> Plant:
    return lambda package: package.put(table, [package.rows(table)[0], *package.rows(table)])


def backwards(table: str) -> Plant:
    return lambda package: package.put(table, package.rows(table)[::-1])


def shifted(table: str, column: str, by: int, pick: Pick = ANY) -> Plant:
    """Add to a whole number."""

    def plant(package: Package) -> None:
        rows = package.rows(table)
        row = picked(rows, pick)
        row[column] = str(int(row[column]) + by)
        package.put(table, rows)

    return plant


def crossing(package: Package) -> None:
    """A mention that begins inside another and ends outside it."""
    rows = package.rows("mentions")
    first = rows[0]
    start, end = int(first["start_char"]) + 1, int(first["end_char"]) + 1
    added = {"start_char": str(start), "end_char": str(end), "mention_id": f"story/m{start}-{end}"}
    package.put("mentions", [first, {**first, **added, "text": STORY[start:end]}, *rows[1:]])
    names = "places" if first["place_id"] else "actors"
    shifted(names, "mention_count", 1, lambda row: row["name"] == (first["place"] or first["actor"]))(package)


def held_by_nobody(package: Package) -> None:
    """A figure outside all quotes that names one."""
    figures = package.rows("figures")
    picked(figures, {"quote_id": ""})["quote_id"] = package.rows("quotes")[0]["quote_id"]
    package.put("figures", figures)


def in_the_outer_quote(package: Package) -> None:
    """A figure that names a quote around it although a shorter one holds it too."""
    figures, quotes = package.rows("figures"), package.rows("quotes")
    figure = picked(figures, lambda row: row["quote_id"] != "")
    outer = picked(quotes, lambda row: row["quote_id"] != figure["quote_id"] and row["kind"] == "mixed")
    start, end = STORY.index("About 1,200"), STORY.index("Thousands")
    figure["quote_id"] = outer["quote_id"]
    outer |= {"content_start_char": str(start), "content_end_char": str(end), "content_text": STORY[start:end]}
    package.put("figures", figures)
    package.put("quotes", quotes)


def joint_from_two(package: Package) -> None:
    """A quote whose only speaker is numbered 2."""
    shifted("quote_speakers", "position", 1)(package)


def later_part_first(package: Package) -> None:
    """The first quote is said to continue the last one."""
    rows = package.rows("quotes")
    last = picked(rows[::-1], lambda row: row["utterance_id"] == row["quote_id"])
    rows[0]["utterance_id"] = last["quote_id"]
    package.put("quotes", rows)


def a_time_as_length(package: Package) -> None:
    cells("times", {"type": "duration"}, timex_value="P3W", edtf="2031", earliest="2031-01-01", latest="2031-12-31")(package)


def renamed_id(package: Package) -> None:
    """The last figure under an id of another place."""
    rows = package.rows("figures")
    rows[-1]["figure_id"] = "story/f9998-9999"
    package.put("figures", rows)


def without_sentence(package: Package) -> None:
    """A sentence that no row names is gone; the articles count one less."""
    without("sentences", {"kind": "heading", "text": "Clash at the Border"})(package)
    shifted("articles", "sentences", -1)(package)


def without_its_rows(table: str) -> Plant:
    """All rows of a table are gone, and what hangs on them."""

    def plant(package: Package) -> None:
        package.put(table, [])
        for other in schema.tables():
            if any(key.table == table for key in schema.table(other).foreign_keys):
                columns = [key.field for key in schema.table(other).foreign_keys if key.table == table]
                required = schema.table(other).field(columns[0]).required
                emptied = [{**row, **dict.fromkeys(columns, "")} for row in package.rows(other)]
                package.put(other, [] if required else emptied)

    return plant


# Name, package, what is planted, words that the fault must say.
IN_THE_ROWS: list[tuple[str, str, Plant, list[str]]] = [
    # values
    ("unknown code", "story", cells("figures", ANY, qualifier="roughly"), ["figures story/f", "unknown code 'roughly'"]),
    ("required cell empty", "story", cells("figures", ANY, unit=""), ["figures story/f", "unit is empty"]),
    ("line break in an id", "story", cells("actors", ANY, actor_id="osk\n"), ["actors osk", "does not have its form"]),
    ("slug with a capital", "story", cells("places", ANY, place_id="Osk"), ["places Osk", "does not have its form"]),
    ("below the minimum", "story", cells("times", ANY, start_char="-1"), ["times story/t", "start_char is below 0"]),
    ("above the maximum", "story", cells("places", ANY, latitude="91"), ["places", "latitude is above 90"]),
    ("too long", "story", cells("events", ANY, description="x" * 200), ["events", "description is longer than"]),
    ("not a number", "story", cells("figures", ANY, value="nan"), ["data/figures.csv:2", "value is no number", "nan"]),
    ("infinite", "story", cells("figures", ANY, value="inf"), ["value is no number", "inf"]),
    ("number in a long form", "story", cells("figures", {"value": "12"}, value="12.0"), ["value is no number", "12.0"]),
    ("number with underscore", "story", cells("figures", ANY, value="1_200"), ["value is no number", "1_200"]),
    ("whole number as 0n", "story", cells("figures", ANY, start_char="039"), ["start_char is no integer", "039"]),
    ("whole number with space", "story", cells("figures", ANY, start_char=" 39"), ["start_char is no integer"]),
    ("too big a number", "story", cells("figures", ANY, start_char="9" * 19), ["start_char is no integer"]),
    ("boolean as True", "story", cells("figures", ANY, headline="True"), ["headline is no boolean", "True"]),
    ("week as day", "story", cells("times", ANY, earliest="2031-W11-1"), ["earliest is no date", "2031-W11-1"]),
    ("day without hyphens", "story", cells("times", ANY, earliest="20310310"), ["earliest is no date"]),
    ("day that is none", "story", cells("times", ANY, earliest="2031-02-30"), ["earliest is no date"]),
    # keys and order
    ("row twice", "story", twice("actors"), ["actors", "stands twice"]),
    ("null in a composite key", "story", cells("quote_speakers", ANY, actor_id=""), ["quote_speakers", "actor_id is empty"]),
    ("unknown key", "story", cells("figures", ANY, claimant_id="nobody"), ["claimant_id 'nobody' is not in actors"]),
    ("unknown own key", "story", cells("actors", ANY, affiliation_id="nobody"), ["affiliation_id 'nobody' is not in actors"]),
    ("unknown sentence", "story", cells("times", ANY, sentence_id="story/s1-2"), ["'story/s1-2' is not in sentences"]),
    ("rows out of order", "story", backwards("times"), ["times", "out of order", "sort times"]),
    ("keys out of order", "story", backwards("actors"), ["actors", "out of order"]),
    # evidence
    ("other words", "story", cells("times", {"text": "Monday"}, text="Tuesday"), ["times", "'Tuesday' is not what stands"]),
    ("a space in words", "story", cells("times", {"text": "last week"}, text="last\nweek"), ["is not what stands there"]),
    ("end one further", "story", shifted("times", "end_char", 1), ["times", "is not what stands there"]),
    ("beyond the end", "story", shifted("times", "end_char", 10**9), ["times", "lie outside the article"]),
    ("end before start", "story", shifted("times", "end_char", -20), ["times", "lie outside the article"]),
    ("half a span", "story", cells("figures", lambda r: r["counted_text"] != "", counted_start_char=""), ["counted_text", "not null together"]),
    ("cue at other words", "story", cells("quotes", {"cue": "say"}, cue_text="sang"), ["cue_text 'sang' is not what"]),
    ("of another sentence", "story", cells("times", ANY, sentence_id="story/s0-37"), ["not the sentence that holds"]),
    ("other sentence_text", "story", cells("figures", ANY, sentence_text="Hello."), ["figures", "sentence_text is not"]),
    ("headline", "story", cells("figures", ANY, headline="true"), ["figures", "headline does not fit"]),
    ("characters", "story", shifted("articles", "characters", -2), ["articles story", "characters is"]),
    ("huge text", "story", shifted("articles", "characters", 10**15), ["articles story", "characters is"]),
    ("words", "mini", shifted("articles", "words", 1), ["articles", "words is"]),
    ("sentence left out", "mini", without("sentences", {"kind": "heading"}), ["leaves out 'Bridge in Torvania"]),
    ("last sentence left out", "mini", without("sentences", lambda row: "tents" in row["text"]), ["end of the article"]),
    ("sentences overlap", "mini", shifted("sentences", "start_char", -2, lambda row: row["text"].startswith("“The")), ["overlaps the sentence"]),
    # readable columns beside keyed ones
    ("name of another", "story", cells("figures", {"claimant": ""}, claimant="Osk"), ["'Osk' is not the name of None"]),
    ("name left out", "story", cells("figures", {"claimant": "Relief Agency"}, claimant=""), ["claimant None is not"]),
    ("affiliation's name", "story", cells("actors", ANY, affiliation="Osk"), ["affiliation 'Osk' is not the name"]),
    ("place's name", "story", cells("mentions", lambda r: r["place"] != "", place="Osk"), ["mentions", "'Osk' is not"]),
    ("indicator's name", "story", cells("figures", lambda r: r["indicator"] != "", indicator="x"), ["indicator 'x'"]),
    ("joined name", "story", cells("quote_speakers", ANY, actor="Osk"), ["quote_speakers", "actor 'Osk' is not"]),
    ("speaker", "story", cells("quotes", ANY, speaker="Osk; Velm"), ["quotes", "speaker 'Osk; Velm'", "speakers' names"]),
    ("not the first speaker", "story", cells("quotes", ANY, speaker_id="petra-oln"), ["not the first of its speakers"]),
    ("speakers' numbers", "story", joint_from_two, ["quotes", "not numbered 1, 2, 3"]),
    ("sources", "story", cells("events", ANY, sources="Osk"), ["events", "sources 'Osk' is not what event_actors"]),
    ("targets", "story", cells("events", ANY, targets="Osk"), ["events", "targets 'Osk' is not what event_actors"]),
    ("role", "story", cells("event_actors", {"role": "source"}, role="target"), ["events", "is not what event_actors lists"]),
    # bounds, units, modes, dates
    ("exact without bound", "story", cells("figures", {"qualifier": "exact"}, upper=""), ["upper does not fit exact"]),
    ("exact other bound", "story", cells("figures", {"qualifier": "exact"}, upper="99"), ["upper is not the value"]),
    ("about with bound", "story", cells("figures", {"qualifier": "about"}, lower="1"), ["lower does not fit about"]),
    ("more_than closed", "story", cells("figures", {"qualifier": "more_than"}, upper="9999"), ["does not fit more_than"]),
    ("more_than without", "story", cells("figures", {"qualifier": "more_than"}, lower=""), ["lower does not fit more_than"]),
    ("between with value", "story", cells("figures", {"qualifier": "between"}, value="25"), ["value does not fit between"]),
    ("bounds exchanged", "story", cells("figures", {"qualifier": "between"}, lower="40"), ["lower is above upper"]),
    ("vague with value", "story", cells("figures", {"qualifier": "vague"}, value="2000"), ["value does not fit vague"]),
    ("unit of another", "story", cells("figures", lambda r: r["indicator"] != "", unit="km"), ["not its indicator's"]),
    ("mode of another", "story", cells("events", ANY, type="CONSULT", mode="troops"), ["mode 'troops' is none of"]),
    ("earliest", "story", cells("times", {"text": "Monday"}, earliest="2031-03-09"), ["earliest and latest do not fit"]),
    ("latest", "story", cells("figures", lambda r: r["as_of"] != "", as_of_latest="2031-12-31"), ["as_of_latest do not"]),
    ("no such day", "story", cells("times", {"text": "Monday"}, edtf="2031-02-30"), ["'2031-02-30' is no EDTF date"]),
    ("not EDTF", "story", cells("times", {"text": "Monday"}, edtf="10 March"), ["times", "edtf does not have its form"]),
    ("length with a date", "story", a_time_as_length, ["edtf is given for duration"]),
    ("date without basis", "story", cells("quotes", lambda r: r["said_on"] != "", date_basis=""), ["not given together"]),
    ("basis without date", "story", cells("events", {"date": ""}, date_basis="stated"), ["events", "not given together"]),
    ("day without basis", "story", cells("articles", ANY, published_on_basis=""), ["articles", "not given together"]),
    # mentions, quotes, places
    ("mentions cross", "story", crossing, ["mentions story/m", "crosses story/m"]),
    ("mention of nobody", "story", cells("mentions", ANY, actor_id="", actor=""), ["names neither an actor nor a place"]),
    ("mentions counted", "story", shifted("actors", "mention_count", 1), ["actors", "mention_count is"]),
    ("places counted", "story", shifted("places", "mention_count", 1), ["places", "mention_count is"]),
    ("trigger elsewhere", "story", cells("events", ANY, trigger_start_char="0", trigger_end_char="5", trigger_text="Flood"),
     ["its trigger lies outside its clause"]),
    ("quote of another", "story", held_by_nobody, ["figures", "quote_id is not the innermost", "no quote does"]),
    ("quote left out", "story", cells("figures", lambda r: r["quote_id"] != "", quote_id=""), ["the innermost is story/q"]),
    ("outer quote", "story", in_the_outer_quote, ["figures", "not the innermost", "the innermost is story/q"]),
    ("later part first", "story", later_part_first, ["not the first part"]),
    ("narrow content", "story", shifted("quotes", "content_start_char", 1, {"kind": "mixed"}), ["is not what stands there"]),
    ("content elsewhere", "story", cells("quotes", {"kind": "mixed"}, content_start_char="0", content_end_char="5",
     content_text="Flood"), ["lie outside their content"]),
    ("content of direct", "story", cells("quotes", {"kind": "direct", "text": "The next three weeks will be harder."},
     content_start_char=str(STORY.index("“The next")), content_text="“The next three weeks will be harder."), ["content_text is not the text of a"]),
    ("half a coordinate", "story", cells("places", ANY, latitude="1", longitude="", id_source="x"), ["latitude and longitude are not"]),
    ("unsourced id", "story", cells("actors", ANY, wikidata_id="Q1", id_source=""), ["actors", "without id_source"]),
    # articles and sentences
    ("sentences counted", "story", shifted("articles", "sentences", 1), ["articles story", "sentences is"]),
    ("paragraphs counted", "story", shifted("articles", "paragraphs", 1), ["articles story", "paragraphs is"]),
    ("heading gone", "story", without_sentence, ["section is not the heading above it"]),
    ("section", "story", cells("sentences", {"kind": "body"}, section="Sports"), ["sentences", "section is not"]),
    ("paragraph skipped", "story", cells("sentences", {"paragraph": "2"}, paragraph="3"), ["paragraph 3 follows 1"]),
    ("kind within a paragraph", "story", cells("sentences", lambda r: r["text"].startswith("“The next"), kind="heading"),
     ["of another kind than the rest of its paragraph"]),
    # whose a row is
    ("id of another place", "story", renamed_id, ["figures story/f9998-9999", "its id is not made of its span"]),
    ("machine without rule", "story", cells("times", ANY, rule=""), ["times", "rule None does not fit origin 'machine'"]),
    ("added with rule", "mini", cells("times", {"origin": "added"}, rule="x"), ["rule 'x' does not fit origin 'added'"]),
    ("added by nobody", "mini", without("reviews", {"action": "add"}), ["is added, but no decision added it"]),
    ("corrected by nobody", "mini", without("reviews", {"action": "set"}), ["is corrected, but no decision corrected it"]),
    ("changed by hand", "mini", cells("figures", {"status": "denied"}, status="asserted"), ["sets status to 'denied'"]),
    ("origin hidden", "mini", cells("figures", {"origin": "corrected"}, origin="machine"), ["the machine's, but a decision"]),
    ("decision on nothing", "mini", cells("reviews", {"action": "add"}, row_id="x"), ["decides on 'x', which is no row"]),
    ("rejected and there", "mini", lambda p: cells("reviews", {"action": "reject"},
     row_id=p.rows("figures")[0]["figure_id"])(p), ["rejects a row that is there"]),
    ("decision on no table", "mini", cells("reviews", ANY, table_name="colours"), ["table_name 'colours' is none"]),
    ("field of a rejection", "mini", cells("reviews", {"action": "reject"}, field="unit"), ["field does not fit action"]),
    ("review denied", "mini", cells("articles", ANY, reviewed="false"), ["decides on an article that is not reviewed"]),
    # coverage of a reviewed article
    ("number overlooked", "mini", without("figures", {"text": "Thousands"}), ["figures", "no row holds 'Thousands'"]),
    ("rejection gone", "mini", without_its_rows("figures"), ["figures", "no row holds '300'"]),
    ("time overlooked", "mini", without("times", {"text": "last week"}), ["times", "no row holds 'week'"]),
    ("quotation overlooked", "mini", without_its_rows("quotes"), ["quotes", "no row holds 'The water is going down,'"]),
]  # fmt: skip


def faults_of(package: Package, frictionless: bool = False) -> list[str]:
    return [str(fault) for fault in check_package(package.folder, frictionless).faults]


def assert_told(faults: list[str], words: list[str]) -> str:
    """The first fault that says all the words."""
    told = [fault for fault in faults if all(word in fault for word in words)]
    assert told, "\n".join(faults) or "no fault"
    return told[0]


# What differs from one package to another: row ids, what stands in brackets or quotation marks, numbers.
_VARIES = [
    (r"^(\w+) \S.*?(?=: \D)", r"\1 …"),
    (r"(?<=\.parquet) \S+(?=:)", " …"),
    (r"\((?:[^()]|\([^()]*\))*\)", "(…)"),
    (r"""(?<!\w)('[^']*'|"[^"]*")|\bNone\b""", "‘…’"),
    (r"\S+/[a-z]\d+-\d+(\.\d+)?", "…"),
    (r"(?<=\.csv):\d+", ""),
    (r"(?<![-\w/])\d+(\.\d+)?", "#"),
]


def plain(fault: str) -> str:
    """A fault as FAULTS.md lists it: the same whichever row of the package it stands in."""
    fault = " ".join(fault.split())
    for pattern, words in _VARIES:
        fault = re.sub(pattern, words, fault)
    return fault


LISTED = dict(
    re.findall(r"^\| (.+?) \| (.+?) \|$", (Path(__file__).parent / "FAULTS.md").read_text(encoding="utf-8"), re.MULTILINE)[1:]
)


def test_the_published_list_names_every_fault_that_is_planted() -> None:
    kinds = [row[0] for row in [*IN_THE_ROWS, *IN_THE_FILES]]
    assert list(LISTED) == kinds
    assert len(set(LISTED.values())) >= 60  # so many different things can be said


@pytest.mark.parametrize("name", ["story", "mini"])
def test_an_untouched_package_has_no_fault(name: str, packages: dict[str, Path]) -> None:
    report = check_package(packages[name])
    assert report.faults == []
    assert list(report.checked) == list(schema.tables())
    assert report.checked["articles"] == 1


@pytest.mark.parametrize("file", ["figures.csv", "figures.parquet"])
def test_a_file_that_is_gone_is_one_fault(file: str, story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    (package.folder / "data" / file).unlink()
    (fault,) = faults_of(package)
    assert fault.startswith(f"data/{file}: cannot be read (no such file or directory)")


def test_a_package_that_a_test_wrote_again_has_no_fault(story: Path, copied: Callable[[Path], Package]) -> None:
    """Else every planted fault below could be found for the way it was planted."""
    package = copied(story)
    for table in schema.tables():
        package.put(table, package.rows(table))
    assert faults_of(package, frictionless=True) == []


def test_line_breaks_that_only_some_readers_know_are_no_fault(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    cells("articles", ANY, title="a\u2028b\x0cc\x85d\n\ne")(package)
    package.put_page()
    assert faults_of(package) == []


def test_a_package_without_its_texts_is_checked_by_its_sentences(mini: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(mini)
    (package.folder / "seeds" / MINI_ID / "article.txt").unlink()
    assert faults_of(package) == []
    cells("times", {"text": "last week"}, text="next week")(package)
    assert_told(faults_of(package), ["times", "'next week' is not what stands there"])


@pytest.mark.parametrize(("kind", "name", "plant", "words"), IN_THE_ROWS, ids=[row[0] for row in IN_THE_ROWS])
def test_a_fault_in_the_rows_is_found(
    kind: str, name: str, plant: Plant, words: list[str], packages: dict[str, Path], copied: Callable[[Path], Package]
) -> None:
    package = copied(packages[name])
    plant(package)
    assert plain(assert_told(faults_of(package), words)) == LISTED[kind]


def test_every_part_of_a_key_is_required() -> None:
    """So that a null in a composite key, which frictionless lets through, is found as an empty cell."""
    for name in schema.tables():
        table = schema.table(name)
        assert all(table.field(column).required for column in table.primary_key), name


def test_rows_with_a_null_key_or_a_value_of_another_type_are_found_before_there_is_a_file(
    story_tables: dict[str, list[dict[str, Any]]],
) -> None:
    def with_first(table: str, **values: object) -> list[str]:
        first, *rest = story_tables[table]
        return list(map(str, check_tables({**story_tables, table: [{**first, **values}, *rest]})))

    assert check_tables(story_tables) == []
    assert_told(with_first("figures", value="many"), ["figures", "value is no number ('many')"])
    assert_told(with_first("figures", value=float("nan")), ["value is no finite number"])
    assert_told(with_first("figures", start_char=True), ["start_char is no integer (True)"])
    assert_told(with_first("articles", credit=""), ["credit is an empty text"])
    assert_told(with_first("event_actors", role=None), ["event_actors", "role is empty"])


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


def other_value(arrow: pa.Table) -> pa.Table:
    values = arrow.column("end_char").to_pylist()
    index = arrow.schema.get_field_index("end_char")
    return arrow.set_column(index, arrow.schema.field(index), pa.array([values[0] + 1, *values[1:]]))


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
    ("bytes", "story", raw("data/times.csv", lambda b: b + b"\n"), ["data/times.csv", "bytes, the descriptor says"]),
    ("no hash", "story", described("times", hash=None), ["data/times.csv", "does not have the hash"]),
    ("file gone", "story", lambda p: (p.folder / "data/times.csv").unlink(), ["data/times.csv", "cannot be read"]),
    ("rows in the descriptor", "story", described("times", rows=1), ["data/times.csv", "the descriptor says 1"]),
    ("truncated Parquet", "story", lambda p: p.put_file("data/times.parquet", (p.folder / "data/times.parquet")
     .read_bytes()[:500]), ["data/times.parquet", "cannot be read"]),
    ("no Parquet", "story", lambda p: p.put_file("data/times.parquet", b"hello"), ["times.parquet", "cannot be read"]),
    ("Parquet value", "story", parquet("times", other_value), ["data/times.parquet story/t", "end_char is", "in the CSV"]),
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


@pytest.mark.parametrize(("kind", "name", "plant", "words"), IN_THE_FILES, ids=[row[0] for row in IN_THE_FILES])
def test_a_fault_in_the_files_is_found(
    kind: str, name: str, plant: Plant, words: list[str], packages: dict[str, Path], copied: Callable[[Path], Package]
) -> None:
    package = copied(packages[name])
    plant(package)
    assert plain(assert_told(faults_of(package), words)) == LISTED[kind]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": 5}, ["datapackage.json", "title"]),
        ({"licenses": [{}]}, ["datapackage.json", "license"]),
        ({"contributors": "me"}, ["datapackage.json", "contributors"]),
    ],
)
def test_what_frictionless_says_of_the_descriptor_is_listed(
    values: dict[str, object], words: list[str], story: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(story)
    package.descriptor = {**package.descriptor, **values}
    assert_told(faults_of(package, frictionless=True), words)


def test_what_frictionless_says_of_the_rows_is_listed(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    cells("figures", ANY, claimant_id="nobody", claimant="")(package)
    assert_told(faults_of(package, frictionless=True), ["violates the foreign key", "see the schema in datapackage.json"])


def test_a_missing_table_is_one_fault_and_not_a_hundred_broken_keys(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    edited("sentences", lambda content: content.replace(b"sentence_id", b"id", 1))(package)
    (fault,) = faults_of(package)
    assert "data/sentences.csv:1" in fault


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (None, WrongUse, "is missing"),
        (b"{", BadInput, "cannot be read"),
        (b"\xff", BadInput, "cannot be read"),
        (b"[" * 100_000, BadInput, "cannot be read"),
        (b"[]", BadInput, "lists no resources"),
        (b'{"resources": {}}', BadInput, "lists no resources"),
    ],
)
def test_a_folder_without_a_descriptor_is_no_package(
    content: bytes | None, error: type[BadInput], words: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "datapackage.json").write_bytes(content)
    with pytest.raises(BadInput, match=words) as raised:
        check_package(tmp_path)
    assert type(raised.value) is error


WATCHED: list[str] = []
_watching: list[bool] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        WATCHED.append(os.fsdecode(arguments[0]))
    elif _watching and event.startswith(("socket.", "urllib.", "subprocess.", "os.system")):
        WATCHED.append(event)


sys.addaudithook(_watch)


@pytest.fixture
def watched() -> Iterator[list[str]]:
    """What is opened or called upon while a test runs."""
    WATCHED.clear()
    _watching.append(True)
    yield WATCHED
    _watching.clear()


@pytest.mark.parametrize(
    "plant",
    [
        leading("../secret.csv"),
        leading("/etc/passwd"),
        leading("file:///etc/passwd"),
        leading("https://example.org/figures.csv"),
        linked,
        described("figures", dialect="../secret.json"),
        described("figures", profile="https://example.org/p.json"),
        described("figures", schema="https://example.org/s.json"),
        described("figures", schema="../secret.json"),
        described("figures", extrapaths=["../secret.csv"]),
        added_resource("https://example.org/r.json"),
        lambda package: setattr(
            package, "descriptor", {**package.descriptor, "profile": "https://example.org/p.json", "$schema": "../s.json"}
        ),
        cells("articles", ANY, source_file="../secret.csv"),
        cells("articles", ANY, source_file="/etc/passwd"),
    ],
)
def test_nothing_outside_the_folder_is_opened_or_fetched(
    plant: Plant, story: Path, copied: Callable[[Path], Package], watched: list[str]
) -> None:
    package = copied(story)
    for name in ("secret.csv", "secret.json"):
        (package.folder.parent / name).write_text("{}")
    plant(package)
    watched.clear()
    check_package(package.folder)
    assert str(package.folder / "datapackage.json") in watched
    inside = str(package.folder)
    code = (sys.prefix, sys.base_prefix, str(Path(schema.__file__).parents[1]))
    elsewhere = [path for path in watched if not path.startswith((inside, *code))]
    assert [path for path in elsewhere if "secret" in path or "passwd" in path or "outside" in path] == []
    assert [path for path in elsewhere if path.startswith(("socket", "urllib", "subprocess"))] == []
