"""Events as statements: what a sentence says was done, by whom, to whom, when, where, and who vouches for it.

Mentions and times are made by hand, so that a case fails for what events do, never for how names are found.
"""

import pytest

from invented import index, only, propose
from newstables.propose import events
from newstables.propose.index import MentionIndex
from newstables.rows import Event, Quote
from newstables.text import read

WHO_DID_WHAT_TO_WHOM = [
    ("Ruritania attacked Freedonia at dawn.", "ASSAULT", ["ruritania"], ["freedonia"]),
    ("Freedonia was attacked by Ruritania at dawn.", "ASSAULT", ["ruritania"], ["freedonia"]),
    ("Ruritania has condemned the harsh words of Freedonia.", "ACCUSE", ["ruritania"], ["freedonia"]),
    ("Ruritania and Sylvania invaded Freedonia.", "ASSAULT", ["ruritania", "sylvania"], ["freedonia"]),
    (
        "Ruritania, Sylvania and Grand Fenwick praised Freedonia.",
        "SUPPORT",
        ["ruritania", "sylvania", "grand-fenwick"],
        ["freedonia"],
    ),
    ("Ruritania, which borders Sylvania, attacked Freedonia.", "ASSAULT", ["ruritania"], ["freedonia"]),
    ("The attack on Freedonia by Ruritania lasted hours.", "ASSAULT", ["ruritania"], ["freedonia"]),
    ("Ruritania’s invasion of Freedonia shocked many.", "ASSAULT", ["ruritania"], ["freedonia"]),
    ("Anna Berg met Tom Okafor in Strelsau.", "CONSULT", ["anna-berg", "tom-okafor"], []),
    ("Ruritania signed a treaty with Freedonia.", "SUPPORT", ["ruritania", "freedonia"], []),
    (
        "Anna Berg said Tom Okafor had criticized the World Council.",
        "ACCUSE",
        ["tom-okafor"],
        ["world-council"],
    ),
    ("Ruritania sent food to Freedonia.", "AID", ["ruritania"], ["freedonia"]),
    ("Ruritanian police arrested Tom Okafor.", "COERCE", ["ruritanian-police"], ["tom-okafor"]),
    ("Anna Berg, speaking in Strelsau, thanked Tom Okafor.", "SUPPORT", ["anna-berg"], ["tom-okafor"]),
]


@pytest.mark.parametrize(("text", "type_", "sources", "targets"), WHO_DID_WHAT_TO_WHOM)
def test_roles_follow_the_grammar_of_the_clause(text: str, type_: str, sources: list[str], targets: list[str]) -> None:
    """Active and passive, compounds, asides, nouns and reciprocal verbs give each actor its role."""
    event = only(text)
    assert (event.type, list(event.sources), list(event.targets)) == (type_, sources, targets)


COMPOSED = [
    ("Ruritania launched an attack on Freedonia.", "ASSAULT", None),
    ("Ruritania threatened to invade Freedonia.", "THREATEN", "violence"),
    ("Ruritania refused to meet Freedonia.", "REJECT", "meet"),
    ("Ruritania lifted its blockade of Freedonia.", "RETREAT", "ease"),
    ("Ruritania halted economic aid to Freedonia.", "SANCTION", "discontinue"),
    ("Ruritania imposed new sanctions on Freedonia.", "SANCTION", None),
    ("Ruritania demanded the release of hostages from Freedonia.", "REQUEST", "yield"),
    ("Ruritania agreed to help Freedonia.", "AGREE", None),
    ("Ruritania withdrew its observers from Freedonia.", "SANCTION", "expel"),
    ("Ruritania offered asylum to Freedonia.", "AID", None),
    ("Ruritania offered food to Freedonia.", "AGREE", None),
    ("Ruritania refused entry to Freedonia.", "REJECT", "assist"),
    ("Ruritania withdrew its troops from Freedonia.", "RETREAT", "withdraw"),
    ("Ruritania faced criticism from Freedonia.", "ACCUSE", "disapprove"),
    ("Ruritania hit Freedonia with new sanctions.", "SANCTION", None),
    ("Ruritania hit Freedonia after the talks.", "ASSAULT", None),
]


