"""Persons: whether a run of capitals is somebody's name, and whose.

Takes a run of capitals with the title before it and gives a mention of the person: a title, a given name or a family name
tells. Who was named in full is known by surname from then on, in other spellings too. Left out are names without such a
sign: see `unlisted`.
"""

from collections.abc import Iterator
from functools import lru_cache

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at, known_before
from newstables.propose.names.lexicon import common_words, context, not_organizations, spellings, strong_cues
from newstables.propose.names.seats import country_of
from newstables.propose.names.state import MARKS, State
from newstables.propose.names.titles import SENT, Title, is_style, title_after, title_before
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES, Document

OFFICES = frozenset({"political", "military", "royal"})
_INITIALS = 6  # characters of initials printed together
_ALIKE = 5  # letters that two spellings of a surname share
_HYPHENS = frozenset("-–")


def reads_as_person(state: State, first: int, last: int, title: Title | None) -> bool:
    """Whether a run of unknown words is a person's name: a title, a given name or a family name tells."""
    document = state.document
    if title is not None:
        return not is_phrase(document, first, last)
    if last - first < 2 or last - first > 8 or is_phrase(document, first, last):
        return False
    lead = document.lowers[first]
    if lead in words.given_names() or (document.words[first] in words.family_first() and last - first <= 4):
        return True
    if is_hyphened(document, first, last):
        return True
    if any(map(_is_initials, document.words[first : last - 1])):
        return True
    return last < len(document.words) and document.lowers[last] in strong_cues()


def _is_initials(word: str) -> bool:
    """Whether a word is one initial or several: "J.", "P.T."."""
    return len(word) % 2 == 0 and word[0].isupper() and word[1] == "." == word[-1] and len(word) <= _INITIALS


def is_hyphened(document: Document, first: int, last: int) -> bool:
    """Whether a run is a family name with a given name in two halves, the second without capital: "Park Ji-woo"."""
    return last - first == 4 and document.words[last - 2] in _HYPHENS and document.words[last - 1].islower()


def is_phrase(document: Document, first: int, last: int) -> bool:
    """Whether capitals stand on words that no person is called: a slogan, a heading, an acronym."""
    if is_hyphened(document, first, last):
        return False
    if document.lowers[first] in words.stop_capitals() and document.lowers[first] not in words.given_names():
        return True  # "Wednesday July"
    common = common_words()
    known_first = document.lowers[first] in words.given_names() or document.words[first] in words.family_first()
    surname = last - 1 if known_first and sum(map(str.isalpha, document.words[first:last])) <= 5 else last
    starters = words.sentence_starters()
    nickname = False
    for index in range(first, last):
        word, lower = document.words[index], document.lowers[index]
        if nickname or word in MARKS:
            nickname = nickname != (word in MARKS)
            continue
        if (word.isupper() and len(word) > 3 and not _is_initials(word)) or lower in starters or word == "&":
            return True
        if index == first and word.isupper() and len(word) > 1 and lower in not_organizations():
            return True  # "USS Orvane"
        if index < surname and lower in common and lower not in words.name_particles():
            return True
    return False


def person(state: State, first: int, last: int, title: Title | None, rule: str) -> None:
    """A person named in full or by surname; the fullest name is the actor's."""
    document = state.document
    while last - first > 2 and document.words[last - 1] in context("honours"):
        last -= 1  # "Ann Moyo KC"
    if first > 1 and document.words[first - 1] in _HYPHENS and document.lowers[first - 2] in words.name_particles():
        first -= 2  # "al-Masri" alone
    name = state.text(first, last)
    surname = _surname(document, first, last)
    actor_id = state.persons.get(name) or state.persons.get(surname) if last - first == 1 else _known_full(state, name)
    role = state.text(title.first, title.role_last) if title and title.kind != "courtesy" else None
    if actor_id is None:
        actor_id = slug(name)
        if not actor_id:
            return
        state.entities.actor(Actor(actor_id, name, "person", role=role, rule="name:person"))
        _remember(state, first, last, name, surname, actor_id)
    actor = state.entities.actors[actor_id]
    actor.role = actor.role or role
    if title is not None:  # the second time he is named, the first may be the headline
        actor.country = actor.country or _country_of(state, title)
        actor.affiliation_id = actor.affiliation_id or _affiliation(state, title)
    if actor.role is None or actor.country is None or (title and is_style(title.title)):
        _office_after(state, last, actor)
        begin = title.first if title else first
        if begin > 1 and document.words[begin - 1] == ",":
            _office_before(state, begin - 1, actor)
    if actor.country is None:
        actor.country = _state_after(document, last)
    gender = (title.gender if title else None) or words.given_names().get(document.lowers[first])
    if gender in ("m", "f"):
        state.gender.setdefault(actor_id, gender)
    if title is not None:
        state.mention(title.first, title.last, "title", "title", actor_id)
        _names_in_title(state, title)
    state.mention(first, last, "name", rule, actor_id)


