"""The words that report events are spelt as English spells them: every form follows from its lemma, or is a known past."""

import re

from newstables import words

# Irregular verbs of the lexicon, which have no past in -ed.
_IRREGULAR_VERBS = (
    "arise become begin bind blow break bring build buy cast catch choose come cut deal do draw drink drive eat fall fight "
    "find fly forbid forget forsake freeze get give go grow have hear hide hit hold hurt keep know lay lead leave lend let lie "
    "lose make mean meet overcome override overrun oversee overthrow pay put quit read rise run say see seek sell send set shake "
    "shed shoot shut sit slay slit speak spend spin split spread stand steal stick sting strike swear sweep take teach tear tell "
    "think throw thrust undergo understand undertake undo unfreeze uphold win withdraw withhold withstand write"
)
_STRESSED_VERBS = (
    "abet admit acquit begin commit compel debar disbar forbid machine-gun overrun concur confer control defer deter dispel emit equip excel expel forget incur infer "
    "occur omit patrol permit prefer propel rebel rebut recur refer regret remit repel submit transfer transmit"
)
_STRESSED = frozenset(_STRESSED_VERBS.split())  # on the last syllable, whose consonant doubles
_IRREGULAR = frozenset(_IRREGULAR_VERBS.split())
# Past and other forms that the list of irregular pasts leaves out, since they are other words as often.
_OTHER_FORMS = (
    "beset besought broke burst led did done had has overran said sat sought slew tear-gassed tear-gasses tear-gassing undergone underwent unfroze unfrozen "
    "initialled initialling signalled signalling laid lay"
)
_OTHERS = frozenset(_OTHER_FORMS.split())


def _syllables(lemma: str) -> int:
    return len(re.findall(r"[aeiouy]+", lemma[:-1] if re.search(r"[^e]e$", lemma) else lemma))


def _third(lemma: str) -> set[str]:
    if re.search(r"(?:s|x|z|ch|sh)$", lemma):
        doubled = lemma + lemma[-1] + "es" if re.search(r"[^aeiou](?:u?[aeiou])z$", lemma) else lemma + "es"
        return {doubled}
    if re.search(r"[^aeiou]y$", lemma):
        return {lemma[:-1] + "ies"}
    return {lemma + "es", lemma + "s"} if lemma.endswith("o") else {lemma + "s"}


def _pasts(lemma: str) -> set[str]:
    """The regular past and the participle in -ing."""
    if lemma.endswith("ie"):
        return {lemma + "d", lemma[:-2] + "ying"}
    if lemma.endswith(("ee", "oe", "ye")):
        return {lemma + "d", lemma + "ing"}
    if lemma.endswith("e"):
        return {lemma + "d", lemma[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", lemma):
        return {lemma[:-1] + "ied", lemma + "ing"}
    if lemma.endswith("c"):
        return {lemma + "ked", lemma + "king"}
    plain = {lemma + "ed", lemma + "ing"}
    if not re.search(r"(?:[^aeiou]|qu)[aeiou][bcdfgklmnprstvz]$", lemma):
        return plain
    doubled = {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    if _syllables(lemma) == 1 or lemma in _STRESSED:
        return doubled
    return plain | doubled if lemma[-1] in "lp" else plain  # `travelled` and `traveled`


def _forms(lemma: str) -> set[str]:
    spellings = {lemma, re.sub(r"(i|y)z(e)$", r"\1s\2", lemma)}
    regular = {form for spelt in spellings for form in {spelt} | _third(spelt) | _pasts(spelt)}
    return {form for form in regular if not (lemma in _IRREGULAR and form.endswith("ed") and form != lemma)}


def _misspelt(lemma: str, forms: list[str]) -> list[str]:
    first = lemma.split()[0]
    known = _forms(first) | words.irregular_pasts() | _OTHERS
    return [form for form in forms if form.split()[0] not in known and f"{first} {form.split()[0]}" not in ("hang hanged",)]


def test_the_check_knows_right_from_wrong() -> None:
    assert _misspelt("explore", ["explore", "explores", "exploreed", "exploreing", "exploring"]) == ["exploreed", "exploreing"]
    assert _misspelt("slap a ban", ["slap a ban", "slaped a ban", "slapping a ban"]) == ["slaped a ban"]
    assert _misspelt("freeze", ["froze", "frozen", "freezed"]) == ["freezed"]
    assert _misspelt("commit", ["commited", "committed"]) == ["commited"]
    assert _misspelt("visit", ["visited", "visitted"]) == ["visitted"]
    assert _misspelt("quiz", ["quizzes", "quizzed", "quizes"]) == ["quizes"]


def test_verbs_that_report_or_govern_events_are_spelt_right() -> None:
    verbs = [row for row in words.rows("event_verbs.csv") if row["pos"] == "verb"]
    governors = [row for row in words.rows("event_governors.csv") if "|" in row["forms"]]
    rows = [row for row in (*verbs, *governors) if not row["lemma"].startswith("be ")]
    found = {row["lemma"]: _misspelt(row["lemma"], row["forms"].split("|")) for row in rows}
    assert {lemma: wrong for lemma, wrong in found.items() if wrong} == {}


def test_verbs_among_the_small_words_have_forms_of_one_of_them() -> None:
    """`moot` lists verbs in all their forms, each behind its lemma: what is no form of the last lemma is the next."""
    lemma = "discuss"
    for word in [row["word"] for row in words.rows("clause_words.csv") if row["kind"] == "moot"]:
        if _misspelt(lemma, [word]):
            lemma = word
        assert not re.search(r"(?:ed|ing)$", lemma), lemma
