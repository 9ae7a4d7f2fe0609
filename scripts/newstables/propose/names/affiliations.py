"""Affiliations: the organization that a person is said to be of, from the words beside the name.

Takes actors and mentions found so far and gives persons their organization, listed or not: "Orvane Bank governor Ann Moyo",
"Orvane Bank’s governor, Ann Moyo", "the governor of Orvane Bank, Ann Moyo", "Ann Moyo, governor of Orvane Bank", "Ann Moyo of
the Tea Union", "Ann Moyo, who heads the Tea Union". Whose and
its stand for the organization before them. Left out are persons whose title names a listed one, and those who only studied,
suffered or cheered there ("a graduate of").
"""

from typing import NamedTuple

from newstables.propose.names.entities import NO_BODIES
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import context, strong_cues
from newstables.propose.names.persons import fuller
from newstables.propose.names.state import State
from newstables.propose.names.titles import Title, title_before
from newstables.rows import Actor
from newstables.text import POSSESSIVES

_OF = frozenset({"of", "for", "from", "at", "with"})
_RELATIVES = frozenset({"its", "whose"})
_CLOSING = frozenset(")]")
_ARTICLES = frozenset({"the", "a", "an"})
_NAMED = frozenset({"name", "nominal"})  # "Orvane Bank’s governor", "the bank’s governor"
_REACH = 10  # tokens of an apposition looked at
_BACK = 6  # tokens from an organization back to the office in it


class _Named(NamedTuple):
    """The organizations named, by the token at which a name begins and by the one behind it; titles by the one behind them.

    `states` are the tokens at which states are named.
    """

    beginning: dict[int, str]
    ending: dict[int, tuple[int, str]]
    titles: dict[int, int]
    states: set[int]


def affiliations(state: State) -> None:
    """Give persons the organization that the words beside their names tell.

    Args:
        state: what reading the names has found; its actors gain affiliations.
    """
    actors = state.entities.actors
    named = _Named({}, {}, {}, set())
    persons: list[tuple[int, int, str]] = []
    for mention, (first, last) in zip(state.mentions, state.spans, strict=True):
        if not mention.actor_id or mention.place_id is not None:
            continue
        kind = actors[mention.actor_id].kind
        if kind not in NO_BODIES and mention.form in _NAMED:
            named.beginning[first] = mention.actor_id
            named.ending[last] = first, mention.actor_id
        elif kind == "country":
            named.states.add(first)
        elif kind == "person" and mention.form == "name":
            persons.append((first, last, mention.actor_id))
        elif kind == "person":
            named.titles[last] = first
    if not named.beginning:
        return
    for first, last, actor_id in persons:
        actor = actors[actor_id]
        if actor.affiliation_id is None:
            actor.affiliation_id = _before(state, first, actor, named) or _behind(state, last, named)


def _before(state: State, first: int, actor: Actor, named: _Named) -> str | None:
    """The organization before a name: "Orvane Bank governor Ann Moyo", "the governor of Orvane Bank, Ann Moyo"."""
    tokens = state.document.words
    begin = named.titles.get(first, first)
    offices = [(begin, first)]
    comma = begin - 1 if begin > 1 and tokens[begin - 1] == "," else 0
    if comma in named.titles:
        offices.append((named.titles[comma], comma))  # "Orvane Bank’s governor, Ann Moyo"
    for start, end in offices:
        if start == end:
            continue
        for at in range(start, end):
            if at in named.beginning:
                return named.beginning[at]  # "OGB governor Ann Moyo"
        owner = start - (tokens[start - 1] in POSSESSIVES) - 3 * (tokens[start - 1] in _CLOSING)  # "Orvane Bank (OB) governor"
        if owner in named.ending:
            return named.ending[owner][1]
        if start and state.document.lowers[start - 1] in _RELATIVES:
            return _antecedent(state, start - 1, named)
    if comma in named.ending and (title := _office_of(state, named.ending[comma][0])):
        actor.role = fuller(actor.role, state.text(title.first, title.role_last))
        return named.ending[comma][1]
    return None


def _office_of(state: State, start: int) -> Title | None:
    """The office before an organization that begins at a token: "the governor of Orvane Bank"; None for none."""
    document = state.document
    begin = document.sentences[document.sentence_of[start]].first
    for at in range(start - 1, max(begin, start - _BACK), -1):
        if document.lowers[at] in _OF:
            return title_before(document, at, begin)
    return None


def _antecedent(state: State, relative: int, named: _Named) -> str | None:
    """The organization that whose or its stands for: the one before the comma, the first of the sentence or the one before."""
    document = state.document
    if document.lowers[relative] == "whose":
        return named.ending[relative - 1][1] if relative - 1 in named.ending else None
    number = document.sentence_of[relative]
    for sentence in document.sentences[max(number - 1, 0) : number + 1][::-1]:
        tokens = range(sentence.first, min(sentence.last, relative))
        at = next((at for at in tokens if at in named.beginning or at in named.states), None)
        if at is not None:
            return named.beginning.get(at)  # "Ruritania armed the ORF. Its ambassador" is no rebel
    return None


def _behind(state: State, last: int, named: _Named) -> str | None:
    """The organization behind a name: ", governor of Orvane Bank", "of the Tea Union", ", who heads the Tea Union"."""
    document = state.document
    lowers = document.lowers
    end = min(document.sentences[document.sentence_of[last - 1]].last, last + _REACH) - 1
    if last >= end:
        return None
    if lowers[last] in _OF:
        return _organization_at(state, last + 1, named)
    at = last + 1
    if lowers[last] != "," or lowers[at].isdigit():
        return None
    if lowers[at] == "who":
        leads = at + 1 < end and lowers[at + 1] in context("leads")
        return _organization_at(state, at + 2 + (lowers[at + 2] in _OF), named) if leads else None
    if organization := _organization_at(state, at, named):
        return organization  # ", the Tea Union envoy"
    while at < end and (lowers[at].isalpha() or lowers[at] == "-") and not state.capital[at]:
        if lowers[at] in context("outsider") or lowers[at] in strong_cues():
            return None
        if lowers[at] in _OF and (organization := _organization_at(state, at + 1, named)):
            return organization
        at += 1
    return None


def _organization_at(state: State, at: int, named: _Named) -> str | None:
    """The organization whose name begins at a token, behind an article and the adjective of a state."""
    tokens = state.document.words
    at += not _ARTICLES.isdisjoint(state.document.lowers[at : at + 1])
    if at >= len(tokens):
        return None
    adjective = known_at(tokens, at)
    skip = adjective[0] if adjective and adjective[1].kind in ("demonym", "country") else at
    skip += tokens[skip : skip + 1] != [] and tokens[skip] in POSSESSIVES
    return named.beginning.get(at) or named.beginning.get(skip)
