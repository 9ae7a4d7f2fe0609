"""The clauses that quotes are read from: word classes, statements, quoted blocks, noun phrases.

Takes a document with its mentions and times and gives, per token, a word class (from `quote_words.csv`), the
statement it belongs to and the quotation it lies in, and a bounded walk over a noun phrase in both
directions. A statement is a sentence, or the run of sentences that a quotation ties together. Left out is
every judgement about who speaks.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.index import MentionIndex
from newstables.propose.quotes.lists import floating, small_words, word_classes
from newstables.rows import Mention, Time
from newstables.text import POSSESSIVES, Document, Quotation

NO_BLOCK = -1
_ATTRIBUTION = 8  # tokens to the verb of a sentence that only names a speaker at most
_NOMINAL = frozenset({"det", "noun"})  # classes of words that can stand inside a noun phrase
_PHRASE = 20  # tokens of one noun phrase at most
_STOPS = frozenset(",.?!…—–-―")
_MARKS = frozenset("”’\"'»")
_EDGES = frozenset({";", ":", "•", "|"})
_ASKING = frozenset("?!")
_SIGNS = POSSESSIVES | frozenset("&%$£€#@")
DASH = "—"
DASHES = frozenset({DASH, "–", "―"})
SETS_OFF = DASHES | {","}  # marks round what is set off in a sentence
_DATELINE = 16  # tokens to the dash of a dateline at most
_BULLETS = frozenset("•*▪●◦·")
_OPENING = DASHES | _BULLETS | {"-", ":"}  # signs of a statement that begins before its own words


class Block(NamedTuple):
    """An outermost quotation as tokens, marks included; `stopped` when a comma or stop closes its words."""

    quotation: Quotation
    first: int
    last: int
    stopped: bool


class Phrase(NamedTuple):
    """A noun phrase: where it begins, its head (`an aide` of `an aide to Smith`), its earlier conjuncts."""

    first: int
    head_first: int
    head_last: int
    others: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Clauses:
    """The view. Lists run parallel to the document's tokens; ranges are token ranges, their ends exclusive.

    `words` are the document's, with a dash typed as hyphens (` - `, `--`) written as one. `name_begin` leads from
    the end of a mention to its begin, `name_end` from its begin to its end, for the longest of several; `time_begin`
    and `time_end` do so for dates. `edges` are the tokens after which a subject can begin: a colon, the end of quoted words.
    """

    document: Document
    mentions: MentionIndex
    words: list[str]
    tags: list[str | None]
    blocks: list[Block]
    block_of: list[int]
    statements: list[tuple[int, int]]
    statement_of: list[int]
    name_begin: dict[int, int]
    name_end: dict[int, int]
    time_begin: dict[int, int]
    time_end: dict[int, int]
    time_at: dict[int, Time]
    edges: list[int]

    def is_nominal(self, token: int) -> bool:
        """Whether a token can stand inside a noun phrase."""
        if self.block_of[token] != NO_BLOCK:
            return False
        tag = self.tags[token]
        if tag is not None:
            return tag in _NOMINAL
        document = self.document
        word = self.words[token]
        if word[0].isalnum() or word in _SIGNS:
            return True
        # A hyphen or stroke in a compound, the apostrophe of a plural possessive.
        return word in ("-", "/", "’", "'") and document.glued(token)

    def is_possessive(self, token: int) -> bool:
        """Whether a token is the sign of a possessive, the apostrophe of `leaders’` too."""
        word = self.document.words[token]
        if word not in ("’", "'"):
            return word in POSSESSIVES
        return self.document.glued(token) and self.document.words[token - 1].endswith("s")

    def is_adverb(self, token: int) -> bool:
        """Whether a token may stand between subject and verb as an adverb."""
        tag = self.tags[token]
        if tag is not None:
            return tag == "adverb"
        word = self.document.words[token]
        return word.endswith("ly") and len(word) > 4 and word.islower()

    def is_floating(self, token: int) -> bool:
        """Whether a word such as `all` stands between a subject and its verb: `the senators all said`."""
        if self.document.lowers[token] not in floating():
            return False
        before = self.document.words[token - 1]
        return before.isalnum() and (before.endswith("s") or self.tags[token - 1] == "pronoun" or token in self.name_begin)

    def is_participle(self, token: int) -> bool:
        """Whether a word in -ed or -ing is a verb where a noun could be (`living in`); names are not."""
        word = self.document.words[token]
        return len(word) > 4 and word.endswith(("ing", "ed")) and token + 1 not in self.name_begin

    def is_past_form(self, token: int) -> bool:
        """Whether a word of lower case and no class has the form of a past or a participle."""
        if self.tags[token] is not None:
            return False
        word = self.document.words[token]
        return words.is_past(word) and len(word) > 3 and word.islower()

    def opens_participle(self, token: int) -> bool:
        """Whether a participle clause opens here: `Speaking in Ruritania`, not `Specialized troops`."""
        return self.is_participle(token) and token + 1 < len(self.tags) and self.tags[token + 1] not in (None, "noun")

    def skip_time_back(self, token: int) -> int:
        """The token before a date (with preposition) that ends with this one; the same token without one."""
        begin = self.time_begin.get(token + 1)
        if begin is None:
            return token
        return begin - 2 if begin and self.document.lowers[begin - 1] in small_words("placed") else begin - 1

    def simple_back(self, end: int, floor: int) -> int:
        """First token of the simple noun phrase (no preposition) before `end`; `end` without one."""
        token, lowest = end - 1, max(floor, end - _PHRASE)
        while token >= lowest:
            tag = self.tags[token]
            if tag in ("pronoun", "object"):
                return token if token == end - 1 else token + 1
            begin = self.name_begin.get(token + 1)
            if begin is not None and begin >= lowest and tag != "det":
                token = begin - 1
                continue
            if tag is not None and tag not in _NOMINAL:
                break
            dated = token + 1 in self.time_begin and token != end - 1
            if dated and self.document.words[token + 1] not in POSSESSIVES:
                break
            if not self.is_nominal(token):
                break
            token -= 1
            if tag == "det" and not (token >= lowest and self.tags[token] == "det"):
                break
        return token + 1

    def simple_forward(self, first: int, ceiling: int) -> int:
        """End of the simple noun phrase (no preposition) from `first`; `first` without one."""
        token, highest = first, min(ceiling, first + _PHRASE)
        while token < highest:
            tag = self.tags[token]
            if tag in ("pronoun", "object"):
                return token + 1 if token == first else token
            if token in self.time_end and token > first:
                break
            after = self.name_end.get(token)
            if after is not None and after <= highest and tag != "det" and self.block_of[token] == NO_BLOCK:
                token = after
                continue
            if tag is not None and (tag not in _NOMINAL or (tag == "det" and token > first and self.tags[token - 1] != "det")):
                break
            if not self.is_nominal(token):
                break
            token += 1
        return token

    def _before_reduced(self, link: int, begin: int) -> int:
        """The end of a noun phrase before its reduced relative: `a person briefed` (on), `people close` (to).

        A noun in -ing stays part of it: `a police briefing` (in).
        """
        word, before = self.document.lowers[link - 1], self.document.lowers[link - 2]
        if link - 2 < begin or self.tags[link - 2] == "det":
            return link
        many = before.endswith("s") or before in words.person_nouns()
        if word in small_words("postposed") or (word.endswith("ing") and many and self.is_participle(link - 1)):
            return link - 1
        past = self.is_participle(link - 1) or (self.tags[link] == "prep" and word in words.irregular_pasts())
        return link - 1 if past and not word.endswith("ing") else link

    def phrase_back(self, end: int, floor: int) -> Phrase | None:
        """The noun phrase that ends before `end`, with its prepositional parts and earlier conjuncts.

        Args:
            end: the token after the phrase.
            floor: the first token that may belong to it.
        """
        first = self.simple_back(end, floor)
        if first >= end:
            return None
        head = (first, end)
        for _ in range(6):
            link = first - 1
            joined = link - 1 > floor and self.tags[link] in ("of", "prep") and self.tags[link - 1] == "and"
            if link <= floor or not (joined or self.tags[link] in ("of", "to", "prep")) or first in self.time_end:
                break
            link -= joined  # "observers in Ruritania and around the region"
            begin = self.simple_back(link, floor)
            if begin >= link or link in self.time_begin:
                break
            last = self._before_reduced(link, begin)
            if last == link and (self.is_participle(link - 1) or not (joined or self.tags[link] != "prep")):
                break
            first, head = begin, (begin, last)
        others: list[tuple[int, int]] = []
        for _ in range(3):
            link = first - 1
            listed = bool(others) and self.document.words[link] == ","  # "Smith, Jones and Berg said"
            if link <= floor or not (listed or self.document.lowers[link] in ("and", "&")):
                break
            stop = link - 1 if self.document.words[link - 1] == "," else link
            begin = self.simple_back(stop, floor)
            if begin >= stop or self.actor_mention(begin, stop) is None:
                break
            if listed and begin > floor and self.document.words[begin - 1] != ",":
                break  # "In Norvik, Smith and Berg said"
            if stop < link and self.document.words[begin - 1] != ",":
                break  # "helped Ruritania, and Smith said": a comma before `and` joins three or more, or clauses
            if begin > floor and self.tags[begin - 1] is None and self.document.words[begin - 1].isalpha():
                break  # "visited Ruritania and Smith said": an object, no second speaker
            first = begin
            others.insert(0, (begin, stop))
        return Phrase(first, *head, tuple(others))

    def actor_mention(self, first: int, last: int) -> Mention | None:
        """The longest mention of an actor that is the head of a phrase: it ends where the phrase does."""
        for mention in self.mentions.ending.get(last, ()):
            if mention.actor_id and mention.start_char >= self.document.starts[first]:
                return mention
        return None


def _blocks(document: Document) -> tuple[list[Block], list[int]]:
    """The outermost quotations, and per token the one that it lies in."""
    count = len(document.words)
    blocks: list[Block] = []
    block_of = [NO_BLOCK] * count
    for quotation in document.quotations:
        if quotation.depth or quotation.first >= quotation.last:
            continue
        first = document.token_at(quotation.start)
        last = min(max(quotation.last, document.token_at(quotation.end - 1) + 1), count)
        inner = quotation.last - 1
        while inner > quotation.first and document.words[inner] in _MARKS:
            inner -= 1
        stopped = document.words[inner][-1] in _STOPS or (last < count and document.words[last] in ",?!")
        block_of[first:last] = [len(blocks)] * (last - first)
        blocks.append(Block(quotation, first, last, stopped))
    return blocks, block_of


def _is_attribution(document: Document, begin: int, end: int) -> bool:
    """Whether a sentence after a closing mark only names the speaker, as in `“Why?” Smith asked`."""
    for token in range(begin, min(begin + _ATTRIBUTION, end)):
        cue = words.cues().get(document.lowers[token])
        if cue is not None and cue.strong and token > begin:
            after = document.words[token + 1] if token + 1 < end else "."
            return after in ".,;" or word_classes().get(after) in ("of", "prep", "adverb", "object")
    return False


def _statements(document: Document, blocks: list[Block]) -> list[tuple[int, int]]:
    """Sentences, those that one quotation spans taken together."""
    statements: list[tuple[int, int]] = []
    following = iter(blocks)
    asked = 0  # the token after a quoted question or exclamation, where a sentence seems to begin
    block = next(following, None)
    for sentence in document.sentences:
        begin, end = sentence.first, sentence.last
        if begin >= end:
            continue
        if statements and begin < statements[-1][1]:
            begin, reached = statements.pop()
            end = max(reached, end)
        elif (
            statements
            and asked == begin
            and document.paragraphs[sentence.paragraph].start < document.starts[begin]
            and _is_attribution(document, begin, end)
        ):
            begin, _ = statements.pop()
        while block is not None and block.first < end:
            end = max(end, block.last)
            asked = block.last if document.words[block.quotation.last - 1] in _ASKING else 0
            block = next(following, None)
        statements.append((begin, end))
    return statements


@cache
def _gerunds() -> frozenset[str]:
    """Verbs in -ing that govern another (`planning to go`), which are part of a noun phrase after a determiner."""
    return frozenset(word for word, kind in word_classes().items() if kind == "control" and word.endswith("ing"))


def _with_dashes(document: Document) -> list[str]:
    """The words, each hyphen that stands for a dash written as one."""
    if "-" not in document.positions:
        return document.words
    words_ = document.words.copy()
    for token in document.positions.get("-", ()):
        if not 0 < token < len(words_) - 1:
            continue
        glued_before, glued_after = document.glued(token), document.glued(token + 1)
        doubled = (glued_after and words_[token + 1] == "-") or (glued_before and document.words[token - 1] == "-")
        if doubled or not (glued_before or glued_after):
            words_[token] = DASH
    return words_


def _opening(document: Document, words_: list[str], begin: int, end: int) -> int:
    """Where the words of a statement begin, past a bullet, the `Q:` of an interview, an hour with a dash or a dateline.

    A dateline stands in capitals (`ACCRA, May 3 —`) or names its agency in brackets (`Accra (Newswire) -`).
    """
    if document.words[begin] in _BULLETS:
        return min(begin + 1, end - 1)
    if document.lowers[begin] in small_words("turn") and document.lowers[begin + 1 : begin + 2] == [":"]:
        return min(begin + 2, end - 1)
    limit = min(begin + _DATELINE, end - 1)
    if DASHES.isdisjoint(words_[begin + 1 : limit]):
        return begin
    dash = next((token for token in range(begin + 1, limit) if words_[token] in DASHES), None)
    while dash is not None and dash + 2 < end and words_[dash + 1] in DASHES:
        dash += 1
    if dash is None or document.starts[begin] != _paragraph_start(document, begin) or document.words[dash + 1].islower():
        return begin  # "NATO — the alliance — said"
    head = document.words[begin:dash]
    capitals = head[0].isupper() and len(head[0]) > 2
    if "(" in head:
        head = head[: head.index("(")] + head[head.index(")") + 1 :] if ")" in head else head
        capitals = True
    named = all(not word[0].isalpha() or word[0].isupper() for word in head)
    return dash + 1 if named and (capitals or document.words[begin][0].isdigit()) else begin


def _paragraph_start(document: Document, token: int) -> int:
    return document.paragraphs[document.sentences[document.sentence_of[token]].paragraph].start


def _edges(document: Document, blocks: list[Block], block_of: list[int]) -> list[int]:
    """Colons and the like outside quotations and the last tokens of those with whole words, in order."""
    signs = [token for token in document.where(_EDGES) if block_of[token] == NO_BLOCK]
    return sorted([*signs, *(block.last - 1 for block in blocks if block.stopped)])


def read_clauses(document: Document, mentions: MentionIndex, times: list[Time]) -> Clauses:
    """Build the view of one document."""
    classes = word_classes()
    tags: list[str | None] = list(map(classes.get, document.lowers))
    for token in document.where(_gerunds()):
        if tags[token - 1] == "det" and token:
            tags[token] = None  # "the planning board"
    blocks, block_of = _blocks(document)
    statements = _statements(document, blocks)
    statement_of = [0] * len(tags)
    for number, (begin, end) in enumerate(statements):
        statement_of[begin:end] = [number] * (end - begin)
    dashed = _with_dashes(document)
    for number in {statement_of[sign] for sign in document.where(_OPENING) if dashed[sign] != "-"}:
        begin, end = statements[number]
        statements[number] = _opening(document, dashed, begin, end), end
    # They stand by start and the longest first, which the last entry of a key keeps.
    name_begin = dict(zip(reversed(mentions.last), reversed(mentions.first), strict=True))
    name_end = dict(zip(reversed(mentions.first), reversed(mentions.last), strict=True))
    time_begin: dict[int, int] = {}
    time_end: dict[int, int] = {}
    time_at: dict[int, Time] = {}
    for time in times:
        begin, end = document.token_at(time.start_char), document.token_at(time.end_char - 1) + 1
        time_begin[end], time_end[begin], time_at[begin] = begin, end, time
    return Clauses(
        document, mentions, dashed, tags, blocks, block_of, statements, statement_of,
        name_begin, name_end, time_begin, time_end, time_at, _edges(document, blocks, block_of),
    )  # fmt: skip
