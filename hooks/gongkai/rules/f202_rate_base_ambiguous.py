"""比率的分母要让读者看得出是哪一个。

一句话里有几个数都可能是分母，或者分母在上一句，而比率和哪一个都对不上，读者就无法核对。核查把几种算法都试过，
没有一种得出写明的比率的，在此提醒。

```markdown title="不通过"
收到申请150件，受理120件，按期办结114件，按期办结率98%。
```

```markdown title="通过"
收到申请150件，受理120件，按期办结114件，按期办结率95%。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import element, named, percent, plain, ties
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a rate that no reading of its sentence gives."""
    for tie in ties(disclosure)[0]:
        if tie.sure or tie.holds:
            continue
        rate, part = tie.rate, tie.part
        tried = "；".join(
            f"以{named(whole)}为分母，{plain(part.value)}÷{plain(whole.value)}="
            f"{percent(part.value, whole.value, rate.value)}"
            for whole in reversed(tie.wholes)
        )
        yield Found(
            rate.line,
            f"{named(rate)}的分母不明确，试过的算法都对不上：{tried}",
            element=element(disclosure, rate.line),
        )


RULE = DisclosureRule(
    check=check,
    id="F202",
    title="比率的分母不明确",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="写明比率的分子和分母，例如“受理120件，其中按期办结114件，按期办结率95%”，并核对数字",
    waivable=True,
)
