"""Indicators: one thing told in other words meets in one, different things never do; through the whole machine."""

from datetime import date

import pytest

from newstables import pipeline
from newstables.text import read


def indicators(text: str) -> list[str | None]:
    return [figure.indicator_id for figure in pipeline.propose(read(text), date(2031, 5, 6)).figures]


@pytest.mark.parametrize(
    ("one", "other", "indicator"),
    [
        ("Kenya has sent 900 soldiers to Chad.", "Some 1,000 Kenyan troops have arrived in Chad.", "kenyan-troops-sent-to-chad"),
        ("Nairobi dispatched 900 of its servicemen to Chad.", "Kenya sent 800 troops to Chad.", "kenyan-troops-sent-to-chad"),
        (
            "More than 900 Kenyan soldiers were killed or wounded.",
            "Kenyan military casualties have exceeded 1,000.",
            "kenyan-military-casualties",
        ),
        ("Kenya said 49 of its soldiers were killed.", "Some 50 Kenyan servicemen died.", "kenyan-troops-killed"),
        ("Rebels captured 80 Kenyan soldiers.", "About 90 Kenyan troops were taken prisoner.", "kenyan-troops-captured"),
        ("A flood in Chad killed 40 people.", "The death toll in Chad rose to 41.", "people-killed-in-chad"),
        ("At least 12 people died in Chad.", "The storm left 12 dead in Chad.", "people-killed-in-chad"),
        ("Clashes in Chad wounded 30 civilians.", "In Chad 30 civilians were injured.", "civilians-wounded-in-chad"),
        ("Shelling killed 30 civilians in Chad.", "There were 30 civilian deaths in Chad.", "civilians-killed-in-chad"),
        (
            "More than 2 million people have been displaced in Chad.",
            "War in Chad has forced 2 million people from their homes.",
            "people-displaced-in-chad",
        ),
        ("Kenya lost 12 tanks.", "Twelve tanks were lost by rebels; Kenya lost 14 tanks.", "tanks-lost-by-kenya"),
        ("France is withdrawing its 900 troops from Chad.", "France withdrew 400 soldiers from Chad.", "french-troops-withdrawn-from-chad"),
    ],
)  # fmt: skip
def test_other_words_for_one_thing_meet(one: str, other: str, indicator: str) -> None:
    assert indicators(one) == [indicator]
    assert indicators(other)[-1] == indicator


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya has sent 900 soldiers to Chad.", "France has sent 900 soldiers to Chad."),
        ("Kenya has sent 900 soldiers to Chad.", "Kenya has sent 900 soldiers to Niger."),
        ("Kenya has sent 900 soldiers to Chad.", "Kenya withdrew 900 soldiers from Chad."),
        ("Kenya has sent 900 soldiers to Chad.", "Kenya has sent 900 police officers to Chad."),
        ("Some 50 Kenyan soldiers were killed.", "Some 50 Kenyan soldiers were killed or wounded."),
        ("Some 50 Kenyan soldiers were killed.", "Some 50 Kenyan soldiers were wounded."),
        ("Some 50 Kenyan soldiers were killed.", "Some 50 Kenyan soldiers were executed."),
        ("Some 50 Kenyan soldiers were killed.", "Some 50 Kenyan civilians were killed."),
        ("Some 50 Kenyan soldiers surrendered.", "Some 50 Kenyan soldiers were captured."),
        ("Some 50 Kenyan soldiers surrendered.", "Some 50 French soldiers surrendered."),
        ("A flood in Chad killed 40 people.", "A flood in Niger killed 40 people."),
        ("A flood in Chad killed 40 people.", "Chad recorded 40 deaths per 100,000 people."),
        ("Kenya suffered 900 casualties.", "Kenyan military casualties have exceeded 900."),
        ("Kenya conscripted 900 men.", "Kenya mobilised 900 men."),
        ("Kenya lost 12 tanks.", "Rebels lost 12 tanks."),
    ],
)
def test_different_things_never_meet(one: str, other: str) -> None:
    assert not set(indicators(one)) & set(indicators(other)) - {None}


@pytest.mark.parametrize(
    ("one", "other", "both", "first", "second"),
    [
        (
            "Kenya sends more soldiers to Chad\n\n"
            "Kenya has sent 900 soldiers to Chad, Defence Minister Ana Reed said on Monday. "
            "At least 49 Kenyan soldiers have been killed there since March. "
            "Kenya will send another 300 trucks.",
            "Chad war: toll rises\n\n"
            "Some 1,000 Kenyan troops have arrived in Chad, officials said. "
            "Kenya said 52 of its servicemen had died. "
            "Rebels captured 80 Kenyan soldiers in May.",
            {"kenyan-troops-killed", "kenyan-troops-sent-to-chad"},
            {"trucks-sent"},
            {"kenyan-troops-captured"},
        ),
        (
            "Flood in Nepal\n\n"
            "A flood in Nepal killed 40 people on Sunday. "
            "More than 2,000 people were forced from their homes in Nepal. "
            "The rains destroyed 300 houses.",
            "Nepal counts its dead\n\n"
            "The death toll in Nepal rose to 61 on Tuesday, police said. "
            "Rescuers said 30 people were missing in Nepal. "
            "About 2,500 people have been displaced in Nepal. "
            "Some 310 homes were destroyed.",
            {"people-displaced-in-nepal", "people-killed-in-nepal"},
            {"houses-destroyed"},
            {"homes-destroyed", "people-missing-in-nepal"},
        ),
        (
            "Prisoners freed\n\n"
            "Rebels released 30 hostages in Mali on Friday. "
            "They still hold 12 French citizens. "
            "Two hostages were executed.",
            "Mali: hostages home\n\n"
            "Thirty hostages were freed in Mali. "
            "Mali recorded 14 kidnappings last year. "
            "Another 12 hostages escaped.",
            {"hostages-released"},
            {"french-citizens", "hostages-executed"},
            {"people-abducted"},
        ),
    ],
)
def test_two_articles_on_one_thing_share_what_they_both_count(
    one: str, other: str, both: set[str], first: set[str], second: set[str]
) -> None:
    told, retold = (set(indicators(text)) - {None} for text in (one, other))
    assert (told & retold, told - retold, retold - told) == (both, first, second)
