"""Sentences whose capitals tell nothing: title-case headlines and lines in all capitals.

Takes them once the article is known and gives the names that a list or the rest of the article knows, and the place of a
dateline in capitals ("ACCRA — ").
"""

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at
from newstables.propose.names.known import known_name
from newstables.propose.names.lexicon import common_words
from newstables.propose.names.persons import person
from newstables.propose.names.state import State, run_end

_HYPHENS = frozenset("-–")
_LONGEST = 5  # tokens of a name looked for
_SHORTEST = 4  # letters of a name in capitals, which may be a word else (US, IN)
_TELLING = frozenset({"country", "organization", "metonym"})


def read_headlines(state: State) -> None:
    """The names in sentences whose capitals tell nothing."""
    shouted = {name.upper(): name for name in (*state.persons, *state.organizations)} if state.headlines else {}
    for first, last in state.headlines:
        index = first
        while index < last:
            index = _read(state, index, last, shouted) if state.capital[index] else index + 1


def _read(state: State, index: int, last: int, shouted: dict[str, str]) -> int:
    document = state.document
    for end in range(min(index + _LONGEST, last), index, -1):
        if not state.capital[end - 1]:
            continue
        text = state.text(index, end)
        name = shouted.get(text, text)  # "BERG QUITS"
        if name in state.persons and document.lowers[index] not in common_words():
            state.mention(index, end, "name", "headline", state.persons[name])
            return end
        if name in state.organizations:
            state.mention(index, end, "name", "headline", state.organizations[name])
            return end
    known = known_at(document.words, index) or _shouted(state, index, last)
    sure = known and (known[1].kind in _TELLING or known[0] > index + 1 or document.lowers[index] not in common_words())
    if known and sure:
        if known[1].kind != "demonym":
            known_name(state, index, known[0], known[1])
        return known[0]
    if document.lowers[index] in words.given_names() and (end := _full_name_end(state, index, last)):
        person(state, index, end, None, "headline")
        return end
    return index + 1


def _shouted(state: State, index: int, last: int) -> tuple[int, Known] | None:
    """A country or city in a line of capitals: "JAPAN BEAT FREEDONIA"."""
    document = state.document
    if not document.words[index].isupper() or len(document.words[index]) < _SHORTEST:
        return None
    end = index
    while end < min(index + _LONGEST, last) and document.words[end].isupper():
        end += 1
    known = known_at([word.capitalize() for word in document.words[index:end]], 0)
    return (index + known[0], known[1]) if known else None


def _full_name_end(state: State, index: int, last: int) -> int:
    """Where a given name and one word end that is no everyday word: "1. Jan Berg (Freedonia)", "By Ann Moyo-Berg"; else 0."""
    document = state.document
    if index + 1 >= last or not state.capital[index + 1] or not document.words[index + 1].isalpha():
        return 0
    end = run_end(state, index, last)
    hyphened = end == index + 4 and document.words[index + 2] in _HYPHENS
    if document.lowers[index + 1] in common_words() or not (end == index + 2 or hyphened):
        return 0
    return end if document.words[index + 1][1:].islower() else 0
