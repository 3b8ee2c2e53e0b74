"""依申请公开表每一列：本年新收加上年结转，等于办理结果总计加结转下年度。

统计表自己印着这个关系：“第一项加第二项之和，等于第三项加第四项之和”。收到的申请不是办完了，就是转到下一年，
两边不相等，说明至少有一格填错。填成空白或者“/”的格子按没有发生计算。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收: 5 0 0 0 0 0 5
二、上年结转: 1 0 0 0 0 0 1
（七）总计: 4 0 0 0 0 0 4
四、结转下年度: 1 0 0 0 0 0 1
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
一、本年新收: 5 0 0 0 0 0 5
二、上年结转: 1 0 0 0 0 0 1
（七）总计: 5 0 0 0 0 0 5
四、结转下年度: 1 0 0 0 0 0 1
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.filled import Cell
from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.tables.balance import Imbalance, written

from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, failures


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find columns in which what came in is not what was handled or carried on."""
    yield from failures(disclosure, "X1", _message)


def _message(failure: Imbalance) -> str:
    left, right = ("＋".join(_terms(failure, side)) for side in (failure.left, failure.right))
    return (
        f"依申请公开表“{failure.subject_name}”一列不平："
        f"{left}＝{failure.sum_of(failure.left)}，{right}＝{failure.sum_of(failure.right)}"
    )


def _terms(failure: Imbalance, side: tuple[Cell, ...]) -> list[str]:
    return [f"{failure.schema.row_name(cell.row)}{written(cell.value) or 0}" for cell in side]


RULE = DisclosureRule(
    check=check,
    id="F301",
    title="新收、结转与办理结果不平",
    severity=Severity.ERROR,
    basis=BASIS,
    hint="核对这一列的本年新收、上年结转、办理结果总计、结转下年度四格，改正填错的一格",
    kinds=XXGK,
    waivable=True,
)
