"""年度报告必须写全规定的各个部分。

法治政府建设年度报告要写举措和成效、不足和原因、第一责任人履职、下一年度安排，政府信息公开工作年度报告要写
规定格式的六个部分，行政执法年度总体情况要有数据和情况说明。标题的写法、编号和先后不限，读者认得出来就行；
但标题下面至少要有十个汉字，只有标题、没有内容的，同样算缺项。

报告公布在规定实施之前的，只作提醒。确实无法补写的，可以在元数据的 `waivers`（缺项说明）里说明理由并写明批准人，
缺项说明随报告一起公开。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。

## 二、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。

## 三、下一年度工作安排

继续加强业务培训，健全依法分类处理机制。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。

## 二、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。

## 三、主要负责人履行推进法治建设第一责任人职责情况

局主要负责人主持召开党组会议研究法治建设工作四次。

## 四、下一年度工作安排

继续加强业务培训，健全依法分类处理机制。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, State

from ._elements import required_elements
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_NAME_LENGTH = 80


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find required elements that are nowhere, or only a heading."""
    for element, state in required_elements(disclosure, context):
        if state.state is not State.ABSENT:
            continue
        name = quoted(element.name, _NAME_LENGTH)
        message = f"{name}只有标题，下面不足十个汉字" if state.empty else f"没有写{name}"
        yield Found(
            state.line if state.empty else disclosure.body_line,
            message,
            element=element.id,
            hint=f"在这个标题下面{element.asked}" if state.empty else element.hint,
            basis=cite(element.basis),
        )


RULE = DisclosureRule(
    check=check,
    id="S101",
    title="缺少必备要素",
    severity=Severity.ERROR,
    basis=f"{cite('ducha')}；{cite('tiaoli-50')}；{cite('sanxiang')}",
    hint="为缺少的部分单独设一个标题，写明内容",
    waivable=True,
)
