"""Names as statements: who and what a sentence names, of which kind, by which words, and as whose other name."""

import pytest

from newstables.propose import names
from newstables.rows import Actor
from newstables.text import read


def _kinds(text: str) -> dict[str, str]:
    """Every name in a text with the kind of its actor, or `place`; other forms of mention are left out."""
    actors, _, mentions = names.propose(read(text))
    kinds = {actor.actor_id: actor.kind for actor in actors}
    return {
        text[m.start_char : m.end_char]: kinds[m.actor_id] if m.actor_id else "place"
        for m in mentions
        if m.form in ("name", "metonym")
    }


def _mentions(text: str, form: str) -> list[tuple[str, str | None]]:
    """The words of every mention of a form with its actor."""
    return [(text[m.start_char : m.end_char], m.actor_id) for m in names.propose(read(text))[2] if m.form == form]


def _actor(text: str, actor_id: str) -> Actor:
    return next(actor for actor in names.propose(read(text))[0] if actor.actor_id == actor_id)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan was made by Mr Dorvak on Monday.", "Dorvak"),
        ("It was Water Affairs Minister Tamsin Oyelor who spoke.", "Tamsin Oyelor"),
        ("We asked the Minister for Public Works Orlan Veskit about it.", "Orlan Veskit"),
        ("They met MP Daniel Orvane at noon.", "Daniel Orvane"),
        ("Then Park Ji-woo left the room.", "Park Ji-woo"),
        ("They praised Quoi Ren-hao at length.", "Quoi Ren-hao"),
        ("He was Samir al-Dorani of old.", "Samir al-Dorani"),
        ("It was Karim bin Walsan who won.", "Karim bin Walsan"),
        ("A letter from Anne-Marie Duvoir came.", "Anne-Marie Duvoir"),
        ("They met Foreign Minister Choi Son Ri at noon.", "Choi Son Ri"),
        ("They saw J. R. Halvert at work.", "J. R. Halvert"),
        ("Then Torvik Ullman, 43, left home.", "Torvik Ullman"),
        ("Then Torvik Ullman, who paints, left home.", "Torvik Ullman"),
        ("Then Torvik Ullman, a retired teacher, left home.", "Torvik Ullman"),
        ("The lawyer Torvik Ullman left home.", "Torvik Ullman"),
        ("They read that Torvik Ullman said no.", "Torvik Ullman"),
    ],
)
def test_a_person_is_told_by_title_name_or_what_stands_around(text: str, name: str) -> None:
    assert _kinds(text) == {name: "person"}


@pytest.mark.parametrize(
    "text",
    [
        "They opened the Coffee Route to visitors.",
        "Its Social Studies book was new.",
        "He paid Rs 300 and US$20 for it.",
        "They work for African and Muslim families.",
        "The Chief Executive Officer left.",
        "They made a New Energy Payment again.",
        "The GDP and the HIV rate rose.",
        "He came. “Nonplanetary troops ate,” she said.",
    ],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert _kinds(text) == {}


def test_a_surname_is_carried_both_ways() -> None:
    text = "President Dorvak smiled. Later Elena Dorvak sat down. Dorvak’s car left."
    assert {actor for _, actor in _mentions(text, "name")} == {"elena-dorvak"}
    assert len(_mentions(text, "name")) == 3


def test_a_surname_comes_back_with_and_without_its_particle() -> None:
    text = "Samir al-Dorani came. Later al-Dorani spoke, and Dorani left."
    assert _mentions(text, "name") == [
        ("Samir al-Dorani", "samir-al-dorani"),
        ("al-Dorani", "samir-al-dorani"),
        ("Dorani", "samir-al-dorani"),
    ]


def test_a_first_name_comes_back_when_one_person_bears_it() -> None:
    one = "Elena Dorvak came. Later Elena sang."
    two = "Elena Dorvak came. So did Elena Moravi. Later Elena sang."
    assert _mentions(one, "name")[-1] == ("Elena", "elena-dorvak")
    assert _mentions(two, "name")[-1] != ("Elena", "elena-dorvak")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He joined the Dorvak Foundation.", "Dorvak Foundation", "other"),
        ("He runs the Centre for the Study of Deserts.", "Centre for the Study of Deserts", "research_institute"),
        ("She leads the Ministry of Trade and Industry.", "Ministry of Trade and Industry", "government_body"),
        ("She leads the Trade and Industry Ministry.", "Trade and Industry Ministry", "government_body"),
        ("It was the Farmers’ Union that won.", "Farmers’ Union", "other"),
        ("It was the Women’s League that won.", "Women’s League", "other"),
        ("He studied at Orvane School of Art and Music.", "Orvane School of Art and Music", "research_institute"),
        ("He works at Dorvak & Ullman now.", "Dorvak & Ullman", "other"),
        ("He reads the newspaper Orvane.", "Orvane", "media"),
        ("He sold Orvane shares.", "Orvane", "company"),
        ("They called the QRVD again.", "QRVD", "other"),
    ],
)  # fmt: skip
def test_an_organization_is_told_by_its_head_or_what_stands_around(text: str, name: str, kind: str) -> None:
    assert _kinds(text) == {name: kind}


