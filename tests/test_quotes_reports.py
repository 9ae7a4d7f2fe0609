"""Reports within reports, speaker labels, content that ends, and the speaker's own `I`.

Names are found as the pipeline finds them here only where a case says so; else mentions are made by hand.
"""

import re

import pytest

from newstables.pipeline import propose as propose_all
from newstables.propose import quotes
from newstables.propose.index import index_mentions
from newstables.rows import Actor, Mention, Quote
from newstables.text import read

NAMES = {"Anna Berg": "anna-berg", "Berg": "anna-berg", "BERG": "anna-berg", "Okafor": "tom-okafor", "Ruritania": "ruritania"}


def _read(text: str) -> list[Quote]:
    document = read(text)
    mentions = [
        Mention(match.start(), match.end(), "name", NAMES[match.group()])
        for match in re.finditer(r"\b(?:Anna Berg|Berg|BERG|Okafor|Ruritania)\b", text)
    ]
    actors = {actor: Actor(actor, name, "person") for name, actor in NAMES.items()}
    return quotes.propose(document, index_mentions(document, mentions, actors, {}), [])


def _brief(text: str) -> list[tuple[str, str, str]]:
    return [(row.kind, text[row.content_start_char : row.content_end_char], " ".join(row.speakers)) for row in _read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "content", "speaker"),
    [
        (
            "Berg said that Okafor once described the canal as “a ditch” in a letter.",
            "mixed",
            "Okafor once described the canal as “a ditch” in a letter",
            "anna-berg",
        ),
        ("Berg said Okafor claimed the canal was closed.", "indirect", "Okafor claimed the canal was closed", "anna-berg"),
        (
            "Berg said that it would mean that “The canal will be closed.”",
            "mixed",
            "it would mean that “The canal will be closed.”",
            "anna-berg",
        ),
        ("Berg recalled Okafor saying, “The canal is a ditch.”", "direct", "The canal is a ditch.", "tom-okafor"),
    ],
)
def test_the_outermost_report_holds_the_content_and_whole_quoted_words_their_own_speaker(
    text: str, kind: str, content: str, speaker: str
) -> None:
    rows = [row for row in _brief(text) if row[0] == kind]
    assert rows == [(kind, content, speaker)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("While Berg said the canal was closed, ships passed it all day.", "the canal was closed"),
        ("Berg said the canal was closed, but ships passed it all day.", "the canal was closed"),
        ("Berg said it is not only dry, but has been closed.", "it is not only dry, but has been closed"),
        ("Berg called the canal a “ditch,” a word that the port dislikes.", "the canal a “ditch,”"),
        ("Berg said the canal was closed, although ships passed it all day.", "the canal was closed"),
        ("Berg said ships waited in the port, where trade has been slow for years.", "ships waited in the port"),
        ("Berg said ships waited in the port, which opened in spring.", "ships waited in the port"),
        (
            "Berg said the port, which opened in spring, was full.",
            "the port, which opened in spring, was full",
        ),
        (
            "Berg said the port needs a loan, which would cost each family a fortune.",
            "the port needs a loan, which would cost each family a fortune",
        ),
        ("Berg said the canal was a “ditch,” warning of a long wait.", "the canal was a “ditch,”"),
    ],
)
def test_content_ends_where_the_reporter_goes_on(text: str, content: str) -> None:
    assert _brief(text)[0][1:] == (content, "anna-berg")


@pytest.mark.parametrize(
    "text",
    [
        "The council met.\n\n“BERG: Who pays for the canal?”",
        "The council met.\n\nAnna Berg: “Who pays for the canal?”",
        "The council met.\n\nBerg on the budget: “Who pays for the canal?”",
        "The council met.\n\n“Who pays for the canal?” — Anna Berg",
        "The council met.\n\n“Who pays for the canal?” -- Berg, the mayor",
    ],
)
def test_a_label_names_the_speaker(text: str) -> None:
    assert _brief(text) == [("direct", "Who pays for the canal?", "anna-berg")]
    assert _read(text)[0].rule == "quote:marks+label"


def test_capitals_that_open_several_turns_are_labels_without_a_known_actor() -> None:
    text = "The council met.\n\n“ZORK: Who pays?”\n\n“We all do.”\n\n“ZORK: When?”"
    rows = _read(text)
    assert [text[row.start_char : row.end_char] for row in rows] == ["Who pays?", "We all do.", "When?"]
    assert [text[row.speaker_start_char : row.speaker_end_char] for row in rows] == ["ZORK", "ZORK", "ZORK"]
    assert all(row.speakers == () for row in rows)


