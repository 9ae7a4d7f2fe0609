"""Figures: what is counted, how it is bounded, who claims it, for when and where; on sentences of our own."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Figure, Indicator, Mention, Place, Quote, Time
from newstables.text import read

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


class Seen(NamedTuple):
    """The columns of a figure that its own sentence decides."""

    text: str
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: str
    unit: str
    counted: str | None = None
    change: str | None = None
    status: str = "asserted"


def exact(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, value, "exact", unit, counted, **other)


def at_least(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, None, "at_least", unit, counted, **other)


def more_than(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, value, None, "more_than", unit, counted, **other)


def less_than(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, value, "less_than", unit, counted, **other)


def at_most(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, value, "at_most", unit, counted, **other)


def about(text: str, value: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, value, None, None, "about", unit, counted, **other)


def between(text: str, low: float, high: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, None, low, high, "between", unit, counted, **other)


def vague(text: str, lower: float, unit: str, counted: str | None = None, **other: str) -> Seen:
    return Seen(text, None, lower, None, "vague", unit, counted, **other)


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text; the last place, so that the test can repeat a name."""
    start = text.rindex(words)
    return start, start + len(words)


def figures_of(
    text: str,
    actors: dict[str, tuple[str, str]] | None = None,
    places: dict[str, str] | None = None,
    times: dict[str, tuple[str, str]] | None = None,
    quotes: list[Quote] | None = None,
) -> tuple[list[Figure], list[Indicator]]:
    """The figures of a text with mentions and dates found by their words.

    Actors come with id and kind, dates with type and EDTF.
    """
    mentions = [
        Mention(*span(text, words), "nominal" if kind == "armed_group" else "name", actor_id=actor)
        for words, (actor, kind) in (actors or {}).items()
    ]
    mentions += [Mention(*span(text, words), "name", place_id=place) for words, place in (places or {}).items()]
    by_id = {actor: Actor(actor, actor.replace("-", " ").capitalize(), kind) for actor, kind in (actors or {}).values()}
    grounds = {place: Place(place, place.capitalize(), "country") for place in (places or {}).values()}
    dated = [
        Time(*span(text, words), kind, edtf, edtf=edtf or None, anchor="publication")
        for words, (kind, edtf) in (times or {}).items()
    ]
    document = read(text)
    return propose(document, index_mentions(document, mentions, by_id, grounds), dated, quotes or [])


def statement(text: str, words: str, speakers: tuple[str, ...], act: str | None = None, said_on: str | None = None) -> Quote:
    """An indirect statement whose content is some words of a text."""
    start, end = span(text, words)
    return Quote(start, end, "indirect", start, end, (start, end), speakers, act=act, said_on=said_on)


def seen(text: str) -> list[Seen]:
    """The figures of a text with no mentions, dates or quotes."""
    return [
        Seen(
            text[f.start_char : f.end_char],
            f.value,
            f.lower,
            f.upper,
            f.qualifier,
            f.unit,
            None if f.counted_start_char is None else text[f.counted_start_char : f.counted_end_char],
            f.change,
            f.status,
        )
        for f in figures_of(text)[0]
    ]


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


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 60


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


def test_a_figure_in_a_statement_is_the_speakers() -> None:
    text = "Colonel Ada Stone said on Monday that 60 men had died, while 20 others recovered."
    quotes = [statement(text, "60 men had died", ("ada-stone",), said_on="2024-05-06")]
    inside, outside = figures_of(text, quotes=quotes)[0]
    assert (inside.claimant_id, inside.status, inside.as_of, inside.date_basis) == (
        "ada-stone", "asserted", "2024-05-06", "inherited",
    )  # fmt: skip
    assert (outside.claimant_id, outside.status, outside.as_of) == (None, "asserted", None)


def test_the_innermost_statement_counts() -> None:
    text = "Stone said Reed had claimed that 40 men deserted."
    quotes = [
        statement(text, "Reed had claimed that 40 men deserted", ("stone",)),
        statement(text, "40 men deserted", ("reed",)),
    ]
    assert figures_of(text, quotes=quotes)[0][0].claimant_id == "reed"


