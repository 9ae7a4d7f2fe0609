"""Quotes as statements: which words a sentence reports, who says them, by which cue, to whom, where and when.

Mentions and times are made by hand, so that a case fails for what quotes do, never for how names are found.
"""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstables.propose import quotes
from newstables.propose.index import MentionIndex, index_mentions
from newstables.rows import Actor, Mention, Quote, Time
from newstables.text import Document, read

# Actors of the sentences below by every name they are called; `they` are two.
NAMES = {
    "Anna Berg": "anna-berg",
    "Berg": "anna-berg",
    "She": "anna-berg",
    "she": "anna-berg",
    "Tom Okafor": "tom-okafor",
    "Okafor": "tom-okafor",
    "Ruritania": "ruritania",
    "Freedonia": "freedonia",
    "Transport Ministry": "transport-ministry",
    "World Council": "world-council",
    "the Herald": "herald",
    "harbour treaty": "harbour-treaty",
    "reporters": "reporters",
}
DATES = {
    "March 4": ("2024-03-04", "publication"),
    "last week": ("2024-02-26/2024-03-03", "publication"),
    "January 2023": ("2023-01", "absolute"),
}


def _mentions(document: Document) -> MentionIndex:
    pattern = "|".join(sorted(map(re.escape, NAMES), key=lambda name: -len(name)))
    mentions = [
        Mention(match.start(), match.end(), "name", NAMES[match.group()])
        for match in re.finditer(rf"\b(?:{pattern})\b", document.text)
    ]
    actors = {actor: Actor(actor, name, "other") for name, actor in NAMES.items()}
    return index_mentions(document, mentions, actors, {})


def _times(document: Document) -> list[Time]:
    return [
        Time(match.start(), match.end(), "date", edtf, edtf=edtf, anchor=anchor)
        for words, (edtf, anchor) in DATES.items()
        for match in re.finditer(re.escape(words), document.text)
    ]


def _read(text: str) -> list[Quote]:
    document = read(text)
    return quotes.propose(document, _mentions(document), _times(document))


def _brief(text: str) -> list[tuple[str, str, str]]:
    """Kind, content and speakers of every row."""
    return [(row.kind, text[row.content_start_char : row.content_end_char], " ".join(row.speakers)) for row in _read(text)]


def _one(text: str) -> Quote:
    (row,) = _read(text)
    return row


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge will open soon,” Berg said.",
        "“The bridge will open soon,” said Berg, who runs the port.",
        "Berg said: “The bridge will open soon.”",
        "“The bridge will open soon,” Berg, a former pilot from the north coast, later said.",
        "“The bridge will open soon,” Berg, who joined the crew in spring, said in an interview.",
        "“Will the bridge open soon?” Berg asked.",
        '"The bridge will open soon," Berg told reporters.',
        "''The bridge will open soon,'' says Anna Berg.",
        "As Berg put it, “The bridge will open soon.”",
    ],
)
def test_a_quoted_clause_is_direct_and_its_speaker_stands_by_the_cue(text: str) -> None:
    row = _one(text)
    assert (row.kind, row.speakers) == ("direct", ("anna-berg",))
    assert "open soon" in text[row.start_char : row.end_char]
    assert _words(text, row.speaker_start_char, row.speaker_end_char) in ("Berg", "Anna Berg")


def test_the_comma_inside_the_marks_belongs_to_the_words() -> None:
    text = "“We sail at noon,” Berg said."
    row = _one(text)
    assert text[row.start_char : row.end_char] == "We sail at noon,"
    assert (row.content_start_char, row.content_end_char) == (row.start_char, row.end_char)


def test_two_parts_round_a_cue_are_one_utterance() -> None:
    first, second = _read("“The harbour,” Okafor said, “is too small.”")
    assert first.utterance == second.utterance == (first.start_char, first.end_char)
    assert second.speakers == ("tom-okafor",)
    assert second.cue == "say"


def test_the_next_quoted_sentence_of_a_paragraph_goes_on_with_the_speaker() -> None:
    first, second = _read("“The harbour is too small,” said Okafor, a pilot. “Freedonia knows that.”")
    assert second.utterance == first.utterance
    assert second.speakers == ("tom-okafor",)


def test_a_quoted_paragraph_without_cue_is_spoken_by_whoever_held_the_floor() -> None:
    text = "Berg said the port was full.\n“Okafor never answered our letters about it.”"
    row = _read(text)[-1]
    assert (row.kind, row.speakers, row.cue) == ("direct", ("anna-berg",), None)


def test_the_floor_is_taken_by_the_last_cue_of_the_same_paragraph() -> None:
    text = "“We wait,” Okafor said.\nBerg criticized the delay. “Nobody told us about the storm.”"
    assert _read(text)[-1].speakers == ("anna-berg",)


def test_an_open_mark_runs_on_into_the_next_paragraph() -> None:
    text = "“We waited for days,” Berg said. “Nobody came.\n“Then the storm broke.”"
    assert [row.speakers for row in _read(text)] == [("anna-berg",)] * 3


