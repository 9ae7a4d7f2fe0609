"""Clauses: round a trigger, its verb group with the voice, the stretch of the subject, that of the objects.

Takes a sentence with its mentions, times and triggers and gives token ranges and the actors in them, by
rule and without a parser: every walk is bounded by the sentence, by marks, by conjunctions and relative
pronouns and by a number of tokens. Left out are types, status and dates.
"""

from functools import cache

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.scene import Group, Scene, back_over_times
from newstables.propose.events.triggers import Trigger

_AND = ("and", "or", ",")
_DONE_TO = frozenset({"RETREAT", "COERCE", "SANCTION", "ASSAULT"})
FORCES = frozenset({"armed_group", "military", "country"})  # kinds of actors that fight
# The most tokens of a verb group, subject, object and aside, and the most names of a list.
_GROUP, _SUBJECT, _OBJECT, _ASIDE, _SHORT_ASIDE, _LIST, _JOINED = 14, 40, 34, 30, 16, 8, 8


@cache
def _marks() -> frozenset[str]:
    """Words at which a walk over a clause has to look twice."""
    kinds = ("break", "relative", "subordinator", "coordinator")
    return frozenset({",", "-", ")"}).union(*map(lexicon.small, kinds))


def group_first(scene: Scene, at: int) -> int:
    """The first token of the verb group that ends at a verb, from auxiliaries to `plans to`."""
    first, inside, lowers, heads = at, _inside(), scene.lowers, scene.heads
    while first > scene.first and at - first < _GROUP:
        word, after = lowers[first - 1], lowers[first]
        if word in inside or (word.endswith("ly") and lexicon.is_adverb(scene.document.words[first - 1])):
            first -= 1
            continue
        leads = after == "to" or after.endswith("ing")
        earlier = heads.get(first - 1)
        governor = earlier.governor if earlier is not None and earlier.last >= first else None
        if (
            (leads and (word in _chained() or governor is not None))
            or (governor == "lead" and first in heads)
            or (word in lexicon.small("determiner") and after in lexicon.polarity("plan") and scene.lower(first + 1) == "to")
        ):
            first -= 1
        else:
            break
    while first < at and first in scene.timed:
        first += 1
    return first


@cache
def _inside() -> frozenset[str]:
    """Words that may stand in a verb group, whatever follows."""
    kinds = ("be", "have", "do", "modal", "negation", "adverb", "to")
    return frozenset().union(*map(lexicon.small, kinds)) - lexicon.small("possessive")


@cache
def _chained() -> frozenset[str]:
    """Words that lead to an infinitive or gerund and leave the subject as it is (`plans to`)."""
    kinds = ("plan", "attempt", "prediction", "failure", "allegation", "ongoing")
    return frozenset().union(*map(lexicon.polarity, kinds))


def group(scene: Scene, trigger: Trigger) -> Group:
    """The verb group of a verbal trigger, with its voice."""
    known = scene.groups.get(trigger.first)
    if known is None:
        known = scene.groups[trigger.first] = _group(scene, trigger)
    return known


def _group(scene: Scene, trigger: Trigger) -> Group:
    first, form = group_first(scene, trigger.first), scene.lowers[trigger.first]
    if first == trigger.first:
        done_to = scene.lower(trigger.last) == "by" or _is_reduced(scene, trigger)
        return Group(first, (), done_to, False, form.endswith("ing"))
    found = tuple(scene.lowers[first : trigger.first])
    be, have, adverbs = lexicon.small("be"), lexicon.small("have"), lexicon.small("adverb")
    closest = next((word for word in reversed(found) if word in be or word in have), "")
    infinitive = next((word for word in found if word not in adverbs), "") == "to"
    adjective = form == trigger.lemma and form.endswith("ed")
    passive = closest in be and not form.endswith("ing") and not _to_follows(found, closest)
    passive = passive and not adjective and (trigger.governor is None or trigger.phrase.inflects)
    passive = passive and not _goes_somewhere(scene, trigger)
    return Group(first, found, passive, infinitive, False)


