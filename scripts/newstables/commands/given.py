"""An article as a person names it on the command line: a file or standard input, and its day of publication."""

import sys
from datetime import date
from pathlib import Path

from newstables.article import Article, decode, make_article, parse_day
from newstables.faults import BadInput, WrongUse
from newstables.slugs import safe_id

_STANDARD_INPUT = "-"


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
    """The article in a file, or on standard input when its name is `-`."""
    raw = _read_input(name)
    where = "standard input" if name == _STANDARD_INPUT else name
    stem = "article" if name == _STANDARD_INPUT else Path(name).stem
    source = None if name == _STANDARD_INPUT or not name.isprintable() else Path(name).name
    return make_article(decode(raw, where), safe_id(stem), raw, day, source)
