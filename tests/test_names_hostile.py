"""Names in any text at all: mentions are valid and nest, and the work is linear in length."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstables.propose import names
from newstables.rows import Mention
from newstables.text import read

_PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "Al - & ( ) ’s of the Ministry Kenya Kenyan troops they its Mr QDV , . Lake President Park ji in said and É ß İ 12 $",
    )
)


def _check(text: str) -> None:
    actors, places, mentions = names.propose(read(text))
    known, located = {a.actor_id for a in actors}, {p.place_id for p in places}
    assert "" not in known | located
    inside: list[Mention] = []
    for mention in mentions:
        assert 0 <= mention.start_char < mention.end_char <= len(text)
        assert mention.actor_id in known or mention.place_id in located
        while inside and inside[-1].end_char <= mention.start_char:
            inside.pop()
        assert not inside or mention.end_char <= inside[-1].end_char
        inside.append(mention)


@given(
    st.lists(_PIECES, max_size=60).map(" ".join)
    | st.lists(_PIECES | st.characters(), max_size=60).map("".join)
    | st.lists(_PIECES, max_size=40).map("\n• ".join).map(str.upper)  # a list in capitals
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_valid_mentions_that_nest(text: str) -> None:
    _check(text)


def test_a_name_of_initials_alone_comes_back_in_no_shorter_form() -> None:
    _check("- at~ministry- atU.S. ReliefpointsReliefReliefRelief/ReliefU.S. U.S. ")  # found by fuzzing


@pytest.mark.parametrize(
    "piece",
    [
        "Al-",
        "Kenyan troops and they ",
        "Mr Dorvak said its ",
        "Torvik Ullman (QDV) ",
        "Ministry of Trade and ",
        "President of Kenya ",
        "Elena Dorvak. ",
        "of the ",
        "A & B ",
    ],
)
def test_time_is_linear_in_length(piece: str) -> None:
    def seconds(times: int) -> float:
        document = read(piece * times)
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            names.propose(document)
            best = min(best, time.process_time() - begin)
        return best

    names.propose(read(piece))
    assert seconds(8000) < 20 * seconds(1000) + 0.05
