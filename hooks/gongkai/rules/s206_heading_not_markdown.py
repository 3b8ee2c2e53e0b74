"""标题最好写成 Markdown 标题，不用加粗的一行或者普通的一行代替。

写成 `## 一、…`、`### （一）…` 的标题才能进入目录，读屏软件才能按标题跳转，别人才能链接到这一部分。写成其他
样子的标题，核查时尽量认出来，但难免有认错的时候。标题与正文连排是公文的写法，不作提示。每份报告只提示一次。

```markdown title="不通过"
## 一、主要举措和成效

**（一）加强学法**

全年组织集体学法十二次，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、主要举措和成效

### （一）加强学法

全年组织集体学法十二次，办理群众信访事项三百件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._quotation import quoted
from ._rule import Context, DisclosureRule

_LINES_OF_THEIR_OWN = frozenset({"bold", "bare"})


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find, once, that headings are written as something else."""
    others = [section for section in disclosure.sections if section.form in _LINES_OF_THEIR_OWN]
    if others:
        first = others[0]
        example = quoted(first.number + first.title, 30)
        if len(others) == 1:
            message = f"标题{example}没有写成 Markdown 标题"
        else:
            message = f"有 {len(others)} 个标题没有写成 Markdown 标题，第一个是{example}"
        yield Found(first.line, message)


RULE = DisclosureRule(
    check=check,
    id="S206",
    title="标题没有写成 Markdown 标题",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="标题单独成行，前面加 # 号和空格，例如 `## 一、…`、`### （一）…`，后面空一行再写正文",
    waivable=True,
)
