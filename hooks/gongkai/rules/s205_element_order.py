"""各部分最好按规定的先后排列。

先后不同不影响内容是否完整，这里只作提示。政府信息公开工作年度报告的六个部分在规定格式里有固定的先后；其他
报告按统一的先后排列，便于读者在不同机关之间比较。

```markdown title="不通过"
## 一、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。

## 二、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。

## 二、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.findings import Found, Severity
from gongkai.kinds import Element
from gongkai.law import cite
from gongkai.model import Disclosure, ElementState, State

from ._elements import required_elements
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_FIXED_BY_FORMAT = frozenset({"xxgk"})


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find, once, that the elements stand in another order than the kind's."""
    asked = [
        (element, state)
        for element, state in required_elements(disclosure, context)
        if state.state is State.SECTION
    ]
    lines = [state.line for _, state in asked]
    in_order = sorted(lines)
    if lines == in_order:
        return
    first = next(line for line, due in zip(in_order, lines, strict=True) if line != due)
    order = "、".join(str(at + 1) for at in sorted(range(len(lines)), key=lines.__getitem__))
    yield Found(
        first,
        f"写了的各部分依次是规定的第 {order} 部分，先后与规定不同",
        hint=f"规定的先后是{_named(asked)}；今后编写时按此排列，已经公布的不必改动",
        basis=_basis(disclosure, context),
    )


def _named(pairs: Sequence[tuple[Element, ElementState]]) -> str:
    return "".join(quoted(element.name) for element, _ in pairs)


def _basis(disclosure: Disclosure, context: Context) -> str | None:
    """The format, where it fixes the order."""
    meta = disclosure.metadata
    pack = context.kinds[meta.kind].pack(meta.year)
    return cite(pack.basis) if pack and meta.kind in _FIXED_BY_FORMAT else None


RULE = DisclosureRule(
    check=check,
    id="S205",
    title="各部分先后与规定不同",
    severity=Severity.INFO,
    kinds=frozenset({"fzzf", "xxgk"}),
    basis="本站《报送指南》",
    hint="今后编写时按规定的先后排列，已经公布的不必改动",
    waivable=True,
)