def test_a_short_form_in_brackets_is_the_same_organization() -> None:
    text = "The QDV met. The Quiet Desert Council (QDV) and the Orvane Velt Bank (Orvel) agreed. Orvel left."
    found = _mentions(text, "name")
    assert {actor for words, actor in found if "Q" in words} == {"quiet-desert-council"}
    assert [actor for words, actor in found if "Orv" in words] == ["orvane-velt-bank"] * 3


def test_an_office_after_a_known_organization_is_no_part_of_its_name() -> None:
    assert _kinds("They met NATO Mission Director Elena Dorvak.") == {
        "NATO": "intergovernmental_organization",
        "Elena Dorvak": "person",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They live in Orvane now.", "Orvane"),
        ("They came to the town of Orvane.", "Orvane"),
        ("All of Orvane province shook.", "Orvane"),
        ("They crossed Orvane County slowly.", "Orvane County"),
        ("The Orvane River rose.", "Orvane River"),
        ("They swam in Lake Orvane then.", "Lake Orvane"),
        ("The Gulf of Orvane froze.", "Gulf of Orvane"),
        ("They landed at Orvane Airport again.", "Orvane Airport"),
        ("They saw King Orvane Bridge again.", "King Orvane Bridge"),
        ("NAIROBI — The rain fell all day.", "NAIROBI"),
    ],
)
def test_a_place_is_told_by_its_noun_or_what_stands_before(text: str, name: str) -> None:
    assert _kinds(text) == {name: "place"}


def test_a_province_with_its_noun_is_the_listed_place() -> None:
    _, places, _ = names.propose(read("They crossed Okinawa Prefecture slowly."))
    assert [(place.place_id, place.country) for place in places] == [("okinawa", "JPN")]


def test_a_headline_in_title_case_takes_names_from_the_article() -> None:
    text = "Dorvak Says New Plan Will Help Kenya\n\nElena Dorvak spoke on Monday about the plan.\n"
    assert _mentions(text, "name")[:2] == [("Dorvak", "elena-dorvak"), ("Kenya", "kenya")]


def test_a_country_is_taken_from_the_office() -> None:
    texts = [
        "Kenyan President Bo Obiero left.",
        "Kenya’s President Bo Obiero left.",
        "President of Kenya Bo Obiero left.",
        "Then Bo Obiero, president of Kenya, left.",
        "Then Bo Obiero, the Kenyan president, left.",
        "Then Kenya’s president, Bo Obiero, left.",
    ]
    assert [_actor(text, "bo-obiero").country for text in texts] == ["KEN"] * len(texts)


