"""一个编号只登记一个机关，一个代码只登记一个地区。

同一个编号登记两次，报告归到哪一个就说不清，台账上的义务也会算错。登记分成几个文件的，合在一起也不能重复；
重复的，以先读到的一处为准，根目录的 `register.yml` 最先。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", duties: [fzzf]}
  990100-xfj: {name: 示例市司法局, region: "990100", duties: [fzzf]}
```

```yaml title="通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", duties: [fzzf]}
  990100-sfj: {name: 示例市司法局, region: "990100", duties: [fzzf]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.register import Register

from ._rule import RegisterRule


def check(register: Register) -> Iterator[Found]:
    """Find ids and codes that are registered again."""
    for fault in register.faults:
        if fault.code == "duplicate-organ":
            organ = register.organ(fault.subject)
            said = f"机关编号“{fault.subject}”重复登记"
            first = organ.place.path if organ else fault.place.path
        elif fault.code == "duplicate-region":
            region = register.regions.get(fault.subject)
            said = f"行政区划代码“{fault.subject}”重复登记"
            first = region.place.path if region else fault.place.path
        else:
            continue
        where = "" if first == fault.place.path else f"，已经登记在“{first}”"
        yield Found(fault.place.line, f"{said}{where}", path=fault.place.path)


RULE = RegisterRule(
    check=check,
    id="M302",
    title="登记重复",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="是同一个的只留一处；不是同一个的，给后一个另编编号或者代码",
)
