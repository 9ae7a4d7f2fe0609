"""Local people: unnamed actors told by the place where they live or work, "villagers in northern Ruritania".

Takes a noun of a group or an office without a state before it and gives the actor of the country in which the place
behind the noun lies: "police in Strelsau" are the Ruritanian police, "the mayor of Strelsau" is an unnamed person, or the
one named behind a comma. Left out are nouns of people who may be from anywhere ("refugees in Ruritania").
"""

from newstables import words
from newstables.propose.names.bodies import adjective_of, body_ending, body_of, named_before
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import GroupNoun, context, place_nouns
from newstables.propose.names.state import State
from newstables.rows import Actor, Mention
from newstables.slugs import slug

LINKS = frozenset({"in", "of", "from", "across", "throughout", "at"})
_SMALL = frozenset({"the", "a", "of", "capital", "-"})
_REACH = 7  # tokens from a noun to the name of the place
_OPENING = 3  # tokens at the head of a sentence
_OFFICES = frozenset({"political", "religious"})


def names_by_start(state: State) -> dict[int, Mention]:
    """The mentions of names by the offset at which they begin."""
    return {mention.start_char: mention for mention in state.mentions if mention.form == "name"}


def local(state: State, noun: int, listed: GroupNoun | None, names: dict[int, Mention]) -> str | None:
    """The actor whom a noun and the place behind it name; None where they name none.

    Args:
        state: what reading the names has found.
        noun: the token of the noun.
        listed: its entry among the nouns of groups, if any.
        names: the mentions of names by the offset at which they begin.
    """
    document = state.document
    if LINKS.isdisjoint(document.lowers[noun + 1 : noun + 2]):
        return None
    office = words.titles().get(document.lowers[noun])
    of = document.lowers[noun + 1] == "of"
    is_office = office is not None and office.kind in _OFFICES and (listed is None or listed.kind == "office" or listed.single)
    at_home = listed is not None and (listed.local or (listed.kind == "people" and comes_from(state, noun)))
    is_group = at_home and not (is_office and of)
    is_group = is_group and document.lowers[max(noun - 1, 0)] not in context("guest")
    body = body_ending(state, noun)
    body = body if body and body.before else None  # "security forces in Ruritania"
    if not (is_office or is_group or body):
        return None
    if document.lowers[noun + 1] == "in" and document.lowers[max(noun - 1, 0)] == "with":
        return None  # "met with rebels in Strelsau": where they met
    if is_office and document.lowers[max(noun - 1, 0)] in ("for", "as"):
        return None  # "ran for governor of Sarn"
    if noun and state.capital[noun - 1] and _is_named(state, noun):
        return None  # "Blue Front officials in Strelsau"
    at = _capital(state, noun + 2)
    if at is None:
        return None
    site = names.get(document.starts[at])
    adjective = known_at(document.words, at)
    place = state.entities.places.get(site.place_id or "") if site else None
    owner = state.entities.actors.get(site.actor_id or "") if site else None
    if place is not None and place.country:
        iso3 = place.country
    elif not is_office and owner is not None and owner.kind != "person" and owner.country:
        iso3 = owner.country  # "villagers in Ruritania’s Sarn district", "students at the University of Strelsau"
    elif not is_office and adjective and adjective[1].kind == "demonym" and adjective[0] < len(document.words):
        iso3 = adjective[1].key  # "a court in the Ruritanian city of Strelsau"
    else:
        return None
    if body is not None:
        return body_of(state, body, iso3)
    if listed is not None and is_group:
        name = f"{adjective_of(iso3)} {listed.noun}"
        affiliation = state.entities.country(iso3) if listed.of_state else None
        return state.entities.actor(Actor(slug(name), name, listed.kind, iso3, None, affiliation, rule="name:local"))
    return _holder(state, noun, site, iso3, names) if site and of else None


def _is_named(state: State, noun: int) -> bool:
    """Whether a listed organization or a short form in capitals stands before a noun in its sentence."""
    document = state.document
    if document.sentence_of[noun - 1] != document.sentence_of[noun]:
        return False
    word, named = document.words[noun - 1], named_before(state, noun)
    return (word.isupper() and len(word) > 1) or (named is not None and named[1].kind == "organization")


def comes_from(state: State, noun: int) -> bool:
    """Whether a sentence opens with those who are from a place: "Refugees from Ruritania", not "deported refugees from it"."""
    document = state.document
    if document.lowers[noun + 1] != "from":
        return False
    return noun - document.sentences[document.sentence_of[noun]].first < _OPENING


def _capital(state: State, first: int) -> int | None:
    """The first capital behind a noun and its preposition: "in Strelsau", "of the northern town of Strelsau"."""
    lowers = state.document.lowers
    for at in range(first, min(first + _REACH, len(lowers))):
        if state.capital[at]:
            return at
        known = lowers[at] in _SMALL or lowers[at] in context("part") or lowers[at] in place_nouns()
        if not (known or lowers[at] in context("setting") or lowers[at - 1] == "-" or lowers[at + 1 : at + 2] == ["-"]):
            return None
    return None


def _holder(state: State, noun: int, site: Mention, iso3: str, names: dict[int, Mention]) -> str | None:
    """Who holds an office of a place: the person behind a comma, else nobody known by name."""
    document = state.document
    behind = document.token_at(site.end_char - 1) + 1
    behind += document.lowers[behind : behind + 1] != [] and document.lowers[behind] in place_nouns()  # "of the Sarn district"
    comma = document.words[behind : behind + 1] == [","]
    role = document.lowers[noun]
    if behind + comma < len(document.words) and state.capital[behind + comma]:
        named = names.get(document.starts[behind + 1]) if comma else None
        person = state.entities.actors.get(named.actor_id or "") if named else None
        if person is None or person.kind != "person":
            return None
        person.country, person.role = person.country or iso3, person.role or role
        return person.actor_id
    name = f"{role.capitalize()} of {document.text[site.start_char : site.end_char]}"
    affiliation = state.entities.country(iso3)
    return state.entities.actor(Actor(slug(name), name, "person", iso3, role, affiliation, rule="name:local"))