@pytest.mark.parametrize(("text", "type_", "mode"), COMPOSED)
def test_a_governing_verb_decides_what_an_event_is(text: str, type_: str, mode: str | None) -> None:
    """To lift a blockade is no blockade, to threaten to invade no invasion: one event each."""
    event = only(text)
    assert (event.type, event.mode) == (type_, mode)
    assert {*event.sources, *event.targets} == {"ruritania", "freedonia"}


STATUS = [
    ("Ruritania attacked Freedonia.", "occurred"),
    ("Ruritania is attacking Freedonia.", "ongoing"),
    ("Ruritania will attack Freedonia.", "planned"),
    ("Ruritania plans to attack Freedonia.", "planned"),
    ("Ruritania is expected to attack Freedonia.", "predicted"),
    ("Ruritania could attack Freedonia.", "hypothetical"),
    ("Voters fear war if Ruritania attacks the capital of Freedonia.", "hypothetical"),
    ("Ruritania reportedly attacked Freedonia.", "alleged"),
    ("Ruritania did not attack Freedonia.", "denied"),
    ("Anna Berg had no plans to meet Tom Okafor.", "denied"),
    ("Ruritania met Freedonia to discuss deploying troops.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status_follows_tense_modals_and_negation(text: str, status: str) -> None:
    """What has not happened is never told as if it had."""
    assert propose(text)[-1].status == status


def test_a_refusal_in_words_is_an_event_of_its_own() -> None:
    """`will not accept refugees` rejects; `will not attack` only denies."""
    refusal = only("Ruritania said it will not accept refugees from Freedonia.")
    assert (refusal.type, refusal.mode, refusal.status) == ("REJECT", "assist", "occurred")
    denial = only("Ruritania will not attack Freedonia.")
    assert (denial.type, denial.status) == ("ASSAULT", "denied")


def test_saying_what_somebody_must_do_is_a_demand() -> None:
    """`X said Y must` asks Y, whatever the deed."""
    event = only("Anna Berg said on Monday that Ruritania must release the miners.")
    assert (event.type, event.sources, event.targets) == ("REQUEST", ("anna-berg",), ("ruritania",))


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Ruritania condemned the attack on Sylvania.", ()),
        ("Ruritania condemned the attack on Sylvania by Freedonia.", ("freedonia",)),
        ("Ruritania denounced the arrest of Tom Okafor.", ()),
        ("Ruritania denounced Freedonia’s arrest of Tom Okafor.", ("freedonia",)),
    ],
)
def test_whoever_did_a_deed_is_blamed_for_it_and_never_its_victim(text: str, blamed: tuple[str, ...]) -> None:
    """Where nobody is named who did it, nobody is blamed."""
    judged = propose(text)[0]
    assert (judged.type, judged.sources, judged.targets) == ("ACCUSE", ("ruritania",), blamed)


def test_troops_that_were_sent_are_the_source_and_their_host_the_target() -> None:
    """Who is moved is nobody's target."""
    event = only("Freedonian troops were sent to Ruritania.")
    assert (event.sources, event.targets) == (("freedonian-troops",), ("ruritania",))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg spoke for the World Council alliance.",  # part of how somebody is called
        "Ruritania sent a long letter to Freedonia.",  # no aid
        "Tom Okafor came to attack Freedonia.",  # a purpose
        "The key question was what Ruritania wanted.",  # nobody is questioned
        "Freedonian-backed merchants slept in Ruritania.",  # an adjective
        "An earthquake struck Ruritania.",  # no force of anybody's
        "Ruritania beat Freedonia 3-1.",  # a game
        "The appeals court of Ruritania sat.",  # no appeal
        "Anna Berg called Ruritania a fine country.",  # no phone
        "Anna Berg called Tom Okafor “a good sport”.",  # no phone either
        "Anna Berg, whom Tom Okafor helped to win, smiled.",  # no aid
        "Tom Okafor was flown to Strelsau.",  # no visit
        "Tom Okafor was treated in Strelsau.",  # nobody helps
        "A resolution drafted by Freedonia passed.",  # no soldiers
        "Ruritania gave the strongest sign yet.",  # no aid
        "Anna Berg, who took over in May, smiled.",  # a role
        "Farmers slept while Ruritania helped.",  # nobody and nothing
        "Some 900 farmers who crossed into Freedonia slept.",  # they fled
        "Ruritania neither confirmed nor denied the deployment.",  # silence
        "A Ruritania survey released in May surprised farmers.",  # a participle of something else
    ],
)
def test_words_that_only_look_like_events_make_none(text: str) -> None:
    """A trigger's form is not enough."""
    assert propose(text) == []


