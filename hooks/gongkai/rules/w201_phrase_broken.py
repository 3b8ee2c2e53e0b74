"""常用的固定表述写得准确，不错字、不漏字、不颠倒。

法治政府、谁执法谁普法、“枫桥经验”、第一责任人、行政复议这类词语有固定的写法，差一个字往往是输入或者识别时的
失误。核查按与固定表述的差别查找：形近或音近的错字、漏字、重字、前后颠倒；本身成立的近似词（如法制审核、信访工作
案例）不算。

```markdown title="不通过"
## 一、主要举措和成效

落实“谁执法谁普发”普法责任制，推进法治攻府建设，开展宣传活动十二场。
```

```markdown title="通过"
## 一、主要举措和成效

落实“谁执法谁普法”普法责任制，推进法治政府建设，开展宣传活动十二场。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule
from ._wording import broken_phrases


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find other fixed phrases that were broken."""
    yield from broken_phrases(disclosure, context, serious=False)


RULE = DisclosureRule(
    check=check,
    id="W201",
    title="固定表述有误",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="对照规范表述逐字改正",
    waivable=True,
)
