"""An article as a person names it on the command line: a file or standard input, and its day of publication.

A file that is no text (a PDF, a Word document) is turned away by its first bytes, with the name of what it is; of a text
that hardly looks like an English article a warning tells, and it is read all the same.
"""

import re
import sys
from datetime import date
from pathlib import Path

from newstables import words
from newstables.article import Article, decode, make_article, parse_day
from newstables.commands.console import warn
from newstables.faults import BadInput, Fault, WrongUse, wrong_use
from newstables.slugs import safe_id

_STANDARD_INPUT = "-"

# What a file is that is no text, by how it begins.
_NO_TEXT = [
    (re.compile(begins, re.DOTALL | re.IGNORECASE), kind)
    for begins, kind in (
        (rb"%PDF-", "a PDF"),
        (rb"PK\x03\x04.*word/document", "a Word document"),
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file"),
        (rb"PK[\x03\x05]", "a zip file"),
        (rb"\xd0\xcf\x11\xe0", "a document of an old office program"),
        (rb"\{\\rtf", "an RTF document"),
        (rb"\x1f\x8b", "a gzip file"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", "an image"),
        (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,999}?-->\s*)*<(?:!doctype\s+html|html)", "an HTML page"),
    )
]
_TAG = re.compile(r"</?(?:p|a|div|span|br|li|ul|h[1-6]|b|i|em|strong|img|td|tr)\b[^<>]{0,2000}>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 50_000  # characters
_MOST_TAGS = 5
_FEWEST_WORDS = 30  # a text of fewer tells nothing of its language
_ENGLISH_SHARE = 0.08  # of function words among the words; English news has 0.15 and more, other languages about 0


def given_day(published: str | None) -> date | None:
    """The day given with --published.

    Raises:
        WrongUse: it is none.
    """
    try:
        return None if published is None else parse_day(published, "--published")
    except BadInput as bad:
        raise WrongUse(bad.faults) from None


def _read_input(name: str) -> bytes:
    from newstables.seeds import read_bytes

    if name == _STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return read_bytes(Path(name), name)


def read_input_article(name: str, day: date | None) -> Article:
    """The article in a file, or on standard input when its name is `-`.

    Raises:
        WrongUse: there is no such file, it is empty, or of a kind that holds no plain text; BadInput: its text is spoilt.
    """
    raw = _read_input(name)
    where = "standard input" if name == _STANDARD_INPUT else name
    if not raw:
        raise wrong_use(where, "is empty, it holds no words", "put the article's text in it")
    if kind := next((kind for begins, kind in _NO_TEXT if begins.match(raw)), None):
        raise wrong_use(where, f"is {kind}", "save the article's text as a UTF-8 .txt file")
    text = decode(raw, where)
    if doubt := _doubt(text[:_LOOKED_AT]):
        warn(Fault(where, doubt, "its tables will hold little that is right"))
    stem = "article" if name == _STANDARD_INPUT else Path(name).stem
    source = None if name == _STANDARD_INPUT or not name.isprintable() else Path(name).name
    return make_article(text, safe_id(stem), raw, day, source)


def _doubt(text: str) -> str | None:
    """Why a text is probably no English article."""
    if len(_TAG.findall(text)) > _MOST_TAGS:
        return "holds HTML markup"
    found = [word.lower() for word in _WORD.findall(text)]
    function_words = {row["word"] for row in words.rows("function_words.csv")}
    of_english = sum(word in function_words for word in found)
    if len(found) >= _FEWEST_WORDS and of_english < _ENGLISH_SHARE * len(found):
        return f"hardly looks English ({100 * of_english / len(found):.0f} % of its words are English function words)"
    return None
