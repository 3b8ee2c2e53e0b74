"""规定的各个部分应当各有自己的标题，不能只在别的段落里带一句。

读者和核查人员按标题查找规定的内容。把第一责任人履职、存在的不足等写成别的部分里的一句话，内容往往单薄，
也不容易找到。这里只作提醒，台账上算作已写，另外注明“仅提及”。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次，积极履行一把手推进法治建设第一责任人职责。

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
from gongkai.model import Disclosure, ElementState, State

from ._elements import required_elements, section_at
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_NAME_LENGTH = 80


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find required elements that the text speaks of without a part of their own."""
    for element, state in required_elements(disclosure, context):
        if state.state is not State.MENTION:
            continue
        name = quoted(element.name, _NAME_LENGTH)
        has = "只有空标题" if state.empty else "没有单独的标题"
        yield Found(
            state.line,
            f"{name}{has}，只在{_where(disclosure, state)}提到",
            element=element.id,
            hint=element.hint,
            basis=cite(element.basis),
        )


def _where(disclosure: Disclosure, state: ElementState) -> str:
    """The part of the text in which the mention stands, in words."""
    section = section_at(disclosure, state.line)
    if section is None:
        return "开头部分"
    return f"{quoted(section.number + section.title)}这一部分"


RULE = DisclosureRule(
    check=check,
    id="S102",
    title="必备要素只被提及",
    severity=Severity.WARNING,
    basis=f"{cite('ducha')}；{cite('tiaoli-50')}；{cite('sanxiang')}",
    hint="为这一部分单独设一个标题，把内容写在标题下面",
    waivable=True,
)
