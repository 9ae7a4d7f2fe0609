"""Numbers that are no figures, each with the reason.

Takes a number with what surrounds it and gives why it measures nothing: part of a time, a name, an age, a
score, a code, a label, a list number, a year, the pronoun `one`. Leaves out numbers that the grammar never
finds, such as ordinals.
"""

from functools import cache
from itertools import pairwise

from newstables import words
from newstables.propose.figures.cardinals import HYPHENS, Number, may_be_year
from newstables.propose.figures.counted import PERSONS, Counted, is_known, plural
from newstables.propose.figures.lexicon import everyday, noun_ends, of_kind, outcomes, personal_outcomes
from newstables.propose.index import MentionIndex
from newstables.text import Document, Sentence

_MARKED = frozenset({"score", "code", "name"})  # forms that are no figures whatever stands round them
_GAP = 3  # words between a number and a model number of what it counts
_OPENING = frozenset('“‘"')  # before a word that opens a sentence inside another
_MODEL = 100  # the least model number: `a 5 star hotel` has five
_LISTED = 4  # numbers of one label
_STREET = 4  # words of a street's name
_ROW = 4  # numbers side by side that are no prose
_WHOM = frozenset({"those", "them", "whom", "who", "percent", "cent", "%", "half"})  # 38 percent were under 25
_OLDEST = 120  # years of a person


def is_marked(number: Number, taken: dict[int, str]) -> bool:
    """Whether a number is no figure whatever stands round it: a score or code, or part of a time or name."""
    if number.form in _MARKED:
        return True
    first, last = number.core_first, number.core_last
    return first in taken or (last > first + 1 and not taken.keys().isdisjoint(range(first + 1, last)))


def reason(
    document: Document,
    number: Number,
    counted: Counted | None,
    mentions: MentionIndex,
    taken: dict[int, str],
    modified: bool,
) -> str | None:
    """Why a number that is not marked (`is_marked`) is no figure, or None when it is one.

    Args:
        document: the article, read.
        number: the number.
        counted: what follows it, if anything.
        mentions: the article's mentions.
        taken: tokens inside times and names, with which of the two.
        modified: whether a modifier bounds it.
    """
    sentence = document.sentences[document.sentence_of[number.core_first]]
    if number.unit_kind == "time" and document.lowers[number.core_last] in HYPHENS and number.last == number.core_last:
        return "time"  # the two- and 10-year notes
    if _is_age(document, number, taken, sentence.first, sentence.last):
        return "age"
    if document.lowers[number.core_first] == "one" and number.core_last == number.core_first + 1:
        return None if _counts_one(document, number, counted, sentence.first) else "pronoun"
    if number.first > sentence.first and document.lowers[number.first - 1] == "per":
        return "rate"
    if _is_list_number(document, number, sentence.first, sentence.last):
        return "list"
    alone = counted is None and number.unit is None and number.first > sentence.first
    if alone and document.lowers[number.first - 1] in of_kind("rank"):
        return "rank"
    if number.form == "words" and number.unit is None:
        if _is_name_in_words(document, number, sentence.first):
            return "name"
        if counted is None and not modified and _named_by(document, number.first - 1, sentence.first) is not None:
            return "label"  # part two, chapter three
    if modified or not (_is_plain(number) or _is_plain_range(number)):
        return None
    if _is_label(document, number, counted, mentions, taken, sentence):
        return "label"
    return "year" if _is_year(document, number, counted) else None


