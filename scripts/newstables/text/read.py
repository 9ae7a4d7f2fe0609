"""Reading an article: from its text as stored to paragraphs, headings, sentences, tokens and quotation marks.

Takes a string of any length and content and gives a `Document`; nothing is normalised, so every offset points into the
text as it came (line ends, byte order mark and all). Left out is any knowledge of what the words mean.
"""

import re
from bisect import bisect_left
from itertools import accumulate, filterfalse, pairwise
from typing import NamedTuple, TypeVar

from newstables import words
from newstables.text.document import Document, Paragraph, Quotation, Sentence
from newstables.text.marks import SIGNS, pairs

# A plain word (most tokens, and the quickest to see), a sign, a number with its separators, a printed fraction (`4½p`), a
# dotted abbreviation or any other word with inner apostrophes, a possessive. One group, so that `split` gives gaps and tokens
# in turn.
_TOKEN = re.compile(
    r"([A-Za-z]{2,}+(?![\w'’])"
    r"|[^\w\s\ufeff'’]"
    r"|\d\d*(?:[.,:]\d+)*"
    r"|[¼½¾⅐-⅞]"
    r"|[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W\d_]*(?:['’](?![sS]\b)[^\W\d_]+)*)"
    r"|['’](?:[sS]\b)?"
    r"|_)"
)
POSSESSIVES = frozenset({"’s", "'s"})  # a token of its own, lower case
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END_MARKS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset("”’\"')]}»")
_PLAIN_SIGNS = frozenset('.,;:?!)”"')  # a token of its own behind any word
_OPENERS = frozenset("“‘\"'([{«„—–-•*")
_BEFORE_NUMBERS = frozenset({"no", "nos", "sec", "fig", "p", "pp"})  # words of their own unless a number follows
_BLANK = re.compile(r"[\s\ufeff]*")

_HEADING_CHARACTERS, _HEADING_TOKENS = 80, 12
_HEADLINE_CHARACTERS, _HEADLINE_TOKENS = 140, 24
_NO_HEADING_END = frozenset(".!?…:;,—–-")
_LONGEST_SENTENCE = 400  # tokens
_WRAPPED_LINE = (40, 100)


_Value = TypeVar("_Value", str, int)


class _Tokens(NamedTuple):
    words: list[str]
    starts: list[int]
    ends: list[int]
    written: int  # words between white space


def _tokens(text: str) -> _Tokens:
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    pieces = text.replace("\n", " ").split(" ")  # no token holds a space
    written = len(pieces)
    for piece in pieces:
        end = begin + len(piece)
        if piece.isalpha():
            found.append(piece)
            starts.append(begin)
            ends.append(end)
        elif piece[-1:] in _PLAIN_SIGNS and piece[:-1].isalpha():
            found += piece[:-1], piece[-1]
            starts += begin, end - 1
            ends += end - 1, end
        elif not piece:
            written -= 1
        else:
            written += len(piece.split()) - 1
            parts = _TOKEN.split(piece)
            borders = list(accumulate(map(len, parts), initial=begin))
            found += parts[1::2]
            starts += borders[1:-1:2]
            ends += borders[2::2]
        begin = end + 1
    tokens = _Tokens(found, starts, ends, written)
    joined = [i for i, word in enumerate(found) if word == "." and _is_abbreviated(text, tokens, i)]
    for i in joined:
        found[i - 1] += "."
        ends[i - 1] = ends[i]
    return _Tokens(_without(found, joined), _without(starts, joined), _without(ends, joined), written)


def _is_abbreviated(text: str, tokens: _Tokens, stop: int) -> bool:
    """Whether a full stop belongs to the abbreviation or the initial before it."""
    if not stop or tokens.starts[stop] != tokens.ends[stop - 1]:
        return False
    word = tokens.words[stop - 1]
    if f"{word}." in words.abbreviations():
        follower = tokens.words[stop + 1] if stop + 1 < len(tokens.words) else ""
        if word.lower() not in _BEFORE_NUMBERS or follower[:1].isdigit():
            return True
    return len(word) == 1 and word.isupper() and _is_initial(text, tokens, stop)


def _without(values: list[_Value], dropped: list[int]) -> list[_Value]:
    """A list without what stands at the positions given, in order."""
    kept: list[_Value] = []
    begin = 0
    for position in dropped:
        kept += values[begin:position]
        begin = position + 1
    return kept + values[begin:]


