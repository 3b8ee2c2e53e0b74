"""已经公开的正文改了，要在元数据里增加一条更正。

读者看到的文字前后不一样，应当知道哪天改了什么。每改一次，在 `corrections` 里加一条，旧的更正不删。

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
published: 2025-01-30
---
全年办理群众信访事项1757件。
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
corrections:
  - {date: 2025-03-02, note: 将信访事项由1775件更正为1757件}
---
全年办理群众信访事项1757件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._changes import TO_CORRECT, how_to_correct, not_counted, text_changed
from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find texts that are not what readers had, without a word about it."""
    for pair, now in comparison.kept:
        if pair.fresh:
            continue
        if text_changed(pair):
            yield Found(
                now.line_of("corrections"),
                f"公开以后改了正文，没有增加更正{not_counted(pair)}",
                path=now.path,
                hint=how_to_correct(comparison, now),
            )


RULE = GuardRule(
    check=check,
    id="G102",
    title="正文改动没有写更正",
    severity=Severity.ERROR,
    basis=SITE,
    hint=TO_CORRECT,
)