def test_an_actor_of_another_clause_is_never_taken() -> None:
    """The subject of the second clause is its own, not the object of the first."""
    first, second = propose("Ruritania attacked Freedonia and Sylvania thanked the World Council.")
    assert (first.sources, first.targets) == (("ruritania",), ("freedonia",))
    assert (second.sources, second.targets) == (("sylvania",), ("world-council",))


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    """`X did this and did that` tells two events of X."""
    second = propose("Ruritania attacked Freedonia and thanked Sylvania.")[1]
    assert (second.sources, second.targets) == (("ruritania",), ("sylvania",))


def test_a_relative_pronoun_stands_for_the_name_before_it() -> None:
    """`Y, who` makes Y the source."""
    event = propose("The council heard Tom Okafor, who had criticized Anna Berg.")[-1]
    assert (event.sources, event.targets) == (("tom-okafor",), ("anna-berg",))


def test_an_accusation_makes_the_deed_alleged_and_the_accused_its_source() -> None:
    """`X accused Y of bombing Z` is an accusation that happened and a bombing that is alleged."""
    accusation, deed = propose("Ruritania accused Freedonia of bombing Sylvania.")
    assert (accusation.type, accusation.status, accusation.targets) == ("ACCUSE", "occurred", ("freedonia",))
    assert (deed.type, deed.status, deed.sources, deed.targets) == (
        "ASSAULT",
        "alleged",
        ("freedonia",),
        ("sylvania",),
    )
    assert deed.claimant_id == "ruritania"


def test_the_speaker_of_the_enclosing_quote_is_the_claimant() -> None:
    """What is told inside a quote is vouched for by its first speaker."""
    text = "Anna Berg said Ruritania attacked Freedonia."
    start = text.index("Ruritania")
    quote = Quote(
        start,
        len(text) - 1,
        "indirect",
        start,
        len(text) - 1,
        (start, len(text) - 1),
        speakers=("anna-berg",),
        act="state",
    )
    assert only(text, [quote]).claimant_id == "anna-berg"


def test_what_is_denied_in_a_quote_gets_no_event_of_its_own() -> None:
    """The denial is the event; what it denies has no twin."""
    text = "Anna Berg denied that Ruritania attacked Freedonia."
    start = text.index("Ruritania")
    quote = Quote(
        start,
        len(text) - 1,
        "indirect",
        start,
        len(text) - 1,
        (start, len(text) - 1),
        speakers=("anna-berg",),
        act="deny",
    )
    assert [event.type for event in propose(text, [quote])] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("Ruritania attacked Freedonia on March 5.", "2024-03-05", "stated"),
        ("Ruritania on Monday attacked Freedonia.", "2024-03-04", "relative"),
        ("Ruritania attacked Freedonia.", None, None),
    ],
)
def test_the_date_comes_from_the_clause_alone(text: str, date: str | None, basis: str | None) -> None:
    """A date in the clause is the event's, with its basis; without one the date stays empty."""
    event = only(text)
    assert (event.date, event.date_basis) == (date, basis)


def test_a_date_behind_a_participle_with_its_agent_is_not_the_clause_s() -> None:
    """The truce was brokered on that day, the demand was not made then."""
    demand, brokered = propose("Ruritania urged Freedonia to respect the truce brokered by Sylvania on March 5.")
    assert (demand.date, brokered.date, brokered.targets) == (None, "2024-03-05", ())


