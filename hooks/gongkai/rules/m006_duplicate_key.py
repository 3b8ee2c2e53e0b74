"""同一个项目只写一次。

写了两次，就不知道以哪一次为准；多数程序会不声不响地取后一个。确实有几项内容的，写成清单。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
year: 2023
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
from gongkai.model import Source

from ._reading_words import SITE, Words, told
from ._rule import SourceRule

WORDS = {
    "duplicate-key": Words("{key}前面已经写过，这里又写了一次", "核对两处内容，只留正确的一处"),
}


def check(source: Source) -> Iterator[Found]:
    """Find keys that were there before."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M006",
    title="项目重复",
    severity=Severity.ERROR,
    basis=SITE,
    hint="核对两处内容，只留正确的一处",
    reading=True,
)
