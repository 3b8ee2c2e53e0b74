"""缺项说明要针对可以说明的规则，写明实在的理由。

缺项说明会连同理由公开在报告页上。写错规则编号、写了没有的要素，说明就不起作用；个人信息、有害内容和文件读不出来
一类的问题，不能用说明代替改正；“略”“无”这样的理由等于没有理由。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
waivers: [{rule: S101, element: E9, reason: 机构改革期间主要负责人空缺, approved_by: 示例市司法局}]
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
waivers: [{rule: S101, element: E3, reason: 机构改革期间主要负责人空缺, approved_by: 示例市司法局}]
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.kinds import Pack
from gongkai.model import Disclosure, Waiver
from gongkai.text.characters import folded

from . import rules
from ._rule import Context, DisclosureRule

_SHORTEST_REASON = 4


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find waivers of what is unknown or may not be waived, and those without a reason."""
    kind = context.kinds.get(disclosure.metadata.kind)
    pack = kind.pack(disclosure.metadata.year) if kind else None
    for waiver in disclosure.metadata.waivers:
        for message, hint in _faults(waiver, pack):
            yield Found(waiver.line, message, hint=hint)


def _faults(waiver: Waiver, pack: Pack | None) -> Iterator[tuple[str, str]]:
    rule = rules().get(waiver.rule)
    if rule is None:
        yield f"缺项说明里的规则“{waiver.rule}”不存在", "照核查结果抄写规则编号，如 S101"
    elif not rule.waivable:
        yield (
            f"规则“{rule.id}”（{rule.title}）不能用缺项说明代替改正",
            "删去这条说明，照核查结果改正问题本身",
        )
    if waiver.element is not None and pack is not None:
        known = [element.id for element in pack.elements]
        if waiver.element not in known:
            listed = "、".join(known) or "没有要素"
            yield (
                f"缺项说明里的要素“{waiver.element}”不存在",
                f"要素写核查结果里的编号（{listed}）；不针对某一要素的，删去 element",
            )
    if len(folded(waiver.reason)) < _SHORTEST_REASON:
        yield (
            f"缺项说明的理由“{waiver.reason}”太短，看不出为什么",
            "写明为什么确实不能满足，如“机构改革期间主要负责人空缺”",
        )


RULE = DisclosureRule(
    check=check,
    id="M401",
    title="缺项说明不成立",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="改正规则、要素或者理由；说明不成立的，删去说明，改正问题本身",
)
