"""第五部分要写清存在的主要问题和改进情况，不能空着，也不能只写“无”。

年度报告必须写存在的主要问题及改进情况，写“无”等于没有报告。问题不多的，也要写上年问题的改进和下一步打算。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 五、存在的主要问题及改进情况

本年度不存在突出问题，无需改进。
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
## 五、存在的主要问题及改进情况

主要问题是栏目更新不够及时，原因是责任分工不清；已经明确专人，每月检查一次。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.kinds import Element
from gongkai.law import cite
from gongkai.model import Disclosure, ElementState, Section, State
from gongkai.text.characters import folded, narrowed

from ._elements import required_elements
from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._tables import XXGK, said_in

_ELEMENT = "E5"
_TOP = 2
_LONGEST = 40
_NONE = re.compile(
    r"(?:(?:本(?:单位|机关|部门|局|级|年度?|行政机关)|我(?:局|单位|委|办)|20\d\d年度?|目前|一年来|暂|全年|"
    r"[,、;:]|(?:在|关于)?(?:政府)?(?:信息|政务)公开(?:工作)?(?:中|方面)?|工作)*"
    r"(?:无|没有|未发现|不存在|未发生|未出现|无需|不需要|不需)(?:存在)?(?:任何|明显|突出|重大|其他|主要|的)*"
    r"(?:存在)?(?:的)?(?:主要)?(?:问题|不足|改进|整改)?(?:和|及|、|与)?(?:不足|改进|问题|情况)*(?:的)?(?:情况|情形|事项|内容|之处)?"
    r"[。;,.]*)+"
)


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find reports whose section on problems is empty or says that there are none."""
    for element, state in required_elements(disclosure, context):
        if element.id != _ELEMENT or state.state is State.ABSENT:
            continue  # what is absent is an error of its own (S101)
        section = _section(disclosure, element, state)
        if section is None:
            continue
        said = said_in(disclosure, section.line, section.end)
        if not said and not section.han:
            yield Found(section.line, "“存在的主要问题及改进情况”下面没有内容", element=_ELEMENT)
        elif 0 < len(said) <= _LONGEST and _NONE.fullmatch(narrowed(said)):
            yield Found(
                section.line, f"“存在的主要问题及改进情况”只写了{quoted(said)}", element=_ELEMENT
            )


def _section(disclosure: Disclosure, element: Element, state: ElementState) -> Section | None:
    """The section of the element, or the empty one that bears its name."""
    for section in disclosure.sections:
        if state.state is State.SECTION:
            if section.line == state.line:
                return section
        elif section.level == _TOP and element.heading_pattern.search(folded(section.title)):
            return section
    return None


RULE = DisclosureRule(
    check=check,
    id="F307",
    title="主要问题及改进情况写“无”",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-50')}；{cite('geshi-2021')}",
    hint="写明存在的主要问题，以及已经采取和将要采取的改进措施",
    kinds=XXGK,
    years=(2019, None),
    waivable=True,
)
