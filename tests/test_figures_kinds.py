"""Quantities of every kind as English news writes them: the tables figures_changes.txt and its like, read by the whole machine."""

from datetime import date
from pathlib import Path

import pytest

from figure_rows import brief
from newstables import pipeline
from newstables.text import read

KINDS = ("changes", "bounds", "units", "counts", "wires", "markets", "fields")
LINES = [
    line
    for kind in KINDS
    for line in Path(__file__).with_name(f"figures_{kind}.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_value_unit_change_and_counted(line: str) -> None:
    text, wanted = (part.strip() for part in line.split("=>"))
    figures = pipeline.propose(read(text), date(2031, 5, 7)).figures
    assert "; ".join(brief(text, figure) for figure in figures) == wanted
