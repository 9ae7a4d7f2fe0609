"""Who claims a figure outside every statement, and whose the counted soldiers are.

Takes a figure's place in its sentence with the mentions of the article and gives the claimant named by
`according to` or by a promise, or the armed group of the state that acts. Leaves out claimants of quotes,
which are their speakers.
"""

from newstables import words
from newstables.propose.figures.counted import Counted
from newstables.propose.figures.lexicon import of_kind, outcomes, own_outcomes
from newstables.propose.figures.signs import Signs
from newstables.propose.index import MentionIndex
from newstables.text import Document

_REACH = 30  # tokens from a figure to who claims it
_VERB = 5  # tokens between `suffered` and its number
_NAME = 8  # tokens of a source with its title


def _actors(mentions: MentionIndex, first: int, last: int) -> list[str]:
    return [mention.actor_id for mention in mentions.within(first, last) if mention.actor_id]


def according_to(
    document: Document, mentions: MentionIndex, signs: Signs, first: int, last: int, begin: int, end: int
) -> str | None:
    """The source that `according to` names in the sentence of a figure: the person of the phrase, else its first actor."""
    lowers = document.lowers
    low, high = max(begin, first - _REACH), min(end, last + _REACH)
    if "according" not in lowers[low:high]:
        return None
    at = lowers.index("according", low, high)
    if lowers[at + 1 : at + 2] != ["to"]:
        return None
    stop = next((i for i in range(at + 2, min(end, at + _NAME)) if not lowers[i][0].isalnum()), min(end, at + _NAME))
    named = _actors(mentions, at + 2, stop)
    persons = (actor for actor in named if mentions.actors[actor].kind == "person")
    return next(persons, named[0] if named else None)


def promiser(mentions: MentionIndex, signs: Signs, first: int, begin: int) -> str | None:
    """The actor who makes the promise that a figure is the content of: `came with the promise of 500 more`."""
    low = max(begin, first - _REACH)
    promised = next((token for token in reversed(signs.promises) if low <= token < first), low)
    named = _actors(mentions, low, promised)
    return named[0] if named else None


def owning_state(
    document: Document, mentions: MentionIndex, counted: Counted, happened: str | None, first: int, clause: int, begin: int
) -> str | None:
    """The state whose people the counted are, where their own words do not say it.

    `Ruritania will send 500 troops` and `lost 49 of its soldiers` count Ruritanian troops, `suffered 900 casualties`
    Ruritanian casualties.

    Args:
        document: the article, read.
        mentions: its mentions.
        counted: what the figure counts.
        happened: what happened to them.
        first: first token of the figure.
        clause: first token of its clause.
        begin: first token of its sentence.
    """
    lowers, phrase = document.lowers, document.words[counted.first : counted.last]
    if not counted.direct or any(word[0].isupper() for word in phrase):
        return None
    suffered = lowers[counted.head] in outcomes() and of_kind("suffer") & set(lowers[max(clause, first - _VERB) : first])
    if suffered:
        return acting_state(mentions, first, clause)
    if not words.military_nouns() & {word.lower() for word in phrase}:
        return None
    if lowers[counted.first - 1] in ("its", "their"):
        return acting_state(mentions, first, begin)
    lost = of_kind("lose") & set(lowers[max(clause, first - _VERB) : first])  # lost 900 soldiers, killed and wounded
    return acting_state(mentions, first, clause) if lost or happened in own_outcomes() else None


def troops_of(mentions: MentionIndex, state: str) -> str | None:
    """The one armed group that the article has and that belongs to a state, as rebels do not: nothing is made here."""
    groups = [a.actor_id for a in mentions.actors.values() if a.kind == "armed_group" and a.affiliation_id == state]
    return groups[0] if len(groups) == 1 else None


def acting_state(mentions: MentionIndex, first: int, begin: int) -> str | None:
    """The one state that acts in the clause before a figure."""
    acting = _actors(mentions, max(begin, first - _REACH), first)
    states = {actor for actor in acting if mentions.actors[actor].kind == "country"}
    return states.pop() if len(states) == 1 else None
