"""Pruning: a review file without the decisions that the machine has learnt to make by itself.

Takes the file's text and what was learnt, gives the new text; the lines that stay are left as they were, comments and all.
"""

from newstables.review.decisions import Decision


def prune(text: str, learnt: list[tuple[Decision, str | None]]) -> str:
    """Cut learnt decisions, and learnt fields of decisions that stay, out of a review file's text.

    Args:
        text: the file's text.
        learnt: decisions, each with the field that was learnt, or None for the whole.
    """
    by_decision: dict[int, tuple[Decision, set[str | None]]] = {}
    for decision, name in learnt:
        by_decision.setdefault(decision.lines[0], (decision, set()))[1].add(name)
    lines = text.splitlines(keepends=True)
    cut: set[int] = set()
    for decision, names in by_decision.values():
        if None in names or names >= set(decision.changes):
            cut.update(range(decision.lines[0], _end(lines, decision.lines)))
        else:
            for name in names:
                if name is not None:
                    cut.update(range(decision.field_lines[name][0], _end(lines, decision.field_lines[name])))
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in cut)
    return kept if kept.strip() != "decisions:" else "decisions: []\n"


def _end(lines: list[str], span: tuple[int, int]) -> int:
    """The line after a value's last one. YAML ends a block where the next begins, a flow value on its own line."""
    first, last = span
    end = max(last, first + 1)
    while end > first + 1 and (not lines[end - 2].strip() or lines[end - 2].lstrip().startswith("#")):
        end -= 1  # blank lines and comments before the next decision stay
    return end
