"""One row for each event of an article: what tells it again adds none, what is another event keeps its own.

Each case is a little article and the rows it gives: the trigger's words with the date, the place and the sides that the row
ends with, in the short names of `test_events_columns`.
"""

from datetime import date

import pytest

import newstables
from invented import reported
from test_events_columns import MARCH_5, MONDAY, cells

ONCE = [
    (
        "Ruritania attacked Freedonia on Monday. The attack killed ten people, Anna Berg said. The attack on Freedonia went on.",
        [("attacked", MONDAY, "-", "RUR > FRE")],
    ),
    (
        "Ruritania deployed troops to Sylvania. The deployment to Sylvania by Ruritania on March 5 alarmed farmers.",
        [("deployed", MARCH_5, "SYL", "RUR > SYL")],
    ),
    (
        "Ruritanian police arrested Tom Okafor. Tom Okafor was arrested in Strelsau on Monday. The arrest of Tom Okafor drew crowds.",
        [("arrested", MONDAY, "Strelsau", "police > Okafor")],
    ),
    (
        "Ruritania’s war against Freedonia goes on. The invasion of Freedonia by Ruritania on Monday began it.",
        [("war", MONDAY, "-", "RUR > FRE")],
    ),
    (
        "Ruritania and Freedonia signed a treaty on Monday. The treaty between Ruritania and Freedonia was signed in Strelsau.",
        [("signed", MONDAY, "Strelsau", "RUR FRE >")],
    ),
    (
        "Ruritania imposed sanctions on Freedonia. The sanctions against Freedonia, which Ruritania imposed on Monday, bite.",
        [("imposed", "-", "-", "RUR > FRE")],
    ),
    (
        "Anna Berg could meet Tom Okafor. Anna Berg met Tom Okafor on Monday.",
        [("met", MONDAY, "-", "Berg Okafor >")],
    ),
    (  # what came of it
        "Ruritania shelled Strelsau on Monday, killing nine and wounding seven.",
        [("shelled", MONDAY, "Strelsau", "RUR >")],
    ),
    (  # the headline and its lead, in other words
        "Ruritania and Freedonia agree to resume talks\n\nRuritania and Freedonia agreed on Monday to restart trade.\n",
        [("agreed", MONDAY, "-", "RUR FRE >")],
    ),
    (  # nobody resigns twice
        "Anna Berg resigned on Monday. Farmers cheered. Anna Berg will step down.",
        [("resigned", MONDAY, "-", "Berg >")],
    ),
]
APART = [
    (  # other days
        "Ruritania attacked Freedonia on Monday. Ruritania attacked Freedonia on March 5.",
        [("attacked", MONDAY, "-", "RUR > FRE"), ("attacked", MARCH_5, "-", "RUR > FRE")],
    ),
    (  # other targets
        "Ruritania attacked Freedonia. Ruritania attacked Sylvania.",
        [("attacked", "-", "-", "RUR > FRE"), ("attacked", "-", "-", "RUR > SYL")],
    ),
    (  # other sources
        "Ruritania shelled Strelsau. Freedonia shelled Strelsau.",
        [("shelled", "-", "Strelsau", "RUR >"), ("shelled", "-", "Strelsau", "FRE >")],
    ),
    (  # two events in one lead
        "Ruritania attacks\n\nRuritania attacked Freedonia and Ruritania attacked Sylvania.\n",
        [("attacked", "-", "-", "RUR > FRE"), ("attacked", "-", "-", "RUR > SYL")],
    ),
    (  # other types
        "Ruritania sent food to Freedonia. Ruritania praised Freedonia.",
        [("sent", "-", "FRE", "RUR > FRE"), ("praised", "-", "-", "RUR > FRE")],
    ),
    (  # one denied, one told
        "Ruritania did not attack Freedonia in May. Ruritania attacked Freedonia on Monday.",
        [("attack", "-", "-", "RUR > FRE"), ("attacked", MONDAY, "-", "RUR > FRE")],
    ),
]


@pytest.mark.parametrize(("article", "rows"), ONCE + APART)
def test_an_article_has_one_row_for_each_event(article: str, rows: list[tuple[str, str, str, str]]) -> None:
    """Later tellings only fill in date, place and sides; what differs in one of them stays apart."""
    told = reported(article)
    found = [(article[event.trigger_start_char : event.trigger_end_char], *cells(event)[2:5]) for event in told]
    assert found == rows


def test_a_date_in_brackets_leaves_no_brackets_in_a_description() -> None:
    text = "Kenya said on Monday that Peru attacked its embassy at 10:52 a.m. local time (07:52 GMT) in Lima."
    lines = newstables.extract(text, date(2024, 3, 6))["events"]["description"].to_pylist()
    assert lines
    assert all("()" not in line for line in lines)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kenya expels Omani envoy\n\nKenya expelled the Omani ambassador on Monday.\n", 1),
        ("Gunmen free bakers in Kenya\n\nGunmen in the west of Kenya freed three bakers on Monday.\n", 1),
        ("Kenya expels Omani envoy\n\nKenya expelled the Peruvian ambassador on Monday.\n", 2),
        ("Gunmen free bakers in Kenya\n\nGunmen in the west of Peru freed three bakers on Monday.\n", 2),
    ],
)
def test_headline_and_lead_name_the_same_people_by_other_words(text: str, rows: int) -> None:
    assert newstables.extract(text, date(2024, 3, 6))["events"].num_rows == rows
