"""Markdown 的记号没有起作用的，会原样印在网页上。

`##` 和标题之间没有空格，加粗的 `**` 没有成对，表格的分隔行比表头少一格，读者看到的就是这些记号本身；行首空了四格
以上的段落会排成程序代码。文字没有少，但公文不应当这样排出来。

```markdown title="不通过"
##一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.prose import BlockSort

from ._quotation import quoted
from ._rule import Context, DisclosureRule

_SHOWN = 20
_HASHES = re.compile(r"#{1,6}[^#\s]")
_DELIMITERS = re.compile(r"\|\s*:?-{2,}:?\s*(?:\||$)|(?:^|\n|\s)-{3,}\s*\|", re.MULTILINE)
# Behind a word it may as well stand for a name that is not said: 王**.
_BOLD = re.compile(
    r"(?:^|(?<=[，。；：、！？（“《\s]))\*\*(?=[^*\s])|(?<!\*)\*\*(?=[“《])", re.MULTILINE
)
_MEANT = re.compile(r"[`\\]")
_INDENTED = re.compile(r" {0,3}\t| {4}")
_FENCE = re.compile(r"\s*(?:```|~~~)")


class _Mark(NamedTuple):
    """A mark that has no effect: how it is found in the words, what is said, what helps."""

    places: Callable[[Disclosure], Iterator[int]]
    message: str
    hint: str


def _hashes(disclosure: Disclosure) -> Iterator[int]:
    """Where paragraphs begin with the signs of a heading."""
    prose = disclosure.prose
    if "#" in prose.text:
        for block in prose.blocks:
            if block.sort is BlockSort.PARAGRAPH and _HASHES.match(prose.text, block.start):
                yield block.start


def _within(sign: str, pattern: re.Pattern[str], disclosure: Disclosure) -> Iterator[int]:
    """Where words hold a pattern first, unless they are code or the mark is meant to be seen.

    Nothing matches without the ``sign``, which hardly any text holds.
    """
    prose = disclosure.prose
    if sign not in prose.text:
        return
    rows = _rows(disclosure)
    for block in prose.blocks:
        if block.sort not in {BlockSort.CODE, BlockSort.HTML}:
            found = pattern.search(prose.text[block.start : block.end])
            at = block.start + found.start() if found else 0
            if found and not _MEANT.search(rows[prose.line_at(at)]):
                yield at


def _indented(disclosure: Disclosure) -> Iterator[int]:
    """Where code is told by its indentation alone."""
    prose = disclosure.prose
    code = [block for block in prose.blocks if block.sort is BlockSort.CODE]
    rows = _rows(disclosure) if code else []
    for block in code:
        if block.start < block.end:
            at = prose.line_at(block.start)
            before = rows[at - 1] if at else ""
            if _INDENTED.match(rows[at]) and not _FENCE.match(before):
                yield block.start


def _rows(disclosure: Disclosure) -> list[str]:
    """The lines of the body by their numbers in the file."""
    return [""] * disclosure.body_line + disclosure.body.split("\n")


_MARKS = (
    _Mark(
        _hashes,
        "# 号后面没有空格，会原样显示，不成标题",
        "在 # 号和标题之间加一个半角空格，如 ## 一、…",
    ),
    _Mark(
        partial(_within, "**", _BOLD),
        "加粗的记号 ** 没有起作用，会原样显示",
        "要加粗的字前后各写一对 **，紧挨着字，中间不留空格；不加粗的，删去 **",
    ),
    _Mark(
        partial(_within, "|", _DELIMITERS),
        "竖线和短横线没有排成表格，会原样显示",
        "表头和下面的分隔行格数要一样，如两格的写 |---|---|；表格前面空一行",
    ),
    _Mark(
        _indented,
        "行首空了四格以上，这一段会排成程序代码",
        "删去行首的空格；首行缩进由网页自动排",
    ),
)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find marks of Markdown that readers would see, once for each sort."""
    for mark in _MARKS:
        places = list(mark.places(disclosure))
        if places:
            prose = disclosure.prose
            words = quoted(
                prose.text[places[0] : places[0] + 2 * _SHOWN].partition("\n")[0], _SHOWN
            )
            count = f"有 {len(places)} 处，第一处是" if len(places) > 1 else "见"
            message = f"{mark.message}，{count}{words}"
            yield Found(prose.line_at(places[0]), message, hint=mark.hint)


RULE = DisclosureRule(
    check=check,
    id="S207",
    title="Markdown 记号没有起作用",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="照《报送指南》第六节的写法改，让标题、表格和加粗显示出来",
    waivable=True,
)
