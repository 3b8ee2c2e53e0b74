"""Text to lines: white space and invisible characters are taken off, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.importers._draft import Line

_LINE_END = re.compile(r"\r\n|\r|\n")
# Ends of line that an editor does not count: form feeds of scans, separators of web pages.
_SOFT_END = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufdd0\ufdd1\ufeff\ufff9-\ufffb]"
)
# White space under other names; the full-width space inside a line is the writer's layout.
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]|&(?:nbsp|ensp|emsp|#160|#12288);")
_ROOM = " \t\u3000"


def raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, invisible characters taken out, spaces unified."""
    for number, raw in enumerate(_LINE_END.split(text), 1):
        plain = raw if raw.isascii() and raw.isprintable() else _INVISIBLE.sub("", raw)
        for part in _SOFT_END.split(plain):
            yield number, _SPACES.sub(" ", part)


def text_lines(text: str) -> Iterator[Line]:
    """The lines that hold something, stripped, each knowing whether a gap stands before it."""
    gap = True
    for number, raw in raw_lines(text):
        stripped = raw.strip(_ROOM)
        if not stripped:
            gap = True
            continue
        before = raw[: len(raw) - len(raw.lstrip(_ROOM))]
        yield Line(number, stripped, indent=width(before.expandtabs(4)), gap=gap)
        gap = False


def width(text: str) -> int:
    """How many half-width columns a text takes; whatever is not ASCII takes two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))