def _lowers(printed: list[str]) -> tuple[list[str], dict[str, list[int]], bytearray]:
    """The words in lower case, the places of each, and whether each begins with a capital, as ones and zeros.

    Equal words become one object, which takes less memory.
    """
    places: dict[str, list[int]] = {}
    for token, word in enumerate(printed):
        if word in places:
            places[word].append(token)
        else:
            places[word] = [token]
    lowers = printed.copy()
    positions: dict[str, list[int]] = {}
    capital = bytearray(len(printed))
    for word, at in places.items():
        lower = word.lower()
        for token in at:
            printed[token], lowers[token] = word, lower
        if word[0].isupper():
            for token in at:
                capital[token] = True
        positions[lower] = sorted(positions[lower] + at) if lower in positions else at
    return lowers, positions, capital


def _is_initial(text: str, tokens: _Tokens, stop: int) -> bool:
    """Whether a single capital before a full stop is an initial: a name follows on the line ("J. Adams", not "on X. The")."""
    follower = tokens.words[stop + 1] if stop + 1 < len(tokens.words) else ""
    if not follower[:1].isupper() or follower.lower() in words.sentence_starters():
        return False
    return _LINE.fullmatch(text, tokens.starts[stop], tokens.starts[stop + 1]) is not None


def split_words(text: str) -> tuple[str, ...]:
    """The tokens of a phrase from a word list, cut as an article's are."""
    return tuple(_TOKEN.findall(text))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    match = _BLANK.match(text, start, end)
    start = match.end() if match else start
    return start, start + len(text[start:end].rstrip())


