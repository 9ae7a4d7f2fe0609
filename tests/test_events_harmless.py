"""Words of force that are no events: nature and accidents, games, business, films; and the same words where they are."""

import pytest

from invented import only, propose

HARMLESS = [
    "An earthquake struck southern Ruritania.",
    "A huge fire killed six bakers in Strelsau.",
    "Bakers pray in Ruritania after factory fire kills 31",
    "Rain forced Ruritania to abandon the match.",
    "Storm Anna killed three bakers in Ruritania.",
    "Lightning struck Tom Okafor in Strelsau.",
    "Tom Okafor suffered a heart attack in Strelsau.",
    "A trade war between Ruritania and Freedonia deepened.",
    "Voters saw an attack ad against Anna Berg.",
    "Attacking midfielder Tom Okafor spoke to Ruritania.",
    "Ruritania beat Freedonia in the tournament.",
    "Ruritania crushed Freedonia in the semifinal.",
    "Anna Berg hit a winner past Tom Okafor.",
    "Anna Berg shot a film in Ruritania.",
    "Ruritania is meeting its climate targets.",
    "Ruritania declined to comment on the report.",
    "Ruritania captured gold in Strelsau.",
    "The bakery fired 200 bakers in Ruritania.",
    "Ruritania recalled 3,000 cars.",
    "A market rally lifted shares in Ruritania.",
    "Ruritania shares plunged on Monday.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_of_force_about_nature_games_and_business_are_no_events(text: str) -> None:
    assert [(event.type, event.description) for event in propose(text)] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ruritania hit targets in Freedonia.", "ASSAULT"),
        ("Ruritania fired rockets at Freedonia.", "ASSAULT"),
        ("Ruritania fired on Freedonia.", "ASSAULT"),
        ("Ruritania fired Tom Okafor.", "SANCTION"),
        ("Ruritania recalled its ambassador from Freedonia.", "SANCTION"),
        ("Ruritanian police under fire killed Tom Okafor.", "ASSAULT"),
        ("Ruritania shot Tom Okafor.", "ASSAULT"),
        ("Ruritania met Freedonia.", "CONSULT"),
        ("Ruritania captured Tom Okafor.", "COERCE"),
        ("Ruritania attacked the decision of Freedonia.", "ACCUSE"),
        ("Ruritania deported Tom Okafor.", "COERCE"),
        ("Ruritania bombed the football ground of Freedonia with rockets.", "ASSAULT"),
    ],
)
def test_the_same_words_are_events_where_force_is_meant(text: str, type_: str) -> None:
    assert only(text).type == type_


def test_an_article_about_a_sport_is_full_of_words_of_force_and_tells_no_attack() -> None:
    text = (
        "Striker Tom Okafor attacked Ruritania from the left. The goalkeeper of Freedonia was booked by the referee. "
        "Ruritania met Freedonia in the semifinal. A winger threatened Freedonia. Police arrested Anna Berg."
    )
    assert {event.type for event in propose(text)} <= {"COERCE"}
    assert "CONSULT" in {event.type for event in propose("Ruritania met Freedonia in May.")}
