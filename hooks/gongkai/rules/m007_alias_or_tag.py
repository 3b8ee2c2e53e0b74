"""元数据的内容要直接写出来，不用引用、锚点和类型标记。

YAML 里以“*”“&”“!”开头的内容和“<<”另有用途：引用别处、给内容起代号、改变类型。它们让人看不出写了什么，
也可以用来攻击程序，所以一律不接受，也不展开。内容本来就以这些符号开头的，加上英文引号。

```markdown title="不通过"
---
title: &t 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
summary: *t
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
summary: 示例市信访局2024年法治政府建设年度报告
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Source

from ._reading_words import SITE, Words, told
from ._rule import SourceRule

_WRITE = "直接写出内容；内容本来就以这个符号开头的，给整项内容加上英文引号"
WORDS = {
    "alias": Words("{key}的内容{detail}是引用，不接受", _WRITE),
    "anchor": Words("{key}的内容前面有锚点{detail}，不接受", _WRITE),
    "tag": Words("{key}的内容前面有类型标记{detail}，不接受", _WRITE),
    "merge": Words("“<<”是合并引用，不接受", "删去这一行，把要合并的各个项目直接写出来"),
}


def check(source: Source) -> Iterator[Found]:
    """Find aliases, anchors, tags and merge keys."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M007",
    title="元数据里有引用、锚点或者类型标记",
    severity=Severity.ERROR,
    basis=SITE,
    hint=_WRITE,
    reading=True,
)