def _is_reduced(scene: Scene, trigger: Trigger) -> bool:
    """Whether a participle of a verb done to somebody has no object: `a survey released in May`, `claims nine killed`."""
    word, form, at = trigger.word, scene.lowers[trigger.first], trigger.last
    if word is None or word.targets != ("object",) or trigger.governor is not None or not form.endswith(("ed", "en")):
        return False
    after = scene.lower(at)
    if word.type == "ACCUSE":
        return at == trigger.first + 1 and after in lexicon.small("charged")  # `Ruritanian judge accused of fraud`
    whole = scene.lower(at - 1) in lexicon.small("no_object")  # `jailed for`
    bounded = after == "at" and scene.lower(at + 1) in ("least", "most")  # `soldiers killed at least nine`
    ends = whole or at >= scene.last or at in scene.timed or (after in lexicon.small("no_object") and not bounded)
    if not ends or word.type not in _DONE_TO or not (whole or at == trigger.first + 1):
        return False
    return form not in lexicon.small("absolute") or not _acts(scene, trigger.first)


def _acts(scene: Scene, verb: int) -> bool:
    """Whether armed forces or a state stand before a verb: `rebels attacked on Monday`, but `tourists attacked in X`."""
    before = back_over_times(scene, verb)
    return scene.lower(before - 1) in words.military_nouns() or scene.ends_actor(before, FORCES)


