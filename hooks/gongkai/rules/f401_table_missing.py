"""政府信息公开工作年度报告的第二、三、四部分必须填写规定的表格。

国家统一了表格的行和列，各机关的数据才能汇总、比较。只用文字概括，或者把表格做成图片，公众无法核对，读屏软件也读
不出来。用 `gongkai new xxgk` 可以得到空白的表格。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 二、主动公开政府信息情况

本年度制发行政规范性文件6件，作出行政许可决定1268件。
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 二、主动公开政府信息情况

~~~公开表 主动公开
列: 制发件数 废止件数 现行有效件数
规章: 0 0 0
行政规范性文件: 6 4 31
行政许可: 1268
行政处罚: 9
行政强制: 0
行政事业性收费: 0
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure, State
from gongkai.tables.reading import schemas_of

from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, basis_of


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find sections that should hold a statutory table and hold none that can be read."""
    formats = schemas_of(disclosure.metadata)
    if not formats:
        return
    there = {table.table for table in disclosure.tables}
    states = {state.id: state for state in disclosure.elements}
    for table in formats[0].tables:
        state = states.get(table.element)
        if table.id not in there and state is not None and state.state is State.SECTION:
            yield Found(
                state.line,
                f"“{table.name}”一节没有读到规定的统计表",
                element=table.element,
                basis=basis_of(formats[0].id),
            )


RULE = DisclosureRule(
    check=check,
    id="F401",
    title="缺少规定的统计表",
    severity=Severity.WARNING,
    basis=BASIS,
    hint="按规定的格式列出表格，没有发生的填0；空白表格可以用 gongkai new xxgk 得到",
    kinds=XXGK,
    waivable=True,
)
