"""Descriptions: one line that can be read alone, with actors by their names and the words between as printed.

Takes an event's trigger, roles and verb group and gives the column `description`. A plain past is told in the
present tense; marks of quotation and white space are smoothed, pronouns that stand for an actor give way to
its name. Left out are words that only a reader of the article understands (`you`, `we`): the line ends before.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from newstables import words
from newstables.propose.events import adjectives, lexicon, roles
from newstables.propose.events.roles import Roles
from newstables.propose.events.scene import Group, Scene
from newstables.propose.events.triggers import Trigger
from newstables.rows import Actor, Mention, Quote
from newstables.text import POSSESSIVES

_LONGEST, _PLURAL_KINDS = 99, frozenset({"armed_group", "people"})
_MARKS = re.compile('["“”«»„`]')
# How sure an event is that the words tell as plain fact: in the plural, in the singular.
_UNSURE = {"alleged": ("are said to", "is said to"), "hypothetical": ("might", "might")}
_OF_SPEAKER = {"am": "is", "have": "has"}  # `I have decided`: Y has decided
_NUMBER_OF = {"was": False, "is": False, "has": False, "were": True, "are": True, "have": True}  # whether the plural is told
_NEAR = 6  # tokens from a noun back to whose it is
_WITH_COMPLEMENT, _COMPLEMENT = frozenset({"ACCUSE", "REQUEST", "THREATEN"}), 16  # tokens told of it
_OWN_NAMES = frozenset({"name", "demonym", "metonym"})


def _names(scene: Scene, mentions: Sequence[Mention]) -> list[str]:
    """The names of the actors of mentions, each once."""
    actors = scene.mentions.actors
    return [actors[key].name if key in actors else key for key in roles.ids(list(mentions))]


def _joined(names: Sequence[str]) -> str:
    """Names as a list in words."""
    return " and ".join([part for part in (", ".join(names[:-1]), *names[-1:]) if part])


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def _told(scene: Scene, first: int, last: int, subject: Collection[str] = ()) -> str:
    """The words of a token range as printed, without its dates, with names for pronouns and other short forms of actors.

    A pronoun for the subject of the line stays: `X closes its border`.
    """
    document, actors, parts = scene.document, scene.mentions.actors, []
    beginning, text = scene.mentions.beginning, document.text
    own, prepositions = lexicon.small("own_person"), lexicon.small("preposition")
    begun = at = first  # the words from `begun` on are not yet told
    while at < last:
        word = document.lowers[at]
        if at not in beginning and at not in scene.dated and word not in prepositions and word not in own:
            at += 1
            continue
        dated = _over_date(scene, at, last) if at in scene.dated or word in prepositions else at
        if at == first and at in scene.dated and _is_verb(scene, dated):
            dated = at  # `Today marks the end`
        mention = next((m for m in beginning[at] if m.actor_id in actors), None) if at in beginning else None
        stop = dated if dated > at or mention is None else document.token_at(mention.end_char - 1) + 1
        if dated == at and (mention is None or stop > last or not _is_short_form(mention, subject)):
            if mention is None and word in own:
                break
            at += 1
            continue
        if begun < at:
            parts.append(text[document.starts[begun] : document.starts[at]])
        if dated == at and mention is not None and mention.actor_id is not None:
            name = actors[mention.actor_id].name
            noun = stop < last and document.lowers[stop][:1].isalpha() and stop not in scene.prepositions
            owned = noun and mention.form == "pronoun" and document.lowers[at] in lexicon.small("possessive")
            parts.append(_possessive(name) if owned else name)
        if stop < last and document.starts[stop] > document.ends[stop - 1]:
            parts.append(" ")
        begun = at = stop
    if begun < at:
        parts.append(text[document.starts[begun] : document.ends[at - 1]])
    told = _MARKS.sub("", "".join(parts))
    return " ".join(told.split()).replace(" ,", ",").replace(" ()", "")  # a date in brackets


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word in -s behind a date is the verb of which the date is the subject, as what follows tells."""
    return scene.lower(at).endswith("s") and scene.lower(at + 1) in lexicon.small("determiner")


def _is_short_form(mention: Mention, subject: Collection[str]) -> bool:
    """Whether the name of its actor takes the place of a mention."""
    return mention.form in _OWN_NAMES or (mention.form == "pronoun" and mention.actor_id not in subject)


def _over_date(scene: Scene, at: int, last: int) -> int:
    """The token behind a date with its preposition that begins at a token; the token itself where none does."""
    begin = at
    if scene.lowers[at] in lexicon.small("preposition"):
        at += 1 + (scene.lower(at + 1) in lexicon.small("determiner"))
    if at >= last or at not in scene.dated:
        return begin
    end = next((after for after in range(at, last) if after not in scene.dated), last)
    return begin if scene.lower(end) in POSSESSIVES else end  # last month's election


@cache
def _dangling() -> frozenset[str]:
    """Words that no line ends with."""
    kinds = ("preposition", "determiner", "coordinator", "possessive", "to", "be", "have", "modal", "relative")
    return frozenset().union(*map(lexicon.small, kinds))