def test_an_expert_on_a_country_need_not_be_of_it() -> None:
    assert _actor("The Kenya expert Bo Obiero left.", "bo-obiero").country is None


@pytest.mark.parametrize(
    ("text", "words", "actor", "kind"),
    [
        ("The Kenyan police came.", "Kenyan police", "kenyan-police", "government_body"),
        ("Kenyan officials came.", "Kenyan officials", "kenyan-officials", "people"),
        ("Senior Kenyan health officials came.", "Kenyan health officials", "kenyan-officials", "people"),
        ("Kenyan rebels came.", "Kenyan rebels", "kenyan-rebels", "armed_group"),
        ("Kenyan soldiers came.", "Kenyan soldiers", "kenyan-troops", "armed_group"),
        ("US forces came.", "US forces", "american-troops", "armed_group"),
        ("The Kenyan government came.", "Kenyan government", "kenya", "country"),
        ("The government of Kenya came.", "government of Kenya", "kenya", "country"),
        ("Kenya’s government came.", "government", "kenya", "country"),
    ],
)
def test_an_unnamed_group_of_a_state_is_one_actor(text: str, words: str, actor: str, kind: str) -> None:
    assert _mentions(text, "nominal") == [(words, actor)]
    assert _actor(text, actor).kind == kind


def test_the_holder_of_an_office_is_the_person_named_so() -> None:
    text = "Kenyan President Bo Obiero came. Then the Kenyan president left, and the Kenyan minister stayed."
    assert _mentions(text, "nominal") == [("Kenyan president", "bo-obiero"), ("Kenyan minister", "kenyan-minister")]


@pytest.mark.parametrize(
    ("text", "mention", "actor_id", "kind"),
    [
        ("The Kenyan prime minister left.", "Kenyan prime minister", "kenyan-prime-minister", "person"),
        ("Kenya’s Deputy Foreign Minister left.", "Deputy Foreign Minister", "kenyan-deputy-foreign-minister", "person"),
        ("Then the prime minister of Kenya left.", "prime minister of Kenya", "kenyan-prime-minister", "person"),
        ("Kenya's defence ministry spoke.", "defence ministry", "ministry-of-defence-kenya", "government_body"),
        ("The Kenyan central bank spoke.", "Kenyan central bank", "kenyan-central-bank", "government_body"),
        ("The parliament of Kenya met.", "parliament of Kenya", "kenyan-parliament", "government_body"),
        ("Kenya’s army moved.", "army", "kenyan-military", "military"),
        ("Two Kenyan nationalist guerrillas fled.", "Kenyan nationalist guerrillas", "kenyan-guerrillas", "armed_group"),
        ("Kenyan troops wounded nobody.", "Kenyan troops", "kenyan-troops", "armed_group"),
    ],
)
def test_whom_a_country_and_a_noun_name_is_an_actor_of_that_country(text: str, mention: str, actor_id: str, kind: str) -> None:
    assert (mention, actor_id) in _mentions(text, "nominal")
    actor = _actor(text, actor_id)
    assert (actor.kind, actor.country) == (kind, "KEN")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anton Dorvakiy", "Anton Dorvaky"),
        ("Yusuf Karmey", "Yousuf Karmei"),
        ("Anton Dorvakiy", "Dorvakyy"),
        ("Maria Wesnik", "Vesnik"),
        ("Hassan Khamour", "Hassan Hamur"),
    ],
)
def test_one_person_in_two_spellings_is_one_actor(first: str, second: str) -> None:
    text = f"President {first} spoke on Monday. Later President {second} said that it was late."
    assert {actor_id for _, actor_id in _mentions(text, "name")} == {first.lower().replace(" ", "-")}


def test_two_persons_of_one_given_name_stay_two() -> None:
    text = "President Anton Dorvakiy met President Anton Dormaky."
    assert len(_mentions(text, "name")) == len({actor_id for _, actor_id in _mentions(text, "name")}) == 2