def test_one_word_in_capitals_is_no_label() -> None:
    text = "The council met. “WARNING: the bridge is closed,” Berg wrote."
    assert _brief(text) == [("direct", "WARNING: the bridge is closed,", "anna-berg")]


def test_a_name_with_an_unknown_actor_after_a_dash_keeps_its_words() -> None:
    text = "The council met.\n\n“Who pays?” ― Zork Blip"
    (row,) = _read(text)
    assert row.speaker_start_char is not None
    assert text[row.speaker_start_char : row.speaker_end_char] == "Zork Blip"


@pytest.mark.parametrize("dash", [" -- ", " - ", "—"])
def test_a_dash_typed_as_hyphens_sets_off_an_apposition(dash: str) -> None:
    text = f"The council met. Berg{dash}the mayor of the port, which is old{dash}told me, “The canal is closed.”"
    assert _brief(text)[-1] == ("direct", "The canal is closed.", "anna-berg")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg questioned the price of the canal.", "the price of the canal"),
        ("Berg endorsed the plan for the canal.", "the plan for the canal"),
        ("Those aides of Okafor say the canal is closed.", "the canal is closed"),
        ("Berg and Okafor say the canal is closed.", "the canal is closed"),
        ("Too often, Berg said, the canal is closed.", "Too often"),
        ("The canal, Berg said after the meeting, was closed.", "The canal"),
        ("Berg said after the meeting that the canal was closed.", "the canal was closed"),
    ],
)
def test_what_is_reported_without_marks(text: str, content: str) -> None:
    assert _brief(text)[0][:2] == ("indirect", content)


@pytest.mark.parametrize(
    "text",
    [
        "Windows showed ships in the port.",
        "The court could deny the permit.",
        "Berg continued the tour of the port.",
    ],
)
def test_what_is_not_reported(text: str) -> None:
    assert _brief(text) == []


def test_a_title_in_the_setting_is_no_content() -> None:
    text = "In her book “Tides,” Berg says the canal was “a ditch” from the start."
    assert _brief(text)[-1] == ("mixed", "the canal was “a ditch” from the start", "anna-berg")


def test_a_colon_before_the_marks_ends_what_stands_before_it() -> None:
    text = "The mayor scolded him at the port: “The canal is closed,” Berg said."
    assert _brief(text)[-1] == ("direct", "The canal is closed,", "anna-berg")


def test_a_free_standing_mark_closes() -> None:
    text = 'The council met. "The canal is closed, " Berg said, adding that ships wait.'
    assert _brief(text)[0] == ("direct", "The canal is closed,", "anna-berg")


def _first_person(text: str) -> list[tuple[str, str | None]]:
    rows = _read(text)
    return [(text[m.start_char : m.end_char], m.actor_id) for m in quotes.first_person(read(text), rows)]


def test_the_first_person_inside_the_marks_is_the_speaker() -> None:
    text = "“I’m sure my men follow me,” Berg said. “That plan is mine.”"
    assert _first_person(text) == [(word, "anna-berg") for word in ("I", "my", "me", "mine")]


@pytest.mark.parametrize(
    "text",
    [
        "“Okafor told us, ‘I am the mayor,’ and left,” Berg said.",
        "“World War I. It began there,” Berg said.",
        "“Follow us, we know the way,” Berg said.",
        "I met Berg, who said the canal was closed to me.",
    ],
)
def test_whose_first_person_is_not_shown_stays_without_a_mention(text: str) -> None:
    assert _first_person(text) == []


def test_the_pipeline_gives_first_person_mentions() -> None:
    proposal = propose_all(read("President Maria Stone spoke in Paris.\n\n“I will sign it,” Maria Stone said."), None)
    spoken = [mention for mention in proposal.mentions if mention.rule == "quote:first-person"]
    assert [(mention.form, mention.actor_id) for mention in spoken] == [("pronoun", "maria-stone")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("At least 40 people were killed on Monday, Berg said.", "At least 40 people were killed on Monday"),
        ("Up to 300 boats sank, Berg said.", "Up to 300 boats sank"),
        ("Over the weekend, Berg said the river rose.", "the river rose"),
    ],
)
def test_an_amount_that_opens_a_report_is_no_setting(text: str, content: str) -> None:
    assert _brief(text) == [("indirect", content, "anna-berg")]


