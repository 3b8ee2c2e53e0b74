"""本年度报告的上年结转，等于上年度报告的结转下年度，各列都一样。

上年没有办完的申请转到本年继续办理，两份报告说的是同一批申请；不相等，说明有一年的报告填错。

```markdown title="不通过"
文件 reports/990100/xfj/2023-xxgk.md：
---
title: 示例市信访局2023年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2023
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
四、结转下年度: 2 0 0 0 0 0 2
~~~
文件 reports/990100/xfj/2024-xxgk.md：
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
二、上年结转: 1 0 0 0 0 0 1
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
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
四、结转下年度: 2 0 0 0 0 0 2
~~~
文件 reports/990100/xfj/2024-xxgk.md：
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
二、上年结转: 2 0 0 0 0 0 2
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
    """Find tables that begin with another number of applications than the year before ended with."""
    for before, after, table in consecutive(corpus, XXGK):
        if table.carry is None:
            continue
        differing = []
        lines = []
        for column in table.columns:
            left = before.table.at(table.carry.left, column)
            right = after.table.at(table.carry.right, column)
            if left is None or right is None or left.value is None or right.value is None:
                continue
            if left.value != right.value:
                name = table.column_name(column)
                differing.append(
                    f"“{name}”{before.year}年度{written(left.value)}、{after.year}年度{written(right.value)}"
                )
                lines.append(right.line)
        if differing:
            yield Found(
                lines[0],
                f"{after.year}年度的“{table.row_name(table.carry.right)}”与{before.year}年度的"
                f"“{table.row_name(table.carry.left)}”不一致：{'；'.join(differing)}",
                element=table.element,
                basis=basis_of(after.table.schema),
                path=after.path,
            )


RULE = CorpusRule(
    check=check,
    id="F305",
    title="上年结转与上年度报告不一致",
    severity=Severity.ERROR,
    basis=BASIS,
    hint="核对两年的报告，改正填错的一份；上年度报告已经公开的，改正后写明更正",
    kinds=XXGK,
    waivable=True,
)
