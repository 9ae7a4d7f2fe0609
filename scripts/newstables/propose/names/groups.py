"""Groups: unnamed actors of a state, named by its adjective and a noun.

Takes a document with its names found and gives the mentions that hang on a country's adjective: "Ruritanian troops" is one
actor for the whole article and the same in every other, "the troops" is the last such group, "the Ruritanian government" is
the state, "the Ruritanian president" is the person whom the article names so, and an unnamed person where it names none.
A possessive does as an adjective does ("Ruritania’s parliament"); the mention then begins behind it. One "Ruritanian teacher"
is of the Ruritanian teachers; those named by a place alone ("villagers in Ruritania") are found in `local`.
"""

from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.propose.names.bodies import adjective_before, adjective_of, owner_before, state_body
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import GroupNoun, group_nouns, state_bodies
from newstables.propose.names.local import LINKS, local, names_by_start
from newstables.propose.names.state import State
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES, Document

_DEFINITE = frozenset({"the", "these", "those"})
_GROUP_NOUN = "troops"  # one noun for all of them, so that soldiers and forces of a state are one actor everywhere
_INSTITUTION = frozenset({"military", "army", "navy"})
_REACH = 3  # modifiers between adjective and noun


class _Group(NamedTuple):
    """Where the mention of a group lies, its head noun, where the noun's modifiers begin, and whose group it is."""

    first: int
    last: int
    noun: int
    modifiers: int
    iso3: str


def groups(state: State, nouns: list[int]) -> None:
    """Mentions of unnamed groups of states.

    Args:
        state: what reading the names has found; it gains actors and mentions.
        nouns: the tokens that are group nouns, military nouns or offices.
    """
    document = state.document
    lowers = document.lowers
    holders = _holders(state)
    titled = {mention.end_char for mention in state.mentions if mention.form == "title"}
    last_group: str | None = None
    names = names_by_start(state)
    for index in nouns:
        lower = lowers[index]
        listed = group_nouns().get(lower)
        if listed is not None and listed.kind == "modifier":
            listed = None
        military = listed is None and lower in words.military_nouns()
        found = _found(state, index)
        if found is None and not _may_be(document, index, last_group):
            continue  # as with most
        if _goes_on(document, index):
            continue
        # With a capital a body is a name, read as such.
        body = state_body(state, index) if lower in state_bodies() and not state.capital[index] else None
        if body:
            state.mention(body[0], index + 1, "nominal", "state-body", body[1])
            continue
        if listed is not None and listed.single and (found is None or not _is_unnamed(state, found)):
            listed = None
        if found is None and (here := local(state, index, listed, names)):
            state.mention(index, index + 1, "nominal", "local", here)
            continue
        if found is None:
            if last_group and index and lowers[index - 1] in _DEFINITE:
                armed = military and lower not in _INSTITUTION and not _single(lower)
                if armed or (listed is not None and listed.kind == "armed_group"):
                    state.mention(index, index + 1, "nominal", "the-troops", last_group)
        elif military:
            if not _single(lower):
                last_group = _troops(state, found.iso3, lower in _INSTITUTION)
                state.mention(found.first, found.last, "nominal", "demonym+troops", last_group)
        elif listed is None or listed.kind == "office":
            if document.ends[index] in titled or document.ends[found.last - 1] in titled:
                continue
            actor_id = _holder(state, found, holders, listed is not None)
            if actor_id:
                state.mention(found.first, found.last, "nominal", "demonym+office", actor_id)
        elif not listed.portfolio or (found.modifiers < index and not state.capital[index]):
            actor_id = _group(state, found, listed)
            if listed.kind == "armed_group":
                last_group = actor_id
            state.mention(found.first, found.last, "nominal", "demonym+noun", actor_id)


def _may_be(document: Document, index: int, last_group: str | None) -> bool:
    """Whether a noun without a state beside it may name a group all the same: a body, local people, "the troops"."""
    lowers = document.lowers
    if lowers[index] in state_bodies() or (index + 1 < len(lowers) and lowers[index + 1] in LINKS):
        return True
    return last_group is not None and index > 0 and lowers[index - 1] in _DEFINITE


def _single(lower: str) -> bool:
    """Whether a noun is one soldier: no group, and a fighter may be a jet."""
    return lower + "s" in words.military_nouns() and lower not in _INSTITUTION


