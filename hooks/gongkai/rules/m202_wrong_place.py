"""文件要放在它自己的机关和年度的位置上。

年度报告放在 `reports/<行政区划代码>/<机关编号去掉代码>/<年度>-<种类>.md`，主动公开事项放在同一文件夹的
`<日期>-<简称>.md`，日期写发布日期，没有发布日期的写成文日期。位置和元数据说的一致，网址才固定，
同一项义务的两份报告才不会并存，别人也找得到文件。

```markdown title="不通过"
文件 reports/990100/xfj/2024年法治报告.md：
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
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure, Metadata

from ._rule import Context, DisclosureRule

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)", re.ASCII)
_NOT_IN_SLUG = re.compile(r"[^0-9A-Za-z一-鿿〇]+")


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find a file that does not stand where its front matter says."""
    meta = disclosure.metadata
    organ, kind = context.register.organ(meta.organ), context.kinds.get(meta.kind)
    if organ is None or kind is None:
        return
    folder, _, name = disclosure.path.rpartition("/")
    stem = name.removesuffix(".md")
    expected = _annual_stem(meta, stem) if kind.annual else _item_stem(meta, stem)
    place = f"reports/{organ.folder}/{expected}.md"
    if disclosure.path != place:
        dated = "published" if meta.published else "written"
        key = "year" if kind.annual else dated
        if folder != f"reports/{organ.folder}":
            key = "organ"
        yield Found(
            disclosure.line_of(key),
            f"文件现在是“{disclosure.path}”，按照元数据应当是“{place}”",
            hint=f"元数据没有写错的，把文件移到 {place}；已经公开过的，在 moved_from 里写明原来的路径",
        )


def _annual_stem(meta: Metadata, stem: str) -> str:
    """`2024-fzzf`; without a year that of the file's name is as good as any."""
    year = str(meta.year) if meta.year is not None else stem.removesuffix(f"-{meta.kind}")
    return f"{year if re.fullmatch(r'[0-9]+', year) else '年度'}-{meta.kind}"


def _item_stem(meta: Metadata, stem: str) -> str:
    """`2025-11-07-xzcf`: the date of the text and the slug that the file has, made proper."""
    dated = _DATED.fullmatch(stem)
    written, name = dated.groups() if dated else ("日期", stem)
    day = meta.published or meta.written
    slug = _NOT_IN_SLUG.sub("-", name).strip("-") or "简称"
    return f"{day.isoformat() if day else written}-{slug}"


RULE = DisclosureRule(
    check=check,
    id="M202",
    title="文件位置不符",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="把文件移到所属机关的文件夹，改成规定的文件名",
)
