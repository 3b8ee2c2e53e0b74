"""Where the front matter of a file begins and ends, also where its fences are wrong or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gongkai.model import Fault

from .key_lines import key_line

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_DASHES = re.compile(r"\s*(?:[-—–－―─━﹣−‐‑‒]\s?){2,}\s*")
_HEADING = re.compile(r"#{1,6}\s")
# How far a fence is looked for where none stands where it should.
_FAR_LINES = 2_000
_HEAD_LINES = 60
_MOST_STRAYS = 3
_LONGEST_FENCE = 80


class Fenced(msgspec.Struct, frozen=True):
    """A text taken apart: the lines between the fences, from that offset, and those after."""

    front: str
    front_line: int
    start: int
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()


def fenced(text: str) -> Fenced | None:
    """The front matter and the body of a text, or None where nothing looks like front matter."""
    opening = _OPENING.match(text)
    if opening:
        return _from(text, opening.end(), 2, ())
    lines = text.split("\n", _HEAD_LINES + 1)[:_HEAD_LINES]
    found = _misplaced_opening(lines)
    if found is None:
        return None
    skipped, fault = found
    start = sum(len(line) + 1 for line in lines[:skipped])
    return _from(text, start, skipped + 1, (fault,))


def refenced(text: str, whole: Fenced) -> Fenced | None:
    """The same text, its front matter ended where it seems to end; None if that is unclear.

    For a front matter that cannot be read because it was never closed: the next ``---`` is then
    a rule in the text.
    """
    lines = _lines(whole.front.removesuffix("\n"))
    end = _end_of_keys(lines)
    if end >= len(lines):
        return None
    return _ended(text, lines, end, whole)


def _is_dashes(line: str) -> bool:
    """Whether a line is made of dashes of some sort, as a fence that went wrong is."""
    return len(line) <= _LONGEST_FENCE and _DASHES.fullmatch(line) is not None


def _lines(text: str) -> list[str]:
    return text.split("\n", _FAR_LINES)[:_FAR_LINES]


def _misplaced_opening(lines: Sequence[str]) -> tuple[int, Fault] | None:
    """How many lines stand before the first key, and what is wrong with them."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    line = lines[first]
    if _opens_known_key(line):
        return first, Fault("no-opening", first + 1)
    if _OPENING.fullmatch(line):
        return first + 1, Fault("blank-before", 1)
    if _is_dashes(line) and _leads_to_key(lines, first):
        return first + 1, Fault("opening-line", first + 1, subject=line)
    for number in range(first + 1, len(lines)):
        if _OPENING.fullmatch(lines[number]) and _leads_to_key(lines, number):
            return number + 1, Fault("text-before", first + 1, subject=line)
    return None


def _opens_known_key(line: str) -> bool:
    found = key_line(line, strict=True)
    return found is not None and found.meant is not None and found.name.isascii()


def _leads_to_key(lines: Sequence[str], number: int) -> bool:
    """Whether the next line that is not blank opens a key that is known by any of its names."""
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    found = key_line(following, strict=True)
    return found is not None and found.meant is not None


def _from(text: str, start: int, line: int, faults: tuple[Fault, ...]) -> Fenced:
    """The front matter that begins at an offset, in the line of that number."""
    closing = _CLOSING.search(text, max(start - 1, 0))
    if closing is None:
        open_end = Fenced("", line, start, "", line, faults)
        lines = _lines(text[start:])
        return _ended(text, lines, _end_of_keys(lines), open_end)
    front = text[start : max(closing.start() + 1, start)]
    fence = line + front.count("\n")
    body_line = fence + 1 if closing.end() < len(text) else fence
    return Fenced(front, line, start, text[closing.end() + 1 :], body_line, faults)


def _ended(text: str, lines: Sequence[str], end: int, whole: Fenced) -> Fenced:
    """The text with its front matter ended before the line with that index, and a fault there."""
    last = text.count("\n") + 1
    line = min(whole.front_line + end, last)
    is_fence = end < len(lines) and _is_dashes(lines[end])
    fault = Fault("closing-line", line, subject=lines[end]) if is_fence else Fault("unclosed", line)
    after = end + is_fence
    parts = text[whole.start :].split("\n", after)
    return Fenced(
        front="".join(f"{part}\n" for part in lines[:end]),
        front_line=whole.front_line,
        start=whole.start,
        body=parts[after] if after < len(parts) else "",
        body_line=min(whole.front_line + after, last),
        faults=(*whole.faults, fault),
    )


def _end_of_keys(lines: Sequence[str]) -> int:
    """The index of the line that ends the keys: a wrong fence, or the first line of the text."""
    fence = next((number for number, line in enumerate(lines) if _is_dashes(line)), len(lines))
    after = 0
    for number in range(fence):
        found = key_line(lines[number], strict=True)
        if found and found.meant and not found.indent:
            after = number + 1
    text = next((number for number in range(after, fence) if _is_text(lines, number)), fence)
    strays = lines[text:fence]
    return fence if len(strays) <= _MOST_STRAYS and all(map(str.strip, strays)) else text


def _is_text(lines: Sequence[str], number: int) -> bool:
    """Whether a line can be nothing but text: neither a key nor the continuation of one."""
    line = lines[number]
    if not line.strip() or line[0] in " \t":
        return False
    if _HEADING.match(line):
        return number == 0 or not lines[number - 1].strip()
    return not line.startswith(("#", "- ", "]", "}")) and key_line(line, strict=True) is None
