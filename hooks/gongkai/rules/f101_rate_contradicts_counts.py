"""比率要和它自己的分子、分母对得上。

一句话里既写了总数，又写了办成的件数，还写了比率，三个数就互相约束。对不上的，必有一个抄错或者算错，读者无从
知道该信哪一个。四舍五入和截去尾数都算对得上；带“余”“约”“近”的约数、下一年的计划不核算；分母有几种可能的，
由 F202 提醒；几个数相等、用哪一个都一样的，照样核算。

```markdown title="不通过"
全年受理信访事项120件，其中按期办结114件，按期办结率98%。
```

```markdown title="通过"
全年受理信访事项120件，其中按期办结114件，按期办结率95%。
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
    """Find a rate that the counts of its own sentence contradict."""
    for tie in ties(disclosure)[0]:
        if tie.sure and not tie.holds:
            rate, part, whole = tie.rate, tie.part, tie.wholes[0]
            sum_up = f"{plain(part.value)}÷{plain(whole.value)}"
            true = percent(part.value, whole.value, rate.value)
            counts = "、".join(map(named, (*reversed(tie.wholes), part)))
            yield Found(
                rate.line,
                f"{named(rate)}与同一句里的{counts}对不上：{sum_up}={true}，不是{rate.text}",
                element=element(disclosure, rate.line),
            )


RULE = DisclosureRule(
    check=check,
    id="F101",
    title="比率与自身的分子分母矛盾",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="对照台账核对总数、件数和比率，改正写错的那一个",
    waivable=True,
)