def test_nobody_speaks_where_nobody_is_shown() -> None:
    row = _one("“The tide waits for no captain.”")
    assert (row.kind, row.speakers, row.speaker_start_char) == ("direct", (), None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg said the plan was “a farce” from the start.", "the plan was “a farce” from the start"),
        ("Okafor called the plan “a farce.”", "the plan “a farce.”"),
        ("Berg described the port as “unsafe” last week.", "the port as “unsafe” last week"),
        ("She urged Freedonia to “leave the bay.”", "Freedonia to “leave the bay.”"),
        ("The plan is “a farce,” Berg said.", "The plan is “a farce,”"),
        ("Berg denied the story as “old news” while saying the port was safe.", "the story as “old news”"),
    ],
)
def test_a_quoted_fragment_is_mixed_and_carries_the_paraphrase_round_it(text: str, content: str) -> None:
    row = _read(text)[0]
    assert row.kind == "mixed"
    assert text[row.content_start_char : row.content_end_char] == content
    assert row.speakers


def test_fragments_of_one_content_share_the_utterance_and_make_no_indirect_row() -> None:
    text = "Berg said the crew was “tired” and the ship “older than the port.”"
    first, second = _read(text)
    assert first.kind == second.kind == "mixed"
    assert second.utterance == (first.start_char, first.end_char)


@pytest.mark.parametrize(
    ("text", "content", "speakers"),
    [
        ("Berg said the port was full.", "the port was full", "anna-berg"),
        ("Okafor warned that the dam could break.", "the dam could break", "tom-okafor"),
        (
            "The Transport Ministry has been saying for weeks that the dam is safe.",
            "the dam is safe",
            "transport-ministry",
        ),
        ("The dam is safe, according to the World Council.", "The dam is safe", "world-council"),
        ("According to the World Council, the dam is safe.", "the dam is safe", "world-council"),
        ("The dam has been repaired twice, Okafor said.", "The dam has been repaired twice", "tom-okafor"),
        ("Berg, a lawyer from the coast, said the port was full.", "the port was full", "anna-berg"),
        ("Berg, who visited Freedonia, said the port was full.", "the port was full", "anna-berg"),
        ("A pilot who met Berg said the port was full.", "the port was full", ""),
        ("An aide to Berg said the port was full.", "the port was full", ""),
        ("Ruritania and Freedonia said they would sign.", "they would sign", "ruritania freedonia"),
        ("Berg asked whether the dam was safe.", "whether the dam was safe", "anna-berg"),
        ("Berg accused Freedonia of selling the port.", "selling the port", "anna-berg"),
        ("Freedonia was accused of selling the port.", "selling the port", ""),
        ("Freedonia was accused by Berg of selling the port.", "selling the port", "anna-berg"),
        ("The harbour treaty states that ships pay no fee.", "ships pay no fee", "harbour-treaty"),
        ("Berg promised to repair the dam.", "to repair the dam", "anna-berg"),
        (
            "Ruritania’s claim that the dam is safe surprised nobody.",
            "the dam is safe surprised nobody",
            "ruritania",
        ),
        ("She told Okafor the port was full.", "the port was full", "anna-berg"),
        ("Berg said the port was full, adding that it would close.", "the port was full", "anna-berg"),
        ("Berg said the port was full, which surprised the crew.", "the port was full", "anna-berg"),
    ],
)
def test_reported_speech_is_the_content_alone(text: str, content: str, speakers: str) -> None:
    assert _brief(text)[0] == ("indirect", content, speakers)


def test_content_split_by_its_cue_is_two_rows_of_one_utterance() -> None:
    text = "Smaller ships, Okafor said, could still enter the bay."
    first, second = _read(text)
    assert text[first.start_char : first.end_char] == "Smaller ships"
    assert text[second.start_char : second.end_char] == "could still enter the bay"
    assert second.utterance == (first.start_char, first.end_char)


def test_a_second_verb_takes_over_the_speaker() -> None:
    text = "Berg praised the crew and said the port was full, adding that it would close."
    assert [row.speakers for row in _read(text)] == [("anna-berg",)] * 3


def test_a_speaker_without_a_known_actor_keeps_the_words() -> None:
    text = "“The dam is safe,” said a spokesman for the World Council."
    row = _one(text)
    assert row.speakers == ()
    assert _words(text, row.speaker_start_char, row.speaker_end_char) == "spokesman"


@pytest.mark.parametrize(
    "text",
    [
        "The “Blue Anchor” inn has closed.",
        "The crew of the “Blue Anchor” sailed home with Berg.",
        "“Blue Anchor” opened its doors in Ruritania.",
    ],
)
def test_names_and_scare_quotes_are_labels(text: str) -> None:
    row = _one(text)
    assert (row.kind, row.speakers, row.cue, row.act) == ("label", (), None, None)


