"""标题层次依次用“一、”“（一）”“1.”“（1）”，不跳级，不颠倒。

只有两个层次时，“一、”下面可以用“（一）”，也可以直接用“1.”；有三个以上层次的，中间的层次不能省略，
“一、”下面不能直接用“（1）”。跳级会让目录缺层，读者看不出各部分的从属关系。

```markdown title="不通过"
## 一、主要举措和成效

### （1）加强学法

全年组织集体学法十二次。
```

```markdown title="通过"
## 一、主要举措和成效

### （一）加强学法

全年组织集体学法十二次。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, Numbering, Section

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._siblings import Family, families, written

_RANKS = (Numbering.HAN, Numbering.HAN_PAREN, Numbering.DIGIT, Numbering.DIGIT_PAREN)
_RANK = {style: rank for rank, style in enumerate(_RANKS)}


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find headings whose rank does not follow from the one above them."""
    yield from _above_the_first(disclosure)
    for family in families(disclosure):
        told: set[Numbering] = set()
        for member in family.members if family.parent else ():
            if member.numbering not in told:
                told.add(member.numbering)
                message = _jump(family, member, disclosure)
                if message:
                    yield Found(member.line, message)


def _above_the_first(disclosure: Disclosure) -> Iterator[Found]:
    """Numbered headings of a lower level that stand before any of the highest."""
    orphans = [family for family in families(disclosure) if family.parent is None]
    highest = min(orphans, key=lambda family: family.members[0].level, default=None)
    for family in orphans:
        first = family.members[0]
        if highest and family is not highest and first.numbering in _RANK:
            top = highest.members[0]
            message = f"{quoted(first.number)}出现在{quoted(top.number or top.title)}之前，层次颠倒"
            yield Found(first.line, message)


def _jump(family: Family, member: Section, disclosure: Disclosure) -> str:
    """What is wrong with the rank of a heading below its parent; empty if nothing is."""
    parent = family.parent
    if parent is None:
        return ""
    if parent.numbering is Numbering.NONE is member.numbering:
        deep = member.level > parent.level + 1
        names = f"{quoted(member.title)}比上级标题{quoted(parent.title)}"
        return f"标题{names}低了不止一级" if deep else ""
    above, own = _RANK.get(parent.numbering), _RANK.get(member.numbering)
    if above is None or own is None or own == above + 1:
        return ""
    if own <= above:
        return f"{quoted(member.number)}用在了{quoted(parent.number)}的下一层，层次颠倒"
    if above == 0 and own == above + 2 and not _has_third_level(family, disclosure):
        return ""
    due = quoted(written(_RANKS[above + 1], member.ordinal or 1))
    return f"{quoted(parent.number)}下面直接用了{quoted(member.number)}，应为{due}"


def _has_third_level(family: Family, disclosure: Disclosure) -> bool:
    """Whether numbered headings stand below the family: then no level may be left out."""
    members = {id(member) for member in family.members}
    return any(
        id(deeper.parent) in members and any(part.numbering in _RANK for part in deeper.members)
        for deeper in families(disclosure)
    )


RULE = DisclosureRule(
    check=check,
    id="S203",
    title="标题层次跳级",
    severity=Severity.WARNING,
    basis=cite("gongwen"),
    hint="层次依次用“一、”“（一）”“1.”“（1）”，补上缺少的层次或者改正编号",
    waivable=True,
)