def _shortened(line: str) -> str:
    """A line below the limit that ends with a word of content."""
    if len(line) > _LONGEST:
        line = line[: _LONGEST + 1].rsplit(" ", 1)[0]
    kept = (line[:1].upper() + line[1:]).rstrip(" ,;:.-–—").split()
    while len(kept) > 1 and kept[-1].lower() in _dangling():
        kept.pop()
    return " ".join(kept).rstrip(" ,;:-–—")[:_LONGEST]


def _is_plural(scene: Scene, mentions: Sequence[Mention]) -> bool:
    """Whether the actors of a subject take a verb in the plural."""
    return _are_several(scene.mentions.actors, roles.ids(list(mentions)))


def _are_several(actors: Mapping[str, Actor], keys: Sequence[str]) -> bool:
    """Whether actors take a verb in the plural: two of them, or one that is many."""
    actor = actors.get(keys[0]) if keys else None
    if actor is None or len(keys) > 1:
        return len(keys) > 1
    return actor.kind in _PLURAL_KINDS or actor.name.rsplit(" ", 1)[-1].lower() in lexicon.small("plural_name")


def _predicate(scene: Scene, trigger: Trigger, group: Group, plural: bool, status: str) -> tuple[str, int]:
    """The verb group in words, in the present where it is a plain past, and the token after them."""
    told = [word for word in group.words if word not in lexicon.small("adverb") and not word.endswith("ly")]
    forms, rest = lexicon.present(scene.lowers[trigger.first]), trigger.first + 1
    if scene.lower(rest) == "-":
        rest = trigger.first + 3  # `test-fired`
        forms = lexicon.present("".join(scene.document.lowers[trigger.first : rest]))
    plain = not told or (len(told) == 1 and status != "denied" and told[0] in lexicon.small("do"))
    if not told and not group.passive and status == "denied" and forms is not None and scene.lower(rest) != "no":
        return f"{'do' if plural else 'does'} not {forms[0]}", rest  # `stopped short of attacking`, `almost attacked`
    if plain and not group.passive and forms is not None and status in _UNSURE and trigger.governor != "weigh":
        return f"{_UNSURE[status][not plural]} {forms[0]}", rest
    if group.passive and not told:
        return ("are" if plural else "is"), trigger.first
    if group.passive and told:
        last = told[-1] if told[-1] in lexicon.small("be") else ""
        if last in ("was", "were", "been") and status == "occurred" and len(told) < 3:
            return ("are" if plural else "is"), trigger.first
        return _told(scene, group.first, trigger.first), trigger.first
    plain = plain or (len(told) == 1 and told[0] in lexicon.small("have") and told[0] != "having")
    if plain and not group.passive and forms is not None:
        return forms[not plural], rest
    if group.infinitive and told[:1] == ["to"]:
        return ("are " if plural else "is ") + _told(scene, group.first, trigger.first), trigger.first
    said = _told(scene, group.first, trigger.first)
    first, _, rest_of_it = said.partition(" ")
    if first in _OF_SPEAKER and scene.lower(group.first - 1) == "i":
        return f"{_OF_SPEAKER[first]} {rest_of_it}".strip(), trigger.first
    return said, trigger.first


def _phrase_end(scene: Scene, mention: Mention, limit: int) -> int:
    """Where the phrase of an actor ends, with the noun that it owns or qualifies: `Y’s capital`, `Y commanders`."""
    end = scene.document.token_at(mention.end_char - 1) + 1
    owns = lexicon.small("possessive")
    qualifies = mention.form == adjectives.FORM or scene.lower(end) in words.person_nouns()
    if not qualifies and scene.lower(end) not in owns and scene.lower(end - 1) not in owns:
        return end
    ends = lexicon.small("preposition") | lexicon.small("relative") | lexicon.small("coordinator")
    return next(
        (at for at in range(end, limit) if scene.lowers[at] in ends or scene.lowers[at] == "," or at in scene.breaks),
        max(end, limit),
    )


