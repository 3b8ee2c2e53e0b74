"""链接、图片和附件不得使用 `javascript:`、`data:` 一类协议。

`javascript:`、`vbscript:` 会在读者的浏览器里执行程序，`data:` 可以夹带任何内容；中间夹了空格、制表符，或者
写成 `&#106;avascript:` 的，也照样会被浏览器认出来。允许的协议只有 `http`、`https`、`mailto` 和 `tel`。

```markdown title="不通过"
## 一、主要举措和成效

详见[办理流程](javascript:alert(1))。
```

```markdown title="通过"
## 一、主要举措和成效

详见[办理流程](https://www.example.gov.cn/liucheng)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._hostility import hostile
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find targets whose scheme is none that a report needs."""
    yield from hostile(disclosure, "H103")


RULE = DisclosureRule(
    check=check,
    id="H103",
    title="危险的链接协议",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="只用 http、https、mailto、tel 开头的地址，或者指向本站文件的相对路径",
)
