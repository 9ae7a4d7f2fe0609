"""Where reported content ends: at the end of its clause, at the next report, or where the reporter goes on.

Takes the clause view with its cues, the first tokens of their subjects among them, and gives for a cue and the
first token of its content the token after it. Left out is where content begins.
"""

from functools import cache

from newstables import words
from newstables.propose.quotes.clauses import DASHES, NO_BLOCK, SETS_OFF, Clauses
from newstables.propose.quotes.complements import infinitive_of, is_past_verb
from newstables.propose.quotes.cue import AUXILIARIES, Cue
from newstables.propose.quotes.details import media_openings, medium
from newstables.propose.quotes.lists import small_words, stands, word_classes

_SKIPPED = 40  # tokens of a relative clause at most
_INSERTION = 12  # tokens of an insertion in a clause at most
_CLAUSE = 9  # tokens to the verb of a clause at most
_PLAIN = frozenset({None, "noun"})  # classes of the words of which a headline is made
_AHEAD = frozenset({"predict", "promise", "demand"})  # acts whose words lie ahead, as their dates do
_CONTRAST = frozenset({"but", "though"})
_ENDS = DASHES | {",", ".", ";"}
_OPENERS = frozenset({"but", "though", "relative", "sub"})
_ACTIVE = _OPENERS | {"and"}  # small words at which a clause may end; a noun phrase may at any
_CLAUSAL = frozenset({"relative", "that", "to", "sub"})
_CONTENT_MARKS = DASHES | {"(", ")", ";", ","}


@cache
def _enders() -> frozenset[str]:
    """Words and marks at which content may end; a dash may be typed as hyphens."""
    return _CONTENT_MARKS | {"-"} | {word for word, kind in word_classes().items() if kind in _ACTIVE}


@cache
def _bare_enders() -> frozenset[str]:
    """Words without a tag at which `_ends_bare` may find that the reporter goes on."""
    return small_words("reason") | small_words("setting") | small_words("placed") | media_openings() | {","}


@cache
def _nouns() -> frozenset[str]:
    """Nouns with which the reporter comments on what was said."""
    return frozenset(words.cue_phrases()["noun"]) | small_words("comment")


def has_clause(clauses: Clauses, first: int, end: int) -> bool:
    """Whether a subject with its verb follows: a pronoun, or an auxiliary within a few tokens."""
    if clauses.tags[first] == "pronoun":
        return True
    for token in range(first, min(first + _CLAUSE, end)):
        block, tag = clauses.block_of[token], clauses.tags[token]
        if block != NO_BLOCK and not clauses.blocks[block].stopped:
            continue  # "warned “a few” would wait"
        if tag in AUXILIARIES:
            return True
        if clauses.words[token] == "," and token > first:  # "hopes the bill, the first of its kind, will pass"
            closing = next((t for t in range(token + 1, min(token + _INSERTION, end - 1)) if clauses.words[t] == ","), token)
            return closing > token and clauses.tags[closing + 1] in AUXILIARIES
        ends = tag in ("sub", "though", "and", "but", "relative", "that") or clauses.words[token] in ",.;:"
        if ends or block != NO_BLOCK:
            return False
    return False


