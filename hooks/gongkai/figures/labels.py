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
# Who counts, before 共 or 累计: 市信访局共受理.
_SUBJECT = re.compile(
    r"^.{0,14}?(?:局|委|厅|办|政府|机关|单位|部门|[法检察]院|中心|大队|支队)(?:累计|先后|一?共(?![享建治同产]))+"
)
_RATES = frozenset({"%", "‰"})


def label_of(known: Patterns, before: str, behind: str, unit: str) -> str:
    """The label that stands before a number in its clause, or behind its unit; or none.

    召开会议5次 counts 召开会议, 召开5次党组会议 counts 召开党组会议, 114件按期办结 counts 按期办结.
    """
    label = trimmed(known, before)
    if "》" in label:
        label = _TITLE.sub("", label) or label
    if behind and unit not in _RATES and _is_unfinished(known, label):
        label += _named_behind(behind)
    return label[-_LONGEST:]


def trimmed(known: Patterns, before: str) -> str:
    """The words before a number without those that only lead up to it."""
    if "共" in before or "累计" in before:
        before = _SUBJECT.sub("", before)
    if before and before[0] in known.label_begin:
        begun = known.label_start.match(before)
        before = before[begun.end() :] if begun else before
    if before and before[-1] in known.label_end_sign:
        mirrored = before[::-1]
        ended = known.label_end.match(mirrored)
        before = mirrored[ended.end() if ended else 0 :][::-1]
    return before


def _is_unfinished(known: Patterns, label: str) -> bool:
    return len(label) < _SHORTEST or known.verb.match(label[::-1]) is not None


def _named_behind(behind: str) -> str:
    piece = behind[:_LONGEST_BEHIND]
    found = _BEHIND_ENDS.search(piece)
    return piece[: found.start()] if found else piece
