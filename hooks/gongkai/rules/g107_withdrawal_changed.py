"""撤下的记录不能不声不响地取消或者改写。

撤下的日期和理由是公开的。重新核定以后恢复公开的，可以去掉 `withdrawn`，同时增加一条更正，写明哪天恢复公开、
改了什么。

```text title="不通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
withdrawn: {date: 2025-06-12, reason: 数据统计口径有误；重新核定后另行公布}
---
全年办理群众信访事项1775件。
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
原来的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
withdrawn: {date: 2025-06-12, reason: 数据统计口径有误；重新核定后另行公布}
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
corrections:
  - {date: 2025-07-01, note: 2025-06-12撤下，重新核定后恢复公开，1775件更正为1757件}
---
全年办理群众信访事项1757件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._changes import not_counted
from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find withdrawals that were lifted or rewritten, without a word about it."""
    for pair, now in comparison.kept:
        if pair.fresh:
            continue
        before, after = pair.before.metadata.withdrawn, now.metadata.withdrawn
        if before and before != after:
            what = "改写了" if after else "取消了"
            yield Found(
                now.line_of("withdrawn"),
                f"{what}撤下的记录，没有增加更正{not_counted(pair)}",
                path=now.path,
            )
        published = pair.before.metadata.published
        if not before and after and published and after.date < published:
            yield Found(
                now.line_of("withdrawn"),
                f"撤下日期“{after.date}”早于发布日期“{published}”",
                path=now.path,
                hint="写实际撤下的日期",
            )


RULE = GuardRule(
    check=check,
    id="G107",
    title="撤下的记录被改动",
    severity=Severity.ERROR,
    basis=SITE,
    hint="恢复原来的 withdrawn；重新公开的，在 corrections 里增加一条，写明恢复公开的日期和改动",
)
