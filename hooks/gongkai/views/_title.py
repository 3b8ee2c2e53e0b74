"""Where a title may be broken: not within a word (GB/T 9704: 回行时，要做到词意完整)."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"(?=关于)|(?<=20\d\d年)(?!度)|(?<=20\d\d年度)(?!报告)"
    r"|(?=工作年度报告)|(?<!工作)(?<!\d)(?=年度报告)|(?=总体情况)|(?=情况的?报告)"
)


def title_parts(title: str, organ: str) -> tuple[str, ...]:
    """A title in parts that are each shown whole; one where nothing is known of its words."""
    head = organ if title.startswith(organ) else ""
    rest = title[len(head) :]
    return tuple(filter(None, (head, *_BREAK.split(rest))))
