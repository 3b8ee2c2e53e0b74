"""统计表的行、列要齐全，名称要能和规定的格式对上。

缺一行或者改了名称，这一项就无法核对，也无法汇总。表格用的是旧格式的，按报告年度的格式重新填写。

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

from gongkai.filled import FilledTable
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.tables.forms import unread_blocks
from gongkai.tables.reading import schemas_of
from gongkai.tables.schemas import schemas, table_of

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, XZZF, basis_of

_MOST_NAMED = 5


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find tables that lack rows or columns, have strange ones, or are of another year's format."""
    formats = schemas_of(disclosure.metadata)
    for table in disclosure.tables:
        problems = list(_problems(table))
        if formats and table.schema != formats[0].id and not formats[0].regions:
            problems.append(f"用的是{schemas()[table.schema].name}，应当用{formats[0].name}")
        if problems:
            schema = table_of(table.schema, table.table)
            yield Found(
                table.unknown[0].line if table.unknown else table.line,
                f"“{schema.name}”表{'；'.join(problems)}",
                element=schema.element,
                basis=basis_of(table.schema),
            )
    for line in unread_blocks(disclosure.body, disclosure.body_line, disclosure.tables):
        yield Found(
            line,
            "这个公开表没有读出来",
            hint="每行写“行名: 数 数 数”，冒号用半角，数之间空一格；“列: ”一行写各列的名称",
        )


def _problems(table: FilledTable) -> Iterator[str]:
    schema = table_of(table.schema, table.table)
    missing = table.absent if schemas()[table.schema].confirmed else ()
    names = [
        schema.rows[one].called if one in schema.rows else f"{schema.column_name(one)}（列）"
        for one in missing
    ]
    if names:
        yield f"没有找到{_listed(names)}"
    if table.unknown:
        yield f"有认不出的行{_listed([label.text for label in table.unknown])}"
    elif not table.is_whole and table.form == "block":
        yield "有的数不知道属于哪一行哪一列，数的个数可能和列数不符"


def _listed(names: list[str]) -> str:
    shown = "".join(quoted(name) for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown}等{len(names)}处"


RULE = DisclosureRule(
    check=check,
    id="F402",
    title="统计表不完整",
    severity=Severity.WARNING,
    basis=f"{BASIS}；{cite('sanxiang')}",
    hint="对照规定的格式补上缺少的行和列，行、列的名称不要改动；没有发生的填0",
    kinds=XXGK | XZZF,
    waivable=True,
)