def _is_age(document: Document, number: Number, taken: dict[int, str], begin: int, end: int) -> bool:
    """`30 years old`, `a 12-year-old`, `aged 25`, `the age of 56`, `Smith, 51, said`."""
    lowers, last = document.lowers, number.last
    value = number.value if number.value is not None else number.upper
    if value is None or value > _OLDEST or number.form == "vague":
        return False
    if number.unit == "years":
        at = last + 1 if last < end and lowers[last] in HYPHENS else last
        if at < end and lowers[at] in ("old", "olds"):
            return True
    elif number.unit:
        return False
    if lowers[number.first - 1] == "of" and lowers[number.first - 2] in of_kind("aged noun"):
        return last >= end or not lowers[last][0].isalpha() or lowers[last] in noun_ends()  # a child of seven or eight
    if lowers[number.first - 1] in of_kind("age bound") and number.first - 2 >= begin:
        whom, after = lowers[number.first - 2], lowers[last] if last < end else ""
        if whom in of_kind("be"):  # 90 of whom are under 18
            whom = lowers[number.first - 3]
        people = whom == "aged" or whom in words.person_nouns() or whom in _WHOM
        return people and not after.endswith("s")  # children under five pay
    open_age = lowers[last : min(last + 2, end)]
    if len(open_age) == 2 and open_age[0] in ("or", "and") and open_age[1] in of_kind("age end"):
        told = open_age[1] in ("older", "younger") or lowers[number.first - 1] in of_kind("be") | {"aged", "those"}
        return told and (last + 2 >= end or not lowers[last + 2].endswith("s"))  # is 65 or over
    last += 1 if open_age[:1] == ["+"] else 2 if open_age in (["-", "plus"], ["-", "something"]) else 0
    first, last = _ages(lowers, number.first, last, begin, end)
    if lowers[first - 1] not in _before_age() and not (last < end and lowers[last] == "age"):
        return False
    at = first - (lowers[first - 1] in of_kind("before told age") or lowers[first - 1] in of_kind("age bound"))
    if lowers[max(begin, at - 2) : at] == ["age", "of"]:
        return True  # at the age of only 39
    before = lowers[max(begin, first - 2) : first]
    if before[-1:] in (["aged"], ["age"], ["ages"]) or before in (["age", "of"], ["ages", "of"], ["aged", "between"]):
        return True
    after = lowers[last] if last < end else ""
    if after == "age":
        return True  # the 50-plus age group
    whole = number.form == "digits" and value.is_integer()
    in_life = whole and before[-1:] == ["at"] and before[0] in of_kind("done at age")  # left school at 14
    if of_kind("age verb") & set(before[-1:]) or in_life or (whole and _tells_age(lowers, first, begin)):
        # `turned 12 rooms into flats` counts rooms, who `turned 68 last month` does not
        return not after[:1].isalpha() or after in noun_ends() or last in taken
    if not whole or first - 2 < begin:
        return False
    several = last > number.last or first < number.first  # two brothers, 7 and 9, were found
    noun = before[0] in words.person_nouns() and (plural(before[0]) != before[0] or several)  # the boy, 7, was found
    named = document.words[first - 2][0].isupper() or noun
    marked = before[-1] == "," and after in (",", ".", ";")
    return named and (marked or (before[-1] == "(" and after == ")"))


def _tells_age(lowers: list[str], first: int, begin: int) -> bool:
    """Whether what stands before a number says of one person that he is so old: `She was 87`, `the boy, who was only 9`."""
    at = first - 1
    at -= at > begin and lowers[at] in of_kind("before told age") - of_kind("be")
    if at <= begin or lowers[at] not in of_kind("be"):
        return False
    whom = lowers[at - 1]
    return whom in of_kind("one person") or (whom in words.person_nouns() and plural(whom) != whom)


@cache
def _before_age() -> frozenset[str]:
    told = of_kind("before told age") | of_kind("age bound")
    return of_kind("age verb") | told | {"aged", "age", "ages", "of", "between", "at", ",", "("}


