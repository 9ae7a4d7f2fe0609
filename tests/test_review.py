"""Review: decisions change what the machine proposed, say why, and fail loudly when they no longer fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstables.article import Reader
from newstables.faults import BadInput
from newstables.keys import KeyedRows, key_rows
from newstables.review import Outcome, apply, parse_decisions, prune
from newstables.review.anchors import find, occurrence
from newstables.rows import Actor, Figure, Mention, Proposal, Quote, Time

TEXT = "The mayor, Ada Holm, said 40 boats sank on Monday. “We lost 40 boats,” Holm said. Nobody knew for weeks."
READERS = {"r1": Reader("r1", "person", "A Reader", date(2026, 1, 2))}


def span(words: str, occurrence_number: int = 1) -> tuple[int, int]:
    return find(TEXT, f"{words}#{occurrence_number}")


def proposal() -> KeyedRows:
    first, quote = span("40"), span("We lost 40 boats,")
    return key_rows(
        Proposal(
            actors=[Actor("ada-holm", "Ada Holm", "person", rule="x"), Actor("holm", "Holm", "person", rule="x")],
            mentions=[
                Mention(*span("Ada Holm"), "name", "ada-holm", rule="x"),
                Mention(*span("Holm", 2), "name", "holm", rule="x"),
            ],
            times=[Time(*span("Monday"), "date", "2026-W01-1", rule="x")],
            quotes=[Quote(*quote, "direct", *quote, quote, ("holm",), rule="x")],
            figures=[Figure(*first, 40.0, 40.0, 40.0, "exact", "persons", claimant_id="holm", rule="x")],
        )
    )


def review(text: str) -> Outcome:
    decisions = parse_decisions(text, "review.yaml", READERS)
    return apply(proposal(), decisions, READERS, TEXT, "a-story", "review.yaml")


def decided(lines: str) -> str:
    return "decisions:\n" + lines + "    reason: the words say so\n    reader: r1\n"


def figure_id() -> str:
    return f"f{span('40')[0]}-{span('40')[1]}"


def test_a_set_changes_the_field_and_marks_the_row() -> None:
    made = review(
        decided(f"  - set: figures/{figure_id()}\n    words: '40'\n    fields: {{unit: {{old: persons, new: boats}}}}\n")
    )
    row = made.rows.figures[figure_id()]
    assert (row.unit, row.origin, made.faults) == ("boats", "corrected", [])
    (trail,) = made.trail
    assert (trail["field"], trail["old_value"], trail["new_value"]) == ("unit", "persons", "boats")
    assert (trail["reviewer"], trail["reviewed_on"], trail["reason"]) == ("r1", date(2026, 1, 2), "the words say so")


def test_a_moved_span_keeps_the_id() -> None:
    made = review(decided(f"  - set: figures/{figure_id()}\n    fields: {{text: {{old: '40', new: '40 boats#1'}}}}\n"))
    row = made.rows.figures[figure_id()]
    assert TEXT[row.start_char : row.end_char] == "40 boats"


def test_an_optional_span_is_filled_and_emptied_whole() -> None:
    made = review(decided(f"  - set: figures/{figure_id()}\n    fields: {{counted_text: {{old: null, new: 'boats#2'}}}}\n"))
    row = made.rows.figures[figure_id()]
    assert (row.counted_start_char, row.counted_end_char) == span("boats", 2)


def test_a_renamed_actor_is_renamed_wherever_it_is_named() -> None:
    made = review(decided("  - set: actors/holm\n    fields: {actor_id: {old: holm, new: ada-holm}}\n"))
    assert set(made.rows.actors) == {"ada-holm"}
    assert {m.actor_id for m in made.rows.mentions.values()} == {"ada-holm"}
    assert next(iter(made.rows.quotes.values())).speakers == ("ada-holm",)
    assert made.rows.figures[figure_id()].claimant_id == "ada-holm"


def test_an_added_row_is_anchored_by_its_words() -> None:
    made = review(decided("  - add: times\n    words: weeks\n    row: {type: duration, timex_value: PXW}\n"))
    start, end = span("weeks")
    row = made.rows.times[f"t{start}-{end}"]
    assert (row.origin, row.rule, row.timex_value) == ("added", None, "PXW")


def test_rejected_words_leave_a_trail_and_no_row() -> None:
    made = review(decided("  - reject: figures\n    words: '40#1'\n"))
    assert made.rows.figures == {}
    assert made.trail[0]["text"] == "40"


def test_words_without_a_row_can_be_rejected_too() -> None:
    made = review(decided("  - reject: figures\n    words: Nobody\n"))
    assert (made.faults, made.trail[0]["text"], made.trail[0].get("row_id")) == ([], "Nobody", None)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  - set: figures/f1-2\n    fields: {unit: {old: a, new: b}}\n", "there is no row figures/f1-2"),
        (
            f"  - set: figures/{figure_id()}\n    fields: {{unit: {{old: ships, new: boats}}}}\n",
            "is now 'persons', not 'ships'",
        ),
        (
            f"  - set: figures/{figure_id()}\n    words: forty\n    fields: {{unit: {{old: persons, new: b}}}}\n",
            "are '40', not",
        ),
        (f"  - set: figures/{figure_id()}\n    fields: {{colour: {{old: a, new: b}}}}\n", "no field 'colour'"),
        (
            f"  - set: figures/{figure_id()}\n    fields: {{value: {{old: '40', new: many}}}}\n",
            "takes a number, not 'many'",
        ),
        (
            "  - add: times\n    words: yesterday\n    row: {type: date, timex_value: X}\n",
            "'yesterday' are not in the article",
        ),
        ("  - add: times\n    words: '40'\n    row: {type: date, timex_value: X}\n", "occur 2 times"),
        ("  - add: times\n    words: weeks#2\n    row: {type: date, timex_value: X}\n", "occur only 1 times"),
        ("  - add: times\n    words: weeks\n    row: {type: date}\n", "lacks timex_value"),
        (
            "  - add: figures\n    words: 40#1\n    row: {qualifier: exact, unit: boats}\n",
            "the machine proposes figures/",
        ),
    ],
)
def test_a_decision_that_does_not_fit_fails_with_its_line(lines: str, message: str) -> None:
    (fault,) = review(decided(lines)).faults
    assert fault.where == "review.yaml:2"
    assert message in fault.what


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decisions: [", "not valid YAML"),
        ("- a\n- b\n", "no list of decisions"),
        ("decisions:\n  - keep: figures/f1-2\n", "no single decision"),
        (
            "decisions:\n  - set: figures\n    fields: {a: {old: b, new: c}}\n    reason: x\n    reader: r1\n",
            "names no row",
        ),
        ("decisions:\n  - reject: colours\n    words: a\n    reason: x\n    reader: r1\n", "names no table"),
        ("decisions:\n  - reject: figures\n    words: a\n    reader: r1\n", "gives no reason"),
        ("decisions:\n  - reject: figures\n    words: a\n    reason: x\n    reader: me\n", "no reader listed"),
        (
            "decisions:\n  - reject: figures\n    words: a\n    reason: x\n    reader: r1\n    why: y\n",
            "unknown key 'why'",
        ),
        (
            "decisions:\n  - reject: figures\n    words: a\n    words: b\n    reason: x\n    reader: r1\n",
            "a second time",
        ),
        ("decisions: &a\n  - *a\n", "alias"),
    ],
)
def test_a_broken_review_file_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(BadInput) as raised:
        parse_decisions(text, "review.yaml", READERS)
    assert any(message in fault.what for fault in raised.value.faults)
    assert all(fault.where.startswith("review.yaml:") for fault in raised.value.faults)


def test_what_the_machine_has_learnt_is_listed_and_pruned() -> None:
    text = (
        "decisions:\n"
        "  # the unit is right by now\n"
        f"  - set: figures/{figure_id()}\n    fields:\n      unit: {{old: people, new: persons}}\n"
        "      status: {old: asserted, new: denied}\n    reason: x\n    reader: r1\n"
        "  - add: times\n    words: Monday\n    row: {type: date, timex_value: 2026-W01-1}\n    reason: x\n    reader: r1\n"
        "  - reject: figures\n    words: Nobody\n    reason: x\n    reader: r1\n"
    )
    made = review(text)
    assert [(d.action, name) for d, name in made.learnt] == [("set", "unit"), ("add", None)]
    left = prune(text, made.learnt)
    assert "unit" not in left.replace("the unit is", "")
    assert "add: times" not in left
    assert "# the unit is right by now" in left
    again = review(left)
    assert (again.faults, again.learnt) == ([], [])
    assert again.rows == made.rows


def test_shares_count_what_needed_no_decision() -> None:
    made = review(decided("  - reject: figures\n    words: '40#1'\n"))
    assert (made.row_share.untouched, made.row_share.total) == (6, 7)


@given(st.text(alphabet="ab ", min_size=1, max_size=30), st.data())
def test_an_anchor_leads_back_to_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = occurrence(text, start, end)
    words = text[start:end]
    # Words that overlap their own next occurrence ("aa" in "aaa") have no number; all others lead back.
    if text.find(words, max(start - len(words) + 1, 0)) == start and text.count(words, 0, start) == text[:start].count(words):
        assert find(text, anchor) == (start, end)
