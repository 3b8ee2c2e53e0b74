"""Joins the lines that a page break or a fixed line length cut in the middle of a sentence."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.importers._draft import Joined, Line
from gongkai.model import Numbering
from gongkai.text.numbering import number_of

from .lines import width
from .organ_words import is_organ_name
from .shapes import (
    begins_anew,
    goes_on,
    has_comma,
    is_addressee,
    is_date,
    is_finished,
    is_numbered,
    is_prose,
    is_unfinished,
)

_LATIN = re.compile(r"[A-Za-z]")
_HEADING_END = re.compile(
    r"(?:情况|成效|成果|安排|计划|打算|思路|问题|不足|原因|措施|举措|工作|建设|水平|方面|事项|说明|概况|职责|任务|报告)$"
)
_REST = re.compile("[^。；：，,;:]{1,20}。.")
_LONGEST_REMAINDER = 25
_LONG = 20
_VERY_LONG = 80
_LONGEST_PARAGRAPH = 10_000
# In characters: lines cut narrower or wider than this are no habit of a printer.
_NARROWEST, _WIDEST = 12, 65
_SLACK = 6
_FEWEST_LINES = 4
_INDENT = 2
_MOSTLY, _OFTEN = 0.6, 0.4


class Layout(msgspec.Struct, frozen=True):
    """How a text is set: the width its lines are cut at, if any, and what begins a paragraph.

    The width is in half-width columns, or in characters where the lines were counted so.
    ``headings`` are the styles of numbers under which lines stand alone, away from page edges.
    """

    columns: int | None = None
    characters: int | None = None
    indented: bool = False
    spaced: bool = False
    headings: frozenset[Numbering] = frozenset()

    @property
    def is_cut(self) -> bool:
        """Whether the lines of the text were cut at one width."""
        return self.columns is not None or self.characters is not None

    def fills(self, line: Line) -> bool:
        """Whether a line is as long as lines of this text get."""
        return self.share_of(line) >= 1

    def brims(self, line: Line) -> bool:
        """Whether not one more character would have gone into the line."""
        return self.columns is not None and line.indent + width(line.text) >= self.columns - 2

    def share_of(self, line: Line) -> float:
        """How much of the width a line takes; 1 for all that could have been taken."""
        shares = [0.0]
        if self.columns is not None:
            shares.append((line.indent + width(line.text)) / (self.columns - _SLACK))
        if self.characters is not None:
            shares.append((line.indent // 2 + len(line.text)) / (self.characters - _SLACK // 2))
        return max(shares)


class Joining(msgspec.Struct, frozen=True):
    """The paragraphs of a text, and the lines that were joined with the next."""

    lines: tuple[Line, ...]
    joined: tuple[Joined, ...]


def joined(lines: Sequence[Line], above: int = 0) -> Joining:
    """Every paragraph in one piece; the first lines, ``above`` the text, stay as they are.

    They may be the beginning of the text all the same, if it is cut at one width or by a page.
    """
    layout = layout_of(lines[above:])
    paragraphs: list[Line] = []
    cuts: list[Joined] = []
    last = None
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        of_text = at > above or line.page or (last is not None and layout.fills(last))
        if last is not None and of_text and _belong(paragraphs[-1], last, line, following, layout):
            cuts.append(Joined(last.number))
            text = _together(paragraphs[-1].text, line.text)
            paragraphs[-1] = msgspec.structs.replace(paragraphs[-1], text=text)
        else:
            paragraphs.append(line)
        last = line
    return Joining(tuple(paragraphs), tuple(cuts))


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measure whether the lines of a text are cut at one width, and how paragraphs begin."""
    plain = [line for line in lines if not line.verbatim]
    layout = Layout(
        headings=frozenset(_styles_alone(plain)),
        columns=_edge([line.indent + width(line.text) for line in plain], 2),
        characters=_edge([line.indent // 2 + len(line.text) for line in plain], 1),
    )
    if not layout.is_cut:
        prose = [line for line in plain if is_prose(line.text)]
        indented = _mostly([_is_indented(line) for line in prose])
        return msgspec.structs.replace(layout, indented=indented)
    pairs = list(itertools.pairwise(plain))
    starts = [after for before, after in pairs if not layout.fills(before)]
    goings = [after for before, after in pairs if layout.fills(before)]
    return msgspec.structs.replace(
        layout,
        indented=_mostly([_is_indented(line) for line in starts])
        and _mostly([not _is_indented(line) for line in goings]),
        spaced=_mostly([line.gap for line in starts])
        and _mostly([not line.gap for line in goings]),
    )


def _styles_alone(lines: Sequence[Line]) -> Iterator[Numbering]:
    for line, below in itertools.pairwise(lines):
        number = None if below.page or is_finished(line.text) else number_of(line.text)
        if number is not None:
            yield number.numbering


def _edge(lengths: Sequence[int], unit: int) -> int | None:
    """The length at which lines are cut: many lines reach it, hardly any goes beyond."""
    long = [found for found in lengths if found >= _NARROWEST * unit]
    if len(long) < _FEWEST_LINES:
        return None
    counted = Counter(long)
    reach = {edge: _reaching(counted, edge, _SLACK // 2 * unit) for edge in counted}
    edge = max(reach, key=lambda found: (reach[found], found))
    beyond = sum(1 for found in long if found > edge + unit)
    if edge > _WIDEST * unit or beyond * 20 > len(long):
        return None
    return edge if reach[edge] >= _OFTEN * len(long) else None


def _reaching(counted: Counter[int], edge: int, slack: int) -> int:
    return sum(count for found, count in counted.items() if edge - slack <= found <= edge)


def _mostly(answers: Sequence[bool]) -> bool:
    return len(answers) > 1 and sum(answers) >= _MOSTLY * len(answers)


def _belong(whole: Line, last: Line, line: Line, following: Line | None, layout: Layout) -> bool:
    """Whether ``line`` goes on with the paragraph ``whole``, whose last raw line is ``last``."""
    if _stand_alone(whole, last, line):
        return False
    if goes_on(line.text):
        return True
    if is_date(line.text) or is_date(last.text) or _is_signature(line, following):
        return False
    if layout.is_cut:
        return _belong_in_columns(whole, last, line, following, layout)
    return _belong_at_break(whole, line, following, layout)


def _stand_alone(whole: Line, last: Line, line: Line) -> bool:
    """Whether two lines are not of running text: a heading so marked, Markdown, a row of cells."""
    marked = any(part.verbatim or part.level is not None for part in (whole, line))
    return marked or "\t" in last.text + line.text or len(whole.text) > _LONGEST_PARAGRAPH


def _belong_in_columns(
    whole: Line, last: Line, line: Line, following: Line | None, layout: Layout
) -> bool:
    """Judge a text whose lines are cut at one width."""
    full = layout.fills(last)
    if layout.indented and (_is_indented(line) or full):
        at_page_break = line.gap and is_finished(last.text)
        return not _is_indented(line) and not at_page_break
    if begins_anew(line.text):
        return False
    if full and not line.gap and (layout.spaced or layout.brims(last)):
        return True
    if is_finished(last.text) or is_addressee(last.text):
        return False
    if full and not (line.gap and _is_bare_heading(whole)):
        return True
    return _sentence_goes_on(whole, last, line, following, layout)


def _sentence_goes_on(
    whole: Line, last: Line, line: Line, following: Line | None, layout: Layout
) -> bool:
    """Judge a line that is shorter than the others, or a heading before a gap."""
    if _is_bare_heading(whole):
        return is_unfinished(last.text) or _completes_heading(whole, line, following)
    almost_full = layout.share_of(last) >= _MOSTLY
    return is_unfinished(last.text) or (almost_full and _is_running(whole))


def _belong_at_break(whole: Line, line: Line, following: Line | None, layout: Layout) -> bool:
    """Judge a text whose paragraphs are lines, cut only where a page ended."""
    if begins_anew(line.text) or is_finished(whole.text):
        return False
    if layout.indented and _is_indented(line):
        return False
    if is_unfinished(whole.text):
        return True
    if _is_bare_heading(whole):
        cut = line.page and _runs_on(whole, line, layout)
        return cut or _completes_heading(whole, line, following)
    if line.page and not _HEADING_END.search(whole.text) and not is_organ_name(whole.text):
        return not is_addressee(whole.text)
    long = is_finished(line.text) or len(line.text) > _LONGEST_REMAINDER
    return _is_running(whole) and long and not is_addressee(line.text)


def _is_indented(line: Line) -> bool:
    return line.indent >= _INDENT


def _is_running(line: Line) -> bool:
    """Whether a line without an end is running text: marks inside it, or sheer length."""
    marks = re.search("[，。；：、,;:]", line.text) is not None
    return (marks and len(line.text) >= _LONG) or len(line.text) >= _VERY_LONG


def _is_bare_heading(line: Line) -> bool:
    return is_numbered(line.text) and "。" not in line.text


def _completes_heading(whole: Line, line: Line, following: Line | None) -> bool:
    """Whether a short line ends a numbered heading that stops where none would."""
    return (
        not _HEADING_END.search(whole.text)
        and _HEADING_END.search(line.text) is not None
        and len(line.text) <= _LONGEST_REMAINDER
        and following is not None
        and (is_prose(following.text) or len(following.text) >= _LONG)
    )


def _runs_on(whole: Line, line: Line, layout: Layout) -> bool:
    """Whether a numbered line ends on the next page: no heading of its style stands alone."""
    number = number_of(whole.text)
    if number is None or number.numbering is Numbering.HAN or _HEADING_END.search(whole.text):
        return False
    one_sentence = has_comma(whole.text) and line.text.find("。") == len(line.text) - 1
    return (
        number.numbering not in layout.headings
        or one_sentence
        or _REST.match(line.text) is not None
    )


def _is_signature(line: Line, following: Line | None) -> bool:
    """Whether the line is an organ's name above a date or at the end of the text."""
    below = following is None or is_date(following.text) or is_organ_name(following.text)
    return below and is_organ_name(line.text)


def _together(before: str, after: str) -> str:
    space = " " if _LATIN.match(before[-1]) and _LATIN.match(after[0]) else ""
    return f"{before}{space}{after}"
