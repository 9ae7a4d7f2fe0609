"""What a number counts: the noun phrase after it.

Takes a document, its mentions and a number's place and gives the phrase's tokens, its unit and the actor it
denotes. Nouns are known from the word lists or by their plural ending, since nothing else of the grammar is
known. Leaves out relative clauses and definite parts (`sections of the hills`), which say
where, not what, and numbers that stand alone: see `standing`.
"""

from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.propose.figures.lexicon import noun_ends, of_kind, outcomes, personal_outcomes
from newstables.propose.index import MentionIndex
from newstables.text import POSSESSIVES, Document

PERSONS = "persons"
_LONGEST = 9  # tokens of a noun phrase
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all", "whose"})
_SKIPPED = frozenset({"more", "fewer", "such", "other", "further", "or", "so"})
_PRONOUNS = frozenset({"them", "us", "which", "whom", "these", "those"})
_NORMS = frozenset({"normal", "usual", "average", "par"})  # 80 percent of normal, but 0.4 percent of average loans
_PROFESSIONS = ("ologists", "icists", "omists", "icians", "ographers", "apists", "nalists", "ialists", "iatrists", "entists")
_PERSONAL = (*_PROFESSIONS, "workers", "goers", "dwellers", "seekers", "keepers")  # caseworkers, churchgoers
_NO_PLURALS = ("ss", "us", "is", "'s", "’s")


class Counted(NamedTuple):
    """A counted noun phrase: its tokens, its head among them and its unit; `direct` when after the number."""

    first: int
    last: int
    head: int
    unit: str
    direct: bool


@cache
def _count_units() -> dict[str, str]:
    """Counted nouns and their plural."""
    return {word: unit.unit for word, some in words.units().items() for unit in some if unit.kind == "count"}


@cache
def _peoples() -> frozenset[str]:
    """The people of countries by the last word of their name (`Ruritanians`, `North Koreans`)."""
    named = (word for country in words.countries().values() for word in country.people if word.endswith("s"))
    return frozenset(word.lower().rsplit(" ", 1)[-1] for word in named)


def unit_of(lower: str) -> str:
    """The unit a counted noun stands for: persons, its plural from the list, or itself."""
    if lower in outcomes() and outcomes()[lower] in personal_outcomes() and lower not in of_kind("thing"):
        return PERSONS  # deaths, casualties
    if (
        lower in of_kind("life")
        or lower in words.person_nouns()
        or lower in _peoples()
        or (lower in words.military_nouns() and lower not in _count_units())
        or lower.endswith(_PERSONAL)
    ):
        return PERSONS
    return _count_units().get(lower, lower)


def is_known(lower: str) -> bool:
    """Whether a noun is in a list of persons or of things that are counted."""
    return lower in known_nouns()


@cache
def known_nouns() -> frozenset[str]:
    """Nouns of persons and of things that are counted."""
    return words.person_nouns() | words.military_nouns() | _count_units().keys() | _peoples()


def is_head(lower: str, single: bool) -> bool:
    """Whether a word can be the head of what is counted: a plural, or a known singular after `one`."""
    units = _count_units()
    persons = words.person_nouns()
    if lower in of_kind("collective") or (lower in of_kind("particle plural") and not single):
        return True
    if lower in units:
        return single or units[lower] == lower
    if lower in persons or lower in words.military_nouns():
        return single or plural(lower) == lower
    plain = len(lower) > 3 and lower.endswith("s") and not lower.endswith(_NO_PLURALS)
    return not single and plain and not (lower.endswith("ys") and lower[-3] not in "aeiou")  # the countrys copper


@cache
def plural(lower: str) -> str:
    """The plural of a known noun; the noun itself when it is one already."""
    if lower in _count_units():
        return _count_units()[lower]
    known = words.person_nouns() | words.military_nouns()
    hissed = lower + "es" if lower.endswith(("s", "x", "z", "ch", "sh", "o")) else lower  # the aides of aid are none
    forms = (lower + "s", hissed, lower[:-1] + "ies", lower[:-2] + "en", lower + "ren")
    return next((form for form in forms if form != lower and form in known), "people" if lower == "person" else lower)


