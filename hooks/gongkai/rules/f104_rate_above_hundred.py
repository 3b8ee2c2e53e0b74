"""占总体一部分的比率不会超过百分之百。

办结率、满意率、合格率、占比说的是总体中的一部分，最多是100%。增长率、计划完成率、参保率等本来就可以超过100%的，
不在此列。

```markdown title="不通过"
信访事项及时受理率109.29%。
```

```markdown title="通过"
信访事项及时受理率99.29%。
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern
from re import compile as compiled

from gongkai.figures import Figure, rate_words
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import element, figures, named
from ._rule import Context, DisclosureRule

_HUNDRED = 100


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a share that is above 100."""
    for rate in figures(disclosure):
        if rate.unit == "%" and rate.value > _HUNDRED and _is_share(rate, disclosure):
            yield Found(
                rate.line,
                f"{named(rate)}超过100%，这一比率最多是100%",
                element=element(disclosure, rate.line),
            )


@cache
def _words() -> tuple[Pattern[str], Pattern[str]]:
    shares, above = rate_words()
    return compiled(shares), compiled(above)


def _is_share(rate: Figure, disclosure: Disclosure) -> bool:
    """Whether a figure is named as a part of a whole."""
    if rate.change:
        return False
    shares, above = _words()
    clause = disclosure.prose.narrow[rate.clause : rate.stop]
    return shares.search(rate.label) is not None and above.search(clause) is None


RULE = DisclosureRule(
    check=check,
    id="F104",
    title="比率超过百分之百",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="核对比率的小数点和分子分母；说的是增长或者超额完成的，写明“增长”“完成计划的”",
    waivable=True,
)
