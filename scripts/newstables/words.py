"""The word lists of the lexicon, loaded once each and ready for look-up.

Takes the files under `lexicon/` (the comment lines on top of each say what it holds, its source and its licence) and
gives one cached function per file that several rooms read, which returns dictionaries and frozen sets, and `rows` and
`Kinds` for lists that one room alone reads.
Keys are lower case, as `Document.lowers` is, except for names, which keep their capitals. A key of several words stands
as printed, with one space between words. Leaves out every use of the words: matching belongs to the rooms that read a text.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newstables.gazetteers import Country, Metonym, Organization, Place


class Number(NamedTuple):
    """A number word: its value, or for a vague one the least number meant."""

    value: float | None
    kind: str
    lower: float | None


class Modifiers(NamedTuple):
    """Phrases round a number, each with the qualifier it gives the figure."""

    before: dict[str, str]
    after: dict[str, str]


class Change(NamedTuple):
    """A word that says a quantity went up or down."""

    lemma: str
    pos: str
    change: str


class Unit(NamedTuple):
    """What a unit word stands for and on which side of the number it stands."""

    unit: str
    kind: str
    position: str


class Cue(NamedTuple):
    """A verb that reports speech or thought."""

    lemma: str
    act: str
    strong: bool
    addressee: bool
    that: bool
    object: bool
    frames: frozenset[str] = frozenset()


class CuePhrase(NamedTuple):
    """A cue that is no verb."""

    lemma: str | None
    act: str
    medium: str | None


class Title(NamedTuple):
    """A title of a person."""

    kind: str
    gender: str | None


class OrgHead(NamedTuple):
    """A noun that makes a name an organization's; `first` when the name may also begin with it (`Ministry of ...`).

    `whole` when all the capitals behind it belong to the name (`Banco ...`).
    """

    kind: str
    first: bool
    whole: bool


class EventWord(NamedTuple):
    """A verb or noun that reports an event; `targets` are the places where the target stands, the likeliest first."""

    lemma: str
    pos: str
    type: str
    mode: str | None
    targets: tuple[str, ...]
    reciprocal: bool


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("lexicon", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def _rows(name: str) -> list[list[str]]:
    return list(csv.reader(_lines(name)))[1:]


def rows(name: str) -> list[dict[str, str]]:
    """A file of the lexicon as rows by column, for lists that one module alone reads."""
    columns, *found = csv.reader(_lines(name))
    return [dict(zip(columns, cells, strict=True)) for cells in found]


class Kinds(dict[str, frozenset[str]]):
    """The words of a file of the lexicon by their kind, read when the first kind is asked for.

    Rules ask hundreds of times a sentence, and a bare look-up (`Kinds(...).__getitem__`) costs a third of a cached function.
    """

    def __init__(self, name: str) -> None:
        """Name the file, with its columns `word` and `kind`."""
        super().__init__()
        self._name = name

    def __missing__(self, kind: str) -> frozenset[str]:
        if self:
            raise KeyError(kind)
        found: dict[str, set[str]] = {}
        for row in rows(self._name):
            found.setdefault(row["kind"], set()).add(row["word"])
        self.update((name, frozenset(some)) for name, some in found.items())
        return self[kind]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _integer(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations whose full stop does not end a sentence, as printed (`Gen.`)."""
    return frozenset(_lines("abbreviations.txt"))


@cache
def sentence_starters() -> frozenset[str]:
    """Words before which a dotted abbreviation ends its sentence."""
    return frozenset(_lines("sentence_starters.txt"))


@cache
def numbers() -> dict[str, Number]:
    """Number words, fractions and vague plurals (`tens of thousands`)."""
    return {word: Number(_number(value), kind, _number(lower)) for word, value, kind, lower in _rows("numbers.csv")}


@cache
def number_words() -> frozenset[str]:
    """Words that are a number wherever they stand, so that each must lie in a row; `third` and `quarter` are ordinals too."""
    kinds = ("unit", "tens", "scale", "glyph", "vague")
    fractions = {word for word, number in numbers().items() if number.kind == "fraction"}
    ordinals = {"quarter", *(word for word in fractions if word.endswith(("th", "rd")))}
    return frozenset(word for word, number in numbers().items() if number.kind in kinds) | (fractions - ordinals)


