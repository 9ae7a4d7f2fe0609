"""The schemas as statements: what is promised to those who load a table, and that every format keeps it."""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import pytest

from newstables.schema import (
    Field,
    frictionless_schema,
    modes,
    table,
    tables,
)

SCHEMAS = files("newstables.schema")
SEED = Path(__file__).parent.parent / "seeds" / "north-korean-troops-in-russia" / "article.txt"
EVIDENCE = "article_id sentence_id start_char:integer end_char:integer text"
ORIGIN = "origin rule?"


def span(name: str, mark: str = "?") -> str:
    """A further span of a row: its words and two offsets."""
    return f"{name}_text{mark} {name}_start_char:integer{mark} {name}_end_char:integer{mark}"


def days(name: str) -> str:
    """The two days of a date."""
    return f"{name}_earliest:date? {name}_latest:date?"


# What is promised, column by column: `name:type?`; no type means a string, `?` that null is allowed.
PROMISED = {
    "figures": f"figure_id {EVIDENCE} value:number? lower:number? upper:number? qualifier change? unit "
    f"{span('counted')} counted_id? counted? indicator_id? indicator? status claimant_id? claimant? "
    f"quote_id? as_of? {days('as_of')} date_basis? period? {days('period')} place_id? place? "
    f"headline:boolean sentence_text {ORIGIN}",
    "quotes": f"quote_id {EVIDENCE} kind {span('content', '')} utterance_id speaker_id? speaker? "
    f"{span('speaker')} cue? {span('cue')} act? addressee_id? addressee? medium? said_on? {days('said')} "
    f"date_basis? headline:boolean sentence_text {ORIGIN}",
    "events": f"event_id {EVIDENCE} {span('trigger', '')} type? mode? status date? {days('date')} "
    "date_basis? place_id? place? sources? targets? claimant_id? claimant? quote_id? description "
    f"headline:boolean sentence_text {ORIGIN}",
    "actors": "actor_id name kind country? role? affiliation_id? affiliation? wikidata_id? id_source? "
    f"mention_count:integer {ORIGIN}",
    "articles": "article_id title? publisher? author? url? published_on:date? published_on_basis? language "
    "credit? source_file? sha256 characters:integer words:integer sentences:integer paragraphs:integer "
    "reviewed:boolean",
    "sentences": "sentence_id article_id section? paragraph:integer kind start_char:integer end_char:integer text",
    "mentions": f"mention_id {EVIDENCE} actor_id? actor? place_id? place? form {ORIGIN}",
    "quote_speakers": f"quote_id position:integer actor_id actor {ORIGIN}",
    "event_actors": f"event_id actor_id role actor {ORIGIN}",
    "places": "place_id name kind country? subdivision? latitude:number? longitude:number? "
    f"geonames_id:integer? wikidata_id? id_source? mention_count:integer {ORIGIN}",
    "times": f"time_id {EVIDENCE} type timex_value mod? edtf? earliest:date? latest:date? anchor {ORIGIN}",
    "indicators": f"indicator_id name definition unit {ORIGIN}",
    "reviews": "review_id article_id table_name row_id? start_char:integer? end_char:integer? text? action "
    "field? old_value? new_value? reason reviewer reviewed_on:date",
}

PRIMARY_KEYS = {
    "quote_speakers": ("quote_id", "actor_id"),
    "event_actors": ("event_id", "actor_id", "role"),
}

