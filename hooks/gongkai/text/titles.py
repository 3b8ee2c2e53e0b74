"""The title that a line begins with, told from the text that runs on behind it."""

from __future__ import annotations

import enum
import re

LONGEST_TITLE = 60
LONGEST_LABEL = 30
_SHORTEST_TAIL = 10

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)|\[\^[^\[\]\s]*\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Where a title ends: at the first sentence's end, before 一是, at a colon or a gap.
_END = re.compile(r"[。！？]|[，,；;：:]?\s*一是|[：:]|\u3000+| {2,}")
_CLAUSE = re.compile(r"[，,；;]")
_TRAILING = " \t\u3000。：:；;，,、"


class Shape(enum.Enum):
    """What a line holds besides the title that it may open with."""

    OWN = enum.auto()  # nothing: 一、主要举措
    SENTENCE = enum.auto()  # the stop of a sentence: 一、主要举措。
    TAIL = enum.auto()  # text that runs on: （一）夯实基础。一是……
    ITEM = enum.auto()  # the mark of an enumeration, or no title: （一）警告；
    PROSE = enum.auto()  # neither number nor mark: a line of text


def title_in(rest: str) -> tuple[str, Shape, int]:
    """The title that a line without its number begins with, its shape, and the tail's length."""
    for end in _END.finditer(rest):
        title, tail = rest[: end.start()], rest[end.end() :].strip()
        if end[0] in "。！？":
            shape = Shape.TAIL if tail else Shape.SENTENCE
            return shortened(title), shape, len(rest) - end.end()
        if end[0].endswith("一是"):
            if title.strip():
                return shortened(title), Shape.TAIL, len(rest) - end.start()
        elif len(title) <= LONGEST_LABEL and "。" in tail and len(tail) >= _SHORTEST_TAIL:
            return trimmed(title), Shape.TAIL, len(rest) - end.end()
    whole = rest.rstrip()
    unfinished = whole.endswith(("；", ";", "，", ",")) or len(whole) > LONGEST_TITLE
    return shortened(whole), Shape.ITEM if unfinished else Shape.OWN, 0


def trimmed(title: str) -> str:
    """A title without the punctuation that ends it."""
    return title.strip(_TRAILING)


def shortened(title: str) -> str:
    """A sentence too long for a title is named by its first clause."""
    title = trimmed(title)
    return title if len(title) <= LONGEST_TITLE else _CLAUSE.split(title, maxsplit=1)[0]


def plain(text: str) -> str:
    """A line's text without the marks of Markdown."""
    text = _LINK.sub(r"\1", text) if "[" in text else text
    text = text.replace("**", "").replace("__", "").replace("`", "")
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
