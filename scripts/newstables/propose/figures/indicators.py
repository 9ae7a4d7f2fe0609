"""Indicators by rule: what is counted, whose it is, and what happened to it.

Takes a figure's counted phrase and the clause it stands in and gives the indicator that figures on the same thing share,
whoever claims them and in whatever words: soldiers and servicemen are troops, deaths are people killed. What happened is
read from outcomes.csv; outcomes joined by `or` and `and` stay together, so that killed or wounded is never read as killed.
Figures on an actor of whom the text says nothing more share the indicator of their number. Leaves out other figures of
which the text does not say what happened.
"""

from newstables import words
from newstables.propose.figures.counted import PERSONS, Counted, is_known, plural
from newstables.propose.figures.lexicon import (
    group_outcomes,
    indicator_words,
    of_kind,
    only_personal_outcomes,
    outcome_prepositions,
    outcomes,
    owned_outcomes,
)
from newstables.propose.figures.signs import Signs, outcome_phrases
from newstables.rows import Actor, Indicator
from newstables.slugs import slug
from newstables.text import Document

_REACH = 14  # tokens between a number and what happened
_CASUALTIES = "killed or wounded"
_TOGETHER = frozenset({"killed", "wounded", "missing", "captured"})  # one figure also when `and` joins them


def outcome(
    document: Document, signs: Signs, first: int, last: int, begin: int, end: int, counted: Counted | None
) -> str | None:
    """What happened to the counted, from the nearest word that says it: in the phrase, after it, or before.

    Args:
        document: the article, read.
        signs: the signs of the sentence.
        first: first token of the figure or of what it counts, whichever comes first.
        last: token after both.
        begin: start of the clause.
        end: end of the clause.
        counted: what the figure counts: drones are never killed, and three blasts that killed 12 were not.
    """
    told = _told(document, signs, first, last, begin, end, counted) if signs.tells else None
    if told is None and not of_kind("life").isdisjoint(document.lowers[first:last]):
        return "killed"
    return told


def _told(document: Document, signs: Signs, first: int, last: int, begin: int, end: int, counted: Counted | None) -> str | None:
    """What a word in reach of a figure says to have happened."""
    firsts, lowers = outcome_phrases().firsts, document.lowers
    inanimate = counted is not None and _is_inanimate(document, counted)
    named = outcome_phrases().before(lowers, first, begin) if lowers[first - 1] in firsts else None
    if named and not inanimate and named[0] in only_personal_outcomes():
        return _joined(document, named[1], named[0], first)  # kills five as the army downs 46 drones
    match = outcome_phrases().after(lowers, last + 1, len(lowers)) if lowers[last : last + 1] == [","] else None
    told = _joined(document, last + 1, *match) if match and match[0] in _TOGETHER else ""
    if " or " in told:
        return told  # lost 900 soldiers, killed and wounded
    after = signs.told(last, min(end, last + _REACH))
    before = signs.told(max(begin, first - _REACH), first)[::-1]
    for tokens in (signs.told(first, last), after, before):
        for token in tokens:
            match = outcome_phrases().after(document.lowers, token, len(document.lowers))
            if match and tokens is after and token > last and _is_of_another(lowers, token, match[1]):
                continue
            personal = match is not None and match[0] in only_personal_outcomes()
            if match and personal and (inanimate or (tokens is after and _acts(document, token, match[1]))):
                continue
            if match and (match[0] not in owned_outcomes() or token < first or document.lowers[token - 1] in of_kind("be")):
                return _joined(document, token, *match)
    return None


def _is_of_another(lowers: list[str], first: int, last: int) -> bool:
    """Whether a participle with its agent belongs to the noun before it: `members backed the resolution drafted by`."""
    before = lowers[first - 1]
    plain = before.isalpha() and before not in of_kind("be") and before not in of_kind("adverb") and before not in ("and", "or")
    return plain and words.is_past(lowers[first]) and lowers[last : last + 1] == ["by"]


def is_struck(document: Document, first: int, begin: int) -> bool:
    """Whether a number stands right after what only persons suffer: `killed 12`, `wounding at least 40`."""
    named = outcome_phrases().before(document.lowers, first, begin)
    return named is not None and named[0] in only_personal_outcomes()


def is_personal(happened: str) -> bool:
    """Whether only persons suffer an outcome or any of several."""
    return bool(only_personal_outcomes() & set(happened.split(" or "))) or happened in only_personal_outcomes()