def test_marks_inside_a_quotation_are_labels_of_their_own() -> None:
    outer, inner = _read("“They call it ‘progress’ in the capital,” Berg said.")
    assert (outer.kind, inner.kind) == ("direct", "label")


def test_a_heading_in_marks_is_a_label() -> None:
    text = "‘Safe Harbour’\nBerg said the port was full.\nThe crew slept well that night."
    assert _read(text)[0].kind == "label"


@pytest.mark.parametrize(
    "text",
    [
        "The United States port was full.",
        "Polls of Freedonia were published.",
        "The late calls came from Ruritania.",
        "Berg continued to sail north.",
        "Okafor bought parts from Freedonia related to the dam.",
        "Freedonia suspended trade preferences for Ruritania.",
        "Berg met privacy advocates with umbrellas.",
        "Then anti-corruption court judge Okafor met Berg.",
    ],
)
def test_words_that_only_look_like_cues_report_nothing(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Berg denied that the port was full.", "deny", "deny"),
        ("Berg warned that the port was full.", "warn", "warn"),
        ("The port is full, according to Berg.", "according to", "state"),
        ("Berg has repeatedly said the port is full.", "say", "state"),
        ("Berg called for new elections in the port.", "call for", "demand"),
    ],
)
def test_a_cue_gives_its_lemma_and_act(text: str, cue: str, act: str) -> None:
    row = _one(text)
    assert (row.cue, row.act) == (cue, act)
    assert _words(text, row.cue_start_char, row.cue_end_char) is not None


@pytest.mark.parametrize(
    ("text", "said_on", "basis"),
    [
        ("Berg said on March 4 that the port was full.", "2024-03-04", "stated"),
        ("The port, Berg said on March 4, was full of ships.", "2024-03-04", "stated"),
        ("In January 2023, Berg said the port was full.", "2023-01", "stated"),
        ("Berg warned last week that the port was full.", "2024-02-26/2024-03-03", "relative"),
        ("Berg said that the port was full on March 4.", None, None),
    ],
)
def test_the_day_of_a_statement_stands_in_its_cue_clause(text: str, said_on: str | None, basis: str | None) -> None:
    row = _read(text)[0]
    assert (row.said_on, row.date_basis) == (said_on, basis)


def test_a_later_part_inherits_the_day() -> None:
    second = _read("“The port is full,” Berg said on March 4. “The ships must wait.”")[1]
    assert (second.said_on, second.date_basis) == ("2024-03-04", "inherited")


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Berg said in a statement that the port was full.", "statement"),
        ("“The port is full,” Berg wrote on X.", "X"),
        ("Berg said that the port was full in a statement of facts.", None),
    ],
)
def test_the_medium_is_named_as_printed(text: str, medium: str | None) -> None:
    assert _read(text)[0].medium == medium


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Berg told the Herald that the port was full.", "herald"),
        ("Berg told reporters on March 4 that the port was full.", "reporters"),
        ("Berg said to Okafor that the port was full.", "tom-okafor"),
        ("Berg said the Herald was late.", None),
    ],
)
def test_whom_it_is_told(text: str, addressee: str | None) -> None:
    assert _read(text)[0].addressee_id == addressee


_MARKS = st.text(alphabet="“”\"'‘’«»`().,;:—- \n\t\x85aB1é", max_size=60)
_PIECES = st.lists(
    st.sampled_from(["said", "that", "Berg", "Okafor", "“", "”", '"', "‘", "’", ",", ".", "\n", "told", "of", "put", "it"])
    | _MARKS,
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(_PIECES.map(" ".join) | st.text())
def test_any_text_gives_valid_spans_and_a_row_for_every_pair_of_marks(text: str) -> None:
    document = read(text)
    rows = quotes.propose(document, _mentions(document), _times(document))
    spans = {(row.start_char, row.end_char) for row in rows}
    # A speaker's label inside the marks is left out of the words.
    labelled = {row.end_char for row in rows if row.rule == "quote:marks+label"}
    assert all((q.inner_start, q.inner_end) in spans or q.inner_end in labelled for q in document.quotations)
    for row in rows:
        assert 0 <= row.content_start_char <= row.start_char < row.end_char <= row.content_end_char <= len(text)
        assert row.utterance in spans
        assert text[row.start_char : row.end_char].strip() == text[row.start_char : row.end_char]


@pytest.mark.parametrize("piece", ["“Stop,” he said, “now,” and Berg said that ", "said ", ", Berg, ", '"a, ', "“a” "])
def test_time_grows_with_the_length_of_one_sentence(piece: str) -> None:
    def seconds(characters: int) -> float:
        document = read((piece * (characters // len(piece) + 1))[:characters])
        mentions, times = _mentions(document), _times(document)
        begin = time.process_time()
        quotes.propose(document, mentions, times)
        return time.process_time() - begin

    seconds(5_000)
    assert seconds(80_000) < 60 * max(seconds(8_000), 0.005)
