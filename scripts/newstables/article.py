"""One article as it came in: its text, its metadata and who read it.

Takes bytes and a metadata file's text; gives an `Article`. Files are opened by the caller. Text must be UTF-8; line ends
and a byte order mark are kept, because offsets count the characters of the file as stored.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from newstables.faults import BadInput, Fault, bad_input
from newstables.yamlfile import Item, parse

METADATA = ("title", "publisher", "author", "url", "credit", "language")
_LISTS = ("publisher_basis", "published_on_reasons", "terms")
_KEYS = frozenset({*METADATA, *_LISTS, "published_on", "published_on_basis", "readers"})
_READER_KEYS = frozenset({"id", "kind", "name", "read_on"})
READER_KINDS = ("person", "language_model")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who decided: `kind` is person or language_model, `read_on` the day of the reading."""

    id: str
    kind: str
    name: str
    read_on: date


@dataclass(slots=True)
class Article:
    """An article with its metadata; `readers` is empty for one that nobody has reviewed."""

    article_id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_on_basis: str | None = None
    language: str = "en"
    credit: str | None = None
    source_file: str | None = None
    readers: dict[str, Reader] = field(default_factory=dict)


def parse_day(written: str, where: str) -> date:
    """A day written as 2024-10-29.

    Raises:
        BadInput: it is no such day.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise bad_input(where, f"{written!r} is no date", "write it as 2024-10-29") from None


def decode(raw: bytes, where: str) -> str:
    """The text of an article file, untouched but for its encoding.

    Args:
        raw: the bytes of the file.
        where: the file's name, for messages.

    Raises:
        BadInput: the bytes are not UTF-8, or no article (see `check_text`).
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise bad_input(
            f"{where}:{line}", f"is not UTF-8 (byte {error.start})", "save the file as UTF-8 and run again"
        ) from None
    check_text(text, where)
    return text


def check_text(text: str, where: str) -> None:
    """Refuse what is no text.

    Raises:
        BadInput: it holds NUL or half a surrogate pair, or nothing but white space and byte order marks.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise bad_input(f"{where}:{line}", "holds a NUL character, so it is no plain text", "save it as plain text")
    if not text.replace("\ufeff", "").strip():
        raise bad_input(where, "holds no words", "put the article's text in it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as half:
        what = f"holds half a surrogate pair (character {half.start})"
        raise bad_input(where, what, "decode the text as UTF-8") from None


def make_article(
    text: str, article_id: str, raw: bytes | None = None, published_on: date | None = None, source_file: str | None = None
) -> Article:
    """An article without a metadata file.

    Args:
        text: the article, decoded and otherwise untouched.
        article_id: its id, a slug.
        raw: the bytes of its file, whose hash is kept; those of the text in UTF-8 when left out.
        published_on: the day it was published, which then counts as stated.
        source_file: the file's name, as `articles` publishes it.
    """
    digest = hashlib.sha256(text.encode("utf-8") if raw is None else raw).hexdigest()
    basis = "stated" if published_on else None
    return Article(article_id, text, digest, published_on=published_on, published_on_basis=basis, source_file=source_file)


def _readers(item: Item, file: str, faults: list[Fault]) -> dict[str, Reader]:
    if not isinstance(item.value, list):
        faults.append(Fault(f"{file}:{item.line}", "readers is no list", "write '- {id, kind, name, read_on}' items"))
        return {}
    readers: dict[str, Reader] = {}
    for entry in item.value:
        where = f"{file}:{entry.line}"
        value = entry.value if isinstance(entry.value, dict) else {}
        if set(value) != _READER_KEYS:
            faults.append(Fault(where, "is no reader", "give id, kind, name and read_on"))
            continue
        words = {key: part.text() or "" for key, part in value.items()}
        if words["id"] in readers:
            faults.append(Fault(where, f"lists the reader {words['id']!r} a second time", "give every reader an id"))
        if not words["id"] or not words["name"]:
            faults.append(Fault(where, "has a reader without id or name", "give both"))
        if words["kind"] not in READER_KINDS:
            faults.append(Fault(where, f"unknown kind of reader {words['kind']!r}", "use " + " or ".join(READER_KINDS)))
        try:
            read_on = parse_day(words["read_on"], where)
        except BadInput as bad:
            faults += bad.faults
            continue
        readers[words["id"]] = Reader(words["id"], words["kind"], words["name"], read_on)
    return readers


def parse_article(raw: bytes, metadata: str, article_id: str, text_file: str, metadata_file: str) -> Article:
    """An article with its metadata file.

    Args:
        raw: the bytes of the text file.
        metadata: the text of the metadata file (YAML).
        article_id: the article's id, a slug.
        text_file: name of the text file, relative to the package; published as `source_file`.
        metadata_file: name of the metadata file, for messages.

    Raises:
        BadInput: with every fault in the text's encoding or the metadata.
    """
    article = make_article(decode(raw, text_file), article_id, raw, source_file=text_file)
    root = parse(metadata, metadata_file)
    if not isinstance(root.value, dict):
        raise bad_input(f"{metadata_file}:1", "holds no metadata", "write lines such as 'published_on: 2024-10-29'")
    faults: list[Fault] = []
    no_date = False
    for key, item in root.value.items():
        where = f"{metadata_file}:{item.line}"
        if key not in _KEYS:
            faults.append(Fault(where, f"unknown key {key!r}", "use " + ", ".join(sorted(_KEYS))))
        elif key == "readers":
            article.readers = _readers(item, metadata_file, faults)
        elif key == "published_on" and item.value is not None:
            try:
                article.published_on = parse_day(item.text() or "", where)
            except BadInput as bad:
                no_date = True
                faults += bad.faults
        elif key in _LISTS:
            pass  # reasons for people who read the file
        elif isinstance(item.value, list | dict) or item.value == "":
            faults.append(Fault(where, f"{key} takes words", "write them on one line, or leave the key out"))
        elif item.value is not None:
            setattr(article, key, item.value)
    if article.published_on_basis not in (None, "stated", "inferred"):
        faults.append(Fault(metadata_file, "published_on_basis is unknown", "use stated or inferred"))
    elif not no_date and (article.published_on is None) != (article.published_on_basis is None):
        faults.append(Fault(metadata_file, "published_on and published_on_basis need each other", "give both or none"))
    if not _LANGUAGE.fullmatch(article.language):
        faults.append(Fault(metadata_file, f"{article.language!r} is no language tag", "write en or en-GB (BCP 47)"))
    if faults:
        raise BadInput(faults)
    return article
