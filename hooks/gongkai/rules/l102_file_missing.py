"""附件、图片和供下载的文件必须随报告一起提交。

文件放在报告所在的文件夹，`attachments` 和正文里写文件名。正文说有附件、读者却下载不到，等于没有公开。文件名
要一字不差，包括大小写和扩展名。附件不能写成其他网站的地址：对方停用后就取不到了。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
attachments: [2024-fujian.pdf]
---

2024年度法治政府建设情况见附件。
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---

2024年度法治政府建设情况如下。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Link
from gongkai.text.targets import is_remote

from ._quotation import quoted, quoted_target
from ._rule import Context, CorpusRule
from ._tree import Tree, is_absolute, leads_to_page, local_place, not_there, relative

_NAMES = {"image": "图片", "attachment": "附件"}


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find attachments, images and files that are not there."""
    tree = Tree(corpus.files)
    for record in corpus.records:
        for link in record.links:
            message = _fault(link, record.path, tree)
            if message:
                yield Found(link.line, message, path=record.path)


def _fault(link: Link, own: str, tree: Tree) -> str:
    """What is wrong with a file; empty if nothing is, or if it is for another rule."""
    name = _NAMES.get(link.what, "文件")
    if link.what != "link" and not link.target.strip():
        return f"{name}没有写文件名"
    if link.what == "attachment" and is_remote(link.target):
        return f"附件{quoted_target(link.target)}在其他网站上，没有随报告提交"
    folder = own.rpartition("/")[0]
    place = local_place(link, folder)
    if place is None or leads_to_page(link, place):
        return ""
    there = tree.holds(link, folder, place)
    if is_absolute(link):
        return (
            f"{name}{quoted_target(link.target)}是绝对路径，应写{quoted(relative(place, folder))}"
        )
    return "" if there else _missing(link, own, place, tree)


def _missing(link: Link, own: str, place: str, tree: Tree) -> str:
    name = _NAMES.get(link.what, "文件")
    return not_there(f"{name}{quoted_target(link.target)}", "没有随报告提交", own, place, tree)


RULE = CorpusRule(
    check=check,
    id="L102",
    title="附件或者图片缺失",
    severity=Severity.ERROR,
    basis=cite("tiaoli-24"),
    hint="把文件放进报告所在的文件夹一起提交，文件名与所写的一字不差；不需要的，删去引用",
    waivable=True,
)
