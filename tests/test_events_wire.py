"""Events as news agencies of every continent tell them, whole sentences through the whole machine."""

import pytest

import wire_of_force
import wire_of_places
import wire_of_words
from wire import reads_as

CASES = wire_of_force.CASES + wire_of_words.CASES + wire_of_places.CASES


@pytest.mark.parametrize(("text", "type_", "sides", "status"), CASES)
def test_a_sentence_of_the_wire_is_read_whole(text: str, type_: str, sides: str, status: str) -> None:
    """Type, sources, targets, their countries and the status of the event that a sentence tells."""
    assert reads_as(text, type_, sides, status)
