"""Assembling: what follows from the decided rows is derived, and keys of one table are not taken for keys of another."""

from newstables.article import make_article
from newstables.assemble import assemble
from newstables.keys import key_rows
from newstables.pipeline import Tables, rows_of
from newstables.rows import Actor, Event, Figure, Indicator, Mention, Place, Proposal, Quote
from newstables.text import read

TEXT = "Holm said “40 troops left Zenda.” They came back."


def made(proposal: Proposal) -> Tables:
    return rows_of(assemble(make_article(TEXT, "a-story"), read(TEXT), key_rows(proposal)))


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def proposal() -> Proposal:
    quote = span("40 troops left Zenda.")
    return Proposal(
        actors=[
            Actor("holm", "Ada Holm", "person", affiliation_id="council", rule="x"),
            Actor("council", "Council", "government_body", affiliation_id="zenda", rule="x"),
            Actor("zenda", "Zendan state", "country", rule="x"),
            Actor("troops", "Troops", "armed_group", rule="x"),
            Actor("nobody", "Nobody", "person", rule="x"),
        ],
        places=[Place("zenda", "Zenda", "city", rule="x"), Place("elsewhere", "Elsewhere", "city", rule="x")],
        indicators=[Indicator("troops", "Troops that left", "...", "persons", rule="x")],
        mentions=[Mention(*span("Holm"), "name", "holm", rule="x"), Mention(*span("Zenda"), "name", None, "zenda", rule="x")],
        quotes=[Quote(*quote, "direct", *quote, quote, ("holm",), said_on="2024-05", date_basis="stated", rule="x")],
        figures=[Figure(*span("40"), 40.0, 40.0, 40.0, "exact", "persons", counted_id="troops", rule="x")],
        events=[Event(*span("40 troops left Zenda"), *span("left"), None, place_id="zenda", sources=("troops",), rule="x")],
    )


def test_only_actors_places_and_indicators_that_a_row_refers_to_are_published() -> None:
    tables = made(proposal())
    assert [row["actor_id"] for row in tables["actors"]] == ["council", "holm", "troops", "zenda"]
    assert [row["place_id"] for row in tables["places"]] == ["zenda"]
    assert tables["indicators"] == []


def test_a_key_of_two_tables_has_the_name_of_its_own() -> None:
    with_indicator = proposal()
    with_indicator.figures[0].indicator_id = "troops"
    tables = made(with_indicator)
    (figure,) = tables["figures"]
    assert (figure["counted"], figure["indicator"]) == ("Troops", "Troops that left")
    assert tables["events"][0]["place"] == "Zenda"
    assert next(row for row in tables["actors"] if row["actor_id"] == "council")["affiliation"] == "Zendan state"


def test_a_figure_inside_a_quote_names_it_and_an_event_does_by_its_trigger() -> None:
    tables = made(proposal())
    start, end = span("40 troops left Zenda.")
    assert tables["figures"][0]["quote_id"] == tables["events"][0]["quote_id"] == f"a-story/q{start}-{end}"


def test_sentence_days_and_counts_follow_from_the_decided_fields() -> None:
    tables = made(proposal())
    (quote,) = tables["quotes"]
    assert (str(quote["said_earliest"]), str(quote["said_latest"])) == ("2024-05-01", "2024-05-31")
    assert quote["sentence_text"] == "Holm said “40 troops left Zenda.”"
    assert (quote["speaker_id"], quote["speaker"]) == ("holm", "Ada Holm")
    assert next(row for row in tables["actors"] if row["actor_id"] == "holm")["mention_count"] == 1


def test_the_innermost_quote_holds_a_figure() -> None:
    nested = proposal()
    inner = span("40 troops")
    nested.quotes.append(Quote(*inner, "label", *inner, inner, rule="x"))
    assert made(nested)["figures"][0]["quote_id"] == f"a-story/q{inner[0]}-{inner[1]}"
