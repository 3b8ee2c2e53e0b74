"""Punctuation of Chinese text: half-width marks between Chinese characters, marks set twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HAN = "\u3400-\u9fff"
# The mark first: it is what a text has few of.
_HALF = re.compile(
    rf"[,;](?<=[{_HAN}”》）」][,;])(?=[{_HAN}“《（「\d])"
    rf"|[:?!](?<=[{_HAN}”》）」][:?!])(?=[{_HAN}“《（「]|\n|\Z)"
    rf"|\.(?<=[{_HAN}”》）」]\.)(?<![一二三四五六七八九十]\.)(?=[{_HAN}“《]|\n|\Z)"
    rf"|\((?<=[{_HAN}]\()(?=[{_HAN}])"
)
_NAMES = {",": "逗号", ";": "分号", ":": "冒号", "?": "问号", "!": "叹号", ".": "句号", "(": "括号"}

_DOUBLED = re.compile(
    "[，。；：、]{2,}"
    "|(?<![目标])的的(?!确|[士卢哥])|了了(?!解|然|结|却|[不无])(?<![完末明直]了了)|和和(?![睦美气谐解平])|在在(?![于建])"
    "|(进行|开展|落实|推进|加强|建设|法治|信访|提升|完善|坚持|强化|深入|工作|全面)"
    r"\1(?!人员|组|者|队|机|性|力|感|会|条例)"
)


def half_width_marks(text: str, signs: Iterable[int]) -> list[tuple[int, str]]:
    """Those of the signs that are half-width marks in Chinese text, with what they are called."""
    return [(at, _NAMES[text[at]]) for at in signs if _HALF.match(text, at)]


def doubled(text: str, signs: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The spans of marks and words that were set twice by mistake, of those at the signs."""
    reached = 0
    for at in signs:
        found = _DOUBLED.match(text, at) if at >= reached else None
        if found:
            reached = found.end()
            yield found.span()
