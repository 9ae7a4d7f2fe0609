"""Numbers as news prints them: every column of every figure, on the sentences of figures_news.yaml, read by the whole machine."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from figure_rows import told, wanted
from newstables import pipeline
from newstables.text import read

CASES = yaml.load(Path(__file__).with_name("figures_news.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_every_column(case: dict[str, Any]) -> None:
    text = case["text"]
    figures = pipeline.propose(read(text), date(2031, 5, 7)).figures
    assert [told(text, figure) for figure in figures] == [wanted(row) for row in case["figures"]]
