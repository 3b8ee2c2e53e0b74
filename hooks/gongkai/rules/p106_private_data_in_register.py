"""登记文件里不得有手机号码等个人信息。

登记里的联系方式和办公地址会显示在机关的页面上。条例要求公开的是机关的办公地址、办公时间和联系方式，写办公室的
固定电话即可，不写工作人员的手机号码、身份证号和住址。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", contact: 办公室李某，电话13800138000}
```

```yaml title="通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", contact: 办公室，电话0900-5551120}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Organ
from gongkai.privacy import Sort, private_data_in
from gongkai.register import Register

from ._private import REMEDY, said_of
from ._rule import RegisterRule

# An organ's own address stands here.
_PREMISES = frozenset({"contact", "office"})


def check(register: Register) -> Iterator[Found]:
    """Find private data in what is registered of an organ."""
    for organ in register.organs.values():
        for key, text in _texts(organ):
            for datum in private_data_in(text):
                if datum.sort is Sort.ADDRESS and key in _PREMISES:
                    continue
                place = register.place_of(organ, key)
                message = f"“{organ.id}”的 {key} {said_of(datum, text)}"
                yield Found(place.line, message, path=place.path, hint=REMEDY[datum.sort])


def _texts(organ: Organ) -> Iterator[tuple[str, str]]:
    """What people wrote of an organ, by key."""
    yield from (("name", organ.name), ("short", organ.short))
    yield from (("contact", organ.contact), ("office", organ.office))
    for number, exemption in enumerate(organ.exempt):
        yield f"exempt.{number}", f"{exemption.basis}，{exemption.approved_by}"


RULE = RegisterRule(
    check=check,
    id="P106",
    title="登记里有个人信息",
    severity=Severity.ERROR,
    basis=f"{cite('tiaoli-15')}；{cite('minfadian-1034')}",
    hint="删去，或者改写办公室的固定电话",
)
