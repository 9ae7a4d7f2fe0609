"""Reported content: which words a cue reports, on which side of it, and where they end.

Takes the clause view with its cues and gives a `Frame` per cue: speaker, content as token ranges (two where
the cue splits it) and the details of its clause. Cue, speaker and `that` are left out of the content. Left
out is which part of it is quoted.
"""

from dataclasses import dataclass, field

from newstables import words
from newstables.propose.quotes.clauses import DASHES, NO_BLOCK, SETS_OFF, Clauses
from newstables.propose.quotes.complements import after_preposition, begins_complement, end_of_noun, has_past, is_relative
from newstables.propose.quotes.cue import AUXILIARIES, Cue
from newstables.propose.quotes.details import Details, amount_at, content_begin, note_date
from newstables.propose.quotes.ends import Ends, has_clause
from newstables.propose.quotes.lists import small_words, stands
from newstables.propose.quotes.sources import after_source, tells_of_source
from newstables.propose.quotes.speakers import Speaker, find_speaker

_CONTENT = 160  # tokens of one content at most
_SKIPPED = 40  # tokens between a cue and its content at most
_SETTING = 20  # tokens of an introductory phrase with a title at most
_OPENING = 12  # tokens of an introductory phrase at most
_NOUN = 4  # tokens of a noun phrase after a determiner `that` at most
_CLOSING = frozenset(".?!…)]};") | DASHES
_TRAILING = frozenset(".,;:!…") | DASHES
_INVERTING = frozenset({"had", "should", "were"})
_JOINING = frozenset({"and", "but", "sub", "though"})
_INTRODUCTORY = frozenset({"of", "prep", "sub", "though", "adverb", "to"})


@dataclass(slots=True)
class Frame:
    """A cue with its speaker and content; `left` when the first of the `parts` stands before the cue.

    `free` content belongs to whoever reports the whole, where somebody does: `what he called a “farce”`.
    """

    cue: Cue
    speaker: Speaker
    parts: list[tuple[int, int]] = field(default_factory=list)
    left: bool = False
    free: bool = False
    details: Details = field(default_factory=Details)


