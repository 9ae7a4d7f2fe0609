"""Pronouns: he and she for the last person named, they and its only where one antecedent is plain.

Takes the mentions found and gives those by pronoun. They is the one group or organization at the head of its own sentence or
of the one before, when no other persons in the plural stand between; its is the state or organization that the sentence
begins with. Left out are I, we and you, which depend on who is quoted, and it, which is often a dummy.
"""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.index import in_order
from newstables.propose.names.lexicon import context
from newstables.propose.names.state import OWNERS, State
from newstables.rows import Mention

_NO_SUBJECT = frozenset({"’s", "'s", "’", "'", ":"})  # "Ruritania’s army and its ..." is the army; a dateline
_OBJECT = 3  # tokens from a subject to its object
_SENTENCES_BACK = 3
_MARKS = frozenset('“”"')
_NEXT = 3  # mentions looked at behind a quotation
_TITLE = 6  # tokens of a name with its title
_SEEN = 12  # mentions looked back at
_LONGEST = 80  # tokens of a sentence in which an antecedent can be plain
_HEAD = 4  # tokens before the subject at the head of a sentence
_GROUPS = frozenset({"people", "armed_group"})
_BODIES = frozenset(
    {"country", "organization", "government_body", "military", "intelligence_agency", "company", "party", "media"}
    | {"intergovernmental_organization", "research_institute", "other"}
)


class _Named(NamedTuple):
    """A person named: the sentence, who, whether in a quotation and whether only as an owner ("Moyo’s sister").

    `governed` is whether a preposition stands before the name and its title: "served under President Moyo".
    """

    sentence: int
    actor_id: str
    quoted: bool
    owns: bool
    governed: bool


@cache
def antecedents() -> dict[str, str]:
    """Pronouns with what they stand for: m, f, plural or body."""
    return {row["pronoun"]: row["antecedent"] for row in words.rows("pronouns.csv")}


@cache
def _plural_persons() -> frozenset[str]:
    """Nouns for several persons."""
    return frozenset(noun for noun in words.person_nouns() if noun[-1] == "s")


def pronouns(state: State, tokens: list[int]) -> None:
    """Mentions by pronoun.

    Args:
        state: what reading the names has found; it gains mentions.
        tokens: the pronouns, in order.
    """
    if not tokens:
        return
    document, actors = state.document, state.entities.actors
    spans = {(one.start_char, one.end_char): span for one, span in zip(state.mentions, state.spans, strict=True)}
    ordered = in_order([mention for mention in state.mentions if mention.actor_id])
    starts = [mention.start_char for mention in ordered]
    marks = document.where(_MARKS)
    persons: list[_Named] = []
    person_starts: list[int] = []
    for mention in ordered:
        if mention.form == "name" and mention.actor_id and actors[mention.actor_id].kind == "person":
            first, last = spans[mention.start_char, mention.end_char]
            owns = not OWNERS.isdisjoint(document.words[last : last + 1])
            quoted = bool(marks) and _is_quoted(state, marks, first)
            persons.append(_Named(document.sentence_of[first], mention.actor_id, quoted, owns, _is_governed(state, first)))
            person_starts.append(mention.start_char)
    chain: dict[str, tuple[int, str]] = {}  # the last pronoun of he and of she: sentence and person
    for index in tokens:
        wanted, here = antecedents()[document.lowers[index]], document.starts[index]
        actor_id: str | None
        if wanted in ("m", "f"):
            stop = bisect_left(person_starts, here)
            seen = persons[stop - _SEEN if stop > _SEEN else 0 : stop]
            sentence = document.sentence_of[index]
            quoted = _is_quoted(state, marks, index)
            # Whom a quotation calls he is not who says it: "“He should go,” Moyo said."
            after = persons[stop : stop + _NEXT] if quoted else []
            speakers = {one.actor_id for one in after if one.sentence == sentence and not one.quoted}
            actor_id = _person(state, index, [one for one in seen if one.actor_id not in speakers], wanted, quoted)
            if actor_id is None and wanted in chain and sentence - chain[wanted][0] <= _SENTENCES_BACK:
                actor_id = chain[wanted][1]  # an obituary names its subject once and goes on as `she`
            if actor_id:
                chain[wanted] = sentence, actor_id
        else:
            actor_id = _plain(state, index, ordered, starts, _GROUPS if wanted == "plural" else _BODIES)
        if actor_id:
            state.mention(index, index + 1, "pronoun", "pronoun", actor_id)


def _is_governed(state: State, first: int) -> bool:
    """Whether a preposition stands before a name and the capitals before it."""
    at = first - 1
    while at > 0 and state.capital[at] and first - at < _TITLE:
        at -= 1
    return state.document.lowers[at] in context("governs_person")


def _is_quoted(state: State, marks: list[int], token: int) -> bool:
    """Whether a token stands between double marks, by those before it in its paragraph."""
    document = state.document
    at = bisect_left(marks, token)
    if at == 0:
        return False
    paragraph = document.paragraphs[document.sentences[document.sentence_of[token]].paragraph]
    begin = document.sentences[paragraph.first].first
    if document.words[marks[at - 1]] == '"':
        return (at - bisect_left(marks, begin)) % 2 == 1
    return marks[at - 1] >= begin and document.words[marks[at - 1]] == "“"


def _person(state: State, index: int, seen: list[_Named], wanted: str, quoted: bool) -> str | None:
    """The person a pronoun means: the last one named in its sentence, else the first one of the sentence before.

    There an owner gives way to another: "Moyo’s sister, Ann Reed, left. She". Behind a quotation he is not whom it names:
    "“Lee must go,” he said." `seen` are the mentions before the pronoun, the nearest last.
    """
    here = state.document.sentence_of[index]
    found: _Named | None = None
    for one in reversed(seen):
        if here - one.sentence > _SENTENCES_BACK or (found and one.sentence != found.sentence):
            break
        if state.gender.get(one.actor_id, wanted) == wanted and (quoted or not one.quoted):
            if one.sentence == here and not one.governed:
                return one.actor_id
            found = one if found is None or not (one.owns or one.sentence == here) else found
    return found.actor_id if found else None


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
        if high - low > _SEEN or last - first > _LONGEST:
            return None
        inside = ordered[low:high]
        fitting = {m.actor_id for m in inside if m.actor_id and state.entities.actors[m.actor_id].kind in kinds}
        if plural and _others(state, first, last, inside):
            return None
        if fitting:
            head = next(m for m in inside if m.actor_id in fitting)
            begins = document.token_at(head.start_char) - first <= _HEAD
            behind = document.token_at(head.end_char)
            after = document.words[behind]  # the pronoun follows, so there is a token
            itself = document.lowers[index] == "them" and index - behind < _OBJECT  # "the farmers fed them"
            return head.actor_id if len(fitting) == 1 and begins and after not in _NO_SUBJECT and not itself else None
    return None


def _others(state: State, first: int, last: int, inside: list[Mention]) -> bool:
    """Whether persons in the plural are spoken of who are none of the mentions."""
    document = state.document
    nouns = _plural_persons()
    if nouns.isdisjoint(document.lowers[first:last]):
        return False
    plural = [i for i in range(first, last) if document.lowers[i] in nouns]
    return any(not any(m.start_char <= document.starts[i] < m.end_char for m in inside) for i in plural)
