"""Indicators by rule: what is counted, whose it is, and what happened to it.

Takes a figure's counted phrase and the clause it stands in and gives the indicator that figures on the same
thing share, whoever claims them. What happened is read from outcomes.csv; outcomes joined by `or` and `and`
stay together, so that killed or wounded is never read as killed. Figures on an actor of whom
the text says nothing more share the indicator of their number. Leaves out other figures of which the text
does not say what happened.
"""

from newstables.propose.figures.counted import PERSONS, Counted, plural
from newstables.propose.figures.lexicon import group_outcomes, outcome_names, outcome_prepositions, outcomes
from newstables.rows import Actor, Indicator
from newstables.slugs import slug
from newstables.text import Document

_REACH = 14  # tokens between a number and what happened
_JOINERS = ("or", "and")


def outcome(document: Document, first: int, last: int, begin: int, end: int) -> str | None:
    """What happened to the counted, from the nearest word that says it: after the phrase, in it, or before.

    Args:
        document: the article, read.
        first: first token of the figure or of what it counts, whichever comes first.
        last: token after both.
        begin: start of the clause.
        end: end of the clause.
    """
    after = range(last, min(end, last + _REACH))
    inside = range(first, last)
    before = range(first - 1, max(begin, first - _REACH) - 1, -1)
    for tokens in (inside, after, before):
        for token in tokens:
            if document.lowers[token] in outcomes():
                return _joined(document, token, begin, end)
    return None


def _joined(document: Document, token: int, begin: int, end: int) -> str:
    """An outcome with those joined to it: `killed or wounded`."""
    lowers = document.lowers
    while token - 2 >= begin and lowers[token - 1] in _JOINERS and lowers[token - 2] in outcomes():
        token -= 2
    found = [outcomes()[lowers[token]]]
    while token + 2 < end and lowers[token + 1] in _JOINERS and lowers[token + 2] in outcomes():
        token += 2
        found.append(outcomes()[lowers[token]])
    return " or ".join(sorted(dict.fromkeys(found)))  # `wounded or killed` is the same outcome


def propose(
    document: Document, counted: Counted, actor: Actor | None, happened: str | None, place: str | None, unit: str
) -> Indicator:
    """The indicator of a counted phrase and what happened to it.

    Args:
        document: the article, read.
        counted: the counted phrase.
        actor: the actor it denotes, if any.
        happened: the outcome; None where the text does not say it, and the indicator is how many they are.
        place: name of the place where, if the text says it.
        unit: the figure's unit.
    """
    phrase = [*document.words[counted.first : counted.head], plural(document.lowers[counted.head])]
    head = document.lowers[counted.head]
    if actor:
        whose = actor.name
    elif head in outcomes() and counted.first == counted.head:
        whose = PERSONS  # `12 dead`
    else:
        whose = " ".join(phrase).replace(" - ", "-")
    if actor and actor.kind == "armed_group" and happened:
        happened = group_outcomes().get(happened, happened)
    # `120 Ruritanian casualties` says itself what happened.
    told = happened is None or (head in outcomes() and whose != PERSONS)
    name = whose if told else f"{whose} {outcome_names().get(happened or '', happened)}"
    preposition = outcome_prepositions().get(happened or "")
    if preposition and place:
        name = f"{name} {preposition} {place}"
    named = name[0].upper() + name[1:]
    return Indicator(slug(name), named, f"Number of {name}.", unit, rule="indicator:counted+outcome")
