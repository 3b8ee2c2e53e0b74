"""图片、音视频和样式不得引自外部网站。

页面打开时自动去外部网站取内容，会把读者的访问记录交给对方；对方一旦改换内容或者停用，公开的报告也跟着变样。
所以本站的页面不向任何外部网站取内容。指向其他网站的普通链接不受影响。

```markdown title="不通过"
## 一、主要举措和成效

![办理情况](https://img.example.com/2024.png)
```

```markdown title="通过"
## 一、主要举措和成效

统计口径见[国家信访局网站](https://www.example.gov.cn/tj)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._hostility import hostile
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find what a page would fetch from another host."""
    yield from hostile(disclosure, "H104")


RULE = DisclosureRule(
    check=check,
    id="H104",
    title="引自外部网站的资源",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="把图片等存到报告所在的文件夹，用相对路径引用；只是供人查阅的，改成普通链接",
)
