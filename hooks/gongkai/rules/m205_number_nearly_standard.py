"""发文字号要照公文格式写：机关代字、六角括号括入的四位年份、序号和“号”。

“示信发〔2025〕3号”是规范写法。年份用方括号、圆括号，年份写两位，序号前补零或者加“第”，漏写“号”，用全角数字、
夹空格，都不规范，也会让按字号检索的人找不到。2013年以前有的地方用方括号，只作提醒（见 M206）。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
number: 示信发[2025]03号
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
number: 示信发〔2025〕3号
---
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._numbers import is_old_form, number_of
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a document number that is nearly in the standard form."""
    number = number_of(disclosure.metadata.number)
    if not number.proper or number.is_standard or is_old_form(number):
        return
    yield Found(
        disclosure.line_of("number"),
        f"发文字号“{number.text}”不规范，应当写作“{number.proper}”",
        hint=f"与原件核对后改为 number: {number.proper}",
    )


RULE = DisclosureRule(
    check=check,
    id="M205",
    title="发文字号不规范",
    severity=Severity.ERROR,
    basis=cite("gongwen"),
    hint="写成“示信发〔2025〕3号”的样子：六角括号、四位年份、序号不补零不加“第”",
    in_force=dt.date(2012, 7, 1),
    waivable=True,
)
