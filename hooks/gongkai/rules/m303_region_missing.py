"""机关所属的地区，以及这个地区的上级，都要登记。

站点按省、市、县逐级列出地区。地区没有登记，机关没有去处；上级没有登记，地区就挂不到省、市之下。
省直管的县（如429004）和直辖市的区（如110101）只要登记省级。

```yaml title="不通过"
regions:
  "990000": 示例省
  "990121": 示例县
organs:
  990121-sfj: {name: 示例县司法局, region: "990121", duties: [fzzf]}
```

```yaml title="通过"
regions:
  "990000": 示例省
  "990100": 示例市
  "990121": 示例县
organs:
  990121-sfj: {name: 示例县司法局, region: "990121", duties: [fzzf]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai import regions
from gongkai.findings import Found, Severity
from gongkai.model import Region
from gongkai.register import Register

from ._regions import is_demonstration
from ._rule import RegisterRule


def check(register: Register) -> Iterator[Found]:
    """Find organs of regions, and regions of parents, that are not registered."""
    for organ in register.organs.values():
        if organ.region and organ.region not in register.regions:
            place = register.place_of(organ, "region")
            yield Found(
                place.line,
                f"“{organ.name}”所属的地区“{organ.region}”没有登记",
                path=place.path,
                hint=_hint(organ.region),
            )
    for parent, child in _missing_parents(register).items():
        yield Found(
            child.place.line,
            f"“{child.name}”的上级“{_named(parent)}”没有登记",
            path=child.place.path,
            hint=_hint(parent),
        )


def _missing_parents(register: Register) -> dict[str, Region]:
    """Every code that ought to be registered, with the first region that needs it."""
    missing: dict[str, Region] = {}
    for code, region in sorted(register.regions.items()):
        for parent in regions.ancestors_of(code, _must_exist):
            if parent not in register.regions:
                missing.setdefault(parent, region)
    return missing


def _must_exist(code: str) -> bool:
    return is_demonstration(code) or regions.is_known(code)


def _named(code: str) -> str:
    known = regions.division(code)
    return f"{code} {known.name}" if known else code


def _hint(code: str) -> str:
    known = regions.division(code)
    return f'在 regions 下面加一行 "{code}": {known.name if known else "名称"}'


RULE = RegisterRule(
    check=check,
    id="M303",
    title="地区没有登记",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="在 regions 下面补上缺少的地区",
)
