"""索引号在全站不能重复。

索引号是一条政府信息的身份证号，公众按它查找、引用。两份文件用同一个索引号，多半是照着旧文件改的时候忘了换。
全角、半角和空格的差别不算不同。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
index: 990100012/2025-00004
---
文件 reports/990100/xfj/2023-fzzf.md：
---
title: 示例市信访局2023年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2023
index: 990100012/2025-00004
---
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
index: 990100012/2025-00004
---
文件 reports/990100/xfj/2023-fzzf.md：
---
title: 示例市信访局2023年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2023
index: 990100012/2024-00007
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus, Record
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.text.characters import folded

from ._rule import Context, CorpusRule
from ._twins import twins


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find disclosures with the same index."""
    groups: dict[str, list[Record]] = {}
    for record in corpus.records:
        index = folded(record.metadata.index)
        if index:
            groups.setdefault(index, []).append(record)
    for records in groups.values():
        for record, others in twins(records):
            yield Found(
                record.lines.get("index", 1),
                f"索引号“{record.metadata.index}”重复，也用在{others}",
                path=record.path,
            )


RULE = CorpusRule(
    check=check,
    id="M208",
    title="索引号重复",
    severity=Severity.ERROR,
    basis=cite("tiaoli-12"),
    hint="与原件核对索引号，把抄错的一处改正；同一条信息放了两份的，只留一份",
    waivable=True,
)
