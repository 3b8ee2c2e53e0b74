"""新提交的公开件，发布日期不应当远早于提交的日子。

本站就是公开的渠道时，一份原来没有的文件，不可能在几个月以前已经公开。补报的按实际公开的日子写发布日期；原来
在别处公开过的，用 `source` 写明原文网址。

```text title="不通过"
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
---
全年办理群众信访事项1775件。
```

```text title="通过"
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
source: https://xfj.shili.example/2024
---
全年办理群众信访事项1775件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison
from gongkai.law import cite

from ._rule import GuardRule

_GRACE = 7


def check(comparison: Comparison) -> Iterator[Found]:
    """Find new texts that claim to have been public while the earlier version had no such text."""
    for version in comparison.new:
        published = version.metadata.published
        if published is None or version.metadata.source or version.metadata.withdrawn:
            continue
        days = (comparison.since - published).days
        if days > _GRACE:
            yield Found(
                version.line_of("published"),
                f"发布日期写的是“{published}”，但是{days}天以后的“{comparison.since}”这里还没有这份文件",
                path=version.path,
            )


RULE = GuardRule(
    check=check,
    id="G301",
    title="发布日期早于提交",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="按实际公开的日子改正 published；原来在别处公开过的，用 source 写明原文网址",
)
