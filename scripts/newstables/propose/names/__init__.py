"""Names: who and what an article names, and every mention of it.

Takes a document and gives actors, places and mentions. Capitalised runs are cut into known names, titles, organizations,
places and persons; a name that no list knows waits until the article is read, and is then who bore it before or what the
signs around it say. Groups such as "Ruritanian troops" and the pronouns follow. Left out are names that nothing tells the
kind of, and I, we, you and it, whose referent takes more than the words around them.
"""

from newstables import words
from newstables.propose.index import in_order
from newstables.propose.names.definite import definite
from newstables.propose.names.gazetteer import begun_lower
from newstables.propose.names.groups import groups
from newstables.propose.names.headlines import read_headlines
from newstables.propose.names.lexicon import context, referring
from newstables.propose.names.persons import OFFICES
from newstables.propose.names.pronouns import antecedents, pronouns
from newstables.propose.names.runs import read_runs
from newstables.propose.names.seats import seats
from newstables.propose.names.sites import sites
from newstables.propose.names.state import State
from newstables.propose.names.unlisted import resolve_open
from newstables.rows import Actor, Mention, Place
from newstables.text import POSSESSIVES, Document

_NO_SIDE = POSSESSIVES | {"—", "–", "-", "("}  # what stands after a state that owns, or that ends a dateline


def propose(document: Document) -> tuple[list[Actor], list[Place], list[Mention]]:
    """The actors and places that an article names, and every mention of them.

    Args:
        document: the article, read.

    Returns:
        Actors, places (each once), and mentions in the order of the text, nested ones after the one that holds them.
    """
    state = State(document, document.capital)
    read_runs(state, begun_lower(document))
    resolve_open(state)
    read_headlines(state)
    sites(state)
    seats(state)
    groups(state, document.where(referring()))
    definite(state)
    pronouns(state, document.where(frozenset(antecedents())))
    _of_home_country(state)
    _as_introduced(state)
    for iso3 in state.adjectives:
        state.entities.country(iso3)  # an actor of which "an Omani offer" is no mention, for those who ask whose it is
    mentions = nested(state.mentions)
    return list(state.entities.actors.values()), list(state.entities.places.values()), mentions


def _of_home_country(state: State) -> None:
    """Where an article names one country alone, or that of its dateline too, "Interior Minister Lee" holds office there.

    Not so who is named beside the state as another: "President Moyo thanked Ruritania"; nor an ambassador, who comes from
    elsewhere. A dateline alone says only where the reporter sits.
    """
    actors, document = state.entities.actors, state.document
    site = _of_dateline(state)
    named = {actor.country for actor in actors.values() if actor.kind != "media"} | set(state.adjectives)
    named |= {place.country for place in state.entities.places.values() if place is not site}
    named -= {None}
    if site is not None and (not named or site.country in named):
        country = site.country
    elif site is None and len(named) == 1:
        (country,) = named
    else:
        return
    tokens = list(zip(state.mentions, state.spans, strict=True))
    sides = {document.sentence_of[first] for m, (first, last) in tokens if _acts(state, first, last, m, country)}
    beside = {m.actor_id for m, (first, _) in tokens if m.form == "title" and document.sentence_of[first] in sides}
    for actor in actors.values():
        if actor.kind == "person" and actor.country is None and actor.role and actor.actor_id not in beside:
            title = words.titles().get(actor.role.lower().rsplit(" ", 1)[-1])
            if title and title.kind in OFFICES and context("abroad").isdisjoint(actor.role.lower().split()):
                actor.country = country


def _of_dateline(state: State) -> Place | None:
    """The place in capitals with which an article opens ("ACCRA — "); None when there is none."""
    place_id = next((mention.place_id for mention in state.mentions if mention.rule == "name:dateline"), None)
    return state.entities.places.get(place_id or "")


def _acts(state: State, first: int, last: int, mention: Mention, country: str | None) -> bool:
    """Whether a mention is of this state and it acts or is acted on, not of one that something belongs to."""
    document, actor = state.document, state.entities.actors.get(mention.actor_id or "")
    if actor is None or actor.kind != "country" or actor.country != country or mention.place_id is not None:
        return False
    owns = last < len(document.words) and document.words[last] in _NO_SIDE
    return not owns and document.lowers[max(first - 1, 0)] != "of"


def _as_introduced(state: State) -> None:
    """A short form is whose the article gives it to, before that too: "RSF kill 70" over "the Rural Support Front (RSF)"."""
    text = state.document.text
    replaced: set[str] = set()
    for mention in state.mentions:
        if mention.rule == "name:organization" and mention.actor_id:
            given = state.organizations.get(text[mention.start_char : mention.end_char], mention.actor_id)
            if given != mention.actor_id:
                replaced.add(mention.actor_id)
                mention.actor_id = given
    held = {mention.actor_id for mention in state.mentions}
    held |= {actor.affiliation_id for actor in state.entities.actors.values()}
    for actor_id in replaced - held:
        del state.entities.actors[actor_id]


def nested(mentions: list[Mention]) -> list[Mention]:
    """Mentions by start, the longer first; of two that cross, the earlier stays."""
    kept: list[Mention] = []
    around: list[Mention] = []
    for mention in in_order(mentions):
        while around and around[-1].end_char <= mention.start_char:
            around.pop()
        if around and (around[-1].end_char < mention.end_char or any(_is_same(mention, other) for other in around)):
            continue
        around.append(mention)
        kept.append(mention)
    return kept


def _is_same(one: Mention, other: Mention) -> bool:
    """Whether two mentions are the same words for the same."""
    spans = (one.start_char, one.end_char) == (other.start_char, other.end_char)
    return spans and (one.actor_id, one.place_id) == (other.actor_id, other.place_id)
