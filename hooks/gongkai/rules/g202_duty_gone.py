"""登记过的公开义务不能取消，只能经批准免除或者由承接机关履行。

删去 `duties` 里的种类、推后 `since`、提前 `until`，都会让一个机关不再欠某一年的报告。撤并的写明承接机关，承接机关
要登记有同样的义务；确实不用公开的，在 `exempt` 里写明依据和批准机关。

```text title="不通过"
原来的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf]}
现在的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2023, duties: [fzzf]}
```

```text title="通过"
原来的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf]}
现在的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf], exempt: [{kind: fzzf, year: 2023, basis: 机构改革方案, approved_by: 示例市人民政府}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison
from gongkai.kinds import Kind, kinds
from gongkai.model import Organ
from gongkai.register import Register

from ._reading_words import SITE
from ._rule import GuardRule

_FIRST = 2008


def check(comparison: Comparison) -> Iterator[Found]:
    """Find years of a report that an organ owed and owes no more, and nobody in its place."""
    for organ in comparison.before.organs.values():
        now = comparison.after.organs.get(organ.id)
        if now is None or now == organ:
            continue
        for kind in kinds().values():
            lost = [
                year
                for year in range(organ.since or _FIRST, comparison.day.year + 1)
                if _owes(organ, kind, year)
                and not _owes(now, kind, year)
                and not _excused(now, kind, year, comparison.after)
            ]
            if lost:
                yield Found(
                    comparison.after.place_of(now, "duties").line,
                    f"“{now.name}”不再有{_years(lost)}{kind.name}的公开义务",
                    path=now.place.path,
                )


def _owes(organ: Organ, kind: Kind, year: int) -> bool:
    owed = (organ.since or _FIRST) <= year and (organ.until is None or year <= organ.until)
    due = kind.due(year, organ.level) is not None
    return kind.annual and kind.id in organ.duties and owed and due


def _excused(organ: Organ, kind: Kind, year: int, register: Register) -> bool:
    """Whether it was exempted, on a basis and by somebody, or another organ owes it instead."""
    if any(
        one.kind == kind.id and one.year == year and one.basis and one.approved_by
        for one in organ.exempt
    ):
        return True
    heir = register.organs.get(organ.succeeded_by)
    ended = organ.until is not None and year > organ.until
    return ended and heir is not None and _owes(heir, kind, year)


def _years(years: list[int]) -> str:
    return f"{years[0]}年度" if len(years) == 1 else f"{years[0]}至{years[-1]}年度"


RULE = GuardRule(
    check=check,
    id="G202",
    title="登记的公开义务不见了",
    severity=Severity.ERROR,
    basis=SITE,
    hint="恢复原来的 duties、since 和 until；撤并的写 succeeded_by，并给承接机关登记同样的义务；经批准不公开的，在 exempt 里写明种类、年度、依据和批准机关",
)
