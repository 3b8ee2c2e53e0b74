"""报告应当是这个机关、这个年度应当公开的种类。

登记里没有这项义务却有报告，不是报告放错了机关、年度或者种类，就是登记漏了一项。后一种情形下台账不会计算
这份报告，往后年度缺报了也没有人知道。

```markdown title="不通过"
---
title: 示例市信访局2018年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2018
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find an annual report of a kind or year that its organ does not owe."""
    meta = disclosure.metadata
    organ, kind = context.register.organ(meta.organ), context.kinds.get(meta.kind)
    if organ is None or kind is None or not kind.annual:
        return
    if kind.id not in organ.duties:
        yield Found(
            disclosure.line_of("kind"),
            f"“{organ.name}”登记的应当公开的报告里没有“{kind.id}”（{kind.name}）",
            hint=f"报告放错的，改正 organ 或者 kind；登记漏了的，在 {organ.id} 的 duties 里加上 {kind.id}",
        )
    if meta.year is None:
        return
    if organ.since is not None and meta.year < organ.since:
        yield Found(
            disclosure.line_of("year"),
            f"year 写的是“{meta.year}”，“{organ.name}”登记的起始年度是“{organ.since}”",
            hint=f"年份写错的改正 year；登记有误的，改正 {organ.id} 的 since",
        )
    if organ.until is not None and meta.year > organ.until:
        yield Found(
            disclosure.line_of("year"),
            f"year 写的是“{meta.year}”，“{organ.name}”登记的截止年度是“{organ.until}”",
            hint=f"应当由承接机关公开的，改正 organ；登记有误的，改正 {organ.id} 的 until",
        )


RULE = DisclosureRule(
    check=check,
    id="M209",
    title="登记里没有这项义务",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="报告放错的，改正 organ、kind 或者 year；登记漏了的，补上登记",
    waivable=True,
)