@pytest.mark.parametrize(
    ("act", "speakers", "status"),
    [
        ("state", ("stone",), "asserted"),
        ("deny", ("stone",), "denied"),
        ("predict", ("stone",), "predicted"),
        ("promise", ("stone",), "promised"),
        ("state", (), "reported"),
    ],
)
def test_status_follows_the_act(act: str, speakers: tuple[str, ...], status: str) -> None:
    text = "It was said that 40 men fell."
    quotes = [statement(text, "40 men fell", speakers, act)]
    assert figures_of(text, quotes=quotes)[0][0].status == status


@pytest.mark.parametrize(
    ("text", "words", "edtf", "period"),
    [
        (
            "They will train 500 men by the end of the year.",
            "the end of the year",
            "2024-12-31",
            "../2024-12-31",
        ),
        ("Before June they will train 500 men.", "June", "2024-06", "../2024-06-30"),
        ("Since June they have trained 500 men.", "June", "2024-06", "2024-06/.."),
        ("They have trained 500 men since a surprise raid in June.", "June", "2024-06", "2024-06/.."),
        ("They trained 500 men in June.", "June", "2024-06", "2024-06"),
        ("They trained 500 men last week.", "last week", "2024-05-27/2024-06-02", "2024-05-27/2024-06-02"),
    ],
)
def test_period(text: str, words: str, edtf: str, period: str) -> None:
    (figure,), _ = figures_of(text, times={words: ("date", edtf)})
    assert (figure.period, figure.as_of) == (period, None)


def test_as_of() -> None:
    text = "As of 3 May the camp held 500 men."
    (figure,), _ = figures_of(text, times={"3 May": ("date", "2024-05-03")})
    assert (figure.as_of, figure.date_basis, figure.period) == ("2024-05-03", "stated", None)


def test_each_figure_takes_its_own_date_and_place() -> None:
    text = "They sent 500 men to Ruritania in May and 700 men to Freedonia in June."
    first, second = figures_of(
        text,
        places={"Ruritania": "ruritania", "Freedonia": "freedonia"},
        times={"May": ("date", "2024-05"), "June": ("date", "2024-06")},
    )[0]
    assert (first.place_id, first.period) == ("ruritania", "2024-05")
    assert (second.place_id, second.period) == ("freedonia", "2024-06")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("At least 340 soldiers were killed or wounded.", "military-casualties"),
        ("Shelling killed 14 civilians.", "civilians-killed"),
        ("One civilian died.", "civilians-killed"),
        ("The blast left 12 dead.", "people-killed"),
        ("The province reported 80 casualties.", "casualties"),
        ("Some 60 deserters surrendered.", "deserters-surrendered"),
    ],
)
def test_indicators(text: str, indicator: str) -> None:
    figures, indicators = figures_of(text)
    assert [f.indicator_id for f in figures] == [i.indicator_id for i in indicators] == [indicator]


def test_two_articles_meet_in_one_indicator() -> None:
    actors = {"Ruritanian soldiers": ("ruritanian-troops", "armed_group")}
    places = {"Freedonia": "freedonia"}
    one = figures_of("More than 900 Ruritanian soldiers were sent to Freedonia.", actors, places)[1]
    other = figures_of("Reed said they sent 1,000 Ruritanian soldiers to Freedonia.", actors, places)[1]
    assert one == other
    assert (one[0].indicator_id, one[0].name, one[0].unit) == (
        "ruritanian-troops-sent-to-freedonia", "Ruritanian troops sent to Freedonia", "persons",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Some 300 Ruritanian soldiers arrived in Freedonia.", "ruritanian-troops-sent-to-freedonia"),
        ("About 2,000 Ruritanian soldiers are heading to Freedonia.", "ruritanian-troops-sent-to-freedonia"),
        ("Marshal Reed dispatched 700 Ruritanian soldiers to Freedonia.", "ruritanian-troops-sent-to-freedonia"),
        ("The ministry counted 40 Ruritanian soldiers.", "ruritanian-troops"),
        ("In Freedonia 90 Ruritanian soldiers were killed or wounded.", "ruritanian-military-casualties"),
        ("In Freedonia 90 Ruritanian soldiers were wounded or killed.", "ruritanian-military-casualties"),
    ],
)
def test_figures_on_an_armed_group_meet_by_what_happened_to_it(text: str, indicator: str) -> None:
    actors = {"Ruritanian soldiers": ("ruritanian-troops", "armed_group")}
    places = {"Freedonia": "freedonia"} if "Freedonia" in text else {}
    figures, indicators = figures_of(text, actors, places)
    assert [f.indicator_id for f in figures] == [i.indicator_id for i in indicators] == [indicator]


