"""The table figures as it is published: every column of every row, from an article of our own."""

from datetime import date
from typing import Any

from newstables import pipeline
from newstables.article import make_article
from newstables.schema import table

HEADLINE = "More than 900 soldiers killed in Sudan"
REPORT = "Defence Minister Ana Reed said on Monday that at least 340 soldiers had been killed or wounded in Sudan since March."
QUOTE = '"We expect 15,000 more troops to be deployed by the end of the year," she said.'
ARTICLE = f"{HEADLINE}\n\n{REPORT} {QUOTE}"


def span(words: str, within: str) -> tuple[int, int]:
    """Where words stand in the article, given the sentence that holds them."""
    start = ARTICLE.index(within) + within.index(words)
    return start, start + len(words)


def row(sentence: str, text: str, counted: str, **other: Any) -> dict[str, Any]:
    """A row with what its own words say; the columns not given are empty."""
    start, end = span(text, sentence)
    counted_start, counted_end = span(counted, sentence)
    first, last = span(sentence, sentence)
    return dict.fromkeys(field.name for field in table("figures").fields) | {
        "figure_id": f"tale/f{start}-{end}",
        "article_id": "tale",
        "sentence_id": f"tale/s{first}-{last}",
        "start_char": start,
        "end_char": end,
        "text": text,
        "unit": "persons",
        "counted_text": counted,
        "counted_start_char": counted_start,
        "counted_end_char": counted_end,
        "status": "asserted",
        "headline": False,
        "sentence_text": sentence,
        "origin": "machine",
        "rule": "figure:digits+noun",
    } | other  # fmt: skip


def quote_id(words: str, within: str) -> str:
    start, end = span(words, within)
    return f"tale/q{start}-{end}"


def test_every_column_of_the_table() -> None:
    reed = {"claimant_id": "ana-reed", "claimant": "Ana Reed"}
    sudan = {"place_id": "sudan", "place": "Sudan"}
    assert pipeline.machine_tables(make_article(ARTICLE, "tale", published_on=date(2031, 5, 7)))["figures"] == [
        row(
            HEADLINE, "More than 900", "soldiers", value=900.0, lower=900.0, qualifier="more_than", headline=True,
            indicator_id="troops-killed-in-sudan", indicator="Troops killed in Sudan", **sudan,
        ),
        row(
            REPORT, "at least 340", "soldiers", value=340.0, lower=340.0, qualifier="at_least",
            indicator_id="military-casualties-in-sudan", indicator="Military casualties in Sudan",
            quote_id=quote_id(REPORT.partition(" that ")[2].rstrip("."), REPORT),
            as_of="2031-05-05", as_of_earliest=date(2031, 5, 5), as_of_latest=date(2031, 5, 5), date_basis="inherited",
            period="2031-03/..", period_earliest=date(2031, 3, 1), **reed, **sudan,
        ),
        row(
            QUOTE, "15,000", "troops", value=15000.0, lower=15000.0, upper=15000.0, qualifier="exact", status="predicted",
            indicator_id="troops-deployed", indicator="Troops deployed", quote_id=quote_id(QUOTE.split('"')[1], QUOTE),
            period="../2031-12-31", period_latest=date(2031, 12, 31), **reed,
        ),
    ]  # fmt: skip