def test_whom_somebody_accuses_after_an_apposition_is_not_who_speaks() -> None:
    text = "Berg, the mayor of Zenda, accused Ruritania of sending troops."
    assert _brief(text) == [("indirect", "sending troops", "anna-berg")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The annual audit report said the canal was closed.", "audit-report"),
        ("They signed a mutual defense pact that calls for “immediate help” in a war.", "mutual-defense-pact"),
        ("The report said the canal was closed.", None),
    ],
)
def test_a_document_with_a_name_of_its_own_speaks(text: str, speaker: str | None) -> None:
    proposal = propose_all(read(text), None)
    assert [quote.speakers for quote in proposal.quotes] == [(speaker,) if speaker else ()]
    documents = [actor for actor in proposal.actors if actor.kind == "document"]
    assert [actor.actor_id for actor in documents] == ([speaker] if speaker else [])
    assert [m.actor_id for m in proposal.mentions if m.rule == "quote:document"] == ([speaker] if speaker else [])


def test_a_document_named_after_an_organization_crosses_no_mention() -> None:
    proposal = propose_all(read("A leaked Bank of England report said the canal was closed."), None)
    spans = [(m.start_char, m.end_char) for m in proposal.mentions]
    assert not [(a, b) for a in spans for b in spans if a[0] < b[0] < a[1] < b[1]]


@pytest.mark.parametrize(
    "text", ["“We lost it all,” Berg, 47, told Okafor.", "“We lost it all,” Berg, a teacher, told Okafor."]
)
def test_whom_somebody_tells_after_an_apposition_is_not_who_speaks(text: str) -> None:
    (row,) = _read(text)
    assert row.speakers == ("anna-berg",)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Those close to Berg say that the canal is closed.", "the canal is closed"),
        ("Traders in Ruritania insist the canal is closed.", "the canal is closed"),
        ("To varying degrees, all suggested that the canal would close.", "the canal would close"),
        ("Berg warned, as did the port itself, that the canal would close.", "the canal would close"),
        (
            "Berg said in an aside that should the port close, the canal would dry.",
            "should the port close, the canal would dry",
        ),
        ("Berg rejected the plan in a statement released by the port.", "the plan"),
        ("Berg praised the plan, a patchwork of old ideas.", "the plan"),
        ("Berg praised the plan but has since left.", "the plan"),
        ("Berg wants to close the canal.", "to close the canal"),
        ("Berg has voiced deep concern that the canal could close.", "the canal could close"),
    ],
)
def test_what_a_clause_with_its_cue_reports(text: str, content: str) -> None:
    assert [brief[1] for brief in _brief(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Berg signed a highly anticipated treaty fell apart in spring.",
        "The port did not respond to requests for help.",
        "Berg spoke in a hall that had been closed for years.",
        "There was concern that the canal could close.",
        "The canal is supposed to open in spring.",
        "The port interviewed more than 20 sailors.",
    ],
)
def test_what_looks_like_a_report_and_is_none(text: str) -> None:
    assert not _brief(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Berg has voiced deep concern that the canal could close.", "anna-berg"),
        ("As a siren rang, Berg said, “It is closed.”", "anna-berg"),
        ("Berg sent a message on Monday. “Come home,” the message read.", "anna-berg"),
        ("Okafor met Berg. The post was shared by Berg. “Come home,” the post read.", "anna-berg"),
        ("Okafor met Berg. “Come home,” the post read.", ""),
        ("Berg sent a letter. “We will not pay,” the letter said.", ""),
        ("Zorblat told Okafor that the canal was closed.", ""),
    ],
)
def test_who_voices_it(text: str, speakers: str) -> None:
    assert {brief[2] for brief in _brief(text)} == {speakers}
    assert all(brief[0] != "mixed" for brief in _brief(text))


@pytest.mark.parametrize(
    "text",
    [
        "Berg testified against Okafor.",
        "Berg must report to prison by May.",
        "Berg reported for duty.",
        "Asked whether he would resign, Berg left.",
    ],
)
def test_what_tells_no_words_is_no_report(text: str) -> None:
    assert _brief(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The opposition council walked out, alleging that the vote was rigged.", "opposition council", "the vote was rigged"),
        ("The council left the hall, alleging that the vote was rigged.", "council", "the vote was rigged"),
        ("According to a survey released in May, the canal is closed.", "survey", "the canal is closed"),
        ("Observers in Ruritania and around the region say the vote was rigged.", "Observers", "the vote was rigged"),
        ("Q: The canal is closed, said Okafor.", "Okafor", "The canal is closed"),
    ],
)
def test_the_speaker_is_the_head_of_its_phrase(text: str, speaker: str, content: str) -> None:
    (row,) = _read(text)
    assert (text[slice(row.speaker_start_char, row.speaker_end_char)], text[slice(row.start_char, row.end_char)]) == (
        speaker,
        content,
    )


def test_who_terms_a_thing_so_is_the_speaker() -> None:
    assert _brief("Berg termed it a “daylight robbery” and left.")[0][::2] == ("mixed", "anna-berg")
