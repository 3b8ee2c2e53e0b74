"""元数据的项目名后面要用半角冒号。

全角冒号“：”是中文标点，程序不认它是分隔符，这一行会整行读不出来。中文输入法下很容易打错，也不容易看出来。
内容里的全角冒号不受影响。

```markdown title="不通过"
---
title：示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
summary: 两项重点工作：预防法治化、受理法治化。
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
    "full-width-colon": Words("{subject}后面用了全角冒号“：”", "改成半角冒号加一个空格：{meant}"),
}


def check(source: Source) -> Iterator[Found]:
    """Find keys with a colon of Chinese text after them."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M005",
    title="项目名后面用了全角冒号",
    severity=Severity.ERROR,
    basis=SITE,
    hint="改成半角冒号加一个空格，如“title: 标题”",
    reading=True,
)
