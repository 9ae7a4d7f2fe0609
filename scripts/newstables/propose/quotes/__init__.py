"""Quotes: every quotation and every stretch of reported speech, with who said it, how, to whom and when.

Takes a document with its mentions and times and gives one row per pair of quotation marks (direct, mixed or
label) and one per stretch of indirect speech. A quotation with no cue of its own goes on with the speaker of
its paragraph or, where it opens one, of the paragraph before. Left out is whatever a reader would have to
know beyond the text.
"""

from bisect import bisect_left

from newstables.propose.index import MentionIndex
from newstables.propose.quotes.clauses import DASHES, NO_BLOCK, Block, Clauses, read_clauses
from newstables.propose.quotes.cues import find_cues
from newstables.propose.quotes.documents import speaking_documents
from newstables.propose.quotes.first_person import first_person
from newstables.propose.quotes.labels import Label, find_labels
from newstables.propose.quotes.reported import Frame, read_frames
from newstables.rows import Quote, Time
from newstables.text import Document

__all__ = ["first_person", "propose", "speaking_documents"]

_REACH = 200  # tokens between a quotation and its cue at most
_SHORT = 3  # letters of a word that a title may leave without a capital at most
_TITLE = 3  # capitals of a title at least
_STRETCHES = 24  # words and quotations looked at to see whether quotations stand alone
_LOOSE = frozenset(".,;:…") | DASHES
_BETWEEN = _LOOSE | frozenset("!?-()")


def propose(document: Document, mentions: MentionIndex, times: list[Time]) -> list[Quote]:
    """Propose the quotes of a document.

    Args:
        document: the article, read.
        mentions: its mentions with their actors.
        times: its time expressions.

    Returns:
        The quotes in order.
    """
    clauses = read_clauses(document, mentions, times)
    frames = read_frames(clauses, find_cues(clauses))
    positions = [frame.cue.first for frame in frames]
    governed = [_governing(clauses, block, frames, positions) for block in clauses.blocks]
    quotes = _marked(clauses, governed, frames)
    openings = [block.first for block in clauses.blocks]
    nested = _nested_cues(frames, positions)
    for frame in frames:
        if frame.parts and frame.cue.first not in nested:
            quotes += _indirect(clauses, frame, openings)
    quotes += _nested(document)
    quotes.sort(key=lambda quote: (quote.start_char, -quote.end_char))
    return quotes


def _governing(clauses: Clauses, block: Block, frames: list[Frame], positions: list[int]) -> tuple[Frame, int] | None:
    """The frame whose content holds a quotation, the innermost of several, with the number of its part.

    A quotation after a cue whose content stands before it (`“Stop,” she said, “now.”`) is a further part.
    """
    best: tuple[int, Frame, int] | None = None
    trailing: tuple[Frame, int] | None = None
    statement = clauses.statement_of[block.first]
    begin, end = clauses.statements[statement]
    low = bisect_left(positions, max(begin, block.first - _REACH))
    high = bisect_left(positions, min(end, block.last + _REACH))
    for frame in frames[low:high]:
        for number, (first, last) in enumerate(frame.parts):
            size = last - first - frame.free * len(clauses.tags)
            alone = (first, last) == (block.first, block.last) and clauses.tags[max(first - 1, 0)] != "that"
            if alone and frame.cue.strong and _is_clause(clauses, block):
                size = len(clauses.tags)  # whole words of its own: `Berg recalls Okafor saying, “Go”`
            if first <= block.first and block.last <= last and (best is None or size > best[0]):
                best = (size, frame, number)
        quoted = bool(frame.parts) and clauses.block_of[frame.parts[0][1] - 1] != NO_BLOCK
        if (frame.left or quoted) and frame.cue.last <= block.first:
            trailing = (frame, len(frame.parts))
    return (best[1], best[2]) if best is not None else trailing


def _nested_cues(frames: list[Frame], positions: list[int]) -> set[int]:
    """Tokens of the cues that stand in the content of another: their words are reported within the report."""
    parts = sorted(part for frame in frames if not frame.free for part in frame.parts)
    nested: set[int] = set()
    following, reach = 0, 0
    for position in positions:
        while following < len(parts) and parts[following][0] <= position:
            reach = max(reach, parts[following][1])
            following += 1
        if position < reach:
            nested.add(position)
    return nested


def _text_span(clauses: Clauses, first: int, last: int) -> tuple[int, int]:
    """Offsets of a token range, loose punctuation at its ends left out where no mark of quotation stands."""
    document = clauses.document
    while last > first + 1 and clauses.block_of[last - 1] == NO_BLOCK and clauses.words[last - 1] in _LOOSE:
        last -= 1
    start, end = document.starts[first], document.ends[last - 1]
    opening, closing = clauses.block_of[first], clauses.block_of[last - 1]
    # The marks themselves, and what no token covers (a byte order mark before a closing mark).
    if opening != NO_BLOCK:
        start = min(start, clauses.blocks[opening].quotation.start)
    if closing != NO_BLOCK:
        quotation = clauses.blocks[closing].quotation
        end = quotation.end if quotation.closed else quotation.inner_end
    return start, end


