"""机关的名称不能重复，旧称的年度不能重叠。

标题靠名称认机关。同一地区（含上下级地区）两个机关同时叫一个名称，或者一个机关的两个旧称用到同一年度，
就分不清报告是谁的。前后相继、年度不交叉的同名机关不算重复；不同地区的同名机关也不算。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-gtj: {name: 示例市自然资源局, region: "990100", since: 2016, until: 2019, duties: [fzzf]}
  990100-zrzyj: {name: 示例市自然资源局, region: "990100", since: 2019, duties: [fzzf]}
```

```yaml title="通过"
regions:
  "990100": 示例市
organs:
  990100-gtj: {name: 示例市国土资源局, region: "990100", since: 2016, until: 2018, duties: [fzzf]}
  990100-zrzyj: {name: 示例市自然资源局, region: "990100", since: 2019, duties: [fzzf]}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from gongkai.findings import Found, Severity
from gongkai.model import Organ
from gongkai.register import Register
from gongkai.text.characters import folded

from ._rule import RegisterRule

_FIRST, _LAST = 0, 9999


class _Use(msgspec.Struct, frozen=True):
    """A name in use by an organ, from the first through the last report year."""

    name: str
    organ: Organ
    first: int
    last: int
    key: str

    def overlaps(self, other: _Use) -> bool:
        return self.first <= other.last and other.first <= self.last


def check(register: Register) -> Iterator[Found]:
    """Find names that two organs bear at a time, and former names that meet."""
    seen: dict[tuple[str, str], list[_Use]] = {}
    for organ in sorted(register.organs.values(), key=lambda organ: organ.region):
        yield from _own(organ, register)
        around = (organ.region, *register.ancestors(organ.region))
        uses = tuple(_uses(organ))
        for use in uses:
            bearers = (other for code in around for other in seen.get((use.name, code), ()))
            other = next((other for other in bearers if use.overlaps(other)), None)
            if other:
                place = register.place_of(organ, use.key)
                said = f"“{organ.id}”的名称“{use.name}”与“{other.organ.id}”重复"
                yield Found(place.line, said, path=place.path)
        for use in uses:
            seen.setdefault((use.name, organ.region), []).append(use)


def _own(organ: Organ, register: Register) -> Iterator[Found]:
    """Former names that repeat each other, the present name, or a year."""
    names = Counter(folded(name) for name in organ.names_in(None))
    years = Counter(old.until for old in organ.names if old.until)
    for number, old in enumerate(organ.names):
        place = register.place_of(organ, f"names.{number}")
        if names[folded(old.name)] > 1:
            yield Found(place.line, f"“{organ.id}”的名称“{old.name}”写了不止一次", path=place.path)
        elif years[old.until] > 1:
            said = f"“{organ.id}”有两个旧称都用到“{old.until}”年度"
            hint = "每个旧称写它自己最后使用的年度"
            yield Found(place.line, said, path=place.path, hint=hint)


def _uses(organ: Organ) -> Iterator[_Use]:
    """The names of an organ, each from the year after the one before it."""
    first = _FIRST
    ordered = sorted(enumerate(organ.names), key=lambda entry: entry[1].until)
    for number, old in ordered:
        if old.until and old.name:
            yield _Use(folded(old.name), organ, first, old.until, f"names.{number}")
            first = old.until + 1
    if organ.name:
        first = max(first, organ.since or _FIRST)
        yield _Use(folded(organ.name), organ, first, organ.until or _LAST, "name")


RULE = RegisterRule(
    check=check,
    id="M305",
    title="机关名称重复",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="名称写规范全称；先后使用同一名称的，用 since、until 写清各自的年度",
)
