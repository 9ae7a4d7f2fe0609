"""Groups: unnamed actors of a state, named by its adjective and a noun.

Takes a document with its names found and gives the mentions that hang on a country's adjective: "Ruritanian troops" is one
actor for the whole article and the same in every other, "the troops" is the last such group, "the Ruritanian government" is
the state, "the Ruritanian president" is the person whom the article names so, if it does.
"""

from newstables import words
from newstables.propose.names.bodies import adjective_of, owner_before, state_body
from newstables.propose.names.gazetteer import known_at, known_before
from newstables.propose.names.lexicon import GroupNoun, group_nouns, state_bodies
from newstables.propose.names.state import State
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES

_DEFINITE = frozenset({"the", "these", "those"})
_ADJECTIVAL = frozenset({"demonym", "country"})
_GROUP_NOUN = "troops"  # one noun for all of them, so that soldiers and forces of a state are one actor everywhere
_INSTITUTION = frozenset({"military", "army", "navy"})
_REACH = 2  # modifiers between adjective and noun
_NAMED = 7  # tokens before a noun in which its state can stand


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
    for index in nouns:
        lower = lowers[index]
        listed = group_nouns().get(lower)
        if listed is not None and listed.kind == "modifier":
            listed = None
        military = listed is None and lower in words.military_nouns()
        named = 1 in state.capital[max(index - _NAMED, 0) : index]
        small = named and not state.capital[index]  # with a capital it is a name, read as such
        body = state_body(state, index) if small and lower in state_bodies() and not _goes_on(lowers, index) else None
        if body:
            state.mention(body[0], index + 1, "nominal", "state-body", body[1])
            continue
        found = (_adjective(state, index) or _owned(state, index)) if named else None
        if found:
            first, iso3 = found
            if military:
                if _goes_on(lowers, index) or _single(lower):
                    continue
                last_group = _troops(state, iso3, lower in _INSTITUTION)
                state.mention(first, index + 1, "nominal", "demonym+troops", last_group)
            elif listed is not None and not _goes_on(lowers, index):
                actor_id = _group(state, iso3, lower, listed)
                if listed.kind == "armed_group":
                    last_group = actor_id
                state.mention(first, index + 1, "nominal", "demonym+noun", actor_id)
            elif listed is None and document.ends[index] not in titled and (holder := holders.get((iso3, lower))):
                state.mention(first, index + 1, "nominal", "demonym+office", holder)
        elif listed is not None and listed.kind == "state":
            _government(state, index)
        elif last_group and index and lowers[index - 1] in _DEFINITE and not _goes_on(lowers, index):
            armed = military and lower not in _INSTITUTION and not _single(lower)
            if armed or (listed is not None and listed.kind == "armed_group"):
                state.mention(index, index + 1, "nominal", "the-troops", last_group)


def _single(lower: str) -> bool:
    """Whether a noun is one soldier: no group, and a fighter may be a jet."""
    return lower + "s" in words.military_nouns() and lower not in _INSTITUTION


def _goes_on(lowers: list[str], index: int) -> bool:
    """Whether another group noun follows: the last noun is the head ("military personnel", "police officers")."""
    follows = lowers[index + 1] if index + 1 < len(lowers) else ""
    goes_on = follows in words.military_nouns() or follows in group_nouns() or follows in state_bodies()
    return goes_on or follows in ("-", "spokesman", "spokeswoman")


def _owned(state: State, noun: int) -> tuple[int, str] | None:
    """The same where the possessive of a state stands before the group: "Russia’s troops", with the state."""
    first = _group_start(state, noun)
    iso3 = owner_before(state, first)
    return (first, iso3) if iso3 else None


def _adjective(state: State, noun: int) -> tuple[int, str] | None:
    """Where the group begins whose noun this is, and its state: an adjective of a country, modifiers between."""
    document = state.document
    first = _group_start(state, noun)
    for start in (first - 2, first - 1):
        if start >= 0 and state.capital[start]:
            known = known_at(document.words, start)
            if known and known[0] == first and known[1].kind in _ADJECTIVAL:
                return start, known[1].key
    return None


def _group_start(state: State, noun: int) -> int:
    """The first modifier of a group noun: "military personnel", "police officers"."""
    lowers, first = state.document.lowers, noun
    while (
        first > 0
        and noun - first < _REACH
        and (lowers[first - 1] in words.military_nouns() or lowers[first - 1] in group_nouns())
    ):
        first -= 1
    return first


def _troops(state: State, iso3: str, institution: bool) -> str:
    adjective = adjective_of(iso3)
    name = f"{adjective} {'military' if institution else _GROUP_NOUN}"
    kind = "military" if institution else "armed_group"
    affiliation = state.entities.country(iso3)
    return state.entities.actor(Actor(slug(name), name, kind, iso3, None, affiliation, rule="name:demonym+troops"))


def _group(state: State, iso3: str, noun: str, listed: GroupNoun) -> str:
    if listed.kind == "state":
        return state.entities.country(iso3)
    name = f"{adjective_of(iso3)} {noun}"
    affiliation = state.entities.country(iso3) if listed.of_state else None
    return state.entities.actor(Actor(slug(name), name, listed.kind, iso3, None, affiliation, rule="name:demonym+noun"))


def _government(state: State, index: int) -> None:
    """Read "the government of Ruritania" and "Ruritania’s government" as the state."""
    document = state.document
    if index + 2 < len(document.words) and document.lowers[index + 1] == "of":
        known = known_at(document.words, index + 2 + (document.lowers[index + 2] == "the"))
        if known and known[1].kind == "country":
            state.mention(index, known[0], "nominal", "government", state.entities.country(known[1].key))
    elif index >= 2 and document.words[index - 1] in POSSESSIVES:
        owner = known_before(document.words, index - 1, {"country"})
        if owner:
            state.mention(index, index + 1, "nominal", "government", state.entities.country(owner.key))


def _holders(state: State) -> dict[tuple[str, str], str]:
    """Who holds an office by country and last word of the office, where the article names one person so."""
    found: dict[tuple[str, str], str] = {}
    for actor in state.entities.actors.values():
        if actor.kind == "person" and actor.role and actor.country:
            key = (actor.country, actor.role.lower().rsplit(" ", 1)[-1])
            found[key] = "" if found.get(key, actor.actor_id) != actor.actor_id else actor.actor_id
    return found
