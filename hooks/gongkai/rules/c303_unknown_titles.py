"""目录里没有的法律文件名称，列出来请人核对。

本站的目录收录常用的法律、法规和规划，不可能收全。以“法”“条例”“规定”等结尾而目录里没有的，每份报告列一次，请核对名称
是否准确。本级和本地制定的文件不必理会。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

深入贯彻《群众诉求办理法》，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

深入贯彻《信访工作条例》，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law.instruments import instruments_by_title
from gongkai.model import Disclosure
from gongkai.text.near_titles import near_title

from ._citations import cited, defined
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_MOST = 8
_LEGAL = re.compile(
    "(?<!办)(?<!做)(?<!方)(?<!看)(?<!普)(?<!说)(?<!想)(?<!学)(?<!执)(?<!司)(?<!用)(?<!守)(?<!书)法$|(?:法典|条例)$"
)
_LOCAL = re.compile("[省市县区州镇乡盟旗]|关于|兵团|特区")
_SHORT = re.compile("新?(?:条例|工作条例|暂行条例|实施条例|法)")


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find titles of laws and regulations that the catalogue does not know."""
    names = {one.name for one in defined(disclosure)}
    unknown: dict[str, int] = {}
    for one in cited(disclosure):
        if one.known or one.draft or one.key in names or one.key in instruments_by_title():
            continue
        legal = _LEGAL.search(one.key) and not _LOCAL.search(one.key)
        if legal and not _SHORT.fullmatch(one.key) and not near_title(one.key):
            unknown.setdefault(one.title, one.line)
    if unknown:
        listed = "、".join(quoted(title) for title in list(unknown)[:_MOST])
        more = f"等{len(unknown)}个" if len(unknown) > _MOST else ""
        yield Found(next(iter(unknown.values())), f"目录里没有这些名称：{listed}{more}")


RULE = DisclosureRule(
    check=check,
    id="C303",
    title="目录里没有的名称",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="核对名称；名称准确的，不用改",
    waivable=True,
)
