"""Markdown source without what it only shows: code blocks, code spans and comments.

An approximation by lines, for text that the Markdown parser took for plain text. In doubt text
is left standing. Raw HTML that the parser did recognise must be judged by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"((?:[ \t]*>)*)[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})([^\n]*)")
_CONTAINER = re.compile(r"[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])")
_TICKS = re.compile(r"(\\*)(`+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_NOT_NEW_LINE = re.compile(r"[^\n]")


def without_code(body: str) -> str:
    """The body with spaces in place of shown code and comments; offsets and lines stay."""
    if "`" in body or "~~~" in body or "    " in body or "\t" in body:
        body = "\n".join(map(_without_spans, _without_blocks(body.split("\n"))))
    return without_comments(body)


def _without_blocks(lines: list[str]) -> Iterator[str]:
    """The lines, with those of fenced and indented code blanked."""
    fence: re.Match[str] | None = None
    after_break, contained = True, False
    for line in lines:
        if fence and _ends_with_its_quote(fence, line):
            fence = None
        if fence:
            fence = None if _closes(fence, line) else fence
            yield " " * len(line)
            continue
        opened = _FENCE.match(line)
        if opened and not (opened[2][0] == "`" and "`" in opened[3]):
            fence = opened
            yield " " * len(line)
            continue
        contained = _is_contained(line, contained=contained)
        code = after_break and not contained and _is_indented(line)
        after_break = code or not line.strip() or _HEADING.match(line) is not None
        yield " " * len(line) if code else line


def _closes(fence: re.Match[str], line: str) -> bool:
    mark = line.strip(" \t>")
    return len(mark) >= len(fence[2]) and not mark.strip(fence[2][0])


def _ends_with_its_quote(fence: re.Match[str], line: str) -> bool:
    return ">" in fence[1] and not line.lstrip(" \t").startswith(">")


def _is_contained(line: str, *, contained: bool) -> bool:
    """Whether the line belongs to a list or quotation, where deep indentation is no code."""
    if _CONTAINER.match(line):
        return True
    return contained and (not line.strip() or line[0] in " \t")


def _is_indented(line: str) -> bool:
    return line.startswith(("    ", "\t", " \t", "  \t", "   \t")) and bool(line.strip())


def _without_spans(line: str) -> str:
    """The line with spaces in place of its code spans; those over several lines stay."""
    if "`" not in line:
        return line
    runs = [(len(run[1]), run.start(2), run.end()) for run in _TICKS.finditer(line)]
    partner = _partners([end - start for _, start, end in runs])
    kept, position, index = [], 0, 0
    while index < len(runs):
        slashes, start, _ = runs[index]
        closing = None if slashes % 2 else partner[index]
        if closing is None:
            index += 1
            continue
        end = runs[closing][2]
        kept += [line[position:start], " " * (end - start)]
        position, index = end, closing + 1
    return "".join([*kept, line[position:]])


def _partners(lengths: list[int]) -> list[int | None]:
    """For each run of backticks the next one of its length."""
    following: dict[int, int] = {}
    partners: list[int | None] = [None] * len(lengths)
    for index in range(len(lengths) - 1, -1, -1):
        partners[index] = following.get(lengths[index])
        following[lengths[index]] = index
    return partners


def without_comments(text: str) -> str:
    """The text with spaces in place of HTML comments; one without end stays."""
    if "<!--" not in text:
        return text
    kept, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = _comment_end(text, start + len("<!--"))
        if end < 0:
            break
        kept += [text[position:start], _NOT_NEW_LINE.sub(" ", text[start:end])]
        position = end
    return "".join([*kept, text[position:]])


def _comment_end(text: str, start: int) -> int:
    """Where the comment whose text begins there is over; -1 where it never is."""
    for end in (">", "->"):
        if text.startswith(end, start):
            return start + len(end)
    found = text.find("-->", start)
    return found + len("-->") if found >= 0 else -1
