"""How certain a figure is: asserted, reported, predicted, promised, hypothetical or denied.

Takes a figure's place in its sentence and the statement that holds it and gives its clause and its status. Leaves out who
claims it: see `claims`.
"""

from newstables.propose.figures.lexicon import of_kind
from newstables.propose.figures.signs import Signs, polarity
from newstables.rows import Quote
from newstables.text import Document

_REACH = 30  # tokens from a figure to the ends of its clause
_PART = 12  # tokens of a part set off by commas


def clause_of(document: Document, signs: Signs, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """The tokens round a figure up to the nearest mark or conjunction that opens another clause."""
    begin, end = min(first, max(begin, first - _REACH)), max(last, min(end, last + _REACH))
    left = signs.break_before(first, begin)
    right = signs.break_after(last, end)
    if right + 1 < end and document.lowers[right] == "," and document.lowers[right + 1] in of_kind("part"):
        return left, _past_part(document, signs, right + 1, end)
    return left, right


def _past_part(document: Document, signs: Signs, index: int, end: int) -> int:
    """The end of a clause that goes on after a part set off by commas: `12 people, among them two nurses, were killed`."""
    lowers = document.lowers
    stop = next((i for i in range(index, min(end, index + _PART)) if lowers[i] == ","), None)
    return index - 1 if stop is None else signs.break_after(stop + 1, end)


def status_of(
    document: Document,
    signs: Signs,
    quote: Quote | None,
    clause: tuple[int, int],
    first: int,
    begin: int,
    taken: dict[int, str],
) -> str:
    """The certainty of a figure, by the act of the statement and the words of its clause.

    Args:
        document: the article, read.
        signs: the signs of the sentence.
        quote: the statement that holds it, if any.
        clause: the tokens of its clause.
        first: its first token.
        begin: the first token of its sentence or statement.
        taken: tokens inside times and names, which say nothing of certainty: the month of May.
    """
    if quote and quote.act == "deny":
        return "denied"
    said = _said(document, signs, clause, first, begin, taken) if signs.doubts else set()
    for status in ("hypothetical", "promised", "predicted"):
        if status in said:
            return status
    if quote and quote.act in ("predict", "promise"):
        return {"predict": "predicted", "promise": "promised"}[quote.act]
    unnamed = quote is not None and not quote.speakers
    return "reported" if unnamed or ("reported" in said and not (quote and quote.speakers)) else "asserted"


def _said(document: Document, signs: Signs, clause: tuple[int, int], first: int, begin: int, taken: dict[int, str]) -> set[str]:
    """What the words of a clause say of its certainty."""
    said: set[str] = set()
    if begin < len(document.lowers) and document.lowers[begin] in ("if", "unless"):
        said.add("hypothetical")
    opening = polarity().after(document.lowers, begin, clause[1])
    if opening and opening[0] == "reported":
        said.add("reported")  # Reportedly, 25 guards were captured.
    for token in signs.certain(*clause):
        if token in taken:
            continue
        match = polarity().after(document.lowers, token, clause[1])
        if match and not (token >= first and _is_topic(document, token, match[1])):
            said.add(match[0])
    return said


def _is_topic(document: Document, first: int, last: int) -> bool:
    """Whether a plan behind a figure is of something else: `300 farmers protested against the plan`, not `under the plan`."""
    if document.lowers[first:last] == ["promise", "of"]:
        return True  # `9,000 came with the promise of 500 more`: only the 500 are promised
    before, earlier = document.lowers[first - 1], document.lowers[max(first - 2, 0)]
    return (before in of_kind("owner") and earlier != "under") or before in of_kind("topic")