def _is_quoted(clauses: Clauses, first: int, last: int) -> bool:
    """Whether all words of a range lie inside quotation marks; looks at a few stretches only."""
    token = first
    for _ in range(_STRETCHES):
        if token >= last:
            return True
        block = clauses.block_of[token]
        if block != NO_BLOCK:
            token = clauses.blocks[block].last
        elif clauses.document.words[token] in _BETWEEN or clauses.tags[token] in ("and", "but"):
            token += 1
        else:
            return False
    return False


def _is_whole(clauses: Clauses, block: Block) -> bool:
    """Whether a quotation is its whole statement, but for punctuation."""
    first, last = clauses.statements[clauses.statement_of[block.first]]
    return first == block.first and _is_quoted(clauses, first, last)


def _is_heading(clauses: Clauses, block: Block) -> bool:
    """Whether a quotation without a cue is a heading, by its paragraph or its capitals: `“All Bets Are Off.”`."""
    quotation = block.quotation
    paragraph = clauses.document.paragraphs[quotation.paragraph]
    if paragraph.kind == "heading":
        return True
    if paragraph.start != quotation.start or paragraph.end != quotation.end:
        return False
    printed = clauses.document.words[quotation.first : quotation.last]
    capitals = sum(word[0].isupper() for word in printed)
    return capitals >= _TITLE and all(word[0].isupper() for word in printed if len(word) > _SHORT)


def _is_clause(clauses: Clauses, block: Block) -> bool:
    """Whether quoted words read as a clause of their own: a capital, bracketed or not, begins them."""
    word = clauses.document.words[block.quotation.first]
    following = clauses.document.words[min(block.quotation.first + 1, block.last - 1)]
    return word[0].isupper() or (word == "[" and following[0].isupper()) or word == "…"


def _quote(
    clauses: Clauses,
    frame: Frame,
    span: tuple[int, int],
    kind: str,
    content: tuple[int, int],
    utterance: tuple[int, int],
) -> Quote:
    """A row with the speaker, cue and details of a frame."""
    cue, speaker, details = frame.cue, frame.speaker, frame.details
    return Quote(
        *span,
        kind,
        *content,
        utterance,
        speakers=speaker.actors,
        speaker_start_char=speaker.span[0] if speaker.span else None,
        speaker_end_char=speaker.span[1] if speaker.span else None,
        cue=cue.lemma,
        cue_start_char=clauses.document.starts[cue.first],
        cue_end_char=clauses.document.ends[cue.last - 1],
        act=cue.act,
        addressee_id=details.addressee_id,
        medium=details.medium,
        said_on=details.said_on,
        date_basis=details.date_basis,
        rule=f"quote:{kind}+cue-{'after' if frame.left else 'before'}",
    )


class _Floor:
    """Who speaks as the reading goes on: the last spoken quotation and the last cue before a token."""

    def __init__(self, clauses: Clauses, frames: list[Frame]) -> None:
        self.clauses = clauses
        self.frames = [f for f in frames if f.speaker.span is not None and f.cue.form != "noun"]
        self.next = 0
        self.spoken: Quote | None = None
        self.paragraph = -2

    def _paragraph(self, frame: Frame) -> int:
        document = self.clauses.document
        return document.sentences[document.sentence_of[frame.cue.first]].paragraph

    def speak(self, row: Quote, paragraph: int) -> None:
        """Note the last spoken quotation."""
        self.spoken, self.paragraph = row, paragraph

    def holder(self, block: Block) -> tuple[Quote | None, bool]:
        """The row whose speaker goes on in a quotation without a cue; whether it is one utterance with it."""
        paragraph = block.quotation.paragraph
        while self.next < len(self.frames) and self.frames[self.next].cue.first < block.first:
            self.next += 1
        frame = self.frames[self.next - 1] if self.next else None
        told = -2 if frame is None else self._paragraph(frame)
        spoken = self.paragraph
        if self.spoken is not None and spoken in (paragraph, paragraph - 1) and spoken >= told:
            return self.spoken, spoken == paragraph
        if frame is not None and told >= paragraph - 1:
            return _quote(self.clauses, frame, (0, 0), "direct", (0, 0), (0, 0)), False
        return None, False


def _marked(clauses: Clauses, governed: list[tuple[Frame, int] | None], frames: list[Frame]) -> list[Quote]:
    """Rows for the outermost quotations."""
    rows: list[Quote] = []
    utterances: dict[int, tuple[int, int]] = {}
    labels = find_labels(clauses)
    floor = _Floor(clauses, frames)
    for block, held in zip(clauses.blocks, governed, strict=True):
        quotation = block.quotation
        span = quotation.inner_start, quotation.inner_end
        label = labels.get(block.first)
        if label is not None and (label.inside or held is None):
            row = _labelled(clauses, label, quotation.inner_end)
        elif held is not None:
            frame, part = held
            kind, content = _kind(clauses, block, frame, part)
            row = _quote(clauses, frame, span, kind, content, utterances.setdefault(frame.cue.first, span))
        elif _is_heading(clauses, block) or not _is_whole(clauses, block):
            rows.append(_label(*span))
            continue
        elif floor.paragraph != quotation.paragraph and (acting := _acting(clauses, block, span)) is not None:
            row = acting
        else:
            row = _going_on(span, *floor.holder(block))
        floor.speak(row, quotation.paragraph)
        rows.append(row)
    return rows