# column -> table and column it refers to, "" for its own table.
FOREIGN_KEYS = {
    "figures": "article_id=articles.article_id sentence_id=sentences.sentence_id "
    "counted_id=actors.actor_id indicator_id=indicators.indicator_id claimant_id=actors.actor_id "
    "quote_id=quotes.quote_id place_id=places.place_id",
    "quotes": "article_id=articles.article_id sentence_id=sentences.sentence_id utterance_id=.quote_id "
    "speaker_id=actors.actor_id addressee_id=actors.actor_id",
    "events": "article_id=articles.article_id sentence_id=sentences.sentence_id place_id=places.place_id "
    "claimant_id=actors.actor_id quote_id=quotes.quote_id",
    "actors": "affiliation_id=.actor_id",
    "articles": "",
    "sentences": "article_id=articles.article_id",
    "mentions": "article_id=articles.article_id sentence_id=sentences.sentence_id actor_id=actors.actor_id "
    "place_id=places.place_id",
    "quote_speakers": "quote_id=quotes.quote_id actor_id=actors.actor_id",
    "event_actors": "event_id=events.event_id actor_id=actors.actor_id",
    "places": "",
    "times": "article_id=articles.article_id sentence_id=sentences.sentence_id",
    "indicators": "",
    "reviews": "article_id=articles.article_id",
}

CODES = {
    "articles.published_on_basis": "stated inferred",
    "sentences.kind": "heading body",
    "actors.kind": "person country government_body intelligence_agency military armed_group "
    "intergovernmental_organization company media research_institute party people document other",
    "mentions.form": "name title metonym demonym nominal pronoun",
    "quotes.kind": "direct mixed indirect label",
    "quotes.act": "state deny accuse warn confirm predict promise demand ask describe",
    "quotes.date_basis": "stated relative inherited",
    "figures.qualifier": "exact about more_than at_least less_than at_most between vague",
    "figures.change": "up down",
    "figures.status": "asserted predicted promised denied hypothetical reported",
    "events.type": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
    "events.status": "occurred ongoing planned predicted alleged denied hypothetical",
    "event_actors.role": "source target",
    "places.kind": "country region city area",
    "times.type": "date time duration set",
    "times.anchor": "absolute publication statement previous",
    "reviews.action": "set add reject",
    "events.origin": "machine corrected added",
}

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "release return ease access disarm ceasefire withdraw resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "investigate disapprove",
    "THREATEN": "relations restrict ban arrest expel territory violence",
    "PROTEST": "demo hunger boycott strike obstruct riot",
    "MOBILIZE": "police troops weapons",
    "SANCTION": "withdraw discontinue expel convict",
    "COERCE": "confiscate restrict ban censor curfew martial-law arrest deport withhold",
    "ASSAULT": "abduct beat sexual torture execute suicide-attack explosives assassinate destroy firearms "
    "primitive heavy-weapons unconventional cleansing",
}

every_table = pytest.mark.parametrize("name", PROMISED)


def raw(name: str) -> Any:
    """A file of the schema room as it is written."""
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def reads(name: str, column: str, cell: str) -> bool:
    """Whether frictionless accepts the cell under the published schema."""
    schema = frictionless.Schema.from_descriptor(frictionless_schema(name))
    _, notes = schema.get_field(column).read_cell(cell)
    return not notes


def all_fields() -> list[tuple[str, Field]]:
    """Every column of every table, with the table's name."""
    return [(name, field) for name in tables() for field in table(name).fields]


# The contract


def test_the_four_tables_users_asked_for_come_first() -> None:
    assert tables() == tuple(PROMISED)
    assert tables()[:4] == ("figures", "quotes", "events", "actors")


@every_table
def test_columns_types_and_nulls_are_as_promised(name: str) -> None:
    promised = []
    for word in PROMISED[name].split():
        column, _, kind = word.rstrip("?").partition(":")
        promised.append((column, kind or "string", not word.endswith("?")))
    assert [(f.name, f.type, f.required) for f in table(name).fields] == promised


@every_table
def test_keys_are_as_promised(name: str) -> None:
    tab = table(name)
    assert tab.primary_key == PRIMARY_KEYS.get(name, (tab.columns[0],))
    assert " ".join(f"{k.field}={k.table}.{k.key}" for k in tab.foreign_keys) == FOREIGN_KEYS[name]


@pytest.mark.parametrize("column", CODES)
def test_codes_are_as_promised(column: str) -> None:
    name, _, field = column.partition(".")
    assert " ".join(code.code for code in table(name).field(field).codes) == CODES[column]


