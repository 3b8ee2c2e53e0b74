"""公开件里不得有写到门牌、楼栋或者村民小组的家庭住址。

住址是个人信息，写到门牌就找得到人。核查“家住”“住址”“户籍地”一类字样后面有没有门牌、楼栋、单元、室或者
村民小组，表格中“家庭住址”一栏也查；几栋几单元几室这样的写法，没有这些字样也算。机关和企业的办公、经营、
联系地址不受影响。写到乡镇、街道为止的，可以公开。

```markdown title="不通过"
## 一、主要举措和成效

走访了家住示例镇和平村五组12号的张某。
```

```markdown title="通过"
## 一、主要举措和成效

走访了家住示例镇的张某。
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
    """Find home addresses, wherever they stand in the file."""
    yield from private_founds(source, Sort.ADDRESS)


RULE = SourceRule(
    check=check,
    id="P104",
    title="家庭住址只写到乡镇、街道",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('minfadian-1034')}",
    hint=REMEDY[Sort.ADDRESS],
)
