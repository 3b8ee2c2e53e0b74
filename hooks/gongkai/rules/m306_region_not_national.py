"""地区的代码和名称最好与国家公布的行政区划一致。

名称和代码以登记为准，这里只作提醒：多半是抄错了数字，或者区划已经调整而登记没有改。已经撤销的代码用来放
当年的报告，不算不一致。99 开头的是演示用的代码，不作比较。

```yaml title="不通过"
regions:
  "350000": 福建省
  "350400": 三明市
  "350429": 太宁县
organs:
  350429-xfj: {name: 泰宁县信访局, region: "350429", duties: [fzzf]}
```

```yaml title="通过"
regions:
  "350000": 福建省
  "350400": 三明市
  "350429": 泰宁县
organs:
  350429-xfj: {name: 泰宁县信访局, region: "350429", duties: [fzzf]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai import regions
from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.register import Register

from ._regions import is_demonstration
from ._rule import RegisterRule


def check(register: Register) -> Iterator[Found]:
    """Find regions that the national list does not know, or knows by another name."""
    for code, region in register.regions.items():
        if is_demonstration(code):
            continue
        known = regions.division(code)
        if known is None:
            said = f"全国行政区划里没有代码“{code}”，登记的名称是“{region.name}”"
        elif known.name != region.name:
            said = f"代码“{code}”在全国行政区划里是“{known.name}”，登记的名称是“{region.name}”"
        else:
            continue
        yield Found(region.place.line, said, path=region.place.path)


RULE = RegisterRule(
    check=check,
    id="M306",
    title="与全国行政区划不一致",
    severity=Severity.WARNING,
    basis=cite("quhua"),
    hint="与民政部门公布的行政区划核对，抄错的改正；确是这样的可以保留",
)
