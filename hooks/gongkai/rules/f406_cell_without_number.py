"""统计表的每一格都要填数，没有发生的填0。

空白、“/”和0不是一回事：空白看不出是没有发生还是漏填。文字说明写在正文里，不写在格子里。

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
行政强制: /
行政事业性收费: 0
~~~
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

from gongkai.filled import Cell, FilledTable
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.tables.schemas import Table, table_of

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, XZZF, basis_of, place

_SHOWN_TEXT = 20


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find cells that should hold a number and do not, those of a table in one finding a sort."""
    for table in disclosure.tables:
        schema = table_of(table.schema, table.table)
        wanting = [
            cell
            for cell in table.cells
            if cell.value is None and schema.columns[cell.column].number
        ]
        if not table.is_filled:
            yield _found(table, schema, table.line, f"“{schema.name}”表还没有填")
            continue
        sorts: dict[str, list[Cell]] = {}
        for cell in wanting:
            sorts.setdefault(_sort(cell), []).append(cell)
        for sort, cells in sorts.items():
            where = place(schema, cells[0].row, cells[0].column)
            more = f"等{len(cells)}格" if len(cells) > 1 else ""
            yield _found(table, schema, cells[0].line, f"“{schema.name}”表{where}{more}{sort}")


def _sort(cell: Cell) -> str:
    text = cell.text.strip()
    if not text:
        return "没有填"
    return f"填的是{quoted(text, _SHOWN_TEXT)}，不是数"


def _found(table: FilledTable, schema: Table, line: int, message: str) -> Found:
    return Found(line, message, element=schema.element, basis=basis_of(table.schema))


RULE = DisclosureRule(
    check=check,
    id="F406",
    title="统计表的格子里不是数",
    severity=Severity.WARNING,
    basis=f"{BASIS}；{cite('sanxiang')}",
    hint="填上数，没有发生的填0；需要说明的写在正文里",
    kinds=XXGK | XZZF,
    waivable=True,
)
