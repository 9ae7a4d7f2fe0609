"""Names that no list knows, once the whole article is read: who was named before, or what the words around a name tell.

Takes the runs left open and gives mentions. Signs before, after and in a name (name_signs.csv) speak for a person, an
organization or a place; those of all places where the article has the name are added up, so that it is one thing there.
"""

from functools import cache

from newstables import words
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.lexicon import Sign, common_words, context, not_organizations, place_nouns, signs, strong_cues
from newstables.propose.names.organizations import acronym_after
from newstables.propose.names.persons import is_phrase, person, spelling_variant, variants
from newstables.propose.names.places import is_site
from newstables.propose.names.state import Open, State
from newstables.propose.names.titles import title_at
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES

_PRONOUN = 5  # tokens from a cue to the pronoun for its speaker
_ENOUGH = 2.0  # weight of signs from which a name has a kind
_BEHIND = {"published": ("in", "by"), "owned": ("in",), "officer": ("of", "for"), "ruler": ("of",)}
_LINKS = frozenset(word for some in _BEHIND.values() for word in some)
_BESIDE_PLACE = frozenset({"in", "of", "on", "near", "where", "north", "south", "east", "west", ","})
_PERSON, _ORGANIZATION, _PLACE = range(3)


def resolve_open(state: State) -> None:
    """Read again what was left open, now that the whole article is known: surnames, acronyms, variants of spelling."""
    weights: dict[str, list[float]] = {}
    told: dict[str, str] = {}  # the kinds of organizations, by name
    named = [(name, state.text(name.first, name.last)) for name in state.open_names]
    begun = [_begins(state, name) for name in state.open_names]
    inside = {text for (_, text), begins in zip(named, begun, strict=True) if not begins}
    for (name, text), begins in zip(named, begun, strict=True):
        sums = weights.setdefault(text, [0.0, 0.0, 0.0])
        if name.title:
            sums[_PERSON] += 5
        for sign in _signs(state, name, text, begins and text not in inside):
            sums[_PERSON] += sign.person
            sums[_ORGANIZATION] += sign.organization
            sums[_PLACE] += sign.place
            if sign.kind:
                told.setdefault(text, sign.kind)
    kinds = {text: _kind(sums) for text, sums in weights.items()}
    for name, text in named:  # what is introduced comes before what refers to it, wherever they stand
        if kinds[text] == _ORGANIZATION and (short := acronym_after(state, name.last)):
            if actor_id := _organization(state, text, told):
                state.organizations[short] = actor_id
        elif (
            kinds[text] == _PERSON
            and name.last - name.first > 1
            and not (text in state.organizations or text in state.companies)
        ):
            person(state, name.first, name.last, name.title, "capitals")
    alike = variants(state)
    for _, text in named:
        if kinds[text] == _ORGANIZATION and " " in text and text not in state.persons:
            _organization(state, text, told)
    shorts = _last_words(state)
    for name, text in named:
        _resolve(state, name, text, kinds[text], alike, told, shorts)


