"""Times in texts that tell of past years, and before Christ: which year a date without one takes.

Every sentence is our own.
"""

from datetime import date

import pytest

from newstables.propose.times import propose
from newstables.rows import Time
from newstables.text import read

PUBLISHED = date(2024, 10, 28)


def found(text: str) -> list[Time]:
    return propose(read(text), PUBLISHED)


def values(text: str) -> dict[str, str]:
    """What each expression of a text says, by its words."""
    return {text[t.start_char : t.end_char]: t.timex_value for t in found(text)}


def test_a_narrative_of_past_years_carries_its_year_on() -> None:
    text = (
        "The uprising began on 3 May 1848. In June 1848 the court fled. In August 1848 the town fell. "
        "On 2 November 1848 the siege began. In January the garrison gave up. In March leaders were tried."
    )
    assert [t.timex_value for t in found(text)] == [
        "1848-05-03",
        "1848-06",
        "1848-08",
        "1848-11-02",
        "1849-01",
        "1849-03",
    ]


@pytest.mark.parametrize(
    ("aside", "year"),
    [
        ("It would be rebuilt in February 1852.", 1848),  # looks ahead
        ("It had been built in April 1839.", 1848),  # looks back
        ("The peace was signed in June 1850. In July it was kept. In September it was broken.", 1850),
    ],
)
def test_a_narrative_goes_on_after_an_aside_where_it_stood(aside: str, year: int) -> None:
    text = (
        "The uprising began on 3 May 1848. In June 1848 the court fled. In August 1848 the town fell. "
        f"{aside} In October the siege began. On 2 November 1848 it was lifted."
    )
    assert values(text)["October"] == f"{year}-10"


def test_a_narrative_does_not_step_past_the_next_year_it_states() -> None:
    text = (
        "The uprising began on 3 May 1848. In June 1848 the court fled. On 9 December 1848 the town fell, "
        "and since January the mint had stood empty. On 20 December 1848 the siege began."
    )
    assert values(text)["January"] == "1848-01"


def test_a_year_in_the_sentence_that_opens_a_paragraph_is_where_a_narrative_stands() -> None:
    text = (
        "The uprising began on 3 May 1848. In June 1848 the court fled. On 2 November 1848 the siege began.\n\n"
        "A second rising broke out in the colonies in 1851. In October the governor fled."
    )
    assert values(text)["October"] == "1851-10"


def test_in_a_narrative_what_is_quoted_of_today_has_no_day() -> None:
    text = (
        "The uprising began on 3 May 1848. In June 1848 the court fled. In August 1848 the town fell. "
        "On 2 November 1848 the mayor wrote: \u201cToday we are free.\u201d"
    )
    today = found(text)[-1]
    assert (today.timex_value, today.edtf) == ("XXXX-XX-XX", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fort fell in April 320 BC.", ["BC0320-04"]),
        ("The war lasted from 312 to 308 BC.", ["BC0312", "BC0308"]),
        ("The war (312-308 BC) was long.", ["BC0312", "BC0308"]),
        ("Coins of the 310s BC were found.", ["BC031"]),
        ("He came in 320 BC, left the next year and returned two years later.", ["BC0320", "BC0319", "BC0317"]),
        ("The cave was painted in 9000 BC.", ["BC9000"]),
        ("He came in 2 BC and left three years later.", ["BC0002", "XXXX"]),
    ],
)
def test_years_before_christ_count_down_and_have_no_edtf_date(text: str, expected: list[str]) -> None:
    times = found(text)
    assert [t.timex_value for t in times] == expected
    assert {t.edtf for t in times} == {None}


def test_a_telling_of_years_before_christ_carries_them_on() -> None:
    text = "In 320 BC the fort fell. In 319 BC it was rebuilt. In 318 BC it burned. In 317 BC kings met. In May they left."
    assert found(text)[-1].timex_value == "BC0317-05"
