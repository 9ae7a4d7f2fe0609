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
_UNKNOWN = "\0"  # stands between the sentences of a text that is not at hand; no article holds it
_MOST_BLANK = 1 << 22  # characters; an offset beyond is a fault, not a reason to fill the memory


def texts_from_sentences(tables: Tables, within: str = _UNKNOWN, between: str = _UNKNOWN) -> dict[str, str]:
    """The text of each article as far as its sentences tell: their characters in place.

    Args:
        tables: all tables.
        within: what stands for a character between two sentences of a paragraph.
        between: what stands for one between two paragraphs, and at both ends.
    """
    rows_of: dict[str, list[Row]] = {row["article_id"]: [] for row in tables["articles"]}
    for row in tables["sentences"]:
        rows_of.setdefault(row["article_id"], []).append(row)
    lengths = {row["article_id"]: row["characters"] for row in tables["articles"]}
    texts: dict[str, str] = {}
    left = _MOST_BLANK
    for article_id, rows in rows_of.items():
        parts: list[str] = []
        at, paragraph = 0, 0
        for row in sorted(rows, key=lambda row: row["start_char"]):
            gap = min(max(row["start_char"] - at, 0), left)
            parts += [gap * (within if row["paragraph"] == paragraph else between), row["text"]]
            at, paragraph, left = row["start_char"] + len(row["text"]), row["paragraph"], left - gap
        gap = min(max(lengths.get(article_id, 0) - at, 0), left)
        texts[article_id] = "".join([*parts, gap * between])
        left -= gap
    return texts


def _blank(text: str) -> bool:
    return not text.replace(_UNKNOWN, "").replace("\ufeff", "").strip()


def _same(found: str, text: str) -> bool:
    """Whether two texts agree; a character that is not known may be any white space."""
    if found == text:
        return True
    return len(found) == len(text) and all(a == b or (a == _UNKNOWN and _blank(b)) for a, b in zip(found, text, strict=True))


def _spans(name: str) -> list[str]:
    """Prefixes of the spans of a table: "" for the row's own, "speaker_", "counted_" and so on."""
    columns = set(schema.table(name).columns)
    return [
        c.removesuffix("text") for c in schema.table(name).columns if c.endswith("text") and f"{c[:-4]}start_char" in columns
    ]


def check_evidence(tables: Tables, stored: Mapping[str, str]) -> Iterator[Fault]:
    """Faults of spans, of the sentences they name, and of sentences that do not cover their article.

    Args:
        tables: all tables.
        stored: texts as stored, by article id; for an article that is not among them its sentences stand.
    """
    texts = {**texts_from_sentences(tables), **stored}
    sentences = {row["sentence_id"]: row for row in tables["sentences"]}
    for name, rows in tables.items():
        prefixes = _spans(name)
        for row in rows if prefixes else ():
            text = texts.get(row["article_id"])
            if text is None:
                continue  # a fault of keys
            for prefix in prefixes:
                yield from _check_span(name, row, prefix, text)
            if "sentence_id" in row and name != "sentences":
                yield from _check_sentence(name, row, sentences)
    yield from _check_cover(tables, texts)
    yield from _check_sizes(tables, texts, stored)


def _check_span(name: str, row: Row, prefix: str, text: str) -> Iterator[Fault]:
    words, start, end = (row[f"{prefix}{part}"] for part in ("text", "start_char", "end_char"))
    if words is None or start is None or end is None:
        if (words, start, end) != (None, None, None):
            yield Fault(row_name(name, row), f"{prefix}text and its offsets are not null together", "fill or empty all three")
        return
    if not 0 <= start < end <= len(text):
        yield Fault(row_name(name, row), f"{prefix}start_char and {prefix}end_char lie outside the article", _REREAD)
    elif not _same(found := text[start : min(end, start + len(words) + 1)], words):
        what = f"{prefix}text {words!r:.60} is not what stands there ({found!r:.60})"
        yield Fault(row_name(name, row), what, _REREAD)


def _check_sentence(name: str, row: Row, sentences: Mapping[str, Row]) -> Iterator[Fault]:
    sentence = sentences.get(row["sentence_id"])
    if sentence is None:
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
        if text is None:
            continue
        if start < at[article_id]:
            yield Fault(row_name("sentences", row), "overlaps the sentence before", "let each begin where the last ended")
        elif not _blank(text[at[article_id] : start]):
            left = text[at[article_id] : start].strip()
            yield Fault(row_name("sentences", row), f"leaves out {left[:40]!r} before it", "cover every character")
        at[article_id] = max(start, end, at[article_id])
    for article_id, end in at.items():
        if not _blank(texts[article_id][end:]):
            yield Fault(f"sentences {article_id}", "leave out the end of the article", "cover every character")


def _check_sizes(tables: Tables, texts: Mapping[str, str], stored: Mapping[str, str]) -> Iterator[Fault]:
    """`characters` and `words` count the text."""
    for row in tables["articles"]:
        text = texts[row["article_id"]]
        if row["characters"] != len(text):
            yield Fault(row_name("articles", row), f"characters is {row['characters']}", f"the text has {len(text)}")
        if row["article_id"] in stored and row["words"] != len(text.split()):
            yield Fault(row_name("articles", row), f"words is {row['words']}", f"the text has {len(text.split())}")
