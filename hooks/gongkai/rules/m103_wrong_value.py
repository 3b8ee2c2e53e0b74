"""每个项目的内容要符合规定的写法。

日期写成“2025-01-30”，年份写四位数字，种类写代号，类别写条例第二十条的项次，附件等写成清单。写法统一，
程序才能排序、核对期限；写错的内容不会被猜测或者改写，只会当作没有写。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025年1月30日
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-01-30
---
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai.findings import Found, Severity
from gongkai.frontmatter.intentions import category_meant, day_meant, kind_meant, year_meant
from gongkai.kinds import kinds
from gongkai.model import Fault, Source

from ._reading_words import SITE, Words, filling, found
from ._rule import SourceRule

_INSTEAD = "改成：{instead}"
_LIKE = "照这样写：{line}"
WORDS = {
    "not-a-day": Words("{key}写的是{detail}，应当是“2025-01-30”这样的日期", _INSTEAD),
    "no-such-day": Words("{key}写的是{detail}，没有这一天", "核对日期，按实际填写：{line}"),
    "unlikely-year": Words(
        "{key}写的是{detail}，年份应当在 1949 到 2100 之间", "核对日期，按实际填写：{line}"
    ),
    "not-a-year": Words("{key}写的是{detail}，应当是 1990 到 2100 之间的四位数字", _INSTEAD),
    "not-a-category": Words("{key}写的是{detail}，应当是 1 到 15 的数字", _INSTEAD),
    "not-a-kind": Words("{key}写的是{detail}，没有这个种类", "{choice}"),
    "not-an-address": Words("{key}写的是{detail}，应当是网址", "写完整的网址：{line}"),
    "not-text": Words("{key}应当是一行文字，不是{meant}", "去掉括号，只写一项内容{example}"),
    "several-lines": Words("{key}的内容{detail}分成了几行", "合成一行{example}"),
    "not-a-list": Words("{key}写的是{detail}，应当是清单", "用方括号括起来：{name}: [{meant}]"),
    "not-a-record": Words("{key}写的是{detail}，应当是花括号里的一组项目", _LIKE),
    "not-records": Words("{key}写的是{detail}，应当是一组或者几组项目的清单", _LIKE),
    "empty-item": Words("{key}是空的", "写上内容，或者删去这一项"),
    "no-value": Words("{key}写的是{detail}，这不是内容", "写上内容；没有的，删去这一行"),
}
_MEANT: dict[str, Callable[[str], object]] = {
    "not-a-day": day_meant,
    "not-a-year": year_meant,
    "not-a-category": category_meant,
}


def check(source: Source) -> Iterator[Found]:
    """Find values that do not fit their keys, with what to write instead."""
    for fault in source.faults:
        if fault.code in WORDS:
            yield found(fault, WORDS[fault.code], _filling(fault))


def _filling(fault: Fault) -> dict[str, str]:
    fill = filling(fault)
    meant = _MEANT[fault.code](fault.detail) if fault.code in _MEANT else None
    fill["instead"] = fill["line"] if meant is None else f"{fill['name']}: {meant}"
    if meant is None:
        fill["instead"] = f"{fill['line']}（按实际情况填写）"
    fill["example"] = f"：{fill['line']}" if fill["line"] else ""
    if fault.code == "not-a-kind":
        kind = kind_meant(fault.detail)
        listed = "、".join(f"{known.id}（{known.name}）" for known in kinds().values())
        fill["choice"] = f"改成：kind: {kind}" if kind else f"从中选一个：{listed}"
    return fill


RULE = SourceRule(
    check=check,
    id="M103",
    title="内容的写法不对",
    severity=Severity.ERROR,
    basis=SITE,
    hint="照《报送指南》的写法改",
    reading=True,
)
