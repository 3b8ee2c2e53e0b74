"""行政复议、行政诉讼表：每一类的总计等于维持、纠正、其他结果、尚未审结之和。

行政复议、未经复议直接起诉、复议后起诉三类各有五格，前四格相加就是总计。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 复议诉讼
列: 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议: 3 1 0 1 4
未经复议直接起诉: 1 0 0 0 1
复议后起诉: 0 0 0 0 0
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 复议诉讼
列: 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议: 3 1 0 1 5
未经复议直接起诉: 1 0 0 0 1
复议后起诉: 0 0 0 0 0
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
    """Find sorts of disputes whose outcomes do not add up to the total."""
    yield from failures(disclosure, "X4", _message)


def _message(failure: Imbalance) -> str:
    return (
        f"行政复议、行政诉讼表“{failure.subject_name}”：总计写的是{failure.sum_of(failure.left)}，"
        f"四种结果相加是{failure.sum_of(failure.right)}（{failure.terms(failure.right)}）"
    )


RULE = DisclosureRule(
    check=check,
    id="F304",
    title="复议、诉讼各种结果之和与总计不符",
    severity=Severity.ERROR,
    basis=BASIS,
    hint="核对这一类的五格，改正填错的一格",
    kinds=XXGK,
    waivable=True,
)
