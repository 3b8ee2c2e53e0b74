"""国名、国家机构名称、党的创新理论和社会主义核心价值观的表述一字不能错。

政府网站检查把国名、国家机构名称、党和国家领导人姓名、社会主义核心价值观等的错误列为严重表述错误，出现即单项
否决。核查看标题、概述和正文里有没有与这些固定表述只差一两个字的写法：错字（形近、音近或者别的字）、漏字、重字、
前后颠倒。运维人员可以在设置 phrases 指定的文件里添加本地的固定表述。

```markdown title="不通过"
## 一、主要举措和成效

组织学习《中共人民共和国行政处罚法》，参加学习的有三百人次。
```

```markdown title="通过"
## 一、主要举措和成效

组织学习《中华人民共和国行政处罚法》，参加学习的有三百人次。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule
from ._wording import broken_phrases


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find fixed phrases of the serious list that were broken."""
    yield from broken_phrases(disclosure, context, serious=True)


RULE = DisclosureRule(
    check=check,
    id="W101",
    title="重要表述有误",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="对照规范表述逐字改正",
)
