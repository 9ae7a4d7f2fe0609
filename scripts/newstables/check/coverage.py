"""Coverage: nothing that should be a row was overlooked, computed from the text alone.

Every number and number word lies in a row of figures or times, in a name, or in a rejection; every pair of quotation
marks in a row of quotes; every time word in a row of times. A gap is a fault in a reviewed article and a count in others.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newstables import words
from newstables.faults import Fault
from newstables.text import Document, read

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]


class Gap(NamedTuple):
    """Words that no row and no rejection holds: the table that lacks them and where they stand."""

    article_id: str
    table: str
    start: int
    end: int
    words: str


class _Spans:
    """A set of spans that answers whether one of them holds a stretch of text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.reach: list[int] = []
        for start, end in sorted(spans):
            self.starts.append(start)
            self.reach.append(max(end, self.reach[-1] if self.reach else 0))

    def hold(self, start: int, end: int) -> bool:
        """Whether the spans that begin at or before `start` reach to `end`."""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and self.reach[index] >= end


_AGE = ["-", "year", "-", "old"]


def _is_age(document: Document, index: int) -> bool:
    """Whether a number or its unit stands in a person's age: `52-year-old` is neither a figure nor a time."""
    number = index - 2 if document.lowers[index] == "year" else index
    return document.lowers[number + 1 : number + 5] == _AGE


def _needs_figure(document: Document, index: int) -> bool:
    return words.is_number(document.lowers[index]) and not _is_age(document, index)


def _needs_time(document: Document, index: int) -> bool:
    lower, kinds = document.lowers[index], words.times()
    if lower in kinds["month"] or lower in kinds["weekday"]:
        return document.words[index][0].isupper()  # May and Sat. are names, may and sat are verbs
    return lower in words.time_words() and not _is_age(document, index)


def _by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows with a span by the article they belong to."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["start_char"] is not None:
            found.setdefault(row["article_id"], []).append(row)
    return found


def _row_spans(rows: Iterable[Row], table: str, rejected: Mapping[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return [(row["start_char"], row["end_char"]) for row in rows] + rejected.get(table, [])


def gaps(tables: Tables, texts: Mapping[str, str]) -> Iterator[Gap]:
    """Every gap of coverage.

    Args:
        tables: all tables.
        texts: the text of each article by id.
    """
    by_article = {name: _by_article(tables[name]) for name in ("figures", "times", "quotes", "mentions", "reviews")}
    for article in tables["articles"]:
        article_id = article["article_id"]
        text = texts.get(article_id)
        if text is None:
            continue
        of_article = {name: rows.get(article_id, []) for name, rows in by_article.items()}
        rejected: dict[str, list[tuple[int, int]]] = {}
        for row in of_article["reviews"]:
            if row["action"] == "reject":
                rejected.setdefault(row["table_name"], []).append((row["start_char"], row["end_char"]))
        names = [(m["start_char"], m["end_char"]) for m in of_article["mentions"] if m["form"] in ("name", "title", "metonym")]
        figures = _row_spans(of_article["figures"], "figures", rejected)
        times = _row_spans(of_article["times"], "times", rejected)
        numbers = _Spans(figures + times + names)
        time_spans = _Spans(times + names)
        quotes = _Spans(_row_spans(of_article["quotes"], "quotes", rejected))
        document = read(text)
        for index, (start, end) in enumerate(zip(document.starts, document.ends, strict=True)):
            if _needs_figure(document, index) and not numbers.hold(start, end):
                yield Gap(article_id, "figures", start, end, document.words[index])
            if _needs_time(document, index) and not time_spans.hold(start, end):
                yield Gap(article_id, "times", start, end, document.words[index])
        inner = {(row["start_char"], row["end_char"]) for row in of_article["quotes"]} | set(rejected.get("quotes", []))
        for quotation in document.quotations:
            span = (quotation.inner_start, quotation.inner_end)
            if span not in inner and (quotation.depth or not quotes.hold(*span)):
                yield Gap(article_id, "quotes", *span, text[span[0] : span[1]])


def check_coverage(tables: Tables, texts: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for every gap in an article that a reader has reviewed."""
    reviewed = [row for row in tables["articles"] if row["reviewed"]]
    for gap in gaps({**tables, "articles": reviewed}, texts):
        shown = gap.words if len(gap.words) <= 40 else gap.words[:39] + "…"
        yield Fault(
            f"{gap.table} {gap.article_id}/{gap.start}-{gap.end}",
            f"no row holds {shown!r}",
            "add a row or reject the words in review.yaml",
        )
