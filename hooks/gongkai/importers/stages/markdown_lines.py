"""Markdown to lines: headings with their level, paragraphs, and what is handed on as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongkai.importers._draft import Line
from gongkai.model import Numbering
from gongkai.text.numbering import RANKS, number_of

from .labels import starts_with_label
from .lines import raw_lines, width
from .pages import is_page_number

_ROOM = " \t\u3000"
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:\s+|(?=[^\s#]))(?P<text>.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_LIST_OR_QUOTE = re.compile(r"\s{0,3}(?:[-*+]\s+\S|>|\[\^[^\]]+\]:)")
_QUOTE = re.compile(r"\s{0,3}>\s*(\S.*?)\s*$")
_TOP_ROWS = 15
_FENCE = re.compile(r"\s{0,3}(?P<mark>`{3,}|~{3,})")
_ELEMENT = re.compile(
    r"\s*<(?P<name>table|div|p|ul|ol|dl|center|section|article|figure|details|pre|blockquote|!--)"
    r"(?=[\s>/-]|$)",
    re.IGNORECASE,
)
_BOLD_FIRST = re.compile(r"(?P<mark>\*\*|__)(?P<inner>.+?)(?P=mark)(?P<rest>.*)$")
_BOLD_MARK = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_UPPER_RANK = RANKS[Numbering.HAN_PAREN]
_BOLD_LEVEL = 7
_LONGEST_BOLD = 40


def markdown_lines(text: str, first: int) -> Iterator[Line]:
    """The lines of a Markdown text whose first line has the number ``first`` in its file."""
    return _Scanner([(number + first - 1, raw) for number, raw in raw_lines(text)]).lines()


class _Scanner:
    """The rows of a text, and the closing marks that it is known not to hold."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.rows = rows
        self.unclosed: set[str] = set()

    def lines(self) -> Iterator[Line]:
        """Every line that holds something; blocks that stay as they are count as one."""
        at, gap = 0, True
        while at < len(self.rows):
            number, raw = self.rows[at]
            if not raw.strip():
                at, gap = at + 1, True
                continue
            taken = self._kept(at)
            if taken:
                rows = (row.rstrip() for _, row in self.rows[at : at + taken])
                line = Line(number, "\n".join(rows).rstrip("\n"), verbatim=True)
            else:
                taken, line = self._read(at)
            yield msgspec.structs.replace(line, gap=gap)
            at, gap = at + taken, False

    def _raw(self, at: int) -> str:
        return self.rows[at][1] if at < len(self.rows) else ""

    def _kept(self, at: int) -> int:
        """How many lines from here on are a table, code, a list, a quotation or HTML."""
        raw, below = self._raw(at), self._raw(at + 1)
        if fence := _FENCE.match(raw):
            return self._until(at, at + 1, fence["mark"])
        if element := _ELEMENT.match(raw):
            name = element["name"].lower()
            return self._until(at, at, "-->" if name == "!--" else f"</{name}")
        if "|" in raw and "-" in below and _RULE.match(below):
            return self._run(at, "|")
        if self._label(at):
            return 0
        if _LIST_OR_QUOTE.match(raw) and not is_page_number(raw.strip()):
            return self._run(at, "")
        return 0

    def _label(self, at: int) -> str:
        """The label line of a portal that a quotation at the top of the text holds, if any."""
        quoted = _QUOTE.match(self._raw(at)) if at < _TOP_ROWS else None
        return quoted[1] if quoted and starts_with_label(quoted[1]) else ""

    def _until(self, at: int, start: int, closing: str) -> int:
        """How many lines there are from one line to that of a closing mark; 0 if it is missing."""
        if closing not in self.unclosed:
            for end in range(start, len(self.rows)):
                if closing in self._raw(end).lower():
                    return end - at + 1
            self.unclosed.add(closing)
        return 0

    def _run(self, at: int, holding: str) -> int:
        """How many lines stand together, each holding a sign, until a blank or a new heading."""
        end = at + 1
        while self._raw(end).strip() and holding in self._raw(end):
            if _begins_part(self._raw(end)):
                break
            end += 1
        return end - at

    def _read(self, at: int) -> tuple[int, Line]:
        """A heading or a line of a paragraph, and how many lines of the file it takes."""
        number, raw = self.rows[at]
        if label := self._label(at):
            return 1, Line(number, label)
        heading = _HEADING.match(raw)
        if heading:
            text = _BOLD_MARK.sub("", heading["text"]).strip()
            return 1, Line(number, text or raw.strip(), level=len(heading["marks"]))
        text = raw.strip(_ROOM).removesuffix("\\").rstrip() or raw.strip()
        below = self._raw(at + 1)
        if _UNDERLINE.match(below) and not _runs_on(text):
            return 2, Line(number, _BOLD_MARK.sub("", text), level=1 if "=" in below else 2)
        if _FENCE.match(raw):
            text = f"\\{text}"
        indent = width(raw[: len(raw) - len(raw.lstrip(_ROOM))].expandtabs(4))
        return 1, _of_paragraph(number, text, indent)


def _begins_part(raw: str) -> bool:
    """Whether a line begins a part of the text by its number or its mark."""
    number = number_of(raw.strip())
    ranked = number is not None and number.rank is not None and number.rank <= _UPPER_RANK
    return ranked or _HEADING.match(raw) is not None


def _runs_on(text: str) -> bool:
    """Whether a line is running text rather than a heading that is set in bold or underlined."""
    return len(text) > _LONGEST_BOLD or "。" in text[:-1]


def _of_paragraph(number: int, text: str, indent: int) -> Line:
    """A line of a paragraph; a heading that is only set in bold is a heading."""
    bold = _BOLD_FIRST.match(text)
    if bold is None:
        return Line(number, text, indent=indent)
    inner, rest = bold["inner"].strip(), bold["rest"].strip()
    opening = number_of(inner)
    if opening is not None and opening.rank is not None:
        return Line(number, _bold_after_heading(inner, rest, bold["mark"]), indent=indent)
    if inner and not rest and not _runs_on(inner) and inner[-1] not in "：:":
        return Line(number, inner, indent=indent, level=_BOLD_LEVEL)
    return Line(number, text, indent=indent)


def _bold_after_heading(inner: str, rest: str, mark: str) -> str:
    """The text without the bold of its heading; what was bold behind the heading stays so."""
    heading, end, more = inner.partition("。")
    return f"{heading}{end}{mark}{more}{mark}{rest}" if more else f"{inner}{rest}"