def _acting(clauses: Clauses, block: Block, span: tuple[int, int]) -> Quote | None:
    """The row of a quotation whose speaker is shown by what is done next: `“Why?” Mr Thorne leaned forward` in a novel.

    A pronoun that nobody is found for speaks for somebody unknown.
    """
    document, first = clauses.document, block.last
    limit = document.paragraphs[block.quotation.paragraph].end
    if first >= len(clauses.tags) or document.starts[first] >= limit or clauses.block_of[first] != NO_BLOCK:
        return None
    row = Quote(*span, "direct", *span, span, act="state", rule="quote:marks+acting")
    last = clauses.simple_forward(first, clauses.statements[clauses.statement_of[first]][1])
    subject = next((m for m in clauses.mentions.actors_within(first, last) if m.form in ("name", "pronoun")), None)
    if subject is not None and clauses.mentions.actors[subject.actor_id or ""].kind == "person":
        after, row.speakers = document.token_at(subject.end_char), (subject.actor_id or "",)
        row.speaker_start_char, row.speaker_end_char = subject.start_char, subject.end_char
    elif subject is None and clauses.document.lowers[first] in ("he", "she"):
        after, row.speaker_start_char, row.speaker_end_char = first + 1, document.starts[first], document.ends[first]
    else:
        return None
    verb = after < len(clauses.tags) and document.words[after].islower() and clauses.tags[after] is None
    return row if verb and document.starts[after] < limit else None


def _kind(clauses: Clauses, block: Block, frame: Frame, part: int) -> tuple[str, tuple[int, int]]:
    """Whether a quotation with a cue is direct or mixed, with its content."""
    if part < len(frame.parts):
        first, last = frame.parts[part]
        alone = _is_quoted(clauses, first, last)
        goes_on = frame.left and clauses.block_of[frame.parts[0][1] - 1] != NO_BLOCK
        if not alone or not (goes_on or _is_clause(clauses, block)):
            return "mixed", _text_span(clauses, first, last)
    return "direct", (block.quotation.inner_start, block.quotation.inner_end)


def _labelled(clauses: Clauses, label: Label, end: int) -> Quote:
    """The row of a quotation with a speaker label: the words after a label inside the marks."""
    span = label.start, end
    return Quote(
        *span,
        "direct",
        *span,
        span,
        speakers=label.actors,
        speaker_start_char=label.span[0],
        speaker_end_char=label.span[1],
        cue=clauses.document.text[label.sign[0] : label.sign[1]],
        cue_start_char=label.sign[0],
        cue_end_char=label.sign[1],
        act="state",
        rule="quote:marks+label",
    )


def _going_on(span: tuple[int, int], holder: Quote | None, same_paragraph: bool) -> Quote:
    """The row of a quotation without a cue: who held the floor goes on, in one utterance or a new one."""
    row = Quote(*span, "direct", *span, span, act="state", rule="quote:marks+no-cue")
    if holder is None:
        return row
    row.speakers = holder.speakers
    row.speaker_start_char, row.speaker_end_char = holder.speaker_start_char, holder.speaker_end_char
    row.addressee_id, row.medium, row.said_on = holder.addressee_id, holder.medium, holder.said_on
    row.date_basis = "inherited" if holder.said_on else None
    row.rule = "quote:marks+floor-held"
    if same_paragraph:
        row.utterance = holder.utterance
        row.cue, row.cue_start_char, row.cue_end_char = holder.cue, holder.cue_start_char, holder.cue_end_char
        row.rule = "quote:marks+same-utterance"
    return row


def _label(start: int, end: int) -> Quote:
    return Quote(start, end, "label", start, end, (start, end), rule="quote:marks+no-speaker")


def _indirect(clauses: Clauses, frame: Frame, openings: list[int]) -> list[Quote]:
    """Rows for the parts of a frame that hold no quotation."""
    rows: list[Quote] = []
    for first, last in frame.parts:
        block = bisect_left(openings, first)
        if (block < len(openings) and openings[block] < last) or clauses.block_of[first] != NO_BLOCK:
            continue
        start, end = _text_span(clauses, first, last)
        utterance = rows[0].utterance if rows else (start, end)
        rows.append(_quote(clauses, frame, (start, end), "indirect", (start, end), utterance))
    return rows


def _nested(document: Document) -> list[Quote]:
    """Rows for quotations inside quotations: nobody but the outer speaker is shown to say them."""
    return [_label(q.inner_start, q.inner_end) for q in document.quotations if q.depth]
