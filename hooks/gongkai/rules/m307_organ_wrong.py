"""机关登记的各项要对得上。

编号以所属地区的代码开头，起始年度不晚于截止年度，承接机关已经登记，应当公开的是年度报告的种类，
统一社会信用代码的末位校验码正确。有一项对不上，网址、台账或者时间线就会出错。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2024, until: 2019, duties: [fzzf]}
```

```yaml title="通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, until: 2024, duties: [fzzf]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.cn import uscc

from gongkai.findings import Found, Severity
from gongkai.kinds import kinds
from gongkai.law import cite
from gongkai.model import Organ
from gongkai.register import Register

from ._rule import RegisterRule

_SLUG = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")

# A key of the organ, what is wrong with it, and what to do.
_Wrong = tuple[str, str, str]


def check(register: Register) -> Iterator[Found]:
    """Find what does not fit together in the entry of an organ."""
    for fault in register.faults:
        if fault.code == "unsafe-id":
            said = f"机关编号“{fault.detail}”里有不能用的字符，没有读取"
            hint = "编号写成 990100-xfj 这样：行政区划代码、连字符、小写字母"
            yield Found(fault.place.line, said, path=fault.place.path, hint=hint)
    for organ in register.organs.values():
        for key, said, hint in (
            *_id(organ),
            *_years(organ, register),
            *_duties(organ),
            *_uscc(organ),
        ):
            place = register.place_of(organ, key)
            basis = cite("xinyong") if key == "uscc" else None
            yield Found(place.line, f"“{organ.id}”{said}", path=place.path, hint=hint, basis=basis)


def _id(organ: Organ) -> Iterator[_Wrong]:
    if organ.region and not organ.id.startswith(f"{organ.region}-"):
        yield (
            "id",
            f"的编号应当以所属地区的代码“{organ.region}”开头",
            f"编号改成 {organ.region}-{organ.slug.partition('-')[2] or organ.slug}，或者改正 region",
        )
    elif not _SLUG.fullmatch(organ.slug):
        yield (
            "id",
            "的编号在代码后面只能用小写字母、数字和连字符",
            "编号写成 990100-xfj 这样：行政区划代码、连字符、机关名称的拼音首字母",
        )


def _years(organ: Organ, register: Register) -> Iterator[_Wrong]:
    if organ.since is not None and organ.until is not None and organ.since > organ.until:
        yield (
            "since",
            f"的起始年度“{organ.since}”晚于截止年度“{organ.until}”",
            "since 写应当公开的第一个年度，until 写最后一个年度",
        )
    if not organ.succeeded_by:
        return
    if organ.succeeded_by == organ.id:
        yield "succeeded_by", "的承接机关写的是它自己", "写承接职责的另一个机关的编号"
    elif organ.succeeded_by not in register.organs:
        yield (
            "succeeded_by",
            f"的承接机关“{organ.succeeded_by}”没有登记",
            "写已经登记的机关的编号；还没有登记的先登记",
        )


def _duties(organ: Organ) -> Iterator[_Wrong]:
    annual = [kind.id for kind in kinds().values() if kind.annual]
    for duty in organ.duties:
        if duty not in annual:
            yield (
                "duties",
                f"应当公开的“{duty}”不是年度报告的种类",
                f"duties 只写 {'、'.join(annual)}",
            )


def _uscc(organ: Organ) -> Iterator[_Wrong]:
    if organ.uscc and not (organ.uscc == uscc.compact(organ.uscc) and uscc.is_valid(organ.uscc)):
        yield (
            "uscc",
            f"的统一社会信用代码“{organ.uscc}”不对，位数、字符或者末位校验码有误",
            "照登记证书逐位核对，共十八位",
        )


RULE = RegisterRule(
    check=check,
    id="M307",
    title="机关登记有误",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="照登记的规定改正这一项",
)