def test_modes_fit_their_types() -> None:
    assert {kind: set(of) for kind, of in modes().items() if of} == {k: set(v.split()) for k, v in MODES.items()}
    assert list(modes()) == CODES["events.type"].split()
    assert [mode.code for mode in table("events").field("mode").codes if not mode.types] == []


def test_only_the_verbatim_text_is_under_the_publishers_terms() -> None:
    assert [name for name in tables() if table(name).license != "CC-BY-4.0"] == ["sentences"]
    assert table("sentences").license == "publisher"


def test_an_unknown_table_or_column_is_named() -> None:
    with pytest.raises(KeyError, match="no table 'figure'"):
        table("figure")
    with pytest.raises(KeyError, match="'figures' has no column 'amount'"):
        table("figures").field("amount")


# Words for people


@every_table
def test_every_column_is_explained(name: str) -> None:
    tab = table(name)
    assert tab.title
    assert tab.description.endswith(".")
    unexplained = [f.name for f in tab.fields if not (f.title and f.description.endswith(".") and f.example)]
    assert unexplained == []
    unfilled = [f.name for f in tab.fields if set("{}") & set(f.title + f.description)]
    assert unfilled == []


@every_table
def test_every_code_has_a_label_and_a_definition_of_its_own(name: str) -> None:
    for field in table(name).fields:
        assert [c.code for c in field.codes if not (c.label and c.definition.endswith("."))] == []
        for part in ("code", "label", "definition"):
            words = [getattr(code, part) for code in field.codes]
            assert len(words) == len(set(words)), f"{name}.{field.name} repeats a {part}"


@every_table
def test_every_nullable_column_says_when_it_is_null(name: str) -> None:
    says_so = ("null", "Null", "only given when", "Set when")
    nullable = [f for f in table(name).fields if not f.required]
    silent = [f.name for f in nullable if not any(words in f.description for words in says_so)]
    assert silent == []
    assert [f.name for f in table(name).fields if f.required and "null" in f.description.lower()] == []


# Said once


def test_no_table_file_says_again_what_is_shared() -> None:
    shared = raw("shared")["columns"]
    again = []
    for name in tables():
        for field in raw(name)["fields"]:
            for key, value in field.items():
                if key != "use" and value == shared.get(field.get("use", ""), {}).get(key):
                    again.append(f"{name}.{field.get('name', field['use'])}: {key}")
    assert again == []


def test_no_two_columns_are_described_in_the_same_words() -> None:
    written = [f["description"] for name in tables() for f in raw(name)["fields"] if "description" in f]
    written += [column["description"] for column in raw("shared")["columns"].values()]
    assert [text for text, times in Counter(written).items() if times > 1] == []


def test_a_shared_column_is_used_by_several_tables() -> None:
    users = {column: {name for name, f in all_fields() if f.use == column} for column in raw("shared")["columns"]}
    assert [column for column, names in users.items() if len(names) < 2] == []


def test_no_two_tables_define_the_same_code_list() -> None:
    lists = [json.dumps(f["codes"]) for name in tables() for f in raw(name)["fields"] if "codes" in f]
    lists += [json.dumps(codes) for codes in raw("shared")["codes"].values()]
    assert len(lists) == len(set(lists))


def test_a_field_is_written_with_known_words_only() -> None:
    known = {"use", "name", "of", "type", "title", "description", "example", "constraints", "codes"}
    bounds = {"required", "pattern", "minLength", "maxLength", "minimum", "maximum"}
    fields = [f for name in tables() for f in raw(name)["fields"]] + list(raw("shared")["columns"].values())
    assert {key for f in fields for key in f} <= known
    assert {key for f in fields for key in f.get("constraints", {})} <= bounds


# Columns that belong to others


