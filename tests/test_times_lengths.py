"""Lengths of time, sets and times of a day. Every sentence is our own."""

import pytest

from time_rows import only, values


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("They waited three weeks.", "P3W", None),
        ("They waited for weeks.", "PXW", None),
        ("They waited several months.", "PXM", None),
        ("They waited twenty-two days.", "P22D", None),
        ("They waited two and a half years.", "P2.5Y", None),
        ("They waited half an hour.", "PT0.5H", None),
        ("They waited nearly five months.", "P5M", "LESS_THAN"),
        ("They waited more than a decade.", "P10Y", "MORE_THAN"),
        ("They waited two to three weeks.", "PXW", None),
        ("They took a 16-hour flight.", "PT16H", None),
        ("They ended a decades-long feud.", "PXDE", None),
        ("They fought two bloody weeks.", "P2W", None),
        ("They said that two weeks were enough.", "P2W", None),
    ],
)
def test_a_length_of_time_is_a_duration_without_a_date(text: str, value: str, mod: str | None) -> None:
    time = only(text)
    assert (time.type, time.timex_value, time.mod, time.edtf) == ("duration", value, mod, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They get three meals a day.", "P1D"),
        ("They pay $50 a month.", "P1M"),
        ("They meet twice a year.", "P1Y"),
        ("They meet every two weeks.", "P2W"),
        ("They meet every other day.", "P2D"),
        ("They meet weekly.", "P1W"),
        ("They meet every Monday.", "XXXX-WXX-1"),
    ],
)
def test_what_comes_round_again_is_a_set(text: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.timex_value) == ("set", value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2 1/2 years", "P2.5Y"),
        ("2\u00bd years", "P2.5Y"),
        ("two-and-a-half-year", "P2.5Y"),
        ("weeklong", "P1W"),
        ("yearlong", "P1Y"),
    ],
)
def test_fractions_and_words_of_length_are_durations(words: str, value: str) -> None:
    assert values(f"It was a siege of {words} width.") == {words: value}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("0630 hrs", "2024-10-28T06:30"),
        ("9 a.m. Eastern Standard Time", "2024-10-28T09:00"),
        ("9 a.m. ET", "2024-10-28T09:00"),
        ("dawn on 3 May", "2024-05-03TMO"),
        ("the early hours of Saturday", "2024-10-26TMO"),
        ("the early hours of Saturday morning", "2024-10-26TMO"),
        ("overnight on Friday", "2024-10-25TNI"),
    ],
)
def test_hours_with_their_zone_and_day_are_one_expression(words: str, value: str) -> None:
    assert values(f"The depot burned at {words} by the river.") == {words: value}


def test_a_year_after_in_is_spent_and_not_a_rate() -> None:
    assert only("She spent a year in the mountains.").type == "duration"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The siren sounded at 9 a.m. on Friday.", "2024-10-25T09:00"),
        ("The siren sounded at 9:30 p.m. EST yesterday.", "2024-10-27T21:30-05:00"),
        ("The siren sounded at 14:30 GMT on Oct. 25.", "2024-10-25T14:30Z"),
        ("The siren sounded at 1400 GMT on Oct. 25.", "2024-10-25T14:00Z"),
        ("The siren sounded this morning.", "2024-10-28TMO"),
        ("The siren sounded on Friday night.", "2024-10-25TNI"),
        ("The siren sounded on the night of 8 February.", "2024-02-08TNI"),
        ("The siren sounds at night.", "XXXX-XX-XXTNI"),
    ],
)
def test_a_time_of_day_joins_the_day_beside_it(text: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.timex_value) == ("time", value)


def test_the_next_several_weeks_have_no_bounds() -> None:
    time = only("The troops will join the fight within “the next several weeks.”")
    assert (time.type, time.timex_value, time.edtf, time.anchor) == ("duration", "PXW", None, "statement")
