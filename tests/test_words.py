"""The lexicon: every list says where it comes from, is free of doubles and uses the codes of the tables."""

import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from newstables import schema, words

LEXICON = files("newstables").joinpath("lexicon")
NAMES = sorted(entry.name for entry in LEXICON.iterdir())
KINDS = {code.code for code in schema.table("actors").field("kind").codes}
ACTS = {code.code for code in schema.table("quotes").field("act").codes}
QUALIFIERS = {code.code for code in schema.table("figures").field("qualifier").codes}
CHANGES = {code.code for code in schema.table("figures").field("change").codes}


def body(name: str) -> list[str]:
    """The lines of a lexicon file without its notes."""
    lines = LEXICON.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def twice(items: Sequence[object]) -> list[object]:
    """The items that occur more than once."""
    return sorted((item for item, count in Counter(items).items() if count > 1), key=str)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_what_it_is_and_under_which_licence(name: str) -> None:
    notes = [line for line in LEXICON.joinpath(name).read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert len(notes) >= 2, "a file begins with what it holds and where that comes from"
    assert any(licence in " ".join(notes) for licence in ("MIT", "CC BY 4.0")), notes


@pytest.mark.parametrize("name", NAMES)
def test_no_line_stands_twice_or_is_empty_or_padded(name: str) -> None:
    lines = body(name)
    assert twice(lines) == []
    assert [line for line in lines if not line or line != line.strip()] == []


LOWER = ["numbers", "units", "times", "polarity", "titles", "cues", "changes", "event_words", "given_names"]
LOWER += ["person_nouns", "military_nouns", "stop_capitals", "title_modifiers", "name_particles", "sentence_starters"]


@pytest.mark.parametrize("name", LOWER)
def test_keys_that_meet_lower_case_tokens_are_lower_case(name: str) -> None:
    keys = getattr(words, name)()
    flat = [word for kind in keys.values() for word in kind] if name == "times" else list(keys)
    assert [key for key in flat if key != key.lower()] == []


@pytest.mark.parametrize("name", ["cues.csv", "event_verbs.csv", "changes.csv"])
def test_a_form_is_listed_once_for_its_part_of_speech(name: str) -> None:
    assert twice([(row.get("pos"), form) for row in words.rows(name) for form in row["forms"].split("|")]) == []


def test_reporting_verbs_carry_acts_of_the_table_and_inflect() -> None:
    cues = words.cues()
    assert {cue.act for cue in cues.values()} == ACTS
    assert cues["told"] == words.Cue("tell", "state", True, True, True, False, frozenset({"to"}))
    assert (cues["denies"].act, cues["warned"].addressee, cues["thinks"].strong) == ("deny", True, False)
    assert cues["criticising"].lemma == cues["criticizing"].lemma == "criticize"


def test_cue_phrases_lead_to_acts_and_media() -> None:
    phrases = dict(words.cue_phrases())
    voices = phrases.pop("voices")  # verbs whose act is that of the noun they voice
    assert {phrase.act for phrase in voices.values()} == {""}
    assert {phrase.act for kind in phrases.values() for phrase in kind.values()} <= ACTS
    assert phrases["source"]["according to"].lemma == "according to"
    assert phrases["medium"]["at a news conference"].medium == "news conference"


def test_event_words_keep_to_types_and_modes_of_the_table() -> None:
    modes = schema.modes()
    found = {word for readings in words.event_words().values() for word in readings}
    assert {word.type for word in found} - {""} == set(modes)
    assert [word for word in found if word.mode and word.mode not in modes[word.type]] == []
    assert [reading.pos for reading in words.event_words()["attack"]] == ["verb", "noun"]
    (met,) = words.event_words()["met"]
    assert (met.type, met.reciprocal, met.targets[0]) == ("CONSULT", True, "object")


def test_vague_numbers_have_the_bounds_of_the_codebook_and_no_value() -> None:
    numbers = words.numbers()
    lowers = {
        "thousands": 2000,
        "hundreds": 200,
        "dozens": 24,
        "tens of thousands": 20000,
        "several": 3,
        "couple": 2,
    }
    assert {word: numbers[word].lower for word in lowers} == lowers
    assert all((number.value is None) == (number.kind == "vague") for number in numbers.values())
    assert all((number.lower is not None) == (number.kind == "vague") for number in numbers.values())


def test_number_words_have_their_values() -> None:
    numbers = words.numbers()
    assert (numbers["nineteen"].value, numbers["ninety"].value, numbers["million"].value) == (
        19,
        90,
        1_000_000,
    )
    assert (numbers["half"].value, numbers["¾"].value, numbers["bn"].kind) == (0.5, 0.75, "suffix")


def test_modifiers_give_qualifiers_of_the_table() -> None:
    before, after = words.modifiers()
    assert set(before.values()) | set(after.values()) <= QUALIFIERS
    wanted = {
        "more than": "more_than",
        "over": "more_than",
        "about": "about",
        "nearly": "about",
        "up to": "at_most",
    }
    assert {phrase: before[phrase] for phrase in wanted} == wanted
    assert after["or more"] == "at_least"
    assert {change.change for change in words.changes().values()} <= CHANGES


def test_units_are_iso_currencies_or_plural_nouns() -> None:
    units = words.units()
    currencies = {unit.unit for readings in units.values() for unit in readings if unit.kind == "currency"}
    assert all(len(code) == 3 and code.isupper() for code in currencies)
    assert [unit.unit for unit in units["pounds"]] == ["GBP", "pounds"]
    assert (units["$"][0], units["km"][0].unit) == (words.Unit("USD", "currency", "before"), "kilometres")


def test_a_person_noun_is_no_unit() -> None:
    assert words.person_nouns() & {word for word, readings in words.units().items() if readings[0].kind == "count"} == set()
    assert {"troops", "soldiers", "people", "civilians", "asylum seekers"} <= words.person_nouns()


def test_times_name_every_month_and_weekday() -> None:
    times = words.times()
    assert [int(value) for value in times["month"].values()] == list(range(1, 13))
    assert {int(value) for value in times["weekday"].values()} == set(range(1, 8))
    assert (times["deictic"]["yesterday"], times["season"]["autumn"]) == ("-P1D", "FA")
    assert times["ordinal"]["thirtieth"] == "30"


def test_words_of_polarity_have_the_kind_that_decides_the_status() -> None:
    polarity = words.polarity()
    assert (polarity["allegedly"], polarity["if"]) == ("allegation", "conditional")
    assert polarity["didn't"] == polarity["didn’t"] == "negation"


def test_kinds_are_kinds_of_actors() -> None:
    kinds = {head.kind for head in words.org_heads().values()} | {body.kind for body in words.organizations().values()}
    kinds |= {metonym.kind for metonym in words.metonyms().values()}
    assert kinds <= KINDS
    assert (words.org_heads()["Ministry"], words.org_heads()["Corp."].kind) == (
        words.OrgHead("government_body", True, False),
        "company",
    )


def test_titles_tell_gender_where_they_do() -> None:
    titles = words.titles()
    assert (titles["spokeswoman"].gender, titles["king"].gender, titles["president"].gender) == (
        "f",
        "m",
        None,
    )
    assert titles["lt. gen."] == words.Title("military", None)


@pytest.mark.parametrize("columns", [("name", "aliases"), ("adjectives",), ("people",), ("capital", "capital_aliases")])
def test_a_name_means_one_country(columns: tuple[str, ...]) -> None:
    names = [name for row in words.rows("countries.csv") for column in columns for name in row[column].split("|") if name]
    assert twice(names) == []


def test_countries_have_codes_names_peoples_and_capitals() -> None:
    countries = words.countries()
    assert all(len(code) == 3 and len(country.iso2) == 2 for code, country in countries.items())
    assert (words.country_names()["ROK"], words.country_names()["U.S."]) == ("KOR", "USA")
    assert (words.demonyms()["Britons"], words.demonyms()["Taiwanese"]) == ("GBR", "TWN")
    assert (words.capitals()["Kiev"], words.capitals()["Lisbon"]) == ("UKR", "PRT")
    assert {"XKX", "TWN", "PSE", "VAT", "HKG"} <= set(countries)
    assert (countries["NLD"].wikidata_id, countries["FRA"].geonames_id) == ("Q55", 3017382)


def test_codes_of_countries_are_known_everywhere() -> None:
    known = {*words.countries(), None}
    assert {place.iso3 for same in words.places().values() for place in same} <= known
    assert {metonym.iso3 for metonym in words.metonyms().values()} <= known
    assert {body.iso3 for body in words.organizations().values()} <= known


def test_places_are_found_by_english_and_local_name_the_largest_first() -> None:
    places = words.places()
    assert places["Cologne"] == places["Köln"]
    assert places["New York"][0].name == "New York City"
    assert [(place.kind, place.subdivision) for place in places["Bavaria"]] == [("region", "DE-BY")]
    assert (places["Horn of Africa"][0].kind, places["Geneva"][0].iso3) == ("area", "CHE")
    assert not {"Batman", "Mobile", "Reading", "Male", "Central"} & set(places)


def test_coordinates_lie_on_earth_and_regions_in_their_country() -> None:
    countries = words.countries()
    for place in {place for same in words.places().values() for place in same}:
        assert abs(place.latitude or 0) <= 90, place
        assert abs(place.longitude or 0) <= 180, place
        if place.subdivision:
            assert place.subdivision.startswith(f"{countries[place.iso3 or ''].iso2}-"), place


def test_metonyms_stand_for_states_or_named_bodies() -> None:
    metonyms, states = words.metonyms(), {country.name for country in words.countries().values()}
    assert [name for name, metonym in metonyms.items() if metonym.state != (metonym.actor in states)] == []
    assert (metonyms["Kremlin"].actor, metonyms["Pentagon"].actor) == ("Russia", "US Department of Defense")


def test_a_metonym_and_an_organization_of_one_name_agree_in_kind() -> None:
    bodies = {body.name: body.kind for body in words.organizations().values()}
    metonyms = words.metonyms().values()
    assert [m for m in metonyms if m.actor in bodies and bodies[m.actor] != m.kind] == []


def test_a_name_of_an_organization_means_one_and_its_affiliation_exists() -> None:
    rows = words.rows("organizations.csv")
    assert twice([name for row in rows for name in [row["name"], *row["aliases"].split("|")] if name]) == []
    known = {row["name"] for row in rows} | {country.name for country in words.countries().values()}
    assert {row["affiliation"] for row in rows} - known == {""}
    assert words.organizations()["Defense Department"].name == "US Department of Defense"


def test_given_names_come_from_many_languages_with_their_gender() -> None:
    names = words.given_names()
    assert set(names.values()) == {"m", "f", "both"}
    wanted = {"olena": "f", "yusuf": "m", "kwame": "m", "ingrid": "f", "hiroshi": "m", "robin": "both"}
    assert {name: names[name] for name in wanted} == wanted


def test_family_names_and_particles_are_known() -> None:
    assert {"Kim", "Choe", "Wang", "Nguyen"} <= words.family_first()
    assert {"van", "de", "bin"} <= words.name_particles()
    assert {"the", "monday", "according"} <= words.stop_capitals()


@pytest.mark.parametrize(
    ("name", "room", "asked_by"),
    [
        ("figure_words.csv", "figures", "of_kind"),
        ("clause_words.csv", "events", "small"),
        ("name_context.csv", "names", "context"),
        ("quote_details.csv", "quotes", "small_words"),
        ("quote_posts.csv", "quotes", "_listed"),
        ("time_context.csv", "times", "context"),
    ],
)
def test_every_kind_that_the_code_asks_for_is_listed(name: str, room: str, asked_by: str) -> None:
    """A rule once asked for exceptions that nobody had listed, and `40 nephrologists` broke the reading."""
    code = (Path(words.__file__).parent / "propose" / room).glob("*.py")
    asked = {kind for file in code for kind in re.findall(rf'\b{asked_by}\("([^"]+)"\)', file.read_text(encoding="utf-8"))}
    assert asked
    assert asked <= {row["kind"] for row in words.rows(name)}
