"""Cues: the words that report speech or thought, and the form in which they stand.

Takes the clause view and gives every cue outside quotation marks: verbs with their lemma, act and form
(finite, passive, infinitive, participle), `according to` and its like, and nouns such as `the claim that`.
Left out is who speaks and what.
"""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from newstables import words
from newstables.propose.quotes.clauses import NO_BLOCK, Clauses
from newstables.propose.quotes.cue import GROUP, Cue, verb_group
from newstables.propose.quotes.lists import floating, small_words
from newstables.propose.quotes.nominals import intended, intents, is_owned, state, states, view, voicing_verb
from newstables.words import Cue as Verb
from newstables.words import CuePhrase

T = TypeVar("T")

_PARTS = 4  # prepositional parts of a subject at most


def _by_opening(listed: Iterable[tuple[str, T]]) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]]:
    """Phrases by their first two words, the longest first, each with its words and what it stands for."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = {}
    for form, entry in listed:
        pieces = tuple(form.split(" "))
        found.setdefault(pieces[:2], []).append((pieces, entry))
    return {word: sorted(some, key=lambda entry: -len(entry[0])) for word, some in found.items()}


@cache
def _long_verbs() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], Verb]]]:
    """Verbs of several words (`called for`)."""
    return _by_opening((form, verb) for form, verb in words.cues().items() if " " in form)


@cache
def _sources() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], CuePhrase]]]:
    """Cues before a speaker (`according to`); `citing` is a verb, which governs the source and not the content."""
    listed = words.cue_phrases()["source"].items()
    return _by_opening((form, phrase) for form, phrase in listed if " " in form or not form.endswith("ing"))


@cache
def _nouns() -> frozenset[str]:
    """Nouns that name what is said or felt."""
    phrases = words.cue_phrases()
    return frozenset(phrases["noun"].keys() | phrases["feeling"].keys())


@cache
def _others() -> dict[str, set[str]]:
    """Words at which a cue may begin that is neither a verb nor an adjective, to the words behind; an empty one for any."""
    found: dict[str, set[str]] = {}
    for first, *second in _sources():
        found.setdefault(first, set()).update(second or {""})
    for noun, (_, _, frames) in intents().items():
        found.setdefault(noun, set()).update(frames, {"to"})
    for noun in _nouns():
        found.setdefault(noun, set()).update({"that", "by"})
    return found | {word: {""} for word in small_words("view")}


@cache
def _triggers() -> frozenset[str]:
    return frozenset(_others()) | words.cues().keys() | states().keys() | {opening[0] for opening in _long_verbs()}


def _matches(lowers: list[str], token: int, pieces: tuple[str, ...]) -> bool:
    """Whether a phrase stands at a token, whose own word has been looked up."""
    last = token + len(pieces) - 1
    if last >= len(lowers) or lowers[last] != pieces[-1]:
        return False
    return last < token + 2 or tuple(lowers[token : last + 1]) == pieces


@cache
def plurals() -> frozenset[str]:
    """Words that make a phrase plural without an s: `those`, `both`, `people`."""
    return frozenset(row["word"] for row in words.rows("quote_plurals.csv"))


@cache
def _past_base_forms() -> frozenset[str]:
    """First words of lemmas whose past is no other form (`read`, `hit` of `hit out`), so that they need no plural subject."""
    forms: dict[str, set[str]] = {}
    for form, verb in words.cues().items():
        forms.setdefault(verb.lemma.split(" ", 1)[0], set()).add(form.split(" ", 1)[0])
    return frozenset(
        lemma
        for lemma, some in forms.items()
        if lemma in small_words("past too") or all(form == lemma or form.endswith(("s", "ing")) for form in some)
    )


def _verb(clauses: Clauses, token: int, last: int, verb: Verb) -> Cue | None:
    """Read the form of a verb from the words before it; None for a noun or an adjective."""
    tags, document = clauses.tags, clauses.document
    word = document.lowers[token]
    floor = max(clauses.statements[clauses.statement_of[token]][0], token - GROUP)
    group, nearest = verb_group(clauses, token, floor)
    ing = word.endswith("ing")
    if nearest == "to":
        if word != verb.lemma and last == token + 1:
            return None  # "respond to requests"
        form = "infinitive"
    elif nearest is not None and document.lowers[group] == "having":
        form = "participle"  # "denies having said"
    elif nearest is not None:
        form = "passive" if nearest == "be" and not ing else "finite"
    elif ing and tags[token - 1] == "det" and token > floor:
        return None  # "the continuing offensive"
    elif ing:
        form = "participle"
    else:
        previous = token - 1
        tag = tags[previous] if previous >= floor else None
        past = word != verb.lemma and word[-1] != "s"
        floats = tag == "det" and past and document.lowers[previous] in floating()  # "all agreed"
        floats = floats or (tag == "det" and _stands_alone(clauses, previous, floor, last))
        possessive = previous >= floor and clauses.words[previous] in ("’s", "'s", "-")
        owned = tag == "that" and previous > floor and tags[previous - 1] in ("of", "prep")  # "the work of that trust"
        if possessive or owned or (tag in ("det", "of", "prep") and not floats) or _is_attributive(clauses, previous, floor):
            return None
        if previous < floor and tags[token] == "noun":
            return None  # "Polls showed", "Reports say"
        if not _agrees(clauses, token, floor, verb):
            return None
        opens = past and verb.addressee and (previous < floor or _is_inserted(clauses, previous, last))
        by = word.endswith("ed") and last < len(tags)
        by = by and (document.lowers[last] == "by" or (tag != "pronoun" and _is_reduced(clauses, last, verb)))
        by = by or (word[-1] == "n" and _is_participle(word))
        form = "passive" if by or (opens and last not in clauses.name_end) else "finite"
    if last < len(tags) and clauses.words[last] == "-" and document.glued(last):
        return None
    # A name before it shows the verb (`Berg plans to`); else "polls",
    # "issues": without auxiliary or pronoun before them, they report only before `that` or marks.
    sure = tags[token] != "noun" or last > token + 1 or nearest is not None or tags[max(token - 1, floor)] == "pronoun"
    sure = sure or _is_named(clauses, token)
    if not sure and not verb.that and not verb.strong:
        return None  # "the peace plan to end the war"
    return Cue(
        token,
        last,
        group,
        verb.lemma,
        verb.act,
        form,
        verb.strong and sure,
        verb.addressee,
        verb.that and sure,
        verb.object and sure,
        verb.frames if sure else frozenset(),
    )


def _is_participle(form: str) -> bool:
    """Whether a form in -n is no past tense, so that without an auxiliary it follows its noun: `the emails shown in court`."""
    return form in words.irregular_pasts() and form != "began"


def _is_inserted(clauses: Clauses, comma: int, last: int) -> bool:
    """Whether a participle stands after the subject: `Berg, asked whether he would resign, smiled`."""
    if clauses.words[comma] != "," or last >= len(clauses.tags) or clauses.document.lowers[last] not in small_words("question"):
        return False
    return "," not in clauses.words[clauses.statements[clauses.statement_of[comma]][0] : comma]


def _is_reduced(clauses: Clauses, last: int, verb: Verb) -> bool:
    """Whether a verb that needs an object has none: `the man accused of the attack`."""
    governs = verb.object and not verb.that and not verb.frames
    return governs and clauses.tags[last] == "of" and last + 1 not in clauses.time_end


def _stands_alone(clauses: Clauses, determiner: int, floor: int, after: int) -> bool:
    """Whether a determiner is itself the subject: `Some say`, `but many fear`, `all agreed`; not `some reported cases`."""
    lowers, opening = clauses.document.lowers, determiner - 1
    opens = opening < floor or clauses.block_of[opening] != NO_BLOCK or clauses.words[opening] == ","
    opens = opens or clauses.tags[opening] in ("and", "but", "that", "sub", "though")
    if not opens or (lowers[determiner] not in plurals() and lowers[determiner] not in small_words("alone")):
        return False
    after = min(after, len(clauses.tags) - 1)
    noun = clauses.tags[after] in (None, "noun") and lowers[after][0].isalnum()  # not "“Go,” one posted."
    return not (noun and words.is_past(lowers[determiner + 1]))


def _is_named(clauses: Clauses, token: int) -> bool:
    """Whether a person or an organization is named right before a token, or persons are: `Berg plans`, `doctors plan`."""
    if clauses.document.lowers[token - 1] in words.person_nouns():
        return True
    mention = clauses.actor_mention(clauses.name_begin.get(token, token), token)
    if mention is not None and mention.form == "name":
        return True
    head = clauses.phrase_back(token, max(token - 2 * GROUP, 0))  # "analysts at the bank forecast"
    return head is not None and clauses.document.lowers[head.head_last - 1] in words.person_nouns()


def _is_attributive(clauses: Clauses, previous: int, floor: int) -> bool:
    """Whether a form stands before a noun: `a highly anticipated treaty`, `ignored repeated warnings`."""
    adverb = previous
    while adverb > floor and clauses.is_adverb(adverb):
        adverb -= 1
    if floor <= adverb < previous and clauses.tags[adverb] == "det":
        return True
    if previous < floor or not (clauses.is_past_form(previous) and clauses.is_past_form(previous + 1)):
        return False
    after = min(previous + 2, len(clauses.tags) - 1)
    return clauses.tags[after] is None and clauses.document.words[after].islower() and not clauses.is_adverb(after)


def _agrees(clauses: Clauses, token: int, floor: int, verb: Verb) -> bool:
    """Whether a form without auxiliary can be a verb after the word before it, as in `they comment`.

    A base form needs a plural before it, unless it can be no noun (`those close to him say`), and a form in -s
    that is a plural noun too needs a singular.
    """
    form, previous, noun = clauses.document.lowers[token], token - 1, clauses.tags[token] == "noun"
    lemma = verb.lemma.split(" ", 1)[0]  # `point` in `a percentage point to 4 percent` agrees as a word alone does
    base = form == lemma and form not in _past_base_forms()
    singular = form.endswith("s") and form != lemma and (noun or form in _nouns())
    if not (base or singular) and form not in words.person_nouns():
        return True  # as most, which are pasts
    if noun and form.endswith("s"):
        before = clauses.document.lowers[max(floor, token - 2) : token]
        if any(word[0].isdecimal() or words.is_number(word) for word in before):
            return False  # `rose 0.4 percentage points to 7.1 percent`
    while previous > floor and (clauses.is_adverb(previous) or clauses.is_floating(previous)):
        previous -= 1
    tag = clauses.tags[previous] if previous >= floor else None
    word = clauses.document.words[previous] if previous >= floor else ","
    if tag in ("relative", "that", "and", "but", "pronoun", "dummy") or not word[0].isalpha():
        return True
    lower = word.lower()
    common = word.islower() and (lower.endswith("s") or lower in plurals())
    plural = common or _is_people(word)
    if base:
        only_verb = not noun and form not in _nouns() and form not in words.person_nouns() and verb.that  # court judge Berg
        return plural or only_verb or previous < floor or _has_plural_head(clauses, previous + 1, max(floor - GROUP, 0))
    if singular:
        return not plural
    return form not in words.person_nouns() or _has_object(clauses, token + 1)


def _has_object(clauses: Clauses, token: int) -> bool:
    """Whether an object begins at a token: `advocates a ban`, but `privacy advocates welcomed it`, `advocates of reform`."""
    tags = clauses.tags
    if token + 1 >= len(tags) or tags[token] not in (None, "det", "that", "pronoun"):
        return False
    verb_object = tags[token + 1] in ("det", "prep", "of", "to", "pronoun") or token + 1 in clauses.name_end
    return not (verb_object and clauses.is_past_form(token))


def _is_people(word: str) -> bool:
    """Whether a capital word names many: `Germans`, `Republicans`."""
    return word in words.demonyms() or (word.endswith("s") and word.lower() in words.person_nouns())


def _has_plural_head(clauses: Clauses, end: int, floor: int) -> bool:
    """Whether the noun phrase before `end` is a plural: by its head, by a second name or by its first word.

    Prepositional parts are passed over: `aides of Berg`, `analysts at the bank`, `those close to Berg`.
    """
    for _ in range(_PARTS):
        phrase = clauses.phrase_back(end, floor)
        if phrase is None:
            return False
        head = clauses.document.words[phrase.head_last - 1]
        common = head.islower() or phrase.head_last - 1 == clauses.statements[clauses.statement_of[end]][0]
        plural = (common and head.endswith("s")) or head.lower() in plurals() or _is_people(head)
        if phrase.others or plural or clauses.document.lowers[phrase.head_first] in plurals():
            return True
        end = phrase.first - 1
        if end <= floor or clauses.tags[end] not in ("prep", "of", "to"):
            return False
        if clauses.tags[end - 1] in ("and", "but"):
            end -= 1
    return False


def find_cues(clauses: Clauses) -> list[Cue]:
    """All cues outside quotation marks, in order."""
    words_, lowers, block_of = clauses.document.words, clauses.document.lowers, clauses.block_of
    verbs, long_verbs, others, stating = words.cues(), _long_verbs(), _others(), states()
    found: list[Cue] = []
    after = [*lowers[1:], ""]
    for token in clauses.document.where(_triggers()):
        if block_of[token] != NO_BLOCK or (found and token < found[-1].last):
            continue
        word, following = lowers[token], after[token]
        followed = others.get(word)
        if followed is not None and (following in followed or "" in followed) and _is_other(clauses, token, found):
            continue
        if not words_[token].islower() and (token in clauses.name_end or not _may_be_capital(clauses, token)):
            continue
        adjective = state(clauses, token) if word in stating else None
        if adjective is not None:
            found.append(adjective)
            continue
        last, verb = token + 1, verbs.get(word)
        for pieces, long_verb in long_verbs.get((word, following), ()):
            if _matches(lowers, token, pieces):
                last, verb = token + len(pieces), long_verb
                break
        if verb is not None:
            cue = _verb(clauses, token, last, verb)
            if cue is not None:
                found.append(cue)
    return found


def _is_other(clauses: Clauses, token: int, found: list[Cue]) -> bool:
    """Whether a cue that is no verb begins at a token, or a noun that keeps the verb from being one; adds it to those found."""
    lowers = clauses.document.lowers
    word, following = lowers[token], lowers[token + 1] if token + 1 < len(lowers) else ""
    viewed = view(clauses, token) if word in small_words("view") else None
    if viewed is not None:
        found.append(viewed)
        return True
    listed = _sources().get((word, following)) or _sources().get((word,))
    source = next((entry for entry in listed if _matches(lowers, token, entry[0])), None) if listed else None
    if source is not None and (len(source[0]) > 1 or _is_definite(clauses, token + 1)):
        pieces, phrase = source
        lemma = phrase.lemma or word
        found.append(Cue(token, token + len(pieces), token, lemma, phrase.act, "source", True, False, True, False))
        return True
    nouns, feelings = words.cue_phrases()["noun"], words.cue_phrases()["feeling"]
    opens = following == "that" or (following == "by" and _is_made_by(clauses, token + 1))
    named = (nouns.get(word) or feelings.get(word)) if opens else None
    if named is not None and _follows_noun(clauses, token):
        voiced = voicing_verb(clauses, token)
        if voiced is None and word in feelings and following == "that" and not is_owned(clauses, token):
            return True
        if found and found[-1].first == voiced:
            found.pop()  # "expressed concern that": the noun names what is said
        found.append(Cue(token, token + 1, token, named.lemma or word, named.act, "noun", True, False, True, False))
        return True
    noun = intended(clauses, token) if word in intents() else None
    if noun is None:
        return False
    if found and found[-1].first == voicing_verb(clauses, token):
        found.pop()
    found.append(noun)
    return True


def _is_made_by(clauses: Clauses, by: int) -> bool:
    """Whether a `by` names whose claim it is: `a claim by two scientists in May that`."""
    last = clauses.simple_forward(by + 1, len(clauses.tags))
    if last < len(clauses.tags) and clauses.tags[last] == "of":
        last = clauses.time_end.get(last + 1, last)
    return last < len(clauses.tags) and clauses.tags[last] == "that"


def _is_definite(clauses: Clauses, token: int) -> bool:
    """Whether a name or determiner stands at a token: `per the ministry`, not `per year`."""
    return token in clauses.name_end or (token < len(clauses.tags) and clauses.tags[token] == "det")


def _may_be_capital(clauses: Clauses, token: int) -> bool:
    """Whether a capital says nothing, since a sentence or headline begins; `United States` is a name."""
    sentence = clauses.document.sentences[clauses.document.sentence_of[token]]
    return sentence.first == token or clauses.document.paragraphs[sentence.paragraph].kind == "heading"


def _follows_noun(clauses: Clauses, token: int) -> bool:
    """Whether `claims` is the noun here, as a determiner, adjective or possessive before it tells."""
    if clauses.document.lowers[token] not in words.cues():
        return True
    if token in clauses.name_begin and clauses.tags[token - 1] != "det":
        return False  # "the Gazette reports that"
    begin = clauses.simple_back(token, max(token - 6, 0))
    plain = clauses.document.words[token - 1].islower() and not clauses.document.lowers[token - 1].endswith("s")
    previous, form = clauses.document.lowers[token - 1], clauses.document.lowers[token]
    plural = clauses.tags[token - 1] != "det" and previous.endswith("s") and words.cues()[form].lemma == form
    owned = any(clauses.is_possessive(at) for at in range(begin, token))
    # "The sailors report that" has a verb.
    return begin < token and (plain or owned or (clauses.tags[begin] == "det" and not plural))
