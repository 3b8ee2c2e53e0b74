"""免除公开义务要写明种类、依据和批准机关。

免除的年度在台账上不算缺报，所以每一条都要经得起查：免的是哪一种报告、依据什么、谁批准的。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-xfj:
    {name: 示例市信访局, region: "990100", duties: [fzzf], exempt: [{kind: fzzf, year: 2024}]}
```

```yaml title="通过"
regions:
  "990100": 示例市
organs:
  990100-xfj:
    name: 示例市信访局
    region: "990100"
    duties: [fzzf]
    exempt:
      - {kind: fzzf, year: 2024, basis: 机构改革后于2024年12月挂牌, approved_by: 示例市司法局}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.kinds import kinds
from gongkai.model import Exemption
from gongkai.register import Register

from ._rule import RegisterRule


def check(register: Register) -> Iterator[Found]:
    """Find exemptions that do not say of what, on what basis, or by whom."""
    for organ in register.organs.values():
        for number, exemption in enumerate(organ.exempt):
            place = register.place_of(organ, f"exempt.{number}")
            for message, hint in _faults(exemption):
                yield Found(place.line, f"“{organ.name}”{message}", path=place.path, hint=hint)


def _faults(exemption: Exemption) -> Iterator[tuple[str, str]]:
    what = f"{exemption.year or '某'}年度的免除"
    kind = kinds().get(exemption.kind)
    if exemption.kind and (kind is None or not kind.annual):
        annual = "、".join(known.id for known in kinds().values() if known.annual)
        yield f"{what}的种类“{exemption.kind}”不是年度报告", f"kind 写 {annual} 之一"
    if not exemption.basis:
        yield f"{what}没有写依据", "在这一条里加 basis，写明依据的文件或者事由"
    if not exemption.approved_by:
        yield f"{what}没有写批准机关", "在这一条里加 approved_by，写明批准免除的机关"


RULE = RegisterRule(
    check=check,
    id="M304",
    title="免除没有依据",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="写明免除的种类、依据和批准机关；没有经过批准的，删去这一条",
)
