"""Pronouns: he and she for the last person named, they and its only where one antecedent is plain.

Takes the mentions found and gives those by pronoun. They is the one group or organization at the head of its own sentence or
of the one before, when no other persons in the plural stand between; its is the state or organization that the sentence
begins with. Left out are I, we and you, which depend on who is quoted, and it, which is often a dummy.
"""

from bisect import bisect_left

from newstables import words
from newstables.propose.names.state import State
from newstables.rows import Mention

HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "their", "them", "themselves"})
ITS = frozenset({"its", "itself"})
PRONOUNS = HE.keys() | THEY | ITS
_NO_SUBJECT = frozenset({"’s", "'s", "’", "'", ":"})  # "Ruritania’s army and its ..." is the army; a dateline
_SENTENCES_BACK = 3
_SEEN = 12  # persons looked back at
_HEAD = 4  # tokens before the subject at the head of a sentence
_GROUPS = frozenset({"people", "armed_group"})
_BODIES = frozenset(
    {"country", "organization", "government_body", "military", "intelligence_agency", "company", "party", "media"}
    | {"intergovernmental_organization", "research_institute", "other"}
)


def pronouns(state: State, tokens: list[int]) -> None:
    """Mentions by pronoun.

    Args:
        state: what reading the names has found; it gains mentions.
        tokens: the pronouns, in order.
    """
    document, actors = state.document, state.entities.actors
    ordered = sorted((m for m in state.mentions if m.actor_id), key=lambda m: (m.start_char, -m.end_char))
    persons = [m for m in ordered if m.form == "name" and m.actor_id and actors[m.actor_id].kind == "person"]
    person_starts = [m.start_char for m in persons]
    starts = [m.start_char for m in ordered]
    for index in tokens:
        lower, here = document.lowers[index], document.starts[index]
        actor_id: str | None
        if lower in HE:
            seen = persons[max(bisect_left(person_starts, here) - _SEEN, 0) : bisect_left(person_starts, here)]
            actor_id = _person(state, index, seen, HE[lower])
        else:
            actor_id = _plain(state, index, ordered, starts, _GROUPS if lower in THEY else _BODIES)
        if actor_id:
            state.mention(index, index + 1, "pronoun", "pronoun", actor_id)


def _person(state: State, index: int, seen: list[Mention], wanted: str) -> str | None:
    """The person a pronoun means: the last one named in its sentence, else the first one of the sentence before."""
    document = state.document
    here = document.sentence_of[index]
    by_sentence: dict[int, list[str]] = {}
    for mention in reversed(seen):
        sentence = document.sentence_at(mention.start_char)
        if here - sentence > _SENTENCES_BACK:
            break
        if mention.actor_id and state.gender.get(mention.actor_id, wanted) == wanted:
            by_sentence.setdefault(sentence, []).append(mention.actor_id)
    if here in by_sentence:
        return by_sentence[here][0]
    for sentence in range(here - 1, here - _SENTENCES_BACK - 1, -1):
        if sentence in by_sentence:
            return by_sentence[sentence][-1]
    return None


def _plain(state: State, index: int, ordered: list[Mention], starts: list[int], kinds: frozenset[str]) -> str | None:
    """The actor at the head of the sentence, or of the one before, when it is the only one of its kind up to the pronoun."""
    document = state.document
    number = document.sentence_of[index]
    plural = kinds is _GROUPS
    for sentence in (number, number - 1) if plural else (number,):
        if sentence < 0 or document.sentences[sentence].paragraph != document.sentences[number].paragraph:
            return None
        first, last = document.sentences[sentence].first, min(document.sentences[sentence].last, index)
        if last <= first:
            continue
        low, high = bisect_left(starts, document.starts[first]), bisect_left(starts, document.ends[last - 1])
        inside = ordered[low:high][:_SEEN]
        fitting = {m.actor_id for m in inside if m.actor_id and state.entities.actors[m.actor_id].kind in kinds}
        if plural and _others(state, first, last, inside):
            return None
        if fitting:
            head = next(m for m in inside if m.actor_id in fitting)
            begins = document.token_at(head.start_char) - first <= _HEAD
            after = document.words[document.token_at(head.end_char)]  # the pronoun follows, so there is a token
            return head.actor_id if len(fitting) == 1 and begins and after not in _NO_SUBJECT else None
    return None


def _others(state: State, first: int, last: int, inside: list[Mention]) -> bool:
    """Whether persons in the plural are spoken of who are none of the mentions."""
    document = state.document
    return any(
        document.lowers[i].endswith("s")
        and document.lowers[i] in words.person_nouns()
        and not any(m.start_char <= document.starts[i] < m.end_char for m in inside)
        for i in range(first, last)
    )
