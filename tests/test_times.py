"""Time expressions: what is found, its TIMEX3 value, its EDTF date and what it hangs on.

Every sentence is our own. `PUBLISHED` is a Monday, so that weekdays can be counted on the fingers.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables import words
from newstables.dates import bounds
from newstables.propose.times import propose
from newstables.propose.times.holidays import easter, holiday
from newstables.propose.times.periods import Period, holding
from newstables.rows import Time
from newstables.text import read

PUBLISHED = date(2024, 10, 28)


def found(text: str, published_on: date | None = PUBLISHED) -> list[Time]:
    return propose(read(text), published_on)


def values(text: str, published_on: date | None = PUBLISHED) -> dict[str, str]:
    """What each expression of a text says, by its words."""
    return {text[t.start_char : t.end_char]: t.timex_value for t in found(text, published_on)}


def only(text: str, published_on: date | None = PUBLISHED) -> Time:
    times = found(text, published_on)
    assert len(times) == 1, [text[t.start_char : t.end_char] for t in times]
    return times[0]


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
    ("text", "edtf"),
    [
        ("The envoys met in January.", "2024-01"),
        ("The envoys will meet in January.", "2025-01"),
        ("The envoys met in November.", "2023-11"),
        ("The law took effect on March 3.", "2024-03-03"),
        ("The law took effect on Feb. 29.", "2024-02-29"),  # a day that its neighbours' years do not have
        ("The law is to take effect on March 3.", "2025-03-03"),
        ("The army must leave by November 15.", "2024-11-15"),
        ("The court reconvenes Nov. 12.", "2024-11-12"),
        ("She missed the November 15 deadline.", "2024-11-15"),
        ("He resigned last October.", "2023-10"),
        ("Elections are due next May.", "2025-05"),
        ("It snowed in January last year.", "2023-01"),
        ("The plant opened in the summer of 2022.", "2022-22"),
        ("Prices fell last winter.", "2023-24"),
        ("Sales rose in the third quarter.", "2024-07-01/2024-09-30"),
        ("Sales rose in the first half of 2023.", "2023-01-01/2023-06-30"),
    ],
)
def test_a_date_without_a_year_lies_before_publication_unless_the_words_point_ahead(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The minister resigned on Friday.", "2024-10-25"),
        ("The minister will resign on Friday.", "2024-11-01"),
        ("The minister spoke Monday.", "2024-10-28"),
        ("The minister left last Monday.", "2024-10-21"),
        ("The minister leaves next Wednesday.", "2024-10-30"),
        ("The minister said Friday that he will not go.", "2024-10-25"),
        ("The state pledged on Friday to send aid.", "2024-10-25"),
        ("The state agreed Friday to send aid.", "2024-10-25"),
        ("The union planned a rally in the capital on Friday.", "2024-11-01"),
        ("The minister is expected to arrive on Thursday.", "2024-10-31"),
        ("The vote could come as early as Thursday.", "2024-10-31"),
        ("Not until Thursday did the minister speak.", "2024-10-24"),
    ],
)
def test_a_weekday_is_past_unless_a_verb_points_ahead(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


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


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the same quarter last year", "2023-Q2"),
        ("the same quarter a year earlier", "2023-Q2"),
        ("the same period of last year", "2023-Q2"),
        ("the corresponding period last year", "2023-Q2"),
        ("the year-ago quarter", "2023-Q2"),
        ("the year-earlier period", "2023-Q2"),
    ],
)
def test_a_comparison_is_with_the_period_before_a_year_back(words: str, value: str) -> None:
    told = values(f"Losses in the second quarter of 2024 were twice those of {words}.")
    assert told == {"the second quarter of 2024": "2024-Q2", words: value}


def test_a_comparison_does_not_move_the_date_on_which_others_hang() -> None:
    told = values("Sales fell in May 2023 against the same month a year earlier and rose the following month.")
    assert told["the following month"] == "2023-06"


def test_an_accounting_year_has_no_dates_of_the_calendar() -> None:
    assert values("Losses grew in the first quarter of fiscal 2019 and in FY 2020.") == {
        "the first quarter of fiscal 2019": "FY2019-Q1",
        "FY 2020": "FY2020",
    }


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


def test_an_expression_can_hang_on_the_one_before() -> None:
    text = (
        "She was freed on March 3, 2022. Two days later she flew home; that day it rained. A month earlier she had fallen ill."
    )
    times = found(text)
    assert [t.edtf for t in times] == ["2022-03-03", "2022-03-05", "2022-03-05", "2022-02~"]
    assert [t.anchor for t in times] == ["absolute", "previous", "previous", "previous"]


def test_inside_quotation_marks_a_relative_expression_hangs_on_the_statement() -> None:
    inside, outside = found("“We will decide next week,” he said last week.")
    assert (inside.edtf, inside.anchor) == ("2024-11-04/2024-11-10", "statement")
    assert (outside.edtf, outside.anchor) == ("2024-10-21/2024-10-27", "publication")


def test_the_next_several_weeks_have_no_bounds() -> None:
    time = only("The troops will join the fight within “the next several weeks.”")
    assert (time.type, time.timex_value, time.edtf, time.anchor) == ("duration", "PXW", None, "statement")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The bridge will be opened on Thursday.", "2024-10-31"),
        ("The captain could not be found on Thursday.", "2024-10-24"),
        ("The guard said the Oct. 12 raid would change the talks.", "2024-10-12"),  # not in 2025
        ("The road they mended is to serve the town from early December.", "2024-12"),
        ("He took office in January.", "2024-01"),
        ("The envoys met in November.", "2023-11"),
    ],
)
def test_a_date_without_a_year_is_not_nearly_a_year_off_unless_its_verb_says_so(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


def test_a_holiday_by_weekday_of_a_month_is_computed() -> None:
    assert values("Voters go to the polls on Election Day.") == {"Election Day": "2024-11-05"}


def test_without_a_publication_date_only_absolute_expressions_have_dates() -> None:
    text = "On October 3 and Monday they met, as in May 2022. It ended last week, yesterday, in the spring."
    assert values(text, None) == {
        "October 3": "XXXX-10-03",
        "Monday": "XXXX-WXX-1",
        "May 2022": "2022-05",
        "last week": "XXXX-WXX",
        "yesterday": "XXXX-XX-XX",
        "the spring": "XXXX-SP",
    }
    assert [t.edtf for t in found(text, None) if t.edtf] == ["2022-05"]


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
