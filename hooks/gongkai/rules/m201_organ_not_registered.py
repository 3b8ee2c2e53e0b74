"""报告的 `organ` 必须是登记过的公开主体。

谁应当公开、应当何时公开，都以登记为准。登记里没有的机关，报告不知道归到哪个地区、哪个机构名下，
也就没有页面可以放。写错编号的改正编号；确实是新的机关，先登记，再报送。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xinfangju
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

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from gongkai import regions
from gongkai.findings import Found, Severity
from gongkai.model import Disclosure, Organ
from gongkai.register import Register

from ._rule import Context, DisclosureRule

_NEAR = 70
_ENTRY = (
    "核对 organ 的值；确是新增机关的，在 reports/register.yml 的 organs 下登记，例如："
    '{id}: {{name: 机关全称, short: 简称, region: "{region}", level: department, since: {year}, '
    "duties: [{kind}]}}"
)


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find an organ that the register does not know."""
    meta = disclosure.metadata
    if not meta.organ or context.register.organ(meta.organ):
        return
    code = meta.organ.partition("-")[0]
    entry = _ENTRY.format(
        id=meta.organ,
        region=code if regions.is_code(code) else "六位行政区划代码",
        year=meta.year or "起始年度",
        kind=meta.kind if meta.kind != "zdgk" else "fzzf",
    )
    yield Found(
        disclosure.line_of("organ"),
        f"机关“{meta.organ}”没有登记{_nearest(meta.organ, context.register)}",
        hint=entry,
    )


def _nearest(text: str, register: Register) -> str:
    """The organ that was probably meant: named so, or with an id or name nearly so."""
    named = register.organ_named(text)
    if named:
        return f"，“{named[0].name}”登记的编号是“{named[0].id}”"
    organ = _nearest_id(text, register) or _nearest_name(text, register)
    return f"，与它最接近的是“{organ.id}”（{organ.name}）" if organ else ""


def _nearest_id(text: str, register: Register) -> Organ | None:
    found = process.extractOne(
        text.lower(), list(register.organs), scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return register.organs[found[0]] if found else None


def _nearest_name(text: str, register: Register) -> Organ | None:
    names = {identifier: organ.name for identifier, organ in register.organs.items()}
    found = process.extractOne(text, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return register.organs[found[2]] if found else None


RULE = DisclosureRule(
    check=check,
    id="M201",
    title="机关没有登记",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="核对 organ 的值；确是新增机关的，先在 reports/register.yml 的 organs 下登记",
    # Without an organ a text has no page: marking it would hide it.
    reading=True,
)
