"""同一层次的编号从一开始，依次递增，不跳号，不丢号。

跳号会让人以为少了一部分内容；从网页复制来的文字常常丢了自动编号，第一个标题没有“一、”，后面却是“二、”。
在编了号的标题中间夹着没有编号的标题，也在此指出。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次。

## 三、存在的不足和原因

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
from ._sequence import SKIPS, misnumbered


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find numbers that are left out, lost, or do not begin with one."""
    yield from misnumbered(disclosure, SKIPS)


RULE = DisclosureRule(
    check=check,
    id="S202",
    title="编号跳号或者缺号",
    severity=Severity.WARNING,
    basis=cite("gongwen"),
    hint="按先后次序补上或者改正编号；确实少了一部分内容的，补写内容",
    waivable=True,
)
