"""A markup for quotes in a passage, and how the proposed quotes differ from it.

`{S|Berg} {C|vowed} {I|to go}`: S is a speaker, C a cue, I indirect, M mixed and D direct content. A digit ties the three of a
second report (`{S2|...}`); without one of its own, content takes the first speaker and cue. No speaker means that none is shown.
"""

import re

from newstables.pipeline import propose
from newstables.rows import Quote
from newstables.text import read

_KINDS = {"I": "indirect", "M": "mixed", "D": "direct"}
_EDGES = " “”.,"
Span = tuple[str, str, int, int]


def _parse(passage: str) -> tuple[str, list[Span]]:
    """The plain text, and its marked spans as code, number, start and end."""
    text, position = "", 0
    spans: list[Span] = []
    for match in re.finditer(r"\{([A-Z])(\d?)\|(.*?)\}", passage):
        text += passage[position : match.start()]
        spans.append((match[1], match[2] or "1", len(text), len(text) + len(match[3])))
        text, position = text + match[3], match.end()
    return text + passage[position:], spans


def _meets(spans: list[Span], start: int | None, end: int | None) -> bool:
    """Whether an offset pair overlaps one of the spans; without spans, whether there is none."""
    if start is None or end is None:
        return not spans
    return any(min(last, end) > max(first, start) for _, _, first, last in spans)


def differences(passage: str) -> list[str]:
    """What is missing, spurious or otherwise read than marked.

    Args:
        passage: a text in the markup.
    """
    text, spans = _parse(passage)
    rows: dict[str, Quote] = {}
    for row in propose(read(text), None).quotes:
        if row.kind != "label":
            rows[text[row.content_start_char : row.content_end_char].strip(_EDGES)] = row
    found: list[str] = []
    for code, number, start, end in spans:
        if code not in _KINDS:
            continue
        content = text[start:end].strip(_EDGES)
        row = rows.pop(content, None)
        if row is None:
            found.append(f"missing: {content}")
            continue
        speakers, cues = (
            [span for span in spans if span[:2] == (kind, number)] or [span for span in spans if span[0] == kind]
            for kind in "SC"
        )
        right = _meets(speakers, row.speaker_start_char, row.speaker_end_char)
        right = right and _meets(cues, row.cue_start_char, row.cue_end_char)
        if not right or row.kind != _KINDS[code]:
            found.append(f"{content}: {row.kind}, {row.cue}")
    return found + [f"spurious: {content}" for content in rows]
