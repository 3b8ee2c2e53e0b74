r"""链接、图片、附件和原路径不得指向 reports 目录之外。

报告只能引用 reports 目录里的文件。`../../../../etc/passwd`、`/etc/passwd`、`C:\…`、`file:` 这样的路径指向
服务器或者某台电脑上的其他文件，轻则读者打不开，重则把不该公开的文件带出去。写成 `%2e%2e/` 的也一样。

```markdown title="不通过"
## 一、主要举措和成效

详见[名单](../../../mingdan.md)。
```

```markdown title="通过"
## 一、主要举措和成效

详见[上年度报告](2023-fzzf.md)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._hostility import hostile
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find targets that lie outside the folder of reports."""
    yield from hostile(disclosure, "H105")


RULE = DisclosureRule(
    check=check,
    id="H105",
    title="越出报告目录的路径",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="把文件放进报告所在的文件夹，用相对路径引用，例如 `fujian.pdf` 或者 `../xfj/2023-fzzf.md`",
)
