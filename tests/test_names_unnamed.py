"""Unnamed actors of the scene: `gunmen`, `the police`, `the Supreme Court` with no state beside them."""

import pytest

from newstables.propose import names
from newstables.text import read


def _scene(text: str) -> list[tuple[str, str]]:
    """The unnamed actors of a text that only its scene tells the country of, in order."""
    _, _, mentions = names.propose(read(text))
    return [(text[m.start_char : m.end_char], m.actor_id or "") for m in mentions if m.rule == "name:scene"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen shot bakers in Chad.", [("Gunmen", "chadian-gunmen")]),
        ("Rain fell in Chad. Then police arrested Ann Moyo.", [("police", "chadian-police")]),
        ("In Chad the army fled.", [("army", "chadian-military")]),
        ("In Chad the Government fell.", [("Government", "chad")]),
        ("In Chad, security forces fled.", [("security forces", "chadian-security-forces")]),
        ("In Chad 12 people died.", [("people", "chadian-people")]),
        ("In Chad hundreds of people left.", [("people", "chadian-people")]),
        ("LIMA, Peru (Newswire) — Protesters marched.", [("Protesters", "peruvian-protesters")]),
        # The sentence decides, then the article's own country, then the paragraph.
        ("LIMA, Peru — Rain fell.\n\nIn Chad, gunmen shot bakers.", [("gunmen", "chadian-gunmen")]),
        ("LIMA, Peru — Rain fell.\n\nGunmen fled to Chad.", [("Gunmen", "peruvian-gunmen")]),
        ("Mali met Niger.\n\nRain fell in Chad. Gunmen left.", [("Gunmen", "chadian-gunmen")]),
    ],
)
def test_who_is_unnamed_is_of_the_country_where_the_sentence_is_set(text: str, found: list[tuple[str, str]]) -> None:
    assert _scene(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot bakers.",  # nowhere
        "Mali met Niger. Gunmen left.",  # in either
        "In Chad, people like tea.",  # not counted
        "In Chad, her soldiers left.",
        "In Chad, Ann Moyo’s villagers left.",
        "In Chad, aid workers left.",
        "In Chad, Blue Front gunmen left.",
        "In Chad, ex-soldiers left.",
        "In Chad, gunmen of a clan left.",
        "In Chad, a government left.",
        "In Chad, the government of a town left.",
        "Niger sent 200 troops after a coup in Chad.",
        "In Chad the opposition newspaper closed.",
        "In Chad the population grew.",
    ],
)
def test_who_may_be_of_anywhere_or_of_somebody_is_nobody(text: str) -> None:
    assert _scene(text) == []


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("LIMA, Peru — Police freed Ann Moyo. The Supreme Court met.", "Supreme Court", "peruvian-supreme-court"),
        ("WASHINGTON — Police met Ann Moyo. The Senate met.", "Senate", "us-senate"),
        ("LIMA, Peru — Police freed Ann Moyo. The Red Cross met.", "Red Cross", "red-cross"),
    ],
)
def test_a_body_in_capitals_is_that_of_the_country_of_the_article(text: str, name: str, actor: str) -> None:
    actors, _, mentions = names.propose(read(text))
    assert [m.actor_id for m in mentions if text[m.start_char : m.end_char] == name] == [actor]
    assert {m.actor_id for m in mentions if m.actor_id} <= {one.actor_id for one in actors}


def test_the_rebels_are_the_last_rebels_and_not_the_last_troops() -> None:
    text = "Malian rebels shelled Gao. Chadian troops fled. The rebels left."
    _, _, mentions = names.propose(read(text))
    assert [m.actor_id for m in mentions if m.rule == "name:the-troops"] == ["malian-rebels"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ann Moyo accused President Jan Reed of fraud.", "President"),
        ("Police jailed opposition leader Jan Reed.", "opposition leader"),
        ("Bakers met the ousted President Jan Reed.", "ousted President"),
    ],
)
def test_a_participle_with_a_subject_is_no_part_of_a_title(text: str, title: str) -> None:
    _, _, mentions = names.propose(read(text))
    assert title in [text[m.start_char : m.end_char] for m in mentions if m.form == "title"]


def test_a_subject_is_not_its_own_object() -> None:
    text = "Rain fell in Chad. Villagers fed them."
    _, _, mentions = names.propose(read(text))
    assert [m for m in mentions if m.form == "pronoun"] == []