def line(scene: Scene, trigger: Trigger, group: Group | None, told: Roles, status: str) -> str:
    """One line on an event.

    Args:
        scene: the sentence.
        trigger: what reports it.
        group: the trigger's verb group, None for a noun.
        told: its actors and clause.
        status: its status.
    """
    document = scene.document
    stop = document.ends[trigger.last - 1]
    first = group.first if group else trigger.first
    head = document.starts[first]
    mentions = [*told.sources, *told.targets]
    ahead = [mention for mention in mentions if mention.start_char < head]
    behind = [mention for mention in mentions if mention.start_char >= stop]
    end = max([_phrase_end(scene, m, told.last) for m in behind], default=max(trigger.last, told.last))
    end = _with_complement(scene, trigger, end) if group else end
    names = _names(scene, ahead)
    if trigger.governor == "duty":
        speakers, asked = _joined(_names(scene, told.sources)), _joined(_names(scene, told.targets))
        says = "say" if _is_plural(scene, told.sources) else "says"
        return _shortened(f"{speakers} {says} {asked} {_told(scene, trigger.first, told.last)}")
    if group is None:
        if ahead and trigger.first - document.token_at(ahead[-1].end_char - 1) > _NEAR:
            what = " ".join(document.lowers[trigger.first : trigger.last])
            article = "" if what.endswith("s") else "an " if what[0] in "aeiou" else "a "
            return _shortened(f"{_joined(_names(scene, told.sources + told.targets))} hold {article}{what}")
        if ahead and any(scene.lowers[at] in lexicon.small("possessive") for at in range(told.first, trigger.first)):
            names = [*names[:-1], _possessive(names[-1])]
        return _shortened(" ".join(part for part in (_joined(names), _told(scene, first, end)) if part))
    subject = _joined(names) or ("" if group.passive and not group.words else _subject(scene, told.first, first))
    if not subject:
        return _shortened(_told(scene, first, end))
    plural = _is_plural(scene, ahead) if names else _sounds_plural(subject, group.words)
    predicate, rest = _predicate(scene, trigger, group, plural, status)
    return _shortened(" ".join(part for part in (subject, predicate, _told(scene, rest, end, roles.ids(ahead))) if part))


def _sounds_plural(subject: str, auxiliaries: Collection[str]) -> bool:
    """Whether a subject in plain words takes the plural: `protesters in X`, `gunmen`, `some 900 sheep were`, not `a bomb`."""
    number = next((_NUMBER_OF[word] for word in auxiliaries if word in _NUMBER_OF), None)
    if number is not None:
        return number
    said = subject.lower().split()
    if any(word[0].isdecimal() for word in said[:3]):
        return True  # about 200 of X's supporters
    head = next(
        (word for word, after in zip(said, [*said[1:], "in"], strict=True) if after in lexicon.small("preposition")), ""
    )
    several = head.endswith(("s", "men", "children")) or head in lexicon.small("plural_name")
    return several and said[0] not in lexicon.small("one")


def _with_complement(scene: Scene, trigger: Trigger, end: int) -> int:
    """Where a line ends with what is denied, asked or blamed: `denies that ...`, `calls on X to ...`, `accuses X of ...`."""
    end += scene.lower(end) in lexicon.small("quote") and scene.lower(end + 1) == "to"  # `urged X “to wait”`
    that = end == trigger.last and scene.lower(end) == "that"
    if not that and (scene.lower(end) not in ("of", "to") or trigger.word is None or trigger.word.type not in _WITH_COMPLEMENT):
        return end
    limit = min(scene.last, end + _COMPLEMENT)
    stops = lexicon.small("relative") | lexicon.small("coordinator") | {",", "."}
    return next((at for at in range(end + 1, limit) if scene.lowers[at] in stops or at in scene.breaks), limit)


def statement(scene: Scene, quote: Quote) -> str:
    """One line on what somebody said: `X says that the harvest failed`, `X vows to leave`."""
    document, actors = scene.document, scene.mentions.actors
    cue = document.token_at(quote.cue_start_char or 0)
    first, last = document.token_at(quote.content_start_char), document.token_at(quote.content_end_char - 1) + 1
    listed, heard = words.cues().get(document.lowers[cue]), actors.get(quote.addressee_id or "")
    after = cue + 1
    while after < scene.last and (after in scene.timed or after in scene.prepositions):
        after += 1
    silent = listed is not None and listed.addressee and heard is None and scene.lower(after) != "that"
    plain = listed is None or not listed.that or silent  # `told farmers that`, but `warned on Monday that`
    says = (None if plain else lexicon.present(document.lowers[cue])) or ("say", "says")
    speakers = _joined([actors[key].name if key in actors else key for key in quote.speakers])
    alone = not _are_several(actors, quote.speakers)
    forms = lexicon.present(document.lowers[cue])
    if scene.lower(first) == "to" and cue < first and forms:
        return _shortened(f"{speakers} {forms[alone]} {_told(scene, cue + 1, min(last, scene.last))}")  # vows to leave
    lead = f"{speakers} {says[alone]}"
    lead += f" {heard.name}" if heard and not plain else ""
    said = _told(scene, max(first, scene.first), min(last, scene.last))
    return _shortened(f"{lead} that {said[:1].lower() + said[1:] if _is_plain(said) else said}")


def _is_plain(said: str) -> bool:
    """Whether a first word is capital only because it begins a sentence."""
    first = said.split(" ", 1)[0].lower()
    return first in lexicon.small("determiner") | lexicon.small("preposition") or first in words.sentence_starters()


def _subject(scene: Scene, first: int, last: int) -> str:
    """The subject as printed, for one that names no actor, up to its first comma or relative pronoun."""
    while first < last and scene.lowers[first] in lexicon.small("subordinator"):
        first += 1
    for at in range(first, last):
        word = scene.lowers[at]
        if word == "," or word in lexicon.small("relative") or word in lexicon.small("own_person"):
            last = at
            break
    return _told(scene, first, last)
