"""The words that report events, ready for look-up: triggers by first word, governors, frames, small words.

Takes the lexicon (`event_verbs.csv`, `event_governors.csv`, `event_shifts.csv`, `event_objects.csv`,
`event_frames.csv`, `clause_words.csv`) and gives cached dictionaries and sets. Left out is any reading of a
text.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.words import EventWord

ANY = "*"


class Sense(NamedTuple):
    """What a trigger reports: PLOVER type and mode, where its target stands, whether both sides do it."""

    type: str
    mode: str | None
    targets: tuple[str, ...]
    reciprocal: bool


@dataclass(slots=True)
class Phrase:
    """A trigger or governor: its tokens after the first, its readings as verb and noun, its class.

    `splits` is whether the object may stand before its last word (`called the talks off`), `verb_sense` and `noun_sense` what
    it reports by itself, `framed` whether what the verb reports may hang on its object.
    """

    tail: tuple[str, ...]
    lemma: str
    verb: EventWord | None
    noun: EventWord | None
    governor: str | None
    inflects: bool
    splits: bool
    verb_sense: Sense | None
    noun_sense: Sense | None
    framed: bool


small = words.Kinds("clause_words.csv").__getitem__  # the small words of one kind


@cache
def kinds_by_word() -> dict[str, frozenset[str]]:
    """Every word of `clause_words.csv` to its kinds, for rules that ask for several kinds of one word."""
    found: dict[str, set[str]] = {}
    for row in words.rows("clause_words.csv"):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(some) for word, some in found.items()}


def is_adverb(word: str) -> bool:
    """Whether a word as printed is an adverb of manner by its ending: `heavily`, but neither `Italy` nor `assembly`."""
    return word.endswith("ly") and word.islower() and word not in small("no_adverb")


@cache
def _governors() -> dict[str, tuple[str, str, bool]]:
    """Every form of a governor to its lemma, its class and whether it has other forms, as a verb has."""
    found = {}
    for row in words.rows("event_governors.csv"):
        for form in row["forms"].split("|"):
            found[form] = (row["lemma"], row["class"], "|" in row["forms"])
    return found


@cache
def leads() -> frozenset[str]:
    """Forms of the verbs that another one follows without `to` (`help`)."""
    return frozenset(form for form, (_, kind, inflects) in _governors().items() if kind == "lead" and inflects)


@dataclass(slots=True)
class Start:
    """The phrases that begin with one word, by their second word, the longest first.

    Under the empty second word stand those that any word may follow, if there are any. `split` holds those with their object
    inside them too (`called the talks off`), which `particles` tell. `followed` are the words that may stand behind the first,
    None where any may.
    """

    whole: dict[str, tuple[Phrase, ...]]
    split: dict[str, tuple[Phrase, ...]]
    particles: frozenset[str]
    followed: frozenset[str] | None


@cache
def phrases() -> dict[str, Start]:
    """Triggers and governors by the first word of each form."""
    found: dict[str, list[Phrase]] = {}
    listed, governors = words.event_words(), _governors()
    framed_lemmas = {lemma for lemma, _ in _frames()}
    for form in sorted(listed.keys() | governors.keys()):
        first, *tail = form.replace("-", " - ").split()
        readings = listed.get(form, ())
        verb = next((word for word in readings if word.pos == "verb"), None)
        noun = next((word for word in readings if word.pos == "noun"), None)
        lemma, governor, inflects = governors.get(form, (None, None, True))
        known = verb or noun
        ending = tail[0] in small("particle") if len(tail) == 1 else " ".join(tail) in small("split")
        ending = ending or (known is not None and known.lemma in small("split"))
        splits = ending and (verb is not None or governor is not None)
        lemma = lemma or (known.lemma if known else form)
        of_verb, of_noun = _sense(verb.lemma if verb else lemma, verb), _sense(lemma, noun) if noun else None
        framed = (verb.lemma if verb else lemma) in framed_lemmas
        phrase = Phrase(tuple(tail), lemma, verb, noun, governor, inflects, splits, of_verb, of_noun, framed)
        found.setdefault(first, []).append(phrase)
    return {first: _start(sorted(some, key=lambda p: -len(p.tail))) for first, some in found.items()}


def _start(some: list[Phrase]) -> Start:
    """Phrases of one first word by their second."""
    seconds = {phrase.tail[0] for phrase in some if phrase.tail} | {""}
    whole = {second: tuple(phrase for phrase in some if phrase.tail[:1] in ((), (second,))) for second in seconds}
    split = {
        second: tuple(phrase for phrase in some if phrase.splits or phrase.tail[:1] in ((), (second,))) for second in seconds
    }
    particles = frozenset(phrase.tail[0] for phrase in some if phrase.splits)
    return Start(whole, split, particles, None if whole[""] or particles else determining().union(seconds))


@cache
def determining() -> frozenset[str]:
    """Words that only determine a noun, which may stand inside a phrase: `voiced its full support`, `took 20 hostages`."""
    counts = frozenset(map(str, range(2, 100)))
    return (small("determiner") | small("intensifier") | counts) - small("none")


@cache
def _shifts() -> dict[str, list[tuple[str, str, str, str]]]:
    """What each governor makes of types and modes, in the order of the list."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in words.rows("event_shifts.csv"):
        found.setdefault(row["class"], []).append((row["type"], row["mode"], row["new_type"], row["new_mode"]))
    return found