def _is_inanimate(document: Document, counted: Counted) -> bool:
    """Whether the counted is a known thing: no person, no animal, no noun that could be either."""
    head = document.lowers[counted.head]
    return counted.unit != PERSONS and is_known(head) and head not in of_kind("animal")


def _acts(document: Document, first: int, last: int) -> bool:
    """Whether the counted do it to others: `three blasts killed 12 people`, but `three dockers were killed`."""
    lowers = document.lowers
    sentence = document.sentences[document.sentence_of[first]]
    object_ = lowers[last : min(last + 3, sentence.last)]
    starts = bool(object_) and (object_[0] in of_kind("object start") or words.is_number(object_[0]))
    bounded = object_[:2] in (["at", "least"], ["more", "than"], ["up", "to"])
    return lowers[first - 1] not in of_kind("be") and (starts or bounded)


def _joined(document: Document, first: int, said: str, last: int) -> str:
    """An outcome with those joined to it: `killed or wounded`, `killed, wounded or captured`."""
    lowers = document.lowers
    found = {said}
    for _ in range(2):
        joiner = lowers[last] if last < len(lowers) else ""
        match = outcome_phrases().after(lowers, last + 1, len(lowers)) if joiner in ("or", "and", ",") else None
        if match is None or (joiner != "or" and not {said, match[0]} <= _TOGETHER):
            break
        found.add(match[0])
        last = match[1]
    for _ in range(2):
        joiner = lowers[first - 1] if first else ""
        match = outcome_phrases().before(lowers, first - 1, 0) if joiner in ("or", "and", ",") else None
        if match is None or (joiner != "or" and not {said, match[0]} <= _TOGETHER):
            break
        found.add(match[0])
        first = match[1]
    return " or ".join(sorted(found))  # `wounded or killed` is the same outcome


def propose(
    document: Document,
    counted: Counted | None,
    actor: Actor | None,
    happened: str | None,
    place: str | None,
    owner: Actor | None,
    unit: str,
) -> Indicator:
    """The indicator of a counted phrase and what happened to it.

    Args:
        document: the article, read.
        counted: the counted phrase; None where the outcome alone says that people are counted.
        actor: the actor it denotes, if any.
        happened: the outcome; None where the text does not say it, and the indicator is how many they are.
        place: name of the place where, if the text says it.
        owner: the state that suffers the loss, or whose people the counted are.
        unit: the figure's unit.
    """
    if actor and actor.kind == "armed_group" and happened:
        happened = group_outcomes().get(happened, happened)
    whose, adjective = (actor.name, None) if actor else _whose(document, counted)
    loss = owner is not None and happened in owned_outcomes()
    country = words.countries().get(owner.country or "") if owner and not loss else None
    if country and country.adjectives:
        nation = country.adjectives[0]
        whose, adjective = f"{nation} {whose}", None if adjective is None else f"{nation} {adjective}".strip()
    if actor and actor.kind == "armed_group" and whose.endswith(" troops"):
        adjective = f"{whose.removesuffix(' troops')} military"
    name = whose if happened is None else f"{whose} {happened}"
    if happened == _CASUALTIES and adjective is not None:
        name = f"{adjective} casualties".strip()
    if owner and loss:
        name = f"{name} by {owner.name}"
    preposition = outcome_prepositions().get(happened or "")
    if preposition and place and (actor is None or preposition != "in" or happened == "arrived"):
        name = f"{name} {preposition} {place}"
    if " per " in unit:
        name = f"{name} per {unit.split(' per ', 1)[1]}"
    named = name[0].upper() + name[1:]
    return Indicator(slug(name), named, f"Number of {name}.", unit, rule="indicator:counted+outcome")


def _whose(document: Document, counted: Counted | None) -> tuple[str, str | None]:
    """The common name of those who are counted, and its adjective; a noun of outcome (`civilian deaths`) counts people."""
    known = indicator_words()
    if counted is None:
        return known["people"]
    head = document.lowers[counted.head]
    modifiers = document.words[counted.first : counted.head]
    if head in outcomes() and counted.unit == PERSONS:
        head, modifiers = (document.lowers[counted.head - 1], modifiers[:-1]) if modifiers else ("people", [])
    for size in (2, 1):
        phrase = " ".join([*(word.lower() for word in modifiers[len(modifiers) - size + 1 :]), head])
        if phrase in known and len(modifiers) >= size - 1:
            rest = " ".join(modifiers[: len(modifiers) - size + 1]).replace(" - ", "-")
            name, adjective = known[phrase]
            return f"{rest} {name}".strip(), f"{rest} {adjective}".strip()
    return " ".join([*modifiers, plural(head)]).replace(" - ", "-"), None
