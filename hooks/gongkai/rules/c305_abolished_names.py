"""机构改革和制度改革以后，宜用现在的名称。

国家司法考试、国土资源部门、工商部门等名称，在改革以后的年度里再用，多半是抄了旧稿。各地改革的时间不一，所以这只是提示；
写明“原”的不算。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

招录通过国家司法考试的干部两名，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

招录通过国家统一法律职业资格考试的干部两名，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongkai.findings import Found, Severity
from gongkai.law.instruments import AbolishedName, abolished_names
from gongkai.model import Disclosure

from ._citations import sentence_at, years_named
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_FORMER = re.compile(r"(?:原|旧|前|原来的|原先的|原属|撤销|取消|废止|划转|整合)[^，。；]{0,12}$")


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[AbolishedName, ...]]:
    names = abolished_names()
    return re.compile("|".join(f"({name.pattern})" for name in names)), names


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find names of things that were no more in the year of the report."""
    year = disclosure.metadata.year
    if year is None:
        return
    pattern, names = _patterns()
    text = disclosure.prose.text
    said: set[str] = set()
    for found in pattern.finditer(text):
        name = names[(found.lastindex or 1) - 1]
        before = text[max(0, found.start() - 16) : found.start()]
        if name.name in said or year <= name.last or _FORMER.search(before):
            continue
        sentence, _ = sentence_at(disclosure, found.start())
        if any(named <= name.last for named in years_named(sentence)):
            continue
        said.add(name.name)
        now = f"，现在是{name.now}" if name.now else "，已经没有了"
        yield Found(disclosure.prose.line_at(found.start()), f"{quoted(found[0])}是过去的名称{now}")


RULE = DisclosureRule(
    check=check,
    id="C305",
    title="过去的名称",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="改用现在的名称；说的是过去的事，写明“原”",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