def test_the_short_form_in_brackets_of_a_listed_organization_is_carried() -> None:
    text = "The Popular Front for the Liberation of Palestine (PFZP) met. Later PFZP left."
    assert len({actor_id for _, actor_id in _mentions(text, "name")}) == 1
    assert "PFZP" in _kinds(text)


@pytest.mark.parametrize(
    ("name", "iso3"), [("UNITA", "AGO"), ("Shining Path", "PER"), ("Viet Cong", "VNM"), ("Fine Gael", "IRL")]
)
def test_armed_groups_and_parties_have_their_country(name: str, iso3: str) -> None:
    actors, _, _ = names.propose(read(f"Nobody from {name} came."))
    assert [actor.country for actor in actors if actor.name == name] == [iso3]


@pytest.mark.parametrize(
    "text",
    [
        "Then President Jan Berg of Kenya spoke.",
        "Then Professor Jan Berg of Kenya spoke.",
        "Then Jan Berg, a Kenyan, spoke.",
        "Then Kenyan singer Jan Berg spoke.",
        "Jan Berg dies\n\nKenyan folk singer Jan Berg died.",
    ],
)
def test_the_state_beside_a_name_is_that_of_the_person(text: str) -> None:
    assert _actor(text, "jan-berg").country == "KEN"


def test_a_day_is_no_person() -> None:
    assert _kinds("The minister spoke on Wednesday July 4.") == {}


def test_whom_an_apposition_describes_is_nobody_else() -> None:
    text = "Ann Moyo, the Kenyan lawyer whose firm filed it, came."
    assert {actor for _, actor in _mentions(text, "nominal")} == {"ann-moyo"}


def test_an_office_is_told_from_another_of_the_same_noun() -> None:
    text = "Kenyan Prime Minister Bo Obiero came. The Kenyan foreign minister stayed."
    assert _mentions(text, "nominal") == [("Kenyan foreign minister", "kenyan-foreign-minister")]


@pytest.mark.parametrize(
    "text",
    [
        "The Congress of Kenyan Trade Unions met.",
        "A Kenyan soldier came.",
        "Kenyan police dogs came by the roads.",
        "The Kenyan tea came.",
        "A government came.",
    ],
)
def test_one_soldier_and_things_are_no_group(text: str) -> None:
    assert [actor for _, actor in _mentions(text, "nominal") if actor != "kenyan-police"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan rebels came and took their horses.", [("their", "kenyan-rebels")]),
        ("Kenyan rebels came. They took horses.", [("They", "kenyan-rebels")]),
        ("Kenya opened its ports.", [("its", "kenya")]),
        ("The Dorvak Foundation sold its house.", [("its", "dorvak-foundation")]),
        ("Kenyan rebels met farmers and took their horses.", []),
        ("Kenyan rebels met Ugandan rebels. They ate.", []),
        ("Kenya met Uganda, and its ports opened.", []),
        ("Kenya’s army opened its barracks.", []),
        ("Horses of Kenyan rebels came. The farmers fed them.", []),
        ("In the long years after all of the wars in Kenya the bank lost its money.", []),
    ],
)
def test_they_and_its_need_one_plain_antecedent(text: str, expected: list[tuple[str, str]]) -> None:
    assert _mentions(text, "pronoun") == expected


def test_a_life_told_as_she_stays_hers_past_other_names() -> None:
    """An obituary names its subject once and goes on for paragraphs."""
    told = "Ann Moyo was born in 1938. " + "She left. " * 5 + "George Reed banned her. She sang."
    assert {actor for _, actor in _mentions(told, "pronoun")} == {"ann-moyo"}


def test_whom_a_preposition_governs_is_not_who_is_meant_next() -> None:
    assert _mentions("Ann Moyo served under President Ruth Reed until she left.", "pronoun") == [("she", "ann-moyo")]