class Ends:
    """Finds where the content of the cues of one document ends."""

    def __init__(self, clauses: Clauses, cue_from: dict[int, Cue], subjects: dict[int, Cue]) -> None:
        self.clauses = clauses
        self.words = clauses.words
        self.lowers = clauses.document.lowers
        self.tags = clauses.tags
        self.block_of = clauses.block_of
        self.cue_from = cue_from
        self.subjects = subjects
        # Where another report may begin, True until looked at: the content of every cue may run past the cues after it.
        self.reports = dict.fromkeys(self.cue_from.keys() | self.subjects.keys(), True)
        self.seen: set[int] = set()

    def _is_report(self, token: int) -> bool:
        """Whether another report may begin at a token where a cue or its subject stands; looked at once."""
        if token not in self.seen:
            self.seen.add(token)
            self.reports[token] = token > 0 and self._begins_other(token, token - 2)
        return self.reports[token]

    def content_end(self, cue: Cue, closing: str, first: int, stop: int) -> int:
        """The token after the content of a cue that begins at a token; `closing` ends the clause that the cue stands in."""
        asked = infinitive_of(self.clauses, cue, first, stop)
        token, depth, phrasal, infinitive = asked or first, 0, True, self.tags[first] == "to"
        bare, enders, bare_enders = asked is None and self._is_bare(cue, first, stop), _enders(), _bare_enders()
        printed, tags, block_of, reports, lowers = self.words, self.tags, self.block_of, self.reports, self.lowers
        dated = self.clauses.time_at
        while token < stop:
            if block_of[token] != NO_BLOCK:
                block = self.clauses.blocks[block_of[token]]
                token = block.last
                closed = closing and printed[block.quotation.last - 1] == closing
                if closed or (token < stop and tags[token] == "det" and self._is_apposition(token, stop)):
                    break
                continue
            # A plain word, as most are: no mark, no word that opens a clause, no other report, no end of a noun phrase.
            lower, tag = lowers[token], tags[token]
            marked = lower in enders or (token in reports and reports[token])
            if not marked and not (bare and (tag is not None or lower in bare_enders or token in dated)):
                token += 1
                continue
            word = printed[token]
            depth += (word == "(") - (word == ")")
            if word == ";" or depth < 0 or (word == closing and token > first):
                break
            if token > first and tag is None and self._sets_aside(token, first, stop):
                break
            if infinitive and self._begins_sentence(token, first):
                break
            if bare and token > first and self._ends_bare(token, stop, phrasal, dated=cue.act not in _AHEAD):
                break
            phrasal = phrasal and tag not in _CLAUSAL
            begins = tag in _OPENERS or (token in reports and self._is_report(token))
            if begins and token > first and self._begins_other(token, first):
                break
            token += 1
        return min(token, stop)

    def _sets_aside(self, token: int, first: int, stop: int) -> bool:
        """Whether the reporter goes on after a comma or a dash: `, without giving details`, `“war” - a word`."""
        word, after = self.words[token], min(token + 1, stop - 1)
        if word in DASHES:
            quoted = self.block_of[token - 1] != NO_BLOCK and self.block_of[after] == NO_BLOCK
            return quoted and self.tags[after] not in ("and", "but") and DASHES.isdisjoint(self.words[after:stop])
        if word != ",":
            return False
        dated = min(self.clauses.time_end.get(after, token), stop - 1)  # ", days after the vote"
        if stands(self.lowers, after, "aside") or self.lowers[dated] in small_words("occasion"):
            return True
        if self.tags[after] in AUXILIARIES:  # "Berg, who promised to go, has stayed"
            return "," not in self.words[first:token]
        if self.lowers[after] in ("a", "an"):  # ", a claim that he denies"
            last = self.clauses.simple_forward(after, stop)
            if last < stop and self.tags[last] in ("that", "relative", "pronoun", "det") and self.lowers[last - 1] in _nouns():
                return True
        named = token in self.clauses.name_begin and self.lowers[after] in small_words("apposed")
        return named and self.tags[first] not in ("of", "prep", "sub", "though") and self._is_verbless(after, stop)

    def _is_verbless(self, token: int, stop: int) -> bool:
        """Whether the rest is one noun phrase, with a relative clause at most: `the head of the union that called it`."""
        for ahead in range(token, min(stop, token + _SKIPPED)):
            tag = self.tags[ahead]
            if tag in ("relative", "that"):
                return True
            if tag in ("and", "be", "have", "modal", "pronoun", "sub") or self.words[ahead] == "," or ahead in self.reports:
                return False
        return True

    def _begins_sentence(self, token: int, first: int) -> bool:
        """Whether `, and` goes on with a subject of its own, so that an infinitive ends: `to lend money, and the union`."""
        if self.tags[token] not in ("and", "but") or token + 2 >= len(self.tags):
            return False
        cue = self.cue_from.get(token + 1)
        if cue is not None and cue.form == "finite" and words.is_past(self.lowers[cue.first]):
            return True  # "vowed to share the data and condemned the raid"
        if not self._comma_before(token):
            return False
        subject = self.tags[token + 1] in ("det", "pronoun") or token + 1 in self.clauses.name_end
        return subject and "," not in self.words[first : token - 1]

    def _is_bare(self, cue: Cue, first: int, stop: int) -> bool:
        """Whether the content is a noun phrase and no clause: `rejected the plan in a ruling`."""
        opened = (
            self.tags[first - 1] == "that"
            or (self.tags[first - 1] == "to" and first > cue.last)  # not the last word of "took exception to"
            or self.tags[first] == "to"
            or self.lowers[first] in small_words("question")
        )
        governs = cue.object or "X as" in cue.frames or self.lowers[first - 1] in cue.frames
        return governs and not opened and not has_clause(self.clauses, first, stop)

    def _ends_bare(self, token: int, stop: int, phrasal: bool, dated: bool) -> bool:
        """Whether the reporter goes on after a noun phrase: where it was said, why, or what else was done.

        A `phrasal` one holds no clause so far, to which a date or a past tense could belong. It is `dated` when a date tells
        the day of the statement, not of what is expected: `expects rain on Friday`.
        """
        after = min(token + 1, stop - 1)
        tag, following = self.tags[token], self.tags[after]
        phrasal = phrasal and not self._is_quoted_soon(token, stop)
        if self.words[token] == ",":
            return following in ("det", "adverb") or self.clauses.is_adverb(after) or self.clauses.is_participle(after)
        if tag in ("and", "but"):
            after += self.clauses.is_adverb(after)
            cue = self.cue_from.get(after)
            verb = cue is not None and self.lowers[cue.first] != cue.lemma
            voiced = self.lowers[after] in words.cue_phrases()["voices"] and words.is_past(self.lowers[after])
            voiced = voiced and self.tags[min(after + 1, stop - 1)] in _PLAIN
            return (
                verb
                or voiced  # "thanked Berg and expressed hope that"
                or self.tags[min(after, stop - 1)] in AUXILIARIES
                or (phrasal and is_past_verb(self.clauses, min(after, stop - 1)))
            )
        if phrasal and dated and self._is_dated(token, stop):
            return True
        reason = self.lowers[token] in small_words("reason") or (phrasal and self.lowers[token] in small_words("setting"))
        return reason or medium(self.clauses, token) is not None

    def _is_dated(self, token: int, stop: int) -> bool:
        """Whether it is told when: `endorsed Berg on Thursday`, `mocked it last week`, `praised it at a dinner last week`."""
        after = min(token + 1, stop - 1)
        if self.lowers[token] in small_words("placed"):
            indefinite = self.lowers[after] in ("a", "an")
            return after in self.clauses.time_end or (
                indefinite and self.clauses.simple_forward(after, stop) in self.clauses.time_at
            )
        time = self.clauses.time_at.get(token)
        last = self.clauses.time_end.get(token, stop)
        return time is not None and time.type == "date" and (last >= stop or self.words[last] in _ENDS)

    def _is_quoted_soon(self, token: int, stop: int) -> bool:
        """Whether quoted words follow in the same clause: `praised Berg on Monday as “a hero”`."""
        for ahead in range(token, min(token + _SKIPPED, stop)):
            if self.block_of[ahead] != NO_BLOCK or self.words[ahead] in _ENDS:
                return self.block_of[ahead] != NO_BLOCK
        return False

    def _is_apposition(self, token: int, stop: int) -> bool:
        """Whether the reporter explains quoted words: `a “farce,” a word that the council dislikes`."""
        if not self._comma_before(token):
            return False
        after = self.clauses.simple_forward(token, stop)
        return after < stop and self.tags[after] in ("relative", "that")

    def _is_reported_relative(self, token: int) -> bool:
        """Whether a relative clause belongs to the report: it says what would be, or the report goes on after it."""
        end = min(token + _SKIPPED, len(self.tags) - 1)
        if any(self.tags[t] == "modal" for t in range(token, min(token + 3, end))):
            return True
        closing = next((t for t in range(token, end) if self.words[t] in _ENDS), token)
        return self.words[closing] == "," and self.tags[closing + 1] not in ("and", "but", "though", "sub", "relative")

    def _comma_before(self, token: int) -> bool:
        """Whether a comma stands before a token, inside closing marks or not."""
        block = self.block_of[token - 1]
        if block != NO_BLOCK:
            token = self.clauses.blocks[block].quotation.last
        return self.words[token - 1] == ","

    def _begins_other(self, token: int, first: int) -> bool:
        """Whether the reporter's own relative clause or another report begins at a token."""
        before = token - 1
        cue = self.cue_from.get(token)
        if cue is not None and cue.form == "participle" and self.clauses.is_adverb(before) and self._comma_before(before):
            return True  # "complained about the noise, even suggesting"
        comma = self._comma_before(token)
        if self.tags[token] == "relative" and (comma or self.words[before] in SETS_OFF):
            return not self._is_reported_relative(token)
        if comma and (self.tags[token] in _CONTRAST or self.lowers[token] == "where"):
            # "is not only here, but has been sent out" goes on with the same subject
            return self.tags[min(token + 1, len(self.tags) - 1)] not in AUXILIARIES
        if self.tags[token] == "sub" and self._begins_setting(token):
            return True
        joined = comma or self.tags[before] in ("and", "but") or self.lowers[before] in ("while", "as", "though")
        if cue is not None and comma and cue.form == "participle":
            return True
        weak = cue is not None and cue.that and self.tags[before] == "and" and self._comma_before(before)
        if cue is not None and joined and (cue.strong or weak):
            if cue.form in ("participle", "source"):
                return True
            tensed = self.lowers[cue.first] != cue.lemma and (cue.group == cue.first or self.tags[token] == "have")
            return cue.form == "finite" and self.tags[before] in ("and", "but") and tensed
        subject = self.subjects.get(token)
        if comma and first < before - 1 and self._is_prelude(first, before):
            return False
        contrasted = self.lowers[before] in ("while", "whereas")
        return subject is not None and (subject.strong or contrasted) and joined and token > first + 1

    def _begins_setting(self, token: int) -> bool:
        """Whether the reporter tells when it was said: `, after the vote`, `, even as aides denied it`."""
        word = self.lowers[token]
        if word == "after":
            return self._comma_before(token)
        if word != "as" or self._comma_before(token):
            return False
        return (self.clauses.is_adverb(token - 1) and self._comma_before(token - 1)) or self._is_headline_clause(token + 1)

    def _is_headline_clause(self, first: int) -> bool:
        """Whether a clause stands at a token of a headline: `Mayor rejects budget as union walks out`, not `as costly mess`."""
        document = self.clauses.document
        sentence = document.sentences[document.sentence_of[first - 1]]
        if document.paragraphs[sentence.paragraph].kind != "heading":
            return False
        for token in range(first + 1, sentence.last - 1):
            word, before = self.lowers[token], self.lowers[token - 1]
            if self.tags[token] in AUXILIARIES:
                return True
            plain = self.tags[token - 1] in _PLAIN and self.tags[token] in _PLAIN and self.lowers[token + 1] != "of"
            if plain and word.endswith("s") != before.endswith("s") and not word.endswith(("ss", "ing")):
                return True
        return False

    def _is_prelude(self, first: int, comma: int) -> bool:
        """Whether only a subordinate clause lies before a comma: `said that if it rained, Berg would stay`."""
        return self.tags[first] in ("sub", "though", "of", "prep") and "," not in self.words[first:comma]
