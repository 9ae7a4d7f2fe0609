"""The work of events grows with the length of a text and no faster, whatever its words: counted calls, not seconds."""

import pytest

from counting import assert_in_proportion, calls
from newstables.propose import events, names
from newstables.propose.index import index_mentions
from newstables.text import read

PIECES = [
    "attacked ",
    "Kenya ",
    "Kenya, ",
    "Kenya and ",
    "Kenya attacked Sudan ",
    "Kenya who attacked ",
    "attacked by Kenya ",
    "said that Kenya ",
    "planned to refused to ",
    "did not attack ",
    "if Kenya will attack ",
    "Omani, Iranian, Thai ",
    "South Korean-led attack ",
    "talks between Kenya and Sudan ",
    "accused Kenya of bombing ",
    "Kenya claims ",
    "police in the northern town of ",
    "a fire killed Kenya ",
    "called the talks ",
    "Kenya (attacked ",
    "Kenya attacked Sudan on Monday. ",
]
_SHORT, _LONG = 100, 300  # repetitions


def _work(text: str) -> int:
    document = read(text)
    actors, places, mentions = names.propose(document)
    by_id = {actor.actor_id: actor for actor in actors}
    index = index_mentions(document, mentions, by_id, {place.place_id: place for place in places})
    return calls(lambda: events.propose(document, index, [], []))


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_length(piece: str) -> None:
    assert_in_proportion(_work, "Kenya ", piece, _SHORT, _LONG)