def _in_phrase(document: Document, token: int, blocked: set[int]) -> bool:
    word = document.words[token]
    # US troops are no pronoun.
    if document.lowers[token] in of_kind("period adjective"):
        return True  # 90 million monthly users
    if token in blocked:
        return False
    if document.lowers[token] in noun_ends() and not (word.isupper() and len(word) > 1):
        return document.lowers[token + 1 : token + 2] == ["-"] and document.glued(token + 1) and document.glued(token + 2)
    if word[0].isalpha():
        return True
    inside = word in HYPHENS or word in ("'", "’", "/", ".", "&")
    return word[0].isdecimal() or word in POSSESSIVES or (inside and document.glued(token) and document.glued(token + 1))


def _phrase(
    document: Document, index: int, end: int, blocked: set[int], single: bool, pairs: bool = False
) -> tuple[int, int, int] | None:
    """First token, head and end of the noun phrase at a token; the first run of heads ends it.

    Args:
        document: the article, read.
        index: where it begins.
        end: where the search ends.
        blocked: tokens of other numbers and of dates.
        single: whether a known singular may be the head.
        pairs: whether two modifiers may be joined (`12 league and cup games`).
    """
    lowers = document.lowers
    first, head, token, stop = index, None, index, min(end, index + _LONGEST)
    while token < stop:
        lower = lowers[token]
        paired = pairs and head is None and token > index and lower in ("and", "or")
        if paired and _goes_on(document, token + 1, end, single, blocked):
            token += 1  # 12 league and cup games
        if not _in_phrase(document, token, blocked):
            break
        lower = lowers[token]
        if lower in POSSESSIVES:
            head, first = None, token + 1
        elif head is not None and lower in outcomes():
            break  # 12 people dead
        elif head is not None and lower not in known_nouns() and _are_persons(lowers[head]):
            break  # one in 12 people carries the gene
        elif head is not None and head == token - 1 and _has_object(document, token, end):
            break  # a pack of 20 cigarettes costs 15 dollars
        elif (is_head(lower, single) or _is_acronym(document.words[token])) and not _is_joined(document, token + 1, end):
            head = token
        elif head is not None and not lower[0].isdecimal():
            if token == head + 1 and _goes_on(document, token, end, single, blocked) and _is_name(document, head, index):
                token += 1  # 17 Commonwealth Games gold medals
                continue
            break
        token += 1
    if head is None or first > head:
        return None
    return first, head, head + 1


def _goes_on(document: Document, index: int, end: int, single: bool, blocked: set[int]) -> bool:
    """Whether a head follows at a token or after one modifier."""
    for token in range(index, min(end, index + 2)):
        lower = document.lowers[token]
        if not _in_phrase(document, token, blocked) or not lower.isalpha() or _is_done(lower):
            return False
        if is_head(lower, single):
            return True
    return False


def _is_name(document: Document, head: int, index: int) -> bool:
    """Whether a plural is the end of a name and no person: `Commonwealth Games`."""
    named = document.words[head][0].isupper() and head > index and document.words[head - 1][0].isupper()
    return named and unit_of(document.lowers[head]) != PERSONS


def _has_object(document: Document, token: int, end: int) -> bool:
    """Whether a word in -s is a verb with an amount after it."""
    after = document.lowers[token + 1] if token + 1 < end else ""
    return document.lowers[token].endswith("s") and (after[:1].isdecimal() or after in ("$", "£", "€"))


def predicate(document: Document, number: Number, end: int, blocked: set[int]) -> Counted | None:
    """The persons that a number alone is said to be: `nine were men`."""
    if number.unit or number.last + 1 >= end or document.lowers[number.last] not in of_kind("be"):
        return None
    phrase = _phrase(document, number.last + 1, end, blocked, False)
    if phrase is None or unit_of(document.lowers[phrase[1]]) != PERSONS or document.lowers[phrase[1]] in outcomes():
        return None
    return Counted(*phrase[:1], phrase[2], phrase[1], PERSONS, False)


