"""Speakers: the noun phrase that stands where a cue's speaker stands, and the actors it names.

Takes the clause view and a cue and gives a `Speaker`: before the verb (past appositions, relative clauses and
prepositional parts), after it where it is inverted, after `according to`, the `by` of a passive, or taken
over from the sentence's subject. A phrase that names no known actor keeps its words and has no actor. Left
out is what is said.
"""

from bisect import bisect_left
from typing import NamedTuple

from newstables import words
from newstables.propose.quotes.antecedents import antecedent, past_relative
from newstables.propose.quotes.clauses import DASHES, NO_BLOCK, SETS_OFF, Clauses, Phrase
from newstables.propose.quotes.cue import AUXILIARIES, Cue
from newstables.propose.quotes.details import amount_at
from newstables.propose.quotes.lists import small_words
from newstables.propose.quotes.nominals import voicing_verb
from newstables.propose.quotes.posters import is_message, posting_verb
from newstables.rows import Mention
from newstables.text import POSSESSIVES

_PARTS = 12  # tokens of a phrase between its head and its apposition at most
_OBJECT = 8  # tokens between a verb and the infinitive of its object at most
_CLOSING = SETS_OFF | {")"}  # marks that close what is set off
_CLAUSE = 60  # tokens between a verb and its subject at most


class Speaker(NamedTuple):
    """Who says it. `first` and `last` are the tokens of the whole phrase, `span` the naming words.

    `place` tells where it stood: before, after, relative (the antecedent of `who`), agent (of a passive),
    source, inherited, none; or object, where a participle was taken for a cue.
    """

    first: int
    last: int
    span: tuple[int, int] | None
    actors: tuple[str, ...]
    place: str


def _named(clauses: Clauses, phrase: Phrase, first: int, last: int, place: str) -> Speaker:
    """The speaker that a phrase names: its mention, the owner of a document that speaks, or bare words."""
    document = clauses.document
    actors: list[str] = []
    span: tuple[int, int] | None = None
    for begin, end in (*phrase.others, (phrase.head_first, phrase.head_last)):
        mention = clauses.actor_mention(begin, end) or _owner(clauses, begin, end)
        if mention is not None and mention.actor_id is not None:
            span = span or (mention.start_char, mention.end_char)
            # A plural pronoun has a mention per actor on one span.
            for twin in clauses.mentions.beginning[document.token_at(mention.start_char)]:
                if twin.end_char == mention.end_char and twin.actor_id and twin.actor_id not in actors:
                    actors.append(twin.actor_id)
    apposed = _apposed(clauses, phrase.head_last, last)
    if apposed is not None and apposed.actor_id is not None and actors in ([], [apposed.actor_id]):
        return Speaker(first, last, (apposed.start_char, apposed.end_char), (apposed.actor_id,), place)
    if span is None:
        begin, end = phrase.head_first, phrase.head_last
        while begin < end - 1 and clauses.tags[begin] == "det":
            begin += 1
        while end > begin + 1 and not document.words[end - 1][-1].isalnum() and document.words[end - 1][-1] != ".":
            end -= 1
        span = (document.starts[begin], document.ends[end - 1])
    return Speaker(first, last, span, tuple(actors), place)


def _apposed(clauses: Clauses, first: int, end: int) -> Mention | None:
    """The person named between commas after a phrase: `the head of the agency, Anna Berg, said`."""
    behind = clauses.words[first : min(end, first + _PARTS)]
    if "," not in behind:
        return None
    comma = first + behind.index(",")
    last = clauses.simple_forward(comma + 1, end)
    mention = clauses.actor_mention(comma + 1, last)
    if mention is None or last >= end or clauses.words[last] not in ",.":
        return None
    return mention if clauses.mentions.actors[mention.actor_id or ""].kind == "person" else None


def _owner(clauses: Clauses, first: int, last: int) -> Mention | None:
    """Whose statement or report speaks: `Moscow’s statement said`, `their assessment`."""
    if clauses.document.lowers[last - 1] not in words.cue_phrases()["noun"]:
        return None
    for mention in clauses.mentions.beginning.get(first, ()):
        stop = clauses.document.token_at(mention.end_char)
        if mention.actor_id and stop < last and (clauses.tags[first] == "det" or clauses.document.words[stop] in POSSESSIVES):
            return mention
    return None


