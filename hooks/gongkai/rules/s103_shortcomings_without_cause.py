"""写存在的不足，应当同时写明原因。

年度报告要写的是“不足和原因”，不只是不足。只列问题、不分析原因，读者无从判断下一年的安排是否对症。核查看
这一部分里有没有说明因果的话，例如“主要原因是”“由于”“导致”“受……限制”；标题里写了“原因”而下面没有写的，
也在此指出。另设一个部分专写原因的，同样可以。

```markdown title="不通过"
## 二、存在的不足和原因

普法形式不够丰富，业务培训不够经常。
```

```markdown title="通过"
## 二、存在的不足和原因

普法形式不够丰富，业务培训不够经常，主要原因是专业人员不足。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, ElementState, Section, State

from ._rule import Context, DisclosureRule

_ELEMENT = "E2"
_ENOUGH = 10
_CAUSE = re.compile(
    "原因|成因|缘由|根源|症结|由于|鉴于|因为|缘于|源于|源自|归因|归咎|导致|致使|造成|所致|所限|"
    "使得|受限|受制|囿于|碍于|在于|根子|"
    "(?<![基起病内外诱])因(?![此而地人势时素子应果循公私材案村]|与果)|"
    "受(?!理|益|众|贿|访|案|到好评)[^，。；！？\n]{1,24}?(?:影响|制约|限制|局限|约束)|"
    "(?:主观|客观)(?:上|方面|因素|条件)"
)
_TITLED = re.compile("原因|成因")


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a part about shortcomings in which nothing says why."""
    state = next((found for found in disclosure.elements if found.id == _ELEMENT), None)
    section = _section(disclosure, state)
    if section is None or _CAUSE.search(_text_of(section, disclosure)):
        return
    if any(_explains(other) for other in disclosure.sections if other is not section):
        return
    if _TITLED.search(section.title):
        message = "标题写了“原因”，下面却没有说明原因的话"
    else:
        message = "写了存在的不足，没有写原因"
    yield Found(section.line, message, element=_ELEMENT)


def _section(disclosure: Disclosure, state: ElementState | None) -> Section | None:
    if state is None or state.state is not State.SECTION:
        return None
    return next((found for found in disclosure.sections if found.line == state.line), None)


def _text_of(section: Section, disclosure: Disclosure) -> str:
    """What stands under the heading, the rest of a run-in heading's line included."""
    first = section.line - disclosure.body_line
    lines = disclosure.body.split("\n")[first : section.end - disclosure.body_line + 1]
    return "\n".join(lines).replace(section.title, "", 1)


def _explains(section: Section) -> bool:
    """Whether a part of its own is about causes."""
    return section.han >= _ENOUGH and _TITLED.search(section.title) is not None


RULE = DisclosureRule(
    check=check,
    id="S103",
    title="有不足无原因",
    severity=Severity.WARNING,
    basis=cite("ducha"),
    hint="在不足之后写明原因，例如“主要原因是专业人员配备不足”",
    kinds=frozenset({"fzzf"}),
    waivable=True,
)
