"""已经公开的文件不能删除，改名或者移动要写明原来的位置。

删掉文件，读者手里的网址就失效了，也说不清当时公开过什么。确实不宜继续公开的，保留文件，写 `withdrawn`，正文和附件
可以清空；改名或者移动的，在新文件里用 `moved_from` 写上原来的路径。

```text title="不通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
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
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
withdrawn: {date: 2025-06-12, reason: 误载公民个人信息}
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison, Pair

from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find reports that readers had and have no more."""
    for pair in comparison.pairs:
        if pair.after is None:
            yield _gone(pair)
        elif not pair.after.readable:
            yield Found(
                1,
                "这份已经公开的文件现在读不出元数据，等于不再公开",
                path=pair.after.path,
                hint="按 gongkai check 的提示改好元数据，或者恢复成原来的样子",
            )


def _gone(pair: Pair) -> Found:
    old = pair.before.path
    if pair.twin:
        return Found(
            1,
            f"这份已经公开的文件移到了“{pair.twin}”，那里没有写原来的位置",
            path=old,
            hint=f"在“{pair.twin}”的元数据里写 moved_from: [{old}]",
        )
    return Found(1, f"已经公开的《{pair.before.metadata.title or old}》不见了", path=old)


RULE = GuardRule(
    check=check,
    id="G101",
    title="已经公开的文件不见了",
    severity=Severity.ERROR,
    basis=SITE,
    hint="恢复这份文件；改名或者移动的，在新文件里写 moved_from；不宜继续公开的，保留文件，写明 withdrawn 的日期和理由",
)
