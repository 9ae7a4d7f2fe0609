"""Phrases: the actors that a stretch of a clause names, as its head, behind a preposition or as an object.

Takes a sentence and token ranges and gives mentions of actors. Left out are names that only qualify another word
(`X-backed rebels`), those that belong to an event or to a person who is the head, and where a clause begins and ends: see
`clauses`.
"""

from newstables.propose.events import lexicon
from newstables.propose.events.adjectives import FORM
from newstables.propose.events.scene import Scene
from newstables.rows import Mention

_AND = ("and", "or", ",")
# The longest title, the tokens from a name back to its preposition, and the nouns behind a name that is owned.
_TITLE, _BACK, _NOUNS = 6, 12, 3


def compound(scene: Scene, first: int, last: int) -> list[Mention]:
    """The actors that head a range: its first and those joined to it (`X, Y and Z`), no complements."""
    found: list[Mention] = []
    behind = first  # the token behind the last one found
    for begin, end, mention in scene.actors_within(first, last):
        qualifies = mention.form != FORM and is_qualifier(scene, end)  # an adjective leads: `Ruritanian-led rebels`
        if qualifies or _is_complement(scene, first, begin) or heads_relation(scene, end, last):
            continue
        if not found:
            if any(_tells_where(scene, at) for at in range(first, begin)) or _is_other_side(scene, first, begin):
                break  # `the blast in the port of X`, `opponents of X`
            if mention.form == "name" and begin - first > 1 and _is_past(scene, begin - 1):
                break  # `by railway workers paralysed X`
        elif begin == behind or _is_owned(scene, found[-1], behind, mention.actor_id, begin, end, last):
            found.pop()  # `Blue Front leader X`
        elif not _joined(scene, behind, begin):
            continue
        found.append(mention)
        behind = end
    return found


def _is_complement(scene: Scene, first: int, name: int) -> bool:
    """Whether the name belongs to an event that heads the range: `the attack on X`, but `the attack by X`."""
    events = [scene.heads[at] for at in range(first, name) if at in scene.heads]
    if any(event.is_verb for event in events):
        return True  # `forces backed by X`
    prepositions = [scene.lowers[at] for at in range(first, name) if at in scene.prepositions] if events else []
    return bool(prepositions) and prepositions[-1] != "by"


def is_qualifier(scene: Scene, end: int) -> bool:
    """Whether a name is the first part of a compound that ends behind it: `X-backed rebels` are not X."""
    starts, ends = scene.document.starts, scene.document.ends
    return scene.lower(end) == "-" and starts[end] == ends[end - 1] and scene.lower(end + 1).isalpha()


def heads_relation(scene: Scene, owner_end: int, last: int) -> bool:
    """Whether a name that ends at a token only tells whose kin or rival is meant: `X’s husband`, `his counterpart`."""
    owns = lexicon.small("possessive")
    if scene.lowers[owner_end - 1] not in owns and scene.lower(owner_end) not in owns:
        return False
    head = next((at for at in range(owner_end + 1, last) if _ends_noun(scene, at)), last) - 1
    return scene.lowers[head] in lexicon.small("relation")


def _is_other_side(scene: Scene, first: int, name: int) -> bool:
    """Whether the name is only whom the actor stands against or by: `critics of X`, `soldiers loyal to X`."""
    at = name - 1
    at -= scene.lower(at) in lexicon.small("determiner")
    at -= at - 1 in scene.prepositions and scene.document.words[at].islower()  # `relatives of missing X`
    return at > first and at in scene.prepositions and scene.lower(at - 1) in lexicon.small("other_side")


def _is_owned(scene: Scene, owner: Mention, owner_end: int, name: str | None, first: int, end: int, last: int) -> bool:
    """Whether a name heads the phrase that an earlier one owns or leads: `X’s foreign minister Y`, `his ally Y`."""
    lowers = scene.document.lowers
    owns = lexicon.small("possessive")
    if owner.form == FORM and first == owner_end:
        return True  # `the Ruritanian Red Cross`
    if lowers[owner_end - 1] not in owns and lowers[owner_end] not in owns and owner.form not in ("title", FORM):
        return False
    apposed = (
        lowers[first - 1] == "," and (person := scene.mentions.actors.get(name or "")) is not None and person.kind == "person"
    )
    first -= apposed  # `her Ruritanian counterpart, X`
    if first - owner_end > _TITLE or any(at in scene.prepositions or lowers[at] in _AND for at in range(owner_end, first)):
        return False
    limit = min(end + _NOUNS, last)
    nouns = (at for at in range(end, limit) if _ends_noun(scene, at) or not scene.document.words[at].islower())
    end = next(nouns, limit)  # `X’s Black Flag terror network`
    return end >= last or _ends_noun(scene, end)


def _ends_noun(scene: Scene, at: int) -> bool:
    """Whether no noun of a phrase stands at a token."""
    return at in scene.prepositions or scene.lower(at) in _AND or at in scene.breaks or at in scene.finite


def _is_past(scene: Scene, at: int) -> bool:
    """Whether a past of a verb outside the lexicon stands at a token, and no part of a compound."""
    word = scene.document.words[at]
    return word.islower() and word.endswith("ed") and scene.lower(at - 1).endswith("s") and scene.lower(at - 1).isalpha()


def _tells_where(scene: Scene, at: int) -> bool:
    """Whether the token is a preposition of place that no time follows."""
    return at in scene.prepositions and scene.lowers[at] in lexicon.small("place") and scene.timed.isdisjoint((at + 1, at + 2))


def _joined(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens between two names join them: a comma or `and`, then at most four plain words."""
    between = scene.lowers[first : min(last, first + 7)]
    if last - first > 6 or any(word in lexicon.small("preposition") for word in between):
        return False
    return not between or between[0] in lexicon.small("joins") or between[0] == ","


def _phrase_end(scene: Scene, first: int, last: int) -> int:
    """Where a noun phrase ends: at the next preposition or time."""
    timed = scene.timed
    return next((at for at in range(first, last) if at in scene.prepositions or at in timed), max(first, last))


def after_preposition(scene: Scene, preposition: str, first: int, last: int) -> list[Mention]:
    """The actors behind the first such preposition in a range that has any: `on Y`, `on the capital of Y`."""
    lowers = scene.document.lowers[first:last]
    if preposition not in lowers:
        return []  # as in most
    for at in [at for at, word in enumerate(lowers, first) if word == preposition and at not in scene.inside]:
        end = _phrase_end(scene, at + 1, last)
        some = compound(scene, at + 1, end)
        event = preposition == "with" and any(inner in scene.heads for inner in range(at + 1, end))  # `with the mediation of X`
        if not some and not event and scene.lower(end) in ("of", "in") and end < last:
            some = compound(scene, end + 1, _phrase_end(scene, end + 1, last))[:1]
        if some:
            return some
    return []


def direct_object(scene: Scene, first: int, last: int) -> list[Mention]:
    """The actors of the object that follows a verb at once, before any preposition."""
    return compound(scene, first, next((at for at in range(first, last) if at in scene.prepositions), last))


def led_by(scene: Scene, preposition: str, first: int, mention: Mention) -> bool:
    """Whether the last preposition between a token and a mention behind it is the one asked for."""
    begin = scene.document.token_at(mention.start_char)
    for at in range(begin - 1, max(first, begin - _BACK) - 1, -1):
        if scene.lowers[at] in lexicon.small("preposition"):
            return scene.lowers[at] == preposition
    return False
