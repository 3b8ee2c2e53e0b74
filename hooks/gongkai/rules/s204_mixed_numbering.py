"""同一层次的标题用同一种编号，同一种编号用同一种写法。

“一、”后面接“2.”，“（一）”后面接半角的“(二)”，都会让人分不清层次，目录也会错位。每种编号只指出一次。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次。

## 2.存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次。

## 二、存在的不足和原因

普法形式不够丰富，主要原因是专业人员不足。
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure, Numbering, Section

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._siblings import COUNTED, Family, families, written

_SIGNS = "".join(map(chr, [*range(0x2460, 0x249C), *range(0x3220, 0x322A)]))
_NUMERALS = dict.fromkeys(
    map(ord, "0123456789０１２３４５６７８９〇零一二三四五六七八九十 \u3000"), ""
)
# A circled number is a numeral and its form in one.
_BARE = {**_NUMERALS, **dict.fromkeys(map(ord, _SIGNS), "①")}


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find siblings numbered in another style, and styles written in two ways."""
    for family in families(disclosure):
        yield from _other_styles(family)
    yield from _other_forms(disclosure)


def _other_styles(family: Family) -> Iterator[Found]:
    """The first sibling of each style that is not the one most siblings have."""
    eldest = family.members[0].numbering
    if all(member.numbering is eldest for member in family.members):
        return
    counted = [member for member in family.members if member.numbering in COUNTED]
    styles = Counter(member.numbering for member in counted)
    if len(styles) < 2:  # noqa: PLR2004  # one style is as it should be
        return
    usual = styles.most_common(1)[0][0]
    for style in styles:
        if style is not usual:
            first = next(member for member in counted if member.numbering is style)
            due = quoted(written(usual, first.ordinal or 1))
            message = f"同级标题多用{due}这样的编号，这里用了{quoted(first.number)}"
            yield Found(first.line, message)


def _other_forms(disclosure: Disclosure) -> Iterator[Found]:
    """The first number of each style that is written in another way than most."""
    forms = [section.number.translate(_BARE) for section in disclosure.sections]
    seen: dict[str, Numbering] = {}
    for section, form in zip(disclosure.sections, forms, strict=True):
        seen.setdefault(form, section.numbering)
    styles = {id(style): style for style in seen.values()}
    if len(styles) == len(seen):
        return
    for style in styles.values():
        if style in COUNTED and style is not Numbering.CHAPTER:
            yield from _other_form(style, disclosure.sections, forms)


def _other_form(
    style: Numbering, sections: Sequence[Section], forms: Sequence[str]
) -> Iterator[Found]:
    rows = [(f, s) for s, f in zip(sections, forms, strict=True) if s.numbering is style]
    usual = Counter(form for form, _ in rows).most_common(1)[0][0]
    model = next(section for form, section in rows if form == usual)
    other = next((section for form, section in rows if form != usual), None)
    if other is not None:
        message = f"编号{quoted(other.number)}与{quoted(model.number)}的写法不一致"
        yield Found(other.line, message)


RULE = DisclosureRule(
    check=check,
    id="S204",
    title="编号样式混用",
    severity=Severity.WARNING,
    basis=cite("gongwen"),
    hint="同一层次统一用一种编号，括号统一用全角的“（）”",
    waivable=True,
)
