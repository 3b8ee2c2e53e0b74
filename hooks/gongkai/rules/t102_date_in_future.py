"""日期不能晚于今天。

成文、发布、更正、撤下都是已经发生的事。日期写到了将来，多半是年份或者月份抄错；预先写好将来的发布日期，
检查时可能被认定为伪造发稿日期。

核查过去某一天的情况（`--as-of`）时，那一天以后、今天以前的日期不是错误：那些事当时还没有发生，不计在内。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-19
published: 2095-01-30
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
from gongkai.model import Disclosure, Metadata

from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find dates of what cannot have happened yet."""
    for key, label, day in _dates(disclosure.metadata):
        if day > context.today:
            yield Found(disclosure.line_of(key), f"{label}“{day}”晚于今天（{context.today}）")


def _dates(meta: Metadata) -> Iterator[tuple[str, str, dt.date]]:
    """Every date of something that has happened, with its key and what it is called."""
    if meta.written:
        yield "written", "成文日期", meta.written
    if meta.published:
        yield "published", "发布日期", meta.published
    for number, correction in enumerate(meta.corrections):
        yield f"corrections.{number}.date", "更正日期", correction.date
    if meta.withdrawn:
        yield "withdrawn.date", "撤下日期", meta.withdrawn.date


RULE = DisclosureRule(
    check=check,
    id="T102",
    title="日期在将来",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="核对日期，改成实际发生的那一天",
)
