"""Names: who and what an article names, and every mention of it.

Takes a document and gives actors, places and mentions. Capitalised runs are cut into known names, titles, organizations,
places and persons; a name that no list knows waits until the article is read, and is then who bore it before or what the
signs around it say. Groups such as "Ruritanian troops" and the pronouns follow. Left out are names that nothing tells the
kind of, and I, we, you and it, whose referent takes more than the words around them.
"""

from newstables.propose.index import in_order
from newstables.propose.names.affiliations import affiliations
from newstables.propose.names.definite import definite
from newstables.propose.names.gazetteer import begun_lower
from newstables.propose.names.groups import groups
from newstables.propose.names.headlines import read_headlines
from newstables.propose.names.home import of_home_country
from newstables.propose.names.lexicon import referring
from newstables.propose.names.pronouns import antecedents, pronouns
from newstables.propose.names.runs import read_runs
from newstables.propose.names.seats import seats
from newstables.propose.names.sites import sites
from newstables.propose.names.state import State
from newstables.propose.names.unlisted import resolve_open
from newstables.rows import Actor, Mention, Place
from newstables.text import Document


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
    affiliations(state)
    of_home_country(state)
    _as_introduced(state)
    for iso3 in state.adjectives:
        state.entities.country(iso3)  # an actor of which "an Omani offer" is no mention, for those who ask whose it is
    mentions = nested(state.mentions)
    return list(state.entities.actors.values()), list(state.entities.places.values()), mentions


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
