"""发布日期不能早于成文日期。

文件写成以后才能公开。发布日期早于成文日期，两个日期必有一个是错的；发布日期与实际不符的，检查时可能被认定为
伪造发稿日期。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-30
published: 2025-01-19
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-19
published: 2025-01-30
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a text that was published before it was written."""
    meta = disclosure.metadata
    if meta.written and meta.published and meta.published < meta.written:
        yield Found(
            disclosure.line_of("published"),
            f"发布日期“{meta.published}”早于成文日期“{meta.written}”",
        )


RULE = DisclosureRule(
    check=check,
    id="T101",
    title="发布早于成文",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="与原件和网站发布记录核对，改正 written 或者 published",
    waivable=True,
)
