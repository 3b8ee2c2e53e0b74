"""登记文件里的机关和行政区划不能删。

机关从名单上消失，它没有履行的公开义务也跟着消失了。机关撤并的，保留登记，写 `until` 和 `succeeded_by`；改名的，
改 `name`，把原来的名称写进 `names`。

```text title="不通过"
原来的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf]}
  990100-sfj: {name: 示例市司法局, region: "990100", since: 2019, duties: [fzzf]}
现在的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-sfj: {name: 示例市司法局, region: "990100", since: 2019, duties: [fzzf]}
```

```text title="通过"
原来的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf]}
  990100-sfj: {name: 示例市司法局, region: "990100", since: 2019, duties: [fzzf]}
现在的文件 reports/register.yml：
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf], until: 2024, succeeded_by: 990100-sfj}
  990100-sfj: {name: 示例市司法局, region: "990100", since: 2019, duties: [fzzf]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison

from ._reading_words import SITE
from ._rule import GuardRule


def check(comparison: Comparison) -> Iterator[Found]:
    """Find organs and regions that the register does not have any more."""
    before, after = comparison.before, comparison.after
    for organ in before.organs.values():
        if organ.id not in after.organs:
            yield Found(
                1,
                f"登记里没有了“{organ.name}”（{organ.id}）",
                path=_place(organ.place.path, after.files),
            )
            continue
        now = after.organs[organ.id]
        if organ.name not in {now.name, *(former.name for former in now.names)}:
            place = after.place_of(now, "name")
            yield Found(
                place.line,
                f"“{organ.name}”（{organ.id}）改成了“{now.name}”，names 里没有原来的名称",
                path=place.path,
            )
    for region in before.regions.values():
        if region.code not in after.regions:
            yield Found(
                1,
                f"登记里没有了行政区划“{region.name}”（{region.code}）",
                path=_place(region.place.path, after.files),
            )


def _place(path: str, files: tuple[str, ...]) -> str:
    """The register where the entry stood, if it is still there."""
    return path if path in files or not files else files[0]


RULE = GuardRule(
    check=check,
    id="G201",
    title="登记的机关或者行政区划不见了",
    severity=Severity.ERROR,
    basis=SITE,
    hint="恢复这一条登记；机关撤并的写 until 和 succeeded_by，改名的改 name 并把旧名写进 names，登记编号不变",
)
