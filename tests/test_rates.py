"""Rates, units by ellipsis and changes: what a number is in, and whether it is the size of a change."""

import pytest

from newstables.propose.figures import propose
from newstables.propose.figures.numbers import find
from newstables.propose.index import index_mentions
from newstables.rows import Figure
from newstables.text import read


def figures(text: str) -> list[Figure]:
    document = read(text)
    return propose(document, index_mentions(document, [], {}, {}), [], [])[0]


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Rent is $3,500 a month.", "$3,500 a month", "USD per month"),
        ("The $40-a-night room was cold.", "$40-a-night", "USD per night"),
        ("Oil sold at $85 a barrel.", "$85 a barrel", "USD per barrel"),
        ("Land costs £1,100 per square foot.", "£1,100 per square foot", "GBP per square foot"),
        ("The pump moves 12 litres per second.", "12 litres per second", "litres per second"),
        ("The field was 10 kV/cm.", "10 kV/cm", "kilovolts per centimetre"),
        ("The rate was 12 deaths per 100,000 people.", "12 deaths per 100,000 people", "persons per 100,000 people"),
        ("Shares cost $62 to $68 per share.", "$62 to $68 per share", "USD per share"),
        ("The sea rises 3 millimetres every year.", "3 millimetres every year", "millimetres per year"),
        ("The levy brings €9 million ($10 million) a year.", "€9 million", "EUR per year"),
        ("The fine was PS6m.", "PS6m", "GBP"),
        ("The fine was HK $21,700.", "HK $21,700", "HKD"),
        ("She paid $5 million a year ago.", "$5 million", "USD"),
        ("He lost $5 a day after the fair.", "$5", "USD"),
        ("They called a 5-mile a week-long march.", "5-mile", "miles"),
        ("The cook serves three meals a day.", "three meals", "meals"),
    ],
)
def test_rates(text: str, words: str, unit: str) -> None:
    figure = figures(text)[0]
    assert (text[figure.start_char : figure.end_char], figure.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "values", "units"),
    [
        ("Inflation rose from 4 to 6 percent.", [4, 6], ["percent", "percent"]),
        ("Exports grew from 24.2 to 33 billion euros.", [24.2e9, 33e9], ["EUR", "EUR"]),
        ("Wages rose 2 percent while prices fell 1.", [2, 1], ["percent", "percent"]),
        ("The highest bid is 84 cents, the lowest 74.", [84, 74], ["cents", "cents"]),
        ("Turnout was 60 percent, compared with 55 in June.", [60, 55], ["percent", "percent"]),
        ("Support rose to 60 percent from 55.", [60, 55], ["percent", "percent"]),
        ("The index fell 2 percent to 1,334.", [2, 1334], ["percent", "points"]),
        ("The tower is 6-foot-3 and 220 dollars were paid.", [6.25, 220], ["feet", "USD"]),
    ],
)
def test_units_by_ellipsis(text: str, values: list[float], units: list[str]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == list(zip(values, units, strict=True))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The index added 0.3 percent.", "up"),
        ("The bank cut its main rate 25 basis points.", "down"),
        ("The economy grew at an annual rate of 5 percent.", "up"),
        ("They won a 5 percent pay rise.", "up"),
        ("The mayor fears a $2 billion budget cut.", "down"),
        ("Unemployment fell below 5 percent.", None),
        ("The price climbed to 6.7%.", None),
        ("Guns shot down 27 drones.", None),
        ("The union lost 300 members.", None),
        ("The union shrank by 300 members.", "down"),
    ],
)
def test_changes(text: str, change: str | None) -> None:
    assert [figure.change for figure in figures(text)] == [change]


@pytest.mark.parametrize(
    "text",
    [
        "They met in 1987.", "It ended 3-1 on Friday.", "He came 12th.", "He lives at Room 12.", "Flight 302 was late.",
        "See Section 12.", "Sony sold the PS5.", "Sony sold PS4s.", "The F-35 flew.", "She drove a Boeing 737.", "The A320 landed.", "No one came.",
        "One of them left.", "No. 5 is the best.", "Resolution 1701 holds.", "He is 52 years old.", "Channel 4 reported it.",
        "The 5G mast fell.", "Reed, 51, resigned.", "One should hope.", "Page 3 is torn.", "It is open 24/7.",
    ],
)  # fmt: skip
def test_numbers_that_measure_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_tail_of_digits_is_not_read_twice() -> None:
    assert [number.value for number in find(read("They bought .534 of it."))] == [0.534]
