"""Harmless: words of force that tell of nature, an accident, a game or of people who flee.

Takes a trigger of an event of force with its roles and says whether it is none: `the quake struck X`, `a fire killed two
in X`, `X beat Y in the final`, `X beat Y 3-1`, `refugees who crossed into X`. Left out are nouns (`heart attack`, `trade
war`), which the lexicon lists as no events, and what a verb does with harmless objects (`shot a film`): see `types`.
"""

from newstables.propose.events import lexicon, roles
from newstables.propose.events.clauses import Scene
from newstables.propose.events.roles import Roles
from newstables.propose.events.triggers import Trigger
from newstables.propose.events.types import Reading

_FORCES = frozenset({"armed_group", "military", "country"})
_NEAR = 3  # tokens from a determiner to the fire that is no gunfire
_WEAPONS = frozenset({"weapons", "troops"})


def is_harmless(scene: Scene, trigger: Trigger, reading: Reading, told: Roles) -> bool:
    """Whether a clause of force tells of nature, an accident, a game or of people who flee.

    Args:
        scene: the sentence.
        trigger: the verb.
        reading: what it was read as.
        told: its actors and the range of its clause.
    """
    lemma, type_ = reading.inner.lemma, reading.sense.type
    lowers, actors = scene.document.lowers, scene.mentions.actors
    kinds = {actors[key].kind for key in roles.ids(told.sources) if key in actors}
    crosses = type_ == "ASSAULT" and lemma.split(" ")[0] in lexicon.small("motion")
    if crosses and kinds.isdisjoint(_FORCES):
        return True
    if any(lowers[at] in lexicon.small("nature") for at in range(told.first, told.last)):
        return True
    if any(lowers[at] in lexicon.small("blaze") and _is_one(scene, at) for at in range(told.first, trigger.first)):
        return True
    return _is_game(scene, told)


def _is_one(scene: Scene, at: int) -> bool:
    """Whether a determiner stands close before a word: `a fire`, `the huge blaze`, but `under fire`."""
    before = range(max(scene.first, at - _NEAR), at)
    determined = any(scene.document.lowers[position] in lexicon.small("determiner") for position in before)
    return determined and not any(map(scene.is_preposition, before))


def _is_game(scene: Scene, told: Roles) -> bool:
    """Whether a score or a word of sports stands in the sentence, and none for arms or troops."""
    lowers = scene.document.lowers
    dashes = (at for at in range(told.first + 1, min(told.last + 3, scene.last - 1)) if lowers[at] in ("-", "–"))
    if any(lowers[at - 1].isdigit() and lowers[at + 1].isdigit() for at in dashes):
        return True
    sentence = lowers[scene.first : scene.last]
    if lexicon.small("sport").isdisjoint(sentence):
        return False
    return all(lexicon.object_classes().get(word) not in _WEAPONS for word in sentence)
