"""Complements of a cue that are no clause: infinitives, and noun phrases that a preposition, `to` or `as` ties to it.

Takes the clause view, a cue with its frames (`cues.csv`, `cue_states.csv`) and the token after the details of its
clause, and says whether content begins there: `plans to run`, `wants Berg to go`, `regards Berg as a traitor`,
`worried about the canal`. Left out is where the content ends.
"""

from newstables import words
from newstables.propose.quotes.clauses import NO_BLOCK, Clauses
from newstables.propose.quotes.cue import AUXILIARIES, Cue

_JOINING = frozenset({"that", "and", "but", "sub", "though"})
_JUDGED = frozenset({"X to", "X as", "X for", "X a"})
_APPOSITION = 12  # tokens of an apposition with its commas at most
_PARTS = 3  # prepositional parts of a noun phrase at most


def is_infinitive(clauses: Clauses, to: int) -> bool:
    """Whether a `to` begins an infinitive or its quoted words: no determiner, name or plural follows."""
    after = to + 1
    if after >= len(clauses.tags):
        return False
    if clauses.block_of[after] != NO_BLOCK:
        return True
    word = clauses.document.words[after]
    verbal = clauses.tags[after] in (None, "be", "have", "modal", "adverb", "control") or word in words.cues()
    return verbal and word.islower() and after not in clauses.name_end and (not word.endswith("s") or word.endswith("ss"))


def after_preposition(clauses: Clauses, cue: Cue, token: int, stop: int) -> int | None:
    """The token after a preposition that the cue governs, where a noun phrase or a gerund follows it.

    Args:
        clauses: the clause view.
        cue: the cue.
        token: the token that may be the preposition.
        stop: how far to look.
    """
    if token + 1 >= stop:
        return None
    word = clauses.document.lowers[token]
    governed = ("to X" in cue.frames and not is_infinitive(clauses, token)) if word == "to" else word in cue.frames
    if not governed or token + 1 in clauses.time_end:
        return None
    following = clauses.document.lowers[token + 1]
    # "spoke for about five minutes"
    return None if following[0].isdigit() or following in words.numbers() else token + 1


def begins_complement(clauses: Clauses, cue: Cue, token: int, stop: int) -> bool:
    """Whether an infinitive, or a noun phrase with an infinitive, `as` or quoted words, begins at a token.

    Args:
        clauses: the clause view.
        cue: the cue.
        token: the first token that may belong to the content.
        stop: how far to look.
    """
    if clauses.tags[token] == "to":
        return "to" in cue.frames and is_infinitive(clauses, token)
    if cue.frames.isdisjoint(_JUDGED):
        return False
    last = _after_object(clauses, cue, token, stop)
    if last == token or last >= stop:
        return False
    if clauses.tags[token] == "object" and clauses.tags[last] == "det" and "X a" in cue.frames:
        return True  # "thought him a crank"
    if clauses.tags[last] == "det":
        last = clauses.simple_forward(last, stop)  # "called him a “liar”"
    if last < stop and clauses.block_of[last] != NO_BLOCK:
        return "X as" in cue.frames
    word = clauses.document.lowers[last] if last < stop else ""
    return f"X {word}" in cue.frames and (word != "to" or is_infinitive(clauses, last))


def infinitive_of(clauses: Clauses, cue: Cue, token: int, stop: int) -> int | None:
    """The infinitive whose subject begins at a token: `asked Berg to go`, `urged the mayor, a farmer, to go`.

    Args:
        clauses: the clause view.
        cue: the cue.
        token: the first token of the content.
        stop: how far to look.
    """
    if "X to" not in cue.frames and cue.act != "demand":
        return None
    last = _after_object(clauses, cue, token, stop)
    return last if token < last < stop and clauses.tags[last] == "to" else None


def _after_object(clauses: Clauses, cue: Cue, token: int, stop: int) -> int:
    """The token after a noun phrase with its prepositional parts, dates and apposition."""
    last = clauses.simple_forward(token, stop)
    for _ in range(_PARTS):
        last = clauses.time_end.get(last, last)
        if last < stop and clauses.words[last] == ",":
            last = _past_apposition(clauses, last, stop)
        if last >= stop or clauses.tags[last] != "of" or (clauses.document.lowers[last] == "for" and "X for" in cue.frames):
            break
        after = clauses.simple_forward(last + 1, stop)
        if after == last + 1:
            break
        last = after
    return last


