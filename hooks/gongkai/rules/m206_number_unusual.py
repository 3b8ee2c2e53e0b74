"""发文字号不是通常的写法，或者年份与成文日期对不上，请核对一遍。

政府令、公告等的编号本来就是另外的写法，如“公告2024年第5号”，核对无误的可以保留。普通公文的字号写成这样，
多半是抄错。字号里的年份是编号那一年，一般就是成文的那一年。2013年以前用方括号的字号，也在这里提醒。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
number: 示信发〔2024〕3号
written: 2025-01-19
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
number: 示信发〔2025〕3号
written: 2025-01-19
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, Metadata

from ._numbers import is_old_form, number_of
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a number in another form, and one whose year is not that of the text."""
    meta, line = disclosure.metadata, disclosure.line_of("number")
    if not meta.number.strip():
        return
    number = number_of(meta.number)
    if is_old_form(number):
        hint = f"2013年以前的字号可以保留原样；按现行格式写作 {number.proper}"
        yield Found(line, f"发文字号“{number.text}”的年份用了方括号", hint=hint)
    elif not number.proper:
        yield Found(line, f"发文字号“{number.text}”不是“示信发〔2025〕3号”这样的通常写法")
    if number.year is not None:
        for message in _year(number.year, meta):
            yield Found(line, message, hint="与原件核对发文字号和日期，把写错的一处改过来")


def _year(year: int, meta: Metadata) -> Iterator[str]:
    """A text is numbered in the year in which it was written; it may be published in the next."""
    if meta.written is not None:
        if year != meta.written.year:
            yield f"发文字号的年份是“{year}”，成文日期是“{meta.written}”"
    elif meta.published is not None and year not in (meta.published.year, meta.published.year - 1):
        yield f"发文字号的年份是“{year}”，发布日期是“{meta.published}”"


RULE = DisclosureRule(
    check=check,
    id="M206",
    title="发文字号需要核对",
    severity=Severity.WARNING,
    basis=cite("gongwen"),
    hint="与原件核对；原件确实这样写的可以保留，抄错的改正",
    waivable=True,
)
