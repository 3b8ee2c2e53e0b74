"""公开件要写成文日期和发布日期。

目录要列生成日期，是否按时公开要看发布日期。没有日期的文件，谁也说不清公开得及不及时。日期要照实写：
还没有公开的，可以先不写发布日期，公开时补上，不能编造。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-19
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
written: 2025-01-19
published: 2025-01-30
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.frontmatter.keys import KEYS, Need
from gongkai.law import cite
from gongkai.model import Disclosure

from ._reading_words import key_words
from ._rule import Context, DisclosureRule

_DATED = tuple(key for key in KEYS.values() if key.need is Need.DATED)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find disclosures without the day they were written or published."""
    for key in _DATED:
        if key.name not in disclosure.lines and getattr(disclosure.metadata, key.name) is None:
            yield Found(
                1,
                f"没有写 {key_words(key.name)}",
                hint=f"在元数据里写上{key.says}：{key.blank}；日期要照实写，不能编造",
            )


RULE = DisclosureRule(
    check=check,
    id="M104",
    title="没有成文日期或者发布日期",
    severity=Severity.WARNING,
    basis=cite("tiaoli-12"),
    hint="在元数据里写上 written 和 published；日期要照实写，不能编造",
)
