"""保留的原件应当就是导入时的那个文件。

从 Word、PDF 导入的公开件，文件头的 `original` 写着原件的文件名和摘要（SHA-256）。原件后来换过、改过，摘要就对
不上：读者下载到的，不是这份公开件所依据的文件。确实要换的，用新的原件重新导入，正文和原件才一致。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
attachments: [2024-fzzf.txt]
original: {file: 2024-fzzf.txt, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
---

全年办理群众信访事项三百件。
文件 reports/990100/xfj/2024-fzzf.txt：
全年办理群众信访事项四百件。
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
original: {sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
---

全年办理群众信访事项三百件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.text.targets import place_of

from ._quotation import quoted_target
from ._rule import Context, CorpusRule


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find originals that are not the file that was imported."""
    for record in corpus.records:
        original = record.metadata.original
        if original is None or not original.file:
            continue
        reading = corpus.attachments.get(place_of(record.folder, original.file) or "")
        if reading is not None and reading.sha256 not in {"", original.sha256.lower()}:
            message = f"原件{quoted_target(original.file)}与导入时的不是同一个文件"
            yield Found(record.lines.get("original", 1), message, path=record.path)


RULE = CorpusRule(
    check=check,
    id="L105",
    title="原件与导入时的不同",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="换回导入时的原件；原件确实要改的，用新的原件重新导入（gongkai import --force）",
    waivable=True,
)
