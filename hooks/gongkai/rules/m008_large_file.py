"""文件不要超过 1 MB。

一份报告的文字通常只有几十 KB。超过 1 MB 的，多半是把图片或者整套附件编成文字放了进来，手机上很难打开。
文件照样全部核查，也可以公开。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
全年受理信访事项两千七百六十五件，按期答复率比上年提高。（这一段重复 20000 遍）
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
全年受理信访事项两千七百六十五件，按期答复率比上年提高。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Source

from ._reading_words import SITE
from ._rule import SourceRule

_MEGABYTE = 1_000_000


def check(source: Source) -> Iterator[Found]:
    """Find a file above a megabyte."""
    if source.size > _MEGABYTE:
        yield Found(1, f"文件有 {-(-source.size // 1000)} KB，超过 1 MB")


RULE = SourceRule(
    check=check,
    id="M008",
    title="文件过大",
    severity=Severity.WARNING,
    basis=SITE,
    hint="把图片、表格和附件另存为单独的文件，列入 attachments；正文里只留文字",
)
