"""附件和图片只用允许的类型。

允许的类型是版式文件、文书、表格、图片和压缩包这样供人阅读的文件（见 `mkdocs.yml` 的
`extra.gongkai.allowed_attachments`）。程序、脚本、网页一类文件下载后可能被执行，不得作为附件；以最后一个扩展名为
准，`年报.pdf.exe` 是程序，不是版式文件。没有扩展名的文件读者打不开，也不接受。

```markdown title="不通过"
## 一、主要举措和成效

办理工具见[下载](banli.exe)。
```

```markdown title="通过"
## 一、主要举措和成效

办理流程见[下载](banli.pdf)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure, Link

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._tree import PAGE, leads_to_page, local_place

_NAMES = {"image": "图片", "attachment": "附件"}


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find files of a type that is not accepted."""
    if not disclosure.links:
        return
    folder = disclosure.path.rpartition("/")[0]
    allowed = {ending.lower().lstrip(".") for ending in context.settings.allowed_attachments}
    for link in disclosure.links:
        place = local_place(link, folder)
        if place is not None and not leads_to_page(link, place):
            message = _fault(link, place.rpartition("/")[2], allowed)
            if message:
                yield Found(link.line, message)


def _fault(link: Link, file: str, allowed: set[str]) -> str:
    """What is wrong with the type of a file; empty if it is accepted."""
    name = f"{_NAMES.get(link.what, '文件')}{quoted(file)}"
    stem, _, ending = file.rpartition(".")
    ending = ending.strip().lower()
    if not stem or not ending:
        return f"{name}没有扩展名"
    if ending in allowed:
        return ""
    if stem.rpartition(".")[2].strip().lower() in allowed and "." in stem:
        return f"{name}实际上是{quoted(f'.{ending}')}文件，不在允许的类型之列"
    also = "，报告之间的链接写在正文里" if f".{ending}" == PAGE else ""
    return f"{name}的类型{quoted(f'.{ending}')}不在允许之列{also}"


RULE = DisclosureRule(
    check=check,
    id="L103",
    title="附件类型不允许",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="改存为 pdf、ofd、docx、xlsx、csv、png、jpg、zip 等允许的类型后重新提交",
)
