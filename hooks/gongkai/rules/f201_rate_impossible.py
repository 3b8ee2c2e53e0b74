"""比率要能由写出的总数算出来。

总数写明以后，办成的件数只能是整数，能得到的比率就是有限的几个。例如抽查7件，合格率只能是100%、85.7%、71.4%……，
写90%必有一个数不对，或者比率另有分母。另有分母的，写明是哪一个数的比率。

```markdown title="不通过"
抽查执法案卷7件，合格率90%。
```

```markdown title="通过"
抽查执法案卷7件，合格率85.7%。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.figures import possible
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import element, named, percent, plain, ties
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a rate that no whole number over the stated base gives."""
    for rate, whole in ties(disclosure)[1]:
        if possible(whole.value, rate.value):
            continue
        below = int(rate.value * whole.value / 100)
        near = [count for count in (below, below + 1) if 0 <= count <= whole.value]
        told = "，".join(
            f"{count}÷{plain(whole.value)}={percent(whole.value * 0 + count, whole.value, rate.value)}"
            for count in near
        )
        yield Found(
            rate.line,
            f"按{named(whole)}计算，得不出{named(rate)}：最接近的是{told}",
            element=element(disclosure, rate.line),
        )


RULE = DisclosureRule(
    check=check,
    id="F201",
    title="总数算不出的比率",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="核对总数和比率；比率另有分母的，把分子、分母写出来",
    waivable=True,
)
