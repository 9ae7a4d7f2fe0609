"""Who speaks and where the report begins, in whole sentences read as the pipeline reads them."""

import pytest

from newstables.pipeline import propose
from newstables.text import read


def _said(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Content, the words that name the speaker, and the speakers, of every row but labels."""
    rows = [row for row in propose(read(text), None).quotes if row.kind != "label"]
    return [
        (
            text[row.content_start_char : row.content_end_char],
            None if row.speaker_start_char is None else text[row.speaker_start_char : row.speaker_end_char],
            row.speakers,
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "LIMA, March 12 (Newswire) - ",
        "ANKARA — ",
        "Oslo (Newswire) – ",
        "KYIV, Nov 4 — ",
        "• ",
        "NEW YORK -- ",
    ],
)
def test_a_dateline_or_bullet_is_no_part_of_what_is_reported(opening: str) -> None:
    assert _said(f"{opening}The dam has burst, refugees said.") == [("The dam has burst", "refugees", ())]


def test_a_dash_behind_a_name_in_capitals_opens_no_dateline() -> None:
    assert _said("UNESCO — the agency in Paris — said the site was safe.")[0][0] == "the site was safe"


def test_an_hour_with_a_dash_stands_before_a_label() -> None:
    ((content, words, _),) = _said('08:40 - Governor Hasan Demir: "We have reports of collapsed houses in two towns."')
    assert (content, words) == ("We have reports of collapsed houses in two towns.", "Hasan Demir")


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Analysts at the central bank say prices will fall.", "prices will fall", "Analysts"),
        ("Both Mr. Berg and Mr. Holm say the staff was told nothing.", "the staff was told nothing", "Berg"),
        ("The four senators all suggested that the claims could be false.", "the claims could be false", "four senators"),
        ("To varying degrees, all agreed that the plan would raise taxes.", "the plan would raise taxes", "all"),
        ("The head of the agency, Maria Berg, told reporters that the dam was safe.", "the dam was safe", "Maria Berg"),
        ("The chief of staff, Gen. Karl Berg, said they had met.", "they had met", "Karl Berg"),
        ("Officials in Kyiv said the talks had failed.", "the talks had failed", "Officials"),
        ("Police fired tear gas, saying the crowd had thrown stones.", "the crowd had thrown stones", "Police"),
        ("Privacy advocates welcomed the ruling.", "the ruling", "Privacy advocates"),
        ("More than 100 Ruritanian bakers left, saying the bread was old.", "the bread was old", "100 Ruritanian bakers"),
        ("“Go,” said the head of the agency, Maria Berg.", "Go,", "Maria Berg"),
        ("Ruritania shelled a clinic in which, doctors said, nine died.", "nine died", "doctors"),
        ("The port closed, Holm said in a post on Orvagram.", "The port closed", "Holm"),
    ],
)
def test_the_subject_speaks_past_its_parts(text: str, content: str, speaker: str) -> None:
    assert [row[:2] for row in _said(text)] == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Berg rejected the plan and has since left the party.", ["the plan"]),
        ("Berg denounced the vote in a speech to workers.", ["the vote"]),
        ("The company agreed to lend Berg $5 million, and the union also stepped in.", ["to lend Berg $5 million"]),
        ("Berg called on Holm to stop the attacks and apologize.", ["Holm to stop the attacks and apologize"]),
        ("Berg asked the candidates to discuss their plans.", ["the candidates to discuss their plans"]),
        ("Berg criticized the party’s lack of ideas.", ["the party’s lack of ideas"]),
        ("Berg denies having read the letter.", ["having read the letter"]),
        ("Berg said late on Tuesday he would resign.", ["he would resign"]),
        ("Berg complained about the noise, even suggesting he had been sabotaged.", ["the noise", "he had been sabotaged"]),
    ],
)
def test_the_report_ends_where_the_reporter_goes_on(text: str, contents: list[str]) -> None:
    assert [row[0] for row in _said(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not immediately respond to requests for comment.",
        "The book is expected to be published in May.",
        "The bridge was supposed to be ready by June.",
        "Berg denied it.",
    ],
)
def test_where_no_words_say_what_was_said_there_is_no_row(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Ministry of Health issued a statement on Friday. “There is no danger,” the statement said.",
            "Ministry of Health",
        ),
        ("President Karl Berg posted a video. “We hold the line,” the message read.", "Karl Berg"),
        ("A letter reached the office. “We will not pay,” the letter read.", "letter"),
    ],
)
def test_a_message_is_spoken_by_whoever_put_it_out(text: str, speaker: str) -> None:
    assert _said(text)[-1][1] == speaker


def test_who_acts_after_quoted_words_in_their_paragraph_speaks_them() -> None:
    text = "‘I saw Okafor,’ said Berg.\n\n‘Why?’ Okafor leaned forward. ‘Did she pay?’\n\n‘Yes.’ She smiled.\n\n‘Good.’ Okafor’s dog barked."
    rows = propose(read(f"Anna Berg met Tom Okafor.\n\n{text}"), None).quotes
    assert [row.speakers for row in rows][:3] == [("anna-berg",), ("tom-okafor",), ("tom-okafor",)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kenya, Ethiopia and the United Nations said aid would follow.", ("kenya", "ethiopia", "united-nations")),
        ("Kenya, Ethiopia, and the United Nations said aid would follow.", ("kenya", "ethiopia", "united-nations")),
        ("Kenya helped Ethiopia, and the United Nations said aid would follow.", ("united-nations",)),
        ("In Nairobi, Kenya and Ethiopia said aid would follow.", ("kenya", "ethiopia")),
    ],
)
def test_a_comma_before_and_joins_speakers_only_in_a_list_of_three(text: str, speakers: tuple[str, ...]) -> None:
    assert [said[2] for said in _said(text)] == [speakers]


@pytest.mark.parametrize("words", ["0.4 points", "0.4 percentage points", "five points"])
def test_points_that_are_counted_point_to_nothing(words: str) -> None:
    assert _said(f"Unemployment rose {words} to 7.1 percent.") == []
