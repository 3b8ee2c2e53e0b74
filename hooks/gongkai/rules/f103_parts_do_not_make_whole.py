"""说好是全部的各部分，加起来要等于总数。

写了“分别为”“其余”“合计”的，各部分就是总数的全部，相加应当正好；只写“其中”的可以不全，但相加也不能超过总数。
约数、百分比和同时按几个标准划分的数（例如党员、女干部）不相加。

```markdown title="不通过"
收到来信305件、来访742件、网上信访1718件，合计2785件。
```

```markdown title="通过"
收到来信305件、来访742件、网上信访1718件，合计2765件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import divisions, element, named, plain
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find parts that are said to make a whole and do not, or that make more than it."""
    for division in divisions(disclosure):
        if division.holds:
            continue
        whole = division.whole
        sum_up = "＋".join(plain(part.value) for part in division.parts)
        what = "不等于" if division.full else "超过"
        yield Found(
            division.parts[0].line,
            f"各部分相加{what}总数{named(whole)}：{sum_up}={plain(division.sum)}，"
            f"总数写的是{plain(whole.value)}",
            element=element(disclosure, whole.line),
        )


RULE = DisclosureRule(
    check=check,
    id="F103",
    title="各部分与总数不符",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="对照台账核对各部分和总数，漏写的补上，写错的改正",
    waivable=True,
)
