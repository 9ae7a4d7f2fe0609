"""The README: what it shows is what a user gets. Each block between markers is made from the data again and compared."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

import newstables
from newstables import schema

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ASKED_FOR = ("figures", "quotes", "events", "actors")


def three_figures() -> str:
    figures = newstables.load("figures", ROOT)
    lines = ["| figure | value | qualifier | measures | status | claimant | deadline |", "|---|---|---|---|---|---|---|"]
    for row in figures[figures["value"] >= 10_000].to_dict("records"):
        deadline = "" if pd.isna(row["period_latest"]) else str(row["period_latest"].date())
        cells = (
            f"“{row['text']}”",
            f"{row['value']:.0f}",
            row["qualifier"],
            row["indicator"],
            row["status"],
            row["claimant"],
            deadline,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def table_list(names: tuple[str, ...]) -> str:
    lines = ["| table | rows | what it holds | download |", "|---|---|---|---|"]
    for name in names:
        first = schema.table(name).description.split(". ")[0].rstrip(".")
        links = f"[CSV](data/{name}.csv) · [Parquet](data/{name}.parquet)"
        lines.append(f"| `{name}` | {len(newstables.load(name, ROOT))} | {first} | {links} |")
    return "\n".join(lines)


def loaded() -> str:
    figures = newstables.load("figures", ROOT)
    return f"```text\n{figures[['text', 'value', 'claimant']].head(4)}\n```"


def proof() -> str:
    (row,) = newstables.load("figures", ROOT).query("value == 600000").to_dict("records")
    lines = [f"figure_id   {row['figure_id']}", f"value       {row['value']:.0f}, {row['qualifier']}, {row['unit']}"]
    lines += [f"text        {row['text']}", f"offsets     {row['start_char']} to {row['end_char']}"]
    lines += [
        f"sentence    {row['sentence_text']}",
        f"claimant    {row['claimant']}",
        f"origin      {row['origin']}, rule {row['rule']}",
    ]
    return "```text\n" + "\n".join(lines) + "\n```"


BLOCKS = {
    "three figures": three_figures,
    "four tables": lambda: table_list(ASKED_FOR),
    "nine tables": lambda: table_list(tuple(name for name in schema.tables() if name not in ASKED_FOR)),
    "load": loaded,
    "proof": proof,
}


@pytest.mark.parametrize("name", BLOCKS)
def test_what_the_readme_shows_is_what_the_data_says(name: str) -> None:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", README, re.DOTALL)
    assert found, f"the README has no block {name!r}"
    assert found.group(1) == BLOCKS[name]()


ANSWERS = re.compile(r"```python\n((?:(?!```).)*)```\n\n```text\n((?:(?!```).)*)```", re.DOTALL)


def test_every_answer_is_what_the_lines_above_it_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shared: dict[str, object] = {"newstables": newstables}
    answers = ANSWERS.findall(README)
    assert len(answers) > 10
    for code, expected in answers:
        printed = StringIO()
        with redirect_stdout(printed):
            exec(code, shared)
        assert printed.getvalue().rstrip() == expected.rstrip(), code


def test_its_first_two_commands_are_one_line_each() -> None:
    block = README.split("```sh\n")[1].split("```")[0]
    commands = [line for line in block.splitlines() if line and not line.startswith("#")]
    assert len(commands) == 2
    assert commands[0].endswith("newstables build")
    assert commands[1].endswith("pytest")


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_it_names_every_table() -> None:
    assert [name for name in schema.tables() if f"`{name}`" not in README] == []
