"""Who is of which country by the words beside them: local people, single persons, seats of organizations, offices of places."""

import pytest

from newstables.propose import names
from newstables.rows import Actor
from newstables.text import read


def _actors(text: str) -> dict[str, Actor]:
    """The actors whom some mention names."""
    actors, _, mentions = names.propose(read(text))
    named = {mention.actor_id for mention in mentions}
    return {actor.actor_id: actor for actor in actors if actor.actor_id in named}


@pytest.mark.parametrize(
    ("text", "actor_id", "kind", "country"),
    [
        ("Villagers in northern Mali hid grain.", "malian-villagers", "people", "MLI"),
        ("Residents of the town of Nakuru hid grain.", "kenyan-residents", "people", "KEN"),
        ("Police in Jakarta hid grain.", "indonesian-police", "government_body", "IDN"),
        ("Then a court in the Kenyan town of Orvo met.", "kenyan-court", "government_body", "KEN"),
        ("A Thai court met.", "thai-court", "government_body", "THA"),
        ("Three parties in Nepal split.", "nepali-parties", "party", "NPL"),
        ("Then an Omani teacher left.", "omani-teachers", "people", "OMN"),
        ("The mayor of Naples slept.", "mayor-of-naples", "person", "ITA"),
        ("The mayor of Naples, Ann Orso, slept.", "ann-orso", "person", "ITA"),
        ("Nakuru Mayor Ann Orso slept.", "ann-orso", "person", "KEN"),
        ("The French abandoned the camp.", "france", "country", "FRA"),
    ],
)
def test_people_of_a_place_are_of_its_country(text: str, actor_id: str, kind: str, country: str) -> None:
    actor = _actors(text)[actor_id]
    assert (actor.kind, actor.country) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "Refugees in Kenya slept.",  # of elsewhere
        "Troops in Kenya slept.",
        "The French bread was stale.",
        "A teacher slept in Kenya.",
        "The foreign villagers slept in Kenya.",
    ],
)
def test_people_who_may_be_from_anywhere_get_no_country(text: str) -> None:
    assert [actor for actor in _actors(text).values() if actor.kind != "country"] == []


def test_a_single_person_whom_the_article_names_is_nobody_else() -> None:
    assert "omani-teachers" not in _actors("Then an Omani teacher, Ann Orso, left.")
    assert "omani-teachers" not in _actors("Then the Omani teacher Ann Orso left.")


@pytest.mark.parametrize(
    ("text", "actor_id", "country"),
    [
        ("The Nairobi-based Bread Institute met.", "bread-institute", "KEN"),
        ("Then the Bread Institute, a Nairobi-based group, met.", "bread-institute", "KEN"),
        ("Then the Bread Council of India met.", "bread-council-of-india", "IND"),
        ("The University of Nairobi closed.", "university-of-nairobi", "KEN"),
        ("The Lagos Bread Institute met.", "lagos-bread-institute", "NGA"),
        ("Then the Bread Institute met in Nairobi.", "bread-institute", None),
    ],
)
def test_an_organization_is_of_the_country_where_it_sits(text: str, actor_id: str, country: str | None) -> None:
    assert _actors(text)[actor_id].country == country


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Ann Orso of Amnesty International slept.", "amnesty-international"),
        ("Ann Orso, a spokeswoman for the World Health Organization, slept.", "world-health-organization"),
        ("Ann Orso, the United Nations relief envoy, slept.", "united-nations"),
        ("Ann Orso, who slept, left Amnesty International.", None),
    ],
)
def test_a_person_said_to_be_of_an_organization_is_affiliated_to_it(text: str, affiliation: str | None) -> None:
    assert _actors(text)["ann-orso"].affiliation_id == affiliation


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("President Ann Orso slept. Farmers in Kenya did not.", "KEN"),
        ("President Ann Orso returned to Kenya.", "KEN"),
        ("President Ann Orso praised Kenya.", None),  # a guest, as far as the words go
        ("President Ann Orso slept. Farmers in Kenya met an Omani trader.", None),
        ("NAIROBI — President Ann Orso slept. Kenyan farmers met an Omani trader in Chad.", "KEN"),
        ("NAIROBI — President Ann Orso slept. Farmers met an Omani trader in Chad.", None),  # where the reporter sits
        ("NAIROBI — Then the Omani defence minister, Sheikh Ann Orso, met farmers in Chad.", "OMN"),
    ],
)
def test_an_office_is_held_in_the_only_country_unless_it_stands_beside(text: str, country: str | None) -> None:
    assert _actors(text)["ann-orso"].country == country


def test_the_ambassador_of_a_state_is_of_no_rebels_that_it_arms() -> None:
    text = "Chad armed the Orvane Liberation Front. Its ambassador, Ann Orso, left."
    assert _actors(text)["ann-orso"].affiliation_id is None


def test_a_headline_s_last_word_is_no_adjective_of_the_first_below_it() -> None:
    _, _, mentions = names.propose(read("Rebels free miners in Chad\n\nRebels in Kenya freed miners.\n"))
    assert [mention.actor_id for mention in mentions if mention.form == "nominal"] == [
        "chadian-rebels",
        "chadian-miners",
        "kenyan-rebels",
        "kenyan-miners",
    ]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Rain fell in Orvane, Georgia, on Monday.", "orvane", "GEO"),
        ("Rain fell in the town of Orvane in northern Chad.", "orvane", "TCD"),
        ("Rain fell in the Malian border town of Orvane.", "orvane", "MLI"),
        ("Rain fell in Mali's small town of Orvane.", "orvane", "MLI"),
        ("Rain fell in the town of Orvane.", "orvane", None),
        ("In the town of Orvane, Georgia said, rain fell.", "orvane", None),
        ("Syrian officers met traders in Tripoli, a Lebanese port.", "tripoli", "LBN"),
        ("Ships stayed in Tripoli, Lebanon, and not in Libya.", "tripoli", "LBN"),
        ("Ships stayed in Tripoli in May.", "tripoli", "LBY"),
        ("The Canadian poet read in London.", "london", "GBR"),
        ("The poet read in London, Ontario, in May.", "london", "CAN"),
        ("Mud buried the town of San Lorenzo, and Chad sent tents.", "san-lorenzo", None),  # not the one in Paraguay
        ("Mud buried the town of San Lorenzo.", "san-lorenzo", "PRY"),
        ("Rain fell in Copperbelt province.", "copperbelt", "ZMB"),
        ("Rain fell in Florida.", "florida", "USA"),
    ],
)
def test_the_words_beside_a_place_tell_its_country(text: str, place: str, country: str | None) -> None:
    _, places, _ = names.propose(read(text))
    assert [row.country for row in places if row.place_id == place] == [country]