def shift(governor: str, inner: Sense) -> Sense | None:
    """What an event becomes under a governor, or None where the two make nothing together."""
    for type_, mode, new_type, new_mode in _shifts().get(governor, ()):
        if type_ in (inner.type, ANY) and mode in (inner.mode, ANY):
            same = new_type == ANY
            result = inner.mode if new_mode == ANY else new_mode or None
            return Sense(inner.type if same else new_type, result, inner.targets, same and inner.reciprocal)
    return None


@cache
def object_classes() -> dict[str, str]:
    """Nouns to the class that decides what a verb before them does."""
    return {row["word"]: row["class"] for row in words.rows("event_objects.csv")}


@cache
def _frames() -> dict[tuple[str, str], Sense]:
    found = {}
    for row in words.rows("event_frames.csv"):
        targets = tuple(row["target"].split("|")) if row["target"] else ()
        found[row["lemma"], row["object"]] = Sense(row["type"], row["mode"] or None, targets, False)
    return found


def _sense(lemma: str, word: EventWord | None) -> Sense | None:
    """What a verb or noun reports by itself; None where it reports nothing."""
    framed = _frames().get((lemma, ANY)) if word is None or word.pos == "verb" else None
    if framed is None:
        return Sense(word.type, word.mode, word.targets, word.reciprocal) if word and word.type else None
    return framed._replace(reciprocal=bool(word and word.reciprocal)) if framed.type else None


@cache
def hangs_on_source(lemma: str) -> bool:
    """Whether what a word reports hangs on who does it."""
    return any((lemma, kind) in _frames() for kind in ("together", "forces", "hackers", "labour", "public", "state"))


def by_source(lemma: str, sense: Sense, kind: str) -> Sense:
    """What an event is when such sources do it: joint exercises are cooperation, arriving troops pay no visit."""
    other = _frames().get((lemma, kind))
    if other is None:
        return sense
    return other._replace(reciprocal=kind == "together")


@cache
def _presents() -> dict[str, tuple[str, str]]:
    """The first word of every form of a verb to its plural and singular in the present."""
    found: dict[str, tuple[str, str]] = {}
    verbs = [row for row in words.rows("event_verbs.csv") if row["pos"] == "verb"]
    for row in (*verbs, *words.rows("event_governors.csv"), *words.rows("cues.csv")):
        firsts = [form.split()[0] for form in row["forms"].split("|")]  # `test-fired` stays whole
        if len(firsts) > 1 and firsts[1].endswith("s"):
            for form in firsts:
                found.setdefault(form, (firsts[0], firsts[1]))
    return found


def present(form: str) -> tuple[str, str] | None:
    """The plural and the singular of a verb in the present, None for a word that is no verb of the lexicon."""
    return _presents().get(form)


def framed(lemma: str, object_class: str | None) -> Sense | None:
    """What a verb reports with an object of a class; None where such an object changes nothing."""
    return _frames().get((lemma, object_class)) if object_class else None


@cache
def polarity(kind: str) -> frozenset[str]:
    """Single words of one kind of `polarity.csv`, and the first words of its phrases that end in `to`."""
    found = set()
    for phrase, listed in words.polarity().items():
        first, *tail = phrase.split()
        if listed == kind and tail in ([], ["to"]):
            found.add(first)
    return frozenset(found)
