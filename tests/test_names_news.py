"""Names in whole invented articles from every continent: each mention, its kind, who is who, and whose country.

The passages and their gold stand in `names_news_*.txt`. A passage's `!` line lists what is known to be read otherwise, so
that a fault that comes and a fault that goes are both seen.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from newstables.propose import names
from newstables.text import read

_MARK = re.compile(r"\{(\d+)([POL]) ([^}]*)\}")
_KINDS = {"person": "P", "country": "L"}


class Passage(NamedTuple):
    """A passage: its text, the kind and number by offsets, countries by number, and the faults known."""

    text: str
    gold: dict[tuple[int, int], tuple[str, str]]
    countries: dict[str, str]
    faults: list[str]


def _passages() -> dict[str, Passage]:
    found = {}
    for path in sorted(Path(__file__).parent.glob("names_news_*.txt")):
        for block in re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]:
            name, _, rest = block.partition("\n")
            notes = {line[0]: line[2:] for line in rest.splitlines() if line[:2] in ("= ", "! ")}
            marked = "\n".join(line for line in rest.splitlines() if line[:2] not in ("= ", "! "))
            text, gold, at = "", {}, 0
            for mark in _MARK.finditer(marked):
                text += marked[at : mark.start()]
                gold[len(text), len(text) + len(mark[3])] = (mark[2], mark[1])
                text, at = text + mark[3], mark.end()
            countries = dict(pair.split() for pair in notes["="].split(", ")) if "=" in notes else {}
            faults = notes["!"].split(" | ") if "!" in notes else []
            found[name] = Passage(text + marked[at:], gold, countries, faults)
    return found


_PASSAGES = _passages()


def faults(passage: Passage) -> list[str]:
    """What is read otherwise than the gold says, in words."""
    actors, _, mentions = names.propose(read(passage.text))
    by_id = {actor.actor_id: actor for actor in actors}
    seen = {}
    for mention in mentions:
        if mention.form in ("name", "metonym"):
            actor = by_id.get(mention.actor_id or "")
            kind = "L" if actor is None or mention.place_id else _KINDS.get(actor.kind, "O")
            seen[mention.start_char, mention.end_char] = (kind, mention.actor_id or mention.place_id or "")
    found = []
    numbers, ids = defaultdict(set), defaultdict(set)
    for span in sorted(passage.gold.keys() | seen.keys()):
        (wanted, number), (kind, referent) = passage.gold.get(span, ("", "")), seen.get(span, ("", ""))
        if wanted != kind:
            found.append(f"{wanted or '-'}>{kind or '-'} {passage.text[slice(*span)]}")
        if number and referent:
            numbers[referent].add(number)
            ids[number].add(referent)
    found += [f"apart {'/'.join(sorted(some))}" for some in ids.values() if len(some) > 1]
    found += [f"one {referent}" for referent, some in numbers.items() if len(some) > 1]
    for number, country in passage.countries.items():
        if {by_id[referent].country for referent in ids[number] if referent in by_id} != {country}:
            found.append(f"country {number}")
    return found


@pytest.mark.parametrize("name", _PASSAGES)
def test_an_article_names_who_it_names(name: str) -> None:
    assert faults(_PASSAGES[name]) == _PASSAGES[name].faults


def test_nine_names_in_ten_of_the_passages_are_read_exactly() -> None:
    gold = sum(len(passage.gold) for passage in _PASSAGES.values())
    missed = sum(fault[1:2] == ">" and fault[0] != "-" for passage in _PASSAGES.values() for fault in passage.faults)
    assert missed * 10 <= gold
