"""年度报告不会在所属年度结束之前成文或者发布。

年度报告总结全年工作，一般在次年年初成文。成文日期或者发布日期早于所属年度的12月，多半是年份抄错了：不是
日期错，就是 `year` 错。年份错了，是否按时、依据哪一年的规定都会判断错。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2024-01-19
published: 2024-01-30
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

import datetime as dt
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule

_DECEMBER = 12


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find an annual report that is dated before December of its own year."""
    meta = disclosure.metadata
    kind = context.kinds.get(meta.kind)
    if kind is None or not kind.annual or meta.year is None:
        return
    first = dt.date(meta.year, _DECEMBER, 1)
    for key, name, day in (
        ("written", "成文日期", meta.written),
        ("published", "发布日期", meta.published),
    ):
        if day is not None and day < first:
            yield Found(
                disclosure.line_of(key), f"{name}“{day}”时，报告所属的{meta.year}年还没有结束"
            )


RULE = DisclosureRule(
    check=check,
    id="T103",
    title="年度没有结束就已成文或者发布",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="与原件核对，改正日期的年份或者 year",
    waivable=True,
)