def _blocks(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: lines, or runs of lines where the text was wrapped at a fixed width."""
    borders = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    lines = [_trim(text, start, end) for start, end in pairwise(borders)]
    lines = [line for line in lines if line[0] < line[1]]
    low, high = _WRAPPED_LINE
    if max((end - start for start, end in lines), default=0) > high:
        return lines
    glued = [
        index
        for index in range(1, len(lines))
        if text.count("\n", lines[index - 1][1], lines[index][0]) <= 1
        and text.count("\r", lines[index - 1][1], lines[index][0]) <= 1
    ]
    full = sum(low <= lines[i - 1][1] - lines[i - 1][0] for i in glued)
    midway = sum(text[lines[i - 1][1] - 1] not in _END_MARKS for i in glued)
    wrapped = full * 10 >= len(glued) * 9 and midway * 2 > len(glued) and len(glued) * 2 > len(lines)
    if not wrapped:
        return lines
    follows = set(glued)
    blocks: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        blocks[-1:] = [(blocks[-1][0], end)] if index in follows else [*blocks[-1:], (start, end)]
    return blocks


def _is_heading(text: str, start: int, end: int, tokens: int, is_first: bool) -> bool:
    """Whether a line is one: short, set apart, without the punctuation that ends a statement."""
    characters, most = (_HEADLINE_CHARACTERS, _HEADLINE_TOKENS) if is_first else (_HEADING_CHARACTERS, _HEADING_TOKENS)
    if end - start > characters or tokens > most:
        return False
    last = end - 1
    while last > start and text[last] in _CLOSERS:
        last -= 1
    begins_well = text[start].isupper() or text[start].isdigit() or text[start] in _OPENERS
    return text[last] not in _NO_HEADING_END and begins_well


def _ends_sentence(tokens: _Tokens, index: int, last: int) -> bool:
    """Whether the sentence can end after a token (closing marks already passed) and before the next one."""
    word = tokens.words[index]
    if index + 1 >= last or tokens.starts[index + 1] == tokens.ends[index]:
        return False
    follower = tokens.words[index + 1]
    opens = follower[0] in _OPENERS
    if opens and index + 2 < last:
        follower = tokens.words[index + 2]
    if word in _END_MARKS or word[0] in _CLOSERS:
        # Before a lower-case word it is no end: “Why?” he asked.
        return not follower[0].islower()
    # U.S. or p.m.: the sentence ends there only before a word that is capital for no other reason.
    return follower[0].isupper() and follower.lower() in words.sentence_starters()


def _sentences(tokens: _Tokens, first: int, last: int, marks: list[int]) -> list[tuple[int, int]]:
    """Token ranges of the sentences of one paragraph; `marks` are its tokens that end in the mark of an end."""
    found: list[tuple[int, int]] = []
    printed, starts, ends, _ = tokens
    begin = index = first
    for mark in [*marks, last]:
        # Every row repeats its sentence: one of a megabyte, such as a list without a full stop, would fill the disk.
        while (cut := max(begin + _LONGEST_SENTENCE - 1, index)) < mark:
            found.append((begin, cut + 1))
            begin = cut + 1
        if mark < index or mark == last:
            continue  # one of several marks that are already passed
        index = mark
        while (
            printed[mark] in _END_MARKS
            and index + 1 < last
            and (printed[index + 1] in _END_MARKS or (printed[index + 1][0] in _CLOSERS and starts[index + 1] == ends[index]))
        ):
            index += 1
        closes = _ends_sentence(tokens, index, last)
        index += 1
        if closes:
            found.append((begin, index))
            begin = index
    if begin < last:
        found.append((begin, last))
    return found


def _quotations(text: str, start: int, end: int, signs: list[int], paragraph: int, starts: list[int]) -> list[Quotation]:
    """The quotations of a paragraph in which tokens at these offsets begin with a quotation mark."""
    found: list[Quotation] = []
    around: list[int] = []  # ends of the pairs that hold the present one
    for pair in pairs(text[start:end], start, signs):
        inner_start, inner_end = _trim(text, pair.inner_start, pair.inner_end)
        if inner_start == inner_end:
            continue
        while around and around[-1] <= pair.start:
            around.pop()
        depth = len(around)
        around.append(pair.end)
        a, b = bisect_left(starts, inner_start), bisect_left(starts, inner_end)
        found.append(Quotation(pair.start, pair.end, inner_start, inner_end, depth, paragraph, pair.closed, a, b))
    return found


def read(text: str) -> Document:
    """Read an article's text.

    Args:
        text: the article, decoded and otherwise untouched.

    Returns:
        The document; its sentences cover every character that is not white space exactly once.
    """
    tokens = _tokens(text)
    lowers, positions, capital = _lowers(tokens.words)
    marks: list[int] = []  # the tokens that end in a mark that can end a sentence
    signs: list[int] = []  # those that begin with a quotation mark
    numeric: list[int] = []
    for lower in filterfalse(str.isalpha, positions):
        at = positions[lower]
        if lower[-1] in _END_MARKS:
            marks += at
        elif lower in SIGNS:
            signs += at
        elif lower[0].isdecimal():
            numeric += at
    marks.sort()
    signs.sort()
    numeric.sort()
    blocks = _blocks(text)
    starts = tokens.starts
    last = passed = signed = 0  # tokens, marks and signs of earlier paragraphs
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    section: str | None = None
    for number, (start, end) in enumerate(blocks):
        first, last = last, bisect_left(starts, end, last)
        heading = number + 1 < len(blocks) and _is_heading(text, start, end, last - first, number == 0)
        begin = len(sentences)
        reached = bisect_left(marks, last, passed)
        ranges = [(first, last)] if heading or first == last else _sentences(tokens, first, last, marks[passed:reached])
        passed = reached
        # Tokens leave out no visible character but combining marks and the like; the outer ends are the paragraph's own.
        left = start
        for a, b in ranges:
            right = starts[b] if b < last else end
            sentences.append(Sentence(left, left + len(text[left:right].rstrip()), number, a, b))
            left = right
        if heading:
            paragraphs.append(Paragraph(start, end, "heading", None, begin, len(sentences)))
            section = text[start:end]
        else:
            paragraphs.append(Paragraph(start, end, "body", section, begin, len(sentences)))
        before, signed = signed, bisect_left(signs, last, signed)
        if signed > before:
            quotations += _quotations(text, start, end, [starts[sign] for sign in signs[before:signed]], number, starts)
    sentence_of: list[int] = []
    for index, sentence in enumerate(sentences):
        sentence_of += [index] * (sentence.last - sentence.first)
    return Document(
        text=text,
        paragraphs=paragraphs,
        sentences=sentences,
        words=tokens.words,
        lowers=lowers,
        capital=capital,
        starts=starts,
        ends=tokens.ends,
        numeric=numeric,
        positions=positions,
        sentence_of=sentence_of,
        quotations=quotations,
        sentence_starts=[s.start for s in sentences],
        written=tokens.written,
    )
