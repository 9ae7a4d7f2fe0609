"""Groups: unnamed actors of a state, named by its adjective and a noun.

Takes a document with its names found and gives the mentions that hang on a country's adjective: "Ruritanian troops" is one
actor for the whole article and the same in every other, "the troops" is the last such group, "the Ruritanian government" is
the state, "the Ruritanian president" is the person whom the article names so, and an unnamed person where it names none.
A possessive does as an adjective does ("Ruritania’s parliament"); the mention then begins behind it. One "Ruritanian teacher"
is of the Ruritanian teachers. So is a place ("Strelsau police" are Ruritanian, "the Strelsau government" is a body of its own)
and the adjective of a people, whose country is known only where the list says it ("Kurdish rebels"). Those behind whose noun
the place stands ("villagers in Ruritania") are found in `local`.
"""

from typing import NamedTuple

from newstables import words
from newstables.propose.names.bodies import adjective_before, adjective_of, named_before, owner_before, state_body
from newstables.propose.names.gazetteer import known_at, known_before
from newstables.propose.names.lexicon import GroupNoun, context, group_nouns, modifying, peoples, peoples_of, state_bodies
from newstables.propose.names.local import LINKS, comes_from, local, names_by_start
from newstables.propose.names.seats import country_of
from newstables.propose.names.state import State
from newstables.propose.names.unnamed import Scenes, country_at, is_bare, name_bodies, scenes, unnamed
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES, Document

_DEFINITE = frozenset({"the", "these", "those"})
_GROUP_NOUN = "troops"  # one noun for all of them, so that soldiers and forces of a state are one actor everywhere
_INSTITUTION = frozenset({"military", "army", "navy"})
_PLACES = frozenset({"place", "capital"})
_REACH = 3  # modifiers between adjective and noun


class _Group(NamedTuple):
    """Where the mention of a group lies, its head noun, where the noun's modifiers begin, and whose group it is.

    `adjective` is what the group is called by, `label` what its government or office is: "Ruritanian" and "Strelsau" for a
    place, the same word for a state or a people.
    """

    first: int
    last: int
    noun: int
    modifiers: int
    iso3: str | None
    adjective: str
    label: str

    @property
    def state(self) -> str | None:
        """The state that a body belongs to, none for that of a people."""
        return self.iso3 if self.iso3 and self.adjective == adjective_of(self.iso3) else None


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
    offices = {mention.start_char for mention in state.mentions if mention.rule == "name:office"}
    last: dict[bool, str] = {}  # the last armed group, and the last troops
    names = names_by_start(state)
    inside = {token for first, last in state.spans if last - first > 1 for token in range(first, last)}
    set_in: Scenes | None = None
    grouping, soldiers, bodies = group_nouns(), words.military_nouns(), state_bodies()
    for index in nouns:
        lower = lowers[index]
        listed = grouping.get(lower)
        if listed is not None and listed.kind == "modifier":
            listed = None
        military = listed is None and lower in soldiers
        found = _found(state, index)
        # Without a state beside it a noun may still be a body, local people or "the troops".
        linked = index + 1 < len(lowers) and lowers[index + 1] in LINKS
        again = military in last and index > 0 and lowers[index - 1] in _DEFINITE
        alone = listed is not None and listed.alone
        at_home = military and lower in context("troops")
        if (found is None and not (linked or again or alone or at_home or lower in bodies)) or _goes_on(document, index):
            continue
        if index in inside:
            continue  # the "Ruritanian Trade Unions" of the Congress of Ruritanian Trade Unions
        # With a capital a body is a name, read as such.
        body = state_body(state, index) if lower in bodies and not state.capital[index] else None
        if body:
            state.mention(body[0], index + 1, "nominal", "state-body", body[1])
            continue
        if found is not None and listed is not None and listed.single and not _is_unnamed(state, found):
            listed = None
        if linked and (found is None or found.iso3 is None) and (here := local(state, index, listed, names)):
            state.mention(index, index + 1, "nominal", "local", here)
            continue
        if found is None:
            armed = military and lower not in _INSTITUTION and not _single(lower)
            if again and (armed or (listed is not None and listed.kind == "armed_group")):
                state.mention(index, index + 1, "nominal", "the-troops", last[military])
            elif (
                (alone or at_home or lower in bodies) and document.starts[index] not in names and is_bare(state, index, listed)
            ):
                set_in = set_in or scenes(state)
                if at_home and (iso3 := country_at(state, set_in, index)):
                    troops = _troops(state, _of_state(index, index, index, iso3), lower in _INSTITUTION)
                    state.mention(index, index + 1, "nominal", "scene", troops)
                elif scene := unnamed(state, set_in, index, listed):
                    state.mention(scene[0], index + 1, "nominal", "scene", scene[1])
        elif military:
            if not _single(lower):
                last[True] = _troops(state, found, lower in _INSTITUTION)
                state.mention(found.first, found.last, "nominal", "demonym+troops", last[True])
        elif listed is None or listed.kind == "office":
            if document.ends[index] in titled or document.starts[found.first] in offices:
                continue
            actor_id = _holder(state, found, holders, listed is not None)
            if actor_id:
                state.mention(found.first, found.last, "nominal", "demonym+office", actor_id)
        elif not listed.portfolio or (found.modifiers < index and not state.capital[index]):
            for one in _joined(state, found):
                actor_id = _group(state, one, listed)
                if listed.kind == "armed_group":
                    last[False] = actor_id
                state.mention(one.first, one.last, "nominal", "demonym+noun", actor_id)
    if set_in is not None and set_in.home:
        name_bodies(state, set_in.home)


