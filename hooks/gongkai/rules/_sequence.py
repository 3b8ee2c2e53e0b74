"""Where the numbers of sibling headings go wrong: each fault is a repeat or a skip, not both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from gongkai.findings import Found
from gongkai.model import Disclosure, Numbering, Section

from ._memory import once
from ._quotation import quoted
from ._siblings import COUNTED, Family, families, written_like

REPEATS, SKIPS = "S201", "S202"


class _Walk(msgspec.Struct):
    """How far the numbers of one style have come among siblings."""

    style: Numbering
    expected: set[int]
    seen: set[int]
    before: Section | None = None


def misnumbered(disclosure: Disclosure, rule: str) -> Iterator[Found]:
    """What S201 or S202 has to say of a disclosure."""
    for broken, found in _faults(disclosure):
        if broken == rule:
            yield found


@once
def _faults(disclosure: Disclosure) -> tuple[tuple[str, Found], ...]:
    found = [fault for family in families(disclosure) for fault in _family_faults(family)]
    return tuple(sorted(found, key=lambda fault: fault[1].line))


def _family_faults(family: Family) -> Iterator[tuple[str, Found]]:
    first = family.members[0].numbering
    if all(
        member.ordinal == place and member.numbering is first
        for place, member in enumerate(family.members, start=1)
    ):
        return
    for style in dict.fromkeys(member.numbering for member in family.members):
        if style in COUNTED:
            yield from _style_faults(style, family.members)


def _style_faults(style: Numbering, members: Sequence[Section]) -> Iterator[tuple[str, Found]]:
    """Follow one style through the siblings; those without a number may have lost theirs."""
    walk = _Walk(style, {1}, set())
    bare: list[Section] = []
    for index, member in enumerate(members):
        if member.numbering is Numbering.NONE:
            bare.append(member)
        elif member.numbering is style and member.ordinal is not None:
            yield from _step(walk, index, bare, members)
            bare = []


def _step(
    walk: _Walk, index: int, bare: list[Section], members: Sequence[Section]
) -> Iterator[tuple[str, Found]]:
    """Judge one number by those before it, and take it into account."""
    member = members[index]
    ordinal = member.ordinal or 0
    due = max((number for number in walk.expected if number < ordinal), default=0)
    if ordinal in walk.seen and ordinal not in walk.expected:
        due = min(walk.expected)
        yield REPEATS, _repeat(member, due)
        walk.expected = {ordinal + 1, due + 1}
    elif ordinal in walk.expected or not due:
        yield from _without_number(bare if walk.before else [])
        walk.expected = {max(ordinal, *walk.seen, 0) + 1}
    else:
        yield from _gap(walk, index, range(due, ordinal), bare, members)
        walk.expected = {ordinal + 1}
    walk.seen.add(ordinal)
    walk.before = member


def _repeat(member: Section, due: int) -> Found:
    return Found(
        member.line,
        f"编号{quoted(member.number)}在同一层次重复出现，这里应为{quoted(written_like(member, due))}",
    )


def _gap(
    walk: _Walk,
    index: int,
    missing: Sequence[int],
    bare: list[Section],
    members: Sequence[Section],
) -> Iterator[tuple[str, Found]]:
    """Missing numbers: lost by headings that have none, out of order, or not there at all."""
    member = members[index]
    same = [other for other in members[index:] if other.numbering is walk.style]
    later = {other.ordinal for other in same}
    # A number that another style has there is S204's: 一、 then 2.
    mixed = {other.ordinal for other in members if other.numbering in COUNTED} - later
    gone = [ordinal for ordinal in missing if ordinal not in mixed]
    lost = dict(zip(reversed(bare), reversed(gone), strict=False))
    for section, ordinal in reversed(lost.items()):
        number = quoted(written_like(member, ordinal))
        yield SKIPS, Found(section.line, f"标题{quoted(section.title)}缺少编号，应为{number}")
    if walk.before:
        yield from _without_number([section for section in bare if section not in lost])
    gone = [ordinal for ordinal in gone if ordinal not in lost.values()]
    if any(ordinal in later for ordinal in gone):
        first = written_like(member, next(n for n in gone if n in later))
        yield SKIPS, Found(member.line, f"编号{quoted(member.number)}排在了{quoted(first)}的前面")
    elif gone:
        yield SKIPS, Found(member.line, _skip(walk, member, gone))


def _skip(walk: _Walk, member: Section, gone: list[int]) -> str:
    due = quoted(written_like(member, gone[0]))
    if walk.before is None:
        return f"第一个编号是{quoted(member.number)}，应为{due}"
    last = f"至{quoted(written_like(member, gone[-1]))}" if len(gone) > 1 else ""
    before = quoted(walk.before.number)
    return f"编号从{before}跳到了{quoted(member.number)}，中间缺{due}{last}"


def _without_number(bare: Sequence[Section]) -> Iterator[tuple[str, Found]]:
    """Headings without number where none is missing; a line that is no `#` may be none at all."""
    for section in bare:
        if section.form == "markdown":
            message = f"标题{quoted(section.title)}缺少编号，前后的同级标题都有编号"
            yield SKIPS, Found(section.line, message)
