"""The forms that dates and times take in news, as a table: words, TIMEX3 value, EDTF. `PUBLISHED` is a Monday."""

from datetime import date

import pytest

from newstables.propose.times import propose
from newstables.text import read

PUBLISHED = date(2024, 10, 28)
Row = tuple[str, str, str | None]


def rows(text: str) -> list[Row]:
    return [(text[t.start_char : t.end_char], t.timex_value or "", t.edtf) for t in propose(read(text), PUBLISHED)]


FORMS: list[tuple[str, list[Row]]] = [
    # ranges of days
    ("Talks were held on 3-5 May 2024.", [("3", "2024-05-03", "2024-05-03"), ("5 May 2024", "2024-05-05", "2024-05-05")]),
    ("Talks were held from 3 to 5 May.", [("3", "2024-05-03", "2024-05-03"), ("5 May", "2024-05-05", "2024-05-05")]),
    ("Talks will be held May 3-5.", [("May 3", "2025-05-03", "2025-05-03"), ("5", "2025-05-05", "2025-05-05")]),
    ("They met on May 3 and 4.", [("May 3", "2024-05-03", "2024-05-03"), ("4", "2024-05-04", "2024-05-04")]),
    ("The talks of 30 April-2 May.", [("30 April", "2024-04-30", "2024-04-30"), ("2 May", "2024-05-02", "2024-05-02")]),
    # ranges of months and years
    ("It rained from June to August 2023.", [("June", "2023-06", "2023-06"), ("August 2023", "2023-08", "2023-08")]),
    ("It rained between June and August.", [("June", "2024-06", "2024-06"), ("August", "2024-08", "2024-08")]),
    ("The 2019-20 season was lost.", [("2019", "2019", "2019"), ("20", "2020", "2020")]),
    ("Profits fell in 2019/20.", [("2019", "2019", "2019"), ("20", "2020", "2020")]),
    ("The siege of 1914-18 was long.", [("1914", "1914", "1914"), ("18", "1918", "1918")]),
    # fiscal years
    ("Sales rose in fiscal 2025.", [("fiscal 2025", "FY2025", None)]),
    ("FY2024 results were weak.", [("FY2024", "FY2024", None)]),
    ("FY24 results were weak.", [("FY24", "FY2024", None)]),
    ("FY 2023-24 spending rose.", [("FY 2023-24", "FY2024", None)]),
    ("Spending rose in the 2023-24 fiscal year.", [("2023-24 fiscal year", "FY2024", None)]),
    ("It rose in the financial year 2023/24.", [("financial year 2023/24", "FY2024", None)]),
    # parts of a year
    ("Sales rose in Q3 2024.", [("Q3 2024", "2024-Q3", "2024-07-01/2024-09-30")]),
    ("Sales rose in H1 2024.", [("H1 2024", "2024-H1", "2024-01-01/2024-06-30")]),
    ("He caught H1N1.", []),
    # clock times and zones
    ("It began at 0900 hrs.", [("0900 hrs.", "2024-10-28T09:00", "2024-10-28")]),
    ("It began at 1400 hours.", [("1400 hours", "2024-10-28T14:00", "2024-10-28")]),
    ("It lasted 1400 hours.", [("1400 hours", "PT1400H", None)]),
    ("It began at 0900 GMT on Monday.", [("0900 GMT on Monday", "2024-10-28T09:00Z", "2024-10-28")]),
    ("It began at 9:00 a.m. ET on Monday.", [("9:00 a.m. ET on Monday", "2024-10-28T09:00", "2024-10-28")]),
    ("It began at 5pm BST on Friday.", [("5pm BST on Friday", "2024-10-25T17:00+01:00", "2024-10-25")]),
    ("It began at 17.30 CET.", [("17.30 CET", "2024-10-28T17:30+01:00", "2024-10-28")]),
    ("It cost 17.30 euros.", []),
    # dates in every style
    ("Monday, 28th October, 2024", [("Monday, 28th October, 2024", "2024-10-28", "2024-10-28")]),
    ("It is 28/10/2024.", [("28/10/2024", "2024-10-28", "2024-10-28")]),
    ("It is 2024/10/28.", [("2024/10/28", "2024-10-28", "2024-10-28")]),
    ("the 1st of May", [("the 1st of May", "2024-05-01", "2024-05-01")]),
    # holidays
    ("They met on Christmas Eve 2023.", [("Christmas Eve 2023", "2023-12-24", "2023-12-24")]),
    ("They met on Thanksgiving.", [("Thanksgiving", "2023-11-23", "2023-11-23")]),
    ("They met on Good Friday.", [("Good Friday", "2024-03-29", "2024-03-29")]),
    ("They met on Labor Day.", [("Labor Day", "2024-09-02", "2024-09-02")]),
    # decades, centuries, eras
    ("It rose in the mid-1990s.", [("the mid-1990s", "199", "199X")]),
    ("It was built in the 19th century.", [("the 19th century", "18", "18XX")]),
    ("It was built in 44 BC.", [("44 BC", "BC0044", None)]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text for text, _ in FORMS])
def test_every_form_of_a_date_is_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
