"""Figures read as an analyst reads them: what a number alone counts, what nobody suffers, what is no count at all."""

from datetime import date

import pytest

from newstables import pipeline
from newstables.text import read

Row = tuple[str, float | None, str, str | None, str | None]


def rows(text: str) -> list[Row]:
    """Words, value, unit, counted words and indicator of every figure of a text."""
    figures = pipeline.propose(read(text), date(2031, 5, 6)).figures
    return [
        (
            text[f.start_char : f.end_char],
            f.value,
            f.unit,
            None if f.counted_start_char is None else text[f.counted_start_char : f.counted_end_char],
            f.indicator_id,
        )
        for f in figures
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "A shell killed five civilians and wounded 37.",
            ("37", 37.0, "persons", "civilians", "civilians-wounded"),
        ),
        (
            "Nairobi has lost nearly 9,000 soldiers, killed and wounded. Western officials put the figure at about 6,000.",
            ("about 6,000", 6000.0, "persons", "soldiers", "kenyan-military-casualties"),
        ),
        (
            "At least 27 people have died in floods this year, against 92 last year.",
            ("92", 92.0, "persons", "people", "people-killed"),
        ),
        ("They left homes behind, 1.5 million who crossed said.", ("1.5 million", 1500000.0, "persons", None, None)),
        (
            "Border crossings fell by more than a third, to 124,220.",
            ("124,220", 124220.0, "crossings", "Border crossings", None),
        ),
        (
            "Border crossings fell to 124 after hitting a record of 250.",
            ("250", 250.0, "crossings", "Border crossings", None),
        ),
        ("The number of refugees has risen to 5,000.", ("5,000", 5000.0, "persons", "refugees", None)),
        ("Eleven senators left. Guests met Ada Holm, one of the 11.", ("11", 11.0, "persons", "senators", None)),
        ("The allied militias massacred thousands.", ("thousands", None, "persons", None, "people-killed")),
        ("A strike in the south kills five as troops down a drone.", ("five", 5.0, "persons", None, "people-killed")),
        ("Police arrested four people and 11 others.", ("11", 11.0, "persons", "others", "people-detained")),
        ("The air force shot down 46 of 52 drones.", ("52 drones", 52.0, "drones", "drones", None)),
        ("Officers said three glaziers died.", ("three glaziers", 3.0, "persons", "glaziers", "glaziers-killed")),
        ("Officers said three blasts wounded many people.", ("three blasts", 3.0, "blasts", "blasts", None)),
        ("The two storms left 14 dead.", ("14", 14.0, "persons", "dead", "people-killed")),
        ("A shell hit a five-storey house.", ("five", 5.0, "storeys", "storey", None)),
        ("They will send a 4,000-strong force.", ("4,000", 4000.0, "persons", "force", None)),
        ("A tremor with a magnitude of 6.4 was felt.", ("magnitude of 6.4", 6.4, "magnitude", None, None)),
        ("A magnitude-6.4 tremor was felt.", ("magnitude-6.4", 6.4, "magnitude", None, None)),
        ("She was first elected with a majority of 1,204.", ("1,204", 1204.0, "number", None, None)),
        ("More than 8.2 million fled.", ("More than 8.2 million", 8200000.0, "persons", None, "people-fled")),
    ],
)  # fmt: skip
def test_a_number_counts_what_a_reader_takes_it_to_count(text: str, last: Row) -> None:
    assert rows(text)[-1] == last


def test_what_a_measure_parts_from_its_number_is_still_counted() -> None:
    assert rows("A shell hit two 12-storey towers.")[0] == ("two", 2.0, "towers", "towers", None)


@pytest.mark.parametrize(
    "text",
    ["The senate passed it in a 68-32 vote.", "The house rejected it by a vote of 180-190.", "The law halves the price."],
)
def test_votes_and_verbs_are_no_figures(text: str) -> None:
    assert rows(text) == []


def test_the_place_of_who_claims_a_loss_is_not_its_place() -> None:
    text = "The rebels have lost 90 soldiers, the general staff in Chad claims."
    (figure,) = pipeline.propose(read(text), date(2031, 5, 6)).figures
    assert figure.place_id is None