def test_a_place_is_named_by_its_preposition_and_a_target_is_no_place() -> None:
    """`in Strelsau` is the place; the country attacked is not."""
    assert only("Anna Berg met Tom Okafor in Strelsau.").place_id == "strelsau"
    assert only("Ruritania attacked Freedonia.").place_id is None


def test_an_event_told_twice_is_one_row_with_its_strongest_status() -> None:
    """The second telling adds no row; it makes what was planned occurred."""
    event = only("Ruritania plans to attack Freedonia. Ruritania attacked Freedonia on March 5.")
    assert (event.status, event.date) == ("occurred", "2024-03-05")


def test_spans_hold_the_clause_and_the_trigger() -> None:
    """The trigger is the word that tells the event, inside the clause that reports it."""
    text = "Officials said that Ruritania attacked Freedonia, and rain fell."
    event = only(text)
    assert text[event.trigger_start_char : event.trigger_end_char] == "attacked"
    assert text[event.start_char : event.end_char] == "Ruritania attacked Freedonia"


ROLES_IN_LONG_CLAUSES = [
    ("In Sylvania, Ruritania attacked Freedonia.", ["ruritania"], ["freedonia"]),  # no list of names
    ("Anna Berg’s World Council peace network attacked Freedonia.", ["world-council"], ["freedonia"]),
    ("STRELSAU, March 5 - Ruritania attacked Freedonia.", ["ruritania"], ["freedonia"]),  # a dateline
    ("Ruritania sent food, including rice, to Freedonia.", ["ruritania"], ["freedonia"]),
    ("Ruritania filed a complaint with the World Council against Freedonia.", ["ruritania"], ["freedonia"]),
    ("Ruritania agreed with Sylvania to deport Tom Okafor.", ["ruritania"], ["sylvania"]),
    ("A crane in the port of Ruritania wounded Tom Okafor.", [], ["tom-okafor"]),
    ("Anna Berg hosted Tom Okafor.", ["tom-okafor"], ["anna-berg"]),  # the visitor is the source
    ("Tom Okafor was received by Anna Berg.", ["tom-okafor"], ["anna-berg"]),
    ("Anna Berg phoned Tom Okafor.", ["anna-berg", "tom-okafor"], []),
    ("Ruritania found Tom Okafor guilty of theft.", ["ruritania"], ["tom-okafor"]),
    ("Ruritania called the long talks off with Freedonia.", ["ruritania"], ["freedonia"]),
    ("Ruritania is prepared to lift its ban on Freedonia.", ["ruritania"], ["freedonia"]),
    ("Anna Berg’s husband, the baker Tom Okafor, was arrested.", [], ["tom-okafor"]),
    ("Anna Berg’s brother was arrested in Freedonia.", [], []),
    ("Ruritania detained Anna Berg’s bodyguard.", ["ruritania"], []),
    ("Freedonia welcomed the ruling.", ["freedonia"], []),
]


@pytest.mark.parametrize(("text", "sources", "targets"), ROLES_IN_LONG_CLAUSES)
def test_roles_are_found_across_asides_and_split_verbs(text: str, sources: list[str], targets: list[str]) -> None:
    """What stands between a verb and its actors does not take their place."""
    (event,) = [event for event in propose(text) if event.type != "ACCUSE" or "complaint" in text]
    assert sorted(event.sources) == sorted(sources)
    assert list(event.targets) == targets


TYPES_BY_WHO_ACTS = [
    ("Ruritania and Sylvania held military exercises.", "COOPERATE", None),
    ("Ruritania held joint military exercises with Sylvania.", "COOPERATE", None),
    ("Ruritania held military exercises near Sylvania.", "MOBILIZE", None),
    ("Freedonian troops arrived in Ruritania.", "AID", None),
    ("Anna Berg arrived in Ruritania.", "CONSULT", "visit"),
    ("Anna Berg resigned in Strelsau.", "RETREAT", "resign"),
    ("Sylvanian rebels declared a ceasefire.", "CONCEDE", None),
    ("Ruritania found Tom Okafor guilty.", "SANCTION", "convict"),
    ("Ruritania kicked off talks with Freedonia.", "CONSULT", None),
    ("Ruritania executed Tom Okafor.", "ASSAULT", "execute"),
    ("Ruritania offered harsh criticism of Freedonia.", "ACCUSE", "disapprove"),
    ("Anna Berg welcomed the decision of Freedonia.", "SUPPORT", None),
]


