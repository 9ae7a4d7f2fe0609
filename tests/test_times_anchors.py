"""What a date without its year, a weekday or `two days later` hangs on. Every sentence is our own."""

import pytest

from time_rows import found, only, values


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
        ("The president threatened on Friday to leave the pact.", "2024-10-25"),
        ("The union planned a rally in the capital on Friday.", "2024-11-01"),
        ("The minister is expected to arrive on Thursday.", "2024-10-31"),
        ("The vote could come as early as Thursday.", "2024-10-31"),
        ("Not until Thursday did the minister speak.", "2024-10-24"),
    ],
)
def test_a_weekday_is_past_unless_a_verb_points_ahead(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


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


def test_what_is_quoted_does_not_break_a_telling() -> None:
    told = values('They met in May 1917. "Tomorrow we march," he wrote. He reached the front in late August.')
    assert told["late August"] == "1917-08"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He will have a scan on Tuesday.", "2024-10-29"),
        ("He would have left on Tuesday.", "2024-10-22"),
    ],
)
def test_an_auxiliary_before_have_points_ahead_unless_it_is_of_the_past(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


def test_days_are_counted_in_hours_too() -> None:
    assert values("They won on Saturday. Some 48 hours later they lost.")["Some 48 hours later"] == "2024-10-28"


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("NORVIK, Oct. 27 -- The mill burned today.", "2024-10-27"),
        ("By ANA KELL\n\nNORVIK, Aldmark, Oct. 27 (Eastern News) -- The mill burned today.", "2024-10-27"),
        ("NORVIK, Oct. 7 -- The mill burned today.", "2024-10-28"),  # weeks before: no dateline
        ("On Sunday, Oct. 27 - the eve of the vote - nothing burned, but today the mill did.", "2024-10-28"),
        ("The mill, which opened on Oct. 27 -- a Sunday -- burned today.", "2024-10-28"),
    ],
)
def test_today_is_the_day_of_the_dateline(text: str, today: str) -> None:
    assert values(text)["today"] == today
