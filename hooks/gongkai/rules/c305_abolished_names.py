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
def _patterns() -> tuple[tuple[AbolishedName, re.Pattern[str]], ...]:
    return tuple((name, re.compile(name.pattern)) for name in abolished_names())


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find names of things that were no more in the year of the report."""
    year, text = disclosure.metadata.year, disclosure.prose.text
    if year is None:
        return
    for name, pattern in _patterns():
        if year <= name.last or not any(sign in text for sign in name.signs):
            continue
        for found in pattern.finditer(text):
            if not _is_of_the_past(disclosure, found.start(), name):
                now = f"，现在是{name.now}" if name.now else "，已经没有了"
                message = f"{quoted(found[0])}是过去的名称{now}"
                yield Found(disclosure.prose.line_at(found.start()), message)
                break


def _is_of_the_past(disclosure: Disclosure, at: int, name: AbolishedName) -> bool:
    """Whether a sentence calls the thing former, or names a year in which it was."""
    if _FORMER.search(disclosure.prose.text[max(0, at - 16) : at]):
        return True
    sentence, _ = sentence_at(disclosure, at)
    return any(named <= name.last for named in years_named(sentence))


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