def _last_words(state: State) -> dict[str, str]:
    """The last words of the names of organizations, by which sport knows its clubs: "Rovers" after "Orvane Rovers"."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name, actor_id in state.organizations.items():
        last = name.rsplit(" ", 1)[-1]
        if last != name and found.setdefault(last, actor_id) != actor_id:
            twice.add(last)
    return {last: actor_id for last, actor_id in found.items() if last not in twice}


def _kind(sums: list[float]) -> int | None:
    best = max(sums)
    return sums.index(best) if best >= _ENOUGH else None


def _resolve(
    state: State,
    name: Open,
    text: str,
    kind: int | None,
    alike: dict[str, list[str]],
    told: dict[str, str],
    shorts: dict[str, str],
) -> None:
    first, last, title = name.first, name.last, name.title
    if text in state.organizations:
        state.mention(first, last, "name", "acronym", state.organizations[text])
        return
    actor_id = state.persons.get(text) or (last - first == 1 and state.given.get(text)) or spelling_variant(state, text, alike)
    if actor_id:
        state.persons.setdefault(text, actor_id)
        person(state, first, last, title, "surname")
    elif text in state.companies and (kind != _PLACE or last - first > 1):
        state.mention(first, last, "name", "short", state.companies[text])
    elif text in shorts and kind != _PLACE:
        state.mention(first, last, "name", "short", shorts[text])
    elif kind == _PERSON:
        person(state, first, last, title, "title+name" if title else "capitals")
    elif kind == _ORGANIZATION:
        if organization := _organization(state, text, told):
            state.mention(first, last, "name", "acronym" if is_acronym(text) else "capitals", organization)
    elif (place := state.sites.get(text)) and kind in (None, _PLACE):
        state.mention(first, last, "name", "site", None, place)
    elif kind == _PLACE and (place := _place(state, name, text)):
        state.mention(first, last, "name", "after-preposition", None, place)


def _organization(state: State, text: str, told: dict[str, str]) -> str | None:
    if text not in state.organizations and slug(text):
        kind = told.get(text, "other")
        state.organizations[text] = state.entities.actor(Actor(slug(text), text, kind, rule="name:acronym"))
    return state.organizations.get(text)


def _place(state: State, name: Open, text: str) -> str:
    """A place of the kind that the noun beside its name says: "the village of Sarn", "Sarn district"."""
    lowers = state.document.lowers
    beside = lowers[name.last : name.last + 1] + (lowers[name.first - 2 : name.first - 1] if name.first > 1 else [])
    noun = next((place_nouns()[word] for word in beside if word in place_nouns()), None)
    return state.entities.unlisted_place(text, noun.kind if noun else "area", "after-preposition")


def is_acronym(text: str) -> bool:
    """Whether a name is a short form in capitals."""
    return 2 < len(text) <= 8 and text.isupper() and text.isalpha() and text.lower() not in not_organizations()


def _signs(state: State, name: Open, text: str, alone: bool) -> list[Sign]:
    """The sign before a name, the sign after it and those of its form; `alone` says that it begins a sentence and no more."""
    document, form = state.document, signs("form")
    first, last = name.first, name.last
    sentence = document.sentences[document.sentence_of[first]]
    after = _after(state, last, sentence.last)
    before = "" if after in POSSESSIVES else _before(state, first, sentence.first)
    beside = (signs("before").get(before), signs("after").get(after))
    found = [sign for sign in beside if sign is not None]
    tokens, lowers = document.words, document.lowers
    if is_acronym(text):
        found.append(form["acronym"])
    elif last - first == 1:
        if alone:
            found.append(form["first word"])
        if lowers[first] in common_words() or lowers[first] in not_organizations():
            found.append(form["common word"])
        if lowers[first].endswith(_company_ends()):
            found.append(form["company ending"])
    elif is_phrase(document, first, last):
        found.append(form["ampersand" if "&" in tokens[first:last] else "common word"])
    elif sum(state.capital[first:last]) < 4:
        found.append(form["two or three words"])
    else:
        found.append(form["long"])
    if last - first > 1 and (known := known_at(tokens, last - 1)) and known[1].kind in ("place", "capital"):
        found.append(form["place last"])  # "Bayern Munich"
    if last - first > 2 and not words.name_particles().isdisjoint(lowers[first + 1 : last]):
        found.append(form["particle"])
    return found


@cache
def _company_ends() -> tuple[str, ...]:
    """What names of companies in one word end in: "Nordbank"."""
    return tuple(context("company_ending"))


@cache
def _behind() -> dict[tuple[str, str], str]:
    """The sign of a noun with its preposition: "a report in", "shares in", "the head of", "the mayor of"."""
    return {(noun, word): f"<{kind}>" for kind, some in _BEHIND.items() for word in some for noun in context(kind)}


def _begins(state: State, name: Open) -> bool:
    """Whether a name stands where any word is capital: first in a sentence or behind a mark."""
    document = state.document
    first = document.sentences[document.sentence_of[name.first]].first
    return name.first == first or not document.words[name.first - 1][0].isalnum()


def _before(state: State, first: int, floor: int) -> str:
    lowers = state.document.lowers
    if first == floor:
        return ""
    before = lowers[first - 1]
    if before in _LINKS and first - 1 > floor:
        if is_site(state.document, first, floor):
            return "<place of>"
        if behind := _behind().get((lowers[first - 2], before)):
            return behind
    return _telling_before().get(before, "")


@cache
def _telling_before() -> dict[str, str]:
    """Words before a name to their sign."""
    persons = dict.fromkeys(words.person_nouns(), "<person>")
    return dict.fromkeys(strong_cues(), "<cue>") | persons | {word: word for word in signs("before")}


@cache
def _telling_after() -> dict[str, str]:
    """Words behind a name to their sign."""
    places = dict.fromkeys(place_nouns(), "<place>")
    return dict.fromkeys(strong_cues(), "<cue>") | places | {word: word for word in (*POSSESSIVES, *signs("after"))}


def _after(state: State, last: int, end: int) -> str:
    document = state.document
    if last >= end:
        return ""
    after = document.lowers[last]
    if after == "," and last + 2 < end:
        follows = document.lowers[last + 1]
        if follows.isdigit() and len(follows) == 2 and document.lowers[last + 2] == ",":
            return "<age>"
        if follows in ("who", "whose"):
            return follows
        if follows in ("a", "an", "the"):
            return _apposition(state, last + 2, end)
        return "<apposition>" if title_at(document, last + 1, end) else ""
    if after == "(" and (short := acronym_after(state, last)):
        return "<acronym>" if short.lower() not in not_organizations() else ""
    if after[0].isdigit() and len(document.words[last - 1]) < 4:
        return "<amount>"
    if after in "-–" and last + 1 < end and document.glued(last + 1) and document.words[last + 1][0].isdigit():
        return "<amount>"  # "QDV-193c", a thing's number
    sign = _telling_after().get(after, "")
    return f"<cue {speaks_as}>" if sign == "<cue>" and (speaks_as := _own_pronoun(document.lowers, last + 1, end)) else sign


def _own_pronoun(lowers: list[str], first: int, end: int) -> str:
    """The pronoun in which a speaker goes on about itself behind the cue: "said on Friday that it would"."""
    passed = context("before_own_pronoun") | words.times()["weekday"].keys()
    at = next((at for at in range(first, min(first + _PRONOUN, end)) if lowers[at] not in passed), first)
    return lowers[at] if at < end and lowers[at] in ("it", "he", "she") else ""


def _apposition(state: State, first: int, end: int) -> str:
    """The class of an apposition by the noun that heads it: a person, or what stands before the names of such organizations."""
    document = state.document
    described = None
    for index in range(first, min(first + 5, end)):
        lower = document.lowers[index]
        if lower in words.person_nouns() or lower in words.titles():
            return "<apposition>"
        if lower in place_nouns() and not _BESIDE_PLACE.isdisjoint(document.lowers[index + 1 : index + 2]):
            return "<place>"  # "Sarn, a village in the north"
        if lower in context("ends_phrase") or not (lower[0].isalpha() or lower == "-" or lower in POSSESSIVES):
            break
        described = signs("before").get(lower)  # the last noun is the head: "the retailer’s chief", "a bank note"
    return f"<{described.kind}>" if described and described.kind else ""
