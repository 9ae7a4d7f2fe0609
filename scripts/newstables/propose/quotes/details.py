"""What a cue's own clause says besides the content: whom it tells, in which medium and on which day.

Takes the clause view, a cue and the token after it, and gives these details with the token at which the
content can begin. Left out is where the content ends.
"""

from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.propose.dating import date_basis
from newstables.propose.quotes.clauses import NO_BLOCK, Clauses
from newstables.propose.quotes.complements import after_preposition, is_infinitive
from newstables.propose.quotes.cue import Cue
from newstables.propose.quotes.lists import small_words
from newstables.text import POSSESSIVES

_OUTSIDE = frozenset({"det", "pronoun", "object", "that", "relative", "be", "have", "modal", "and", "but"})  # begin content
_FINITE = frozenset({"det", "pronoun", "be", "have", "modal"})  # a clause goes on with these
_PARTS = 3  # prepositional parts of whom one tells at most
_REDUCED = 12  # tokens of a participle after a medium at most


@dataclass(slots=True)
class Details:
    """The details of one cue's clause."""

    addressee_id: str | None = None
    medium: str | None = None
    said_on: str | None = None
    date_basis: str | None = None


@cache
def _media() -> dict[tuple[str, str], list[list[str]]]:
    """Phrases for where something is said by their first two words, the longest first."""
    found: dict[tuple[str, str], list[list[str]]] = {}
    for phrase in words.cue_phrases()["medium"]:
        pieces = phrase.replace("-", " - ").split()
        found.setdefault((pieces[0], pieces[1]), []).append(pieces)
    return {opening: sorted(some, key=lambda pieces: -len(pieces)) for opening, some in found.items()}


@cache
def media_openings() -> frozenset[str]:
    """The first words of the phrases that `medium` finds."""
    return frozenset(first for first, _ in _media())


def medium(clauses: Clauses, token: int) -> tuple[int, str] | None:
    """The token after a phrase such as `in a statement`, and the medium as printed (`statement`)."""
    document = clauses.document
    if document.lowers[token] not in media_openings() or token + 1 == len(document.lowers):
        return None
    for pieces in _media().get((document.lowers[token], document.lowers[token + 1].rstrip(".")), ()):
        last = token + len(pieces)
        # The last token may carry the full stop of the sentence: "X." reads like an initial.
        *said, final = document.lowers[token:last]
        if said == pieces[:-1] and final.rstrip(".") == pieces[-1]:
            first = token + 1
            while first < last - 1 and clauses.tags[first] == "det":
                first += 1
            return last, document.text[document.starts[first] : document.ends[last - 1]].rstrip(".")
    return None


def note_date(clauses: Clauses, details: Details, token: int) -> None:
    """Take the date that begins at a token as the day of the statement."""
    time = clauses.time_at[token]
    if not time.edtf or time.type not in ("date", "time"):
        return
    details.said_on, details.date_basis = time.edtf, date_basis(clauses.document, time)


