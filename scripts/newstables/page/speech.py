"""Who speaks about whom: how many quotes of each speaker mention each actor.

Takes the rows of one article, gives a grid of the speakers quoted most by the actors they mention most; a cell holds the
quotes it counts. A quote counts once for an actor however often it names him.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from newstables.page.article import Rows

_MOST = 10


@dataclass(slots=True)
class Cell:
    """Quotes of one speaker that mention one actor."""

    quotes: list[str]
    level: int  # 1 to 4, of the largest count in the grid


@dataclass(slots=True)
class Speech:
    """The grid: `rows` gives for each speaker a cell an actor, None where there is no quote."""

    actors: list[str]
    rows: list[tuple[str, int, list[Cell | None]]]
    more_speakers: int


def speech(rows: Rows) -> Speech | None:
    """The grid of an article; None when no speaker mentions anybody."""
    mentions = sorted((row["start_char"], row["end_char"], row["actor"]) for row in rows["mentions"] if row["actor_id"])
    starts = [mention[0] for mention in mentions]
    speakers: dict[str, list[str]] = {}
    for row in rows["quote_speakers"]:
        speakers.setdefault(row["quote_id"], []).append(row["actor"])
    found: dict[tuple[str, str], list[str]] = {}
    quoted: Counter[str] = Counter()
    for quote in rows["quotes"]:
        first = bisect_left(starts, quote["content_start_char"])
        last = bisect_left(starts, quote["content_end_char"])
        named = {actor: None for _, end, actor in mentions[first:last] if end <= quote["content_end_char"]}
        for speaker in speakers.get(quote["quote_id"], ()):
            quoted[speaker] += 1
            for actor in named:
                found.setdefault((speaker, actor), []).append(quote["quote_id"])
    if not found:
        return None
    about: Counter[str] = Counter()
    for (_, actor), quotes in found.items():
        about[actor] += len(quotes)
    most = max(len(quotes) for quotes in found.values())
    actors = _most(about)
    grid: list[tuple[str, int, list[Cell | None]]] = []
    for speaker in _most(quoted):
        cells: list[Cell | None] = []
        for actor in actors:
            quotes = found.get((speaker, actor), [])
            cells.append(Cell(quotes, -(-4 * len(quotes) // most)) if quotes else None)
        grid.append((speaker, quoted[speaker], cells))
    return Speech(actors, grid, len(quoted) - len(grid))


def _most(counts: Counter[str]) -> list[str]:
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
