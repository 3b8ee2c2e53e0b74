"""正文中不得有脚本、嵌入的网页、表单、样式表和事件属性。

公开专栏的页面只供阅读。`script`、`iframe`、`object`、`embed`、`style`、`form` 等标签和 `onclick`、`onerror`
一类属性可以在读者的浏览器里执行程序、冒充本站收集信息或者改变整个页面。没有写完的、换了行的、改了大小写的、
写成 `&lt;script&gt;` 的，同样算作有害内容：页面上看不出来，下载的原文里却有。放在代码块或者行内代码里只作
展示的，不受限制。

```markdown title="不通过"
## 一、主要举措和成效

全年办理信访事项三百件。<img src="tu.png" onerror="alert(1)">
```

```markdown title="通过"
## 一、主要举措和成效

网站改版时清理了 `<script>` 标签十二处。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._hostility import hostile
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find what would run or take over the page."""
    yield from hostile(disclosure, "H102")


RULE = DisclosureRule(
    check=check,
    id="H102",
    title="脚本、嵌入内容或者事件属性",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="整段删去；确实需要展示代码的，放进代码块",
)
