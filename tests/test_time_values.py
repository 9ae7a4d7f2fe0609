"""What a time expression means, as a table: the expression in [brackets], publication day, TIMEX3 value, mod, EDTF.

Every sentence is our own. 2024-10-28 is a Monday.
"""

import re
from datetime import date

import pytest

from newstables.propose.times import propose
from newstables.text import read

MONDAY = date(2024, 10, 28)
Case = tuple[str, date, str, str | None, str | None]

CASES: list[Case] = [
    # dates in digits
    ("The deed of [28-Oct-2024] is lost.", MONDAY, "2024-10-28", None, "2024-10-28"),
    ("The deed of [28-Oct-24] is lost.", MONDAY, "2024-10-28", None, "2024-10-28"),
    ("The deed of [10.28.2024] is lost.", MONDAY, "2024-10-28", None, "2024-10-28"),  # no month is the 28th
    ("The deed of [05.06.2024] is lost.", MONDAY, "2024-06-05", None, "2024-06-05"),  # dots put the day first
    ("The deed of [28.10.24] is lost.", MONDAY, "2024-10-28", None, "2024-10-28"),
    ("The card expires [05/2019].", MONDAY, "2019-05", None, "2019-05"),
    # quarters and halves
    ("Revenue rose in [3Q24].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Revenue rose in [3Q].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Revenue rose in [3Q 2023].", MONDAY, "2023-Q3", None, "2023-07-01/2023-09-30"),
    ("Revenue rose in [Q3-24].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Revenue rose in [Q3/2024].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Revenue rose in [Q3'24].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Revenue rose in [1H24].", MONDAY, "2024-H1", None, "2024-01-01/2024-06-30"),
    ("Revenue rose in [the second half of 2025].", MONDAY, "2025-H2", None, "2025-07-01/2025-12-31"),
    ("Revenue rose in [Q2 FY25].", MONDAY, "FY2025-Q2", None, None),
    ("Revenue rose in [Q4 of FY2024].", MONDAY, "FY2024-Q4", None, None),
    ("Revenue rose in [FY24 Q3].", MONDAY, "FY2024-Q3", None, None),
    # stages
    ("Debt fell at [year-end].", MONDAY, "2024", "END", "2024"),
    ("Debt will fall by [year-end 2025].", MONDAY, "2025", "END", "2025"),
    ("It rained in [the first half of May].", MONDAY, "2024-05", "START", "2024-05"),
    ("It rained in [the second half of May].", MONDAY, "2024-05", "END", "2024-05"),
    ("It rained in [the final days of December].", MONDAY, "2023-12", "END", "2023-12"),
    ("It grew in [the early months of last year].", MONDAY, "2023", "START", "2023"),
    ("It grew in [the last weeks of 2022].", MONDAY, "2022", "END", "2022"),
    ("[Fiscal third-quarter] sales rose.", MONDAY, "FYXXXX-Q3", None, None),  # no quarter of the calendar
    ("The talks will end in [November].", MONDAY, "2024-11", None, "2024-11"),  # a verb, no stage
    ("The shop will close in [the first quarter of next year].", MONDAY, "2025-Q1", None, "2025-01-01/2025-03-31"),
    ("It rained [early in May].", MONDAY, "2024-05", "START", "2024-05"),
    # holidays
    ("They fasted during [Ramadan 2023].", MONDAY, "2023", None, "2023-03-23~/2023-04-21~"),
    ("They fasted during [Ramadan].", MONDAY, "2024", None, "2024-03-11~/2024-04-09~"),
    ("They met on [Eid al-Adha 2022].", MONDAY, "2022-07-09", None, "2022-07-09~"),
    ("They met on [Eid al-Fitr].", MONDAY, "2024-04-10", None, "2024-04-10~"),
    ("They met on [Easter Sunday 2025].", MONDAY, "2025-04-20", None, "2025-04-20"),
    ("They will meet on [Diwali].", MONDAY, "2024-10-31", None, "2024-10-31"),
    ("They met on [Diwali].", MONDAY, "2023-11-12", None, "2023-11-12"),
    ("They met on [Diwali].", date(1975, 5, 1), "XXXX-XX-XX", None, None),  # outside the table
    ("They met over [Lunar New Year].", MONDAY, "2024-02-10", None, "2024-02-10"),
    ("They met on [Yom Kippur 2023].", MONDAY, "2023-09-25", None, "2023-09-25"),
    # weeks, seasons, lengths
    ("It fell [a fortnight ago].", MONDAY, "2024-W42", None, "2024-10-14/2024-10-20"),
    ("It opens [a fortnight from now].", MONDAY, "2024-W46", None, "2024-11-11/2024-11-17"),
    ("In [the week ending 12 October] it fell.", MONDAY, "2024-W41", None, "2024-10-06/2024-10-12"),
    ("In [the week ended on Oct. 12] it fell.", MONDAY, "2024-W41", None, "2024-10-06/2024-10-12"),
    ("In [the week to Friday] it fell.", MONDAY, "2024-W43", None, "2024-10-19/2024-10-25"),
    ("In [the week beginning 7 October] it fell.", MONDAY, "2024-W41", None, "2024-10-07/2024-10-13"),
    ("It froze in [the winter of 2022-23].", MONDAY, "2022-WI", None, "2022-24"),
    ("It froze in [the winter of 1941/42].", MONDAY, "1941-WI", None, "1941-24"),
    ("It lasted [a quarter of a century].", MONDAY, "P25Y", None, None),
    ("It lasted [a quarter-century].", MONDAY, "P25Y", None, None),
    ("It lasted [three quarters of an hour].", MONDAY, "PT0.75H", None, None),
    ("They met in [Easter week 2023].", MONDAY, "2023-W14", None, "2023-04-03/2023-04-09"),
    ("They met over [Thanksgiving weekend].", MONDAY, "2023-W47-WE", None, "2023-11-25/2023-11-26"),
    ("The trial is to last [eight weeks].", MONDAY, "P8W", None, None),
    ("The board meets [every other Thursday].", MONDAY, "XXXX-WXX-4", None, None),
    ("It rained for [the last week].", MONDAY, "P1W", None, None),
    ("It rained in [the last week of May].", MONDAY, "2024-W22", None, "2024-05-27/2024-06-02"),
    ("[Two days later] it rained.", MONDAY, "XXXX-XX-XX", None, None),  # later than a day that the text never named
    ("[The week before last], a ship sank.", MONDAY, "2024-W42", None, "2024-10-14/2024-10-20"),
    ("It sank [the night before last].", MONDAY, "2024-10-26TNI", None, "2024-10-26"),
    ("It sank in [late '22].", MONDAY, "2022", "END", "2022"),
    # eras
    ("The city fell in [AD 450].", MONDAY, "0450", None, "0450"),
    ("The city fell in [450 AD].", MONDAY, "0450", None, "0450"),
    ("The city fell in [450 BC].", MONDAY, "BC0450", None, None),
    ("The city fell in [the 5th century AD].", MONDAY, "04", None, "04XX"),
    # times of day
    ("It began at [0900 hrs local time on Monday].", MONDAY, "2024-10-28T09:00", None, "2024-10-28"),
    ("It began at [half past nine].", MONDAY, "2024-10-28T09:30", None, "2024-10-28"),
    ("It began at [quarter to six].", MONDAY, "2024-10-28T05:45", None, "2024-10-28"),
    ("It began at [a quarter to one].", MONDAY, "2024-10-28T12:45", None, "2024-10-28"),
    ("It began at [a quarter past six on Friday].", MONDAY, "2024-10-25T06:15", None, "2024-10-25"),
    ("It began at [ten past four in the afternoon].", MONDAY, "2024-10-28T16:10", None, "2024-10-28"),
    ("It began at [eight o'clock on Friday].", MONDAY, "2024-10-25T08:00", None, "2024-10-25"),
    ("It began at [8 o\u2019clock in the evening].", MONDAY, "2024-10-28T20:00", None, "2024-10-28"),
    ("It began at [midday on Friday].", MONDAY, "2024-10-25T12:00", None, "2024-10-25"),
    ("It began at [9 in the morning].", MONDAY, "2024-10-28T09:00", None, "2024-10-28"),
    ("It began at [two o'clock at night].", MONDAY, "2024-10-28T02:00", None, "2024-10-28"),
    ("The town was shelled [overnight].", MONDAY, "2024-10-27TNI", None, "2024-10-27"),
    ("The road will be closed [overnight].", MONDAY, "2024-10-28TNI", None, "2024-10-28"),
    ("It fell on [the night of 3 to 4 May].", MONDAY, "2024-05-03TNI", None, "2024-05-03/2024-05-04"),
    ("It fell on [the night of May 3-4].", MONDAY, "2024-05-03TNI", None, "2024-05-03/2024-05-04"),
    ("It fell on [the night of Friday to Saturday].", MONDAY, "2024-10-25TNI", None, "2024-10-25/2024-10-26"),
    # what British, Indian, business and wire style adds
    ("Profit rose in [Q2 of FY2023-24].", MONDAY, "FY2024-Q2", None, None),
    ("Output fell in the [July-September quarter].", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("The board will report [third-quarter] earnings.", MONDAY, "2024-Q3", None, "2024-07-01/2024-09-30"),
    ("Sales will grow in [the fourth quarter].", MONDAY, "2024-Q4", None, "2024-10-01/2024-12-31"),
    ("Roads were full over [Labor Day weekend].", MONDAY, "2024-W35-WE", None, "2024-08-31/2024-09-01"),
    ("He left [a year and a half ago].", MONDAY, "2023-04", None, "2023-04~"),
    ("He left [half a century ago].", MONDAY, "1974", None, "1974~"),
    ("He left [a decade ago].", MONDAY, "2014", None, "2014~"),
    ("He will leave in [three weeks' time].", MONDAY, "2024-W47", None, "2024-11-18/2024-11-24"),
    ("He woke at [six in the evening].", MONDAY, "2024-10-28T18:00", None, "2024-10-28"),
    ("He woke at [2.20am on Sunday morning].", MONDAY, "2024-10-27T02:20", None, "2024-10-27"),
    ("He waited [three-quarters of an hour].", MONDAY, "PT0.75H", None, None),
    ("He waited [a half-hour].", MONDAY, "PT0.5H", None, None),
    ("They sang songs of [the noughties].", MONDAY, "200", None, "200X"),
    ("A town cannot change [overnight], they said.", MONDAY, "XXXX-XX-XXTNI", None, None),
    ("They fled [the morning] after the vote.", MONDAY, "XXXX-XX-XXTMO", None, None),
    ("He came on [Tues] and left.", MONDAY, "2024-10-22", None, "2024-10-22"),
    ("They meet on [the first Tuesday of every month].", MONDAY, "P1M", None, None),
]


@pytest.mark.parametrize(("marked", "published_on", "value", "mod", "edtf"), CASES, ids=[case[0] for case in CASES])
def test_an_expression_means(marked: str, published_on: date, value: str, mod: str | None, edtf: str | None) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = [(text[t.start_char : t.end_char], t.timex_value, t.mod, t.edtf) for t in propose(read(text), published_on)]
    assert found == [(marked[marked.index("[") + 1 : marked.index("]")], value, mod, edtf)]


PAIRS: list[tuple[str, list[tuple[str, str]]]] = [
    ("It rained from [3] to [5 May].", [("2024-05-03", "2024-05-03"), ("2024-05-05", "2024-05-05")]),
    ("It rained [May 3rd]-[5th].", [("2024-05-03", "2024-05-03"), ("2024-05-05", "2024-05-05")]),
    ("It rained between [June] and [August].", [("2024-06", "2024-06"), ("2024-08", "2024-08")]),
    ("[Next Monday] and [Tuesday] are free.", [("2024-11-04", "2024-11-04"), ("2024-11-05", "2024-11-05")]),
    ("It rained in [the 1960s] and [70s].", [("196", "196X"), ("197", "197X")]),
    ("It rained from [the 1st] to [the 15th of January].", [("2024-01-01", "2024-01-01"), ("2024-01-15", "2024-01-15")]),
    ("The fair ran from [Friday 1] to [Sunday 3 March].", [("2024-03-01", "2024-03-01"), ("2024-03-03", "2024-03-03")]),
    ("Exports fell in [Jan]-[Mar 2024].", [("2024-01", "2024-01"), ("2024-03", "2024-03")]),
    (
        "It struck at [3 p.m.] ([1900 GMT]) on [Tuesday].",
        [("2024-10-22T15:00", "2024-10-22"), ("2024-10-22T19:00Z", "2024-10-22"), ("2024-10-22", "2024-10-22")],
    ),
    ("The [2023]-[24] season was wet.", [("2023", "2023"), ("2024", "2024")]),
    ("Sales for [the year] ended [31 March 2025] rose.", [("P1Y", ""), ("2025-03-31", "2025-03-31")]),
    ("Sales in the [three months] to [June] rose.", [("P3M", ""), ("2024-06", "2024-06")]),
]


@pytest.mark.parametrize(("marked", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_both_ends_of_a_range_are_rows(marked: str, expected: list[tuple[str, str]]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = [(text[t.start_char : t.end_char], (t.timex_value, t.edtf or "")) for t in propose(read(text), MONDAY)]
    assert found == list(zip(re.findall(r"\[(.*?)\]", marked), expected, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "It rose from a quarter to six percent.",
        "He gave a quarter to two brothers.",
        "They drove past two checkpoints.",
        "He is ten past his prime.",
        "The 450 ad campaign failed.",
        "He won 3 Q awards and caught H1N1.",
        "Version 10.11.12 is out.",
        "It mixed 12/10 and 3/2 parts.",
        "He took an overnight train.",
        "He opened the Winter Session.",
        "She wrote of the Easter Rising.",
    ],
)
def test_words_that_look_like_these_forms_make_no_row(text: str) -> None:
    assert propose(read(text), MONDAY) == []
