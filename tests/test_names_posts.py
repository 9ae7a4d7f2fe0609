"""Posts: whose organization and which country a person is of, what he is, and names with more in them than a name."""

import pytest

from newstables.propose import names
from newstables.rows import Actor, Place
from newstables.text import read


def _actor(text: str, actor_id: str) -> Actor:
    return next(actor for actor in names.propose(read(text))[0] if actor.actor_id == actor_id)


def _place(text: str, place_id: str) -> Place:
    return next(place for place in names.propose(read(text))[1] if place.place_id == place_id)


def _named(text: str) -> list[tuple[str, str | None]]:
    """The words of every name with whom or what it is of."""
    mentions = names.propose(read(text))[2]
    return [(text[m.start_char : m.end_char], m.actor_id or m.place_id) for m in mentions if m.form == "name"]


def _pronouns(text: str) -> list[str | None]:
    return [mention.actor_id for mention in names.propose(read(text))[2] if mention.form == "pronoun"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Then Orvane Tea Bank governor Ann Moyo slept.", "orvane-tea-bank"),
        ("The Orvane Tea Bank (OTB) left. OTB governor Ann Moyo slept.", "orvane-tea-bank"),
        ("Then Orvane Tea Bank (OTB) governor Ann Moyo slept.", "orvane-tea-bank"),
        ("Then Orvane Tea Bank’s governor, Ann Moyo, slept.", "orvane-tea-bank"),
        ("Then the governor of Orvane Tea Bank, Ann Moyo, slept.", "orvane-tea-bank"),
        ("Then the governor of Orvane Tea Bank, Dr Ann Moyo, slept.", "orvane-tea-bank"),
        ("Then Ann Moyo, governor of the Orvane Tea Bank, slept.", "orvane-tea-bank"),
        ("Then Ann Moyo, head of tea at the Orvane Tea Bank, slept.", "orvane-tea-bank"),
        ("Then Ann Moyo, who heads the Orvane Tea Bank, slept.", "orvane-tea-bank"),
        ("Then Ann Moyo of the Orvane Tea Bank slept.", "orvane-tea-bank"),
        ("Then the Orvane Tea Bank, whose governor Ann Moyo slept, left.", "orvane-tea-bank"),
        ("The Orvane Tea Bank left. Its governor, Ann Moyo, slept.", "orvane-tea-bank"),
        ("Then Ann Moyo, a graduate of the Orvane Tea Academy, slept.", None),
        ("Then Ann Moyo, who left the Orvane Tea Bank, slept.", None),
        ("Then Ann Moyo, 43, slept. The Orvane Tea Bank left.", None),
    ],
)
def test_a_person_is_of_the_organization_that_the_words_beside_the_name_tell(text: str, organization: str | None) -> None:
    assert _actor(text, "ann-moyo").affiliation_id == organization


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Interior Minister Gen. Ann Moyo slept.", "Interior Minister"),
        ("Prime Minister Ratu Ann Moyo, a former flanker, slept.", "Prime Minister"),
        ("Later Dr. Ann Moyo, an economist at home, slept.", "economist"),
        ("Then Ann Moyo, a part-time welder from the north, slept.", "part-time welder"),
        ("Then Ann Moyo, skipper of a trawler, slept.", "skipper"),
        ("Then the chairman of the Orvane Tea Union, Rev. Ann Moyo, slept.", "chairman"),
        ("Later Sheikh Ann Moyo slept.", "Sheikh"),
        ("Then Ann Moyo, a graduate of the south, slept.", None),
    ],
)
def test_what_somebody_is_comes_before_how_he_is_addressed(text: str, role: str | None) -> None:
    assert _actor(text, "ann-moyo").role == role


