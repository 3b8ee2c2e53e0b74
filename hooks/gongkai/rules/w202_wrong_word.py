"""形近、音近的错别字要改正。

攻府（政府）、秸杆（秸秆）、布署（部署）、截止目前（截至目前）这类写错的词，多是输入或者识别时留下的。核查对照
已知的错别字清单查找；已经按固定表述指出的地方不再重复。

```markdown title="不通过"
## 一、主要举措和成效

加强秸杆禁烧执法检查，布署专项整治十二次，处理群众反映的问题三十件。
```

```markdown title="通过"
## 一、主要举措和成效

加强秸秆禁烧执法检查，部署专项整治十二次，处理群众反映的问题三十件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._rule import Context, DisclosureRule
from ._wording import instead, passages


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find known wrong words, but for those in phrases that are reported as broken."""
    for passage in passages(disclosure, context):
        reported = {at for slip in passage.reading.slips for at in range(slip.start, slip.end)}
        for one in passage.reading.mistakes:
            here = range(one.start, one.end)
            if reported.isdisjoint(here) and not passage.is_code(one.start):
                yield instead(passage, one.start, one.end, one.right)


RULE = DisclosureRule(
    check=check,
    id="W202",
    title="错别字",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="对照词典改正",
    waivable=True,
)