def is_number(lower: str) -> bool:
    """Whether a token alone is a number or a number word."""
    return lower[0].isdecimal() or lower in number_words()


@cache
def time_words() -> frozenset[str]:
    """Words that make an expression of time wherever they stand, so that each must lie in a row."""
    found = {"ago", *times()["month"], *times()["weekday"], *times()["unit"]}
    found.update(word for word in times()["deictic"] if " " not in word)
    doubtful = {"ambiguous_month", "not_always_time"}
    return frozenset(found - {row["word"] for row in rows("time_context.csv") if row["kind"] in doubtful})


@cache
def modifiers() -> Modifiers:
    """Phrases before and after a number, each with its qualifier."""
    listed = _rows("modifiers.csv")
    sides = ("before", "after")
    return Modifiers(*({phrase: qualifier for phrase, position, qualifier in listed if position == side} for side in sides))


@cache
def changes() -> dict[str, Change]:
    """Every form of a word of rise or fall; a form that is both verb and noun is given as the verb."""
    found: dict[str, Change] = {}
    for lemma, pos, forms, change in _rows("changes.csv"):
        for form in _split(forms):
            found.setdefault(form, Change(lemma, pos, change))
    return found


@cache
def units() -> dict[str, tuple[Unit, ...]]:
    """Unit words and signs with what they stand for, the likeliest reading first (`pounds`: money, then mass)."""
    found: dict[str, tuple[Unit, ...]] = {}
    for word, unit, kind, position in _rows("units.csv"):
        found[word] = (*found.get(word, ()), Unit(unit, kind, position))
    return found


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that denote persons, singular and plural."""
    return frozenset(_lines("person_nouns.txt"))


@cache
def times() -> dict[str, dict[str, str]]:
    """Words of time: kind to word to value (`times()["month"]["october"] == "10"`)."""
    found: dict[str, dict[str, str]] = {}
    for word, kind, value in _rows("times.csv"):
        found.setdefault(kind, {})[word] = value
    return found


@cache
def cues() -> dict[str, Cue]:
    """Every form of a reporting verb."""
    found = {}
    for lemma, forms, act, strength, addressee, that, noun, frames in _rows("cues.csv"):
        cue = Cue(lemma, act, strength == "strong", addressee == "yes", that == "yes", noun == "yes", frozenset(_split(frames)))
        for form in _split(forms):
            found[form] = cue
    return found


@cache
def cue_phrases() -> dict[str, dict[str, CuePhrase]]:
    """Cues that are no verbs: kind to phrase to cue."""
    found: dict[str, dict[str, CuePhrase]] = {}
    for phrase, kind, lemma, act, medium in _rows("cue_phrases.csv"):
        found.setdefault(kind, {})[phrase] = CuePhrase(lemma or None, act, medium or None)
    return found


@cache
def irregular_pasts() -> frozenset[str]:
    """Past tenses and participles that do not end in -ed."""
    return frozenset(_lines("irregular_pasts.txt"))


def is_past(lower: str) -> bool:
    """Whether a word has the form of a past or a participle: `carried`, `fell`."""
    return lower.endswith("ed") or lower in irregular_pasts()


@cache
def titles() -> dict[str, Title]:
    """Titles of persons."""
    return {title: Title(kind, gender or None) for title, kind, gender in _rows("titles.csv")}


@cache
def document_nouns() -> frozenset[str]:
    """Nouns that denote a document whose words can be reported, singular and plural."""
    return frozenset(_lines("document_nouns.txt"))


@cache
def title_modifiers() -> frozenset[str]:
    """Words that may stand before a title and belong to it."""
    return frozenset(_lines("title_modifiers.txt"))


@cache
def org_heads() -> dict[str, OrgHead]:
    """Head nouns of organizations, as printed in a name (`Ministry`)."""
    return {head: OrgHead(kind, position != "last", position == "first") for head, kind, position in _rows("org_heads.csv")}


@cache
def military_nouns() -> frozenset[str]:
    """Nouns that with a demonym before them name an armed group."""
    return frozenset(_lines("military_nouns.txt"))


@cache
def polarity() -> dict[str, str]:
    """Words that negate, plan, predict, allege or make hypothetical, each with its kind."""
    return dict(_rows("polarity.csv"))


@cache
def event_words() -> dict[str, tuple[EventWord, ...]]:
    """Every form of an event verb or noun; two readings when a form is both (`attack`), the verb first."""
    found: dict[str, tuple[EventWord, ...]] = {}
    for lemma, pos, forms, type_, mode, target, reciprocal in _rows("event_verbs.csv"):
        word = EventWord(lemma, pos, type_, mode or None, _split(target), reciprocal == "yes")
        for form in _split(forms):
            found[form] = (*found.get(form, ()), word)
    return found


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO 3166-1 alpha-3 code."""
    found = {}
    for iso3, iso2, name, *named, wikidata, geonames, latitude, longitude, source in _rows("countries.csv"):
        aliases, adjectives, people, capital, capital_aliases = named
        found[iso3] = Country(
            iso3, iso2, name, _split(aliases), _split(adjectives), _split(people), capital or None,
            _split(capital_aliases), wikidata or None, _integer(geonames), _number(latitude), _number(longitude), source,
        )  # fmt: skip
    return found


