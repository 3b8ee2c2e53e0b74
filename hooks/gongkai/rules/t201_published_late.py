"""年度报告要在规定的日期以前公开。

法治政府建设年度报告在次年3月31日以前，政府信息公开工作年度报告部门在次年1月31日以前、政府在次年3月31日以前，
行政执法总体情况在次年1月31日以前。规定的是日历日期，遇节假日不顺延。晚了的照常公开，但要在台账上记为逾期。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-04-02
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
published: 2025-03-31
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, Organ

from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find an annual report that was published after its due date."""
    meta = disclosure.metadata
    organ, kind = context.register.organ(meta.organ), context.kinds.get(meta.kind)
    if organ is None or kind is None or meta.year is None or meta.published is None:
        return
    if meta.published > context.as_of:
        return  # a date in the future is a slip of its own (T102)
    due = kind.due(meta.year, organ.level)
    if due is None or _is_exempt(organ, kind.id, meta.year):
        return
    last = due.date(meta.year)
    days = (meta.published - last).days
    if days > 0:
        yield Found(
            disclosure.line_of("published"),
            f"发布日期“{meta.published}”比最后期限“{last}”晚了{days}天",
            basis=cite(due.basis),
        )


def _is_exempt(organ: Organ, kind: str, year: int) -> bool:
    return any(exempt.kind == kind and exempt.year == year for exempt in organ.exempt)


RULE = DisclosureRule(
    check=check,
    id="T201",
    title="逾期公开",
    severity=Severity.WARNING,
    basis="；".join(cite(key) for key in ("ducha-24", "tiaoli-49-1", "tiaoli-49-2", "sanxiang")),
    hint="核对发布日期，抄错的改正；确已逾期的不要改动日期，以后按期公开",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
