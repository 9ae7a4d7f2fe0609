"""Harmless: words of force that tell of nature, an accident, a game or of people who flee.

Takes a trigger of an event of force with its roles and says whether it is none: `the quake struck X`, `a fire killed two
in X`, `X beat Y in the final`, `X beat Y 3-1`, `refugees who crossed into X`. Left out are nouns (`heart attack`, `trade
war`), which the lexicon lists as no events, and what a verb does with harmless objects (`shot a film`): see `types`.
"""

from newstables.propose.events import lexicon, roles
from newstables.propose.events.clauses import FORCES
from newstables.propose.events.roles import Roles
from newstables.propose.events.scene import Group, Scene
from newstables.propose.events.triggers import Trigger
from newstables.propose.events.types import Reading
from newstables.text import Document

PLAYED = frozenset({"ASSAULT", "THREATEN", "CONSULT", "AID", "RETREAT", "REJECT"})  # what players and clubs only play at

# Who plays nothing, whatever the name says: `Baltic League`.
_BODIES = frozenset({"intergovernmental_organization", "party", "armed_group", "government_body"})
_NEAR, _AROUND = 3, 40  # tokens from a determiner to the fire that is no gunfire, and round a clause to a word of sports
_KINDS, _SHARE = 4, 80  # different words of sports in an article about one, and words to one of them
_WEAPONS = frozenset({"weapons", "troops"})


def is_about_games(document: Document) -> bool:
    """Whether an article is about a sport: several different words of sports, and one in eighty of its words."""
    positions = document.positions
    found = lexicon.small("sport") & positions.keys()
    return len(found) >= _KINDS and sum(len(positions[word]) for word in found) * _SHARE >= len(document.lowers)


def is_harmless(scene: Scene, trigger: Trigger, group: Group, reading: Reading, told: Roles) -> bool:
    """Whether a clause of force tells of nature, an accident, a game or of people who flee.

    Args:
        scene: the sentence.
        trigger: the verb.
        group: its verb group.
        reading: what it was read as.
        told: its actors and the range of its clause.
    """
    lemma, type_ = reading.inner.lemma, reading.sense.type
    lowers, actors = scene.document.lowers, scene.mentions.actors
    kinds = {actors[key].kind for key in roles.ids(told.sources) if key in actors}
    crosses = type_ == "ASSAULT" and lemma.split(" ")[0] in lexicon.small("motion")
    if crosses and kinds.isdisjoint(FORCES):
        return True
    active = not (group.passive or group.bare)  # `was killed by lightning`, but `arrested X over the crash`
    if not lexicon.small("nature").isdisjoint(lowers[told.first : trigger.first if active else told.last]):
        return True
    before = lowers[told.first : trigger.first]
    blazes = [] if lexicon.small("blaze").isdisjoint(before) else enumerate(before, told.first)
    if any(word in lexicon.small("blaze") and _is_one(scene, at) for at, word in blazes):
        return True
    return _is_game(scene, told)


def _is_one(scene: Scene, at: int) -> bool:
    """Whether a determiner or what burns stands before a word: `a fire`, `the huge blaze`, `factory fire`, but `under fire`."""
    if at > scene.first and scene.lowers[at - 1] in lexicon.small("burns"):
        return True
    for before in range(at - 1, max(scene.first, at - _NEAR) - 1, -1):
        if before in scene.prepositions:
            return False
        if scene.lowers[before] in lexicon.small("determiner"):
            return True
    return False


def _is_game(scene: Scene, told: Roles) -> bool:
    """Whether a score or a word of sports stands in or near the clause, and none for arms or troops."""
    lowers = scene.document.lowers
    dashes = (at for at in range(told.first + 1, min(told.last + 3, scene.last - 1)) if lowers[at] in ("-", "–"))
    if any(lowers[at - 1].isdigit() and lowers[at + 1].isdigit() for at in dashes):
        return True
    begin = max(scene.first, told.first - _AROUND)
    around = lowers[begin : min(scene.last, told.last + _AROUND)]
    sports = lexicon.small("sport")
    if sports.isdisjoint(around) or all(
        scene.ends_actor(at + 1, _BODIES) for at, word in enumerate(around, begin) if word in sports
    ):
        return False
    return all(lexicon.object_classes().get(word) not in _WEAPONS for word in around)
