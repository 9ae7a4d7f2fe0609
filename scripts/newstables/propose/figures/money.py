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
    """Give amounts in a currency that several states have the one that the article names, or that of the one state it names.

    A word that means other things too (`crowns`) is money where it is so named alone.
    """
    shared, lowers = _shared(), document.lowers
    if shared.keys().isdisjoint(document.positions.keys()):
        return
    bare = [number for number in numbers if _named(lowers, number) in shared]
    if not bare:
        return
    named = {place.country for place in mentions.places.values()}
    named |= {actor.country for actor in mentions.actors.values() if actor.kind == "country"}
    told = {number.unit for number in numbers if number not in bare}  # 4 billion Swedish crowns
    for number in bare:
        owners = shared[_named(lowers, number)]
        own = told.intersection(owners.values()) or {owners[country] for country in owners.keys() & named}
        if len(own) == 1:
            (number.unit,) = own
            if number.unit_kind is None:
                number.unit_kind, number.last = "currency", number.last + 1


def _named(lowers: list[str], number: Number) -> str:
    """The word that may name the money of an amount: its unit, or what digits without one have behind them."""
    if number.unit_kind == "currency" and number.core_last < number.last:
        return lowers[number.core_last]
    plain = number.unit_kind is None and number.form == "digits"
    return "".join(lowers[number.last : number.last + 1]) if plain else ""
