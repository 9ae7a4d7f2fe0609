"""Sentences whose capitals tell nothing: title-case headlines and lines in all capitals.

Takes them once the article is known and gives the names that a list or the rest of the article knows, and the place of a
dateline in capitals ("ACCRA — ").
"""

from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.known import known_name
from newstables.propose.names.lexicon import common_words
from newstables.propose.names.persons import person
from newstables.propose.names.state import State

_LONGEST = 5  # tokens of a name looked for
_TELLING = frozenset({"country", "organization", "metonym"})


def read_headlines(state: State) -> None:
    """The names in sentences whose capitals tell nothing."""
    for first, last in state.headlines:
        index = first
        while index < last:
            index = _read(state, index, last) if state.capital[index] else index + 1


def _read(state: State, index: int, last: int) -> int:
    document = state.document
    for end in range(min(index + _LONGEST, last), index, -1):
        if not state.capital[end - 1]:
            continue
        text = state.text(index, end)
        if text in state.persons and document.lowers[index] not in common_words():
            person(state, index, end, None, "headline")
            return end
        if text in state.organizations:
            state.mention(index, end, "name", "headline", state.organizations[text])
            return end
    known = known_at(document.words, index)
    if known and (known[1].kind in _TELLING or document.lowers[index] not in common_words()):
        if known[1].kind == "demonym":
            return known[0]
        known_name(state, index, known[0], known[1])
        return known[0]
    return index + 1
