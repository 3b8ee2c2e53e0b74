"""Which candidate lines are headings: decided by the lines around them, not by a line alone.

Markdown headings always are, the document's own title aside. Numbered lines are judged by their
series: （一）（二）（三） with text below each are headings, an enumeration of sentences is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gongkai.model import Numbering
from gongkai.text.characters import folded
from gongkai.text.lines import Form, Line, Manuscript
from gongkai.text.numbering import RANKS
from gongkai.text.titles import LONGEST_TITLE, Shape

_LEAST_TEXT = 10
_LONGEST_BOLD = 40
# Letterhead, title, title again.
_MOST_TITLES = 3
_HAN_RANK = RANKS[Numbering.HAN]

# A heading before all others that names the document, not a part of it.
_DOCUMENT_TITLE = re.compile(
    r"(?:年度报告|年报|情况的?报告|工作报告|自查报告|总结报告|的报告)(?:\(.{0,12}\))?$"
    r"|^关于.*(?:报告|情况|通知|公告|汇报)$"
    r"|(?:局|厅|委|办|会|室|府|院|中心|处|站|所|队|乡|镇|街道)(?:关于|文件$)"
)
# So may 某局2024年……; but among others of its level it is a part, 市局2024年工作情况.
_BODY_AND_YEAR = re.compile(
    r"(?:局|厅|委|办|会|室|府|院|中心|处|站|所|队|乡|镇|街道)(?:关于)?20\d\d年"
)
# Bold lines that are captions, greetings or endings.
_NO_PART = re.compile(
    r"^(?:特此|此致|附件|附表|附录|附:|注:|说明:|联系|表\d|图\d|表[一二三四五六七八九十]|单位:|"
    r"(?:中共|尊敬|各位|市委|县委|区委|省委|党委))"
)


def headings_of(manuscript: Manuscript) -> list[Line]:
    """The candidates that are headings, in order; ``rank`` is not yet set."""
    candidates = [line for line in manuscript.lines if line.is_candidate]
    candidates = _without_document_title(candidates)
    numbered = _numbered(candidates, len(manuscript.text))
    headings: list[Line] = []
    end = len(manuscript.text)
    for line in reversed(candidates):
        if id(line) in numbered or line.markdown or _is_bold_heading(line, end):
            headings.append(line)
            end = end if line.number else line.start
    return headings[::-1]


def _without_document_title(candidates: list[Line]) -> list[Line]:
    """The candidates without those that name the document: 某局2024年…报告, a single `#`."""
    for index, line in enumerate(candidates[:_MOST_TITLES]):
        later = candidates[index + 1 :]
        if line.number or not _names_document(line, later):
            return candidates[index:]
    return candidates[_MOST_TITLES:]


def _names_document(line: Line, later: list[Line]) -> bool:
    if line.markdown == 1 and all(other.number for other in later if other.markdown == 1):
        return True
    if _BODY_AND_YEAR.search(folded(line.title)):
        beside = (other for other in later if not other.number and other.form is line.form)
        return not any(other.markdown <= line.markdown for other in beside)
    return is_document_title(line.title)


def is_document_title(title: str) -> bool:
    """Whether a line without number names a document: whose, about what, a report."""
    return _DOCUMENT_TITLE.search(folded(title)) is not None


def _numbered(candidates: Sequence[Line], length: int) -> set[int]:
    """The identities of the numbered lines that are headings, judged series by series."""
    accepted: set[int] = set()
    open_series: dict[int, list[tuple[Line, int]]] = {}
    starts = [line.start for line in candidates] + [length]
    for index, line in enumerate(candidates):
        if line.number is None:
            if line.markdown:
                _close(open_series, _HAN_RANK + 1, accepted, line.start)
            continue
        rank = RANKS[line.number.numbering]
        _close(open_series, rank + 1, accepted, line.start)
        series = open_series.get(rank)
        if series and _starts_anew(series[-1][0], line):
            _close(open_series, rank, accepted, line.start)
        open_series.setdefault(rank, []).append((line, starts[index + 1]))
    _close(open_series, 0, accepted, length)
    return accepted


def _starts_anew(previous: Line, line: Line) -> bool:
    return line.number is not None and line.number.ordinal == 1 and previous.number is not None


def _close(
    open_series: dict[int, list[tuple[Line, int]]], rank: int, accepted: set[int], end: int
) -> None:
    """Judge and put away the open series of that rank and below."""
    for deeper in [key for key in open_series if key >= rank]:
        members = [line for line, _ in open_series.pop(deeper)]
        ends = [line.start for line in members[1:]] + [end]
        if _are_headings(members, ends, deeper):
            accepted.update(map(id, members))


def _are_headings(members: Sequence[Line], ends: Iterable[int], rank: int) -> bool:
    """Whether most members of a series are titles with something under them."""
    good = 0
    for line, end in zip(members, ends, strict=True):
        plain = line.shape is Shape.OWN and not line.listed and rank <= _HAN_RANK
        filled = end - line.under > _LEAST_TEXT and line.shape is not Shape.ITEM
        good += bool(line.markdown) or plain or (filled and len(line.title) <= LONGEST_TITLE)
    return good * 2 > len(members)


def _is_bold_heading(line: Line, end: int) -> bool:
    """Whether a bold line without number is a heading: short, no sentence, text up to ``end``."""
    if line.number or line.shape is not Shape.OWN or line.form is not Form.BOLD:
        return False
    if len(line.title) > _LONGEST_BOLD or end - line.under <= _LEAST_TEXT:
        return False
    return not (_NO_PART.match(folded(line.title)) or is_document_title(line.title))
