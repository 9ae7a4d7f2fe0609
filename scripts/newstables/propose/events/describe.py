"""Descriptions: one line that can be read alone, with actors by their names and the words between as printed.

Takes an event's trigger, roles and verb group and gives the column `description`. A plain past is told in the
present tense; marks of quotation and white space are smoothed, pronouns that stand for an actor give way to
its name. Left out are words that only a reader of the article understands (`you`, `we`): the line ends before.
"""

from collections.abc import Sequence
from functools import cache

from newstables import words
from newstables.propose.events import adjectives, lexicon, roles
from newstables.propose.events.clauses import Group, Scene
from newstables.propose.events.roles import Roles
from newstables.propose.events.triggers import Trigger
from newstables.rows import Mention, Quote

_LONGEST, _PLURAL_KINDS = 99, frozenset({"armed_group", "people"})
_MARKS = str.maketrans("", "", '"“”«»„`')
# How sure an event is that the words tell as plain fact: in the plural, in the singular.
_UNSURE = {"alleged": ("are said to", "is said to"), "hypothetical": ("might", "might")}
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


def _told(scene: Scene, first: int, last: int) -> str:
    """The words of a token range as printed, with names for pronouns and other short forms of actors."""
    document, actors, parts = scene.document, scene.mentions.actors, []
    beginning, text = scene.mentions.beginning, document.text
    own = lexicon.small("own_person")
    begun = at = first  # the words from `begun` on are not yet told
    while at < last:
        mention = next((m for m in beginning[at] if m.actor_id in actors), None) if at in beginning else None
        if mention is None or mention.actor_id is None:
            if document.lowers[at] in own:
                break
            at += 1
            continue
        name, word = actors[mention.actor_id].name, document.lowers[at]
        stop = document.token_at(mention.end_char - 1) + 1
        if stop > last or (mention.form != "pronoun" and mention.form not in _OWN_NAMES):
            at += 1
            continue
        if begun < at:
            parts.append(text[document.starts[begun] : document.starts[at]])
        owned = mention.form == "pronoun" and word in lexicon.small("possessive")
        parts.append(_possessive(name) if owned else name)
        if stop < last and document.starts[stop] > document.ends[stop - 1]:
            parts.append(" ")
        begun = at = stop
    if begun < at:
        parts.append(text[document.starts[begun] : document.ends[at - 1]])
    return " ".join("".join(parts).translate(_MARKS).split())


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
    keys = roles.ids(list(mentions))
    actor = scene.mentions.actors.get(keys[0]) if keys else None
    return len(keys) > 1 or (actor is not None and actor.kind in _PLURAL_KINDS)


def _predicate(scene: Scene, trigger: Trigger, group: Group, plural: bool, status: str) -> tuple[str, int]:
    """The verb group in words, in the present where it is a plain past, and the token after them."""
    told = [word for word in group.words if word not in lexicon.small("adverb") and not word.endswith("ly")]
    forms = lexicon.present(scene.lower(trigger.first))
    plain = not told or (len(told) == 1 and status != "denied" and told[0] in lexicon.small("do"))
    if plain and not group.passive and forms is not None and status in _UNSURE:
        return f"{_UNSURE[status][not plural]} {forms[0]}", trigger.first + 1
    if group.passive and told:
        last = told[-1] if told[-1] in lexicon.small("be") else ""
        if last in ("was", "were", "been") and status == "occurred" and len(told) < 3:
            return ("are" if plural else "is"), trigger.first
        return _told(scene, group.first, trigger.first), trigger.first
    plain = plain or (len(told) == 1 and told[0] in lexicon.small("have") and told[0] != "having")
    if plain and not group.passive and forms is not None:
        return forms[not plural], trigger.first + 1
    if group.infinitive and told[:1] == ["to"]:
        return ("are " if plural else "is ") + _told(scene, group.first, trigger.first), trigger.first
    return _told(scene, group.first, trigger.first), trigger.first


def _phrase_end(scene: Scene, mention: Mention, limit: int) -> int:
    """Where the phrase of an actor ends, with the noun that it owns or qualifies: `Y’s capital`."""
    end = scene.document.token_at(mention.end_char - 1) + 1
    owns = lexicon.small("possessive")
    if mention.form != adjectives.FORM and scene.lower(end) not in owns and scene.lower(end - 1) not in owns:
        return end
    ends = lexicon.small("preposition") | lexicon.small("relative") | lexicon.small("coordinator")
    return next(
        (at for at in range(end, limit) if scene.lower(at) in ends or scene.lower(at) == "," or scene.breaks(at)),
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
    names = _names(scene, ahead)
    if trigger.governor == "duty":
        speakers, asked = _joined(_names(scene, told.sources)), _joined(_names(scene, told.targets))
        says = "say" if _is_plural(scene, told.sources) else "says"
        return _shortened(f"{speakers} {says} {asked} {_told(scene, trigger.first, told.last)}")
    if group is None:
        if ahead and any(scene.lower(at) in lexicon.small("possessive") for at in range(told.first, trigger.first)):
            names = [*names[:-1], _possessive(names[-1])]
        return _shortened(" ".join(part for part in (_joined(names), _told(scene, first, end)) if part))
    subject = _joined(names) or ("" if group.passive and not group.words else _subject(scene, told.first, first))
    if not subject:
        return _shortened(_told(scene, first, end))
    if not names:
        return _shortened(f"{subject} {_told(scene, first, end)}")
    predicate, rest = _predicate(scene, trigger, group, _is_plural(scene, ahead), status)
    return _shortened(" ".join(part for part in (subject, predicate, _told(scene, rest, end)) if part))


def statement(scene: Scene, quote: Quote) -> str:
    """One line on what somebody said: `X says that the harvest failed`."""
    document, actors = scene.document, scene.mentions.actors
    cue = document.token_at(quote.cue_start_char or 0)
    first, last = document.token_at(quote.content_start_char), document.token_at(quote.content_end_char - 1) + 1
    listed, heard = words.cues().get(document.lowers[cue]), actors.get(quote.addressee_id or "")
    plain = listed is None or not listed.that or (listed.addressee and heard is None)
    says = (None if plain else lexicon.present(document.lowers[cue])) or ("say", "says")
    lead = f"{_joined([actors[key].name if key in actors else key for key in quote.speakers])} {says[len(quote.speakers) < 2]}"
    lead += f" {heard.name}" if heard and not plain else ""
    said = _told(scene, max(first, scene.first), min(last, scene.last))
    return _shortened(f"{lead} that {said[:1].lower() + said[1:] if _is_plain(said) else said}")


def _is_plain(said: str) -> bool:
    """Whether a first word is capital only because it begins a sentence."""
    return said.split(" ", 1)[0].lower() in lexicon.small("determiner") | lexicon.small("preposition")


def _subject(scene: Scene, first: int, last: int) -> str:
    """The subject as printed, for one that names no actor, up to its first comma or relative pronoun."""
    while first < last and scene.lower(first) in lexicon.small("subordinator"):
        first += 1
    for at in range(first, last):
        word = scene.lower(at)
        if word == "," or word in lexicon.small("relative") or word in lexicon.small("own_person"):
            last = at
            break
    return _told(scene, first, last)
