"""“其中”的数不能大于总数。

“其中”后面写的是前面那个总数的一部分。一部分比总数还大，不是数字抄错，就是“其中”用错了地方。

```markdown title="不通过"
全年受理信访事项120件，其中网上信访130件。
```

```markdown title="通过"
全年受理信访事项120件，其中网上信访103件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure

from ._figures import element, figures, named, plain
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find a part that is above its whole."""
    stated = figures(disclosure)
    for part in stated:
        if part.part_of is None or not part.exact:
            continue
        whole = stated[part.part_of]
        if not whole.exact or whole.period != part.period:
            continue
        if part.value - part.step > whole.value + whole.step:
            yield Found(
                part.line,
                f"{named(part)}写作“其中”，却大于总数{named(whole)}："
                f"{plain(part.value)}大于{plain(whole.value)}",
                element=element(disclosure, part.line),
            )


RULE = DisclosureRule(
    check=check,
    id="F102",
    title="部分大于总数",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="核对总数和其中数；不是总数的一部分的，去掉“其中”",
    waivable=True,
)