def test_people_who_arrived_were_not_sent() -> None:
    places = {"Freedonia": "freedonia"}
    assert (
        figures_of("Some 300 refugees arrived in Freedonia.", None, places)[1][0].indicator_id
        == "refugees-arrived-in-freedonia"
    )


def test_a_figure_without_an_outcome_has_no_indicator() -> None:
    assert figures_of("The club has 40 members.")[1] == []


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


ARMY = {"Ruritania": ("ruritania", "country"), "Reed": ("reed", "person")}


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Some 40 miners were killed, according to Reed.", ["reed"]),
        ("According to Reed, 12 miners were killed and 30 were wounded.", ["reed", "reed"]),
        ("Reed buried 40 miners.", [None]),
        ("Ruritania sent 900 trucks with the promise of 50 more tanks.", [None, "ruritania"]),
    ],
)
def test_the_claimant_outside_a_statement(text: str, claimants: list[str | None]) -> None:
    actors = {words: actor for words, actor in ARMY.items() if words in text}
    assert [figure.claimant_id for figure in figures_of(text, actors)[0]] == claimants


def test_a_promise_bounds_only_what_follows_it() -> None:
    text = "Ruritania sent 900 trucks with the promise of 50 more tanks."
    figures, _ = figures_of(text, {"Ruritania": ("ruritania", "country")})
    assert [figure.status for figure in figures] == ["asserted", "promised"]


@pytest.mark.parametrize(
    ("text", "known", "counted"),
    [
        ("Ruritania will send 500 military personnel to the front.", True, "ruritanian-troops"),
        ("Ruritania will send 500 military personnel to the front.", False, None),
        ("Ruritania will send 500 Freedonian soldiers to the front.", True, None),
        ("Ruritania and Freedonia will send 500 soldiers to the front.", True, None),
        ("Ruritania wounded 500 soldiers at the front.", True, None),
    ],
)
def test_bare_soldiers_are_those_of_the_state_that_acts(text: str, known: bool, counted: str | None) -> None:
    states = {"Ruritania": "RUR", "Freedonia": "FRE"}
    actors = {name.lower(): Actor(name.lower(), name, "country", country) for name, country in states.items()}
    if known:
        actors["ruritanian-troops"] = Actor("ruritanian-troops", "Ruritanian troops", "armed_group", "RUR")
    mentions = [Mention(*span(text, name), "name", actor_id=name.lower()) for name in states if f"{name} " in text]
    document = read(text)
    figures, _ = propose(document, index_mentions(document, mentions, actors, {}), [], [])
    assert [figure.counted_id for figure in figures] == [counted]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Copper sagged 2 percent.", "down"),
        ("The rate ticked up 0.1 percent.", "up"),
        ("Rents crept up 3 percent.", "up"),
        ("Tin fell back 4 percent.", "down"),
        ("The lira cratered 9 percent.", "down"),
        ("Tin stood at 4 percent.", None),
    ],
)
def test_words_of_change(text: str, change: str | None) -> None:
    assert [figure.change for figure in figures_of(text)[0]] == [change]
