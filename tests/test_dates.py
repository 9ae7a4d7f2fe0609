"""EDTF bounds: properties of every date, and agreement with the `edtf` package where it can be asked.

Known differences of that package (5.0.2), each shown below: it widens `~` and `?`, ends winter in December of its
year, gives an open bound as an infinite number (fuzzily ten years off), and reads no weeks.
"""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newstables.dates import bounds, interval, month_end, week

days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(days)
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@given(days, days)
def test_an_interval_runs_from_its_first_day_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(interval(first, last)) == (first, last)
    assert bounds(interval(None, last)) == (None, last)
    assert bounds(interval(first, None)) == (first, None)


@given(days)
def test_month_and_year_hold_their_days(day: date) -> None:
    month, year = f"{day:%m}", f"{day.year:04}"
    assert bounds(f"{year}-{month}") == (day.replace(day=1), month_end(day.year, day.month))
    assert bounds(year) == (date(day.year, 1, 1), date(day.year, 12, 31))


@given(days.filter(lambda day: date(1, 1, 8) < day < date(9999, 12, 24)))
def test_a_week_is_seven_days_from_monday_and_holds_the_day(day: date) -> None:
    monday, sunday = week(day)
    assert monday.isoweekday() == 1
    assert sunday - monday == timedelta(days=6)
    assert monday <= day <= sunday


@given(st.integers(1, 9999), st.integers(1, 12), st.sampled_from("~?%"))
def test_a_mark_of_doubt_does_not_widen(year: int, month: int, mark: str) -> None:
    point = f"{year:04}-{month:02}"
    assert bounds(point + mark) == bounds(point)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("../2024-12-31", None, date(2024, 12, 31)),
        ("2024-10-21/2024-10-27", date(2024, 10, 21), date(2024, 10, 27)),
    ],
)
def test_forms_that_are_written_here(edtf: str, first: date | None, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["", "2024-13", "2024-02-30", "24", "2024-W43", "../..", "2024/2023", "19XX-05", "2024-10-28T09:00"],
)
def test_what_is_no_edtf_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|ends before|says nothing|month|day|decade"):
        bounds(edtf)


def of_the_package(edtf: str) -> tuple[date, date]:
    """The bounds that the `edtf` package gives, without the room it leaves round what is approximate."""
    parsed = pytest.importorskip("edtf").parse_edtf(edtf)
    lower, upper = (date(*struct[:3]) for struct in (parsed.lower_strict(), parsed.upper_strict()))
    return lower, upper


POINTS = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: f"{day.year:04}-{day.month:02}"),
    days.map(lambda day: f"{day.year:04}"),
    st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
    st.integers(1, 99).map(lambda century: f"{century:02}XX"),
    st.tuples(st.integers(1, 9998), st.sampled_from([21, 22, 23])).map(lambda pair: f"{pair[0]:04}-{pair[1]}"),
)


@settings(deadline=None)
@given(POINTS)
def test_bounds_of_a_point_agree_with_the_edtf_package(edtf: str) -> None:
    assert bounds(edtf) == of_the_package(edtf)


@settings(deadline=None)
@given(POINTS, POINTS)
def test_bounds_of_an_interval_agree_with_the_edtf_package(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda point: bounds(point)[0] or date.min)
    assume((bounds(last)[1] or date.max) >= (bounds(first)[0] or date.min))
    assert bounds(f"{first}/{last}") == of_the_package(f"{first}/{last}")


@settings(deadline=None)
@given(days, st.sampled_from("~?%"))
def test_bounds_of_a_doubtful_date_agree_with_the_strict_ones_of_the_edtf_package(day: date, mark: str) -> None:
    assert bounds(day.isoformat() + mark) == of_the_package(day.isoformat() + mark)


def test_where_the_edtf_package_differs() -> None:
    """Four known differences; should one go away, the tests above can take it in."""
    package = pytest.importorskip("edtf")
    assert bounds("2023-24")[1] == date(2024, 2, 29)
    assert of_the_package("2023-24")[1] == date(2023, 12, 31)  # its winter ends with the year
    about = package.parse_edtf("2024-10-28~")
    assert date(*about.lower_fuzzy()[:3]) < date(2024, 10, 28) == bounds("2024-10-28~")[0]  # it widens what is approximate
    assert bounds("../2024-12-31")[0] is None
    assert package.parse_edtf("../2024-12-31").lower_strict() == float("-inf")  # its open bounds are no dates
    with pytest.raises(package.EDTFParseException):
        package.parse_edtf("2024-W43")  # neither reads weeks: here they are intervals of days
