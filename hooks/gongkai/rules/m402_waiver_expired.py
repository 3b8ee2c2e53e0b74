"""缺项说明写明的期限过了，说明就不再有效。

缺项说明是经批准的例外，不是永久豁免。`until` 当天仍然有效，过了这一天，被说明的问题重新计入错误，
需要补齐内容，或者重新报批并写明新的期限。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
waivers: [{rule: S101, element: E3, reason: 机构改革期间主要负责人空缺, approved_by: 示例市司法局, until: 2025-12-31}]
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
waivers: [{rule: S101, element: E3, reason: 机构改革期间主要负责人空缺, approved_by: 示例市司法局, until: 2099-12-31}]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find waivers whose last day has passed."""
    for index, waiver in enumerate(disclosure.metadata.waivers):
        if waiver.until is not None and waiver.until < context.as_of:
            yield Found(
                disclosure.line_of(f"waivers.{index}.until"),
                f"对 {waiver.rule} 的缺项说明已于 {waiver.until:%Y-%m-%d} 到期",
                element=waiver.element,
            )


RULE = DisclosureRule(
    check=check,
    id="M402",
    title="缺项说明到期",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="补齐内容后删去这条缺项说明；确需延期的，重新报批并改写 until",
)