@cache
def _amount_openings() -> frozenset[str]:
    """The first words of the phrases before an amount."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in words.modifiers().before)


def amount_at(lowers: list[str], begin: int) -> int:
    """The number whose modifier begins at a token, 0 for none: `At least 40 people died`, `said up to ten would go`."""
    if lowers[begin] not in _amount_openings():
        return 0
    for number in range(begin + 1, min(begin + 4, len(lowers))):
        if lowers[number][0].isdigit() or lowers[number] in words.numbers():
            return number if " ".join(lowers[begin:number]) in words.modifiers().before else 0
    return 0


def _after_addressee(clauses: Clauses, cue: Cue, details: Details, token: int, stop: int) -> int:
    """The token after whom the speaker tells; the same token where nobody is told."""
    last = clauses.simple_forward(token, stop)
    named = clauses.name_end.get(token)
    if named is not None and named < last and clauses.document.words[named] not in POSSESSIVES:
        capital = next(
            (t for t in range(named, last) if t in clauses.name_end or not clauses.document.words[t][0].isupper()), last
        )
        last = capital  # "told Reuters Ruritania would", "told Radio Norvik he"
    if last == token:
        return token
    head = reached = last
    for _ in range(_PARTS):  # "told a meeting of farmers in Norvik that"
        if reached >= stop or clauses.tags[reached] not in ("of", "prep") or reached + 1 in clauses.time_end:
            break
        reached = clauses.simple_forward(reached + 1, stop)
    if reached < stop and (clauses.tags[reached] == "that" or reached in clauses.time_end or reached + 1 in clauses.time_end):
        last = reached
    elif "of" in cue.frames and last + 1 < stop and clauses.document.lowers[last] == "of":
        after = clauses.simple_forward(last + 1, stop)
        of = after if after < stop and clauses.document.lowers[after] == "of" else last  # "told the head of the union of it"
        if after == stop or clauses.tags[after] not in _FINITE:
            return of + 1  # "assured farmers of a fair price"
    follower = clauses.tags[last] if last < stop else None
    word = clauses.document.lowers[last] if last < stop else ""
    told = cue.lemma == "tell" or clauses.tags[token] == "object"
    told = told or follower in ("that", "to", "pronoun", "det") or word == "about" or word in small_words("question")
    if not told:
        return token
    mention = clauses.actor_mention(token, head)
    details.addressee_id = mention.actor_id if mention else None
    if follower == "to" and cue.act in ("demand", "ask") and is_infinitive(clauses, last):
        return token  # "urged Ruritania to leave": whom it asks is part of what it asks
    return last


def _after_programme(clauses: Clauses, block: int, token: int, end: int) -> int:
    """The token after the quoted name of a programme: `told CNN’s “Newsday” on Friday that`."""
    after = clauses.blocks[block].last
    if clauses.document.words[token - 1] not in POSSESSIVES or after >= end or clauses.document.words[after] in ",.":
        return token
    if clauses.tags[after] == "of" and after + 1 in clauses.time_end:
        after += 1
    return clauses.time_end.get(after, after)


def _skip_phrase(clauses: Clauses, details: Details, token: int, stop: int) -> int:
    """The token after a date, medium, adverb or prepositional phrase; the same token before anything else."""
    tag = clauses.tags[token]
    if token in clauses.time_end:
        note_date(clauses, details, token)
        return clauses.time_end[token]
    if tag in _OUTSIDE:
        return token
    said_in = medium(clauses, token)
    if said_in is not None:
        details.medium = said_in[1]
        return said_in[0]
    part_of_day = clauses.document.lowers[token] in small_words("part of day") and token + 2 < stop
    if part_of_day and (token + 1 in clauses.time_end or token + 2 in clauses.time_end):
        return token + 1  # "said late on Tuesday"
    if clauses.is_adverb(token):
        return token + 1
    if clauses.document.lowers[token] in small_words("occasion"):  # "said after the talks that"
        last = clauses.simple_forward(token + 1, stop)
        if clauses.is_participle(last - 1):
            last = clauses.simple_forward(last, stop)  # "said after meeting his aides that"
        return last if token + 1 < last < stop and clauses.tags[last] in ("that", "pronoun") else token
    if tag is None and "that" in clauses.tags[token + 1 : min(token + _REDUCED, stop)]:
        told = clauses.is_past_form(token) and clauses.document.lowers[token] not in words.cues()
        return token + told  # "said in a letter sent to the council that"
    if tag not in ("of", "prep", "to") or amount_at(clauses.document.lowers, token):
        return token
    if token + 1 in clauses.time_end:
        return token + 1
    if tag == "to" and is_infinitive(clauses, token):
        return token
    last = clauses.simple_forward(token + 1, stop)
    if last == token + 1:
        return token
    if tag == "to" and details.addressee_id is None:
        mention = clauses.actor_mention(token + 1, last)
        details.addressee_id = mention.actor_id if mention else None
    return last


def content_begin(clauses: Clauses, cue: Cue, details: Details, token: int, stop: int, end: int) -> int | None:
    """Pass over the details after a cue.

    Args:
        clauses: the clause view.
        cue: the cue.
        details: filled in on the way.
        token: the first token after the cue and an inverted speaker.
        stop: how far to look.
        end: end of the statement.

    Returns:
        The token at which content can begin, `end` or later when none follows; None when there can be none.
    """
    if cue.addressee and token < stop and token not in clauses.time_end and clauses.block_of[token] == NO_BLOCK:
        token = _after_addressee(clauses, cue, details, token, stop)
    if cue.lemma == "put":
        if token >= stop or clauses.document.lowers[token] != "it":
            return None  # only "as she put it" reports
        token += 1
    governed = after_preposition(clauses, cue, token, stop) if cue.frames else None
    if governed is not None:
        return governed
    word = clauses.document.lowers[token] if token < stop else ""
    # "spoke of", "warned against": these begin the content; "testified against Berg" tells nothing of what was said.
    topical = word in small_words("topic") or (cue.act != "state" and word in small_words("matter"))
    if topical and medium(clauses, token) is None:
        last = clauses.simple_forward(token + 1, stop)
        if token + 1 not in clauses.time_end and not (last < stop and clauses.tags[last] == "that"):
            return token + 1 if cue.strong else None
    while token < stop and clauses.block_of[token] == NO_BLOCK:
        governed = after_preposition(clauses, cue, token, stop) if cue.frames else None
        if governed is not None and clauses.document.lowers[token] != "of":
            return governed
        after = _skip_phrase(clauses, details, token, stop)
        if after == token:
            break
        token = after
    if token < end and clauses.block_of[token] != NO_BLOCK:
        token = _after_programme(clauses, clauses.block_of[token], token, end)
    return token
