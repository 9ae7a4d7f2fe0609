"""Figures on one indicator side by side: comparable ones agree or conflict, and nothing is added up."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import newstables
from newstables import cli, comparing
from newstables.article import make_article
from newstables.comparing import COLUMNS, compare
from newstables.merging import merge
from newstables.pipeline import machine_columns, rows_of
from newstables.publish import Dataset, render, write_package

TEXTS = {
    "first": "The Relief Agency said 40 people were killed in the flood.\n",
    "second": "The army said that more than 60 people were killed in the flood.\n",
    "third": "About 42 people were killed in the flood, police said.\n",
}


def figure(**given: Any) -> dict[str, Any]:
    value = given.get("value", 100.0)
    row = {"value": value, "lower": value, "upper": value, "qualifier": "exact", "status": "asserted", "change": None}
    day = pd.Timestamp("2024-05-01")
    return row | {"place_id": None, "earliest": day, "latest": day} | given


def counts(*figures: dict[str, Any]) -> list[tuple[int, int]]:
    frame = pd.DataFrame(figures).astype({"value": float, "lower": float, "upper": float})
    frame[["earliest", "latest"]] = frame[["earliest", "latest"]].astype("datetime64[s]")
    agrees, conflicts = comparing._held_against_each_other(frame)
    return list(zip(agrees.tolist(), conflicts.tolist(), strict=True))


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ({}, (1, 0)),
        ({"value": 120.0}, (0, 1)),
        ({"value": 99.0, "upper": None, "qualifier": "more_than"}, (1, 0)),
        ({"value": 100.0, "upper": None, "qualifier": "more_than"}, (0, 1)),
        ({"value": 100.0, "upper": None, "qualifier": "at_least"}, (1, 0)),
        ({"value": 100.0, "lower": None, "qualifier": "less_than"}, (0, 1)),
        ({"value": None, "lower": 90.0, "upper": 110.0, "qualifier": "between"}, (1, 0)),
        ({"value": 108.0, "lower": None, "upper": None, "qualifier": "about"}, (1, 0)),
        ({"value": 120.0, "lower": None, "upper": None, "qualifier": "about"}, (0, 1)),
        ({"value": None, "lower": 2000.0, "upper": None, "qualifier": "vague"}, (0, 1)),
        ({"value": None, "lower": None, "upper": None, "qualifier": "vague"}, (1, 0)),
        ({"value": 120.0, "change": "up"}, (0, 0)),
        ({"value": 120.0, "status": "predicted"}, (0, 0)),
        ({"value": 120.0, "status": "denied"}, (0, 0)),
        ({"value": 120.0, "status": "reported"}, (0, 1)),
        ({"value": 120.0, "earliest": pd.Timestamp("2024-05-02"), "latest": pd.Timestamp("2024-05-31")}, (0, 0)),
        ({"value": 120.0, "earliest": pd.Timestamp("2024-04-01"), "latest": pd.Timestamp("2024-05-31")}, (0, 1)),
        ({"value": 120.0, "earliest": pd.NaT, "latest": pd.Timestamp("2024-12-31")}, (0, 0)),
        ({"value": 120.0, "earliest": pd.NaT, "latest": pd.NaT}, (0, 0)),
    ],
)
def test_figures_that_can_both_be_true_agree(other: dict[str, Any], wanted: tuple[int, int]) -> None:
    lower = {key: other["value"] for key in ("lower", "upper") if "value" in other and key not in other}
    assert counts(figure(), figure(**{**other, **lower})) == [wanted, wanted]


@pytest.mark.parametrize(("places", "wanted"), [(("kenya", "chad"), 0), (("kenya", None), 1), (("kenya", "kenya"), 1)])
def test_figures_on_two_places_are_not_held_against_each_other(places: tuple[str, str | None], wanted: int) -> None:
    found = counts(figure(place_id=places[0]), figure(place_id=places[1], value=5.0, lower=5.0, upper=5.0))
    assert [conflicts for _, conflicts in found] == [wanted, wanted]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    made = [machine_columns(make_article(text, name, published_on=date(2031, 3, 14))) for name, text in TEXTS.items()]
    dataset = Dataset("floods", "Floods", "Invented.", "0", "None")
    write_package(tmp_path, render(rows_of(merge(made)), dataset))
    return tmp_path


def test_every_figure_of_the_indicator_is_a_row_with_its_words(package: Path) -> None:
    (indicator,) = newstables.load("indicators", package)["indicator_id"]
    frame = compare(indicator, package)
    assert tuple(frame) == COLUMNS
    assert sorted(frame["text"]) == ["40", "About 42", "more than 60"]
    assert frame.set_index("text")[["agrees_with", "conflicts_with"]].to_dict("index") == {
        "40": {"agrees_with": 1, "conflicts_with": 1},
        "About 42": {"agrees_with": 1, "conflicts_with": 1},
        "more than 60": {"agrees_with": 0, "conflicts_with": 2},
    }


def test_the_command_shows_figures_with_their_claimants(package: Path) -> None:
    (indicator,) = newstables.load("indicators", package)["indicator_id"]
    shown = CliRunner().invoke(cli.app, ["compare", indicator, "--package", str(package)])
    assert shown.exit_code == 0, shown.output
    for words in ("Relief Agency", "> 60", "about 42", "3 cannot be true together", "never added", "first/f"):
        assert words in shown.output
    listed = CliRunner().invoke(cli.app, ["compare", "--package", str(package)])
    assert indicator in listed.output


def test_an_id_is_whole_where_there_is_no_edge_to_fold_at(package: Path) -> None:
    """In a file or a pipe; Rich takes those for a terminal of eighty columns."""
    (indicator,) = newstables.load("indicators", package)["indicator_id"]
    shown = CliRunner().invoke(cli.app, ["compare", indicator, "--package", str(package)], env={"COLUMNS": "40"})
    assert all(figure_id in shown.output for figure_id in compare(indicator, package)["figure_id"])


def test_an_unknown_indicator_is_told_in_one_line() -> None:
    ran = CliRunner().invoke(cli.app, ["compare", "nothing"])
    assert ran.exit_code == 2
    assert ran.stderr == "indicator nothing: is none of this package; newstables compare lists those that are\n"


def test_the_published_dataset_sets_a_forecast_beside_a_count_without_a_conflict() -> None:
    frame = compare("north-korean-troops-sent-to-russia")
    assert set(frame["status"]) >= {"asserted", "predicted"}
    assert not frame["conflicts_with"].any()


def test_what_unnamed_sources_report_is_not_called_the_articles_own_claim() -> None:
    shown = CliRunner().invoke(cli.app, ["compare", "north-korean-troops-sent-to-russia"]).output
    assert "reported an unnamed source" in " ".join(shown.split())
