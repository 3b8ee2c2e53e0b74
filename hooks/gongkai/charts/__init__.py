"""What may be drawn: numbers of reports that can be held beside each other, and no others.

A picture is worth less than nothing where its bars count different things. So the rules stand in
one module, `comparability`, the cells of statutory tables that are drawn in one file, `cells.yml`,
and whatever they do not let through stays a number in its report.
"""

from .cells import Count, count_of, measures_of, refusals
from .comparability import (
    FEWEST_REGIONS,
    FEWEST_YEARS,
    Refusal,
    Times,
    comparable,
    first_year,
    refusal_across,
    refusal_of,
    refusal_over_years,
)
from .measure import Measure, Subject

__all__ = [
    "FEWEST_REGIONS",
    "FEWEST_YEARS",
    "Count",
    "Measure",
    "Refusal",
    "Subject",
    "Times",
    "comparable",
    "count_of",
    "first_year",
    "measures_of",
    "refusal_across",
    "refusal_of",
    "refusal_over_years",
    "refusals",
]
