"""Review: decisions of readers, applied to what the machine proposed."""

from newstables.review.apply import Outcome, apply
from newstables.review.decisions import Decision, parse_decisions
from newstables.review.prune import prune
from newstables.review.start import starting_review

__all__ = ["Decision", "Outcome", "apply", "parse_decisions", "prune", "starting_review"]
