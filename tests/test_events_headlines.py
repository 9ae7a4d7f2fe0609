"""Headlines: without articles and auxiliaries, a word in the present is a verb, a participle a passive, `to` the future."""

import pytest

from wire import reads_as, told

CASES = [
    ("Zambian students protest over fees", "PROTEST", "students=ZMB >", "occurred"),
    ("Chad rebels attack oil field", "ASSAULT", "rebels=TCD >", "occurred"),
    ("Mali junta releases ex-president", "RETREAT", "junta=MLI >", "occurred"),
    ("Thai court bans opposition party", "COERCE", "court=THA > party=THA", "occurred"),
    ("Philippine troops clash with rebels", "ASSAULT", "troops=PHL; rebels=PHL >", "occurred"),
    ("Kenyan MP accused of fraud", "ACCUSE", "> =KEN", "occurred"),
    ("Former Peruvian president charged with corruption", "ACCUSE", "> president=PER", "occurred"),
    ("Somali minister sacked over graft", "SANCTION", "> minister=SOM", "occurred"),
    ("Ugandan opposition leader jailed for treason", "SANCTION", "> leader=UGA", "occurred"),
    ("Three Kenyan soldiers killed in Somalia", "ASSAULT", "> =KEN", "occurred"),
    ("Iran president to visit Turkey", "CONSULT", "president=IRN > =TUR", "planned"),
    ("Peru, Chile in border talks", "CONSULT", "=PER; =CHL >", "occurred"),
    ("Kenyan nurses strike over pay", "PROTEST", "nurses=KEN >", "occurred"),
    ("Thousands protest in Algiers against president", "PROTEST", ">", "occurred"),
    ("Protests erupt in Conakry over power cuts", "PROTEST", ">", "occurred"),
]


@pytest.mark.parametrize(("text", "type_", "sides", "status"), CASES)
def test_a_headline_tells_who_does_what_to_whom(text: str, type_: str, sides: str, status: str) -> None:
    """Neither a missing article nor a missing auxiliary hides who acts."""
    assert reads_as(text, type_, sides, status)


LIKE_HEADLINES = [
    ("Sudanese rebels attacked on Monday in Goma.", "ASSAULT", "rebels=SDN >", "occurred"),  # nobody attacked them
    ("The strike by Kenyan doctors entered its third week.", "PROTEST", "doctors=KEN >", "occurred"),  # no bomb
    ("A strike by the Israeli air force killed two in Gaza.", "ASSAULT", "air force=ISR >", "occurred"),
    ("Italy arrested 20 traffickers.", "COERCE", "italy=ITA >", "occurred"),  # no adverb in -ly
    ("The Arab League suspended Syria.", "SANCTION", "arab league= > syria=SYR", "occurred"),  # no game
    ("Iranian hackers targeted Israeli banks.", "COERCE", "hackers=IRN > =ISR", "occurred"),  # no bombs
    ("Two French diplomats were expelled from Burkina Faso.", "SANCTION", "> diplomats=FRA", "occurred"),
    ("Kenyans gathered in Nairobi to protest against the law.", "PROTEST", "=KEN >", "occurred"),  # more than a purpose
    ("Chadian officials blamed the attack on Sudan.", "ACCUSE", "officials=TCD > =SDN", "occurred"),
    ("Nigeria ordered Shell to pay 300 million dollars.", "REQUEST", "=NGA > shell=GBR", "occurred"),  # no weapons
    ("Kenyan workers ended their strike.", "RETREAT", "workers=KEN >", "occurred"),
]


@pytest.mark.parametrize(("text", "type_", "sides", "status"), LIKE_HEADLINES)
def test_a_plain_sentence_is_not_read_as_a_headline(text: str, type_: str, sides: str, status: str) -> None:
    """What looks like the words of a headline, of a sport or of arms is read by who acts."""
    assert reads_as(text, type_, sides, status)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Talks between Armenia and Azerbaijan began in Geneva.", "geneva"),
        ("A week of protests has rocked Bamako.", "bamako"),
        ("Clashes between police and students erupted in Dhaka.", "dhaka"),
    ],
)
def test_what_breaks_out_does_so_where_its_verb_says(text: str, place: str) -> None:
    """The place stands behind the verb of which the event is the subject."""
    assert told(text)[1][0].place_id == place
