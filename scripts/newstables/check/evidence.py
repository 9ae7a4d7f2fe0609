"""Evidence: every text is in the article at the offsets given, every sentence id is the sentence that holds the span.

Takes the tables and, where they are at hand, the articles' texts. Without a text its sentences stand for it: they hold
every character that is not white space.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newstables import schema
from newstables.check.values import row_name
from newstables.faults import Fault

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]

_REREAD = "give the offsets of the words, or the words at the offsets"
_SPACE_TOO = "\ufeff"


def texts_from_sentences(tables: Tables) -> dict[str, str]:
    """The text of each article as far as its sentences tell: their characters in place, line breaks between them."""
    texts: dict[str, str] = {}
    by_article: dict[str, list[Row]] = {row["article_id"]: [] for row in tables["articles"]}
    for row in tables["sentences"]:
        by_article.setdefault(row["article_id"], []).append(row)
    lengths = {row["article_id"]: row["characters"] for row in tables["articles"]}
    for article_id, rows in by_article.items():
        parts, at = [], 0
        for row in sorted(rows, key=lambda row: row["start_char"]):
            parts.append("\n" * (row["start_char"] - at))
            parts.append(row["text"])
            at = row["start_char"] + len(row["text"])
        parts.append("\n" * ((lengths.get(article_id) or 0) - at))
        texts[article_id] = "".join(parts)
    return texts


def _blank(text: str) -> bool:
    return all(c.isspace() or c in _SPACE_TOO for c in text)


def _same(found: str, text: str, exact: bool) -> bool:
    """Whether two texts agree; between sentences a reconstructed text knows that there is a gap, not what fills it."""
    if found == text:
        return True
    return (
        not exact
        and len(found) == len(text)
        and all(a == b or (a == "\n" and (b.isspace() or b in _SPACE_TOO)) for a, b in zip(found, text, strict=True))
    )


def _spans(name: str) -> list[str]:
    """Prefixes of the spans of a table: "" for the row's own, "speaker_", "counted_" and so on."""
    columns = set(schema.table(name).columns)
    return [
        c.removesuffix("text") for c in schema.table(name).columns if c.endswith("text") and f"{c[:-4]}start_char" in columns
    ]


def check_evidence(tables: Tables, texts: Mapping[str, str], exact: bool = True) -> Iterator[Fault]:
    """Faults of spans, of the sentences they name, and of sentences that do not cover their article.

    Args:
        tables: all tables.
        texts: the text of each article by id.
        exact: whether these are the texts as stored, not put together from sentences.
    """
    sentences = {row["sentence_id"]: row for row in tables["sentences"]}
    article_of = {row["quote_id"]: row["article_id"] for row in tables["quotes"]}
    article_of |= {row["event_id"]: row["article_id"] for row in tables["events"]}
    for name, rows in tables.items():
        prefixes = _spans(name)
        if not prefixes:
            continue
        for row in rows:
            text = texts.get(row["article_id"])
            if text is None:
                continue
            for prefix in prefixes:
                yield from _check_span(name, row, prefix, text, exact)
            if "sentence_id" in row and name != "sentences":
                yield from _check_sentence(name, row, sentences, text, exact)
    yield from _check_cover(tables, texts)


def _check_span(name: str, row: Row, prefix: str, text: str, exact: bool) -> Iterator[Fault]:
    words, start, end = (row[f"{prefix}{part}"] for part in ("text", "start_char", "end_char"))
    if words is None or start is None or end is None:
        if (words, start, end) != (None, None, None):
            yield Fault(row_name(name, row), f"{prefix}text and its offsets are not null together", "fill or empty all three")
        return
    if not 0 <= start < end <= len(text):
        yield Fault(row_name(name, row), f"{prefix}start_char and {prefix}end_char lie outside the article", _REREAD)
    elif not _same(text[start:end], words, exact):
        found = text[start:end]
        yield Fault(row_name(name, row), f"{prefix}text {words!r} is not what stands there ({found!r})", _REREAD)


def _check_sentence(name: str, row: Row, sentences: Mapping[str, Row], text: str, exact: bool) -> Iterator[Fault]:
    sentence = sentences.get(row["sentence_id"])
    if sentence is None or row["start_char"] is None:
        return  # a fault of keys
    if not sentence["start_char"] <= row["start_char"] < sentence["end_char"] or sentence["article_id"] != row["article_id"]:
        yield Fault(row_name(name, row), "sentence_id is not the sentence that holds start_char", "name that sentence")
    if "sentence_text" in row and row["sentence_text"] != sentence["text"]:
        yield Fault(row_name(name, row), "sentence_text is not the text of its sentence", "copy it from sentences")
    if "headline" in row and row["headline"] != (sentence["kind"] == "heading"):
        yield Fault(row_name(name, row), "headline does not fit the kind of its sentence", "true in headings only")


def _check_cover(tables: Tables, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Sentences stand one after another and hold every character that is not white space."""
    at = dict.fromkeys(texts, 0)
    for row in tables["sentences"]:
        article_id, start, end = row["article_id"], row["start_char"], row["end_char"]
        text = texts.get(article_id)
        if text is None or start is None or end is None:
            continue
        if start < at[article_id]:
            yield Fault(row_name("sentences", row), "overlaps the sentence before", "let each begin where the last ended")
        elif not _blank(text[at[article_id] : start]):
            left = text[at[article_id] : start].strip()
            yield Fault(row_name("sentences", row), f"leaves out {left[:40]!r} before it", "cover every character")
        at[article_id] = max(end, at[article_id])
    for article_id, end in at.items():
        if not _blank(texts[article_id][end:]):
            yield Fault(f"sentences {article_id}", "leave out the end of the article", "cover every character")
