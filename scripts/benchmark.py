r"""What each step costs, in CPU time, against one pass of a plain regular expression over the same text in the same run.

    python scripts/benchmark.py                     # the seed article
    python scripts/benchmark.py story.txt ...       # text files
    python scripts/benchmark.py articles.jsonl      # JSON lines with a field "text"

Prints a table: CPU seconds and the ratio to the pass of `\w+|[^\w\s]` for reading, names, times, quotes, figures, events,
ids and rows, then for all thirteen tables through `extract_batch`; then how the whole grows on 1, 10 and 100 copies of one
article, and the peak memory. Numbers of different runs or machines compare by their ratios only. No result is kept: the
steps take turns on each article, so that what disturbs the machine disturbs all of them, and the memory is that of one batch.
"""

import json
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa

from newstables import extract_batch
from newstables.article import make_article
from newstables.assemble import assemble
from newstables.keys import key_rows
from newstables.propose import events, figures, names, quotes, times
from newstables.propose.index import index_mentions
from newstables.rows import Proposal
from newstables.text import read

Costs: TypeAlias = defaultdict[str, float]

_BASELINE = re.compile(r"\w+|[^\w\s]")
_DAY = date(2024, 10, 29)
_ROUNDS = 3
_BATCH = 100  # articles


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


def steps(articles: list[str], costs: Costs) -> None:
    """Read the articles step by step; the CPU seconds of each step are added to its own."""

    def timed(step: str, work: Callable[..., Any], *inputs: Any) -> Any:
        begun = time.process_time()
        result = work(*inputs)
        costs[step] += time.process_time() - begun
        return result

    for text in articles:
        timed("one pass", _BASELINE.findall, text)
        document = timed("reading", read, text)
        actors, places, mentions = timed("names", names.propose, document)
        by_id = {actor.actor_id: actor for actor in actors}
        index = timed("names", index_mentions, document, mentions, by_id, {place.place_id: place for place in places})
        found_times = timed("times", times.propose, document, _DAY)
        quoted = timed("quotes", quotes.propose, document, index, found_times)
        measured, indicators = timed("figures", figures.propose, document, index, found_times, quoted)
        told = timed("events", events.propose, document, index, found_times, quoted)
        proposal = Proposal(actors, places, mentions, found_times, quoted, measured, told, indicators)
        keyed = timed("ids and rows", key_rows, proposal)
        timed("ids and rows", assemble, make_article(text, "article", published_on=_DAY), document, keyed)


def batches(articles: list[str], costs: Costs) -> None:
    """All thirteen tables of the articles, batch by batch, with a pass of the expression over each batch."""
    for start in range(0, len(articles), _BATCH):
        some = articles[start : start + _BATCH]
        ids = [f"a{number}" for number in range(len(some))]
        batch = pa.record_batch({"id": ids, "text": some, "published_on": [_DAY] * len(some)})
        begun = time.process_time()
        for text in some:
            _BASELINE.findall(text)
        passed = time.process_time()
        extract_batch(batch)
        costs["one pass"] += passed - begun
        costs["all thirteen tables"] += time.process_time() - passed


def least(work: Callable[[list[str], Costs], None], articles: list[str]) -> dict[str, float]:
    """The least CPU seconds of each step in a few rounds."""
    rounds = []
    for _ in range(_ROUNDS):
        costs: Costs = defaultdict(float)
        work(articles, costs)
        rounds.append(costs)
    return {step: min(costs[step] for costs in rounds) for step in rounds[0]}


def main(paths: list[str]) -> None:
    """Measure and print."""
    articles = texts(paths)
    batches(articles[:_BATCH], defaultdict(float))  # loads the word lists, which is no cost of an article
    by_step = least(steps, articles)
    whole = least(batches, articles)
    size = sum(map(len, articles))
    print(f"{len(articles)} articles, {size:,} characters; one pass of the expression takes {by_step['one pass']:.3f} s CPU")
    for costs in (by_step, whole):
        base = costs.pop("one pass")
        for step, seconds in costs.items():
            print(f"  {step:20} {seconds:8.3f} s  {seconds / base:6.1f} x")
    print(f"  articles a CPU second: {len(articles) / whole['all thirteen tables']:.0f}")
    longest = max(articles, key=len)
    print("\nGrowth on copies of the longest article")
    for copies in (1, 10, 100):
        costs = least(batches, ["\n".join([longest] * copies)])
        seconds = costs["all thirteen tables"]
        print(f"  {copies:4} x  {seconds:8.3f} s  {seconds / costs['one pass']:6.1f} x")
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
