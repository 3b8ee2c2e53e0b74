"""标题写的机关、年份和种类要与元数据一致。

标题是读者认定一份报告的依据，目录、检索和台账用的是元数据。两者不一致，报告就会挂到别的机关、别的年度
或者别的种类名下。标题应当写机关全称（报告年度使用的旧称也可以，“张家界武陵源区信访局”这样省去“市”字的
写法也可以）、报告年度和报告种类。主动公开事项的标题不必写机关，但不能以别的机关的全称开头。

```markdown title="不通过"
---
title: 示例市信访局2023年行政执法总体情况报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai.findings import Found, Severity
from gongkai.kinds import Kind
from gongkai.law import cite
from gongkai.model import Disclosure, Metadata, Organ
from gongkai.register import Register
from gongkai.text.characters import folded

from ._rule import Context, DisclosureRule
from ._titles import is_titled, named_organ, names_organ, title_years


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find what the title says otherwise than the front matter."""
    meta = disclosure.metadata
    kind, organ = context.kinds.get(meta.kind), context.register.organ(meta.organ)
    title, line = folded(meta.title), disclosure.line_of("title")
    if kind is None or not title:
        return
    if organ and organ.name:
        for message in _organ(title, organ, meta, kind, context.register):
            hint = f"标题写机关全称“{organ.name}”；报告属于别的机关的，改正 organ"
            yield Found(line, message, hint=hint)
    if kind.annual:
        for message in _year(title, meta.year):
            yield Found(line, message, hint="核对是哪一年的报告，把写错的一处改过来")
        for message in _kind(title, kind, context.kinds):
            hint = f"标题写成{kind.title_form}；报告属于别的种类的，改正 kind"
            yield Found(line, message, hint=hint)


def _organ(
    title: str, organ: Organ, meta: Metadata, kind: Kind, register: Register
) -> Iterator[str]:
    """Items need not name their organ, but may not begin with another's name."""
    other, bearers = register.named_at_start(title)
    if any(bearer.id == organ.id for bearer in bearers):
        other = ""
    if names_organ(title, organ, meta.year, kind, besides=other):
        return
    if other:
        yield f"标题写的机关是“{other}”，organ 写的是“{organ.id}”（{organ.name}）"
    elif kind.annual:
        former = next((old for old in organ.names if folded(old.name) in title), None)
        named = named_organ(title, kind)
        if former:
            yield f"标题写的“{former.name}”只用到{former.until}年度，year 写的是“{meta.year}”"
        elif named:
            yield f"标题写的机关是“{named}”，organ 写的是“{organ.id}”（{organ.name}）"
        else:
            yield f"标题没有写机关名称，organ 写的是“{organ.id}”（{organ.name}）"


def _year(title: str, year: int | None) -> Iterator[str]:
    years = title_years(title)
    if year is None or year in years:
        return
    if years:
        written = "、".join(str(found) for found in years)
        yield f"标题写的年份是“{written}”，year 写的是“{year}”"
    else:
        yield f"标题没有写年份，year 写的是“{year}”"


def _kind(title: str, kind: Kind, kinds: Mapping[str, Kind]) -> Iterator[str]:
    if is_titled(title, kind):
        return
    other = next(
        (found for found in kinds.values() if found.annual and is_titled(title, found)), None
    )
    said = f"标题写的是{other.name}" if other else "标题没有写明报告的种类"
    yield f"{said}，kind 写的是“{kind.id}”（{kind.name}）"


RULE = DisclosureRule(
    check=check,
    id="M203",
    title="标题与元数据不符",
    severity=Severity.ERROR,
    basis=cite("tiaoli-12"),
    hint="核对标题和 organ、year、kind，把写错的一处改过来",
    waivable=True,
)
