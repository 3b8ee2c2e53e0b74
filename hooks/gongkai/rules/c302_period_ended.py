"""规划、纲要期满以后，不宜再写成正在实施。

带有起止年份的规划、纲要到期以后，应当看有没有新的规划。总结、评估、收官的话不算。这只是提示。

```markdown title="不通过"
---
title: 示例市信访局2022年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2022
published: 2023-01-30
---
## 一、推进法治政府建设的主要举措和成效

深入实施《法治政府建设实施纲要（2015—2020年）》，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

深入实施《法治政府建设实施纲要（2021—2025年）》，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._citations import instruments_cited, is_plan, sentence_at, years_named
from ._rule import Context, DisclosureRule

_ENDED = re.compile(
    "总结|评估|收官|完成|期满|到期|原《|期间|成果|实施以来|验收|接续|新一轮|承接|衔接|编制"
)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find plans cited as current after the last year that they were made for."""
    year = disclosure.metadata.year
    if year is None:
        return
    said: set[str] = set()
    for citation, instrument in instruments_cited(disclosure):
        if instrument.period is None or instrument.name in said:
            continue
        last = instrument.period[1]
        work = year + 1 if year <= last < year + 1 and is_plan(disclosure, citation) else year
        sentence, _ = sentence_at(disclosure, citation.start)
        named = years_named(sentence)
        if work <= last or _ENDED.search(sentence) or (named and max(named) <= last):
            continue
        said.add(instrument.name)
        yield Found(
            citation.line,
            f"《{instrument.name}》到{last}年期满，这里写的是{work}年的工作",
            element=disclosure.element_at(citation.line) or None,
        )


RULE = DisclosureRule(
    check=check,
    id="C302",
    title="规划纲要已经期满",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="核对有没有新的规划、纲要；总结期满情况的，写明“期满”或者“收官”",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