def test_a_club_is_known_by_the_last_word_of_its_name() -> None:
    told = "Rovers won on Saturday. The club Orvane Rovers sold him. Rovers lost."
    assert {actor for text, actor in _mentions(told, "name") if text == "Rovers"} == {"orvane-rovers"}


def test_an_owner_is_not_who_is_meant_next() -> None:
    told = "Ann Moyo’s sister, Ruth Reed, left. She slept."
    assert _mentions(told, "pronoun") == [("She", "ruth-reed")]


def test_the_same_name_has_the_same_id_in_every_article() -> None:
    first = "Kenyan President Bo Obiero met the Quiet Desert Council."
    second = "The Quiet Desert Council (QDC) and Mr Obiero agreed. Bo Obiero, 70, left."
    for actor in ("bo-obiero", "quiet-desert-council"):
        assert _actor(first, actor).name == _actor(second, actor).name


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In a statement the retailer Nordvig said it was sorry.", {"Nordvig": "company"}),
        ("The chipmaker Velora and the airline Skyra cut jobs.", {"Velora": "company", "Skyra": "company"}),
        ("Velora, a Kenyan chipmaker based in the capital, cut jobs.", {"Velora": "company"}),
        ("Shares in Orvabank rose 4 percent.", {"Orvabank": "company"}),
        ("Rival Velorabanken sold a unit.", {"Velorabanken": "company"}),
        ("Marrowby said on Friday he would resign.", {"Marrowby": "person"}),
        ("Teldora said on Friday that it would close.", {"Teldora": "other"}),
        ("The militia Harak Zor attacked a base.", {"Harak Zor": "armed_group"}),
        ("The newspaper Velora reported it.", {"Velora": "media"}),
        ("Ann Velora, a bank clerk, cut jobs.", {"Ann Velora": "person"}),
        ("Marta Ruiz, the retailer’s chief executive, left.", {"Marta Ruiz": "person"}),
    ],
)
def test_the_noun_beside_a_name_tells_what_it_is(text: str, kinds: dict[str, str]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Labour Party won.", {"Labour Party": "party"}),
        ("Kenya won the match.", {"Kenya": "country"}),
        ("Kenya pounds rebel positions.", {"Kenya": "country"}),
        ("The fee is 20 US dollars.", {}),
        ("It was 30 degrees Celsius, the farmers said.", {}),
        ("The planet, named QDVX-193c, is large.", {}),
        ("BRUSSELS — Bakers met.", {"BRUSSELS": "place"}),
        ("NEW DELHI: Bakers met.", {"NEW DELHI": "place"}),
        ("LONDON/PORT-AU-PRINCE (Wire) - Bakers met.", {"LONDON": "place", "PORT-AU-PRINCE": "place"}),
        ("On Friday Kenya met bakers.", {"Kenya": "country"}),
        ("In April Kenya met bakers.", {"Kenya": "country"}),
    ],
)
def test_a_unit_or_a_number_is_no_name_and_a_state_that_won_no_currency(text: str, named: dict[str, str]) -> None:
    assert _kinds(text) == named


def test_a_labour_minister_is_of_no_labour_party() -> None:
    text = "Labour Minister Orlan Veskit spoke in Kenya."
    assert _kinds(text) == {"Orlan Veskit": "person", "Kenya": "place"}
    assert _actor(text, "orlan-veskit").affiliation_id is None


def test_an_ambassador_is_not_of_the_country_of_the_dateline() -> None:
    text = "NAIROBI, Kenya — The ambassador, Orlan Veskit, spoke. Interior Minister Tamsin Oyelor did not."
    assert (_actor(text, "orlan-veskit").country, _actor(text, "tamsin-oyelor").country) == (None, "KEN")


@pytest.mark.parametrize(
    "name", ["Kenya Cattle Farmers and Butchers Association", "Orvane Coffee Farmers and Traders Union", "Kenya Tea Board"]
)
def test_an_association_of_two_trades_is_one_name(name: str) -> None:
    assert list(_kinds(f"The {name} said exports fell.")) == [name]
