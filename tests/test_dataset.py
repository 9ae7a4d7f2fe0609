"""The published dataset: what a user can rely on, read through `load` as a user reads it."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import newstables
from newstables import dates, schema

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "north-korean-troops-in-russia"
TEXT = (SEED / "article.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: newstables.load(name, ROOT) for name in newstables.tables()}


def one(frame: pd.DataFrame, **wanted: object) -> dict[str, Any]:
    """The single row that has these values."""
    found = frame
    for column, value in wanted.items():
        found = found[found[column] == value]
    assert len(found) == 1, found
    return {str(k): None if pd.isna(v) else v for k, v in found.iloc[0].items()}


def test_the_article_is_the_one_that_came_in(tables: dict[str, pd.DataFrame]) -> None:
    (row,) = tables["articles"].to_dict("records")
    assert row["sha256"] == "006f5d8c34e3a60dcb5bfdff7c0206a7fa9757296f7a2bf780644cf10d1047a9"
    assert row["characters"] == len(TEXT) == 7503
    assert str(row["published_on"].date()) == "2024-10-29"
    assert (row["published_on_basis"], row["reviewed"]) == ("inferred", True)
    assert "Radio Free Europe/Radio Liberty" in row["credit"]


@pytest.mark.parametrize("name", ["figures", "quotes", "events", "mentions", "times", "sentences"])
def test_every_text_is_in_the_article_where_the_row_says(tables: dict[str, pd.DataFrame], name: str) -> None:
    frame = tables[name]
    prefixes = [c.removesuffix("text") for c in frame if c.endswith("text") and f"{c.removesuffix('text')}start_char" in frame]
    assert "" in prefixes
    for prefix in prefixes:
        for row in frame.dropna(subset=[f"{prefix}text"]).to_dict("records"):
            assert TEXT[row[f"{prefix}start_char"] : row[f"{prefix}end_char"]] == row[f"{prefix}text"], row


def test_more_than_12000_predicted_by_the_intelligence_service(tables: dict[str, pd.DataFrame]) -> None:
    row = one(tables["figures"], text="More than 12,000")
    assert (row["value"], row["lower"], row["upper"], row["qualifier"]) == (12000, 12000, None, "more_than")
    assert (row["unit"], row["counted"], row["counted_text"]) == ("persons", "North Korean troops", "military personnel")
    assert (row["status"], row["claimant"]) == ("predicted", "National Intelligence Service (South Korea)")
    assert (row["period"], str(row["period_latest"].date()), row["period_earliest"]) == ("../2024-12-31", "2024-12-31", None)
    assert row["sentence_text"].startswith("More than 12,000 were predicted to arrive by the end of the year")
    assert row["quote_id"] is not None
    assert row["indicator"]


def test_10000_sent_says_the_defense_department(tables: dict[str, pd.DataFrame]) -> None:
    row = one(tables["figures"], value=10000)
    assert (row["lower"], row["upper"], row["qualifier"]) == (10000, 10000, "exact")
    assert (row["unit"], row["counted"], row["place"]) == ("persons", "North Korean troops", "Russia")
    assert (row["status"], row["claimant"]) == ("asserted", "US Department of Defense")
    assert (row["as_of"], row["date_basis"]) == ("2024-10-28", "inherited")
    assert row["indicator"]


def test_over_600000_killed_or_wounded_says_mark_rutte_in_his_quote(tables: dict[str, pd.DataFrame]) -> None:
    row = one(tables["figures"], value=600000)
    assert (row["text"], row["lower"], row["upper"], row["qualifier"]) == ("Over 600,000", 600000, None, "more_than")
    assert (row["unit"], row["counted_text"], row["status"]) == ("persons", "Russian soldiers", "asserted")
    assert row["claimant"] == "Mark Rutte"
    assert "casualt" in row["indicator"].lower() or "killed or wounded" in row["indicator"].lower()
    quote = one(tables["quotes"], quote_id=row["quote_id"])
    assert (quote["kind"], quote["speaker"]) == ("direct", "Mark Rutte")
    assert quote["text"].startswith("Over 600,000 Russian soldiers have been killed or wounded")


def test_vague_figures_have_the_bound_their_words_allow(tables: dict[str, pd.DataFrame]) -> None:
    vague = tables["figures"].query("qualifier == 'vague' and unit == 'persons'")
    assert list(vague["text"].str.lower()) == ["thousands", "thousands", "thousands"]
    assert list(vague["lower"]) == [2000, 2000, 2000]
    assert vague["value"].isna().all()


def test_every_quote_in_marks_keeps_the_stop_printed_inside(tables: dict[str, pd.DataFrame]) -> None:
    text = one(tables["quotes"], start_char=TEXT.index("Over 600,000"))["text"]
    assert text.endswith("without foreign support,")


def test_a_quoted_paragraph_without_a_cue_is_the_last_speakers(tables: dict[str, pd.DataFrame]) -> None:
    quotes = tables["quotes"]
    row = one(quotes[quotes["text"].str.startswith("Since that is technically")])
    assert (row["speaker"], row["cue"]) == ("Benjamin Young", None)


def test_an_accusation_without_a_source_has_no_speaker(tables: dict[str, pd.DataFrame]) -> None:
    quotes = tables["quotes"]
    accused = quotes[quotes["sentence_text"].str.contains("has long been accused", regex=False)]
    assert len(accused) == 1
    assert accused["speaker"].isna().all()


def test_a_joint_accusation_has_both_speakers(tables: dict[str, pd.DataFrame]) -> None:
    quotes = tables["quotes"]
    row = one(quotes[quotes["sentence_text"].str.startswith("In January") & (quotes["act"] == "accuse")])
    speakers = tables["quote_speakers"].query("quote_id == @row['quote_id']").sort_values("position")
    assert (row["speaker"], list(speakers["actor_id"])) == ("United States; Ukraine", ["united-states", "ukraine"])


def test_kursk_is_a_region_and_never_in_ukraine(tables: dict[str, pd.DataFrame]) -> None:
    row = one(tables["places"], place_id="kursk-oblast")
    assert (row["kind"], row["country"], row["subdivision"]) == ("region", "RUS", "RU-KRS")
    assert row["geonames_id"] == 538555


def test_two_spellings_are_one_president(tables: dict[str, pd.DataFrame]) -> None:
    spellings = set(tables["mentions"].query("actor_id == 'volodymyr-zelenskyy' and form == 'name'")["text"])
    assert spellings >= {"Zelenskiy", "Zelensky", "Volodymyr Zelenskiy"}
    assert one(tables["actors"], actor_id="yoon-suk-yeol")["name"] == "Yoon Suk Yeol"


def test_capitals_that_act_are_states_and_capitals_arrived_in_are_places(tables: dict[str, pd.DataFrame]) -> None:
    mentions = tables["mentions"]
    both = one(mentions, start_char=TEXT.index("Moscow and Pyongyang"))
    arrived = one(mentions, start_char=TEXT.index("Moscow on October 29"))
    assert (both["actor_id"], both["form"], arrived["actor_id"], arrived["place_id"]) == ("russia", "metonym", None, "moscow")


def test_no_meeting_is_made_of_no_plans_to_meet(tables: dict[str, pd.DataFrame]) -> None:
    events = tables["events"]
    row = one(events[events["sentence_text"].str.contains("no plans to meet") & (events["type"] == "CONSULT")])
    assert (row["status"], row["claimant"]) == ("denied", "Dmitry Peskov")


def test_the_pact_was_signed_by_the_two_leaders_in_june(tables: dict[str, pd.DataFrame]) -> None:
    row = one(tables["events"], trigger_text="signed")
    assert (row["date"], row["sources"], row["targets"]) == ("2024-06", "Vladimir Putin; Kim Jong Un", None)


def test_no_event_is_dated_by_the_day_of_publication_alone(tables: dict[str, pd.DataFrame]) -> None:
    dated = tables["events"].dropna(subset=["date"])
    published = dated[dated["date"] == "2024-10-29"]
    assert published["sentence_text"].str.contains("October 29").all()


def test_dates_without_a_year_are_those_of_2024(tables: dict[str, pd.DataFrame]) -> None:
    times = tables["times"].set_index("text")["edtf"]
    assert set(times["October 28"]) == {"2024-10-28"}
    assert times["January"] == "2024-01"
    assert set(times["last week"]) == {"2024-10-21/2024-10-27"}


def test_bounds_are_those_of_the_edtf_column(tables: dict[str, pd.DataFrame]) -> None:
    for row in tables["times"].dropna(subset=["edtf"]).to_dict("records"):
        expected = tuple(None if d is None else pd.Timestamp(d) for d in dates.bounds(row["edtf"]))
        found = tuple(None if pd.isna(row[c]) else row[c] for c in ("earliest", "latest"))
        assert found == expected, row["text"]


def test_every_decision_names_its_reason_and_its_reader(tables: dict[str, pd.DataFrame]) -> None:
    reviews = tables["reviews"]
    assert reviews["reason"].str.len().min() > 3
    assert set(reviews["reviewer"]) <= {"first-reading", "second-reading", "agreed-reading"}


def test_identifiers_have_a_source_that_can_be_checked(tables: dict[str, pd.DataFrame]) -> None:
    for name in ("actors", "places"):
        frame = tables[name]
        ids = [c for c in ("wikidata_id", "geonames_id", "latitude") if c in frame]
        with_id = frame[frame[ids].notna().any(axis=1)]
        assert with_id["id_source"].notna().all(), name


def test_each_row_is_the_machines_a_corrected_or_an_added_one(tables: dict[str, pd.DataFrame]) -> None:
    for name, frame in tables.items():
        if "origin" in schema.table(name).columns:
            assert set(frame["origin"]) <= {"machine", "corrected", "added"}, name
            assert frame.loc[frame["origin"] == "machine", "rule"].notna().all(), name
            assert frame.loc[frame["origin"] == "added", "rule"].isna().all(), name
