r"""What each step costs, in CPU time, against one pass of a plain regular expression over the same text in the same run.

    python scripts/benchmark.py                     # the seed article
    python scripts/benchmark.py story.txt ...       # text files
    python scripts/benchmark.py articles.jsonl      # JSON lines with a field "text"

Prints a table: CPU seconds and the ratio to the pass of `\w+|[^\w\s]` for reading, names, times, quotes, figures, events,
assembling and all thirteen tables, then how the whole grows on 1, 10 and 100 copies of one article, and the peak memory.
Numbers of different runs or machines compare by their ratios only.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from newstables import pipeline
from newstables.article import make_article
from newstables.propose import events, figures, names, quotes, times
from newstables.propose.index import index_mentions
from newstables.text import read

_BASELINE = re.compile(r"\w+|[^\w\s]")
_DAY = date(2024, 10, 29)
_ROUNDS = 3


def texts(paths: list[str]) -> list[str]:
    """The articles of the files named, or the seed article."""
    if not paths:
        root = Path(__file__).resolve().parents[1]
        return [path.read_bytes().decode("utf-8") for path in sorted(root.glob("seeds/*/article.txt"))]
    found: list[str] = []
    for path in paths:
        content = Path(path).read_bytes().decode("utf-8")
        found += [json.loads(line)["text"] for line in content.splitlines()] if path.endswith(".jsonl") else [content]
    return found


def timed(work: Callable[..., Any], inputs: Iterable[tuple[Any, ...]]) -> tuple[float, list[Any]]:
    """CPU seconds of the quickest of a few rounds of some work over all inputs, and its results."""
    cases = list(inputs)
    best, results = float("inf"), []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        results = [work(*case) for case in cases]
        best = min(best, time.process_time() - begun)
    return best, results


def tables_of(text: str) -> object:
    """All thirteen tables of one article, as rows."""
    return pipeline.machine_tables(make_article(text, "article", published_on=_DAY))


def main(paths: list[str]) -> None:
    """Measure and print."""
    articles = texts(paths)
    tables_of(articles[0])  # loads the word lists, which is no cost of an article
    base, _ = timed(_BASELINE.findall, [(text,) for text in articles])
    costs: dict[str, float] = {}
    costs["reading"], documents = timed(read, [(text,) for text in articles])
    costs["names"], named = timed(names.propose, [(d,) for d in documents])
    indexes = [
        index_mentions(d, mentions, {a.actor_id: a for a in actors}, {p.place_id: p for p in places})
        for d, (actors, places, mentions) in zip(documents, named, strict=True)
    ]
    costs["times"], found_times = timed(times.propose, [(d, _DAY) for d in documents])
    read_so_far = list(zip(documents, indexes, found_times, strict=True))
    costs["quotes"], quoted = timed(quotes.propose, read_so_far)
    rest = [(*so_far, q) for so_far, q in zip(read_so_far, quoted, strict=True)]
    costs["figures"], _ = timed(figures.propose, rest)
    costs["events"], _ = timed(events.propose, rest)
    costs["all thirteen tables"], _ = timed(tables_of, [(text,) for text in articles])
    size = sum(map(len, articles))
    print(f"{len(articles)} articles, {size:,} characters; one pass of the expression takes {base:.3f} s CPU")
    for step, seconds in costs.items():
        print(f"  {step:20} {seconds:8.3f} s  {seconds / base:6.1f} x")
    print(f"  articles a CPU second: {len(articles) / costs['all thirteen tables']:.0f}")
    longest = max(articles, key=len)
    print("\nGrowth on copies of the longest article")
    for copies in (1, 10, 100):
        text = "\n".join([longest] * copies)
        seconds, _ = timed(tables_of, [(text,)])
        base, _ = timed(_BASELINE.findall, [(text,)])
        print(f"  {copies:4} x  {seconds:8.3f} s  {seconds / base:6.1f} x")
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
