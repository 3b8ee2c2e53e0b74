"""公开件的发布日期、公开主体、年度和种类公开以后不能改，写了更正也不行。

这四样决定谁在哪一天履行了哪一项公开义务。改发布日期可以把迟延变成按时，属于伪造发稿日期，是政府网站检查的
单项否决内容。

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
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-20
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
---
全年办理群众信访事项1775件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison
from gongkai.law import cite

from ._changes import shown
from ._reading_words import key_words
from ._rule import GuardRule

_FIXED = ("published", "organ", "year", "kind")


def check(comparison: Comparison) -> Iterator[Found]:
    """Find changed facts; what was not stated and now is, is for another rule."""
    for pair, now in comparison.kept:
        for name in _FIXED:
            before = getattr(pair.before.metadata, name)
            after = getattr(now.metadata, name)
            if before and before != after:
                yield Found(
                    now.line_of(name),
                    f"{key_words(name)}公开时是“{shown(before)}”，现在是“{shown(after)}”",
                    path=now.path,
                    hint=f"改回 {name}: {shown(before)}",
                )


RULE = GuardRule(
    check=check,
    id="G105",
    title="公开以后改了发布日期、主体、年度或者种类",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="改回公开时写的；公开时就写错了的，由维护人员核实、另行批准，并在合并请求里写明原委",
)
