"""What the evidence page draws, without a browser: marked pieces of the article, scales, dates, timeline, units."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from conftest import STORY, STORY_DAY
from newstables.page.article import paragraphs
from newstables.page.events import spoken, timeline
from newstables.page.figures import units
from newstables.page.scales import number_scale, printed

Tables = dict[str, list[dict[str, Any]]]


def test_pieces_of_the_article_nest_and_cross(story_tables: Tables) -> None:
    pieces = [piece for paragraph in paragraphs(story_tables) for piece in paragraph.pieces]
    for piece in pieces:
        assert STORY[piece.start : piece.start + len(piece.text)].split() == piece.text.split()
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
    figure = next(row for row in story_tables["figures"] if row["value"] == 12)
    (piece,) = [piece for piece in pieces if piece.start == figure["start_char"]]
    assert {"figure", "reported"} <= set(piece.kinds.split())


@pytest.mark.parametrize(
    ("numbers", "logarithmic", "labels"),
    [
        ([3.0, 9.0], False, ["0", "2", "4", "6", "8", "10"]),
        ([2.0, 700.0], True, ["1", "10", "100", "1,000"]),
        ([-4.0, 6.0], False, ["-4", "-2", "0", "2", "4", "6"]),
        ([0.0], False, ["0"]),
        ([2e6, 3e9], True, ["1 million", "", "100 million", "", "10 billion"]),
    ],
)
def test_a_scale_fits_its_numbers(numbers: list[float], logarithmic: bool, labels: list[str]) -> None:
    scale = number_scale(numbers)
    assert (scale.logarithmic, [tick.label for tick in scale.ticks]) == (logarithmic, labels)
    assert all(0 <= scale.at(number) <= 100 for number in numbers)


@pytest.mark.parametrize("numbers", [[5e-324, 1.7e308], [1.7e308, -1.7e308], [1e-9, 1e-9], [7.0, 7.0], [1e15, 3.0]])
def test_a_scale_bears_any_number(numbers: list[float]) -> None:
    scale = number_scale(numbers)
    assert 1 <= len(scale.ticks) <= 12
    assert all(0 <= scale.at(number) <= 100 for number in numbers)


@pytest.mark.parametrize(
    ("number", "words"), [(14500.0, "14,500"), (2.5e6, "2.5 million"), (0.5, "0.5"), (3e9, "3 billion"), (4e20, "4e+20")]
)
def test_a_number_is_printed_for_people(number: float, words: str) -> None:
    assert printed(number) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-03-12", "12 Mar 2031"),
        ("2031-03", "Mar 2031"),
        ("2031", "2031"),
        ("2030-10~", "about Oct 2030"),
        ("2031-03-03/2031-03-09", "3 to 9 Mar 2031"),
        ("2031-02-24/2031-03-02", "24 Feb 2031 to 2 Mar 2031"),
        ("2030-08/..", "from Aug 2030"),
        ("../2031-12-31", "until 31 Dec 2031"),
        ("203X", "203X"),
    ],
)
def test_a_date_is_told_for_people(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


def event(earliest: date | None, latest: date | None, start: int = 0) -> dict[str, Any]:
    dates = {"date": "2031", "date_earliest": earliest, "date_latest": latest, "start_char": start}
    return {"event_id": f"a/e{start}", "description": "d", "status": "occurred", **dates}


def test_a_timeline_is_even_over_weeks_and_bent_over_years() -> None:
    near = timeline([event(date(2031, 3, 1), date(2031, 3, 1)), event(date(2031, 3, 12), date(2031, 3, 12), 9)], STORY_DAY)
    far = timeline([event(date(2021, 3, 1), date(2021, 3, 31)), event(date(2031, 3, 12), date(2031, 3, 12), 9)], STORY_DAY)
    assert near
    assert far
    assert (near.even, far.even) == (True, False)
    assert far.rows[0].low < far.rows[0].high < 20 < far.rows[1].low
    assert "publication" in [tick.label for tick in far.scale.ticks]


def test_open_and_missing_dates_are_told() -> None:
    made = timeline([event(None, date(2031, 3, 1)), event(date(2031, 2, 1), None, 5), event(None, None, 7)], None)
    assert made
    assert made.undated == 1
    assert [(row.open_low, row.open_high) for row in made.rows] == [(False, True), (True, False)]


def test_figures_meet_on_one_scale_a_unit(story_tables: Tables) -> None:
    made = {unit.name: unit for unit in units(story_tables["figures"])}
    rows = [row for indicator in made["persons"].indicators for row in indicator.rows]
    more = next(row for row in rows if row.words.startswith("More than"))
    assert (more.open_high, more.high, more.open_low) == (True, 100.0, False)
    assert all(unit.scale is None for unit in made.values() if sum(len(i.rows) for i in unit.indicators) == 1)


def test_figures_of_no_indicator_stand_apart_from_those_of_the_last_one(story_tables: Tables) -> None:
    one, *_ = (row for row in story_tables["figures"] if row["unit"] == "persons")
    told = [{**one, "indicator": "People killed"}, {**one, "indicator": None}]
    assert [indicator.name for indicator in units(told)[0].indicators] == ["People killed", "Other"]
    assert [indicator.name for indicator in units(told[1:])[0].indicators] == [None]


@pytest.mark.parametrize("numbers", [[0, 2.5e6], [-3e6, 17_500_000], [0.1, 1e6], [3, 4, 5], [120_000, 999_999], [1e-9, 1e-7]])
def test_labels_that_would_overprint_are_left_out_evenly(numbers: list[float]) -> None:
    ticks = number_scale(numbers).ticks
    labelled = [i for i, tick in enumerate(ticks) if tick.label]
    assert labelled[0] == 0
    assert len({b - a for a, b in pairwise(labelled)}) <= 1
    boxes = [ticks[i].printed for i in labelled]
    assert all(left[1] < right[0] for left, right in pairwise(boxes))