def _is_joined(document: Document, index: int, end: int) -> bool:
    """Whether a token is a hyphen joined to the word before it."""
    return index < end and document.lowers[index] in HYPHENS and document.glued(index)


def _is_acronym(word: str) -> bool:
    """Whether a word is a plural of capitals: `81 RBIs`, `12 SUVs`."""
    return word.endswith("s") and len(word) > 2 and word[:-1].isupper()


def _are_persons(lower: str) -> bool:
    """Whether a noun is a plural of persons, which no noun follows: `people carries`, but `police atrocities`."""
    return lower in words.person_nouns() and lower not in of_kind("collective")


def _mass(document: Document, index: int, end: int, blocked: set[int]) -> tuple[int, int, int] | None:
    """A noun phrase without a plural (`of grain`, `in military aid`): its last word is the head."""
    lowers, token, stop = document.lowers, index, min(end, index + 5)
    while token < stop and _in_phrase(document, token, blocked):
        glued = document.glued(token) and lowers[token].isalnum()
        if not (glued or _is_massed(document.words[token])):
            break
        token += 1  # tonnes of CO2 equivalent
    while token - 1 > index and (_is_done(lowers[token - 1]) or lowers[token - 1] in of_kind("period adjective")):
        token -= 1  # hectares of forest burned, a third of the herd died
    if token == index:
        return None
    head = token - 1
    while head > index and not lowers[head][0].isalpha():
        head -= 1  # tonnes of CO2
    return index, head, token


def _is_massed(word: str) -> bool:
    return word[0].isalpha() or word in HYPHENS or word == "&"  # 40% of take-home pay


def _is_done(lower: str) -> bool:
    return lower in outcomes() or words.is_past(lower)


def after(document: Document, number: Number, index: int, end: int, blocked: set[int]) -> Counted | None:
    """What stands after a number and is counted by it.

    Args:
        document: the article, read.
        number: the number.
        index: the token after the number, its unit and the modifiers that follow it.
        end: end of the sentence.
        blocked: tokens of other numbers and of dates.
    """
    lowers = document.lowers
    measured = number.unit is not None
    money = number.unit_kind == "currency"
    led = False
    if index == number.last < end and not measured and lowers[index] in HYPHENS and document.glued(index):
        return None  # a two-way road with potholes
    while index < end and (lowers[index] in _SKIPPED or (lowers[index] in HYPHENS and document.glued(index))):
        index += 1
    if (index < end and lowers[index] == "of") or (money and lowers[index : index + 2] == ["worth", "of"]):
        led, index = True, index + 1 + (lowers[index] == "worth")
    elif money and index + 1 < end and lowers[index] == "in" and of_kind("not sum").isdisjoint(lowers[index + 1 : index + 3]):
        led, index = True, index + 1
    defined = False
    while index < end and lowers[index] in _DETERMINERS and (led or number.unit_kind == "share"):
        defined, index = True, index + 1
    index += led and number.unit_kind in ("percent", "share") and lowers[index : index + 1] in (["a"], ["an"])
    them = led and lowers[index : index + 1] == ["them"]  # seven of them children
    index += them
    if index >= end or (led and measured and lowers[number.first - 1] == "within"):
        return None
    if led and (lowers[index] in _PRONOUNS or (lowers[index] in _NORMS and _ends_phrase(lowers, index + 1, end))):
        return None
    if lowers[index] in of_kind("age bound") and index + 2 < end and lowers[index + 1] in HYPHENS:
        stop = index + 3 + (lowers[index + 2].isdecimal() and lowers[index + 3 : min(index + 4, end)] == ["s"])
        if lowers[stop - 1].endswith("s") and words.is_number(lowers[index + 2].removesuffix("s")):
            return Counted(index, stop, stop - 1, PERSONS, True)  # 3.4 million under-16s, 40,000 under-fives
    if money and defined and lowers[number.last] == "in":
        return None  # £3 million in the arts budget
    if defined and lowers[index - 1] == "those" and words.is_past(lowers[index]) and lowers[index] not in outcomes():
        return None  # a quarter of those polled
    single = number.value == 1 and not led
    if measured and not led and number.unit_kind not in ("share", "percent", "currency"):
        return None
    phrase = _phrase(document, index, end, blocked, single, not led and not measured)
    if phrase is None and measured and (led or defined) and not (money and defined) and not them:
        phrase = _mass(document, index, end, blocked)
        if phrase and phrase[2] < end and lowers[phrase[2]] in POSSESSIVES:  # 5% of the world's cotton
            index = phrase[2] + 1
            phrase = _phrase(document, index, end, blocked, single) or _mass(document, index, end, blocked)
    if phrase is None or (measured and not led and number.unit_kind != "share"):
        return None
    first, head, last = phrase
    if led and defined and last < end and lowers[last][0].isdecimal():
        return None  # nine of the clubs 14 players, which lost its apostrophe
    verb = head == number.last and lowers[number.first - 1] == "of" and lowers[head] not in known_nouns()
    if verb and lowers[number.first - 2] in of_kind("group of people"):
        return None  # a family of four pays
    if defined and not led and lowers[head] in of_kind("dimension"):
        return None  # half the size of Norvik
    numbered = any(word[0].isdecimal() for word in lowers[first:head])
    unit = lowers[head] if numbered else unit_of(lowers[head])  # Su-27 fighters are no persons
    if unit == PERSONS and document.words[head] in _peoples() and not is_known(lowers[head]):
        unit = lowers[head]  # power poles
    if lowers[head] in of_kind("particle plural") and lowers[head - 1] in HYPHENS:
        unit = "".join(lowers[head - 2 : head + 1])  # break-ins
    if unit != PERSONS and last + 1 < end and lowers[last] == "of" and lowers[last + 1] not in noun_ends():
        part = _of_kind_phrase(document, last + 1, end, blocked)
        last = part or last
    return Counted(first, last, head, unit, True)


