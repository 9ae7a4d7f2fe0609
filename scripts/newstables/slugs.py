"""Slugs: ids that people can read, made of names and safe in file names and addresses."""

import hashlib
import re
import unicodedata
from functools import lru_cache

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 200
# Letters that no normalisation takes apart: Łódź is lodz, Aydın is aydin.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E", "ŋ": "n"}
)


@lru_cache(maxsize=16384)  # the same names come back in article after article
def slug(text: str) -> str:
    """A name in lower-case ASCII letters, digits and single hyphens (`Kim Jong Un` gives `kim-jong-un`); may be empty."""
    if text.isascii():
        if text.isalnum():
            return text.lower()
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’.]", "", plain)).strip("-")


def safe_id(given: str) -> str:
    """The article id for a given one: itself when it is a slug, else its slug with eight digits of its SHA-256."""
    if len(given) <= _LONGEST and _SLUG.fullmatch(given):
        return given
    digest = hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(given)[:80].strip('-')}-{digest}".lstrip("-")
