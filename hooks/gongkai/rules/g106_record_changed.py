"""更正记录和曾用位置只能增加，不能删改。

更正记录是读者了解改动的唯一依据，删掉或者改写，就是改动了改动的记录。写错了的，再加一条说明。曾用位置删掉，
别人引用过的网址就失效了。

```text title="不通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
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
corrections:
  - {date: 2025-03-02, note: 将信访事项由1775件更正为1757件}
---
全年办理群众信访事项1757件。
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
corrections:
  - {date: 2025-03-02, note: 将信访事项由1775件更正为1757件}
  - {date: 2025-04-01, note: 上一条更正的件数以本条为准}
---
全年办理群众信访事项1757件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._reading_words import SITE, key_words
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find corrections and earlier places that were taken out or rewritten."""
    for pair, now in comparison.kept:
        before, after = pair.before.metadata, now.metadata
        lost = len(before.corrections) - (len(after.corrections) - len(pair.added))
        if lost:
            yield Found(
                now.line_of("corrections"),
                f"原有的更正有{lost}条被删去或者改写",
                path=now.path,
            )
        places = [old for old in before.moved_from if old not in after.moved_from]
        if places:
            yield Found(
                now.line_of("moved_from"),
                f"{key_words('moved_from')}里少了“{places[0]}”",
                path=now.path,
            )


RULE = GuardRule(
    check=check,
    id="G106",
    title="更正记录或者曾用位置被删改",
    severity=Severity.ERROR,
    basis=SITE,
    hint="恢复原来的记录；原来写得不对的，另加一条更正说明",
)
