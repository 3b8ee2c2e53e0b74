"""Headings that lost their number on the way: plain lines where a series of numbers has a hole.

Text copied from a web page or a word processor often lacks the first automatic number: 二、三、
follow on a line that reads like a heading. Such a line stands at the depth of its siblings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from gongkai.model import Numbering
from gongkai.text.headings import is_document_title
from gongkai.text.lines import Form, Line
from gongkai.text.numbering import RANKS, number_of
from gongkai.text.titles import Shape, title_in

_SERIES = (Numbering.CHAPTER, Numbering.HAN, Numbering.HAN_PAREN)
_LONGEST = 40
_LONGEST_SENTENCE = 26
_LONGEST_RUN_IN = 30
_SHORTEST = 4
_LEAST_TEXT = 10
_LEAST_PARENTS = 2
# Numbers of formal Chinese, 壹、贰、; no series is read from them.
_FORMAL = re.compile(r"^[壹贰叁肆伍陆柒捌玖拾]{1,2}、\s*")
# 现将……报告如下： and greetings end the opening; a heading comes after them.
_OPENING_ENDS = re.compile(r"[：:]\**\s*$|如下[。.]\**\s*$")
_NO_HEADING = re.compile(
    r"[：:]$|^[\W\d_]+$|^(?:附件|附表|单位|注|表|图)[\d一二三：:]|[年月]\d{1,2}日[）)]?$"
)


def with_lost(headings: list[Line], lines: list[Line]) -> list[Line]:
    """The headings, and between them the lines that must have lost their number."""
    for numbering in _SERIES:
        found = list(_lost(headings, lines, numbering))
        if found:
            known = {line.start for line in headings}
            new = [line for line in found if line.start not in known]
            headings = sorted([*headings, *new], key=_start)
    return _with_lost_parents(headings, lines)


def _with_lost_parents(headings: list[Line], lines: list[Line]) -> list[Line]:
    """The headings, and above each series of （一） the short line that must have been 一、."""
    top = RANKS[Numbering.HAN]
    if any(line.markdown or line.form is Form.BOLD or line.rank <= top for line in headings):
        return headings
    found: list[Line] = []
    for line in headings:
        if line.number and line.number.ordinal == 1 and line.rank == top + 1:
            index = bisect_left(lines, line.start, key=_start) - 1
            if index < 0 or not _stands_as_parent(lines[index]):
                return headings
            found.append(lines[index])
    # One short line may be anything; where every series has its own, they are headings.
    if len(found) < _LEAST_PARENTS:
        return headings
    return sorted([*headings, *(_as_heading(line, top) for line in found)], key=_start)


def _stands_as_parent(line: Line) -> bool:
    if line.number or line.markdown or title_in(line.text.strip())[1] is not Shape.OWN:
        return False
    return _reads_like_heading(line)


def _lost(headings: list[Line], lines: list[Line], numbering: Numbering) -> Iterator[Line]:
    """For each hole in the series of one style, the line that fills it best."""
    rank = RANKS[numbering]
    expected, before = 1, -1
    unnumbered = False
    for heading in headings:
        own = heading.rank
        if not own:
            unnumbered = unnumbered or heading.form is not Form.BOLD
            continue
        if own < rank:
            expected, before, unnumbered = 1, heading.start, False
        elif own == rank:
            ordinal = heading.number.ordinal if heading.number else expected
            if ordinal == expected + 1 and not unnumbered:
                gap = _between(lines, before, heading.start)
                lost = _lost_in(gap, heading.start, opens=before < 0, rank=rank)
                if lost is not None:
                    yield lost
            expected, before, unnumbered = ordinal + 1, heading.start, False


def _between(lines: list[Line], before: int, end: int) -> list[Line]:
    """The lines that begin after one offset and before another."""
    first = bisect_right(lines, before, key=_start)
    return lines[first : bisect_left(lines, end, key=_start)]


def _start(line: Line) -> int:
    return line.start


def _lost_in(gap: list[Line], end: int, *, opens: bool, rank: int) -> Line | None:
    """The line of a gap that reads like a heading; ``opens`` if the gap begins the text."""
    if opens:
        gap = gap[_opening_length(gap) :]
    plain = [line for line in gap if line.number is None and not line.markdown]
    bold = [line for line in plain if line.form is Form.BOLD]
    if len(bold) > 1:
        # Several bold lines are headings below; which of them was a sibling nobody can tell.
        return None
    for line in bold or plain:
        if end - line.under > _LEAST_TEXT and _reads_like_heading(line):
            return _as_heading(line, rank)
    return _run_in(plain, rank) if rank == RANKS[Numbering.HAN_PAREN] else None


def _opening_length(gap: Iterable[Line]) -> int:
    """How many lines belong to the opening of a text: up to its last 如下：."""
    return max(
        (n for n, line in enumerate(gap, 1) if _OPENING_ENDS.search(line.text[-40:])), default=0
    )


def _reads_like_heading(line: Line) -> bool:
    text = line.text.strip().strip("*_")
    if not (_SHORTEST <= len(text) <= _LONGEST and line.opens) or _NO_HEADING.search(text):
        return False
    _, shape, _ = title_in(text)
    if shape is Shape.SENTENCE:
        # A short sentence is prose rather than a heading; one without a comma may be either.
        return len(text) <= _LONGEST_SENTENCE and "，" not in text
    return shape is Shape.OWN and not is_document_title(text)


def _run_in(lines: list[Line], rank: int) -> Line | None:
    """A paragraph that opens with a short sentence, then counts 一是: the first such, or only."""
    for line in lines:
        title, shape, tail = title_in(line.text[: 4 * _LONGEST])
        if shape is not Shape.TAIL or not _SHORTEST <= len(title) <= _LONGEST_RUN_IN:
            continue
        counts = number_of(line.text[: 4 * _LONGEST][-tail:]) is not None
        if number_of(line.text) is None and (counts or len(lines) == 1):
            line.under = line.start + line.text.find(title) + len(title)
            line.title, line.shape, line.form, line.rank = title, shape, Form.RUN_IN, rank
            return line
    return None


def _as_heading(line: Line, rank: int) -> Line:
    text = line.text.strip()
    line.title, line.shape, _ = title_in(_FORMAL.sub("", text.strip("*_")))
    line.form = Form.BOLD if text[:2] in {"**", "__"} else Form.BARE
    line.rank = rank
    return line