def test_every_offset_day_and_name_belongs_to_a_column_of_its_table() -> None:
    lost = [f"{name}.{f.name}" for name, f in all_fields() if f.of is not None and f.of not in table(name).columns]
    assert lost == []
    ends = {"actor": "_id", "place": "_id", "span_start": "_text", "span_end": "_text"}
    strange = [f"{name}.{f.name}" for name, f in all_fields() if f.use in ends and not str(f.of).endswith(ends[f.use])]
    assert strange == []
    undated = [f"{n}.{f.name}" for n, f in all_fields() if f.use in ("earliest", "latest") and _use(n, f.of) != "edtf"]
    assert undated == []


def _use(name: str, column: str | None) -> str | None:
    return table(name).field(column or "").use


def test_every_id_of_an_actor_place_or_indicator_has_its_name_beside_it() -> None:
    named = {"actors", "places", "indicators"}
    alone = []
    for name in tables():
        beside = {field.of for field in table(name).fields}
        keys = [k.field for k in table(name).foreign_keys if (k.table or name) in named]
        alone += [f"{name}.{key}" for key in keys if key not in beside]
    # all speakers of a quote are named together, so that column belongs to no single id
    assert alone == ["quotes.speaker_id"]


# Examples


@every_table
def test_every_example_is_valid(name: str) -> None:
    assert [f.name for f in table(name).fields if not reads(name, f.name, f.example)] == []


@every_table
def test_the_words_of_the_examples_stand_where_the_examples_say(name: str) -> None:
    article = SEED.read_bytes().decode("utf-8")
    columns = {field.name: field.example for field in table(name).fields}
    for column, example in columns.items():
        stem = column.removesuffix("text")
        if column == stem or f"{stem}start_char" not in columns:
            continue
        start, end = int(columns[f"{stem}start_char"]), int(columns[f"{stem}end_char"])
        assert article[start:end] == example, f"{name}.{column}"
        if column == "text" and f"-{end}" in columns[table(name).primary_key[0]]:
            assert columns[table(name).primary_key[0]].endswith(f"{start}-{end}")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("figures.figure_id", "north-korean-troops-in-russia/q593-609"),
        ("figures.figure_id", "593-609"),
        ("figures.figure_id", "troops/f593-609.1"),
        ("figures.figure_id", "troops/f0593-609"),
        ("figures.article_id", "North Korean troops"),
        ("figures.article_id", ""),
        ("figures.start_char", "-1"),
        ("figures.value", "12,000"),
        ("figures.status", "certain"),
        ("figures.as_of", "October 28"),
        ("figures.as_of", "2024-13"),
        ("figures.as_of", "2024-10-28/"),
        ("figures.as_of", "../.."),
        ("figures.as_of_latest", "28.10.2024"),
        ("figures.headline", "yes"),
        ("events.description", "x" * 100),
        ("events.mode", "by phone"),
        ("actors.country", "Russia"),
        ("actors.wikidata_id", "57792"),
        ("places.latitude", "90.5"),
        ("places.subdivision", "Kursk"),
        ("articles.sha256", "006F5D8C"),
        ("articles.language", "English"),
        ("times.timex_value", "last week"),
    ],
)
def test_a_wrong_cell_is_refused(column: str, cell: str) -> None:
    name, _, field = column.partition(".")
    assert not reads(name, field, cell)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("figures.figure_id", "troops/f0-9"),
        ("figures.figure_id", "troops-3fa2b1c0/f10-12.2"),
        ("figures.figure_id", "troops/f10-12.10"),
        ("figures.value", "-0.5"),
        ("figures.value", ""),
        ("figures.as_of", "2023-10~"),
        ("figures.as_of", "198X"),
        ("figures.as_of", "2024-21"),
        ("figures.period", "../2024-12-31"),
        ("figures.period", "2022-02/.."),
        ("figures.period", "2024-10-21/2024-10-27"),
        ("times.timex_value", "P1DT2H"),
        ("times.timex_value", "PRESENT_REF"),
        ("times.timex_value", "XXXX-WXX-1"),
        ("actors.name", "NA"),
    ],
)
def test_a_right_cell_is_accepted(column: str, cell: str) -> None:
    name, _, field = column.partition(".")
    assert reads(name, field, cell)