@pytest.mark.parametrize(("text", "type_", "mode"), TYPES_BY_WHO_ACTS)
def test_types_follow_the_manual(text: str, type_: str, mode: str | None) -> None:
    """Joint exercises are cooperation, exercises alone are not; troops that arrive pay no visit."""
    event = only(text)
    assert (event.type, event.mode) == (type_, mode)


def test_a_place_may_stand_behind_words_that_narrow_it() -> None:
    """`in most parts of X` is in X; `in a region bordering X` is not."""
    assert only("Ruritania imposed a curfew in most parts of Strelsau.").place_id == "strelsau"
    assert only("Ruritania attacked Freedonia in a region bordering Sylvania.").place_id is None


def test_a_place_in_a_relative_clause_is_not_that_of_the_main_verb() -> None:
    events = propose("Anna Berg, who flew home from talks in Strelsau, will visit Freedonia.")
    assert [event.place_id for event in events] == ["strelsau", None]


def test_a_verb_that_leads_to_another_makes_no_event_of_its_own() -> None:
    """`could help repel` and `will be forced to fight` tell one deed each, and a shared `to` only a purpose."""
    assert [event.type for event in propose("Ruritania could help attack Freedonia.")] == ["ASSAULT"]
    assert [event.type for event in propose("Ruritania was forced to attack Freedonia.")] == ["ASSAULT"]
    assert propose("The arms would be used to attack villages and kill Freedonia.") == []


def test_two_verbs_joined_to_one_deed_make_one_row() -> None:
    """`killed or wounded` counts the same people once."""
    event = only("Ruritania killed or wounded Tom Okafor.")
    assert (event.sources, event.targets) == (("ruritania",), ("tom-okafor",))


def test_two_verbs_with_objects_of_their_own_make_two_rows() -> None:
    """Tear gas is one deed, an arrest another."""
    events = propose("Ruritania fired tear gas and arrested Tom Okafor.")
    assert [(event.mode, event.targets) for event in events] == [(None, ()), ("arrest", ("tom-okafor",))]


def test_a_war_told_by_several_nouns_is_one_row() -> None:
    """The row is anchored where its status is strongest; later nouns for it add none."""
    text = "Voters fear a war of Ruritania against Freedonia. Ruritania’s war against Freedonia began. "
    event = only(text + "The assault on Freedonia by Ruritania shocked many.")
    assert event.status == "occurred"
    assert text[event.start_char : event.end_char].startswith("Ruritania’s war")


def test_the_adjective_of_a_state_takes_part() -> None:
    """Whose offer was refused is told by an adjective, which is no mention."""

    def told(text: str) -> tuple[Event, MentionIndex]:
        document = read(f"Freedonia waited. {text}")
        mentions = index(document)
        mentions.actors["freedonia"].country = "KOR"
        (event,) = events.propose(document, mentions, [], [])
        return event, mentions

    event, mentions = told("Ruritania rejected a South Korean request.")
    assert (event.sources, event.targets) == (("ruritania",), ("freedonia",))
    assert event.description == "Ruritania rejects a South Korean request"
    assert all(mention.form != "adjective" for mention in mentions.mentions)
    for other in ("Korean-backed", "South Korean-backed", "farm bought with South Korean won and its"):
        assert told(f"Ruritania rejected a {other} request.")[0].targets == ()
    assert told("Anna Berg met her South Korean counterpart, Tom Okafor.")[0].sources == ("anna-berg", "tom-okafor")
    assert told("South Korean-led rebels attacked Ruritania.")[0].sources == ("freedonia",)
