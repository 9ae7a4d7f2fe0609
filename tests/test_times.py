"""Dates and periods: their forms, TIMEX3 value and EDTF date. Every sentence is our own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables import words
from newstables.dates import bounds
from newstables.propose.times.holidays import easter, holiday
from newstables.propose.times.periods import Period, holding
from time_rows import only, values


@pytest.mark.parametrize(
    "words",
    [
        "October 28, 2024",
        "Oct. 28, 2024",
        "28 October 2024",
        "28th of October 2024",
        "2024-10-28",
        "10/28/2024",
        "28.10.2024",
        "10/28/24",
        "28/10/24",
        "10-28-24",
        "28-Oct-2024",
        "Oct. 28, '24",
    ],
)
def test_a_full_date_is_absolute_in_every_style(words: str) -> None:
    time = only(f"The bridge was shelled on {words} at the river.")
    assert (time.timex_value, time.edtf, time.anchor, time.type) == (
        "2024-10-28",
        "2024-10-28",
        "absolute",
        "date",
    )


@pytest.mark.parametrize(
    ("text", "value", "edtf", "mod"),
    [
        ("It happened yesterday.", "2024-10-27", "2024-10-27", None),
        ("It happened last week.", "2024-W43", "2024-10-21/2024-10-27", None),
        ("It happens next month.", "2024-11", "2024-11", None),
        ("It happened early this year.", "2024", "2024", "START"),
        ("It happened a year ago.", "2023-10", "2023-10~", None),
        ("It happened two months ago.", "2024-08", "2024-08~", None),
        ("It happened 11 days ago.", "2024-10-17", "2024-10-17", None),
        ("It happened three weeks ago.", "2024-W41", "2024-10-07/2024-10-13", None),
        ("It happened years ago.", "PAST_REF", None, None),
        ("It is due by the end of the year.", "2024", "2024", "END"),
        ("It happened over the weekend.", "2024-W43-WE", "2024-10-26/2024-10-27", None),
        ("It is happening now.", "PRESENT_REF", None, None),
        ("It happened in the mid-1990s.", "199", "199X", "MID"),
        ("It happened in the late nineties.", "199", "199X", "END"),
        ("It happened in the 19th century.", "18", "18XX", None),
        ("It happened in early 2019.", "2019", "2019", "START"),
        ("It happened in about 1850.", "1850", "1850", None),
        ("It happened in May '68.", "1968-05", "1968-05", None),
        ("It happened in summer '19.", "2019-SU", "2019-22", None),
        ("It is due by year-end.", "2024", "2024", "END"),
        ("It is due at the month's end.", "2024-10", "2024-10", "END"),
        ("It is due two weeks from today.", "2024-W46", "2024-11-11/2024-11-17", None),
    ],
)
def test_steps_from_publication_and_stages_of_a_period(text: str, value: str, edtf: str | None, mod: str | None) -> None:
    time = only(text)
    assert (time.timex_value, time.edtf, time.mod) == (value, edtf, mod)


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("the first Monday in September 2020", "2020-09-07", "2020-09-07"),
        ("the last Friday of May 2019", "2019-05-31", "2019-05-31"),
        ("the last day of the year", "2024-12-31", "2024-12-31"),
        ("the second day of March 2023", "2023-03-02", "2023-03-02"),
        ("the first week of May 2019", "2019-W18", "2019-04-29/2019-05-05"),
        ("the last week of June 2020", "2020-W26", "2020-06-22/2020-06-28"),
        ("the second weekend of June 2020", "2020-W24-WE", "2020-06-13/2020-06-14"),
        ("the last month of 2019", "2019-12", "2019-12"),
        ("the last quarter of 2019", "2019-Q4", "2019-10-01/2019-12-31"),
        ("the week of 7 October", "2024-W41", "2024-10-07/2024-10-13"),
        ("the weekend of October 12", "2024-W41-WE", "2024-10-12/2024-10-13"),
        ("Monday last week", "2024-10-21", "2024-10-21"),
        ("Wednesday of next week", "2024-11-06", "2024-11-06"),
    ],
)
def test_a_part_of_a_period_is_counted_within_it(words: str, value: str, edtf: str) -> None:
    text = f"The ferry sank in {words}."
    time = only(text)
    assert (text[time.start_char : time.end_char], time.timex_value, time.edtf) == (words, value, edtf)


def test_a_part_that_the_period_does_not_hold_has_no_date() -> None:
    assert only("The ferry sank on the fifth Monday of September 2020.").edtf is None


def test_an_accounting_year_has_no_dates_of_the_calendar() -> None:
    assert values("Losses grew in the first quarter of fiscal 2019 and in FY 2020.") == {
        "the first quarter of fiscal 2019": "FY2019-Q1",
        "FY 2020": "FY2020",
    }


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_printed_form_of_a_day_reads_back(day: date) -> None:
    month, short, weekday = f"{day:%B}", f"{day:%b}", f"{day:%A}"
    number, year = day.day, day.year
    suffix = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    forms = [
        f"{month} {number}, {year}",
        f"{number} {month} {year}",
        f"{weekday}, {month} {number}, {year}",
        f"{weekday} {number} {month} {year}",
        f"{month} {number}{suffix}, {year}",
        f"the {number}{suffix} of {month} {year}",
        f"{number}-{short}-{year}",
        day.isoformat(),
        f"{number}.{day.month}.{year}",
        f"{day:%Y/%m/%d}",
        f"{day.month}/{number}/{year}",
    ]
    for form in forms:
        text = f"The mill burned on {form} at the lake."
        time = only(text)
        assert (time.timex_value, time.edtf, time.anchor) == (day.isoformat(), day.isoformat(), "absolute"), form
        assert text[time.start_char : time.end_char] == form


def test_days_of_a_list_and_of_a_range_are_rows_of_their_own() -> None:
    assert values("Talks were held on Oct. 3, 4 and 5.") == {
        "Oct. 3": "2024-10-03",
        "4": "2024-10-04",
        "5": "2024-10-05",
    }
    assert values("Talks were held from 3 to 5 May.") == {"3": "2024-05-03", "5 May": "2024-05-05"}
    assert values("Talks ran between November and March 2023.") == {
        "November": "2022-11",
        "March 2023": "2023-03",
    }
    assert values("Talks ran from 2007 to 2009.") == {"2007": "2007", "2009": "2009"}
    assert values("The season of 2007-08 was wet.") == {"2007": "2007", "08": "2008"}


def test_a_count_after_a_date_is_not_a_second_day() -> None:
    assert values("On Oct. 3 and 12 soldiers later fled.") == {"Oct. 3": "2024-10-03"}


def test_a_holiday_by_weekday_of_a_month_is_computed() -> None:
    assert values("Voters go to the polls on Election Day.") == {"Election Day": "2024-11-05"}


@pytest.mark.parametrize(
    "text",
    [
        "He may march with the troops.",
        "May I come in?",
        "April Jones met June Carter.",
        "Second, he took a second look.",
        "He read the Sunday Times.",
        "On Bloody Sunday songs are sung.",
        "The six-year-old boy cried.",
        "Some 2000 shells and 1,998 men were counted.",
        "They fall silent and spring to their feet.",
        "A quarter of the men and three quarters of the women agreed.",
        "He watched 60 Minutes with her.",
        "It cost $1995 and weighed 2000 kg.",
        "The march to the sea was long.",
        "The valley sends an average of 1500 men.",
        "The army of 1950 marched home.",
        "The rate rose to 1950 and fell from 1990.",
        "Of the 1500 who left some returned.",
        "Some ~25-40 soldiers and ~1990 shells were lost.",
    ],
)
def test_words_and_numbers_that_are_no_times_make_no_row(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    "text", ["In the 1998 war", "By 2030", "since 1945", "(2003)", "the year 2030", "In 2024, 300 men left."]
)
def test_a_year_number_is_a_date(text: str) -> None:
    assert only(text).type == "date"


def test_holidays_are_computed() -> None:
    assert values("He was found last Thanksgiving and freed on Good Friday.") == {
        "last Thanksgiving": "2023-11-23",
        "Good Friday": "2024-03-29",
    }
    assert [easter(year).isoformat() for year in (1961, 2000, 2008, 2025)] == [
        "1961-04-02", "2000-04-23", "2008-03-23", "2025-04-20",
    ]  # fmt: skip
    assert holiday("05:1:-1", 2024) == date(2024, 5, 27)
    assert [holiday("orthodox+0", year) for year in (2023, 2024, 2025)] == [
        date(2023, 4, 16), date(2024, 5, 5), date(2025, 4, 20),
    ]  # fmt: skip


@given(
    st.dates(date(2, 1, 1), date(5800, 1, 1)),
    st.sampled_from(["D", "W", "WE", "M", "Q", "H", "SE", "Y", "DE", "CE"]),
)
def test_a_period_covers_the_day_it_holds_and_the_next_begins_where_it_ends(day: date, unit: str) -> None:
    period = holding(unit, day)
    first, last = bounds(period.edtf)
    assert first is not None
    assert last is not None
    if unit != "WE" and period.first.year >= 100:
        assert first <= day <= last
        assert bounds(period.shift(1).edtf)[0] == last + timedelta(days=1)
    assert Period(*period).shift(1).shift(-1) == period


def test_words_that_must_be_covered() -> None:
    assert all(
        map(
            words.time_words().__contains__,
            ["october", "friday", "weeks", "year", "hours", "ago", "now", "currently", "yesterday"],
        )
    )
    assert not any(map(words.time_words().__contains__, ["may", "march", "second", "later", "quarter", "soon"]))
