"""What a figure counts, as the text around it calls it."""

from __future__ import annotations

import re

from .patterns import Patterns

_LONGEST = 24
_LONGEST_BEHIND = 14
_SHORTEST = 3
_BEHIND_ENDS = re.compile(
    r"[0-9、“《,。;:()\s]|其中|并(?!发)|分别|进行|参照|开展|因(?!素)|参加|担任|[对在被将与]|全部|实现"
)
_TITLE = re.compile(r"^.*》等?")
_RATES = frozenset({"%", "‰"})


def label_of(known: Patterns, before: str, behind: str, unit: str) -> str:
    """The label that stands before a number in its clause, or behind its unit; or none.

    召开会议5次 counts 召开会议, 召开5次党组会议 counts 召开党组会议, 114件按期办结 counts 按期办结.
    """
    label = trimmed(known, before)
    if "》" in label:
        label = _TITLE.sub("", label) or label
    if unit in _RATES:
        return label[-_LONGEST:]
    if behind and (len(label) < _SHORTEST or known.verb.match(label[::-1])):
        label += _named_behind(behind)
    return label[-_LONGEST:]


def trimmed(known: Patterns, before: str) -> str:
    """The words before a number without those that only lead up to it."""
    begun = known.label_start.match(before)
    rest = before[begun.end() :] if begun else before
    mirrored = rest[::-1]
    ended = known.label_end.match(mirrored)
    return mirrored[ended.end() if ended else 0 :][::-1]


def _named_behind(behind: str) -> str:
    piece = behind[:_LONGEST_BEHIND]
    found = _BEHIND_ENDS.search(piece)
    return piece[: found.start()] if found else piece
