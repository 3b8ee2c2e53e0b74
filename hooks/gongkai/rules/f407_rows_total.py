"""行政执法统计表里写了合计的，各项相加应当等于合计。

各省的表格和统计口径不一样，并处的案件可能在几类里都计数，所以只作提醒：算错的改正，口径特殊的在情况说明里写明。

```markdown title="不通过"
---
title: 示例市信访局2024年行政执法年度总体情况
kind: xzzf
organ: 990100-xfj
year: 2024
---
~~~公开表 行政许可
列: 申请数量 受理数量 许可数量 不予许可数量 撤销许可数量
食品经营: 20 18 18 0 0
特种设备: 5 5 4 1 0
合计: 26 23 22 1 0
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年行政执法年度总体情况
kind: xzzf
organ: 990100-xfj
year: 2024
---
~~~公开表 行政许可
列: 申请数量 受理数量 许可数量 不予许可数量 撤销许可数量
食品经营: 20 18 18 0 0
特种设备: 5 5 4 1 0
合计: 25 23 22 1 0
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.tables.balance import ROWS_ADDED, Imbalance
from gongkai.tables.schemas import schemas

from ._rule import Context, DisclosureRule
from ._tables import XZZF, failures
from .f306_penalties_total import classes_message


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find sums of enforcement tables that do not come out, where no format says they must."""
    yield from failures(disclosure, ROWS_ADDED, _message)
    if not any(schemas()[table.schema].confirmed for table in disclosure.tables):
        yield from failures(disclosure, "K1", classes_message)


def _message(failure: Imbalance) -> str:
    added = "＋".join(f"{cell.row}{cell.text.strip()}" for cell in failure.right if cell.value)
    return (
        f"{failure.schema.short}统计表“{failure.subject_name}”一列：合计写的是"
        f"{failure.sum_of(failure.left)}，各行相加是{failure.sum_of(failure.right)}"
        f"（{added or '各行都是0'}）"
    )


RULE = DisclosureRule(
    check=check,
    id="F407",
    title="执法统计表各项之和与合计不符",
    severity=Severity.WARNING,
    basis=cite("sanxiang"),
    hint="核对各项和合计，改正填错的一格；统计口径特殊的，在情况说明里写明",
    kinds=XZZF,
    waivable=True,
)
