"""放在 `reports` 里的文件，要么是公开件，要么由公开件列为附件。

附件传到了公开件所在的文件夹，却没有写进 `attachments`，正文里也没有链接，站点上就没有它：读者看不到，等于没有
公开；拿到仓库的人却打得开。要公开的，在公开件的 `attachments` 里写上文件名；草稿、备份、表格软件留下的临时文件，
不要提交。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
发放情况见附件。
文件 reports/990100/xfj/qingkuang.csv：
月份,件数
1月,25
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
发放情况见[附件](qingkuang.csv)。
文件 reports/990100/xfj/qingkuang.csv：
月份,件数
1月,25
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.text.characters import as_text, is_text

from ._quotation import quoted_target
from ._rule import Context, CorpusRule

_UNNAMED = "文件名不是 UTF-8 编码，这个文件没有核查，也不会公开"
_RENAME = "把文件和文件夹改成拼音、数字或者中文名称再提交；不公开的，删去这个文件"


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find files that lie among the reports and that no disclosure points to."""
    for path in corpus.unlisted:
        if not is_text(path):
            yield Found(1, _UNNAMED, path=as_text(path), hint=_RENAME)
            continue
        name = path.rpartition("/")[2]
        yield Found(
            1,
            f"文件{quoted_target(name)}没有列入 attachments，也没有公开件引用，不会公开",
            path=path,
            hint=f"要公开的，在同一文件夹的公开件里写 attachments: [{name}]；不公开的，删去这个文件",
        )


RULE = CorpusRule(
    check=check,
    id="L106",
    title="文件没有列入附件",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="要公开的，列入公开件的 attachments；不公开的，删去这个文件",
)
