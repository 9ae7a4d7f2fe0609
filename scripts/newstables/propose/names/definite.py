"""Definite descriptions: "the company", "the ministry", "the interior minister" for the one that the article has named.

Takes the mentions found and gives those by `the` and a noun that says what kind of body or which office is meant, where one
of that kind is plain: the only one named in this paragraph and the one before, or the only one so far. Left out are nouns
with other words between (`the new company`) or with more behind them (`the company that`, `the mayor of Strelsau`), states,
and groups of a state: see `groups`.
"""

from newstables import words
from newstables.propose.names.entities import NO_BODIES
from newstables.propose.names.lexicon import context, definite_heads, definite_nouns
from newstables.propose.names.state import State
from newstables.rows import Actor

_FORMS = frozenset({"name", "nominal"})
_MARKS = frozenset(",;:–—")
_LEADS = frozenset({"in", "for", "with", "behind"})  # may follow a description that is whole: "the company in May"
_ROLE = 4  # words of an office: "the deputy prime minister"


def definite(state: State) -> None:
    """Mentions by a definite description of a body or an office; `state` gains them."""
    document = state.document
    actors = state.entities.actors.values()
    roles = {actor.role.lower().rsplit(" ", 1)[-1] for actor in actors if actor.kind == "person" and actor.role}
    nouns = document.where(frozenset(definite_nouns().keys() | roles))
    described = [(first, noun) for noun in nouns if (first := _begins(state, noun)) and _ends(state, noun + 1)]
    if not described:
        return
    covered = state.covered()
    keys = {actor.actor_id: _keys(actor) for actor in actors}
    named = sorted(
        (first, mention.actor_id)
        for mention, (first, _) in zip(state.mentions, state.spans, strict=True)
        if mention.actor_id and keys[mention.actor_id] and mention.form in _FORMS
    )
    seen: dict[str, dict[str, int]] = {}  # what a noun asks for -> actors of it, the last named last, each with its last token
    passed = 0
    for first, noun in described:
        while passed < len(named) and named[passed][0] < first:
            begin, actor_id = named[passed]
            for key in keys[actor_id]:
                some = seen.setdefault(key, {})
                some.pop(actor_id, None)
                some[actor_id] = begin
            passed += 1
        if noun not in covered and (actor := _plain(state, first, noun, seen)):
            state.mention(first, noun + 1, "nominal", "definite", actor)


def _begins(state: State, noun: int) -> int:
    """The first token of a description behind `the`, which a headline leaves out ("Sarn Oil fined; company vows"); else 0."""
    document, lowers = state.document, state.document.lowers
    reach = noun - 1 if lowers[noun] in definite_nouns() else max(noun - _ROLE, 0)
    for at in range(noun - 1, reach - 1, -1):
        if lowers[at] == "the":
            return at + 1
    if document.words[noun - 1] not in _MARKS:
        return 0
    sentence = document.sentences[document.sentence_of[noun]]
    return noun if noun > sentence.first and document.paragraphs[sentence.paragraph].kind == "heading" else 0


def _ends(state: State, behind: int) -> bool:
    """Whether a noun phrase ends before a token: no "company car", no "company that", no "company Nordvig"."""
    document = state.document
    if behind >= len(document.words) or not document.words[behind][0].isalpha():
        return document.lowers[behind : behind + 1] != ["-"]
    lower = document.lowers[behind]
    if state.capital[behind] or (lower in context("ends_phrase") and lower not in _LEADS):
        return False
    return lower in words.stop_capitals() or lower in words.cues() or words.is_past(lower)


def _keys(actor: Actor) -> list[str]:
    """What nouns may ask for to mean an actor: the last word of a person's office, else the kind and the nouns in the name."""
    if actor.kind in NO_BODIES:
        return [f"office {actor.role.lower().rsplit(' ', 1)[-1]}"] if actor.kind == "person" and actor.role else []
    *before, last = actor.name.lower().split()
    heads = definite_heads()
    ending = [head for head in heads if last.endswith(head)] if last.endswith(heads) else []  # Nordbank
    return [actor.kind, *definite_nouns().keys() & set(before), *ending]


def _plain(state: State, first: int, noun: int, seen: dict[str, dict[str, int]]) -> str | None:
    """The one actor that a description can mean, among those named before it; None where several can be meant."""
    document, lowers = state.document, state.document.lowers
    last: dict[str, int] = {}
    several = False
    for key in definite_nouns().get(lowers[noun], (f"office {lowers[noun]}",)):
        some = seen.get(key, {})
        several = several or len(some) > 2
        last.update(list(some.items())[-2:])
    if len(last) > 1 or several:
        paragraph = document.sentences[document.sentence_of[noun]].paragraph
        begin = document.sentences[document.paragraphs[max(paragraph - 1, 0)].first].first
        last = {actor_id: at for actor_id, at in last.items() if at >= begin}
    if len(last) != 1:
        return None
    (actor_id,) = last
    role = (state.entities.actors[actor_id].role or "").lower()
    described = " ".join(lowers[first : noun + 1])
    return actor_id if lowers[noun] in definite_nouns() or f" {role}".endswith(f" {described}") else None
