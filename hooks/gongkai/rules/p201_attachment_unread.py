"""没有人能读的附件，要写明经过保密审查才发布。

扫描件、图片、没有文字的版式文件和损坏的文件，程序读不出里面有没有身份证号一类的个人信息。公开件的 `reviewed`
写明由谁、在哪一天审查过，就照常发布；没有写的，这个附件暂不放到站点上，公开件的其余内容不受影响。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
办理流程见![流程图](liucheng.gif)。
文件 reports/990100/xfj/liucheng.gif：
GIF89a
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
reviewed: {by: 示例市信访局办公室, date: 2025-01-20}
---
办理流程见![流程图](liucheng.gif)。
文件 reports/990100/xfj/liucheng.gif：
GIF89a
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.law import cite

from ._attached import called, readings
from ._quotation import quoted_target
from ._rule import Context, CorpusRule


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find attachments that neither a program nor a person has read."""
    for record, link, reading in readings(corpus):
        if reading.unread and not reading.barred and record.metadata.reviewed is None:
            message = (
                f"{called(link)}{quoted_target(link.target)}读不出内容（{reading.unread}），"
                "也没有写明经过保密审查，暂不发布"
            )
            yield Found(link.line, message, path=record.path)


RULE = CorpusRule(
    check=check,
    id="P201",
    title="附件读不出，又没有审查记录",
    severity=Severity.WARNING,
    basis=cite("tiaoli-17"),
    hint="请人逐页看过，在文件开头加 reviewed: {by: 审查人或机构, date: 年-月-日}；能换成有文字的 pdf、docx、xlsx 的，换成这样的文件",
)
