"""Whether an event happened: what tense, modals, conditions, negation and the clause around it make of it."""

import pytest

from invented import only, propose

CASES = [
    ("Ruritania refused to rule out attacking Freedonia.", "hypothetical"),
    ("Ruritania has not ruled out attacking Freedonia.", "hypothetical"),
    ("Ruritania stopped short of attacking Freedonia.", "denied"),
    ("Ruritania failed to reach an agreement with Freedonia.", "denied"),
    ("Ruritania has yet to attack Freedonia.", "denied"),
    ("Ruritania is yet to attack Freedonia.", "denied"),
    ("Ruritania was to have attacked Freedonia.", "planned"),
    ("Ruritania would have attacked Freedonia.", "hypothetical"),
    ("If it rains, Ruritania will attack Freedonia.", "hypothetical"),
    ("Unless it rains, Ruritania will attack Freedonia.", "hypothetical"),
    ("Had Ruritania attacked Freedonia, bakers would have fled.", "hypothetical"),
    ("Ruritania allegedly attacked Freedonia.", "alleged"),
    ("Ruritania appears to have attacked Freedonia.", "alleged"),
    ("Sylvania claims Ruritania attacked Freedonia.", "alleged"),
    ("Ruritania never attacked Freedonia.", "denied"),
    ("Ruritania almost attacked Freedonia.", "denied"),
    ("Ruritania was prevented from attacking Freedonia.", "denied"),
    ("Ruritania has no intention of attacking Freedonia.", "denied"),
    ("Ruritania reached no agreement with Freedonia.", "denied"),
    ("Ruritania plans no attack on Freedonia.", "denied"),
    ("Ruritania could not attack Freedonia.", "denied"),
    ("Ruritania may have attacked Freedonia.", "hypothetical"),
    ("Ruritania is unlikely to attack Freedonia.", "hypothetical"),
    ("Ruritania is about to attack Freedonia.", "planned"),
    ("Ruritania is likely to attack Freedonia.", "predicted"),
    ("Sylvania fears that Ruritania will attack Freedonia.", "hypothetical"),
    ("Sylvania doubts that Ruritania attacked Freedonia.", "hypothetical"),
    ("Nobody knows whether Ruritania attacked Freedonia.", "hypothetical"),
    ("Did Ruritania attack Freedonia?", "hypothetical"),
    ("Ruritania continues to attack Freedonia.", "ongoing"),
    ("Ruritania has been attacking Freedonia.", "ongoing"),
    ("Ruritania’s alleged attack on Freedonia shocked bakers.", "alleged"),
    ("Ruritania’s planned attack on Freedonia shocked bakers.", "planned"),
    ("Ruritania’s attack on Freedonia never happened.", "denied"),
    ("Ruritania’s attack on Freedonia was foiled.", "denied"),
    ("Ruritania’s attack on Freedonia is planned.", "planned"),
    ("Ruritania’s attack on Freedonia is expected.", "predicted"),
    ("Ruritania’s attack on Freedonia continues.", "ongoing"),
    ("Ruritania’s attack on Freedonia did not shock bakers.", "occurred"),
    ("Ruritania attacked Freedonia as if it were a game.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_status(text: str, status: str) -> None:
    event = only(text)
    assert (event.status, {*event.sources, *event.targets}) == (status, {"ruritania", "freedonia"})


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ruritania threatened to attack Freedonia.", "THREATEN"),
        ("Ruritania vowed to attack Freedonia.", "THREATEN"),
        ("Ruritania warned that it would attack Freedonia.", "THREATEN"),
        ("Sylvania warned that Ruritania would attack Freedonia.", "ASSAULT"),  # foreseen, not threatened
        ("Ruritania promised to send food to Freedonia.", "AGREE"),
    ],
)
def test_threats_and_promises_are_acts_of_their_own(text: str, type_: str) -> None:
    assert [event.type for event in propose(text)] == [type_]


def test_what_was_kept_back_is_not_described_as_done() -> None:
    assert only("Ruritania stopped short of attacking Freedonia.").description == "Ruritania does not attack Freedonia"
    assert only("Ruritania almost attacked Freedonia.").description == "Ruritania does not attack Freedonia"
    assert only("Ruritania reached no agreement with Freedonia.").description == "Ruritania reaches no agreement with Freedonia"