def _is_unnamed(state: State, found: _Group) -> bool:
    """Whether a single person with the adjective of a state is not named beside it: "an Omani teacher, Ann Moyo,"."""
    begin = found.last + (state.document.words[found.last : found.last + 1] == [","])
    named = begin < len(state.document.words) and state.capital[begin]
    return found.first < found.modifiers and not named


def _goes_on(document: Document, index: int) -> bool:
    """Whether another noun follows that is the head: "military personnel", "police officers", "Prime Minister’s Office"."""
    follows = document.lowers[index + 1 : index + 4]
    if follows and follows[0] in POSSESSIVES and document.words[index][0].isupper():
        return len(follows) > 1 and document.words[index + 2][0].isupper()
    if follows and document.words[index][0].isupper() and document.words[index + 1][0].isupper():
        return True  # "National Intelligence Bureau"
    for lower in follows:
        listed = group_nouns().get(lower)
        if listed is None or listed.kind != "modifier":
            noun = listed is not None or lower in words.military_nouns() or lower in state_bodies()
            return noun or lower in ("-", "spokesman", "spokeswoman")
    return False


def _found(state: State, noun: int) -> _Group | None:
    """The group whose noun this is, and its state: an adjective, a possessive or of tells, modifiers may stand before."""
    document = state.document
    tokens, lowers = document.words, document.lowers
    first, floor = noun, document.sentences[document.sentence_of[noun]].first
    modifiers = _modifiers()
    while first > floor and noun - first < _REACH and lowers[first - 1] in modifiers:
        first -= 1
    if first > floor and tokens[first - 1] in POSSESSIVES:
        iso3 = owner_before(state, first)
        return _Group(first, noun + 1, noun, first, iso3) if iso3 else None
    if first > floor and (adjective := adjective_before(state, first)):
        return _Group(adjective[0], noun + 1, noun, first, adjective[1])
    if noun + 2 < len(tokens) and lowers[noun + 1] == "of":
        known = known_at(tokens, noun + 2 + (lowers[noun + 2] == "the" and noun + 3 < len(tokens)))
        if known and known[1].kind == "country":
            return _Group(first, known[0], noun, first, known[1].key)
    return None


@cache
def _modifiers() -> frozenset[str]:
    """Words that may stand between the adjective of a state and a noun."""
    return words.military_nouns() | group_nouns().keys()


def _troops(state: State, iso3: str, institution: bool) -> str:
    adjective = adjective_of(iso3)
    name = f"{adjective} {'military' if institution else _GROUP_NOUN}"
    kind = "military" if institution else "armed_group"
    affiliation = state.entities.country(iso3)
    return state.entities.actor(Actor(slug(name), name, kind, iso3, None, affiliation, rule="name:demonym+troops"))


def _group(state: State, found: _Group, listed: GroupNoun) -> str:
    if listed.kind == "state":
        return state.entities.country(found.iso3)
    # A ministry is told from others by its field; the rebels and the armed rebels of a country are the same.
    noun = _office(state, found) if listed.portfolio else listed.noun
    name = f"{adjective_of(found.iso3)} {noun}"
    affiliation = state.entities.country(found.iso3) if listed.of_state else None
    actor = Actor(slug(name), name, listed.kind, found.iso3, None, affiliation, rule="name:demonym+noun")
    return state.entities.actor(actor)


def _office(state: State, found: _Group) -> str:
    return state.text(found.modifiers, found.noun + 1).lower()


def _holders(state: State) -> dict[tuple[str, str], list[Actor]]:
    """The persons whom the article names in an office, by country and last word of the office."""
    found: dict[tuple[str, str], list[Actor]] = {}
    for actor in state.entities.actors.values():
        if actor.kind == "person" and actor.role and actor.country:
            found.setdefault((actor.country, actor.role.lower().rsplit(" ", 1)[-1]), []).append(actor)
    return found


def _holder(state: State, found: _Group, holders: dict[tuple[str, str], list[Actor]], unnamed: bool) -> str | None:
    """Who holds an office: the one person named in it; an `unnamed` person where the article names none."""
    office = _office(state, found)
    same = holders.get((found.iso3, state.document.lowers[found.noun]), [])
    named = [actor for actor in same if actor.role and actor.role.lower().endswith(office)]
    if named or not unnamed:
        return named[0].actor_id if len(named) == 1 else None
    name = f"{adjective_of(found.iso3)} {office}"
    affiliation = state.entities.country(found.iso3)
    return state.entities.actor(Actor(slug(name), name, "person", found.iso3, office, affiliation, rule="name:office"))
