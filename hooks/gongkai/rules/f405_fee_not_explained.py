"""收取了费用的，第六部分应当说明，不能只写“无”。

第二部分的表格里收费金额大于0，第六部分却说没有其他需要报告的事项，读者不知道收的是什么费、与信息处理费有没有关系。

```markdown title="不通过"
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
行政事业性收费: 12.5
~~~

## 六、其他需要报告的事项

无其他需要报告的事项。
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
行政事业性收费: 12.5
~~~

## 六、其他需要报告的事项

行政事业性收费12.5万元为考试费；本年度没有收取信息处理费。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure, State
from gongkai.tables.balance import written
from gongkai.text.characters import narrowed

from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, basis_of, said_in

_NOTHING = re.compile(
    r"(?:本(?:单位|机关|局|部门|年度?)|我局|20\d\d年度?|,|目前|暂)*"
    r"(?:无|没有|暂无)(?:其他|其它)?(?:需要)?(?:报告|说明)?(?:的)?(?:事项|内容|情况)?。?"
)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a last section that says nothing although fees were charged."""
    state = next((one for one in disclosure.elements if one.id == "E6"), None)
    section = next((one for one in disclosure.sections if state and one.line == state.line), None)
    if section is None or state is None or (state.state is not State.SECTION and not state.empty):
        return
    for table in disclosure.tables:
        cell = table.at("charges", "fees")
        if cell is None or not cell.value or cell.value <= 0:
            continue
        said = said_in(disclosure, section.line, section.end)
        if _NOTHING.fullmatch(narrowed(said)):
            yield Found(
                section.line,
                f"表中行政事业性收费{written(cell.value)}万元，第六部分却写“{said}”",
                element="E6",
                basis=basis_of(table.schema),
            )


RULE = DisclosureRule(
    check=check,
    id="F405",
    title="收了费而第六部分没有说明",
    severity=Severity.WARNING,
    basis=BASIS,
    hint="在第六部分写明收费的情况，包括有没有收取政府信息公开信息处理费",
    kinds=XXGK,
    waivable=True,
)
