"""公开件里不得有完整的手机号码。

电话号码是个人信息。条例要求公开的是机关的办公地址、办公时间和联系方式，写办公室的固定电话即可；工作人员的
手机号码写在联系方式里，也会带来骚扰和诈骗，同样按错误处理。固定电话、12345 一类短号、400 电话、编号和金额
不受影响。确需说明的，把中间四位改成星号，例如 `138****1234`。

```markdown title="不通过"
## 一、主要举措和成效

举报电话：13800138000，全天受理。
```

```markdown title="通过"
## 一、主要举措和成效

举报电话：0900-5551120，全天受理。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Source
from gongkai.privacy import Sort

from ._private import REMEDY, private_founds
from ._rule import SourceRule


def check(source: Source) -> Iterator[Found]:
    """Find mobile numbers, wherever they stand in the file."""
    yield from private_founds(source, Sort.MOBILE)


RULE = SourceRule(
    check=check,
    id="P102",
    title="手机号码不得公开",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('minfadian-1034')}",
    hint=REMEDY[Sort.MOBILE],
)
