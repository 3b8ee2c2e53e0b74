"""What a figure counts, as the text around it calls it."""

from __future__ import annotations

import re

from .patterns import Patterns

_LONGEST = 32
# Of what stands behind a unit so much may name it.
LONGEST_BEHIND = 24
_SHORTEST = 3
_FEWEST = 2  # of one sign is no name, but what is left of one
# Each begins with a sign, so that the engine skips all others; some look back at the word it ends.
_BEHIND_ENDS = re.compile(
    r"[0-9、“《,。;:()\s]|其中|并(?<![合归]并)(?!发)|分别|进行(?<!正在进行)|参照|开展(?<!正在开展)"
    r"|因(?!素)|参加(?<!正在参加)|担任|对(?<![针面核绝应]对)|在(?<![正存现所]在)|与(?<!参与)|[被将]"
    r"|全部|实现"
)
_SIGNS = frozenset("0123456789、“《,。;:() \n")
_PASSIVE = "被因"
_JOINS = ("和", "及")
_NOT_JOINS = frozenset("调缓共谐涉普惠波遍")
# What stands behind a number and says of it what it is: 撤销的1件为隐瞒情况取得的许可.
_PREDICATE = re.compile("[为是系]")
# Where a name that is too long may be cut: behind these, or before them.
_JOINTS = "、的和及与或对"
_TITLE = re.compile(r"^.*》等?")
# Who counts, before 共 or 累计: 市信访局共受理.
_SUBJECT = re.compile(
    r"^.{0,14}?(?:局|委|厅|办|政府|机关|单位|部门|[法检察]院|中心|大队|支队)(?:累计|先后|一?共(?![享建治同产]))+"
)
_RATES = frozenset({"%", "‰"})


def label_of(known: Patterns, before: str, behind: str, unit: str) -> str:
    """The label that stands before a number in its clause, or behind its unit; or none.

    召开会议5次 counts 召开会议, 召开5次党组会议 counts 召开党组会议, 114件按期办结 counts 按期办结,
    得分靠后的5个单位 counts 得分靠后的单位.
    """
    label = trimmed(known, before)
    if "》" in label:
        label = _TITLE.sub("", label) or label
    if behind and unit not in _RATES and _is_unfinished(known, label):
        label += _named_behind(known, behind, label)
    elif behind and label.endswith(_JOINS) and label[-2:-1] not in _NOT_JOINS:
        # 市局机关和38个基层所 counts the latter alone.
        label = _named_behind(known, behind, "") or label
    elif unit in known.loose_units and (thing := known.things.match(behind)):
        # 检查企业3家企业 says it before.
        label += "" if thing[0] in label else f"{_between(known, before)}{thing[0]}"
    return label if len(label) <= _LONGEST else shortened(label)


def _between(known: Patterns, before: str) -> str:
    """What leads from the words before a number to what it counts: 的 in 得分靠后的5个单位."""
    return before[-1] if before.endswith(known.between) else ""


def shortened(label: str) -> str:
    """The end of a long name, from where one of its parts begins; none where none does."""
    if len(label) <= _LONGEST:
        return label
    end = label[-_LONGEST:]
    begins = [place for place in map(end.find, _JOINTS) if 0 <= place < _LONGEST - _SHORTEST]
    return end[min(begins) + 1 :] if begins else ""


def is_name(label: str) -> bool:
    """Whether a label says what is counted: one sign is but the rest of a word."""
    return len(label) >= _FEWEST


def changed_from(known: Patterns, before: str) -> str:
    """The words before a number that became another: 由 and 从上年的 name nothing."""
    return known.out_of.sub("", before)


def trimmed(known: Patterns, before: str) -> str:
    """The words before a number without those that only lead up to it."""
    if "共" in before or "累计" in before:
        before = _SUBJECT.sub("", before)
    if before[:1] in known.label_begin:
        begun = known.label_start.match(before)
        before = before[begun.end() :] if begun else before
    return _without_end(known, before) if before[-1:] in known.label_end_sign else before


def _without_end(known: Patterns, label: str) -> str:
    mirrored = label[::-1]
    ended = known.label_end.match(mirrored)
    return mirrored[ended.end() if ended else 0 :][::-1]


def _is_unfinished(known: Patterns, label: str) -> bool:
    if len(label) < _SHORTEST:
        return True
    return any(label[-size:] in known.verbs for size in known.verb_sizes)


def _named_behind(known: Patterns, behind: str, label: str) -> str:
    """What the words behind a unit name, up to where another thought begins."""
    said = _PREDICATE.match(behind)
    if said and label:
        return ""
    piece = behind[said.end() if said else 0 :]
    found = _BEHIND_ENDS.search(piece)
    if (
        found
        and (found[0] in _PASSIVE if not found.start() else found[0] not in _SIGNS)
        and not is_name(label + piece[: found.start()])
    ):
        found = _BEHIND_ENDS.search(piece, found.end())
    if found:
        piece = piece[: found.start()]
    elif len(piece) > LONGEST_BEHIND:
        # A word may go on where the piece ends.
        piece = piece[: max(*map(piece.rfind, _JOINTS), 0)]
    if piece[-1:] in known.label_end_sign:
        piece = _without_end(known, piece)
    return piece.removesuffix("中")
