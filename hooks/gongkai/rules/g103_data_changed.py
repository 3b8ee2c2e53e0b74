"""已经公开的标题、文号、日期等信息改了，要在元数据里增加一条更正。

标题、文号、索引号、签发人、成文日期、内容概述、附件清单也是公开的内容。原来没有写、后来补上的索引号、文号一类
信息不用写更正；日期、附件和缺项说明的改动都要写。

```text title="不通过"
原来的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
number: 示信发〔2025〕3号
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
number: 示信发〔2025〕5号
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
number: 示信发〔2025〕3号
---
全年办理群众信访事项1775件。
现在的文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
number: 示信发〔2025〕5号
corrections:
  - {date: 2025-03-02, note: 更正发文字号}
---
全年办理群众信访事项1775件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._changes import TO_CORRECT, changed_keys, how_to_correct, names, not_counted
from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find data that are not what readers had, without a word about it."""
    for pair, now in comparison.kept:
        if pair.fresh:
            continue
        keys = list(changed_keys(pair))
        if keys:
            yield Found(
                now.line_of(keys[0]),
                f"公开以后改了 {names(keys)}，没有增加更正{not_counted(pair)}",
                path=now.path,
                hint=how_to_correct(comparison, now),
            )


RULE = GuardRule(
    check=check,
    id="G103",
    title="元数据改动没有写更正",
    severity=Severity.ERROR,
    basis=SITE,
    hint=TO_CORRECT,
)
