"""目录需要的其他信息最好写全，内容概述不超过一百字。

政府信息公开目录要列索引、名称、内容概述和生成日期；公开以前要经过保密审查；上报的公文应当有发文字号和
签发人。写全了，群众找得到，核查的人也看得明白。没有发文的，可以不写发文字号和签发人。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
number: 示信发〔2025〕3号
index: 990100012/2025-00004
signed_by: 李某
reviewed: {by: 办公室, date: 2025-01-20}
summary: 示例市信访局2024年推进法治政府建设的情况。
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.frontmatter.keys import KEYS, Need
from gongkai.law import cite
from gongkai.model import Disclosure

from ._reading_words import SITE, key_words
from ._rule import Context, DisclosureRule

_LONGEST_SUMMARY = 100
_ADVISED = tuple(key for key in KEYS.values() if key.need is Need.ADVISED)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find what the catalogue would like to know and the file does not say."""
    meta = disclosure.metadata
    missing = [
        key
        for key in _ADVISED
        if key.name not in disclosure.lines and (not key.kinds or meta.kind in key.kinds)
    ]
    if missing:
        names = "、".join(key_words(key.name) for key in missing)
        lines = "；".join(key.blank for key in missing)
        hint = f"有这些信息的，在元数据里各写一行，冒号后面按实际填写：{lines}"
        yield Found(1, f"没有写 {names}", hint=hint)
    if meta.reviewed is not None and "reviewed.date" not in disclosure.lines:
        yield Found(
            disclosure.line_of("reviewed"),
            f"没有写 {key_words('reviewed.date')}",
            hint="在 reviewed 里补上审查日期：reviewed: {by: 审查机构, date: 年-月-日}",
        )
    length = len("".join(meta.summary.split()))
    if length > _LONGEST_SUMMARY:
        yield Found(
            disclosure.line_of("summary"),
            f"{key_words('summary')}有{length}个字，超过{_LONGEST_SUMMARY}个字",
            hint=f"把内容概述压缩到{_LONGEST_SUMMARY}个字以内",
            basis=SITE,
        )


RULE = DisclosureRule(
    check=check,
    id="M105",
    title="目录需要的信息没有写全",
    severity=Severity.INFO,
    basis="；".join(cite(key) for key in ("tiaoli-12", "tiaoli-17", "gongwen")),
    hint="有这些信息的，在元数据里补上",
)
