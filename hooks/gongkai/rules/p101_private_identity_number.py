"""公开件里不得有完整的身份证号。

身份证件号码是个人信息，一经公开就可能被人冒用，撤下也难以挽回。核查校验码、出生日期和地区：三项都对的，就是
身份证号；写明是身份证号而号码有误的，同样不得公开。正文、表格、文件开头的各项、注释和链接里都查，数字之间夹着
空格、连字符或者加粗符号的也查得出。公示中需要区分同名的人时，只留前两位和后三位，例如
`35*************123`。15 位的旧号码没有校验码，写明是身份证号的才算。

```markdown title="不通过"
## 一、主要举措和成效

补助对象张某，身份证号码110101190001010014，已经公示。
```

```markdown title="通过"
## 一、主要举措和成效

补助对象张某，身份证号码11*************014，已经公示。
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
    """Find identity numbers, wherever they stand in the file."""
    yield from private_founds(source, Sort.IDENTITY)


RULE = SourceRule(
    check=check,
    id="P101",
    title="身份证号不得公开",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('minfadian-1034')}",
    hint=REMEDY[Sort.IDENTITY],
)
