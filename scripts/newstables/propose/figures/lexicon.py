"""The word lists that figures need beside those of `words`, loaded once.

Takes common_words.csv, figure_words.csv, figure_units.csv, noun_ends.csv, outcomes.csv and indicator_words.csv of the lexicon
and gives sets and dictionaries by lower-case word. Leaves out every use of them.
"""

from functools import cache

from newstables import words

of_kind = words.Kinds("figure_words.csv").__getitem__  # words and phrases of one kind


@cache
def shares() -> dict[str, float]:
    """Phrases for a part with the least percentage they mean (`most of`: 50)."""
    return {row["word"]: float(row["value"]) for row in words.rows("figure_words.csv") if row["kind"] == "share"}


@cache
def everyday() -> frozenset[str]:
    """Everyday words, which are no names for a capital at the start of a sentence."""
    return frozenset(row["everyday_word"] for row in words.rows("common_words.csv"))


@cache
def noun_ends() -> frozenset[str]:
    """Words that end the noun phrase after a number."""
    return frozenset(row["word"] for row in words.rows("noun_ends.csv"))


@cache
def outcomes() -> dict[str, str]:
    """What happens to the counted: every form with the outcome it tells."""
    return {form: row["outcome"] for row in words.rows("outcomes.csv") for form in row["forms"].split("|")}


@cache
def units() -> dict[str, tuple[words.Unit, ...]]:
    """Every unit word and sign, the likeliest reading first."""
    return words.units() | {word: (unit,) for word, unit in _more_units().items() if word.islower() or not word.isalpha()}


@cache
def cased_units() -> dict[str, words.Unit]:
    """Signs of units that another unit has in other letters: `500 Nm` and `500 nm`."""
    return {word: unit for word, unit in _more_units().items() if word.isalpha() and not word.islower()}


def _more_units() -> dict[str, words.Unit]:
    return {row["word"]: words.Unit(row["unit"], row["kind"], row["position"]) for row in words.rows("figure_units.csv")}


@cache
def personal_outcomes() -> frozenset[str]:
    """Outcomes that persons suffer, so that a number alone counts persons."""
    return frozenset(row["outcome"] for row in words.rows("outcomes.csv") if row["persons"] in ("yes", "alone"))


@cache
def only_personal_outcomes() -> frozenset[str]:
    """Outcomes that no thing suffers: villages are captured and evacuated, but only persons are wounded."""
    return frozenset(row["outcome"] for row in words.rows("outcomes.csv") if row["persons"] == "yes")


@cache
def outcome_prepositions() -> dict[str, str]:
    """Outcomes that a place belongs to (`sent to Ruritania`), with the preposition between them."""
    return {row["outcome"]: row["place"] for row in words.rows("outcomes.csv") if row["place"]}


@cache
def group_outcomes() -> dict[str, str]:
    """Outcomes that are another one for an armed group: units that arrived were sent."""
    return {row["outcome"]: row["group"] for row in words.rows("outcomes.csv") if row["group"]}


@cache
def owned_outcomes() -> frozenset[str]:
    """Outcomes that somebody suffers: tanks are lost by their army."""
    return frozenset(row["outcome"] for row in words.rows("outcomes.csv") if row["owner"] == "loss")


@cache
def indicator_words() -> dict[str, tuple[str, str]]:
    """Words for one kind of people, with the name and the adjective that an indicator has for it."""
    return {row["word"]: (row["name"], row["adjective"]) for row in words.rows("indicator_words.csv")}


@cache
def own_outcomes() -> frozenset[str]:
    """What a state does with its own soldiers."""
    return frozenset(row["outcome"] for row in words.rows("outcomes.csv") if row["owner"])


@cache
def left_outcomes() -> frozenset[str]:
    """Outcomes of those who leave a place."""
    return frozenset(row["outcome"] for row in words.rows("outcomes.csv") if row["place"] == "from")
