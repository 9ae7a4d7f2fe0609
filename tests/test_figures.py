"""Figures: what is counted, how it is bounded, who claims it, for when and where; on sentences of our own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figuring import about, at_least, at_most, between, exact, figures_of, less_than, more_than, seen, vague

WORDS = (
    "12",
    "one",
    "in",
    "of",
    "the",
    "men",
    "killed",
    "or",
    "more",
    "by",
    "May",
    "%",
    "$",
    "-",
    ",",
    ".",
    "half",
    "thousands",
    "rose",
    "to",
    "from",
)


CASES = {
    # Casualties and troops.
    "At least 340 soldiers were killed or wounded near the river.": [at_least("At least 340", 340, "persons", "soldiers")],
    "The army lost about 1,200 men in a week.": [about("about 1,200", 1200, "persons", "men")],
    "Shelling killed 14 civilians and wounded 37.": [
        exact("14", 14, "persons", "civilians"),
        exact("37", 37, "persons", "civilians"),
    ],
    "Some 2.5 million people have been displaced.": [about("Some 2.5 million", 2_500_000, "persons", "people")],
    "Up to 8,000 troops could be sent to the border.": [
        at_most("Up to 8,000", 8000, "persons", "troops", status="hypothetical")
    ],
    "Rebels captured between 60 and 80 conscripts.": [between("between 60 and 80", 60, 80, "persons", "conscripts")],
    "More than 300 recruits are still missing.": [more_than("More than 300", 300, "persons", "recruits")],
    "Dozens of sailors surrendered.": [vague("Dozens", 24, "persons", "sailors")],
    "Hundreds of thousands of refugees fled.": [vague("Hundreds of thousands", 200_000, "persons", "refugees")],
    "Fewer than 20 guards remained at the gate.": [less_than("Fewer than 20", 20, "persons", "guards")],
    "The strike left 12 dead and 30 injured.": [
        exact("12", 12, "persons", "dead"),
        exact("30", 30, "persons", "injured"),
    ],
    "One soldier was killed and two were wounded.": [
        exact("One", 1, "persons", "soldier"),
        exact("two", 2, "persons"),
    ],
    "No fewer than 90 pilots, the ministry says, are in training.": [at_least("No fewer than 90", 90, "persons", "pilots")],
    "Casualties among the militia reached 4,500.": [exact("4,500", 4500, "persons", "Casualties")],
    "Tens of thousands were evacuated overnight.": [vague("Tens of thousands", 20_000, "persons")],
    "Only 7 of the 19 hostages were freed.": [
        exact("Only 7", 7, "persons", "hostages"),
        exact("19", 19, "persons", "hostages"),
    ],
    "The group said 2,000 of its fighters had been trained.": [exact("2,000", 2000, "persons", "fighters")],
    "The front needs men, including cooks. Over 900 were called up.": [more_than("Over 900", 900, "persons", "men")],
    "The country has 45,000 active military personnel.": [exact("45,000", 45_000, "persons", "active military personnel")],
    "A few hundred protesters gathered.": [vague("A few hundred", 300, "persons", "protesters")],
    # Status by the words of the clause.
    "Officials expect that 15,000 reservists will be deployed.": [
        exact("15,000", 15_000, "persons", "reservists", status="predicted")
    ],
    "The minister promised to release 250 prisoners.": [exact("250", 250, "persons", "prisoners", status="promised")],
    "If the dam fails, 40,000 residents lose their homes.": [
        exact("40,000", 40_000, "persons", "residents", status="hypothetical")
    ],
    "The raid reportedly killed 16 guerrillas.": [exact("16", 16, "persons", "guerrillas", status="reported")],
    "The stadium can seat 900 fans.": [exact("900", 900, "persons", "fans")],
    "Most likely 30 villagers stayed, and others may return.": [exact("30", 30, "persons", "villagers")],
    # Things and what they are called.
    "A dozen tanks and three helicopters were destroyed.": [
        exact("A dozen tanks", 12, "tanks", "tanks"),
        exact("three helicopters", 3, "helicopters", "helicopters"),
    ],
    "The ministry ordered 31 F-16 jets and 12 Su-27 fighters.": [
        exact("31", 31, "jets", "F-16 jets"),
        exact("12", 12, "fighters", "Su-27 fighters"),
    ],
    "Five new 320 jets and 160 Leopard tanks were ordered.": [
        exact("Five", 5, "jets", "new 320 jets"),
        exact("160", 160, "tanks", "Leopard tanks"),
    ],
    "The village is home to 1,100 Kurdish families.": [exact("1,100", 1100, "families", "Kurdish families")],
    "The war now reaches beyond two countries.": [more_than("beyond two countries", 2, "countries", "countries")],
    "The camp offers warm beds and three meals a day.": [exact("three meals", 3, "meals", "meals", status="promised")],
    "The unit has 30-odd vehicles, 50 or more drones and 100+ rifles.": [
        about("30-odd vehicles", 30, "vehicles", "vehicles"),
        at_least("50 or more drones", 50, "drones", "drones"),
        more_than("100+ rifles", 100, "rifles", "rifles"),
    ],
    "They fired 400 rounds of heavy ammunition.": [exact("400 rounds", 400, "rounds", "rounds of heavy ammunition")],
    "A total of 45 buses carried them.": [exact("A total of 45 buses", 45, "buses", "buses")],
    "US troops hold 14 bases.": [exact("14 bases", 14, "bases", "bases")],
    # Measures, money and shares.
    "The ship brought 9 tons of grain and $5 million in military aid.": [
        exact("9 tons", 9, "tons", "grain"),
        exact("$5 million", 5_000_000, "USD", "military aid"),
    ],
    "He earns £30,000 a year.": [exact("£30,000 a year", 30_000, "GBP per year")],
    "The convoy moved 15-20 km through rain.": [between("15-20 km", 15, 20, "kilometres")],
    "Nearly half of the conscripts deserted.": [about("Nearly half", 50, "percent", "conscripts")],
    "60 percent of voters said no.": [exact("60 percent", 60, "percent", "voters")],
    "One in five households has no power.": [exact("One in five", 20, "percent", "households")],
    "Most of the pilots stayed home.": [vague("Most", 50, "percent", "pilots")],
    "Rents take 4 of the 9 million euros.": [
        exact("4", 4, "EUR", None),
        exact("9 million euros", 9_000_000, "EUR"),
    ],
    # The size of a change, and levels, which are none.
    "Prices rose by 4.5 percent to $3.20 a litre.": [
        exact("4.5 percent", 4.5, "percent", change="up"),
        exact("$3.20 a litre", 3.2, "USD per litre"),
    ],
    "Output fell 12% from 1,400 barrels.": [
        exact("12%", 12, "percent", change="down"),
        exact("1,400 barrels", 1400, "barrels"),
    ],
    "The budget is £1.2bn, up about 5%.": [
        exact("£1.2bn", 1.2e9, "GBP"),
        about("about 5%", 5, "percent", change="up"),
    ],
    "The fund fell 18 points, or 2.5 percent.": [
        exact("18 points", 18, "points", "points", change="down"),
        exact("2.5 percent", 2.5, "percent", change="down"),
    ],
    "Aid was approved, an increase of 20 percent.": [exact("20 percent", 20, "percent", change="up")],
    "The firm cut 3,000 jobs after a 7 percent drop.": [
        exact("3,000 jobs", 3000, "jobs", "jobs", change="down"),
        exact("7 percent", 7, "percent", change="down"),
    ],
    "He raised $5 million for the clinic.": [exact("$5 million", 5_000_000, "USD")],
    # No figures.
    "Resolution 2231 was passed; Article 5 was not invoked.": [],
    "Ivan Petrov, 51, and a 12-year-old boy waited.": [],
    "No one was hurt, and one of the officers left.": [],
    "One side wants peace, the other one does not.": [],
    "A portion of the troops moved.": [],
    "1. Call the clinic.": [],
    "The team won 3-1.": [],
    "The crew flew the 320 airliner.": [],
    "The top 10 will be named.": [],
    "The band Seven Hundred played.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_figures_of_a_sentence(text: str) -> None:
    assert seen(text) == CASES[text]


def test_counted_actors_are_the_mention_that_ends_with_the_head() -> None:
    text = "Some 700 Ruritanian troops crossed the bridge."
    (figure,), _ = figures_of(text, actors={"Ruritanian troops": ("ruritanian-troops", "armed_group")})
    assert figure.counted_id == "ruritanian-troops"


def test_numbers_in_names_and_times_are_no_figures() -> None:
    text = "Radio 24 says Channel Five met 6 reporters on 3 May."
    figures, _ = figures_of(
        text,
        actors={"Radio 24": ("radio-24", "media"), "Channel Five": ("channel-five", "media")},
        times={"3 May": ("date", "2024-05-03")},
    )
    assert [f.value for f in figures] == [6]


def test_a_state_is_given_things_and_a_product_is_numbered() -> None:
    text = "They sent Ruritania 31 tanks."
    figures, _ = figures_of(text, actors={"Ruritania": ("ruritania", "country")})
    assert [f.value for f in figures] == [31]
    assert seen("They sell Gizmo 31 tanks.") == []


@given(st.text(max_size=120))
def test_any_text_gives_figures_in_order(text: str) -> None:
    figures, _ = figures_of(text)
    assert all(a.end_char <= b.start_char for a, b in pairwise(figures))


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_any_run_of_words_gives_bounds_that_hold(words: list[str]) -> None:
    for figure in figures_of(" ".join(words))[0]:
        assert figure.lower is None or figure.upper is None or figure.lower <= figure.upper
        assert figure.value is not None or figure.qualifier in ("between", "vague")
