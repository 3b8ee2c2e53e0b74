"""正文里写的件数应当和统计表一致。

正文说新收多少件、结转多少件、予以公开多少件，读者会和表格对照；同一份报告里两处不一样，就不知道该信哪一处。
口径不同的（例如只统计本级的），要在正文里写明。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 一、总体情况

全年新收政府信息公开申请9件，上年结转1件，全部按期答复。

## 三、收到和处理政府信息公开申请情况

~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收: 5 0 0 0 0 0 5
二、上年结转: 1 0 0 0 0 0 1
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 一、总体情况

全年新收政府信息公开申请5件，上年结转1件，全部按期答复。

## 三、收到和处理政府信息公开申请情况

~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收: 5 0 0 0 0 0 5
二、上年结转: 1 0 0 0 0 0 1
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.tables.balance import total, written
from gongkai.tables.schemas import table_of
from gongkai.tables.statements import Contradiction, contradictions

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, basis_of

_PASSAGE = 40


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find numbers of the text that the tables contradict."""
    for found in contradictions(disclosure):
        yield Found(
            found.line,
            f"正文说{quoted(found.passage, _PASSAGE)}，统计表中{_counted(found)}",
            element=disclosure.element_at(found.line) or None,
            basis=basis_of(found.table.schema),
        )


def _counted(found: Contradiction) -> str:
    """What the table has for it: 本年新收的总计是5."""
    table = table_of(found.table.schema, found.table.table)
    cells = found.sums[0]
    if len(cells) == 1:
        name = table.row_name(cells[0].row)
        return f"“{name}”一行的总计是{written(cells[0].value) or '空白'}"
    terms = "＋".join(
        f"{table.row_name(cell.row)}{written(cell.value)}" for cell in cells if cell.value
    )
    named = f"（{terms}）" if terms else ""
    return f"“{found.statement.name}”相加是{written(total(cells))}{named}"


RULE = DisclosureRule(
    check=check,
    id="F404",
    title="正文的件数与统计表不一致",
    severity=Severity.WARNING,
    basis=BASIS,
    hint="核对正文和统计表，改正错的一处；统计口径不同的，在正文里写明",
    kinds=XXGK,
    waivable=True,
)
