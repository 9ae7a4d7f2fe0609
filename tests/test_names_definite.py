"""Definite descriptions as statements: the company, the ministry and the minister are the one that the article has named."""

import pytest

from newstables.propose import names
from newstables.text import read


def _described(text: str) -> list[tuple[str, str | None]]:
    """The descriptions of a text with their actors, in order."""
    _, _, mentions = names.propose(read(text))
    return [(text[m.start_char : m.end_char], m.actor_id) for m in mentions if m.rule == "name:definite"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Sarn Oil Ltd was fined. The company said it would appeal.", [("company", "sarn-oil-ltd")]),
        ("Sarn Oil Ltd lost. The company, which sells oil, and its owners wept.", [("company", "sarn-oil-ltd")]),
        ("The Education Ministry opened. Later the ministry closed.", [("ministry", "education-ministry")]),
        ("Kenya’s national airline met bakers. The airline said so.", [("airline", "kenyan-national-airline")]),
        ("Orvabank said on Friday it would close. Bakers left the bank.", [("bank", "orvabank")]),
        ("Sarn Oil Ltd fined; company vows appeal\n\nSarn Oil Ltd left.", [("company", "sarn-oil-ltd")]),
        ("Interior Minister Ann Moyo spoke. Then the minister left.", [("minister", "ann-moyo")]),
        ("Interior Minister Ann Moyo spoke. Then the interior minister left.", [("interior minister", "ann-moyo")]),
        (
            "Sarn Oil Ltd sued Velm Gas Ltd.\n\nSarn Oil Ltd lost.\n\nThe company was sorry.",
            [("company", "sarn-oil-ltd")],  # the other is named two paragraphs above
        ),
    ],
)
def test_a_description_is_the_one_of_its_kind(text: str, described: list[tuple[str, str]]) -> None:
    assert _described(text) == described


@pytest.mark.parametrize(
    "text",
    [
        "Sarn Oil Ltd met Velm Gas Ltd. The company said so.",  # either
        "The company said so. Sarn Oil Ltd left.",  # not yet named
        "Sarn Oil Ltd met the company that made it.",
        "Sarn Oil Ltd met the company Velora and sold the company car.",
        "Sarn Oil Ltd met a company and this company.",
        "Sarn Oil Ltd left the party.",  # of another kind
        "Interior Minister Ann Moyo met the prime minister.",
        "Mayor Ann Moyo met the mayor of a town.",
        "Then President Ann Moyo met President Jan Reed. The president left.",
    ],
)
def test_a_description_that_can_mean_several_or_another_is_nobody(text: str) -> None:
    assert _described(text) == []
