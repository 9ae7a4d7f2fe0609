"""Numbers without a value: vague plurals and parts with a known least share.

Takes the tokens of a document and gives the number that begins at one of them, with the least that it means (`tens of
thousands`, `most of`). Leaves out numbers with a value: see `cardinals`.
"""

from functools import cache

from newstables import words
from newstables.propose.figures.cardinals import Number, of_number, scaled
from newstables.propose.figures.lexicon import shares
from newstables.propose.phrases import Phrases
from newstables.text import Document


@cache
def _vague() -> Phrases[float]:
    return Phrases((word, n.lower) for word, n in words.numbers().items() if n.kind == "vague" and n.lower is not None)


@cache
def _shares() -> Phrases[float]:
    return Phrases(shares().items())


def vague_plural(document: Document, index: int, end: int) -> Number | None:
    """A number without a value: `tens of thousands`, `several hundred`, `a few`, `a couple of dozen`."""
    lowers = document.lowers
    word = lowers[index]
    share = _shares().after(lowers, index - (word == "majority"), end)
    if share is None and word == "majority":
        share = _shares().after(lowers, max(index - 2, 0), end)
    led = lowers[share[1] : min(share[1] + 2, end)] if share and word == "majority" else ()
    if any(lower[0].isdecimal() or lower in of_number("unit") or lower in of_number("tens") for lower in led):
        return None  # a majority of 1,204 or of just four is a lead
    if share:
        first = index if word == "most" else index - 1
        return Number(
            first,
            index + 1,
            first,
            index + 1,
            "vague",
            None,
            lower=share[0],
            unit="percent",
            unit_kind="share",
        )
    match = _vague().after(lowers, index, end)
    if match is None:
        return None
    lower, last = match
    first, before = index, lowers[index - 1] if index else ""
    follower = lowers[last] if last < end else ""
    if word == "few" and "name" in lowers[max(index - 3, 0) : index - 1]:
        return None  # schools and taxes, to name a few
    if word in ("few", "couple", "handful"):
        if before not in ("a", "next", "past", "last") or (word != "few" and before == "a" and not follower):
            return None
        first = index - 1 if before == "a" else index
        if word != "few" and follower != "of" and follower not in of_number("scale"):
            return None
    if word in ("tens", "scores") and follower != "of" and last == index + 1:
        return None
    step = 1.0
    at = last + 1 if follower == "of" and word in ("couple", "handful") else last
    if word in ("several", "few", "couple", "handful") and at < end and lowers[at] in of_number("scale"):
        lower, step, last = scaled(document, at, end, lower, False)
    return Number(first, last, first, last, "vague", None, lower=lower, step=step)
