"""Figures: whose they are, when and where they hold, and which indicator they are of."""

import pytest

from figuring import figures_of, span, statement
from newstables.propose.figures import propose
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Mention
from newstables.text import read


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


@pytest.mark.parametrize("words", ["between 2017 and 2023", "from 2017 to 2023"])
def test_a_period_has_two_ends(words: str) -> None:
    times = {"2017": ("date", "2017"), "2023": ("date", "2023")}
    (figure,), _ = figures_of(f"They trained 500 men {words}.", times=times)
    assert (figure.period, figure.as_of) == ("2017/2023", None)


@pytest.mark.parametrize(
    "text",
    [
        "In June it spread to a town of some 900 people.",
        "They met 900 men, hours after the mayor said they would stay until June.",
    ],
)
def test_a_date_of_something_else_is_no_period(text: str) -> None:
    (figure,), _ = figures_of(text, times={"June": ("date", "2024-06")})
    assert figure.period is None


def test_a_relative_clause_has_a_date_of_its_own() -> None:
    text = "A third of them were found by the Reed telescope, which was retired in 2018."
    (figure,), _ = figures_of(text, times={"2018": ("date", "2018")})
    assert figure.period is None


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
        ("Ruritania sent $500 in aid.", "aid-sent"),
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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 300 farmers protested in Zenda against the plan.", "asserted"),
        ("About 40 deputies backed a plan to close the port.", "asserted"),
        ("Some 300 farmers marched over plans to close the port.", "asserted"),
        ("The mill cuts 300 jobs under the plan.", "promised"),
        ("Some 300 homes are planned in Zenda.", "promised"),
        ("The plan is to build 300 homes.", "promised"),
    ],
)
def test_a_plan_that_people_act_on_makes_no_promise_of_them(text: str, status: str) -> None:
    (figure,), _ = figures_of(text)
    assert figure.status == status


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
        troops = Actor("ruritanian-troops", "Ruritanian troops", "armed_group", "RUR", affiliation_id="ruritania")
        actors[troops.actor_id] = troops
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


def test_a_number_at_the_end_of_a_headline_counts_people_that_were_killed() -> None:
    (figure, *_) = figures_of("Floods kill 41\n\nNORVIK (Newswire) - The river burst its banks.")[0]
    assert figure.unit == "persons"
