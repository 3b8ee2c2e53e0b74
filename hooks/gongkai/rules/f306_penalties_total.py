"""行政处罚统计表：九类处罚的宗数相加等于合计。

按照本省的统计口径，一个案件并处几种处罚的只计一宗，所以九类相加就是合计；不相等，说明有一格填错，或者并处的
案件重复计算了。

```markdown title="不通过"
---
title: 示例市信访局2024年行政执法年度总体情况
kind: xzzf
organ: 990100-xfj
year: 2024
---
~~~公开表 行政处罚
列: 警告 罚款 没收违法所得 暂扣许可证 吊销许可证 限制开展生产经营活动 责令停产停业 行政拘留 其他行政处罚 合计 罚没金额
示例市信访局: 4 33 3 0 1 0 0 0 0 42 26.7
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年行政执法年度总体情况
kind: xzzf
organ: 990100-xfj
year: 2024
---
~~~公开表 行政处罚
列: 警告 罚款 没收违法所得 暂扣许可证 吊销许可证 限制开展生产经营活动 责令停产停业 行政拘留 其他行政处罚 合计 罚没金额
示例市信访局: 4 33 3 0 1 0 0 0 0 41 26.7
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.tables.balance import Imbalance
from gongkai.tables.schemas import schemas

from ._rule import Context, DisclosureRule
from ._tables import XZZF, failures


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find penalties of a province's own format whose classes do not add up."""
    if any(schemas()[table.schema].confirmed for table in disclosure.tables):
        yield from failures(disclosure, "K1", classes_message)


def classes_message(failure: Imbalance) -> str:
    """The arithmetic of a row whose classes do not add up."""
    row = f"“{failure.subject}”一行：" if len(failure.table.rows) > 1 else "："
    return (
        f"行政处罚统计表{row}合计写的是{failure.sum_of(failure.left)}，"
        f"各类处罚相加是{failure.sum_of(failure.right)}（{failure.terms(failure.right)}）"
    )


RULE = DisclosureRule(
    check=check,
    id="F306",
    title="各类行政处罚之和与合计不符",
    severity=Severity.ERROR,
    basis=cite("sanxiang"),
    hint="核对各类处罚和合计，改正填错的一格；并处的只计一宗",
    kinds=XZZF,
    waivable=True,
)
