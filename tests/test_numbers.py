"""The grammar of numbers: every printed form gives the value it means."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables import words
from newstables.propose.figures.cardinals import parse_digits
from newstables.propose.figures.numbers import Number, find
from newstables.text import read

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))


def in_words(number: int, joined: str) -> str:
    """A number in English words, `joined` between hundreds and the rest."""
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            return f"{in_words(number // size, joined)} {name}" + (f" {in_words(rest, joined)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f"{joined}{in_words(rest, joined)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def only(text: str) -> Number:
    """The one number of a text."""
    (number,) = find(read(text))
    return number


def printed(text: str) -> list[tuple[str, float | None]]:
    """The numbers of a text that measure something, as printed, with their values."""
    document = read(text)
    return [
        (text[document.starts[n.first] : document.ends[n.last - 1]], n.value)
        for n in find(document)
        if n.form not in ("code", "score")
    ]


@given(st.integers(0, 999_999_999_999), st.sampled_from((" ", " and ")))
def test_a_number_in_words_reads_back(number: int, joined: str) -> None:
    assert only(f"They saw {in_words(number, joined)} birds.").value == number


@given(st.integers(1000, 10**12), st.sampled_from((",", "\u202f", "\u00a0", "'", "’")))
def test_any_grouping_reads_back(number: int, mark: str) -> None:
    assert only(f"They saw {number:,} birds.".replace(",", mark)).value == number


@given(st.decimals(0, 10**6, places=2))
def test_decimals_read_back(number: object) -> None:
    assert only(f"It weighs {number} kg in all.").value == pytest.approx(float(str(number)))


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text: str) -> None:
    document = read(text)
    numbers = find(document)
    assert all(a.last <= b.first for a, b in pairwise(numbers))


@given(
    st.lists(
        st.sampled_from(
            [
                "3",
                "one",
                "hundred",
                "million",
                "-",
                "to",
                "and",
                "of",
                "a",
                "half",
                "$",
                "%",
                ",",
                ".",
                "/",
                "2024",
                "k",
                "thousands",
                "from",
                "between",
            ]
        ),
        max_size=30,
    )
)
def test_no_run_of_number_words_breaks_the_grammar(words: list[str]) -> None:
    text = " ".join(words)
    numbers = find(read(text))
    assert all(a.last <= b.first for a, b in pairwise(numbers))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,500", 4500),
        ("12,34,567", 1234567),
        ("1.234.567", 1234567),
        ("3,5", 3.5),
        ("2.75", 2.75),
        ("1.2.3", None),
        ("10:30", None),
    ],
)
def test_digits(text: str, value: float | None) -> None:
    assert parse_digits(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a billion", 750_000_000),
        ("two and a half million", 2_500_000),
        ("two million and a half", 2_500_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("four point two million", 4_200_000),
        ("twelve hundred", 1200),
        ("a hundred thousand", 100_000),
        ("25k", 25_000),
        ("7.5 million", 7_500_000),
        ("6 hundred", 600),
        ("4 lakh", 400_000),
        (".75", 0.75),
        ("minus 8", -8),
        ("-8", -8),
    ],
)
def test_values(text: str, value: float) -> None:
    assert only(f"They counted {text} there.").value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£1.4bn", 1.4e9, "GBP"),
        ("$US65m", 65e6, "USD"),
        ("US$ 30 billion", 30e9, "USD"),
        ("USD$ 30 billion dollars", 30e9, "USD"),
        ("a $700", 700, "USD"),
        ("EUR20m", 20e6, "EUR"),
        ("80 billion yen", 80e9, "JPY"),
        ("45 percent", 45, "percent"),
        ("45%", 45, "percent"),
        ("a 25-mile", 25, "miles"),
        ("90 km/h", 90, "kilometres per hour"),
        ("3 pounds of", 3, "pounds"),
        ("100m", 100, "metres"),
        ("half an hour", 0.5, "hours"),
        ("-5 degrees Celsius", -5, "degrees Celsius"),
        ("two-thirds", pytest.approx(66.666667), "percent"),
        ("a fifth of the", 20, "percent"),
        ("one in four", 25, "percent"),
        ("nine out of ten", 90, "percent"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    number = only(f"They counted {text} there.")
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit"),
    [
        ("$70 to $75 billion", 70e9, 75e9, "USD"),
        ("$70 to 75 billion", 70e9, 75e9, "USD"),
        ("$450,000 to $2 million", 450_000, 2_000_000, "USD"),
        ("six to seven thousand", 6000, 7000, None),
        ("10-15%", 10, 15, "percent"),
        ("10 – 15 km", 10, 15, "kilometres"),
        ("two or three", 2, 3, None),
        ("between 40 and 60", 40, 60, None),
        ("between one hundred and two hundred", 100, 200, None),
        ("30-to-40", 30, 40, None),
    ],
)
def test_ranges_keep_both_ends_and_spread_the_scale(text: str, lower: float, upper: float, unit: str | None) -> None:
    number = only(f"They counted {text} there.")
    assert (number.form, number.value, number.lower, number.upper, number.unit) == (
        "range",
        None,
        lower,
        upper,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of millions", 200_000_000),
        ("dozens", 24),
        ("several", 3),
        ("several hundred", 300),
        ("a few", 3),
        ("a few dozen", 36),
        ("a couple of", 2),
        ("a couple of thousand", 2000),
    ],
)
def test_vague_plurals_have_the_least_they_can_mean(text: str, lower: float) -> None:
    number = only(f"They counted {text} birds there.")
    assert (number.form, number.value, number.lower, number.upper) == ("vague", None, lower, None)


@pytest.mark.parametrize(
    "text",
    [
        "An F-16 and a Mi-24 landed.",
        "The A320s wait for 5G.",
        "Our team won 3-1 and lost 0-2.",
        "Call 555-0123 before 2024-05-06.",
        "The shop is open 24/7 until 10:30.",
        "They met in 2018-2019 and in the 1980s.",
        "It was the 2nd or the third time.",
        "The second half and the last quarter were dull.",
        "Her half-brother, a third-party seller, left.",
        "The couple has few friends.",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert printed(text) == []


def test_rises_from_one_level_to_another_are_two_numbers_and_ranges_are_one() -> None:
    assert [value for _, value in printed("Rates rose from 3 percent to 5 percent.")] == [3, 5]
    assert printed("Rates range from 3 to 5 percent.") == [("3 to 5 percent", None)]


def test_numbers_in_a_row_stay_apart() -> None:
    assert [value for _, value in printed("They sold one hundred and two hundred.")] == [100, 200]
    assert [value for _, value in printed("Buy 7 or more of 9 apples or 12 pears.")] == [7, 9, 12]


def test_letters_after_digits_are_scales_only_where_they_can_be() -> None:
    assert printed("They shipped 3.4m tonnes over 400m of track for £9m.") == [
        ("3.4m tonnes", 3_400_000),
        ("400m", 400),
        ("£9m", 9_000_000),
    ]


def test_an_endless_number_is_none() -> None:
    assert printed("1" + "0" * 400 + " birds") == []


@pytest.mark.parametrize("word", ["12", "2.5", "one", "seventeen", "million", "dozens", "several", "half", "thirds", "few"])
def test_number_words_that_must_lie_in_a_row(word: str) -> None:
    assert words.is_number(word)


@pytest.mark.parametrize("word", ["third", "second", "once", "m", "many", "ones", "."])
def test_words_that_need_no_row(word: str) -> None:
    assert not words.is_number(word)
