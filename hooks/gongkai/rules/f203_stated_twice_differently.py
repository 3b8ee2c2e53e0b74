"""同一个数在一份报告里只能有一个说法。

同一件事的全年总数在两处写得不一样，读者不知道该信哪一个。核查只比较两处都说是全年或者累计总数、名称和单位完全
相同的数；分阶段的数、其中数、约数和计划不比较。

```markdown title="不通过"
全年共受理信访事项2765件。

全年共受理信访事项2756件，同比下降。
```

```markdown title="通过"
全年共受理信访事项2765件。

全年共受理信访事项2765件，同比下降。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.figures import Figure
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import element, figures, named
from ._rule import Context, DisclosureRule

_TOTAL = re.compile(r"全年|年内|共|累计|总计|合计|一年来|20\d\d年|今年")
_SCOPE = re.compile(r"[全各本][省市区县州镇乡局厅委]|[省市区县州]本级|机关")
_SHORTEST = 4


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a total that stands in two places with two values."""
    narrow = disclosure.prose.narrow
    met: dict[tuple[str, str], Figure] = {}
    for figure in figures(disclosure):
        former = met.setdefault((figure.label, figure.unit), figure)
        if former.value == figure.value or not _is_comparable(figure, narrow):
            continue
        if not _is_comparable(former, narrow):
            met[figure.label, figure.unit] = figure
        elif _scope(former, narrow) == _scope(figure, narrow):
            yield Found(
                figure.line,
                f"同一个数前后不一致：前面写的是{named(former)}，这里写的是{named(figure)}",
                element=element(disclosure, figure.line),
            )


def _is_comparable(figure: Figure, narrow: str) -> bool:
    return (
        figure.exact
        and figure.part_of is None
        and not figure.period
        and len(figure.label) >= _SHORTEST
        and "分别" not in narrow[figure.clause : figure.start]
        and _is_total(figure, narrow[figure.clause : figure.start], narrow)
    )


def _scope(figure: Figure, narrow: str) -> str:
    found = _SCOPE.search(narrow, figure.clause, figure.start)
    return found[0] if found else ""


def _is_total(figure: Figure, before: str, narrow: str) -> bool:
    """Whether the text gives a figure as the whole year's, and nothing behind narrows it."""
    if narrow[figure.end : figure.end + 1] not in {",", "。", ";", "、", "(", "\n", ""}:
        return False
    if figure.unit == "%":
        return figure.label.endswith("率") and len(figure.label) > _SHORTEST + 2
    return _TOTAL.search(before) is not None


RULE = DisclosureRule(
    check=check,
    id="F203",
    title="同一数据前后不一致",
    severity=Severity.WARNING,
    basis=cite("jiancha"),
    hint="对照台账核对，两处写成一致；说的不是同一件事的，把范围或者时段写清楚",
    waivable=True,
)
