"""Circumstances: when and where an event took place, as its own clause says.

Takes a sentence, the roles of an event and the article's times and gives the date with its basis, the place and the state
whose place it is. Left out are dates and places of other clauses: no date is filled in from the article or from a neighbour.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newstables.propose.dating import date_basis
from newstables.propose.events import clauses, lexicon, phrases
from newstables.propose.events.roles import Roles
from newstables.propose.events.scene import Scene, back_over_times
from newstables.propose.events.triggers import Trigger
from newstables.rows import Time

_TIMES = 8  # times of one clause looked at
_PLACE = 7  # tokens from a preposition to its place


class Dated(NamedTuple):
    """A date as EDTF with its basis, and the token with which the clause and what dates it begin."""

    edtf: str | None
    basis: str | None
    first: int


def date(scene: Scene, times: Sequence[Time], firsts: Sequence[int], roles: Roles, trigger: Trigger, verb: int) -> Dated:
    """The date in the clause, or set before it, that is nearest to the trigger.

    Args:
        scene: the sentence.
        times: the article's times, in order.
        firsts: the token that each begins with.
        roles: the event's actors and clause.
        trigger: what reports it.
        verb: the first token of the verb group, or of the noun.
    """
    first = begun = roles.first
    while first > scene.first and (first - 1 in scene.timed or scene.lowers[first - 1] in _leading()):
        first -= 1
    low, high = bisect_left(firsts, first), bisect_left(firsts, roles.last)
    near: list[int] = []
    if low < high:
        # A date inside the subject is of something else: `the mission sent in May has left`.
        verb = back_over_times(scene, verb)
        near = [at for at in range(low, min(high, low + _TIMES)) if not begun <= firsts[at] < verb and times[at].edtf]
    if near:
        passive = next((at for at in range(trigger.last, roles.last) if _is_by(scene, at)), roles.last)
        near = [at for at in near if firsts[at] < passive]  # `respect the truce brokered by X in May`
    if not near:
        return Dated(None, None, begun)
    at = min(near, key=lambda at: abs(firsts[at] - trigger.head))
    ahead = [before for before in near if firsts[before] < begun]
    if ahead and "for" in scene.lowers[trigger.last : firsts[at]]:
        at = ahead[-1]  # `In April X fined Y for faults in 2019`
    edtf = _opened(scene, firsts[at], times[at].edtf or "")
    opening = next((token for token in range(first, begun) if scene.lowers[token] != ","), begun)
    return Dated(edtf, date_basis(scene.document, times[at]), opening if firsts[at] < begun else begun)  # `In May, X met Y`


@cache
def _leading() -> frozenset[str]:
    """What may stand between a clause and a date set before it."""
    return lexicon.small("preposition") | {","}


def _is_by(scene: Scene, at: int) -> bool:
    """Whether a participle with its agent begins at a token."""
    verb = scene.heads.get(at)
    return verb is not None and verb.is_verb and scene.lower(verb.last) == "by" and not clauses.group(scene, verb).words


def _opened(scene: Scene, first: int, edtf: str) -> str:
    """A date with the end left open that its preposition opens: `since May`, `by Friday`."""
    begin, _, end = edtf.partition("/")
    before = scene.lower(first - 1 - (scene.lower(first - 1) in lexicon.small("determiner")))
    if ".." in edtf or not edtf:
        return edtf
    if before in lexicon.small("from_then"):
        return f"{begin}/.."
    return f"../{end or begin}" if before in lexicon.small("till_then") else edtf


def place(scene: Scene, trigger: Trigger, lemma: str, targets: Sequence[str], roles: Roles) -> str | None:
    """The place that the clause names: behind `in` and the like, or where a target would stand (`shelled the town`)."""
    if not scene.places:
        return None
    first = _opening(scene, roles.first) if trigger.is_verb else trigger.last
    moves = lemma.split()[0] in lexicon.small("motion")  # `sent to X` names a place, `gave to X` none
    scenes, determiners = lexicon.small("place"), lexicon.small("determiner")
    relatives = lexicon.small("subject_relative")
    for begin, end, mention in scene.places:
        if begin < first or end > roles.last or phrases.is_qualifier(scene, end):
            continue  # `the Strelsau-based company`
        if trigger.is_verb and end <= trigger.first and not relatives.isdisjoint(scene.lowers[first:begin]):
            continue  # `X, who flew home from talks in Strelsau, will visit Y`
        for before in range(begin - 1, max(first, begin - _PLACE) - 1, -1):  # `in most parts of the west of X`
            word = scene.lowers[before]
            at_target = word in targets and not mention.actor_id
            if word in scenes or at_target or (word == "to" and (moves or mention not in roles.targets)):
                return mention.place_id
            if before == begin - 1 and not trigger.is_verb and word in lexicon.small("breaks_out"):
                return mention.place_id  # `protests rocked X`
            if before == trigger.last - 1 and trigger.is_verb and "object" in targets and not mention.actor_id:
                return mention.place_id
            adjective = scene.lower(before - 1) in scenes | determiners
            if word.endswith("ing") and not adjective:
                break  # `in a region bordering X`
            if before in scene.heads or word == "," or (before in scene.prepositions and word != "of"):
                break
    return None


def _opening(scene: Scene, first: int) -> int:
    """Where a clause begins, with a place set before it at the sentence's start: `In Strelsau, bakers marched`."""
    short = scene.first < first <= scene.first + _PLACE and scene.lower(first - 1) == ","
    return scene.first if short and scene.lowers[scene.first] in lexicon.small("place") else first


def host(scene: Scene, place: str, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The state whom somebody from another one visits: `X arrived in Strelsau`."""
    country, actors = scene.mentions.places[place].country, scene.mentions.actors
    home = {actors[key].country for key in sources if key in actors}
    if country is None or country in home:
        return ()
    return tuple(key for key, actor in actors.items() if actor.kind == "country" and actor.country == country)
