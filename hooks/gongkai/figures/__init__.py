"""Figures: the numbers that a text states, as values; what belongs to what; rows of a table."""

from .divisions import Division, divisions_of
from .figure import Bound, Figure
from .plans import plan_lines
from .rates import gives, possible
from .reading import figures_of
from .rows import Stated, among, clause_of, stated, value_text
from .ties import Based, Tie, ties_of
from .words import rate_words

__all__ = [
    "Based",
    "Bound",
    "Division",
    "Figure",
    "Stated",
    "Tie",
    "among",
    "clause_of",
    "divisions_of",
    "figures_of",
    "gives",
    "plan_lines",
    "possible",
    "rate_words",
    "stated",
    "ties_of",
    "value_text",
]