def _single(lower: str) -> bool:
    """Whether a noun is one soldier: no group, and a fighter may be a jet."""
    return lower + "s" in words.military_nouns() and lower not in _INSTITUTION


def _is_unnamed(state: State, found: _Group) -> bool:
    """Whether a single person with the adjective of a state is not named beside it: "an Omani teacher, Ann Moyo,"."""
    tokens, begin = state.document.words, found.last
    begin += tokens[begin : begin + 1] == [","]
    before = tokens[max(found.first - 3, 0) : found.first]  # "Ann Moyo, an Omani teacher,"
    named = before[1:2] == [","] and before[2] in ("a", "an", "the") and before[0] in state.persons
    return not named and (begin >= len(tokens) or not state.capital[begin])


def _goes_on(document: Document, index: int) -> bool:
    """Whether another noun follows that is the head: "military personnel", "police officers", "Prime Minister’s Office"."""
    follows = document.lowers[index + 1 : index + 4]
    if follows and follows[0] in POSSESSIVES and document.capital[index]:
        return document.capital[index + 2 : index + 3] == b"\1"
    if follows and document.capital[index] and document.capital[index + 1]:
        return True  # "National Intelligence Bureau"
    for lower in follows:
        listed = group_nouns().get(lower)
        if listed is None or listed.kind != "modifier":
            noun = listed is not None or lower in words.military_nouns() or lower in state_bodies()
            return noun or lower in ("-", "spokesman", "spokeswoman")
    return False


def _found(state: State, noun: int) -> _Group | None:
    """The group whose noun this is, and whose it is: an adjective, a possessive, of or from tells."""
    document = state.document
    tokens, lowers, listed = document.words, document.lowers, modifying()
    first, floor = noun, document.sentences[document.sentence_of[noun]].first
    while first > floor and noun - first < _REACH and lowers[first - 1] in listed:
        first -= 1
    if first > floor and tokens[first - 1] in POSSESSIVES:
        return _owned(state, first, noun)
    if first > floor and state.capital[first - 1] and (found := _led(state, first, noun)):
        return found
    people = first - 1 if first > floor and state.capital[first - 1] else first
    plain = people + 1 == noun or (people < noun and not state.capital[people + 1])  # no "European Community ministers"
    if plain and state.capital[people] and lowers[people] in peoples():
        return _of_people(state, people + 1, noun)
    if noun + 2 < len(tokens) and (lowers[noun + 1] == "of" or comes_from(state, noun)):
        known = known_at(tokens, noun + 2 + (lowers[noun + 2] == "the" and noun + 3 < len(tokens)))
        if known and known[1].kind == "country":
            return _of_state(first, noun, first, known[1].key)._replace(last=known[0])
    return None


