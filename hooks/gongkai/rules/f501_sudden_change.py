"""本年的数与上年相差五倍以上的，请核实是不是填错。

业务量很少在一年里增减这么多，常见的原因是多写、少写一个0，或者统计口径变了。确实如此的，在正文里说明原因，
这一条只作提示。

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
行政许可: 1268
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
行政许可: 12680
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
行政许可: 1268
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
行政许可: 1345
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

_FACTOR = 5
_FLOOR = 50


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find totals more than five times those of the year before, or less than a fifth."""
    for before, after, table in consecutive(corpus, XXGK):
        for row, column in table.watched:
            now, then = after.table.at(row, column), before.table.at(row, column)
            if not (now and then and now.value and then.value):
                continue
            low, high = sorted((now.value, then.value))
            if high >= _FLOOR and high > low * _FACTOR:
                yield Found(
                    now.line,
                    f"“{table.row_name(row)}”{after.year}年度是{written(now.value)}，"
                    f"{before.year}年度是{written(then.value)}，相差五倍以上",
                    element=table.element,
                    basis=basis_of(after.table.schema),
                    path=after.path,
                )


RULE = CorpusRule(
    check=check,
    id="F501",
    title="与上年相差五倍以上",
    severity=Severity.INFO,
    basis=BASIS,
    hint="核对两年的数；确实变化大的，在正文里说明原因",
    kinds=XXGK,
    waivable=True,
)
