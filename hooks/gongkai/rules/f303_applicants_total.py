"""依申请公开表每一行：总计等于自然人和五类法人或其他组织之和。

每件申请都由其中一类申请人提出，六格相加就是这一行的总计。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收: 4 2 0 0 1 0 8
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收: 4 2 0 0 1 0 7
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.tables.balance import Imbalance

from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, failures


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find rows in which the applicants do not add up to the total."""
    yield from failures(disclosure, "X3", _message)


def _message(failure: Imbalance) -> str:
    return (
        f"依申请公开表“{failure.subject_name}”一行：总计写的是{failure.sum_of(failure.left)}，"
        f"各类申请人相加是{failure.sum_of(failure.right)}（{failure.terms(failure.right)}）"
    )


RULE = DisclosureRule(
    check=check,
    id="F303",
    title="各类申请人之和与总计不符",
    severity=Severity.ERROR,
    basis=BASIS,
    hint="核对这一行的七格，改正填错的一格",
    kinds=XXGK,
    waivable=True,
)
