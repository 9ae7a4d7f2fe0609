"""Known names: whether a country, capital or building is meant as who acts or as where it lies, by its grammar.

Takes the tokens of a name that a gazetteer knows and notes one mention, with an actor, a place or both. Left out are names
that are no mention here: currencies (`US$20`).
"""

from newstables import words
from newstables.propose.names.gazetteer import Known
from newstables.propose.names.lexicon import context
from newstables.propose.names.organizations import bracketed
from newstables.propose.names.state import State, acronym_of
from newstables.text import POSSESSIVES


def known_name(state: State, first: int, last: int, known: Known) -> None:
    """A mention of a known name, as actor, place or both, by its grammar."""
    document = state.document
    sentence = document.sentences[document.sentence_of[first]]
    before = document.lowers[first - 1] if first > sentence.first else ""
    if before == "the" and first - 1 > sentence.first:
        before = document.lowers[first - 2]
    after = document.words[last] if last < sentence.last else ""
    if after == "$" or (after not in context("verb") and after.lower() in words.currencies()):
        return  # a currency: US$20, US dollars
    owns = after in POSSESSIVES
    part = before == "of" and first - 2 > sentence.first and document.lowers[first - 2] in context("part")  # "the west of Peru"
    located = (before in context("place") or before in context("part") or part) and not owns
    either = before in context("either") and not owns
    if either and before == "from" and document.lowers[max(first - 2, 0)] in context("sent"):
        either = False  # "an invitation from Moscow" is the state's
    introduced = None if located else _introduced(state, first, last, known)
    if introduced:
        state.mention(first, last, "name", "introduced", introduced)
    elif known.kind in ("organization", "metonym"):
        form = "metonym" if known.kind == "metonym" else "name"
        actor = state.actor_of(known)
        state.mention(first, last, form, known.kind, actor)
        bracketed(state, last, actor)
    elif known.kind == "country":
        state.countries[known.key] = None
        place = state.entities.country_place(known.key) if located or either else None
        side = None if located else state.entities.country(known.key)
        state.mention(first, last, "name", "country", side, place)
    elif known.kind == "capital":
        # Where a city is meant English puts a preposition before it, or it opens a dateline; else the state acts.
        if (
            located
            or either
            or before == "of"
            or before in context("city")
            or (after and after in "(—–,:" and first == sentence.first)
        ):
            name = state.text(first, last)
            if name in words.places():
                place = state.entities.gazetteer_place(name, state.countries)
                state.mention(first, last, "name", "capital", None, place)
        else:
            state.countries[known.key] = None
            state.mention(first, last, "metonym", "capital", state.entities.country(known.key))
    else:
        place = state.entities.gazetteer_place(known.key, state.countries)
        state.mention(first, last, "name", "place", None, place)


def _introduced(state: State, first: int, last: int, known: Known) -> str | None:
    """Whom the article gave a short name that lists know as another's: a surname (`Aydin`), an acronym (`RSF`)."""
    name = state.text(first, last)
    if last - first == 1 and known.kind == "place":
        return state.persons.get(name)
    if known.kind != "organization":
        return None
    if last - first > 1:
        initials = acronym_of(state, first, last)
        if len(initials) > 2:
            state.organizations.setdefault(initials, state.entities.organization(known.key))
    return state.organizations.get(name)