def _past_apposition(clauses: Clauses, comma: int, stop: int) -> int:
    """The infinitive after an apposition: `asked Berg, the mayor of the town, to resign`; the comma where none follows."""
    for token in range(comma + 1, min(comma + _APPOSITION, stop - 1)):
        if clauses.block_of[token] != NO_BLOCK or clauses.tags[token] in AUXILIARIES:
            return comma
        if clauses.words[token] == ",":
            return token + 1 if clauses.tags[token + 1] == "to" else comma
    return comma


def is_relative(clauses: Clauses, that: int, end: int) -> bool:
    """Whether a `that` has no subject after it: `spoke on a base that overlooks the bay`, `took part in a show that aired`.

    Args:
        clauses: the clause view.
        that: the token of `that`.
        end: end of the statement.
    """
    token = that + 1
    if token + 1 >= end or clauses.tags[token] is not None or clauses.block_of[token] != NO_BLOCK:
        return False
    word = clauses.document.words[token]
    present = word.islower() and word.endswith("s") and (clauses.tags[token + 1] == "det" or token + 1 in clauses.name_end)
    return present or is_past_verb(clauses, token)


def is_past_verb(clauses: Clauses, token: int) -> bool:
    """Whether a past tense stands at a token, with an object or a preposition after it: `and attempted to`.

    Args:
        clauses: the clause view.
        token: the token.
    """
    word = clauses.document.words[token]
    past = word in words.irregular_pasts() or (word.endswith("ed") and clauses.opens_participle(token))
    return past and clauses.tags[token] is None


def has_past(clauses: Clauses, first: int, end: int) -> bool:
    """Whether a noun phrase with a past tense begins at a token: `thinks the break made her better`, `felt they “froze”`.

    Args:
        clauses: the clause view.
        first: the first token of the phrase.
        end: end of the statement.
    """
    lowers = clauses.document.lowers
    verb = clauses.simple_forward(first, end)
    if verb + 1 < end and clauses.tags[verb] == "of":
        verb = clauses.simple_forward(verb + 1, end)  # "found 8 of 10 voters backed it"
    if first < verb < end and clauses.block_of[verb] != NO_BLOCK:
        return words.is_past(lowers[clauses.blocks[clauses.block_of[verb]].quotation.first])
    return any(
        is_past_verb(clauses, token) or (clauses.tags[token] == "control" and words.is_past(lowers[token]))
        for token in range(first + 1, min(verb + 1, end))
    )


def _is_main(clauses: Clauses, token: int) -> bool:
    """Whether a past tense with its object stands at a token: `her refusal to go angered the court`."""
    after = min(token + 1, len(clauses.tags) - 1)
    ends = clauses.tags[after] in ("det", "object") or clauses.is_past_form(token - 1)  # "would be rationed led to queues"
    return ends and is_past_verb(clauses, token)


def end_of_noun(clauses: Clauses, cue: Cue, first: int, part: tuple[int, int]) -> tuple[int, int]:
    """The content of a noun, ended before the verb whose subject it belongs to: `his claim that it was safe was rejected`.

    Args:
        clauses: the clause view.
        cue: the noun.
        first: the first token of its phrase.
        part: the content as far as its clause goes.

    Returns:
        The content.
    """
    begin, last = part
    statement = clauses.statements[clauses.statement_of[cue.first]][0]
    opens = (
        first == statement
        or clauses.tags[first - 1] in ("that", "and", "but", "sub", "though")
        or clauses.words[first - 1] == ","
    )
    if not opens:
        return part
    verbs = 0 if cue.that and clauses.tags[begin] not in (*AUXILIARIES, "to") else 1
    for token in range(begin, last):
        if clauses.block_of[token] != NO_BLOCK:
            continue
        if clauses.tags[token] in ("that", "relative", "sub", "and", "but", "though"):
            return part
        if token > begin + 1 and verbs and _is_main(clauses, token):
            return begin, token
        if clauses.tags[token] in AUXILIARIES and clauses.tags[token - 1] not in (*AUXILIARIES, "to") and token > begin:
            verbs += 1
            if verbs > 1:
                return begin, token
    return part
