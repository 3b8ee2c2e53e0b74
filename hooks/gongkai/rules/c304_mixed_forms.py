"""同一部法律在一份报告里宜用同一个写法。

有的地方写全称，有的地方写简称，而没有说明“以下简称”的，读起来像两部法律。这只是提示。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

学习《中华人民共和国民法典》四次，宣传《民法典》八场，办理信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

学习《民法典》四次，宣传《民法典》八场，办理信访事项三百件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law.instruments import instruments
from gongkai.model import Disclosure

from ._citations import cited, defined
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find instruments whose titles are written in more than one way."""
    forms: dict[str, dict[str, int]] = {}
    for one in cited(disclosure):
        if one.instrument is not None and one.closed and not one.draft:
            title = "".join(one.title.split())
            forms.setdefault(one.instrument, {}).setdefault(title, one.line)
    names = {one.name for one in defined(disclosure)}
    for key, lines in forms.items():
        titles = list(lines)
        if len(titles) > 1 and not names & set(titles):
            written = "、".join(f"《{title}》" for title in titles)
            yield Found(
                lines[titles[1]],
                f"同一文件有{len(titles)}种写法：{written}",
                hint=f"统一写作《{instruments()[key].name}》，或者首次用全称并注明简称",
            )


RULE = DisclosureRule(
    check=check,
    id="C304",
    title="同一文件写法不一",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="统一写法，或者首次用全称并注明简称",
    waivable=True,
)
