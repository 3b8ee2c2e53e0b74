"""公开件必须有正文，不能只有元数据。

只有标题和日期而没有正文的页面，等于没有公开。内容都在附件里的，也要在正文里写明附件是什么、说的是什么事，
否则检索不到，读屏软件也读不出来。

```markdown title="不通过"
见附件。
```

```markdown title="通过"
2024年度法治政府建设情况见附件，内容包括全年工作的举措、成效和下一年度安排。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.text.characters import han_count
from gongkai.text.shown_code import without_comments

from ._rule import Context, DisclosureRule

_ENOUGH = 10


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a body with hardly a Chinese character in it."""
    han = disclosure.han
    if "<!--" in disclosure.body:
        han = han_count(without_comments(disclosure.body))
    if han < _ENOUGH:
        yield Found(disclosure.body_line, f"正文只有 {han} 个汉字" if han else "没有正文")


RULE = DisclosureRule(
    check=check,
    id="S104",
    title="没有正文",
    severity=Severity.ERROR,
    basis=cite("tiaoli-24"),
    hint="在元数据结尾的 `---` 之后写正文；内容在附件里的，写明附件的名称和主要内容",
)