def _ends_phrase(lowers: list[str], index: int, end: int) -> bool:
    return index >= end or not lowers[index].isalpha() or lowers[index] in noun_ends()


def compound(document: Document, number: Number, end: int) -> Counted | None:
    """The noun that a hyphen joins to a number: `a five-storey house`, `a three-member panel`, `a 900-strong force`."""
    noun = number.last + 1
    if number.unit or noun >= end or document.lowers[number.last] not in HYPHENS or not document.glued(number.last):
        return None
    lower = document.lowers[noun]
    if not document.glued(noun):
        return None
    if lower == "strong":
        force = _mass(document, noun + 1, min(end, noun + 3), set())
        return Counted(force[0], force[2], force[1], PERSONS, True) if force else None
    if (
        not lower.isalpha()
        or lower in of_kind("no compound")
        or (lower.endswith("ed") and not lower.endswith("eed") and not is_known(lower))
    ):
        return None  # two-way, three-pronged, but eight-speed
    return Counted(noun, noun + 1, noun, unit_of(lower if is_known(lower) else f"{lower.removesuffix('s')}s"), True)


def _of_kind_phrase(document: Document, index: int, end: int, blocked: set[int]) -> int | None:
    """End of a bare noun phrase after `of` that says of what kind the counted is (`rounds of talks`)."""
    if not document.words[index].islower() or document.lowers[index] in words.modifiers().before:
        return None
    phrase = _phrase(document, index, end, blocked, False) or _mass(document, index, min(end, index + 2), blocked)
    return phrase[2] if phrase else None


def actor_of(document: Document, mentions: MentionIndex, counted: Counted) -> str | None:
    """The actor that the counted phrase denotes: the mention that ends with its head."""
    for mention in mentions.ending.get(counted.head + 1, ()):
        state = mention.actor_id and mentions.actors[mention.actor_id].kind == "country"
        # 12 Ruritanians are not the state.
        if mention.actor_id and not state and document.token_at(mention.start_char) >= counted.first:
            return mention.actor_id
    return None