def _joined(state: State, found: _Group) -> list[_Group]:
    """A group, with those of the other states of a list behind its noun: "the foreign ministers of Ruritania and Sylvania"."""
    document = state.document
    if document.lowers[found.noun + 1 : found.noun + 2] not in (["of"], ["from"]) or not document.lowers[found.noun].endswith(
        "s"
    ):
        return [found]
    tokens, end, joined = document.words, found.last, [found]
    while tokens[end : end + 1] in (["and"], [","]):
        begin = end + 1 + (tokens[end + 1 : end + 2] == ["and"])
        known = known_at(tokens, begin) if begin < len(tokens) else None
        if known is None or known[1].kind != "country":
            break
        end = known[0]
        joined.append(_of_state(found.first, found.noun, found.modifiers, known[1].key))
    return [one._replace(last=end) for one in joined]


def _of_state(first: int, noun: int, modifiers: int, iso3: str, label: str | None = None) -> _Group:
    adjective = adjective_of(iso3)
    return _Group(first, noun + 1, noun, modifiers, iso3, adjective, label or adjective)


def _owned(state: State, first: int, noun: int, modifiers: int | None = None) -> _Group | None:
    """The group behind the possessive of a state or a place: "Ruritania’s police", "Strelsau’s mayor"."""
    modifiers = first if modifiers is None else modifiers
    if iso3 := owner_before(state, first):
        return _of_state(first, noun, modifiers, iso3)
    owner = known_before(state.document.words, first - 1, _PLACES)
    iso3 = country_of(state, owner) if owner else None
    return _of_state(first, noun, modifiers, iso3, owner.key) if owner and iso3 else None


def _led(state: State, first: int, noun: int) -> _Group | None:
    """The group behind the adjective or name of a state or a place: "Ruritanian police", "Strelsau police"."""
    if adjective := adjective_before(state, first):
        return _of_state(adjective[0], noun, first, adjective[1])
    named = named_before(state, first)
    if named is None or named[1].kind not in _PLACES or state.document.lowers[first - 1] in peoples():
        return None
    iso3 = country_of(state, named[1])
    return _of_state(named[0], noun, first, iso3, state.text(named[0], first)) if iso3 else None


def _of_people(state: State, first: int, noun: int) -> _Group:
    """The group behind the adjective of a people, which a state before it may own: "Ruritania’s Shiite clerics"."""
    before, word = first - 1, state.document.words[first - 1]
    begin = before - (before > 0 and state.document.lowers[before - 1] in modifying())
    owned = _owned(state, begin, noun, first) if begin and state.document.words[begin - 1] in POSSESSIVES else None
    if owned is None and (adjective := adjective_before(state, before)):
        owned = _of_state(adjective[0], noun, first, adjective[1])
    return owned or _Group(before, noun + 1, noun, first, peoples_of().get(word.lower()), word, word)


def _affiliation(state: State, found: _Group) -> str | None:
    return state.entities.country(found.state) if found.state else None


def _troops(state: State, found: _Group, institution: bool) -> str:
    name = f"{found.adjective} {'military' if institution else _GROUP_NOUN}"
    kind = "military" if institution else "armed_group"
    affiliation = _affiliation(state, found)
    return state.entities.actor(Actor(slug(name), name, kind, found.iso3, None, affiliation, rule="name:demonym+troops"))


def _group(state: State, found: _Group, listed: GroupNoun) -> str:
    if listed.kind == "state":
        if found.state and found.label == found.adjective:
            return state.entities.country(found.state)
        name = f"{found.label} {listed.noun}"
        return state.entities.actor(Actor(slug(name), name, "government_body", found.iso3, rule="name:demonym+noun"))
    # A ministry is told from others by its field; the rebels and the armed rebels of a country are the same.
    noun = _office(state, found) if listed.portfolio else listed.noun
    name = f"{found.adjective} {noun}"
    affiliation = _affiliation(state, found) if listed.of_state else None
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
    same = holders.get((found.state or "", state.document.lowers[found.noun]), [])
    named = [actor for actor in same if actor.role and actor.role.lower().endswith(office)]
    if named or not unnamed:
        return named[0].actor_id if len(named) == 1 else None
    name = f"{found.label} {office}"
    affiliation = _affiliation(state, found)
    return state.entities.actor(Actor(slug(name), name, "person", found.iso3, office, affiliation, rule="name:office"))
