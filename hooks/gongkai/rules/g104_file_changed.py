"""已经公开的附件和图片换了或者删了，要在元数据里增加一条更正。

附件是公开件的一部分，换掉附件就是改了公开的内容。文件名不变、内容变了，也算改动。

```text title="不通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
attachments: [附表.csv]
---
全年办理群众信访事项1775件。
原来的文件 reports/990100/xfj/附表.csv：
受理,1775
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
attachments: [附表.csv]
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/附表.csv：
受理,1757
```

```text title="通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
attachments: [附表.csv]
---
全年办理群众信访事项1775件。
原来的文件 reports/990100/xfj/附表.csv：
受理,1775
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
attachments: [附表.csv]
corrections:
  - {date: 2025-03-02, note: 更正附表的受理数}
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/附表.csv：
受理,1757
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._changes import TO_CORRECT, changed_files, how_to_correct, not_counted
from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find files that are not what readers had, without a word about it."""
    for pair, now in comparison.kept:
        if pair.fresh:
            continue
        for target in changed_files(pair):
            what = "不见了" if not now.files.get(target) else "换了内容"
            yield Found(
                now.line_of("attachments"),
                f"公开以后“{target}”{what}，没有增加更正{not_counted(pair)}",
                path=now.path,
                hint=how_to_correct(comparison, now),
            )


RULE = GuardRule(
    check=check,
    id="G104",
    title="附件改动没有写更正",
    severity=Severity.ERROR,
    basis=SITE,
    hint=TO_CORRECT,
)
