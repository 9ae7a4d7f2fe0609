"""Triggers: the words of a sentence that may report an event, read as verb or as noun.

Takes the document and a sentence's token range and gives its triggers in order. The reading follows the
neighbours of a word, since `attack`, `visits` and `support` are both. Left out are what the event is and
who takes part: see `types` and `roles`.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from newstables import words
from newstables.propose.events import lexicon
from newstables.propose.events.lexicon import Phrase
from newstables.text import POSSESSIVES, Document

_BEFORE = 5  # tokens looked back at over adverbs and negations
_NO_KIND: frozenset[str] = frozenset()
_SPLIT, _GAP = 8, 2  # tokens from a verb to its particle, and from a verb to a noun that it is one phrase with
_PLURAL = ("s", "men", "people", "police")  # endings of words that a verb in the plural may follow


@dataclass(slots=True)
class Trigger:
    """A word or phrase of a sentence (`first` to `last`, exclusive) with its head token and its reading.

    `word` is the lexicon's entry of the reading, None for a mere governor; `governor` the class of the governor,
    None for a noun or a plain verb.
    """

    first: int
    last: int
    head: int
    phrase: Phrase
    is_verb: bool
    lemma: str
    word: words.EventWord | None
    governor: str | None


def _before(document: Document, at: int, floor: int) -> str:
    """The nearest word before a token that is neither adverb nor negation, lower case."""
    asides, lowers = _asides(), document.lowers
    position = at - 1
    while position >= floor and at - position < _BEFORE:
        word = lowers[position]
        if word not in asides and not (word.endswith("ly") and lexicon.is_adverb(document.words[position])):
            return word
        position -= 1
    return ""


@cache
def _asides() -> frozenset[str]:
    return (lexicon.small("adverb") | lexicon.small("negation")) - {"no"}


def _begins_object(document: Document, at: int, end: int) -> bool:
    """Whether what stands at the token begins an object: a determiner, a pronoun, a name or a number."""
    if at >= end:
        return False
    word = document.words[at]
    lower = document.lowers[at]
    small = lower in lexicon.small("determiner") or lower in lexicon.small("pronoun")
    if small or word[0].isupper() or word[0].isdigit():
        return True
    plain = lower.isalpha() and lower not in _small_before_name() and not lower.endswith("ed")
    return plain and at + 1 < end and document.words[at + 1][0].isupper()  # `strikes southern Ruritania`


@cache
def _small_before_name() -> frozenset[str]:
    """Words before a name that begin no object: prepositions and what joins clauses."""
    kinds = ("preposition", "subordinator", "coordinator", "relative", "adverb", "be", "have", "do", "modal", "to")
    return frozenset().union(*map(lexicon.small, kinds))


def _is_verb(document: Document, phrase: Phrase, at: int, last: int, floor: int, end: int, names: Set[int]) -> bool | None:
    """Whether the phrase at a token is a verb there; None when it reports nothing (as an adjective)."""
    lowers, has_noun = document.lowers, phrase.noun is not None
    if last < end and lowers[last] == "-":
        return None  # `Freedonian-backed`
    if at > floor and lowers[at - 1] == "-":  # `a cruise-missile attack`, but no `post-war` aid
        return False if has_noun and lowers[at - 2] not in lexicon.small("prefix") else None
    if phrase.verb is None and phrase.governor is None:
        return False
    form, before = lowers[at], _before(document, at, floor)
    kinds = lexicon.kinds_by_word().get(before, _NO_KIND)
    relative = "subject_relative" in kinds
    nominal_place = not relative and ("determiner" in kinds or "possessive" in kinds)
    if nominal_place and at > floor and form == phrase.lemma and lowers[at - 1] in lexicon.small("crowd"):
        nominal_place = False  # `thousands protest`
    if has_noun and at - 2 > floor and lowers[at - 2] == "-" and document.words[at - 1].islower() and document.glued(at - 1):
        nominal_place = True  # `a three-week strike that`
    if before in POSSESSIVES and at - 2 in names:
        nominal_place, before = True, "the"  # `X’s alleged attack`, but `it’s attacking`
        kinds = lexicon.kinds_by_word()[before]
    if "modal" in kinds or "do" in kinds or before == "to":
        return not (has_noun and before == "to" and form.endswith("s"))
    if "be" in kinds or "have" in kinds:
        return not has_noun or form.endswith("ing")
    preposition = "preposition" in kinds
    if form.endswith("ing"):
        if nominal_place:
            return False if has_noun else None
        return not has_noun or preposition or before == ","
    imperative = form == phrase.lemma and not before and not phrase.tail  # `Storm Anna battered`, `Attack kills two`
    if not before and not has_noun and form.endswith("ed") and _no_noun().isdisjoint(lowers[last : last + 1]):
        return None  # `Suspected rebels attacked X`
    if nominal_place or imperative or preposition:
        return False if has_noun else None
    coordinated = "coordinator" in kinds
    if form == phrase.lemma and before and not relative:
        subject = at - 1 in names or "pronoun" in kinds or before.endswith(_PLURAL)
        if not (before == "," or subject or coordinated or _begins_object(document, last, end)):
            return False if has_noun else None  # `a key question was`
    if before in lexicon.leads():
        return _begins_object(document, last, end)  # `help attack Y`
    if not has_noun and form.endswith("s") and _lacks_object(document, phrase, last, end):
        return None  # `militant targets in the north`
    particle = len(phrase.tail) == 1 and last == at + 2 and phrase.tail[0] in _particles()
    if particle and _wants_object(phrase) and _ends_clause(document, last, end):
        return None  # `took over in May`: a role, no coup
    if not has_noun and _is_participle(document, phrase, at, last, end) and not (at - 1 in names or relative):
        return None  # `the army and allied militias`
    if not has_noun:
        group_of_people = form in words.military_nouns() or form in words.person_nouns()
        return True if not group_of_people or _begins_object(document, last, end) else None
    led = at - 1 in names or "subject_pronoun" in kinds or relative or coordinated
    return (led and _begins_object(document, last, end)) or _has_people(document, phrase, at, last, end, names)


def _has_people(document: Document, phrase: Phrase, at: int, last: int, end: int, names: Set[int]) -> bool:
    """Whether a word in the present follows a common noun of people, and no other verb stands behind it.

    `Ruritanian rebels attack an oil field`, `thousands protest in X`, `Ruritanian court bans party`; but `teachers strike hits
    schools`, `the court bans were lifted`.
    """
    form, subject = document.lowers[at], document.lowers[at - 1] if at else ""
    after = document.lowers[last] if last < end else ""
    people = subject in _people() or (at - 1 in names and document.words[at - 1].islower())
    if not people or words.is_past(after) or after in _auxiliaries():
        return False
    plural = subject.endswith(_PLURAL) or subject in lexicon.small("plural_name")
    if form == phrase.lemma:
        stacked = after.endswith("s") and after in lexicon.phrases() and after[:-1] in lexicon.phrases()  # `raid kills two`
        return plural and subject != "police" and after not in ("of", "by", "on") and not stacked
    plain = after.isalpha() and after not in _no_noun() and after not in lexicon.small("coordinator")
    return form.endswith("s") and not plural and plain


@cache
def _people() -> frozenset[str]:
    """Nouns of people, and numbers that stand for them."""
    return words.person_nouns() | words.military_nouns() | lexicon.small("crowd")


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset().union(*map(lexicon.small, ("be", "have", "do", "modal")))


def _ends_clause(document: Document, at: int, end: int) -> bool:
    """Whether no object begins at a token."""
    return at >= end or document.lowers[at] in _clause_ends()


@cache
def _clause_ends() -> frozenset[str]:
    """Words that begin no object."""
    return lexicon.small("preposition") | lexicon.small("coordinator") | {",", "."}


@cache
def _particles() -> frozenset[str]:
    """What may follow a verb as the end of its phrase: `took over`."""
    return lexicon.small("particle") | lexicon.small("preposition")


def _is_participle(document: Document, phrase: Phrase, at: int, last: int, end: int) -> bool:
    """Whether a participle of a verb that takes no object stands before a noun of its own."""
    intransitive = phrase.verb is not None and "object" not in phrase.verb.targets and last == at + 1
    if not (intransitive and document.lowers[at].endswith("ed") and last < end):
        return False
    word = document.words[last]
    return word.isalpha() and word.islower() and word.endswith("s") and word not in _no_noun()


@cache
def _no_noun() -> frozenset[str]:
    """Small words that are no head of a noun phrase."""
    kinds = ("determiner", "pronoun", "preposition", "subordinator", "adverb", "be", "have", "do")
    return frozenset().union(*map(lexicon.small, kinds))


def _wants_object(phrase: Phrase) -> bool:
    return phrase.verb is not None and phrase.verb.targets[:1] == ("object",)


def _lacks_object(document: Document, phrase: Phrase, last: int, end: int) -> bool:
    """Whether a verb that wants an object has a preposition or another verb behind it instead."""
    if last >= end:
        return False
    word, after = document.lowers[last], document.lowers[last + 1] if last + 1 < end else ""
    plain = word.endswith("ed") and (after in _no_noun() or not after.isalpha())
    verb = plain or word in words.irregular_pasts() or word in lexicon.small("modal")  # `its shares fell`, `rose`, `may fall`
    return verb or (_wants_object(phrase) and word in lexicon.small("preposition"))


def _is_split(document: Document, tail: tuple[str, ...], at: int, last: int) -> bool:
    """Whether the object stands between a verb and its last words: `called the talks off`, `put Y on trial`."""
    lowers, limit = document.lowers, min(at + _SPLIT, last)
    if tail[0] not in lowers[at + 2 : limit]:
        return False
    place = lowers.index(tail[0], at + 2, limit)
    if tuple(lowers[place : place + len(tail)]) != tail:
        return False
    if not _split_ends().isdisjoint(lowers[at + 1 : place]):
        return False
    return place > at + 2 or document.words[at + 1][:1].isupper() or lowers[at + 1] in lexicon.small("pronoun")


@cache
def _split_ends() -> frozenset[str]:
    """Words that no object inside a phrase has."""
    kinds = ("preposition", "break", "coordinator", "be", "have", "modal")
    return frozenset({","}).union(*map(lexicon.small, kinds))


def _gap(document: Document, at: int, last: int) -> int:
    """How many words that only determine a noun stand at a token: `closed its embassy`, `voiced its full support`."""
    skipped, lowers = lexicon.determining(), document.lowers
    end, limit = at, min(at + _GAP, last)
    while end < limit and (lowers[end] in skipped or lowers[end].isdigit()):
        end += 1
    return end - at


@cache
def _short() -> frozenset[str]:
    return lexicon.small("preposition") | lexicon.small("particle") | lexicon.small("to")


def candidates(document: Document) -> list[int]:
    """The tokens with which a phrase of the lexicon can begin, in order: none that needs another word behind it."""
    listed, positions = lexicon.phrases(), document.positions
    after = [*document.lowers[1:], ""]
    found: list[int] = []
    for word in filter(listed.__contains__, positions):
        followed = listed[word].followed
        found += positions[word] if followed is None else [at for at in positions[word] if after[at] in followed]
    return sorted(found)


def find(
    document: Document, candidates: Iterable[int], first: int, last: int, names: Set[int], adjectives: Set[int]
) -> list[Trigger]:
    """The triggers of a sentence.

    Args:
        document: the article, read.
        candidates: the tokens of the sentence with which a phrase of the lexicon can begin.
        first: the sentence's first token.
        last: its last token, exclusive.
        names: tokens that lie in names or times (`March 5`), where no trigger stands.
        adjectives: adjectives of states, behind which stands no verb (`a Ruritanian armed group`).
    """
    found: list[Trigger] = []
    listed, skipped = lexicon.phrases(), lexicon.determining()
    lowers = document.lowers
    skip_to = first
    for at in candidates:
        if at < skip_to or at in names:
            continue
        following = lowers[at + 1] if at + 1 < last else ""
        start = listed[lowers[at]]
        by_second = start.whole
        if start.particles and not start.particles.isdisjoint(lowers[at + 2 : at + _SPLIT]):
            by_second = start.split
        some = by_second.get(following)
        gap = 0
        if some is None and following in skipped and len(by_second) > 1:
            gap = _gap(document, at + 1, last)
            some = by_second.get(lowers[at + gap + 1] if at + gap + 1 < last else "")
        some = some or by_second[""]
        for phrase in some:
            end, tail = at + 1, phrase.tail
            if tail:
                begin = end + gap if gap and tail[0] not in _short() and phrase.verb is not None else end
                behind = begin + len(tail)
                if begin < last and lowers[begin] == tail[0] and (len(tail) == 1 or tuple(lowers[begin:behind]) == tail):
                    end = behind
                    if end > last:
                        continue
                elif not phrase.splits or not _is_split(document, tail, at, last):
                    continue
            is_verb = _is_verb(document, phrase, at, end, first, last, names)
            if is_verb and found and found[-1].last == at and found[-1].is_verb and lowers[at].endswith("s"):
                is_verb = False if phrase.noun else None  # `cancel plans`, `halted attacks`
            if is_verb is None or (is_verb and at - 1 in adjectives):
                break
            head = at if is_verb and not lowers[at].endswith("ly") else end - 1
            word = phrase.verb if is_verb else phrase.noun
            lemma = word.lemma if word else phrase.lemma
            found.append(Trigger(at, end, head, phrase, is_verb, lemma, word, phrase.governor if is_verb else None))
            skip_to = end
            break
    return found