def _edge(clauses: Clauses, end: int) -> int:
    """First token before `end` that can belong to its subject: after a quotation, colon or semicolon."""
    floor = max(clauses.statements[clauses.statement_of[end]][0] if end < len(clauses.tags) else 0, end - _CLAUSE)
    nearest = bisect_left(clauses.edges, end) - 1
    return max(floor, clauses.edges[nearest] + 1) if nearest >= 0 else floor


def _before_insertion(clauses: Clauses, end: int, edge: int) -> Phrase | None:
    """The subject before an apposition or relative clause that a comma, dash or bracket closes at `end`."""
    words_ = clauses.words
    closing = words_[end - 1]
    opening = DASHES if closing in DASHES else frozenset({"("}) if closing == ")" else frozenset({","})
    openings = [t for t in range(end - 2, edge, -1) if words_[t] in opening and clauses.block_of[t] == NO_BLOCK]
    for opened in reversed(openings):
        phrase = clauses.phrase_back(opened, edge)
        if phrase is None or clauses.is_participle(phrase.first) or phrase.first in clauses.time_end:
            continue
        before = phrase.first - 1
        tag = clauses.tags[before] if before >= edge else None
        opens = tag in ("and", "but", "that", "sub", "though")
        if before < edge or words_[before] == "," or opens or closing not in ",":
            return phrase
    return None


def _is_object(clauses: Clauses, phrase: Phrase, edge: int) -> bool:
    """Whether a verb stands before a phrase, so that no finite verb can follow: `buying parts related to`."""
    before = phrase.first - 1
    if before < edge or clauses.document.lowers[before] in words.cues():
        return False
    return clauses.tags[before] == "be" or (clauses.tags[before] is None and clauses.is_participle(before))


def _subject(clauses: Clauses, end: int) -> Speaker | None:
    """The subject of a finite verb group that begins at `end`; None where it must be taken over."""
    edge = _edge(clauses, end)
    while end > edge:
        before = end - 1
        skipped = clauses.skip_time_back(before)
        if skipped == before:
            break
        end = skipped + 1
    if end <= edge:
        return None
    tags, words_ = clauses.tags, clauses.words
    tag = tags[end - 1]
    if tag == "dummy":
        return Speaker(end - 1, end, None, (), "none")
    if tag == "relative" or (tag == "that" and words_[end - 2] != "," and end - 1 > edge):
        phrase = antecedent(clauses, end, edge)
        return None if phrase is None else _named(clauses, phrase, phrase.first, end, "relative")
    if words_[end - 1] in _CLOSING:
        last = clauses.simple_forward(edge, end) if edge and clauses.block_of[edge - 1] != NO_BLOCK else edge
        # After a quotation the subject comes first, however long its apposition: “...,” Smith, a ..., said.
        phrase = Phrase(edge, edge, last) if last > edge else _before_insertion(clauses, end, edge)
    else:
        phrase = clauses.phrase_back(end, edge)
        if phrase is not None:
            if _is_object(clauses, phrase, edge) and clauses.document.lowers[end].endswith("ed"):
                return Speaker(end, end, None, (), "object")
            phrase = past_relative(clauses, phrase, edge)
    return None if phrase is None else _named(clauses, phrase, phrase.first, end, "before")


def _after(clauses: Clauses, cue: Cue) -> Speaker | None:
    """The speaker of an inverted cue: `“...,” said Young, an expert`."""
    first = cue.last
    before = cue.first - 1
    begin, end = clauses.statements[clauses.statement_of[cue.first]]
    if cue.group != cue.first or before < begin or first >= end:
        return None
    block = clauses.block_of[before]
    quoted = block != NO_BLOCK and clauses.blocks[block].stopped
    comma = clauses.document.words[before] in (",", "?", "!")
    if not quoted and not comma:
        return None
    if comma and clauses.block_of[before - 1] != NO_BLOCK:
        quoted = True
    last = clauses.simple_forward(first, end)
    if last == first:
        return None
    follower = clauses.document.words[last] if last < end else "."
    if last < end and clauses.tags[last] in AUXILIARIES:
        return None  # "Berg, whom rivals call “the fox,” said the war was over"
    if not quoted:
        head = clauses.document.lowers[last - 1]
        known = clauses.actor_mention(first, last) is not None or head in words.person_nouns()
        # "Weiss, the president, accused Germany of", "Weiss, 47, told Reuters": after such a verb stands whom it is done to.
        if cue.object or cue.addressee:
            subject = _subject(clauses, cue.group)
            if (last < end and clauses.tags[last] == "of") or (subject is not None and subject.actors):
                return None
        if not known or (follower not in ",.)" and clauses.tags[last if last < end else first] not in ("of", "relative")):
            return None
    found = _named(clauses, Phrase(first, first, last), first, last, "after")
    apposed = None if found.actors else _apposed(clauses, last, end)  # “...,” said the head of the agency, Anna Berg
    if apposed is None or apposed.actor_id is None:
        return found
    return found._replace(span=(apposed.start_char, apposed.end_char), actors=(apposed.actor_id,))