@pytest.mark.parametrize(
    ("text", "actor", "country"),
    [
        ("Kenya slept. Kenya ate. Kenya sang in Oslo. Then Health Minister Ann Moyo sat.", "ann-moyo", "KEN"),
        ("Kenya slept. Kenya ate. Kenya sang in Oslo. Then the Orvane Tea Board sat.", "orvane-tea-board", "KEN"),
        ("Kenya slept. Kenya ate. Kenya sang in Oslo. Then the World Tea Board sat.", "world-tea-board", None),
        ("Kenya slept. Kenya ate. Kenya sang in Oslo. Then Orvane Tea Ltd sat.", "orvane-tea-ltd", None),
        ("Kenya slept. Kenya ate. Then Ann Moyo of the Orvane Tea Board sat.", "ann-moyo", "KEN"),
        ("Then Orvane Tea Ltd, Kenya’s largest grower, sat.", "orvane-tea-ltd", "KEN"),
        ("Then Orvane Tea Ltd, a Kenyan grower, sat.", "orvane-tea-ltd", "KEN"),
        ("Then the Kenyan tea giant Orvane sat.", "orvane", "KEN"),
        ("Then Rugby Kenya sat.", "rugby-kenya", "KEN"),
        ("They told the Senate in Kenya.", "kenyan-senate", "KEN"),
    ],
)
def test_a_country_is_told_by_the_article_or_beside_the_name(text: str, actor: str, country: str | None) -> None:
    assert _actor(text, actor).country == country


def test_the_commissioner_of_police_is_no_mention_of_the_police() -> None:
    assert _named("They told the Commissioner of Police in Kenya.") == [("Kenya", "kenya")]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("ORVANE, Kenya — Farmers slept.", "orvane", "KEN"),
        ("Rain fell in Orvane, a fishing village in northern Kenya.", "orvane", "KEN"),
        ("Kenya slept. Kenya ate. Kenya sang. Rain fell in Orvane.", "orvane", "KEN"),
        ("Kenya slept. Kenya ate. Kenya sang in Oslo. Rain fell in Orvane.", "orvane", None),
        ("Rain fell in East Nairobi.", "east-nairobi", "KEN"),
    ],
)
def test_a_place_lies_where_the_words_say(text: str, place: str, country: str | None) -> None:
    assert _place(text, place).country == country


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Elena “Buck” Moravi slept. Moravi ate.", ["Elena “Buck” Moravi", "Moravi"]),
        ("Then Ann Moyo KC slept.", ["Ann Moyo"]),
        ("Then Chung Woo-bin slept.", ["Chung Woo-bin"]),
        ("By Elena Moravi-Berg\n\nRain fell. Elena Moravi-Berg slept.", ["Elena Moravi-Berg", "Elena Moravi-Berg"]),
        ("Then C. Tamsin Oyelor slept. Tamsin Oyelor ate.", ["C. Tamsin Oyelor", "Tamsin Oyelor"]),
        ("Then Elena Dorvak Moravi slept. Dorvak Moravi ate.", ["Elena Dorvak Moravi", "Dorvak Moravi"]),
        ("Shares in Orvane Marine & Steel Ltd fell. Orvane Marine slept.", ["Orvane Marine & Steel Ltd", "Orvane Marine"]),
        ("He works at St. Orvin’s Hospital now.", ["St. Orvin’s Hospital"]),
        ("They met at Orvane Bank Stadium.", ["Orvane Bank Stadium"]),
        ("It was the Mothers for Peace and Learning who won.", ["Mothers for Peace and Learning"]),
        ("They sold Orvane Property Plc. Ullman bought it.", ["Orvane Property Plc."]),
    ],
)
def test_a_name_is_read_whole_and_comes_back_in_parts(text: str, found: list[str]) -> None:
    read_as = _named(text)
    assert [name for name, _ in read_as] == found
    assert len({referent for _, referent in read_as}) == 1


def test_lawyers_for_somebody_are_no_organization() -> None:
    assert _named("They met Lawyers for Ann Moyo.") == [("Ann Moyo", "ann-moyo")]


def test_he_in_a_quotation_is_not_who_says_it() -> None:
    assert _pronouns("Paul Dorvak left. Karl Ullman slept.\n\n“He should go,” Dorvak said.") != ["paul-dorvak"]


def test_he_behind_a_quotation_is_not_whom_it_names() -> None:
    assert _pronouns("Paul Dorvak slept. “Karl Ullman must go,” he said.") == ["paul-dorvak"]