@cache
def country_names() -> dict[str, str]:
    """Every name of a country to its code."""
    return {name: country.iso3 for country in countries().values() for name in (country.name, *country.aliases)}


@cache
def demonyms() -> dict[str, str]:
    """Every adjective and name of people of a country to its code (`Briton`, `British`)."""
    return {word: country.iso3 for country in countries().values() for word in country.adjectives + country.people}


@cache
def capitals() -> dict[str, str]:
    """Every name of a capital to the code of its country."""
    return {name: c.iso3 for c in countries().values() if c.capital for name in (c.capital, *c.capital_aliases)}


@cache
def currencies() -> frozenset[str]:
    """Words and signs of money, lower case."""
    return frozenset(word for word, some in units().items() if any(unit.kind == "currency" for unit in some))


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """Places by every name they bear, those of one name by population, the largest first; a region counts as a large city."""
    found: dict[str, list[Place]] = {}
    for cells in _rows("places.csv"):
        name, plain, kind, iso3, subdivision, geonames, latitude, longitude, population, aliases, source = cells
        place = Place(
            name, kind, iso3 or None, subdivision or None, _integer(geonames), _number(latitude), _number(longitude),
            int(population or 0), source,
        )  # fmt: skip
        for key in dict.fromkeys((name, plain, *_split(aliases))):
            found.setdefault(key, []).append(place)
    return {name: tuple(sorted(same, key=Place.weight, reverse=True)) for name, same in found.items()}


@cache
def metonyms() -> dict[str, Metonym]:
    """Buildings and cities that stand for whoever sits in them."""
    return {
        name: Metonym(actor, kind, iso3 or None, state == "yes") for name, actor, kind, iso3, state in _rows("metonyms.csv")
    }


@cache
def organizations() -> dict[str, Organization]:
    """Every name and short form of an organization."""
    found = {}
    for name, aliases, kind, iso3, affiliation in _rows("organizations.csv"):
        organization = Organization(name, kind, iso3 or None, affiliation or None)
        for form in (name, *_split(aliases)):
            found[form] = organization
    return found


@cache
def given_names() -> dict[str, str]:
    """Given names, lower case, with the gender they tell (m, f or both)."""
    return dict(_rows("given_names.csv"))


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name (`Kim`)."""
    return frozenset(_lines("family_first.txt"))


@cache
def name_particles() -> frozenset[str]:
    """Small words inside names of persons (`van`, `bin`)."""
    return frozenset(_lines("name_particles.txt"))


@cache
def stop_capitals() -> frozenset[str]:
    """Words that are often capitalised and are no names, lower case."""
    return frozenset(_lines("stop_capitals.txt"))