def _ages(lowers: list[str], first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """The ends of a list of bare numbers: `7 and 9`, `3, 5 and 8`."""
    for _ in range(_LISTED):
        if first - 2 <= begin or lowers[first - 1] not in ("and", "or", ",") or not lowers[first - 2].isdecimal():
            break
        first -= 2
    for _ in range(_LISTED):
        if last + 1 >= end or lowers[last] not in ("and", "or", ",") or not lowers[last + 1].isdecimal():
            break
        last += 2
    return first, last


def _counts_one(document: Document, number: Number, counted: Counted | None, begin: int) -> bool:
    """Whether `one` counts and is no pronoun or determiner: `one soldier`, `only one tank`, `one percent`."""
    if number.unit:
        return True
    before = document.lowers[number.first - 1] if number.first > begin else ""
    after = document.lowers[number.last] if number.last < len(document.lowers) else "."
    if outcomes().get(before) in personal_outcomes() and (not after[0].isalnum() or after in ("and", "in", "on", "at")):
        return True  # killing one and hurting six
    if before in of_kind("one") or counted is None or counted.first != number.last:
        return False
    return counted.unit == PERSONS or before in of_kind("single")


def _is_list_number(document: Document, number: Number, begin: int, end: int) -> bool:
    """`1. Call`, `2) Write`, `(3) Wait` at the start of a sentence."""
    first, last = number.core_first, number.core_last
    if number.form != "digits" or number.unit or last >= end or document.lowers[last] not in (".", ")"):
        return False
    return first == begin or (first == begin + 1 and document.lowers[begin] == "(")


def mark_embedded(document: Document, numbers: list[Number]) -> None:
    """Mark a number in the noun phrase of the number before it as a name (`five new 320 jets` are five), or in an index's."""
    if not document.positions.keys().isdisjoint(_index_names()):
        for number in numbers:
            if _is_plain(number) and _is_index(document, number):
                number.form = "name"
    for before, number in pairwise(numbers):
        if before.unit is not None or before.form not in ("digits", "words", "vague"):
            continue
        close = before.last < number.first <= before.last + _GAP
        if close and _is_plain(number) and (number.value or 0) >= _MODEL and _is_noun(document, before.last, number.first):
            number.form = "name"


def _is_noun(document: Document, first: int, last: int) -> bool:
    """Whether tokens are words of a noun phrase and none of them a verb."""
    return all(_is_noun_part(document, token) and not _is_verb(document.words[token]) for token in range(first, last))


@cache
def _index_names() -> frozenset[str]:
    return of_kind("share index") | {"p"}


def _is_index(document: Document, number: Number) -> bool:
    """Whether a number is in the name of a share index: `the FTSE 250`, `S&P 500 companies`."""
    at, value = number.first - 1, number.value or 0
    if at < 0 or value % 5 or not 20 <= value <= 5000 or "," in document.lowers[number.first]:
        return False
    ampersand = document.words[at] == "P" and at > 1 and document.words[at - 1] in ("&", "S")
    named = document.words[at][0].isupper() and document.lowers[at] in of_kind("share index")
    return (ampersand or named) and document.lowers[number.last : number.last + 1] != ["points"]


def mark_rows(numbers: list[Number]) -> None:
    """Mark numbers in a row, with no word or mark between them, as codes: a line of a table, a telephone number."""
    run: list[Number] = []
    for number in numbers:
        bare = number.unit is None and number.form in ("digits", "words", "code")
        if run and not (bare and run[-1].last == number.first):
            _mark_row(run)
            run = []
        if bare:
            run.append(number)
    _mark_row(run)


def _mark_row(run: list[Number]) -> None:
    if len(run) >= _ROW:
        for number in run:
            number.form = "code"


def _is_plain(number: Number) -> bool:
    """Whether a number is bare digits, as model numbers are."""
    return number.form == "digits" and number.unit is None and number.step == 1 and number.first == number.core_first


def _is_plain_range(number: Number) -> bool:
    """Whether a number is two numbers of bare digits and a hyphen (`the Airbus 320-200`)."""
    return number.form == "range" and number.unit is None and number.core_last == number.core_first + 3


def _is_verb(word: str) -> bool:
    """Whether a word is a verb, which ends a subject (`14 carried 300 people`, `a 737 carrying 180`); Boeing is none."""
    lower = word.lower()
    return words.is_past(lower) or (word == lower and lower.endswith("ing")) or lower in words.changes()


def _is_noun_part(document: Document, token: int) -> bool:
    return document.words[token].isalpha() and document.lowers[token] not in noun_ends()


def _is_label(
    document: Document,
    number: Number,
    counted: Counted | None,
    mentions: MentionIndex,
    taken: dict[int, str],
    sentence: Sentence,
) -> bool:
    """Whether a number is part of a name: `Section 12`, `resolution 1701`, `No. 5`, `the 320 airliner`."""
    at = number.first - 1
    if at < sentence.first or "," in document.lowers[number.core_first] or (counted and counted.unit == "points"):
        return False  # the Nifty 38 points
    if taken.get(at) == "time":
        return False  # in May 40 people died
    lower, word, last = document.lowers[at], document.words[at], number.last
    plain = word.islower() and lower not in _before_label() and lower.removesuffix("s") not in _labels()
    if plain and not (last < sentence.last and document.words[last][0].isupper()):
        return False
    if lower in of_kind("label") or (lower == "." and document.lowers[at - 1] in ("no", "nos")):
        return True
    named = _named_by(document, at, sentence.first)
    if named is not None and (counted is None or not document.words[named].islower()):
        return True
    if counted is None and _is_address(document, number, sentence.last):
        return True
    follows = last < sentence.last and last not in taken and _is_noun_part(document, last)
    if counted is None and follows and lower in of_kind("names") and (number.value or 0) >= _MODEL:
        return float(number.value or 0).is_integer() and not is_known(document.lowers[last])
    if not word[0].isalpha() or word.islower():
        return False
    opens = at == sentence.first or document.lowers[at - 1] in _OPENING
    if opens and counted is None and _is_flown(document, lower, last, sentence.last):
        return True
    heading = document.is_heading(document.starts[at])
    if (opens and _is_everyday(lower)) or (heading and _is_common(lower)):
        return False
    if heading and counted is not None and is_known(document.lowers[counted.head]):
        return False
    # `sent Ukraine 31 tanks`: a state or person gets things, a product or institution is numbered.
    return not any(
        mention.place_id or (mention.actor_id and mentions.actors[mention.actor_id].kind in ("person", "country"))
        for mention in mentions.ending.get(number.first, ())
    )


def _is_everyday(lower: str) -> bool:
    """Whether a word that opens a sentence is no name for its capital: `Wounding 12 men`, but `Apollo 11 landed`."""
    known = is_known(lower) and plural(lower) == lower
    return _is_common(lower) or known or lower.endswith(("ing", "ed", "ly"))


def _is_common(lower: str) -> bool:
    return lower in everyday() or lower in noun_ends() or lower in words.changes()


def _is_flown(document: Document, lower: str, last: int, end: int) -> bool:
    """Whether a noun that opens a sentence and its number are the subject of a verb: `Falcon 9 lifted off`."""
    if last >= end or lower in of_kind("adverb") or lower in words.modifiers().before:
        return False
    after = document.lowers[last]
    return words.is_past(after) or after in of_kind("be") or after in of_kind("before verb")


def _named_by(document: Document, at: int, begin: int) -> int | None:
    """The noun before a number that is numbered by it, alone or with others: `Gate 12`, `levels 1 and 2`."""
    lowers = document.lowers
    for _ in range(_LISTED):
        if at - 1 < begin or lowers[at] not in ("and", "or", ",", "to", "through") or not lowers[at - 1].isdecimal():
            break
        at -= 2
    if at < begin:
        return None
    at -= lowers[at] == "." and at > begin and lowers[at - 1] in ("no", "nos")
    one = lowers[at].removesuffix("s")
    return at if lowers[at] in _labels() or one in _labels() else None


@cache
def _before_label() -> frozenset[str]:
    """The small words that may stand before a number that is a label, or between labels."""
    return _labels() | of_kind("names") | {"and", "or", "to", "through"}


@cache
def _labels() -> frozenset[str]:
    return of_kind("label") | of_kind("label noun")


def _is_address(document: Document, number: Number, end: int) -> bool:
    """`42 Elm Street`: a number with a name after it that ends with a kind of street."""
    for token in range(number.last, min(end, number.last + _STREET)):
        named = document.words[token][0].isupper() or document.words[token].isdecimal()  # 131 West 23rd Street
        if not named and not document.glued(token):
            return False
        if token > number.last and document.lowers[token] in of_kind("street"):
            return True
    return False


def _is_name_in_words(document: Document, number: Number, begin: int) -> bool:
    """`the Seven Hundred`: number words with capitals inside a sentence of small letters."""
    first = number.core_first
    capitals = all(document.words[token][0].isupper() for token in range(first, number.core_last))
    inside = first > begin and document.words[first - 1][0].isalpha()
    return capitals and inside and not document.is_heading(document.starts[first])


def _is_year(document: Document, number: Number, counted: Counted | None) -> bool:
    """A bare number that can only be a year: no grouping, no unit, nothing counted."""
    token = document.lowers[number.core_first]
    if counted is not None or not token.isdecimal() or len(token) != 4:
        return False
    return may_be_year(number.value)
