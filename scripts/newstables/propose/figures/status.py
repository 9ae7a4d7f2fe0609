"""How certain a figure is: asserted, reported, predicted, promised, hypothetical or denied.

Takes a figure's place in its sentence and the statement that holds it and gives its clause and its status. Leaves out who
claims it: see `claims`.
"""

from functools import cache

from newstables import words
from newstables.propose.figures.lexicon import of_kind
from newstables.propose.figures.measures import Phrases
from newstables.rows import Quote
from newstables.text import Document

_REACH = 30  # tokens from a figure to the ends of its clause
_PART = 12  # tokens of a part set off by commas
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–", "but", "while", "whereas", "although", "because"})
# A pronoun as subject opens a clause of its own: `thousands of troops were moving and they could ...`.
_RIGHT_BREAKS = _BREAKS | {"and", "which", "who", "that", "where", "after", "he", "she", "it", "they", "we", "i"}


@cache
def _polarity() -> Phrases[str]:
    kinds = {
        "conditional": "hypothetical",
        "modal_possible": "hypothetical",
        "modal_future": "predicted",
        "prediction": "predicted",
        "plan": "promised",
    }
    entries = {word: kinds[kind] for word, kind in words.polarity().items() if kind in kinds and word not in of_kind("unsure")}
    entries |= dict.fromkeys(of_kind("promise"), "promised") | dict.fromkeys(of_kind("hearsay"), "reported")
    entries |= dict.fromkeys(of_kind("forecast"), "predicted")
    return Phrases(entries.items())


def clause_of(document: Document, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """The tokens round a figure up to the nearest mark or conjunction that opens another clause."""
    left, right = first, last
    begin, end = max(begin, first - _REACH), min(end, last + _REACH)
    while left > begin and document.lowers[left - 1] not in _BREAKS:
        left -= 1
    while right < end and document.lowers[right] not in _RIGHT_BREAKS:
        right += 1
    if right + 1 < end and document.lowers[right] == "," and document.lowers[right + 1] in of_kind("part"):
        return left, _past_part(document, right + 1, end)
    return left, right


def _past_part(document: Document, index: int, end: int) -> int:
    """The end of a clause that goes on after a part set off by commas: `12 people, among them two nurses, were killed`."""
    lowers = document.lowers
    stop = next((i for i in range(index, min(end, index + _PART)) if lowers[i] == ","), None)
    if stop is None:
        return index - 1
    right = stop + 1
    while right < end and lowers[right] not in _RIGHT_BREAKS:
        right += 1
    return right


def status_of(
    document: Document, quote: Quote | None, clause: tuple[int, int], first: int, begin: int, taken: dict[int, str]
) -> str:
    """The certainty of a figure, by the act of the statement and the words of its clause.

    Args:
        document: the article, read.
        quote: the statement that holds it, if any.
        clause: the tokens of its clause.
        first: its first token.
        begin: the first token of its sentence or statement.
        taken: tokens inside times and names, which say nothing of certainty: the month of May.
    """
    if quote and quote.act == "deny":
        return "denied"
    said: set[str] = set()
    if begin < len(document.lowers) and document.lowers[begin] in ("if", "unless"):
        said.add("hypothetical")
    opening = _polarity().after(document.lowers, begin, clause[1])
    if opening and opening[0] == "reported":
        said.add("reported")  # Reportedly, 25 guards were captured.
    firsts = _polarity().firsts
    for token in range(*clause):
        if document.lowers[token] not in firsts or token in taken:
            continue
        match = _polarity().after(document.lowers, token, clause[1])
        # `9,000 came with the promise of 500 more`: only the 500 are promised.
        if match and not (token >= first and document.lowers[token : match[1]] == ["promise", "of"]):
            said.add(match[0])
    for status in ("hypothetical", "promised", "predicted"):
        if status in said:
            return status
    if quote and quote.act in ("predict", "promise"):
        return {"predict": "predicted", "promise": "promised"}[quote.act]
    unnamed = quote is not None and not quote.speakers
    return "reported" if unnamed or ("reported" in said and not (quote and quote.speakers)) else "asserted"
