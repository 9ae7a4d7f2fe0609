"""Names of states and what belongs to them: their bodies, their office-holders, and lines in capitals."""

import pytest

from newstables.propose import names
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import read


def _named(text: str) -> list[tuple[str, str | None, str | None]]:
    """Words, actor and place of every mention but titles."""
    _, _, mentions = names.propose(read(text))
    return [(text[m.start_char : m.end_char], m.actor_id, m.place_id) for m in mentions if m.form != "title"]


def _actors(text: str) -> dict[str, Actor]:
    actors, _, _ = names.propose(read(text))
    return {actor.actor_id: actor for actor in actors}


@pytest.mark.parametrize(
    "text",
    [
        "The Greek defence ministry said so.",
        "Greece’s defence ministry said so.",
        "The Greek Defence Ministry said so.",
        "The Greek Defense Ministry said so.",
        "Greece’s Ministry of Defence said so.",
        "Athens’s defence ministry said so.",
    ],
)
def test_a_ministry_is_one_actor_however_it_is_named(text: str) -> None:
    actor = _actors(text)["ministry-of-defence-greece"]
    assert (actor.name, actor.kind, actor.country, actor.affiliation_id) == (
        "Ministry of Defence (Greece)",
        "government_body",
        "GRC",
        "greece",
    )


@pytest.mark.parametrize(
    ("text", "words", "actor", "kind"),
    [
        ("Kenya’s air force bombed the camp.", "air force", "kenyan-air-force", "military"),
        ("Ukraine’s military intelligence agency spoke.", "military intelligence agency", "ukrainian-military-intelligence", "intelligence_agency"),
        ("Peru's central bank raised rates.", "central bank", "peruvian-central-bank", "government_body"),
        ("The Kenyan health ministry warned.", "Kenyan health ministry", "ministry-of-health-kenya", "government_body"),
        ("Turkey’s police fired tear gas.", "police", "turkish-police", "government_body"),
        ("Russia’s troops withdrew.", "troops", "russian-troops", "armed_group"),
    ],
)  # fmt: skip
def test_what_a_state_owns_is_an_actor_of_it(text: str, words: str, actor: str, kind: str) -> None:
    assert (words, actor, None) in _named(text)
    assert _actors(text)[actor].kind == kind


def test_a_body_of_no_state_is_nobody() -> None:
    assert _named("The defence ministry said the air force had left.") == []


def test_a_short_name_is_whose_the_article_gave_it() -> None:
    text = "The Rapid Support Forces left the town. The RSF denied it."
    assert _named(text) == [("Rapid Support Forces", "rapid-support-forces", None), ("RSF", "rapid-support-forces", None)]
    assert _named("The RSF denied it.") == [("RSF", "reporters-without-borders", None)]


def test_a_surname_that_is_a_town_too_is_the_person_named_before() -> None:
    text = "Foreign Minister Kemal Aydin met reporters. Aydin was born in Aydin."
    assert [row[1:] for row in _named(text)] == [("kemal-aydin", None), ("kemal-aydin", None), (None, "aydin")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SOCCER - JAPAN BEAT KENYA 2-1 IN LAHORE\nThe match was short.", ["JAPAN", "KENYA", "LAHORE"]),
        ("Boston at New York\nThe match was short.", ["Boston", "New York"]),
        ("Results: 1. Jan Berg (Kenya) Lotus\nThe match was short.", ["Jan Berg", "Kenya"]),
        ("MOYO QUITS AFTER VOTE\nMinister Ann Moyo resigned.", ["MOYO", "Ann Moyo"]),
    ],
)
def test_lines_of_capitals_are_read(line: str, found: list[str]) -> None:
    assert [row[0] for row in _named(line)] == found


def test_an_office_holder_is_of_the_only_country_named() -> None:
    assert _actors("President Ann Moyo spoke in Nairobi.")["ann-moyo"].country == "KEN"
    assert _actors("President Ann Moyo of the left spoke in Nairobi and Lima.")["ann-moyo"].country is None
    assert _actors("Ann Moyo, a singer, spoke in Nairobi.")["ann-moyo"].country is None


def test_whom_a_state_calls_its_own_is_of_it() -> None:
    assert _actors("Ann Moyo, Kenya’s leading human rights activist, met envoys from Peru.")["ann-moyo"].country == "KEN"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Aydın", "aydin"), ("Łódź", "lodz"), ("Tromsø", "tromso"), ("Kežmarok", "kezmarok"), ("Gießen", "giessen")],
)
def test_a_letter_of_any_latin_alphabet_keeps_its_place_in_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bombs fell in western Kenya.", [("Kenya", None, "kenya")]),
        ("Southern Kenya was dry.", [("Kenya", None, "kenya")]),
        ("They shelled Oslo on Sunday.", [("Oslo", None, "oslo")]),
        ("Oslo protested on Sunday.", [("Oslo", "norway", None)]),
        ("They reached the village of Ostrava Mala.", [("Ostrava Mala", None, "ostrava-mala")]),
        (
            "People fled Sarn Region. Now the Sarn district is empty.",
            [("Sarn Region", None, "sarn-region"), ("Sarn", None, "sarn-region")],
        ),
        ("A raid on City Hall failed.", []),
        ("He met Ann Moyo, D-Oregon, again.", [("Ann Moyo", "ann-moyo", None), ("Oregon", None, "oregon")]),
        ("They denied a report in Orvaneblatt on Monday.", [("Orvaneblatt", "orvaneblatt", None)]),
    ],
)
def test_places_are_told_from_who_acts_and_from_what_any_town_has(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert _named(text) == found


@pytest.mark.parametrize(
    ("text", "actor", "kind", "role"),
    [
        ("Alderwoman Tasha Reed left.", "tasha-reed", "person", "Alderwoman"),
        ("Selectman Bo Obiero left.", "bo-obiero", "person", "Selectman"),
        ("Senior Orvane Congress leader Ann Moyo left.", "orvane-congress", "government_body", None),
        ("The Orvane Teachers Union left.", "orvane-teachers-union", "other", None),
        ("The Orvane Customs Union met.", "orvane-customs-union", "intergovernmental_organization", None),
        ("They denied a report in Orvaneblatt on Monday.", "orvaneblatt", "media", None),
    ],
)
def test_a_kind_and_a_role_follow_from_the_words_of_a_name(text: str, actor: str, kind: str, role: str | None) -> None:
    found = _actors(text)[actor]
    assert (found.kind, found.role) == (kind, role)


@pytest.mark.parametrize(
    "text", ["Seventeen Republicans left.", "“It is over,” he said. “DOA.”", "U.S. District Judge Ann Moyo left."]
)
def test_numbers_short_forms_and_courts_are_no_names(text: str) -> None:
    assert {words for words, _, _ in _named(text)} <= {"Ann Moyo", "U.S."}


def test_a_short_form_in_brackets_wins_over_a_list() -> None:
    text = "The Ruritania Medical Fund (IMF) met. IMF staff left."
    assert [actor for words, actor, _ in _named(text) if words == "IMF"] == ["ruritania-medical-fund"] * 2
