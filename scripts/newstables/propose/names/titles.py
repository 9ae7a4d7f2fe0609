"""Titles beside a name: how far the title before a person's name reaches, and what role it gives.

Takes the tokens before a name and gives the span of the title (`deputy Treasury spokeswoman`, `Ruritanian President`,
`Freedonia expert`). Leaves out who the person is.
"""

from dataclasses import dataclass

from newstables import words
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import context, peoples, title_ends
from newstables.text import POSSESSIVES, Document

_STYLES = frozenset({"courtesy", "military"})
_LONGEST_TITLE = 4  # words of one entry of the list, such as "president of the republic"
SENT = ("for", "to")  # before the state that somebody is sent to, not that of who sends: "envoy for Ruritania"
_NOUN_REACH = 5  # tokens of an apposition from its article to its noun
_NOUN_ENDS = frozenset({"of", "at", "in", "from", "for", "with", "who", "whose", "and", ",", ".", "”"})
_REACH = 12  # tokens a title with its modifiers may take


@dataclass(slots=True)
class Title:
    """A title: its tokens (`last` exclusive), the listed title in it, the gender it tells, its class.

    `role_last` is where what somebody is ends and how he is addressed begins: "Interior Minister" of "Interior Minister Gen.".
    """

    first: int
    last: int
    title: str
    gender: str | None
    kind: str
    role_last: int


def _listed(document: Document, first: int, last: int) -> str | None:
    phrase = " ".join(document.lowers[first:last]).replace(" - ", "-")
    return phrase if phrase in words.titles() else None


def title_before(document: Document, name: int, floor: int) -> Title | None:
    """The title that ends where a name begins.

    Args:
        document: the article.
        name: index of the name's first token.
        floor: no token before this index is taken (the sentence's first).
    """
    if name <= floor:
        return None
    end = name if document.lowers[name - 1] in title_ends() else _before_state(document, name, floor)
    if end is None:
        return None
    for length in range(min(_LONGEST_TITLE + 1, end - floor), 0, -1):
        phrase = _listed(document, end - length, end)
        if phrase:
            break
    else:
        return None
    listed = words.titles()[phrase]
    if is_style(phrase) and (office := title_before(document, end - length, floor)):
        return Title(office.first, name, office.title, office.gender or listed.gender, office.kind, office.role_last)
    first = _widen(document, end - length, max(floor, end - _REACH))
    return Title(first, name, phrase, listed.gender, listed.kind, name)


def is_style(title: str) -> bool:
    """Whether a listed title says how somebody is addressed, not what he is: Sir, Gen., Sheikh."""
    return words.titles()[title].kind in _STYLES or title in context("style")


def _before_state(document: Document, name: int, floor: int) -> int | None:
    """Where the title ends in "President of Ruritania Ann Moyo", "envoy for Ruritania Ann Moyo"; None for no state."""
    if not document.capital[name - 1]:
        return None
    start = _name_ending(document, name, floor)
    if start is None:
        return None
    of = start - 1 - (start > floor and document.lowers[start - 1] == "the")
    leads = document.lowers[of] in SENT or (document.lowers[of] == "of" and known_kind(document, start) == "country")
    return of if of > floor and leads else None


def known_kind(document: Document, index: int) -> str | None:
    """The kind of the known name that begins at a token."""
    known = known_at(document.words, index)
    return known[1].kind if known else None


@dataclass(slots=True)
class Apposition:
    """An office after a name ("Ann Moyo, president of Ruritania"): its tokens (`last` exclusive), the state, its class.

    `belongs` says that the state's adjective or possessive stands before it: "Ruritania’s best known activist" is its own.
    """

    first: int
    last: int
    iso3: str | None
    kind: str
    belongs: bool


