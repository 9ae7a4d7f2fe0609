"""What stands beside a number and says what it is: the toll of the dead, a number of persons, a whole, a compound.

Takes a document and a number and gives whether it is each of them. Leaves out what the number counts: see `counted` and
`standing`.
"""

from newstables import words
from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.propose.figures.lexicon import noun_ends, of_kind, outcomes
from newstables.text import Document

_PEOPLED = 5  # tokens between a body of people and its number
_TOLL, _TOLL_TO = 8, 30  # tokens between a toll and its number, and one behind `to`


def is_toll(document: Document, number: Number, begin: int) -> bool:
    """Whether a bare number counts the dead: `the death toll rose to 41`, `the toll of a storm that hit ... to 41`."""
    lowers, tolls = document.lowers, of_kind("toll")
    reach = _TOLL_TO if lowers[number.first - 1] == "to" else _TOLL
    for at in range(number.first - 1, max(begin, number.first - reach) - 1, -1):
        if lowers[at] in tolls:
            return True
        if reach == _TOLL_TO and words.is_number(lowers[at]):
            return False
    return False


def is_peopled(document: Document, number: Number, begin: int) -> bool:
    """Whether a bare number is that of a body of people: `a crowd of 900`, `a 900 crowd`, `the population rose to 8,400`."""
    if document.lowers[number.last : number.last + 1] and document.lowers[number.last] in of_kind("body of people"):
        return True
    if number.form == "vague" and not of_kind("crowd verb").isdisjoint(document.lowers[number.last : number.last + 1]):
        return True  # tens of thousands march
    before = document.lowers[max(begin, number.first - _PEOPLED) : number.first]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in of_kind("group of people"):
        return True
    return not of_kind("body of people").isdisjoint(before) and (before[-1] == "of" or is_alone(document, number))


def is_population(document: Document, first: int) -> bool:
    """Whether what begins at a token is how many live in a place: `a town of about 900`."""
    return document.lowers[first - 1] == "of" and document.lowers[first - 2] in of_kind("populated")


def are_persons(document: Document, number: Number) -> bool:
    """Whether what follows a bare number says it of persons: `2,000 who fled`, `2,000 were told to leave`."""
    follower, done = [*document.lowers[number.last : number.last + 2], "", ""][:2]
    return follower in ("who", "whom") or (follower in of_kind("be") and done in of_kind("done to persons"))


def is_alone(document: Document, number: Number) -> bool:
    """Whether no noun of any kind follows a number: `killed 12.`, but not `a 6.4 tremor killed 3`."""
    end = document.sentences[document.sentence_of[number.first]].last  # a headline has no stop
    follower = document.lowers[number.last] if number.last < end else ""
    whole = number.value is None or number.value.is_integer()
    return whole and (not follower[:1].isalpha() or follower in noun_ends() or follower in outcomes())


def is_whole(document: Document, number: Number) -> bool:
    """Whether a number is the whole of which another is a part: `seven of the 19 hostages`, `46 of 52 drones`."""
    if number.first < 2:
        return False
    before, link = document.lowers[number.first - 2], document.lowers[number.first - 1]
    return (before == "of" and link in ("the", "its", "their")) or (link == "of" and words.is_number(before))


def is_compound(document: Document, number: Number) -> bool:
    """Whether a number describes something else by what it counts: `a five-storey house`."""
    return number.last < len(document.lowers) and document.lowers[number.last] in HYPHENS and document.glued(number.last)
