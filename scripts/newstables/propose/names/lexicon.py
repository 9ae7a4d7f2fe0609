"""The word lists that names alone read, loaded once each.

Takes files of the lexicon and gives look-ups: everyday words, nouns of places, words beside names,
signs round unknown names, nouns of groups.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newstables import words
from newstables.text import split_words


@dataclass(slots=True)
class PlaceNoun:
    """A noun of places: the kind it gives and where it stands to the name."""

    kind: str
    first: bool
    last: bool
    admin: bool


@dataclass(slots=True)
class Sign:
    """What one sign round a name speaks for, and of which kind an organization is then."""

    person: float
    organization: float
    place: float
    kind: str | None


@cache
def common_words() -> frozenset[str]:
    """Everyday words, lower case, but for given names."""
    listed = {row["everyday_word"] for row in words.rows("common_words.csv")}
    return frozenset(listed - words.given_names().keys())


@cache
def place_nouns() -> dict[str, PlaceNoun]:
    """Nouns that make a name a place's, lower case."""
    return {
        row["noun"]: PlaceNoun(
            row["kind"], row["position"] in ("first", "both"), row["position"] in ("last", "both"), row["admin"] == "yes"
        )
        for row in words.rows("place_nouns.csv")
    }


@cache
def signs(where: str) -> dict[str, Sign]:
    """The signs of one side (before, after, form) by word or class."""
    return {
        row["word"]: Sign(float(row["person"]), float(row["organization"]), float(row["place"]), row["kind"] or None)
        for row in words.rows("name_signs.csv")
        if row["where"] == where
    }


@cache
def noun_ends() -> frozenset[str]:
    """Words behind which a noun phrase ends: prepositions, conjunctions, auxiliaries and frequent verbs."""
    return frozenset(row["word"] for row in words.rows("noun_ends.csv"))


context = words.Kinds("name_context.csv").__getitem__  # words beside names, of one kind


@cache
def not_organizations() -> frozenset[str]:
    """Short forms in capitals that are no names, lower case."""
    return frozenset(row["short"] for row in words.rows("not_organizations.csv"))


@cache
def peoples() -> frozenset[str]:
    """Adjectives and nouns, lower case, of peoples, languages, religions and parts of the world, which name no actor."""
    return frozenset(row["word"] for row in words.rows("peoples.csv"))


@cache
def peoples_of() -> dict[str, str]:
    """Those of them that live in one state to its code: Scottish, Chechen."""
    return {row["word"]: row["iso3"] for row in words.rows("peoples.csv") if row["iso3"]}


@cache
def plural_peoples() -> frozenset[str]:
    """Their names in the plural, with the capital: Kurds."""
    return frozenset(row["word"].capitalize() for row in words.rows("peoples.csv") if row["plural"] == "yes")


@cache
def spellings() -> list[tuple[str, str]]:
    """Letters in which spellings of one name differ, and the letters put for them, in order."""
    return [(row["letters"], row["folded"]) for row in words.rows("spellings.csv")]


@cache
def joiners() -> frozenset[str]:
    """What may stand between two capitals of one name: particles, hyphens, &."""
    return words.name_particles() | {"-", "–", "&"}


@cache
def title_ends() -> frozenset[str]:
    """The last words of all titles, lower case."""
    return frozenset(title.replace("-", " ").split()[-1] for title in words.titles())


@cache
def nouns_of_names() -> frozenset[str]:
    """Every word, lower case, that ends a title or is a noun of organizations or places."""
    heads = {head.lower().rsplit(" ", 1)[-1] for head in words.org_heads()}
    return frozenset(heads | place_nouns().keys() | title_ends())


@cache
def strong_cues() -> frozenset[str]:
    """Verb forms that report speech and little else."""
    return frozenset(form for form, cue in words.cues().items() if cue.strong)


class GroupNoun(NamedTuple):
    """A noun that names an unnamed actor of a country.

    `noun` is its plural, `portfolio` whether it needs words that say its field, `local` whether they are of the place
    where they are, `alone` whether they are of where the article is set too, `single` whether the word is one of them.
    """

    noun: str
    kind: str
    of_state: bool
    portfolio: bool
    local: bool
    alone: bool = False
    single: bool = False


@cache
def group_nouns() -> dict[str, GroupNoun]:
    """Nouns of unnamed actors of a country, and the words that may stand before them (kind modifier)."""
    found = {
        row["noun"]: GroupNoun(
            row["noun"],
            row["kind"],
            row["of_state"] != "",
            row["of_state"] == "portfolio",
            row["local"] != "",
            row["local"] == "yes" or row["kind"] == "state",
        )
        for row in words.rows("group_nouns.csv")
    }
    singles: dict[str, GroupNoun] = {}
    for noun, listed in found.items():
        if listed.kind == "people" and noun in words.person_nouns():
            same = [single for single in _singulars(noun) if single in words.person_nouns() and single not in found]
            singles |= {single: listed._replace(single=True, alone=False) for single in same[:1]}
    return found | singles


@cache
def modifying() -> frozenset[str]:
    """Words that may stand between whose group it is and its noun: "the Ruritanian irrigation minister"."""
    named = words.country_names().keys() | words.organizations().keys()
    # No "US", and no verb: "Ruritania accused officials".
    modifiers = {word for word in words.title_modifiers() if word.upper() not in named and not words.is_past(word)}
    return frozenset(group_nouns().keys() | words.military_nouns() | modifiers)


def _singulars(noun: str) -> list[str]:
    """What the singular of a plural may be, the likeliest first."""
    if noun.endswith("men"):
        return [noun[:-3] + "man"]
    return [noun[:-3] + "y", noun[:-1], noun[:-2]] if noun.endswith("s") else []


@cache
def referring() -> frozenset[str]:
    """Every lower-case word at which a group or an office can end."""
    kinds = ("political", "royal", "religious")
    offices = {title for title, listed in words.titles().items() if listed.kind in kinds and " " not in title}
    nouns = {noun for noun, listed in group_nouns().items() if listed.kind != "modifier"}
    return frozenset(offices | nouns | words.military_nouns() | state_bodies().keys())


class Body(NamedTuple):
    """A body that every state has one of: the words before the last of its phrase, its name with the state open, its kind."""

    before: tuple[str, ...]
    name: str
    kind: str


@cache
def state_bodies() -> dict[str, list[Body]]:
    """Bodies of states by the last word of their phrase, the longest phrase first."""
    found: dict[str, list[Body]] = {}
    for row in words.rows("state_bodies.csv"):
        *before, last = split_words(row["phrase"])
        found.setdefault(last, []).append(Body(tuple(before), row["name"], row["kind"]))
    found.setdefault("ministry", [])
    return {last: sorted(some, key=lambda body: -len(body.before)) for last, some in found.items()}


@cache
def definite_nouns() -> dict[str, tuple[str, ...]]:
    """Nouns of bodies with what an actor must be to be meant by one: of a kind, or with the noun itself in its name."""
    found = {}
    for row in words.rows("definite_nouns.csv"):
        kinds = tuple(row["kinds"].split("|")) if row["kinds"] else ()
        found[row["noun"]] = (*kinds, row["noun"]) if row["of_name"] else kinds
    return found


@cache
def definite_heads() -> tuple[str, ...]:
    """The nouns of bodies that an actor may have in its name."""
    return tuple(noun for noun, asked in definite_nouns().items() if noun in asked)