def leads_on(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb leads to another one and leaves the subject as it is (`plans to`, `help repel`)."""
    to = scene.lower(trigger.last) == "to"
    if trigger.governor == "lead":
        inner = scene.heads.get(trigger.last + to)
        return inner.is_verb if inner is not None else to and trigger.lemma == "help"  # `helped to found the union` is no aid
    # `offers to`, but `offers shelter to`
    return to and trigger.last == trigger.first + 1 and scene.lowers[trigger.first] in _chained()


def is_headline(scene: Scene, found: Group) -> bool:
    """Whether nothing but names stands before an infinitive in a sentence: `Ruritania, Sylvanian envoys to meet`."""
    at = found.first
    while at > scene.first:
        ending = scene.mentions.ending.get(at)
        if ending is None and scene.lower(at - 1) not in _AND:
            return False
        at = scene.document.token_at(ending[0].start_char) if ending else at - 1
    return found.first > scene.first


def _to_follows(found: tuple[str, ...], word: str) -> bool:
    """Whether `to` stands after the last such word of a group: `was to meet` is active."""
    at = len(found) - 1 - found[::-1].index(word)
    return "to" in found[at:]


def _goes_somewhere(scene: Scene, trigger: Trigger) -> bool:
    """Whether what follows is the goal of a verb with its preposition: `were headed for the front` is active."""
    after = scene.lower(trigger.last)
    two = trigger.last == trigger.first + 2 and scene.lowers[trigger.last - 1] in ("to", "for")
    return two and after[:1].isalpha() and after != "by"


def _skip_aside(scene: Scene, at: int) -> int | None:
    """Where the words between two commas begin, for a comma just before the token; None without a pair."""
    floor = max(scene.first, at - _ASIDE)
    for position in range(at - 2, floor, -1):
        word = scene.lowers[position]
        if word == ",":
            return position
        if position in scene.breaks:
            return None
    return None


def _opening_bracket(scene: Scene, closing: int) -> int | None:
    """The bracket that a closing one belongs to."""
    return next((at for at in range(closing - 1, max(scene.first, closing - _ASIDE) - 1, -1) if scene.lowers[at] == "("), None)


def _is_list_comma(scene: Scene, at: int) -> bool:
    """Whether the comma stands between two names of a list: `X, Y and Z`, but not `In X, Y attacked`."""
    index = scene.mentions
    for _ in range(_LIST):
        following = index.beginning.get(at + 1)
        if scene.lower(at) != "," or not following or not index.ending.get(at):
            return False
        at = scene.document.token_at(following[0].end_char - 1) + 1
        if scene.lower(at + (scene.lower(at) == ",")) in lexicon.small("joins"):
            return True
    return False


def _opens_list(scene: Scene, comma: int, end: int) -> bool:
    """Whether two names and nothing else are the subject that begins a sentence: `X, Y offer help`."""
    one, other = scene.mentions.ending.get(comma), scene.mentions.ending.get(end)
    begins = one is not None and scene.document.token_at(one[0].start_char) == scene.first
    return begins and other is not None and scene.document.token_at(other[0].start_char) == comma + 1


def _aside_end(scene: Scene, comma: int) -> int | None:
    """Where an object goes on behind words between commas: `food, including rice, to Y`; None where it does not."""
    for at in range(comma + 1, min(comma + _SHORT_ASIDE, scene.last)):
        if scene.lowers[at] == ",":
            return at + 1 if at > comma + 1 and scene.lower(at + 1) in lexicon.small("preposition") else None
        if at == scene.last - 1 and _is_person(scene, comma + 1, at):
            return at  # `met her counterpart, X.`
        if at in scene.heads or at in scene.breaks or at in scene.finite:
            return None
    return None


def subject(scene: Scene, first: int) -> tuple[int, int] | None:
    """The token range of the subject before a verb group; None where it shares that of an earlier one."""
    end = back_over_times(scene, first)
    if end <= scene.first:
        return None
    word = scene.lowers[end - 1]
    until: int | None = None
    if word in lexicon.small("quote") and end - 1 > scene.first:
        end -= 1  # `the troops “do deploy”`
        word = scene.lower(end - 1)
    if word in lexicon.small("coordinator"):
        return None
    if word == ",":
        begin = _skip_aside(scene, end)
        if begin is None:
            return None
        closing, end = end - 1, back_over_times(scene, begin)
        word = scene.lower(end - 1)
        told = word in lexicon.small("relation") and scene.actors_within(begin + 1, closing)
        if told or _is_person(scene, begin + 1, closing):
            if "and" not in scene.lowers[max(scene.first, end - _JOINED) : end]:
                return begin + 1, closing  # `X’s husband, the lawyer Y, was killed`, `the head of X, Y, said`
            until = closing  # `X and her counterpart, Y, signed`
    if word in lexicon.small("subject_relative") and end - 1 > scene.first:
        return _antecedent(scene, end - 1)
    at, marks, finite, lowers = end, _marks(), scene.finite, scene.lowers
    clause = 0  # where one begins behind a word that may be a preposition too
    while at > scene.first and end - at < _SUBJECT:
        word = lowers[at - 1]
        if word not in marks and at - 1 not in finite:
            at -= 1
            continue
        opening = _opening_bracket(scene, at - 1) if word == ")" else None
        if opening is not None:
            at = opening
            continue
        if at - 1 in scene.breaks or word in lexicon.small("relative"):
            break
        if word in lexicon.small("subordinator"):
            if word not in lexicon.small("preposition") or scene.actors_within(at, end):
                break  # `after X attacked`, but `the mission after the vote failed`
            clause = clause or at
        if word == "," and not _is_list_comma(scene, at - 1) and not _opens_list(scene, at - 1, end):
            break
        if at - 1 in finite:
            relative = _relative(scene, at, end)
            if relative is not None:
                return _antecedent(scene, relative)
            at = _after_last_and(scene, at, end)
            break
        at -= 1
    if clause and any(words.is_past(lowers[verb]) for verb in range(at, clause)):
        at = clause  # `X voted after the opposition left`
    while at < end and (_is_timed(scene, at) or scene.lowers[at] in lexicon.small("coordinator")):
        at += 1
    return (at, until or end) if at < end else None


def _is_person(scene: Scene, first: int, last: int) -> bool:
    """Whether a person with a title and nothing else fills a range."""
    actors = scene.mentions.actors
    ending = {mention.actor_id for mention in scene.mentions.ending.get(last, ()) if mention.form == "name"}
    same = (mention.actor_id for mention in scene.mentions.beginning.get(first, ()) if mention.actor_id in ending)
    return any(actors[key].kind == "person" for key in same if key)


def _is_timed(scene: Scene, at: int) -> bool:
    """Whether a token belongs to a time or is the preposition of one: `In April Ruritania attacked`."""
    return at in scene.timed or (at + 1 in scene.timed and at in scene.prepositions)


def _relative(scene: Scene, first: int, last: int) -> int | None:
    """The relative pronoun of a clause inside the subject: `rebels who attacked X fled`; None where there is none."""
    lowers = scene.document.lowers
    if lowers[first - 1] in words.cues() or any(lowers[at] in _AND for at in range(first, last)):
        return None
    before = group_first(scene, first - 1) - 1
    return before if scene.first < before and lowers[before] in lexicon.small("subject_relative") else None


def _after_last_and(scene: Scene, first: int, last: int) -> int:
    """Where a subject begins behind a verb: `X attacked Y and Z signed`, but `X said Y and Z signed`."""
    verb = scene.heads.get(first - 1)
    cue = words.cues().get(scene.lower(first - 1))
    if verb is None or (cue is not None and cue.that):
        return first
    return next((at + 1 for at in range(last - 1, first - 1, -1) if scene.lowers[at] == "and"), first)


def _antecedent(scene: Scene, relative: int) -> tuple[int, int] | None:
    """The range of the noun phrase that a relative pronoun stands for."""
    end = relative - (scene.lower(relative - 1) in lexicon.small("before_relative"))
    at = end
    while at > scene.first and end - at < 12:
        word = scene.lowers[at - 1]
        if at - 1 in scene.breaks or word in lexicon.small("preposition") or word == "," or at - 1 in scene.finite:
            break
        at -= 1
    return (at, end) if at < end else None


def object_end(scene: Scene, trigger: Trigger) -> int:
    """Where the objects and prepositional phrases of a trigger end (exclusive)."""
    known = scene.ends.get(trigger.first)
    if known is None:
        known = scene.ends[trigger.first] = clause_end(scene, trigger.last, trigger.is_verb)
    return known


def clause_end(scene: Scene, begin: int, is_verb: bool) -> int:
    """Where the objects and prepositional phrases behind a verb or noun end (exclusive)."""
    at = begin + (scene.lower(begin) in lexicon.small("quote"))  # `“attacked” Y`
    limit = at + _OBJECT if at + _OBJECT < scene.last else scene.last
    marks, finite, lowers = _marks(), scene.finite, scene.lowers
    while at < limit:
        word = lowers[at]
        if word not in marks and at not in finite:
            at += 1
            continue
        if at in scene.breaks or word in lexicon.small("relative"):
            break
        behind = _aside_end(scene, at) if word == "," else None
        if behind is not None:
            at = behind
            continue
        if word == "," and (not _is_list_comma(scene, at) or _verb_follows(scene, at + 1)):
            break
        if word in lexicon.small("subordinator") and at + 1 not in scene.timed:
            break
        if word in lexicon.small("coordinator") and not _joins_two(scene, at) and _goes_on(scene, at + 1):
            break
        if (at > begin or not is_verb) and at in finite:
            break
        at += 1
    if at > begin and scene.lowers[at - 1] in (".", "!", "?"):
        at -= 1  # at the sentence’s end, or at that of a quote
    return at


def _joins_two(scene: Scene, coordinator: int) -> bool:
    """Whether the word joins the two sides of a `between`."""
    before = scene.document.lowers[max(scene.first, coordinator - _SHORT_ASIDE) : coordinator]
    return "between" in before and "and" not in before[before.index("between") :]


def _goes_on(scene: Scene, first: int) -> bool:
    """Whether another verb or infinitive begins at the token."""
    return scene.lower(first) == "to" or scene.lower(first).endswith("ed") or _verb_follows(scene, first)


def _verb_follows(scene: Scene, first: int) -> bool:
    """Whether a clause begins at the token: `and Sylvania thanked`, not `and Sylvania on Monday`."""
    for at in range(first, min(first + 7, scene.last)):
        if at in scene.finite:
            return True
        word = scene.lowers[at]
        if word == "," or at in scene.breaks or word in lexicon.small("preposition"):
            return False
    return False


def shares_infinitive(scene: Scene, trigger: Trigger, found: Group) -> bool:
    """Whether a bare verb hangs on an earlier `to`: `to attack cities and kill civilians`."""
    word = scene.lowers[trigger.first]
    if found.words or word != trigger.lemma.split(" ")[0] or scene.lower(trigger.first - 1) not in _AND:
        return False
    for at in range(trigger.first - 2, max(scene.first, trigger.first - _SHORT_ASIDE) - 1, -1):
        if scene.lowers[at] == "to" and at + 1 in scene.heads:
            return scene.heads[at + 1].is_verb
        if at in scene.finite or (at in scene.breaks and scene.lowers[at] not in lexicon.small("quote")):
            return False
    return False
