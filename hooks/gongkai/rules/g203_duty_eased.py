"""登记的级别、所属地区、终止年度的改动和新增的免除，比对时单独列出。

级别不同，公开期限可能不同；所属地区决定列在哪一级的台账。这些改动可以有正当理由，但都会改变按时与否的判断，
所以逐条列出，请合并的人核实。

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
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf], level: government}
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
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf], short: 市信访局}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison
from gongkai.kinds import kinds
from gongkai.model import Level, Organ

from ._reading_words import SITE
from ._rule import GuardRule

_LEVELS = {Level.GOVERNMENT: "人民政府", Level.DEPARTMENT: "部门"}


def check(comparison: Comparison) -> Iterator[Found]:
    """Find entries by which an organ owes something else than before, or later."""
    for organ in comparison.before.organs.values():
        now = comparison.after.organs.get(organ.id)
        if now is not None and now != organ:
            for key, message in _eased(organ, now):
                place = comparison.after.place_of(now, key)
                yield Found(place.line, f"“{now.name}”{message}", path=place.path)
    for region in comparison.before.regions.values():
        known = comparison.after.regions.get(region.code)
        if known is not None and known.name != region.name:
            yield Found(
                known.place.line,
                f"行政区划“{region.name}”（{region.code}）改成了“{known.name}”",
                path=known.place.path,
            )


def _eased(before: Organ, now: Organ) -> Iterator[tuple[str, str]]:
    if before.level != now.level:
        yield "level", f"的级别由{_LEVELS[before.level]}改为{_LEVELS[now.level]}"
    if before.region != now.region:
        yield "region", f"的所属地区由“{before.region}”改为“{now.region}”"
    if now.until is not None and (before.until is None or now.until < before.until):
        yield "until", f"的公开义务到{now.until}年度为止"
    if before.uscc and before.uscc != now.uscc:
        yield "uscc", "的统一社会信用代码改了"
    for number, exemption in enumerate(now.exempt):
        if exemption not in before.exempt:
            kind = kinds().get(exemption.kind)
            what = kind.name if kind else exemption.kind
            yield f"exempt.{number}", f"新增了{exemption.year}年度{what}的免除"


RULE = GuardRule(
    check=check,
    id="G203",
    title="登记的改动会影响公开义务",
    severity=Severity.WARNING,
    basis=SITE,
    hint="合并以前请核实批准文件；没有依据的，改回原来的登记",
)