def _state_after(document: Document, last: int) -> str | None:
    """The state behind a name: "Ann Moyo of Ruritania", "Ann Moyo, a Ruritanian"; "the Ruritanians" are others."""
    of = document.lowers[last : last + 1] == ["of"]
    if not of and (document.words[last : last + 1] != [","] or document.lowers[last + 1 : last + 2] not in (["a"], ["an"])):
        return None
    at = last + 1 + (not of)
    known = known_at(document.words, at) if at < len(document.words) else None
    return known[1].key if known and known[1].kind == ("country" if of else "demonym") else None


def _office_after(state: State, last: int, actor: Actor) -> None:
    """What an apposition says of a person: "Ann Moyo, president of Ruritania"."""
    document = state.document
    after = title_after(document, last, document.sentences[document.sentence_of[last - 1]].last)
    if after is not None:
        actor.role = fuller(actor.role, state.text(after.first, after.last))
        if after.iso3 and (after.belongs or after.kind in OFFICES):
            actor.country = actor.country or after.iso3


def _office_before(state: State, comma: int, actor: Actor) -> None:
    """What stands before a person and a comma: "Ruritania’s defence minister, Ann Moyo"."""
    document = state.document
    title = title_before(document, comma, document.sentences[document.sentence_of[comma]].first)
    if title is None or title.kind == "courtesy":
        return
    actor.country = actor.country or _country_of(state, title)
    relative = document.lowers[title.role_last - 1] in context("relative")  # "his Ruritanian counterpart, Ann Moyo"
    role = actor.role if relative else fuller(actor.role, state.text(title.first, title.role_last))
    if relative or role != actor.role:
        actor.role = role
        state.mention(title.first, title.last, "nominal", "office", actor.actor_id)


def fuller(role: str | None, said: str) -> str:
    """What somebody is, of the role known and one that a text says: "Dr" and "General" give way to "chief surgeon"."""
    return said if role is None or (role.lower() in words.titles() and is_style(role.lower())) else role


def _known_full(state: State, name: str) -> str | None:
    """The person with this full name in this spelling or another: "Yuriy Dorvakiy" is Yuri Dorvaky."""
    actor_id = state.persons.get(name) or state.spellings.get(folded(name))
    if actor_id:
        state.persons.setdefault(name, actor_id)
    return actor_id


def _remember(state: State, first: int, last: int, name: str, surname: str, actor_id: str) -> None:
    """The forms under which a person may come back: full name, surname with and without particle, first name."""
    state.persons[name] = actor_id
    state.persons.setdefault(surname, actor_id)
    if last - first > 1:
        state.spellings.setdefault(folded(name), actor_id)
        tokens = state.document.words
        end = _before_suffix(state.document, first, last)
        state.persons.setdefault(tokens[end - 1], actor_id)
        lead = tokens[first]
        if lead.endswith("."):
            begin = next((at for at in range(first, end) if not tokens[at].endswith(".")), None)
            if begin is not None:
                state.persons.setdefault(state.text(begin, end), actor_id)  # "Lakshmi Nair" of "C. Lakshmi Nair"
        elif lead != surname:
            state.given[lead] = "" if state.given.get(lead, actor_id) != actor_id else actor_id
            _remember_parts(state, first, end, actor_id)


def _remember_parts(state: State, first: int, last: int, actor_id: str) -> None:
    """A surname with its particles ("De la Vega"), either or both of two, the given name with a second one, a nickname."""
    document = state.document
    begin = last - 1
    while begin - 1 > first and (document.lowers[begin - 1] in words.name_particles() or document.words[begin - 1] in _HYPHENS):
        begin -= 1
    if begin < last - 1:
        text = state.text(begin, last)
        for form in (text, text[0].upper() + text[1:], text[0].lower() + text[1:]):
            state.persons.setdefault(form, actor_id)
    marks = [at for at in range(first, last) if document.words[at] in MARKS]
    if len(marks) == 2:
        state.persons.setdefault(state.text(marks[0] + 1, marks[1]), actor_id)
        state.persons.setdefault(f"{state.text(first, marks[0])} {state.text(marks[1] + 1, last)}", actor_id)
        return
    inner = [at for at in range(first + 1, begin) if state.capital[at] and len(document.words[at]) > 2]
    if not inner:
        return
    state.persons.setdefault(state.text(first, inner[0] + 1), actor_id)
    state.persons.setdefault(state.text(inner[-1], last), actor_id)
    if document.lowers[first] not in words.given_names():
        return
    if document.lowers[inner[-1]] not in words.given_names() and inner[-1] == begin - 1:
        state.persons.setdefault(document.words[inner[-1]], actor_id)


