"""Faults planted in the rows of a package, for tests: each with the words in which `check` must tell it.

Parquet files, hashes, sizes and row counts are then made to fit, so that only the check meant can find the fault.
"""

import re
from collections.abc import Callable
from pathlib import Path

from conftest import STORY, Package
from newstables import schema
from newstables.check import check_package

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