def _without_verb(clauses: Clauses, first: int, last: int) -> int:
    """The end of a phrase without a verb or participle in it: `a survey released`, `Berg offered excuses`."""
    begin = named = first + (clauses.tags[first] == "det" and first not in clauses.name_end)
    while named in clauses.name_end:
        named = clauses.name_end[named]
    if begin < named < last and (clauses.is_past_form(named) or clauses.document.words[named] == "said"):
        return named
    lowers = clauses.document.lowers
    for token in range(begin + 1, last):
        if clauses.is_past_form(token) and lowers[token - 1] in words.person_nouns():
            return token  # `Police fired tear gas, saying`
    while last - 2 >= first and last not in clauses.name_begin and clauses.tags[last - 2] != "det":
        if not clauses.is_past_form(last - 1):
            break
        last -= 1
    return last


def _forward(clauses: Clauses, first: int, place: str) -> Speaker | None:
    """The speaker whose phrase begins at a token, for `according to` and `by`."""
    if first >= len(clauses.tags):
        return None
    end = clauses.statements[clauses.statement_of[first]][1]
    last = clauses.simple_forward(first, end)
    last = _without_verb(clauses, first, last)
    return None if last == first else _named(clauses, Phrase(first, first, last), first, last, place)


def _first_subject(clauses: Clauses, token: int) -> Speaker | None:
    """The first noun phrase of the statement, an introductory phrase passed over."""
    begin, end = clauses.statements[clauses.statement_of[token]]
    # "Calling it a mistake, Berg left", "Despite saying so, Berg left": the subject follows.
    begin, end = max(begin, token - _CLAUSE), min(end, token if token > begin + 1 else token + _CLAUSE)
    tag = clauses.tags[begin] if begin < end else None
    if (
        tag in ("of", "prep", "sub", "though", "to", "adverb")
        or begin in clauses.time_end
        or (begin < end and clauses.opens_participle(begin))
    ):
        comma = next((t for t in range(begin, min(end, begin + 30)) if clauses.document.words[t] == ","), None)
        if comma is None:
            return None
        block = clauses.block_of[comma]
        begin = comma + 1 if block == NO_BLOCK else clauses.blocks[block].last
    while begin < end and clauses.tags[begin] in ("and", "but"):
        begin += 1
    begin = amount_at(clauses.document.lowers, begin) or begin  # "More than 100 bakers left, saying"
    last = clauses.simple_forward(begin, end)
    if last == begin:
        return None
    last = _without_verb(clauses, begin, last)
    known = clauses.actor_mention(begin, last)
    if known is None and clauses.tags[begin] not in ("det", "pronoun") and last - begin > 3:
        return None
    return _named(clauses, Phrase(begin, begin, last), begin, last, "inherited")


