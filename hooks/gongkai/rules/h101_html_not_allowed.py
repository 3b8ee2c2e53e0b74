"""正文中的 HTML 只用允许的标签和属性。

从网页或者 Word 里粘贴来的 HTML 往往带着字体、颜色、样式，在手机上、打印时和读屏软件里都会出错，也可能
夹带别的东西。允许的只有表格（可以用 `colspan`、`rowspan` 合并单元格）、段落、换行、标题、列表、上下标、
加粗、下划线、链接和本站的图片等；`style`、`class`、`id` 等属性一律不用。HTML 注释可以写，但不会公布。
没有写完的标签、没有结束的注释会吞掉后面的正文，也在此指出。

```markdown title="不通过"
## 一、主要举措和成效

全年<font color="red">没有</font>发生越级上访。
```

```markdown title="通过"
## 一、主要举措和成效

<table>
<tr><th colspan="2">受理情况</th></tr>
<tr><td>来信</td><td>12 件</td></tr>
</table>
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._hostility import hostile
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find tags and attributes that are not on the list."""
    yield from hostile(disclosure, "H101")


RULE = DisclosureRule(
    check=check,
    id="H101",
    title="不在允许之列的 HTML",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="删去这个标签或者属性，改用 Markdown 写法；合并单元格的表格只用 table、tr、th、td 和 colspan、rowspan",
)
