"""Events of any text: no words break the machine, and what holds of one row holds of all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newstables
from invented import reported

PIECES = [
    "Ruritania",
    "Freedonia",
    "Strelsau",
    "Anna",
    "Berg",
    "attacked",
    "agreed",
    "to",
    "and",
    ",",
    ".",
    "of",
    "by",
    "that",
    "who",
    "the",
    "refused",
    "threatened",
    "talks",
    "with",
    "was",
    "not",
    "if",
    "“",
    "”",
    ";",
    "demanded",
    "in",
    "said",
    "must",
    "it",
    "(",
    ")",
    "accused",
    "sent",
    "will",
    "on",
    "Monday",
    "attack",
    "talks",
    "were held",
    "was lifted",
    "the blockade",
    "by",
    "which",
    "after",
    "to",
    "-",
    "backed",
    "told",
    "its",
    "since",
    "between",
    "3-1",
    "began",
    "plans",
]
WORDS = st.sampled_from(PIECES)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_events_whose_spans_lie_in_it(text: str) -> None:
    """No text breaks it, twice gives the same; triggers lie in their clauses; each row names somebody or a place, and reads."""
    told = reported(text)
    assert told == reported(text)
    for event in told:
        assert 0 <= event.start_char <= event.trigger_start_char < event.trigger_end_char <= event.end_char <= len(text)
        assert event.sources or event.targets or event.place_id
        assert not set(event.sources) & set(event.targets)
        assert 0 < len(event.description) < 100


@pytest.mark.parametrize("text", ["Kenyan", "Sweden helps Swedish", "aid to Palestinian", "DEMANDed WILL,"])
def test_a_text_may_break_off_anywhere(text: str) -> None:
    """Each of these once ended in an IndexError, behind an adjective of a state or a comma."""
    assert newstables.extract(text)["sentences"].num_rows == 1
