"""Work in proportion to length: reading, names and quotes of any text, and the files that come from elsewhere.

Eight times the input may cost eight times the work and no more; it is counted, so that a busy machine fails no test.
"""

import tracemalloc
from collections.abc import Callable
from typing import TypeVar

import pytest

from conftest import STORY, STORY_DAY
from counting import calls
from newstables import extract, schema
from newstables.article import make_article, parse_article
from newstables.check.csvfile import read_csv
from newstables.faults import BadInput
from newstables.folder import parse_descriptor
from newstables.page import page_bytes
from newstables.pipeline import machine_tables
from newstables.propose import names, quotes, times
from newstables.propose.index import index_mentions
from newstables.review import parse_decisions
from newstables.text import read

Made = TypeVar("Made")

SHORT, LONG = 2_000, 16_000

TEXTS = {
    "marks of all kinds": "“ ” \" ‘ ’ ' « » „ ‚ ‹ › 「 」 `` '' ",
    "open double marks": "“go ",
    "open single marks": "‘go ",
    "straight marks": '"go" "',
    "one mark": "“",
    "marks in marks": "“he said ‘go ",
    "a mark in each paragraph": "“Go on.\n\n",
    "capitals": "RELIEF AGENCY ",
    "names joined": "Relief of the Agency and ",
    "initials": "A. B. C. ",
    "initials without spaces": "A.B.",
    "titles": "President General Prime Minister ",
    "titles with names": "Mr. Lindqvist ",
    "said": "said ",
    "he said": "he said she said ",
    "said and names": "said Mara Lindqvist, ",
    "according to": "according to Mara Lindqvist, ",
    "who said that who": "Mara who said that Ilan who said that ",
    "commas": ",",
    "names and commas": "Mara, Ilan, Petra, ",
    "possessives": "Mara’s ",
    "apostrophes": "'",
    "lines": "\n",
    "words and lines": "go\r\n",
    "headings": "Relief Reaches South\n\n",
    "spaces": " ",
    "right to left": "שלום ‏مرحبا \u202e",
    "combining characters": "e\u0301\u0302\u0303",
    "zero width": "a\u200b\u200db ",
    "half surrogate pairs": "Mara \udfff\ud800",
    "NUL": "a\0 ",
    "byte order marks": "\ufeff",
    "a word": "a",
    "a line": "the boats had come to the village and ",
    "digits": "1",
    "full stops": ". ",
    "abbreviations": "U.S. ",
    "hyphens": "a-",
    "brackets": "((a) ",
    "turns": "Q: Why? A: No. BERG: Go.\n",
    "countries and bodies": "Russian Foreign Ministry of the ",
    "pronouns": "he she they it ",
    "datelines": "GENEVA (Reuters) - ",
    "addresses": "https://example.org/a?b=c&d @mara ",
}