def find_speaker(clauses: Clauses, cue: Cue, previous: Speaker | None) -> Speaker | None:
    """Find who speaks; None where nobody does.

    Args:
        clauses: the clause view.
        cue: the cue.
        previous: the speaker of the cue before it in the statement, whom a second verb takes over.
    """
    if cue.form == "source":
        owner = _possessor(clauses, cue.last - 1, "source") if clauses.document.lowers[cue.first] == "in" else None
        return owner or _forward(clauses, cue.last, "source")
    if cue.form == "noun":
        owner = _possessor(clauses, cue.first, "before")
        if clauses.document.lowers[cue.last : cue.last + 1] == ["by"]:
            return _forward(clauses, cue.last + 1, "agent")
        return owner if owner is not None and owner.actors else _voiced_by(clauses, cue) or owner
    if cue.form == "passive":
        lowers = clauses.document.lowers
        by = next((t for t in range(cue.last, min(cue.last + 3, len(lowers))) if lowers[t] == "by"), None)
        return _forward(clauses, by + 1, "agent") if by is not None and by + 1 not in clauses.time_end else None
    found: Speaker | None = None
    end = cue.group
    begin = clauses.statements[clauses.statement_of[cue.first]][0]
    controlled = end > begin and clauses.tags[end - 1] == "control"
    while end > begin and (
        clauses.tags[end - 1] in ("control", "be", "have", "modal")
        or clauses.is_adverb(end - 1)
        or (end - 1 > begin and clauses.is_floating(end - 1))
    ):
        end -= 1
    if cue.form == "finite" or controlled:
        found = _after(clauses, cue) or _subject(clauses, end)
    elif cue.form == "participle" and end > begin and clauses.tags[end - 1] is None:
        near = _subject(clauses, end)
        found = near if near is not None and near.actors else None
    if found is None and cue.form == "infinitive":
        found = _of_infinitive(clauses, end, begin)
    if found is None:
        inherited = previous or _first_subject(clauses, cue.group)
        if inherited is not None:
            return Speaker(cue.group, cue.last, inherited.span, inherited.actors, "inherited")
    return found and _poster(clauses, cue, found)


def _of_infinitive(clauses: Clauses, end: int, begin: int) -> Speaker | None:
    """The object of a verb that makes it say something, or who is so: `forced Berg to admit`, `Berg was quick to note`."""
    if clauses.tags[end - 1] is None and end - 2 > begin and clauses.tags[end - 2] == "be":
        subject = _subject(clauses, end - 2)
        return subject and subject._replace(place="inherited")
    for token in range(end - 1, max(begin, end - _OBJECT), -1):
        if clauses.document.lowers[token - 1] in small_words("causing"):
            return _named(clauses, Phrase(token, token, end), token, end, "inherited")
        if not clauses.is_nominal(token - 1):
            break
    return None


def _poster(clauses: Clauses, cue: Cue, speaker: Speaker) -> Speaker:
    """The speaker, or who put the message out where a bare one speaks: `“...,” the post read`."""
    if speaker.actors or speaker.span is None:
        return speaker
    head = clauses.document.text[slice(*speaker.span)].split()[-1].lower()
    verb = posting_verb(clauses, min(speaker.first, cue.group)) if is_message(head) else None
    poster: Speaker | None = None
    if verb is not None:
        passive = clauses.document.lowers[verb + 1] == "by"
        poster = _forward(clauses, verb + 2, "agent") if passive else _subject(clauses, verb)
    if poster is None or not poster.actors:
        return speaker
    return Speaker(speaker.first, speaker.last, poster.span, poster.actors, speaker.place)


def _possessor(clauses: Clauses, noun: int, place: str) -> Speaker | None:
    """Whose claim it is: `Moscow’s claim that`, `their claim that`."""
    begin = clauses.simple_back(noun, max(noun - 12, 0))
    for mention in clauses.mentions.beginning.get(begin, ()):
        stop = clauses.document.token_at(mention.end_char)
        if mention.actor_id and stop <= noun and (clauses.tags[begin] == "det" or clauses.is_possessive(stop)):
            return Speaker(begin, noun + 1, (mention.start_char, mention.end_char), (mention.actor_id,), place)
    if begin < noun and clauses.document.lowers[begin] in small_words("owner"):
        return Speaker(begin, noun + 1, (clauses.document.starts[begin], clauses.document.ends[begin]), (), place)
    owned = next((token for token in range(begin, noun) if clauses.is_possessive(token)), None)
    if owned is None or owned == begin:
        return None
    return _named(clauses, Phrase(begin, begin, owned), begin, noun + 1, place)


def _voiced_by(clauses: Clauses, cue: Cue) -> Speaker | None:
    """Who voices what a noun names: `Berg has expressed deep concern that`, `made the claim that`."""
    verb = voicing_verb(clauses, cue.first)
    if verb is None:
        return None
    floor = clauses.statements[clauses.statement_of[verb]][0]
    while verb > floor and (clauses.tags[verb - 1] in AUXILIARIES or clauses.is_adverb(verb - 1)):
        verb -= 1
    return _subject(clauses, verb) or _first_subject(clauses, verb)
