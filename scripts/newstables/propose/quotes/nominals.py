"""Cues that are no verbs: nouns with an infinitive or a preposition, adjectives after a copula, `in his view`.

Takes the clause view and a token of one of their words and gives its cue, None where the words round it show none.
Left out is who speaks.
"""

from functools import cache

from newstables import words
from newstables.propose.quotes.clauses import Clauses
from newstables.propose.quotes.cue import GROUP, Cue, verb_group
from newstables.propose.quotes.lists import small_words


@cache
def states() -> dict[str, tuple[str, frozenset[str]]]:
    """Adjectives that report after a copula: word to act and frames."""
    return {row["word"]: (row["act"], frozenset(row["frames"].split("|"))) for row in words.rows("cue_states.csv")}


@cache
def intents() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Nouns with an infinitive or a preposition: noun to lemma, act and frames."""
    listed = words.rows("cue_nouns.csv")
    return {row["noun"]: (row["lemma"], row["act"], frozenset(row["frames"].split("|"))) for row in listed}


def intended(clauses: Clauses, token: int) -> Cue | None:
    """The cue of a noun with its infinitive or preposition, where it is shown whose it is: `his refusal to pay`."""
    if token + 2 >= len(clauses.tags):
        return None
    lemma, act, frames = intents()[clauses.document.lowers[token]]
    after = clauses.document.lowers[token + 1]
    if after not in frames and not (after == "to" and "to X" in frames):
        return None
    if clauses.document.lowers[token - 1] == "no":
        return None  # "has no plans to meet": nothing is intended
    if voicing_verb(clauses, token) is None and (after != "to" or not is_owned(clauses, token)):
        return None
    return Cue(token, token + 1, token, lemma, act, "noun", True, False, False, False, frames)


def view(clauses: Clauses, token: int) -> Cue | None:
    """The cue of `in Berg’s view`, `in his own words`, whose owner is its speaker; the noun stands at the token."""
    begin = clauses.simple_back(token, max(token - GROUP, 0))
    if not begin or clauses.document.lowers[begin - 1] != "in" or not is_owned(clauses, token):
        return None
    return Cue(begin - 1, token + 1, begin - 1, "in the view of", "state", "source", True, False, True, False)


def is_owned(clauses: Clauses, noun: int) -> bool:
    """Whether a possessive stands before a noun: `their refusal`, `the town’s last offer`."""
    begin = clauses.simple_back(noun, max(noun - GROUP, 0))
    owner = clauses.document.lowers[begin] in small_words("owner")
    return begin < noun and (owner or any(clauses.is_possessive(at) for at in range(begin, noun)))


def state(clauses: Clauses, token: int) -> Cue | None:
    """The cue of an adjective after a copula: `is confident that`, `are opposed to`."""
    if token + 1 < len(clauses.tags) and clauses.document.lowers[token + 1] == "by":
        return None
    floor = max(clauses.statements[clauses.statement_of[token]][0], token - GROUP)
    group, nearest = verb_group(clauses, token, floor)
    if nearest != "be" or clauses.tags[group] == "to":
        return None
    word = clauses.document.lowers[token]
    act, frames = states()[word]
    return Cue(token, token + 1, group, f"be {word}", act, "finite", False, False, True, False, frames)


def voicing_verb(clauses: Clauses, noun: int) -> int | None:
    """The verb that says what a noun names, as in `voiced deep concern that`; None without one."""
    voices = words.cue_phrases()["voices"]
    begin = clauses.statements[clauses.statement_of[noun]][0]
    copula = noun - 3
    if copula > begin and clauses.document.lowers[copula + 1] in ("of", "under") and clauses.tags[copula] == "be":
        return copula  # "is of the view that", "was under the impression that"
    for token in range(noun - 1, max(begin, noun - GROUP), -1):
        if clauses.document.lowers[token] in voices:
            return token
        if not clauses.is_nominal(token):
            break
    return None