def of_length(piece: str, characters: int) -> str:
    return (piece * (characters // len(piece) + 1))[:characters]


def peak(action: Callable[[], Made]) -> tuple[int, Made]:
    """The most memory that an action holds at once, and what it gives."""
    tracemalloc.start()
    try:
        made = action()
        return tracemalloc.get_traced_memory()[1], made
    finally:
        tracemalloc.stop()


def work(text: str) -> dict[str, int]:
    """The calls of each step that reads the text."""
    document = read(text)
    actors, places, mentions = names.propose(document)
    index = index_mentions(document, mentions, {a.actor_id: a for a in actors}, {p.place_id: p for p in places})
    found = times.propose(document, STORY_DAY)
    return {
        "reading": calls(lambda: read(text)),
        "names": calls(lambda: names.propose(document)),
        "quotes": calls(lambda: quotes.propose(document, index, found)),
    }


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_work_on_a_text_grows_with_its_length(piece: str) -> None:
    short, long = work(of_length(piece, SHORT)), work(of_length(piece, LONG))
    assert {step: (short[step], count) for step, count in long.items() if count > 11 * short[step] + 2_000} == {}


@pytest.mark.parametrize("cue", ["said ", "denied "])
def test_a_text_of_nothing_but_reporting_verbs_costs_what_its_words_cost(cue: str) -> None:
    """What each of them reports runs past all that follow, so that a step too many is made a hundred times a word."""
    text = of_length(cue, 12_000)
    work(cue)  # the lexicon is loaded
    assert work(text)["quotes"] < 50 * len(text)


def test_memory_grows_with_the_length_of_an_article() -> None:
    """A megabyte of prose takes some 70 MB, ten megabytes ten times as much."""

    def made(copies: int) -> tuple[int, object]:
        return peak(lambda: extract("\n\n".join([STORY] * copies), STORY_DAY))

    extract(STORY, STORY_DAY)
    (few, _), (many, _) = made(5), made(50)
    assert many < 13 * few
    assert many < 80 * 50 * len(STORY)


def test_memory_grows_with_the_length_of_a_page() -> None:
    """Never all its small pieces at once."""
    tables = machine_tables(make_article("\n\n".join([STORY] * 50), "story", published_on=STORY_DAY))
    page_bytes(tables, {})
    most, page = peak(lambda: page_bytes(tables, {}))
    assert most < 7.8 * len(page)


def lines(line: Callable[[int], str], characters: int) -> str:
    """Lines that differ in their number, so many characters in all."""
    return "".join(line(number) for number in range(characters // len(line(1_000))))


YAML: dict[str, Callable[[int], str]] = {
    "keys": lambda n: f"k{n}: x\n",
    "a key again": lambda _: "a: x\n",
    "a list": lambda _: "- a\n",
    "a list in brackets": lambda n: "a, " if n else "a: [",
    "anchors": lambda n: f"a{n}: &a{n} x\n",
    "merged keys": lambda _: "<<: x\n",
    "tags": lambda n: f"k{n}: !t x\n",
    "documents": lambda _: "---\n",
    "comments": lambda _: "# a\n",
    "words": lambda n: "  x\n" if n else "a: >\n",
    "right to left": lambda n: f"א{n}: ב\n",
    "decisions": lambda n: (
        f"  - reject: figures\n    words: x#{n}\n    reason: x\n    reader: first\n" if n else "decisions:\n"
    ),
    "settings": lambda n: (
        f"  - set: figures/f{n}-9\n    fields: {{status: {{old: asserted, new: denied}}}}\n    reason: x\n    reader: first\n"
        if n
        else "decisions:\n"
    ),
}
HEAD = ",".join(columns := schema.table("times").columns) + "\n"
CSV: dict[str, Callable[[int], str]] = {
    "commas": lambda _: ",",
    "lines": lambda _: "\n",
    "empty rows": lambda _: "," * (len(columns) - 1) + "\n",
    "words for numbers": lambda _: "x," * (len(columns) - 1) + "x\n",
    "quotation marks": lambda _: '""',
    "an open cell": lambda n: "a\n" if n else '"',
    "carriage returns": lambda _: "\r\n",
    "NUL": lambda _: "\0",
    "a cell": lambda _: "a",
    "digits": lambda _: "1",
    "zero width": lambda _: "\u200b,",
}
DESCRIPTORS: dict[str, Callable[[int], str]] = {
    "brackets": lambda _: "[",
    "empty lists": lambda _: "[],",
    "quotation marks": lambda _: '"',
    "words": lambda _: '"a",',
    "escapes": lambda _: '"\\u0041",',
    "half surrogate pairs": lambda _: '"\\ud800",',
    "digits": lambda _: "1",
    "exponents": lambda _: "1e999,",
    "NUL": lambda _: "\0",
    "keys": lambda n: f'"k{n}":1,',
    "resources": lambda n: f'{{"name":"a{n}","path":"data/{n}"}},',
}
FILES: dict[str, tuple[Callable[[str], object], dict[str, Callable[[int], str]]]] = {
    "metadata": (lambda text: parse_article(b"x", text, "a", "a.txt", "article.yaml"), YAML),
    "review": (lambda text: parse_decisions(text, "review.yaml", {}), YAML),
    "csv": (lambda text: read_csv("times", text.encode(), []), CSV),
    "rows of csv": (lambda text: read_csv("times", (HEAD + text).encode(), []), CSV),
    "descriptor": (lambda text: parse_descriptor(('{"resources": [' + text).encode(), "datapackage.json"), DESCRIPTORS),
}


@pytest.mark.parametrize(
    ("reader", "line"),
    [
        pytest.param(reader, line, id=f"{file}-{kind}")
        for file, (reader, kinds) in FILES.items()
        for kind, line in kinds.items()
    ],
)
def test_work_on_a_file_grows_with_its_length(reader: Callable[[str], object], line: Callable[[int], str]) -> None:
    def work(characters: int) -> int:
        def reading() -> None:
            try:
                reader(lines(line, characters))
            except BadInput:
                return

        reading()
        return calls(reading)

    assert work(LONG) < 11 * work(SHORT) + 2_000
