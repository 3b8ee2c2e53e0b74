"""正文开头说的年度、下一年度安排标题里的年度，要与 `year` 对得上。

照着上年的报告改写，最容易漏改这两处：开头“现将2023年度法治政府建设情况报告如下”，报的却是2024年；
下一年度安排写成“2024年工作计划”。只看开头“现将……报告如下”这句话和下一年度安排的标题。

```markdown title="不通过"
市委、市政府：

现将2023年度法治政府建设情况报告如下。

## 一、主要举措和成效

全年组织集体学法十二次。
```

```markdown title="通过"
市委、市政府：

现将2024年度法治政府建设情况报告如下。

## 一、主要举措和成效

全年组织集体学法十二次。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.text.characters import folded

from ._opening import Statement, statements
from ._rule import Context, DisclosureRule
from ._titles import title_years

_BOOK = re.compile(r"《[^》]*》")
_LEADING = re.compile(r"((?:19|20)\d\d)年度?[,，]")
_PLAN = re.compile(
    r"(?<!\d)(20\d\d)年(?:度)?(?:(?!下一|存在|不足|问题|情况|成效|总结|及|和|暨)[^,，、;；])*?"
    r"(?:安排|计划|打算|思路|重点|设想|任务)"
)
_NEXT_YEAR = "下一年度"


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find years in the opening and in the heading of the plan that are not the report's."""
    meta = disclosure.metadata
    kind = context.kinds.get(meta.kind)
    if kind is None or not kind.annual or meta.year is None:
        return
    for statement in statements(disclosure):
        years = _announced_years(statement)
        if years and meta.year not in years:
            written = "、".join(str(year) for year in years)
            yield Found(statement.line, f"正文开头写的年份是“{written}”，year 写的是“{meta.year}”")
    pack = kind.pack(meta.year)
    plans = {
        element.id for element in (pack.elements if pack else ()) if _NEXT_YEAR in element.name
    }
    yield from _plan(disclosure, plans, meta.year)


def _announced_years(statement: Statement) -> tuple[int, ...]:
    """The years of 现将…报告如下; failing these, that with which the sentence begins."""
    years = title_years(_BOOK.sub("", statement.announced))
    leading = _LEADING.match(statement.text)
    return years or ((int(leading[1]),) if leading else ())


def _plan(disclosure: Disclosure, plans: set[str], year: int) -> Iterator[Found]:
    """The heading of the plan names the year after the report's."""
    titles = {section.line: section.title for section in disclosure.sections}
    for element in disclosure.elements:
        if element.id in plans and element.line in titles:
            planned = _PLAN.search(folded(titles[element.line]))
            if planned and int(planned[1]) != year + 1:
                yield Found(
                    element.line,
                    f"下一年度安排的标题写的年份是“{planned[1]}”，应当是“{year + 1}”",
                    element=element.id,
                )


RULE = DisclosureRule(
    check=check,
    id="M210",
    title="正文的年份与 year 不符",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="核对是哪一年的报告，把没有改过来的一处改正",
    waivable=True,
)
