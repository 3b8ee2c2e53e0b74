"""公开件里不得有完整的银行卡号。

金融账户是敏感个人信息。补贴发放名单里的银行卡号，是各地公开时泄露最多的信息之一。核查位数、发卡机构标识和
校验位，三项都对的按银行卡号处理；写明是卡号的，校验位不对也算。写明收费、缴款、财政专户的账户应当让群众
知道，不受影响。确需核对的，只留后四位。

```markdown title="不通过"
## 一、主要举措和成效

补贴已经发放到张某的银行卡6222021234567890128。
```

```markdown title="通过"
## 一、主要举措和成效

补贴已经发放到张某尾号0128的银行卡。
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
    """Find bank cards, wherever they stand in the file."""
    yield from private_founds(source, Sort.CARD)


RULE = SourceRule(
    check=check,
    id="P103",
    title="银行卡号不得公开",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('gebaofa-28')}",
    hint=REMEDY[Sort.CARD],
)
