"""一个机关一个年度的一种报告只能有一份。

两份报告都说自己是同一个机关、同一年度的同一种报告，公众不知道该信哪一份，台账也不知道该算哪一份。
内容有改动的，在原来那份上改，并在 `corrections` 里写明。已经撤下的不算。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
文件 reports/990100/xfj/2024-fzzf-修订.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
文件 reports/990100/xfj/2023-fzzf.md：
---
title: 示例市信访局2023年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2023
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity

from ._rule import Context, CorpusRule
from ._twins import twins


def check(corpus: Corpus, context: Context) -> Iterator[Found]:
    """Find annual reports of one organ, kind and year."""
    for (_, kind, year), records in corpus.by_duty.items():
        standing = [record for record in records if record.metadata.withdrawn is None]
        known = context.kinds.get(kind)
        if known is None or not known.annual:
            continue
        for record, others in twins(standing):
            yield Found(
                record.lines.get("year", 1),
                f"{year}年度的{known.name}不止一份，另有{others}",
                path=record.path,
            )


RULE = CorpusRule(
    check=check,
    id="M207",
    title="同一义务有两份报告",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="只留一份；写错机关、年度或者种类的，改正 organ、year 或者 kind",
)