def _before_suffix(document: Document, first: int, last: int) -> int:
    """Where a name ends without Jr., Filho or the number of a king."""
    return last - 1 if last - first > 1 and document.lowers[last - 1] in context("suffix") else last


def is_surname(document: Document, first: int, last: int) -> bool:
    """Whether a run is the surname alone of somebody: one word, or words that particles and hyphens tie together."""
    at = first
    while at < last - 1:
        if document.words[at + 1] in _HYPHENS and at == first:
            at += 2
        elif document.lowers[at] in words.name_particles() or document.words[at] in _HYPHENS:
            at += 1
        else:
            return False
    return at == last - 1


def _surname(document: Document, first: int, last: int) -> str:
    """The part of a full name that stands alone later: the last word with what hyphens tie to it, or the family name first."""
    if is_hyphened(document, first, last) or (document.words[first] in words.family_first() and last - first in (2, 3, 4)):
        return document.words[first]
    last = _before_suffix(document, first, last)
    begin = last - 1
    while begin - 2 >= first and document.words[begin - 1] in _HYPHENS:
        begin -= 2
    return document.text[document.starts[begin] : document.ends[last - 1]]


def _country_of(state: State, title: Title) -> str | None:
    """The state whose title it is: "Russian" in any title, "North Korea" only in an office (an expert is of elsewhere)."""
    document = state.document
    for index in range(title.first, title.last):
        known = known_at(document.words, index)
        if document.lowers[index] in SENT:
            break
        if known and (known[1].kind == "demonym" or (known[1].kind == "country" and title.kind in OFFICES)):
            return known[1].key
        if known and known[1].kind in ("place", "capital") and title.kind in OFFICES:
            return country_of(state, known[1])  # "Strelsau Mayor Ann Moyo"
    if title.kind in OFFICES and title.first > 1 and document.words[title.first - 1] in POSSESSIVES:
        owner = known_before(document.words, title.first - 1, {"country"})
        return owner.key if owner else None
    return None


def _names_of(state: State, title: Title) -> Iterator[tuple[int, int, Known]]:
    """The known names in a title, but no party whose name the listed title has: the Labour of a Labour Minister."""
    document, index = state.document, title.first
    while index < title.last:
        known = known_at(document.words, index)
        if known is None or known[0] > title.last:
            index += 1
            continue
        party = known[1].kind == "organization" and words.organizations()[known[1].key].kind == "party"
        if not (party and document.lowers[index] in title.title.split()):
            yield index, *known
        index = known[0]


def _affiliation(state: State, title: Title) -> str | None:
    for _, _, known in _names_of(state, title):
        if known.kind in ("organization", "metonym"):
            return state.actor_of(known)
    return None


def _names_in_title(state: State, title: Title) -> None:
    """The organization or country named inside a title ("NATO chief") is a mention too; an adjective is none."""
    for first, last, known in _names_of(state, title):
        if known.kind in ("organization", "metonym", "country"):
            form = "metonym" if known.kind == "metonym" else "name"
            state.mention(first, last, form, f"{known.kind}-in-title", state.actor_of(known))


@lru_cache(maxsize=16384)  # the same names come back in article after article
def folded(name: str) -> str:
    """A name with the letters alike in which its spellings in Latin script differ: Dorvakiy, Dorvakyy and Dorwaky are one."""
    lower = "".join(filter(str.isalpha, name.lower()))
    for one, other in spellings():
        lower = lower.replace(one, other)
    return lower or name


def variants(state: State) -> dict[str, list[str]]:
    """Surnames by the letters that other spellings of them share, and by their folded form."""
    found: dict[str, list[str]] = {}
    for name in state.persons:
        if len(name) >= _ALIKE and " " not in name:
            found.setdefault(name[:_ALIKE], []).append(name)
            found.setdefault(folded(name), []).append(name)
    return {start: names[:20] for start, names in found.items()}


def spelling_variant(state: State, name: str, alike: dict[str, list[str]]) -> str | None:
    """The person whose surname this is in another spelling: alike when folded, or but for two last letters (-ski, -skoy)."""
    if len(name) < _ALIKE or " " in name:
        return None
    if same := alike.get(folded(name)):
        return state.persons[same[0]]
    if len(name) < _ALIKE + 2:
        return None
    for known in alike.get(name[:_ALIKE], ()):
        if abs(len(known) - len(name)) <= 2 and known[: len(name) - 2] == name[: len(name) - 2]:
            return state.persons[known]
    return None
