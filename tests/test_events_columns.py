"""Every column of an event, sentence by sentence: what PLOVER type and mode it has, whether it happened, when, where, who.

One case is a sentence and its row in six cells: type and mode; status; date and its basis; place; sources > targets; claimant.
The short names of actors and places stand in WHO; a dash is an empty cell.
"""

import pytest

from invented import reported
from newstables.rows import Event

WHO = {
    "ruritania": "RUR",
    "freedonia": "FRE",
    "sylvania": "SYL",
    "grand-fenwick": "FEN",
    "anna-berg": "Berg",
    "tom-okafor": "Okafor",
    "world-council": "Council",
    "freedonian-troops": "troops",
    "sylvanian-rebels": "rebels",
    "ruritanian-police": "police",
    "strelsau": "Strelsau",
}
MONDAY, MARCH_5 = "2024-03-04 relative", "2024-03-05 stated"
SINCE, BY = "2024-03-02/.. stated", "../2024-03-09 stated"

CASES = [
    # AGREE
    ("Ruritania agreed to cooperate with Freedonia.", "AGREE", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania has agreed to help Freedonia.", "AGREE", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania reached a deal with Freedonia on Monday.", "AGREE", "occurred", MONDAY, "-", "RUR FRE >", "-"),
    ("Ruritania offered on March 5 to lift the blockade of Freedonia.", "AGREE", "occurred", MARCH_5, "-", "RUR > FRE", "-"),
    # CONSULT
    ("Anna Berg met Tom Okafor in Strelsau on Monday.", "CONSULT", "occurred", MONDAY, "Strelsau", "Berg Okafor >", "-"),
    ("Anna Berg will visit Freedonia on March 5.", "CONSULT visit", "planned", MARCH_5, "-", "Berg > FRE", "-"),
    ("Freedonia hosted Anna Berg.", "CONSULT visit", "occurred", "-", "-", "Berg > FRE", "-"),
    ("Talks between Ruritania and Freedonia were held in Strelsau.", "CONSULT", "occurred", "-", "Strelsau", "RUR FRE >", "-"),
    ("Ruritania, Sylvania attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR SYL > FRE", "-"),
    ("Ruritania strikes southern Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("In Strelsau, Anna Berg met Tom Okafor.", "CONSULT", "occurred", "-", "Strelsau", "Berg Okafor >", "-"),
    ("Ruritania and allied bakers attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Anna Berg phoned Tom Okafor on Monday.", "CONSULT phone", "occurred", MONDAY, "-", "Berg Okafor >", "-"),
    ("Anna Berg has no plans to meet Tom Okafor.", "CONSULT", "denied", "-", "-", "Berg Okafor >", "-"),
    ("Sylvania mediated between Ruritania and Freedonia.", "CONSULT third-party", "occurred", "-", "-", "SYL > RUR FRE", "-"),
    # SUPPORT
    ("Ruritania and Freedonia signed a treaty in Strelsau.", "SUPPORT", "occurred", "-", "Strelsau", "RUR FRE >", "-"),
    ("A treaty was signed by Ruritania and Freedonia.", "SUPPORT", "occurred", "-", "-", "RUR FRE >", "-"),
    ("Anna Berg praised the World Council.", "SUPPORT", "occurred", "-", "-", "Berg > Council", "-"),
    ("Ruritania’s support for Freedonia is growing.", "SUPPORT", "occurred", "-", "-", "RUR > FRE", "-"),
    # CONCEDE
    ("Ruritania accepted the demands of Freedonia.", "CONCEDE", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania could bow to the World Council.", "CONCEDE", "hypothetical", "-", "-", "RUR > Council", "-"),
    # COOPERATE
    ("Ruritania shared intelligence with Freedonia.", "COOPERATE", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania and Freedonia are boosting their cooperation.", "COOPERATE", "ongoing", "-", "-", "RUR FRE >", "-"),
    # AID
    ("Ruritania sent food to Freedonia.", "AID", "occurred", "-", "FRE", "RUR > FRE", "-"),
    ("Ruritania is expected to send weapons to Freedonia.", "AID", "predicted", "-", "FRE", "RUR > FRE", "-"),
    ("Ruritania provided aid to Freedonia on March 5.", "AID", "occurred", MARCH_5, "-", "RUR > FRE", "-"),
    ("Aid was provided to Freedonia by Ruritania.", "AID", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Anna Berg said Ruritania had shipped arms to Freedonia.", "AID", "occurred", "-", "FRE", "RUR > FRE", "Berg"),
    # RETREAT
    ("Ruritania withdrew its troops from Freedonia.", "RETREAT withdraw", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania lifted its blockade of Freedonia on Monday.", "RETREAT ease", "occurred", MONDAY, "-", "RUR > FRE", "-"),
    ("The blockade of Freedonia was lifted by Ruritania.", "RETREAT ease", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Sylvanian rebels released Tom Okafor.", "RETREAT release", "occurred", "-", "-", "rebels > Okafor", "-"),
    ("Anna Berg resigned on Monday.", "RETREAT resign", "occurred", MONDAY, "-", "Berg >", "-"),
    # REQUEST
    ("Ruritania demanded an apology from Freedonia.", "REQUEST", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Anna Berg said that Ruritania must free the miners.", "REQUEST", "occurred", "-", "-", "Berg > RUR", "-"),
    ("Ruritania asked the World Council for help.", "REQUEST assist", "occurred", "-", "-", "RUR > Council", "-"),
    ("Ruritania urged Freedonia to withdraw its troops.", "REQUEST yield", "occurred", "-", "-", "RUR > FRE", "-"),
    # ACCUSE
    ("Anna Berg criticized Freedonia on March 5.", "ACCUSE disapprove", "occurred", MARCH_5, "-", "Berg > FRE", "-"),
    ("Freedonia was condemned by the World Council.", "ACCUSE disapprove", "occurred", "-", "-", "Council > FRE", "-"),
    ("Ruritania launched an investigation into Tom Okafor.", "ACCUSE investigate", "occurred", "-", "-", "RUR > Okafor", "-"),
    ("Anna Berg filed a lawsuit against the World Council.", "ACCUSE", "occurred", "-", "-", "Berg > Council", "-"),
    # REJECT
    ("Ruritania rejected a proposal by Freedonia.", "REJECT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania refused to meet Freedonia.", "REJECT meet", "occurred", "-", "-", "RUR > FRE", "-"),
    ("A ceasefire with Freedonia was rejected by Ruritania.", "REJECT yield", "occurred", "-", "-", "RUR > FRE", "-"),
    # THREATEN
    ("Ruritania threatened to attack Freedonia.", "THREATEN violence", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania threatened sanctions against Freedonia.", "THREATEN relations", "occurred", "-", "-", "RUR > FRE", "-"),
    # PROTEST
    ("Sylvanian rebels staged a protest against Freedonia.", "PROTEST demo", "occurred", "-", "-", "rebels > FRE", "-"),
    ("Tom Okafor went on hunger strike on Monday.", "PROTEST hunger", "occurred", MONDAY, "-", "Okafor >", "-"),
    # SANCTION
    ("Ruritania imposed sanctions on Freedonia.", "SANCTION", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Sanctions were imposed on Freedonia by the World Council.", "SANCTION", "occurred", "-", "-", "Council > FRE", "-"),
    ("Ruritania expelled diplomats from Freedonia.", "SANCTION expel", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania has not imposed sanctions on Freedonia.", "SANCTION", "denied", "-", "-", "RUR > FRE", "-"),
    # MOBILIZE
    (
        "Freedonian troops were deployed in Strelsau on Monday.",
        "MOBILIZE troops",
        "occurred",
        MONDAY,
        "Strelsau",
        "troops >",
        "-",
    ),
    ("Ruritania deployed missiles in Sylvania.", "MOBILIZE weapons", "occurred", "-", "SYL", "RUR > SYL", "-"),
    ("The deployment of troops to Sylvania by Ruritania began.", "MOBILIZE troops", "occurred", "-", "SYL", "RUR > SYL", "-"),
    # COERCE
    (
        "Ruritanian police arrested Tom Okafor in Strelsau.",
        "COERCE arrest",
        "occurred",
        "-",
        "Strelsau",
        "police > Okafor",
        "-",
    ),
    ("Tom Okafor was arrested by Ruritanian police.", "COERCE arrest", "occurred", "-", "-", "police > Okafor", "-"),
    ("Ruritania imposed a curfew in Strelsau.", "COERCE curfew", "occurred", "-", "Strelsau", "RUR >", "-"),
    ("The blockade of Freedonia by Ruritania continues.", "COERCE", "ongoing", "-", "-", "RUR > FRE", "-"),
    # ASSAULT
    ("Ruritania attacked Freedonia at dawn.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Ruritania’s invasion of Freedonia on March 5 failed.", "ASSAULT", "occurred", MARCH_5, "-", "RUR > FRE", "-"),
    ("An attack on Freedonia by Ruritania killed ten.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("An attack was launched by Ruritania on Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Freedonian troops shelled Strelsau.", "ASSAULT heavy-weapons", "occurred", "-", "Strelsau", "troops >", "-"),
    ("Ruritania is shelling Freedonia.", "ASSAULT heavy-weapons", "ongoing", "-", "-", "RUR > FRE", "-"),
    ("Ruritania may attack Freedonia.", "ASSAULT", "hypothetical", "-", "-", "RUR > FRE", "-"),
    ("If Ruritania attacks Freedonia, farmers will leave.", "ASSAULT", "hypothetical", "-", "-", "RUR > FRE", "-"),
    ("Ruritania did not attack Freedonia.", "ASSAULT", "denied", "-", "-", "RUR > FRE", "-"),
    ("Ruritania allegedly attacked Freedonia.", "ASSAULT", "alleged", "-", "-", "RUR > FRE", "-"),
    ("Ruritania plans to attack Freedonia.", "ASSAULT", "planned", "-", "-", "RUR > FRE", "-"),
    ("Ruritania is likely to attack Freedonia.", "ASSAULT", "predicted", "-", "-", "RUR > FRE", "-"),
    ("Anna Berg predicted that Ruritania would attack Freedonia.", "ASSAULT", "predicted", "-", "-", "RUR > FRE", "Berg"),
    ("Ruritania attacked Freedonia, according to Tom Okafor.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "Okafor"),
    ("Sylvanian rebels led by Tom Okafor attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "rebels > FRE", "-"),
    ("Critics of Ruritania attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "> FRE", "-"),
    ("Ruritania-based rebels attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "> FRE", "-"),
    ("Ruritania, which fears Sylvania, attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Sylvanian rebels who attacked Freedonia sang.", "ASSAULT", "occurred", "-", "-", "rebels > FRE", "-"),
    ("Sylvanian rebels clashed with Freedonian troops.", "ASSAULT", "occurred", "-", "-", "rebels troops >", "-"),
    ("Ruritania has shelled Freedonia since March 2.", "ASSAULT heavy-weapons", "ongoing", SINCE, "-", "RUR > FRE", "-"),
    ("Ruritania will attack Freedonia by March 9.", "ASSAULT", "planned", BY, "-", "RUR > FRE", "-"),
    ("Ruritania is trying to invade Freedonia.", "ASSAULT", "ongoing", "-", "-", "RUR > FRE", "-"),
    # Heads of phrases, verbs that govern, subjects of other clauses
    ("Ruritania’s envoy Tom Okafor met Anna Berg.", "CONSULT", "occurred", "-", "-", "Okafor Berg >", "-"),
    ("Ruritania prepared for talks with Freedonia.", "CONSULT", "planned", "-", "-", "RUR FRE >", "-"),
    ("Ruritania is weighing sanctions against Freedonia.", "SANCTION", "hypothetical", "-", "-", "RUR > FRE", "-"),
    ("Ruritania held direct, open talks with Freedonia.", "CONSULT", "occurred", "-", "-", "RUR FRE >", "-"),
    ("Anna Berg has sung after talks with Tom Okafor.", "CONSULT", "occurred", "-", "-", "Berg Okafor >", "-"),
    ("Anna Berg sang after Ruritania attacked Freedonia.", "ASSAULT", "occurred", "-", "-", "RUR > FRE", "-"),
    ("Anna Berg called Tom Okafor on Monday.", "CONSULT phone", "occurred", MONDAY, "-", "Berg Okafor >", "-"),
    # ASSAULT and COERCE by what is seized
    ("Rebels seized 20 schoolgirls in Strelsau.", "ASSAULT abduct", "occurred", "-", "Strelsau", ">", "-"),
    # No type: a plain statement that its sentence dates
    ("Anna Berg said on Monday that the harvest had failed.", "-", "occurred", MONDAY, "-", "Berg >", "-"),
]


def cells(event: Event) -> tuple[str, ...]:
    """An event as the cells of its case."""

    def short(keys: tuple[str, ...]) -> str:
        return " ".join(WHO[key] for key in keys)

    sides = f"{short(event.sources)} > {short(event.targets)}".strip()
    kind = " ".join(part for part in (event.type, event.mode) if part)
    when = " ".join(part for part in (event.date, event.date_basis) if part)
    place, claimant = (
        short((event.place_id,) if event.place_id else ()),
        short((event.claimant_id,) if event.claimant_id else ()),
    )
    return tuple(cell or "-" for cell in (kind, event.status, when, place, sides, claimant))


@pytest.mark.parametrize(("text", "kind", "status", "date", "place", "sides", "claimant"), CASES)
def test_every_column_of_the_one_event(
    text: str, kind: str, status: str, date: str, place: str, sides: str, claimant: str
) -> None:
    """A sentence that tells one event gives one row, right in every column."""
    assert [cells(event) for event in reported(text)] == [(kind, status, date, place, sides, claimant)]


def test_the_table_covers_all_types_and_every_status() -> None:
    """Each of PLOVER's sixteen types and each status has a case."""
    assert len({case[1].split()[0] for case in CASES} - {"-"}) == 16
    assert {case[2] for case in CASES} == {"occurred", "ongoing", "planned", "predicted", "alleged", "denied", "hypothetical"}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Farmers slept; on March 5, Ruritania attacked Freedonia.", "on March 5, Ruritania attacked Freedonia"),
        ("In Strelsau, Ruritania attacked Freedonia.", "Ruritania attacked Freedonia"),
        ("“Ruritania attacked Freedonia.” Anna Berg left.", "Ruritania attacked Freedonia"),
        ("Ruritania helped repel the Freedonian offensive in Strelsau.", "Ruritania helped repel"),
    ],
)
def test_the_span_is_the_clause_with_the_date_that_opens_it(text: str, span: str) -> None:
    """The words that give the date lie in the row's text; the mark that ends a sentence does not; an object is no row."""
    (event,) = reported(text)
    assert text[event.start_char : event.end_char].startswith(span)
    assert not text[event.start_char : event.end_char].endswith(".")
