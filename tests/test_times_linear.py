"""The work of times grows with the length of a text and no faster, whatever its words: counted calls, not seconds."""

from datetime import date

import pytest

from counting import assert_in_proportion, calls
from newstables.propose import times
from newstables.text import read

PIECES = [
    "7",
    "7 ",
    "2024 ",
    "1.",
    "1.2.",
    "-",
    "- ",
    "7-",
    "/",
    "7/",
    "7:",
    "12:30 ",
    ", ",
    "May ",
    "may ",
    "7 May ",
    "May 7, ",
    "May, June, July, ",
    "Oct-",
    "from ",
    "from 7 ",
    "from 3 to ",
    "between June and ",
    "last ",
    "next last this ",
    "the ",
    "the end of ",
    "the last days of ",
    "the last day of ",
    '"today" ',
    '"today" on Friday he said ',
    "1998\n\n",
    "Oct. 14: it fell.\n\n",
    "On 3 May 1998 it fell; in June ",
    "the first half of ",
    "a ",
    "a quarter of ",
    "a quarter to ",
    "half past ",
    "o'clock ",
    "two ",
    "two to three ",
    "days ",
    "year ago ",
    "the week ending ",
    "the night of ",
    "Monday ",
    "Monday to ",
    "overnight ",
    "Easter ",
    "3Q",
    "Q3-",
    "AD ",
    "7 BC, ",
    "1990s and ",
    "1990-",
    "fiscal ",
    "FY24 ",
    "will meet said ",
    "\u201cMonday ",
    "9 in the ",
    "7 May. ",
    "and 5 ",
    "to 9:30 ",
    "will not be ",
    "in May 1848 and in June ",
    "\u201cin May 1848 ",
    "the early hours of ",
    "the Thanksgiving week ",
    "12:12:12 ",
    "the day before ",
    "the same period ",
    "2 1/2 ",
    "of the end ",
    "on the 14th ",
    "on the 3rd and the ",
    "Friday week ",
    "a week on ",
    "a week ago ",
    "Mon-Fri-",
    "every May ",
    "every Monday and ",
    "Monday until Friday ",
    "2 and 4 p.m. ",
    "five minutes to ",
    "the 18th and 19th centuries ",
    "this time last year ",
    "six hours and ",
    "the first few days of ",
    "the eve of ",
    "the 18-month-old ",
    "9/11 ",
    "Nov. 28 to Jan. 3 to ",
    "late on ",
]
_SHORT, _LONG = 500, 1500  # repetitions


def _work(text: str) -> int:
    document = read(text)
    return calls(lambda: times.propose(document, date(2024, 10, 28)))


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_length(piece: str) -> None:
    assert_in_proportion(_work, "On ", piece, _SHORT, _LONG)
