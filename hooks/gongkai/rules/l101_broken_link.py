"""指向其他报告的链接必须打得开。

链接写相对路径，指向 Markdown 文件本身，例如同一机关上一年的报告写 `2023-fzzf.md`，另一机关的写
`../sfj/2024-fzzf.md`。文件移走了、写错了名字或者大小写不一致，读者就会打开一个空页面；以 `/` 开头的路径只在
网站根目录下有效，本专栏挂在门户的子目录下时就全部失效。链接到别的网站，写完整的网址，`http:/` 少一条斜线就打不开。

```markdown title="不通过"
## 一、主要举措和成效

详见[上年度报告](2023-fzzf.md)。
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
## 一、主要举措和成效

详见[上年度报告](2023-fzzf.md)。
文件 reports/990100/xfj/2023-fzzf.md：
## 一、主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Link

from ._quotation import quoted, quoted_target
from ._rule import Context, CorpusRule
from ._tree import Tree, is_absolute, leads_to_page, local_place, not_there, relative

_WEB = re.compile("(https?):", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find links to reports that are not there."""
    tree = Tree(corpus.files)
    for record in corpus.records:
        for link in record.links:
            message = _fault(link, record.path, tree)
            if message:
                yield Found(link.line, message, path=record.path)


def _fault(link: Link, own: str, tree: Tree) -> str:
    """What is wrong with a link; empty if nothing is, or if it is for another rule."""
    if link.what == "link" and not link.target.strip():
        return "链接没有写指向哪里"
    web = _WEB.match(link.target.strip())
    if web and not _WHOLE.match(link.target.strip()):
        return f"网址{quoted_target(link.target)}不完整，应当以{quoted(f'{web[1].lower()}://')}和域名开头"
    folder = own.rpartition("/")[0]
    place = local_place(link, folder)
    if place is None or not leads_to_page(link, place):
        return ""
    there = tree.holds(link, folder, place)
    if is_absolute(link):
        page = place if there else tree.page_of(place)
        instead = f"，应写相对路径{quoted(relative(page, folder))}" if page else ""
        return f"链接{quoted_target(link.target)}是绝对路径{instead}"
    return "" if there else _missing(link, own, place, tree)


def _missing(link: Link, own: str, place: str, tree: Tree) -> str:
    folder = own.rpartition("/")[0]
    page = tree.page_of(place)
    if page:
        return (
            f"链接{quoted_target(link.target)}指向的不是文件，应为{quoted(relative(page, folder))}"
        )
    return not_there(f"链接{quoted_target(link.target)}", "指向的文件不存在", own, place, tree)


RULE = CorpusRule(
    check=check,
    id="L101",
    title="链接打不开",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="写成指向 Markdown 文件的相对路径，如 `2023-fzzf.md`、`../sfj/2024-fzzf.md`，并核对文件名",
    waivable=True,
)
