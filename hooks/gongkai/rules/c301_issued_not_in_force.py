"""当年已经公布、还没有施行的法律、法规，说学习宣传可以，说依照执行要再核对。

公布和施行之间往往隔着几个月。当年公布、次年施行的，可以提前学习宣传，但不能说成当年依照执行。这只是提示，请核对这一句
说的是哪一种。

```markdown title="不通过"
---
title: 示例市信访局2020年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2020
published: 2021-01-30
---
## 一、推进法治政府建设的主要举措和成效

深入贯彻《中华人民共和国民法典》，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

深入贯彻《中华人民共和国民法典》，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law.instruments import Instrument
from gongkai.model import Disclosure

from ._citations import (
    beginning,
    instruments_cited,
    is_plan,
    is_preparing,
    is_reporting,
    says_plan,
    sentence_at,
    years_named,
)
from ._rule import Context, DisclosureRule

_BETWEEN = dt.timedelta(days=366)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find instruments that were issued in the year of the report but not yet in force."""
    year = disclosure.metadata.year
    if year is None:
        return
    said: set[str] = set()
    for citation, instrument in instruments_cited(disclosure):
        if instrument.name in said or not _was_waiting(instrument, year):
            continue
        sentence, at = sentence_at(disclosure, citation.start)
        if any(named > year for named in years_named(sentence)) or is_preparing(sentence, at):
            continue
        if is_reporting(sentence) or says_plan(sentence) or is_plan(disclosure, citation):
            continue
        said.add(instrument.name)
        yield Found(
            citation.line,
            f"《{instrument.name}》{beginning(instrument)}，{year}年底还没有施行",
            element=disclosure.element_at(citation.line) or None,
        )


def _was_waiting(instrument: Instrument, year: int) -> bool:
    """Whether it was issued, or may have been, when the year ended and in force only later."""
    began = instrument.began
    if began is None or began.year <= year:
        return False
    if instrument.issued is not None:
        return instrument.issued.year <= year
    return began - _BETWEEN <= dt.date(year, 12, 31)


RULE = DisclosureRule(
    check=check,
    id="C301",
    title="引用已公布未施行的法律文件",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="学习宣传的，写明“即将施行的”；依照执行的，改引当年有效的文件",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
