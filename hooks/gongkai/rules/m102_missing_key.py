"""必填的项目要写全：标题、种类、机关，年度报告还有年度，主动公开事项还有类别。

缺了它们，就不知道这份文件是谁、公开的什么、哪一年的，也排不进目录和台账。缺项说明、更正、撤下和保密审查
里的必填内容也一样。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Source

from ._reading_words import Words, told
from ._rule import SourceRule

WORDS = {
    "missing-key": Words("{where}缺少必填的 {bare}", "补上这一项，冒号后面按实际填写：{line}"),
    "empty-key": Words("必填的 {key}没有填写", "在冒号后面按实际填写：{line}"),
}


def check(source: Source) -> Iterator[Found]:
    """Find required keys that are missing or empty."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M102",
    title="缺少必填的项目",
    severity=Severity.ERROR,
    basis=cite("tiaoli-12"),
    hint="在元数据里补上这个项目",
    reading=True,
)
