"""Where a disclosure speaks of what comes next: figures there are aims."""

from __future__ import annotations

import re
from functools import cache

from gongkai.model import Disclosure, State

from .words import words

# 下一年度主要安排, by kind: elsewhere E4 is of what was done, such as 行政复议、行政诉讼情况.
NEXT_YEAR = {"fzzf": "E4"}


def plan_lines(disclosure: Disclosure) -> tuple[tuple[int, int], ...]:
    """The first and last lines of the parts about what comes next."""
    said, taken_back = _titles()
    year, element = disclosure.metadata.year, NEXT_YEAR.get(disclosure.metadata.kind)
    following = f"{year + 1}年" if year else "\n"
    begun = {
        state.line
        for state in disclosure.elements
        if state.id == element and state.state is State.SECTION
    }
    return tuple(
        (section.line, section.end)
        for section in disclosure.sections
        if section.line in begun
        or following in section.title
        or (said.search(section.title) and not taken_back.search(section.title))
    )


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words()
    return re.compile(known.plan_titles), re.compile(known.not_plan_titles)