class _Reader:
    """Reads the content of each cue of a document."""

    def __init__(self, clauses: Clauses, cues: list[Cue]) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.lowers = clauses.document.lowers
        self.tags = clauses.tags
        self.block_of = clauses.block_of
        self.cue_from = {cue.group: cue for cue in cues}
        self.cue_from_last = {cue.last: cue for cue in cues}
        self.speakers: dict[int, Speaker] = {}
        self.subjects: dict[int, Cue] = {}
        self.main_verb: dict[int, int] = {}  # of a cue in the subject of another: "people who saw the list said"
        previous: tuple[int, Speaker] | None = None
        for number, cue in enumerate(cues):
            statement = clauses.statement_of[cue.first]
            same = previous[1] if previous is not None and previous[0] == statement else None
            speaker = find_speaker(clauses, cue, same) or Speaker(cue.group, cue.last, None, (), "none")
            self.speakers[cue.first] = speaker
            if speaker.place == "before":
                self.subjects[speaker.first] = cue
                inner = cues[number - 1] if number else cue
                within = speaker.first < inner.first < cue.group and cue.form == "finite"
                if within and (inner.form == "passive" or self.speakers[inner.first].place == "relative"):
                    self.main_verb[inner.first] = cue.group
            # The first subject of a statement reports; those of later cues are mostly reported on.
            voiced = cue.form != "noun" or speaker.last <= cue.first
            takes_over = voiced and speaker.place not in ("none", "agent", "object")
            if takes_over and (previous is None or previous[0] != statement):
                previous = (statement, speaker)
        self.ends = Ends(clauses, self.cue_from, self.subjects)

    def frame(self, cue: Cue) -> Frame:
        """The frame of one cue, without parts where it reports nothing."""
        speaker = self.speakers[cue.first]
        frame = Frame(cue, speaker)
        if speaker.place == "object" or (cue.form == "noun" and speaker.span is None and self._is_comment(cue)):
            return frame
        begin, end = self.clauses.statements[self.clauses.statement_of[cue.first]]
        self._opening_date(frame, begin)
        left, opening = self._left(frame, begin)
        quoted_left = left is not None and self.block_of[left[1] - 1] != NO_BLOCK
        right, introduced = self._right_begin(frame, begin, end)
        part = self._right(frame, right, end) if right is not None else None
        if part and (cue.form == "noun" or (speaker.place == "relative" and not self._closing(frame))):
            first = speaker.first
            if speaker.place == "agent":  # "The claim by Berg that it was safe was rejected"
                first = self.clauses.simple_back(cue.first, max(cue.first - _OPENING, 0))
            part = end_of_noun(self.clauses, cue, first, part)
        elif part and speaker.place == "before" and not frame.free and self._in_relative(speaker, begin):
            antecedent = self.clauses.phrase_back(speaker.first - 1, begin)
            part = end_of_noun(self.clauses, cue, antecedent.first, part) if antecedent is not None else part
        if part and self._says_nothing(*part):
            part = None  # "denied it", "asked for anonymity": the words do not say what
        if left and part and self._is_setting(left, begin):
            left = None
        # "the port, which, Berg said, was closed": what stands before the pronoun is told by somebody else
        relative = speaker.place == "before" and self.tags[speaker.first - 2] == "relative"
        left = None if relative else left
        if part and not (left or introduced or relative) and self.words[(right or 1) - 1] == "," and cue.form != "source":
            part = None  # "spoke in the north, days after the storm"
        split = bool(left) and self.words[(right or 1) - 1] == ","
        if opening and not (split and part and not self._is_spoken(part[0])):
            left = None  # "In January, the ministry said the trucks", "Asked about it, Berg said, “Go”"
        if left and split and part and (self._is_aside(right or 0) or tells_of_source(self.clauses, cue, left, part)):
            part = None
        if left and part and split:
            # "Soldiers, the agency said, could help": one content, split by its cue.
            quoted = self.block_of[part[0]] != NO_BLOCK
            frame.left = True
            frame.parts = [left, part] if quoted or not (quoted_left or speaker.place == "after") else [left]
        elif left and (quoted_left or part is None):
            frame.left = True
            frame.parts = [left]
        elif part and (introduced or speaker.place != "after"):
            frame.parts = [part]
            whats = speaker.place == "before" and self.lowers[max(speaker.first - 1, begin)] == "what"
            frame.free = whats or not (cue.strong or speaker.actors)
        return frame

    def _is_comment(self, noun: Cue) -> bool:
        """Whether a noun is the reporter's, for the words before it: `he was tired, a claim that she denies`."""
        begin = self.clauses.simple_back(noun.first, max(noun.first - _OPENING, 0))
        return self.lowers[begin] in ("a", "an") and begin > 0 and self.words[begin - 1] in SETS_OFF

    def _is_setting(self, left: tuple[int, int], begin: int) -> bool:
        """Whether a phrase with a title stands before the subject: `In her book “Tides,” Berg says`."""
        return self.block_of[begin] == NO_BLOCK and self.tags[begin] in ("of", "prep") and left[1] - begin < _SETTING

    def _is_spoken(self, token: int) -> bool:
        """Whether whole quoted words begin at a token."""
        block = self.block_of[token]
        return block != NO_BLOCK and self.words[self.clauses.blocks[block].quotation.first][0].isupper()

    def _is_aside(self, token: int) -> bool:
        """Whether what follows the cue's comma is the reporter's: `, adding`, `, which`, `, according to`."""
        cue = self.cue_from.get(token)
        question = self.lowers[token] in small_words("question")
        going_on = self.lowers[token] in small_words("going on") and not self.clauses.is_past_form(token + 1)
        joined = self.tags[token] in ("relative", "and", "but", "sub", "though") and not (question or going_on)
        return joined or (cue is not None and cue.form in ("participle", "source"))

    def _opening_date(self, frame: Frame, begin: int) -> None:
        """A date that opens the statement before its cue: `In January, the ministry said`."""
        if frame.speaker.place not in ("before", "inherited"):
            return
        for token in (begin, begin + 1):
            if token in self.clauses.time_at and token < frame.cue.first:
                note_date(self.clauses, frame.details, token)

    def _left(self, frame: Frame, begin: int) -> tuple[tuple[int, int] | None, bool]:
        """Content before the subject, where a comma or closing mark ends it; whether it only opens the sentence."""
        cue, speaker, place = frame.cue, frame.speaker, frame.speaker.place
        if cue.form in ("infinitive", "noun", "passive") or place in ("relative", "inherited"):
            return None, False
        last = (frame.speaker.first if place == "before" else cue.group) - 1
        if last <= begin:
            return None, False
        block = self.block_of[last]
        word = self.words[last]
        opening_cue = self.cue_from.get(begin)
        if opening_cue is not None and opening_cue.form == "participle" and opening_cue.last < last:
            return None, True  # "Calling it a “mistake,” Berg said"
        if block != NO_BLOCK:
            stopped = self.clauses.blocks[block].stopped
            return ((self._after_colon(begin, block), last + 1) if stopped else None), False
        if word == "," and self.block_of[last - 1] != NO_BLOCK:
            return (self._after_colon(begin, self.block_of[last - 1]), last), False
        if word not in SETS_OFF and place != "source":
            return None, False
        told = cue.that and (cue.strong or self._is_document(speaker))  # "Most want a cap, poll finds"
        if not told or not 1 <= last - begin <= _CONTENT:
            return None, False
        if last - begin == 1 and self.tags[begin] is not None:
            return None, False  # "Also, Berg said"
        introductory = self.tags[begin] in _INTRODUCTORY or self.clauses.opens_participle(begin)
        introductory = introductory and not amount_at(self.lowers, begin)
        opening = introductory and (last - begin < _OPENING or word != ",")
        if opening and (begin in self.clauses.time_end or begin + 1 in self.clauses.time_end):
            return None, False
        return (begin, last + (word not in SETS_OFF)), opening

    def _after_colon(self, begin: int, block: int) -> int:
        """Where content that ends with a quotation begins: with the quotation where a colon introduces it."""
        first = self.clauses.blocks[block].first
        return first if first > begin and self.words[first - 1] == ":" else begin

    def _right_begin(self, frame: Frame, begin: int, end: int) -> tuple[int | None, bool]:
        """Where content after the cue begins, and whether `that`, a colon, a mark or a question opens it."""
        cue, speaker, tags = frame.cue, frame.speaker, self.tags
        after = speaker.last if speaker.place in ("after", "source", "agent") else cue.last
        stop = min(end, after + _SKIPPED)
        if cue.form == "source":
            opens = cue.first == begin or self.words[cue.first - 1] == ","
            return (after_source(self.clauses, speaker, after, stop) if opens else None), False
        if cue.lemma == "accuse":
            charge = self._charge(after, min(stop, after + _OPENING))
            if charge is not None:
                return charge, True
        token = content_begin(self.clauses, cue, frame.details, after, stop, end)
        if token is None or token >= end:
            return None, False
        word, tag = self.lowers[token], tags[token]
        other = self.cue_from.get(token)
        if other is not None and other.form == "participle" and token in self.clauses.time_begin:
            return None, False  # "wrote to Berg on Monday asking for help"
        if self.block_of[token] != NO_BLOCK or (cue.frames and token == after_preposition(self.clauses, cue, token - 1, end)):
            return token, True
        noun = cue.form == "noun" or (tags[after] in ("of", "prep") and not (cue.strong and cue.that))
        if tag == "that" and noun and tags[min(token + 1, end - 1)] in AUXILIARIES:
            return None, False  # "spoke in a hall that had been closed"
        if tag == "that" and is_relative(self.clauses, token, end):
            return None, False
        if tag == "that" and (not cue.that or self._is_demonstrative(cue, token, end)):
            return token, True  # "rejected that claim", "said that was all"
        if tag == "that" or word == ":":
            return token + 1, True
        if word == "," and (cue.that or cue.act == "ask"):
            token = self._past_insertion(cue, token, stop)
        if word == "," and token + 1 < end:
            following = tags[token + 1] == "that"
            return token + 1 + following, following or self._is_question(cue, token + 1) or self.block_of[token + 1] != NO_BLOCK
        # Without marks "continued to fall" or "barked an order" reports nothing, "criticized the plan" does.
        if word[0] in _CLOSING or not (cue.that or cue.object or cue.frames):
            return None, False
        if cue.form == "passive" and not (cue.strong and cue.act != "ask") and speaker.place != "agent":
            return None, False  # "is expected to rise", "asked whether": nobody is shown to expect or ask it
        if word in small_words("question") and (cue.that or cue.object):
            return token, True
        if word in small_words("open question") and self._is_left_open(cue):
            return token, True  # "would not say when the bridge would open"
        complement = bool(cue.frames) and speaker.place != "after" and begins_complement(self.clauses, cue, token, end)
        if tag == "to" and self.lowers[token - 1] in small_words("negation"):
            token -= 1  # "vowed never to return"
        if complement and (tag == "to" or not self._is_possible(cue)):
            return (None if tag == "to" and self._reports(token) else token), True
        if "evidence" in cue.frames and self._is_document(speaker):
            return token, True
        if tag == "to" or not (cue.that or cue.object):
            return None, False  # "gathered to discuss it"
        quoted = self.block_of[min(token + 1, end - 1)] != NO_BLOCK
        if word == "as" and (cue.act == "describe" or (cue.object and quoted)):
            return token + 1, True  # "a claim that the army dismissed as “dreams”"
        if tag in AUXILIARIES and self._in_relative(speaker, begin):
            return token, True
        opens = tag in ("sub", "though", "and", "but", "relative", "prep", "adverb", "be", "have", "modal")
        if opens and word not in ("having", "being"):  # "denies having read it"
            return None, False
        if speaker.place == "after" or cue.form in ("passive", "noun"):
            return None, False
        if self._is_possible(cue) or (cue.form == "infinitive" and self._is_purpose(cue, token, end)):
            return None, False
        reports = (
            (cue.strong and "clause" not in cue.frames)
            or cue.object
            or has_clause(self.clauses, token, end)
            or (cue.form == "finite" and has_past(self.clauses, token, end))
        )
        return (token, cue.that) if reports else (None, False)

    def _is_demonstrative(self, cue: Cue, that: int, end: int) -> bool:
        """Whether a `that` is a subject or determiner: `that was all`, `that claim.`; not `that should it close, we go`."""
        following, after = min(that + 1, end - 1), min(that + 2, end - 1)
        subject = self.tags[after] in ("det", "pronoun") or after in self.clauses.name_end
        if self.tags[following] in AUXILIARIES:
            return not (subject and self.lowers[following] in _INVERTING)
        noun = self.clauses.simple_forward(following, end)
        ends = following < noun <= that + _NOUN and (noun == end or self.words[noun] in ".;")
        named = self.words[following:noun]
        return cue.object and ends and all(w.islower() and w[-1] != "s" and not words.is_past(w) for w in named)

    def _in_relative(self, speaker: Speaker, begin: int) -> bool:
        """Whether a subject stands in a relative clause that its report goes on with: `trucks that Berg said were empty`."""
        pronoun = speaker.first - 1
        if pronoun <= begin or self.tags[pronoun] not in ("relative", "that"):
            return False
        return self.tags[pronoun] == "relative" or pronoun not in self.cue_from_last

    def _reports(self, token: int) -> bool:
        """Whether an infinitive reports by itself: `refuses to discuss the plan`."""
        inner = self.cue_from.get(token)
        return inner is not None and ((inner.that and inner.strong) or inner.object)

    def _is_purpose(self, cue: Cue, token: int, end: int) -> bool:
        """Whether an infinitive tells what for, not what somebody says: `sent forms to confirm their address`."""
        if cue.that and not cue.object and has_clause(self.clauses, token, end):
            return False  # "took to the radio to say he was safe"
        return self.tags[cue.group - 1] != "control" and self.cue_from_last.get(cue.group) is None

    def _is_document(self, speaker: Speaker) -> bool:
        """Whether a document or a count of facts is the subject: `the survey shows a fall in trade`."""
        if speaker.span is None or speaker.place != "before":
            return False
        # the noun of "the poll of 2,000 adults", of "two of its polls"
        heads = {self.lowers[self.clauses.document.token_at(speaker.span[1] - 1)], self.lowers[speaker.last - 1]}
        return not (heads.isdisjoint(words.document_nouns()) and heads.isdisjoint(small_words("evidence")))

    def _is_left_open(self, cue: Cue) -> bool:
        """Whether a cue asks, or says that something is not told: what follows is a question, no time or place."""
        denied = any(self.lowers[token] in small_words("negation") for token in range(cue.group, cue.first))
        return cue.act == "ask" or (denied and cue.that) or self.tags[cue.group - 1] == "control"

    def _is_possible(self, cue: Cue) -> bool:
        """Whether it is only possible that somebody reports: `could deny the permit`."""
        group = range(cue.group, cue.first)
        return any(self.tags[token] == "modal" and self.lowers[token] not in small_words("affirming") for token in group)

    def _past_insertion(self, cue: Cue, comma: int, stop: int) -> int:
        """The comma that closes an insertion before `that` or a question, if one does: `warned, as did Berg, that`."""
        for token in range(comma + 1, min(comma + _OPENING, stop - 1)):
            if self.block_of[token] != NO_BLOCK or self.words[token] in _CLOSING:
                break
            if self.words[token] == ",":
                return token if self.tags[token + 1] == "that" or self._is_question(cue, token + 1) else comma
        return comma

    def _is_question(self, cue: Cue, token: int) -> bool:
        """Whether a cue that asks goes on with its question: `wondered, though, whether`."""
        return cue.act == "ask" and self.lowers[token] in small_words("question")

    def _charge(self, first: int, stop: int) -> int | None:
        """The token after the `of` of `accused Ruritania of`."""
        for token in range(first, stop):
            if self.words[token] == "," or self.block_of[token] != NO_BLOCK:
                return None
            if self.lowers[token] == "of":
                return token + 1
        return None

    def _right(self, frame: Frame, first: int, end: int) -> tuple[int, int] | None:
        """Content from a token to where the clause or the next report begins."""
        while first < end and self.words[first] in (",", ":"):
            first += 1
        end = min(end, self.main_verb.get(frame.cue.first, end))
        if first >= end:
            return None
        opening = self.block_of[first]
        if opening != NO_BLOCK and self.clauses.blocks[opening].stopped:
            return first, self.clauses.blocks[opening].last  # “Stop,” when asked: the marks say where the words end
        last = self.ends.content_end(frame.cue, self._closing(frame), first, min(end, first + _CONTENT))
        while last > first and self.block_of[last - 1] == NO_BLOCK:
            adverb = (last in self.cue_from or self.words[last - 2] == ",") and self.clauses.is_adverb(last - 1)
            # not "met him twice before."
            joining = self.tags[last - 1] in _JOINING and last < end and self.words[last] not in _CLOSING
            if self.words[last - 1] not in _TRAILING and not joining and not adverb:
                break
            last -= 1
        return (first, last) if last > first else None

    def _closing(self, frame: Frame) -> str:
        """The mark that closes the cue's own clause, where that is part of another: `While Berg said ..., she`."""
        cue, speaker = frame.cue, frame.speaker
        relative = speaker.place == "before" and self.tags[speaker.first - 1] == "relative" and self.words[speaker.first - 2]
        if relative in SETS_OFF:
            return relative  # "the tax, which Berg said would fall, rose"
        if speaker.place == "relative":
            before_verb = self.words[speaker.last - 2]
            return before_verb if before_verb in SETS_OFF else ""
        begin = self.clauses.statements[self.clauses.statement_of[cue.first]][0]
        opening = (speaker.first if speaker.place == "before" else cue.group) - 1
        subordinate = opening >= begin and self._is_subordinate(opening)
        return "," if subordinate or self._opens_statement(cue, begin) else ""

    def _is_subordinate(self, token: int) -> bool:
        """Whether a clause that a comma closes begins at a token: `While Berg said ..., she`."""
        return self.lowers[token] == "once" or (self.tags[token] in ("sub", "though") and self.lowers[token] != "as")

    def _opens_statement(self, cue: Cue, begin: int) -> bool:
        """Whether a cue stands in a clause before that of its sentence: `Asked why, she`, `Despite saying so, she`.

        A second cue of that clause does too: `While Berg said so and called for calm, she`.
        """
        if cue.form in ("participle", "passive") and cue.group == begin:
            return True
        if cue.form == "passive" and self.words[cue.group - 1] == ",":
            return True
        if cue.form == "infinitive" and cue.group in self.cue_from_last and "," not in self.words[begin : cue.first]:
            return self._opens_statement(self.cue_from_last[cue.group], begin)  # "Asked to explain it, Berg left"
        if cue.form == "participle" and cue.group == begin + 1:
            return self.tags[begin] in ("of", "prep", "sub", "adverb")
        return self._is_subordinate(begin) and "," not in self.words[begin : cue.first]

    def _says_nothing(self, first: int, last: int) -> bool:
        """Whether content is a pronoun or only names the saying: `comment`, `anonymity because she feared for her job`."""
        if stands(self.lowers, first, "saying"):
            return True
        empty = self.tags[first] in ("pronoun", "object") or self.lowers[first] in small_words("owner")  # "agreed with her"
        return last == first + 1 and empty and self.block_of[first] == NO_BLOCK


def read_frames(clauses: Clauses, cues: list[Cue]) -> list[Frame]:
    """The frames of all cues, in order."""
    reader = _Reader(clauses, cues)
    return [reader.frame(cue) for cue in cues]
