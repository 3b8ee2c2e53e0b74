"""同一层次的编号不得重复。

“一、二、三、三、”多半是复制粘贴时漏改了编号，引用“第三部分”时就不知道指的是哪一处。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次。

## 一、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次。

## 二、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule
from ._sequence import REPEATS, misnumbered


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find headings that bear the number of an earlier sibling."""
    yield from misnumbered(disclosure, REPEATS)


RULE = DisclosureRule(
    check=check,
    id="S201",
    title="编号重复",
    severity=Severity.WARNING,
    basis=cite("gongwen"),
    hint="按先后次序重新编号",
    waivable=True,
)
