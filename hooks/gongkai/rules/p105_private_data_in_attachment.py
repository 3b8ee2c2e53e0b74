"""附件里不得有身份证号、手机号码、银行卡号和家庭住址。

各地公开时泄露个人信息，多数出在附件：一张补助对象名单，就有成百上千个身份证号。公开件指向的每一个附件都逐页、
逐表、逐行读，隐藏的工作表、页眉页脚、批注、修订中删去的文字、压缩包里的文件和文件名也读。放在 `reports`
里、没有公开件指向的文件，隐藏文件在内，站点上虽然没有，拿到仓库的人都打得开，同样读。有这样的文件，整个站点停止
发布，已经公开的版本不变。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
发放情况见[名单](mingdan.csv)。
文件 reports/990100/xfj/mingdan.csv：
姓名,身份证号,电话
张某,110101190001010014,13800138000
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
发放情况见[名单](mingdan.csv)。
文件 reports/990100/xfj/mingdan.csv：
姓名,身份证号,电话
张某,11*************014,138****8000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.attachments import PrivatePlaces
from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.law import cite

from ._attached import called, readings
from ._quotation import quoted_target
from ._rule import Context, CorpusRule

_BESIDE = (
    "删去这个文件；要公开的，遮盖后另存，列入公开件的 attachments；"
    "已经提交的，请维护人员从版本记录里清除，做法见《运维指南》第八节"
)


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find attachments, and files that lie beside the reports, that hold private data."""
    for record, link, reading in readings(corpus):
        for found in reading.private:
            message = f"{called(link)}{quoted_target(link.target)}里有{_said(found)}"
            yield Found(link.line, message, path=record.path)
    for path, reading in corpus.attachments.items():
        if path not in corpus.pointers:
            for found in reading.private:
                yield Found(1, f"文件里有{_said(found)}", path=path, hint=_BESIDE)


def _said(found: PrivatePlaces) -> str:
    """What there is and where; no digit of it is shown."""
    etc = "等处" if found.count > len(found.places) else ""
    least = "不少于 " if found.more else ""
    return (
        f"{found.sort.word}{least or ' '}{found.count} 处：{'、'.join(found.places)}{etc}（已遮盖）"
    )


RULE = CorpusRule(
    check=check,
    id="P105",
    title="附件里有个人信息",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('minfadian-1034')}",
    hint="在原来的文件里删去或者遮盖，另存后替换附件；已经公开的，先撤下再改",
)