def title_after(document: Document, last: int, limit: int) -> Apposition | None:
    """The office that follows a name after a comma; None when there is none.

    Args:
        document: the article.
        last: the index after the name.
        limit: the end of the sentence.
    """
    if last + 1 >= limit or document.words[last] != ",":
        return None
    first = last + 1 + (document.lowers[last + 1] in ("the", "a", "an"))
    if first >= limit:
        return None
    iso3, belongs = None, False
    begin = first
    owner = known_at(document.words, first) if document.capital[first] else None
    if owner and owner[1].kind in ("demonym", "country"):
        iso3, begin, belongs = owner[1].key, owner[0], owner[1].kind == "demonym"
        if begin < limit and document.words[begin] in POSSESSIVES:
            first, begin, belongs = begin + 1, begin + 1, True
    while begin < limit and document.lowers[begin] in words.title_modifiers() and not title_at(document, begin, limit):
        begin += 1
    title = title_at(document, begin, limit)
    if title is None:
        noun = _noun_at(document, begin, limit)
        return Apposition(first, noun, iso3, "role", belongs) if noun else None
    end, phrase = title
    if end + 1 < limit and document.lowers[end] == "of" and iso3 is None:
        start = end + 1 + (document.lowers[end + 1] == "the")
        state = known_at(document.words, start) if start < limit else None
        if state and state[1].kind == "country":
            iso3, end = state[1].key, state[0]
    elif end < limit and document.capital[end]:
        return None  # the next name's title: "Ann Moyo, President Lee and ..."
    return Apposition(first, end, iso3, words.titles()[phrase].kind, belongs)


def _noun_at(document: Document, first: int, limit: int) -> int | None:
    """Where what somebody is ends in "a part-time bookkeeper", "skipper of", if no list of titles has it; None for none."""
    if document.lowers[first - 1] in (",", *POSSESSIVES):
        limit = min(limit, first + 1)  # without an article the noun comes at once: ", skipper of"
    for at in range(first, min(first + _NOUN_REACH, limit)):
        lower = document.lowers[at]
        if lower in words.person_nouns() and not _NOUN_ENDS.isdisjoint(document.lowers[at + 1 : at + 2]):
            return None if lower in context("outsider") else at + 1
        if not (lower.isalpha() or lower == "-") or (document.words[at] != lower and lower not in peoples()):
            return None
    return None


def _widen(document: Document, first: int, floor: int) -> int:
    """The first token of a title with the modifiers, titles and names that stand before it."""
    lowers, tokens = document.lowers, document.words
    while first > floor:
        before = first - 1
        if (start := _name_ending(document, first, floor)) is not None:
            first = start
        elif (lowers[before] in words.title_modifiers() and not _is_verb(document, before, floor)) or _listed(
            document, before, first
        ):
            first = before
        elif tokens[before] in "-–" and before > floor and document.glued(before):
            first = before - 1  # a compound such as national-security or vice-
        elif tokens[before].isupper() and len(tokens[before]) > 1 and tokens[before].isalpha():
            first = before  # an acronym such as NATO or MSF
        else:
            break
    return first


def _is_verb(document: Document, at: int, floor: int) -> bool:
    """Whether a participle has a subject before it: "Ann Moyo accused President Lee", but "the accused President Lee"."""
    if at <= floor or not words.is_past(document.lowers[at]):
        return False
    subject = document.lowers[at - 1]
    name = document.words[at - 1][0].isupper() and (at - 1 > floor or subject not in words.sentence_starters())
    return name or subject in words.person_nouns() or subject in words.military_nouns()


def _name_ending(document: Document, end: int, floor: int) -> int | None:
    """Where a known name begins that ends before a token, the longest one."""
    for start in range(max(floor, end - 5), end):
        if document.capital[start]:
            known = known_at(document.words, start)
            if known and known[0] == end:
                return start
    return None


def title_at(document: Document, first: int, limit: int) -> tuple[int, str] | None:
    """The longest listed title that begins at a token: the index after it and the title; None when there is none."""
    for last in range(min(first + _LONGEST_TITLE + 1, limit), first, -1):
        if document.lowers[last - 1] in title_ends() and (phrase := _listed(document, first, last)):
            return last, phrase
    return None
