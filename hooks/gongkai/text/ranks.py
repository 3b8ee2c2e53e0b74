"""How deep each heading stands: by its number where it has one, else by its neighbours.

Markdown levels wander in real files, numbers do not; so a level counts only without a number.
"""

from __future__ import annotations

from gongkai.model import Numbering
from gongkai.text.lines import Form, Line
from gongkai.text.numbering import RANKS

_TOP = RANKS[Numbering.HAN]
# No text has more headings than this between two of one series; hostile ones may.
_FAR = 200


def with_numbers_ranked(headings: list[Line]) -> list[Line]:
    """The headings, those that bear a number with the rank that it gives them."""
    for line in headings:
        if line.number:
            line.rank = RANKS[line.number.numbering]
    _mend_styles(headings)
    return headings


def with_ranks(headings: list[Line]) -> list[Line]:
    """The headings with a rank each; those without number follow the others."""
    if not all(line.rank for line in headings):
        _rank_markdown(headings)
        _rank_bold(headings)
    return headings


def _mend_styles(headings: list[Line]) -> None:
    """Let a number that goes on where another style left off (一、 then 2.) be its sibling."""
    open_series: list[Line] = []
    latest: dict[int, int] = {}
    for index, line in enumerate(headings):
        if line.number is None:
            continue
        ordinal = line.number.ordinal
        # 1. to 12. may run on through （一） to （四）: then they go on with their own style.
        runs_on = latest.get(line.rank) == ordinal - 1
        latest[line.rank] = ordinal
        while open_series and open_series[-1].rank > line.rank:
            open_series.pop()
        elder = open_series[-1] if open_series else None
        if elder and not runs_on and elder.rank < line.rank and _goes_on(elder, line):
            later = headings[index + 1 : index + _FAR]
            line.rank = line.rank if _comes_later(later, elder, ordinal) else elder.rank
        while open_series and open_series[-1].rank >= line.rank:
            open_series.pop()
        open_series.append(line)


def _goes_on(elder: Line, line: Line) -> bool:
    if elder.number is None or line.number is None or line.number.ordinal == 1:
        return False
    return elder.markdown == line.markdown and elder.number.ordinal + 1 == line.number.ordinal


def _comes_later(later: list[Line], elder: Line, ordinal: int) -> bool:
    """Whether the elder's own style goes on to that ordinal further down."""
    for line in later:
        if line.number is None or elder.number is None or line.rank > elder.rank:
            continue
        return line.rank == elder.rank and line.number.ordinal == ordinal
    return False


def _rank_markdown(headings: list[Line]) -> None:
    """Rank Markdown headings without number like numbered ones of their level."""
    known: dict[int, int] = {}
    for line in headings:
        if line.markdown and line.number:
            known[line.markdown] = min(line.rank, known.get(line.markdown, line.rank))
    if not known:
        known = _above_or_below(headings)
    # A title stands above all; what comes later with a higher level (# 附表) only stands beside.
    titled = headings[0].markdown and not headings[0].rank
    highest = 0 if titled or not known else min(known.values())
    for line in headings:
        if line.markdown and not line.rank:
            line.rank = max(_rank_of_level(line.markdown, known), highest)


def _above_or_below(headings: list[Line]) -> dict[int, int]:
    """A rank for the Markdown levels where all numbers stand on lines without `#`."""
    levels = [line.markdown for line in headings if line.markdown]
    ranks = [line.rank for line in headings if line.rank]
    if not levels:
        return {}
    if not ranks:
        return {min(levels): _TOP}
    if headings[0].markdown:
        return {max(levels): min(ranks) - 1}
    first = next(index for index, line in enumerate(headings) if line.markdown)
    return {min(levels): headings[first - 1].rank + 1 if headings[first - 1].rank else _TOP}


def _rank_of_level(level: int, known: dict[int, int]) -> int:
    nearest = max((other for other in known if other <= level), default=min(known))
    return known[nearest] + level - nearest


def _rank_bold(headings: list[Line]) -> None:
    """Rank bold lines without number: above all others where they come first, else below."""
    bold = [line for line in headings if line.form is Form.BOLD and not line.rank]
    if not bold:
        return
    others = [line.rank for line in headings if line.rank]
    on_top = headings[0] is bold[0]
    rank = min(others, default=_TOP + 1) - 1
    for line in headings:
        if line.rank:
            rank = rank if on_top else line.rank + 1
        else:
            line.rank = rank
