"""The grammar of news time, on the sentences of times_days.yaml, times_periods.yaml and times_none.yaml."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from time_rows import found

GROUPS = [
    group
    for name in ("times_days.yaml", "times_periods.yaml", "times_none.yaml")
    for group in yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), yaml.BaseLoader)
]
CASES = [(date.fromisoformat(group["published"]), *case) for group in GROUPS for case in group["cases"]]
_OF_THE_CALENDAR = re.compile(r"date \d{4}(-\d\d){0,2}")


def told(kind: str, value: str, mod: str | None, edtf: str | None) -> str:
    """A row as the tables write it."""
    row = f"{kind} {value}"
    plain = value if _OF_THE_CALENDAR.fullmatch(row) else None
    return row + (f" {mod}" if mod else "") + ("" if edtf == plain else f" = {edtf}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_every_expression_of_a_sentence(case: tuple[date, str, *tuple[str, ...]]) -> None:
    published_on, marked, *wanted = case
    text = re.sub(r"[\[\]]", "", marked)
    times = found(text, published_on)
    assert [text[t.start_char : t.end_char] for t in times] == re.findall(r"\[(.*?)\]", marked)
    assert [told(t.type, t.timex_value, t.mod, t.edtf) for t in times] == wanted
