"""网页上的浏览次数、打印、关闭、分享等字样不留在正文里。

从网站复制的文本往往带着页面上的按钮和栏目：浏览次数、字体大小、打印本页、关闭窗口、扫一扫在手机打开、责任编辑、
上一篇下一篇。它们不是报告的内容，发布以前要删去；用 gongkai import 导入的会自动去掉并列出。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。

浏览次数：128 【打印本页】 【关闭窗口】
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件，公众号文章阅读量五万次。
```
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.prose import BlockSort, Prose
from gongkai.wording.furniture import furniture
from gongkai.wording.reading import Cue

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._wording import passages


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find lines of a portal's page in the text; tables and code may speak of such things."""
    prose = disclosure.prose
    reached = 0
    for at in passages(disclosure, context)[-1].reading.cues[Cue.FURNITURE]:
        if at < reached:
            continue
        start, reached = _line_around(prose, at)
        block = prose.block_at(at)
        if block is None or block.sort in {BlockSort.CELL, BlockSort.CODE}:
            continue
        found = furniture(prose.narrow[start:reached])
        if found:
            words = prose.text[start + found[0] : start + found[1]].strip()
            yield Found(prose.line_at(at), f"正文里留有网页上的字样{quoted(words)}")


def _line_around(prose: Prose, at: int) -> tuple[int, int]:
    """The span of the line of the file in which a character stands, within its block."""
    number = bisect_right(prose.starts, at)
    start = prose.starts[number - 1] if number else 0
    end = prose.starts[number] if number < len(prose.starts) else len(prose.text)
    return start, max(end, at + 1)


RULE = DisclosureRule(
    check=check,
    id="W203",
    title="正文里有网页字样",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="删去这些字样",
    waivable=True,
)
