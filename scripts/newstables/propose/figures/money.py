"""Whose money a bare `pesos` is: that of the state which the article names.

Takes the numbers of an article with its mentions and gives those in a currency of a shared name their own. Left out are
dollars, which the press of the world means as those of the United States, and money with its state beside it (`Chilean
pesos`), which the units know.
"""

from functools import cache

from newstables import words
from newstables.propose.figures.cardinals import Number
from newstables.propose.index import MentionIndex
from newstables.text import Document


@cache
def _shared() -> dict[str, dict[str, str]]:
    """The currencies of a name by state: `peso`, and its plural."""
    found: dict[str, dict[str, str]] = {}
    for row in words.rows("currencies.csv"):
        for form in (row["word"], f"{row['word']}s"):
            found.setdefault(form, {})[row["country"]] = row["currency"]
    return found


def name_money(document: Document, numbers: list[Number], mentions: MentionIndex) -> None:
    """Give amounts in a currency that several states have the one of the state named, where it is one alone."""
    shared, lowers = _shared(), document.lowers
    money = (number for number in numbers if number.unit_kind == "currency" and number.core_last < number.last)
    bare = [number for number in money if lowers[number.core_last] in shared]
    if not bare:
        return
    named = {place.country for place in mentions.places.values()}
    named |= {actor.country for actor in mentions.actors.values() if actor.kind == "country"}
    for number in bare:
        owners = shared[lowers[number.core_last]]
        own = {owners[country] for country in owners.keys() & named}
        if len(own) == 1:
            (number.unit,) = own
