"""Antecedents: whose relative clause a verb stands in (`the union, which said`, `an aide of the senators who say`).

Takes the clause view and a verb and gives the noun phrase that `who`, `which` or `that` stands for. Left out is whom that
phrase names.
"""

from newstables import words
from newstables.propose.quotes.clauses import NO_BLOCK, SETS_OFF, Clauses, Phrase

_SINGULAR, _PLURAL = frozenset({"is", "was", "has"}), frozenset({"are", "were", "have"})


def antecedent(clauses: Clauses, verb: int, edge: int) -> Phrase | None:
    """The noun phrase that the relative pronoun before a verb stands for.

    Args:
        clauses: the clause view.
        verb: the first token of the verb group after the pronoun.
        edge: the first token that can belong to the phrase.
    """
    pronoun = stop = verb - 1
    while stop > edge and clauses.words[stop - 1] in SETS_OFF:
        stop -= 1
    phrase = clauses.phrase_back(stop, edge)
    if phrase is None:
        return None
    near = clauses.simple_back(stop, edge)
    word = clauses.document.lowers[pronoun]
    if near > phrase.first and _agrees_with_near(clauses, phrase, stop, verb):
        return Phrase(near, near, stop)
    if word == "who" and not _is_person(clauses, phrase.head_first, phrase.head_last):
        return Phrase(near, near, stop)  # "risky for Berg, who"
    if word == "which" and _names_other(clauses, phrase, near, stop):
        return Phrase(near, near, stop)  # "word from the ministry, which"
    return phrase


def past_relative(clauses: Clauses, phrase: Phrase, edge: int) -> Phrase:
    """The antecedent where the phrase is in a relative clause: `officials who saw the list said`.

    Args:
        clauses: the clause view.
        phrase: the noun phrase before a verb.
        edge: the first token that can belong to the verb's subject.
    """
    before = phrase.first - 1
    if before < edge or clauses.document.words[before] == ",":
        return phrase
    tag = clauses.tags[before]
    # "who met Berg said": the verb looks like a part of the phrase.
    swallowed = tag == "relative" and clauses.tags[phrase.first] is None and phrase.first not in clauses.name_end
    if tag not in (None, "be", "have", "modal", "of") and not swallowed:
        return phrase
    for token in range(before, max(before - 10, edge), -1):
        if clauses.document.words[token] == "," or clauses.block_of[token] != NO_BLOCK:
            break
        if clauses.tags[token] in ("relative", "that"):
            found = clauses.phrase_back(token, edge)
            verb_before = (
                found is not None and clauses.tags[token] == "that" and clauses.document.lowers[token - 1] in words.cues()
            )
            return phrase if found is None or verb_before else found
    return phrase


def _is_person(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a phrase names a person or ends in a noun for persons."""
    mention = clauses.actor_mention(first, last)
    named = mention is not None and clauses.mentions.actors[mention.actor_id or ""].kind == "person"
    return named or clauses.document.lowers[last - 1] in words.person_nouns()


def _agrees_with_near(clauses: Clauses, phrase: Phrase, stop: int, verb: int) -> bool:
    """Whether the verb of a relative clause agrees with the nearest noun only: `an aide of the senators who say`."""
    lowers = clauses.document.lowers
    many, near_many = (lowers[last - 1].endswith("s") for last in (phrase.head_last, stop))
    if many == near_many or phrase.others:
        return False
    cue, form = words.cues().get(lowers[verb]), lowers[verb]
    if form in _SINGULAR or (cue is not None and form.endswith("s") and form != cue.lemma):
        return many
    return near_many and (form in _PLURAL or (cue is not None and form == cue.lemma))


def _names_other(clauses: Clauses, phrase: Phrase, near: int, stop: int) -> bool:
    """Whether the nearest noun names an actor and the head of the phrase none, or a person: `aides of the bank, which`."""
    if clauses.actor_mention(near, stop) is None:
        return False
    head = phrase.head_first, phrase.head_last
    return clauses.actor_mention(*head) is None or _is_person(clauses, *head)
