"""Coverage, computed from the text alone: which words must lie in a row."""

import pytest

import newstables
from newstables.check.coverage import gaps
from newstables.check.tables import check_tables


def open_words(text: str) -> list[tuple[str, str]]:
    """The words that would have to be covered if no row existed."""
    tables = {name: table.to_pylist() for name, table in newstables.extract(text).items()}
    for name in ("figures", "times", "quotes", "mentions"):
        tables[name] = []
    return [(gap.table, gap.words) for gap in gaps(tables, {"article": text})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve boats sank.", [("figures", "Twelve")]),
        ("He is 40 boats short.", [("figures", "40")]),
        ("The third boat came a quarter late.", []),
        ("It rained in May.", [("times", "May")]),
        ("It may rain, they sat down.", []),
        ("They waited for weeks.", [("times", "weeks")]),
        ("A 52-year-old man came.", []),
        ("He said “no” and ‘never’ again.", [("quotes", "no"), ("quotes", "never")]),
    ],
)
def test_numbers_times_and_marks_must_lie_in_rows(text: str, expected: list[tuple[str, str]]) -> None:
    assert open_words(text) == expected


def test_a_gap_is_a_fault_only_in_a_reviewed_article() -> None:
    text = "Twelve boats sank."
    tables = {name: table.to_pylist() for name, table in newstables.extract(text).items()}
    tables["figures"], tables["indicators"], tables["actors"] = [], [], []
    assert check_tables(tables, {"article": text}) == []
    tables["articles"][0]["reviewed"] = True
    (fault,) = check_tables(tables, {"article": text})
    assert "no row holds 'Twelve'" in fault.what
