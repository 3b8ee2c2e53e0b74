"""主动公开的信息要在形成之日起20个工作日内公开。

从成文日期的次日起算，节假日和调休照国务院办公厅公布的安排计算；安排还没有公布的年份按周一至周五暂算。
年度报告写成以后放着不公开，即使没有过年度期限，也超过了这一期限。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-06
published: 2025-03-20
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-03-06
published: 2025-03-20
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.workdays import workdays_after

from ._rule import Context, DisclosureRule

_WORKING_DAYS = 20
_PROVISIONAL = "（没有这一年的节假日安排，按周一至周五暂算）"


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find a text that was published more than 20 working days after it was written."""
    meta = disclosure.metadata
    kind = context.kinds.get(meta.kind)
    if kind is None or meta.written is None or meta.published is None:
        return
    if meta.published > context.as_of:
        return  # a date in the future is a slip of its own (T102)
    count = kind.working_days or _WORKING_DAYS
    # Within as many calendar days there is nothing to count.
    if (meta.published - meta.written).days <= count:
        return
    last, provisional = workdays_after(meta.written, count)
    if meta.published > last:
        note = _PROVISIONAL if provisional else ""
        yield Found(
            disclosure.line_of("published"),
            f"“{meta.written}”成文，{count}个工作日内最迟应当在“{last}”公开{note}，"
            f"发布日期是“{meta.published}”",
        )


RULE = DisclosureRule(
    check=check,
    id="T202",
    title="超过20个工作日公开",
    severity=Severity.WARNING,
    basis=cite("tiaoli-26"),
    hint="核对两个日期，抄错的改正；确已超期的不要改动日期，以后成文后及时公开",
    waivable=True,
)
