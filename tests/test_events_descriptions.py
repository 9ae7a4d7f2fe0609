"""Descriptions of events: one line each, which can be read alone."""

import pytest

from invented import only


def test_the_description_is_one_line_of_names_and_the_words_between() -> None:
    """Names stand as the actors are called, and a long clause is cut below a hundred characters."""
    assert only("Ruritania  sent  food to Freedonia.").description == "Ruritania sends food to Freedonia"
    long = only("Ruritania sent food, " + "water, medicine, tents and very many blankets " * 4 + "to Freedonia.")
    assert 0 < len(long.description) < 100


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Ruritania has attacked Freedonia.", "Ruritania attacks Freedonia"),
        ("Ruritania and Sylvania attacked Freedonia.", "Ruritania and Sylvania attack Freedonia"),
        ("Freedonia was attacked by Ruritania.", "Freedonia is attacked by Ruritania"),
        ("Ruritania reportedly attacked Freedonia.", "Ruritania is said to attack Freedonia"),
        ("Ruritania’s invasion of Freedonia shocked many.", "Ruritania’s invasion of Freedonia"),
        ("Ruritania “attacked” Freedonia.", "Ruritania attacks Freedonia"),
        ("Ruritania attacked our villages in Freedonia.", "Ruritania attacks"),
        ("Anna Berg said Ruritania must release the miners.", "Anna Berg says Ruritania must release the miners"),
        ("Tom Okafor cheered because farmers attacked Ruritania in its ports.", "Farmers attack Ruritania"),
        ("Anna Berg thanked Tom Okafor’s old teacher warmly.", "Anna Berg thanks Tom Okafor’s old teacher warmly"),
        ("Voters fear rain if Ruritania does attack Freedonia.", "Ruritania might attack Freedonia"),
        ("Ruritania closed its border with Freedonia on Monday.", "Ruritania closes its border with Freedonia"),
        ("Anna Berg accused Tom Okafor of hiding grain, and left.", "Anna Berg accuses Tom Okafor of hiding grain"),
        ("Ruritanian police arrested Tom Okafor.", "Ruritanian police arrest Tom Okafor"),
        ("Gunmen in boats kidnapped Tom Okafor.", "Gunmen in boats kidnap Tom Okafor"),
        ("Some 200 of Anna Berg’s fans attacked Ruritania.", "Some 200 of Anna Berg’s fans attack Ruritania"),
        ("Ruritania blacklisted two World Council commanders.", "Ruritania blacklists two World Council commanders"),
        ("Some sheep were seized by Ruritania.", "Some sheep are seized by Ruritania"),
        ("Anna Berg urged Ruritania “to sell bread”.", "Anna Berg urges Ruritania to sell bread"),
        ("Ruritania test-fired a missile over Freedonia.", "Ruritania test-fires a missile over Freedonia"),
    ],
)
def test_a_description_can_be_read_alone(text: str, description: str) -> None:
    """Present for a plain past, unsure where the event is, no marks, nothing that hangs on who speaks."""
    assert only(text).description == description


def test_a_long_description_ends_with_a_word_of_content() -> None:
    """No line ends in the middle, or with a word that waits for another."""
    rest = "blankets and tents and " * 12
    line = only(f"Ruritania sent food and {rest} water to Freedonia.").description or ""
    assert len(line) < 100
    assert line.split()[-1] in ("blankets", "tents")
