"""现行有效件数通常等于上年现行有效件数加本年制发、减本年废止。

清理文件时口径可能调整，所以只作提醒；调整过的，在正文里说明。

```markdown title="不通过"
文件 reports/990100/xfj/2023-xxgk.md：
---
title: 示例市信访局2023年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2023
---
~~~公开表 主动公开
列: 制发件数 废止件数 现行有效件数
行政规范性文件: 5 2 29
~~~
文件 reports/990100/xfj/2024-xxgk.md：
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 主动公开
列: 制发件数 废止件数 现行有效件数
行政规范性文件: 6 4 33
~~~
```

```markdown title="通过"
文件 reports/990100/xfj/2023-xxgk.md：
---
title: 示例市信访局2023年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2023
---
~~~公开表 主动公开
列: 制发件数 废止件数 现行有效件数
行政规范性文件: 5 2 29
~~~
文件 reports/990100/xfj/2024-xxgk.md：
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 主动公开
列: 制发件数 废止件数 现行有效件数
行政规范性文件: 6 4 31
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.tables.balance import written

from ._rule import Context, CorpusRule
from ._tables import BASIS, XXGK, basis_of
from ._years import consecutive


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find stocks of documents in force that the year's changes do not explain."""
    for before, after, table in consecutive(corpus, XXGK):
        if table.stock is None:
            continue
        for row in after.table.rows:
            now = after.table.at(row, table.stock.now)
            then = before.table.at(row, table.stock.now)
            more = after.table.at(row, table.stock.more)
            less = after.table.at(row, table.stock.less)
            if not (now and then and more and less):
                continue
            values = (now.value, then.value, more.value, less.value)
            if None in values:
                continue
            have, had, made, repealed = (value or 0 for value in values)
            if have != had + made - repealed:
                yield Found(
                    now.line,
                    f"“{table.row_name(row)}”现行有效{written(now.value)}件，"
                    f"而上年{written(then.value)}＋制发{written(more.value)}"
                    f"－废止{written(less.value)}＝{had + made - repealed}",
                    element=table.element,
                    basis=basis_of(after.table.schema),
                    path=after.path,
                )


RULE = CorpusRule(
    check=check,
    id="F403",
    title="现行有效件数与上年对不上",
    severity=Severity.WARNING,
    basis=BASIS,
    hint="核对制发、废止和现行有效三个数；清理后口径有调整的，在正文里说明",
    kinds=XXGK,
    waivable=True,
)
