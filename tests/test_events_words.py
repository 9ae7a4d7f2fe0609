"""The words that news agencies tell each type of event with, one sentence a word."""

import pytest

import words_of_accord
import words_of_conflict
from wire import told

SAID = [*words_of_accord.SAID.items(), *words_of_conflict.SAID.items()]


@pytest.mark.parametrize(("type_", "text"), [(type_, text) for type_, texts in SAID for text in texts])
def test_the_words_of_a_sentence_tell_its_type(type_: str, text: str) -> None:
    """The first event told is of this type, and one of the two states or their people takes part."""
    actors, events = told(text)
    assert events[0].type == type_
    sides = {actors[key].country for key in (*events[0].sources, *events[0].targets)}
    assert sides & {"KEN", "UGA"}
