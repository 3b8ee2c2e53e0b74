"""A register that YAML refuses, read without the rows that are wrong.

A register of thousands of organs must not fall silent for a comma: else every report of every
organ would be reported as one of nobody. Sections are tried alone, in a section that fails its
entries, in an entry that fails its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.frontmatter.blocks import Block, Broken, parsed
from gongkai.frontmatter.key_lines import COLONS
from gongkai.model import Fault

from .keys import EXEMPT_KEYS, NAME_KEYS, ORGAN_KEYS, TOP_KEYS

_MOST_ROWS = 20
_NAMES = "|".join(key.name for key in (*TOP_KEYS, *ORGAN_KEYS, *NAME_KEYS, *EXEMPT_KEYS))
_WIDE_COLON = re.compile(
    rf"(?P<key>[ \t]*(?:- )?(?P<quote>[\"']?)(?:{_NAMES}|[0-9]{{6}}(?:-[\w-]+)?)(?P=quote))"
    rf"[ \t]*(?P<colon>[{COLONS}])[ \t]*"
)
_CLOSING = ("}", "]")


def recovered(text: str) -> tuple[Block, list[Fault]]:
    """What can be read of a text that YAML refuses, and a fault for each row that cannot."""
    rows = [row if row.strip() else "" for row in text.split("\n")]
    faults = list(_with_plain_colons(rows))
    for section in _passages(rows, 0, len(rows)):
        if _is_broken(rows, *section):
            for entry in _passages(rows, section[0] + 1, section[1]):
                faults.extend(_without_wrong_rows(rows, *entry))
            faults.extend(_without_wrong_rows(rows, section[0], section[0] + 1))
    faults.extend(_without_wrong_rows(rows, 0, len(rows)))
    block = parsed("\n".join(rows), 1)
    return (block if isinstance(block, Block) else Block({}, {})), faults


def _with_plain_colons(rows: list[str]) -> Iterator[Fault]:
    """Put a plain colon where a wide one stands after a key, and report it."""
    for index, row in enumerate(rows):
        wide = _WIDE_COLON.match(row)
        if wide:
            rows[index] = f"{wide['key']}: {row[wide.end() :]}"
            yield Fault("colon", index + 1, wide.start("colon") + 1, detail=wide["colon"])


def _passages(rows: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The rows of each key with the least indent, and of what stands below it."""
    written = [index for index in range(start, end) if _is_written(rows[index])]
    least = min((_indent(rows[index]) for index in written), default=0)
    heads = [
        index
        for index in written
        if _indent(rows[index]) == least and not rows[index].lstrip().startswith(_CLOSING)
    ]
    yield from zip(heads, [*heads[1:], end], strict=False)


def _without_wrong_rows(rows: list[str], start: int, end: int) -> list[Fault]:
    """Empty the rows where the parser gives up; all of the passage if there is no end of it."""
    before = rows[start:end]
    faults: list[Fault] = []
    for _ in range(_MOST_ROWS):
        broken = parsed("\n".join(rows[start:end]), start + 1)
        if isinstance(broken, Block):
            return faults
        index = _wrong_row(rows, start, end, broken)
        faults.append(_fault(rows[index], index + 1, broken))
        rows[index] = ""
    rows[start:end] = [""] * len(before)
    return faults[:1]


def _wrong_row(rows: list[str], start: int, end: int, broken: Broken) -> int:
    """The row where the parser gave up or the one before: that without which it gets further."""
    index = min(broken.line, end) - 1
    written = [at for at in range(index, start - 1, -1) if _is_written(rows[at])][:2]
    best, furthest = start, 0
    for at in written:
        left = [*rows[start:at], "", *rows[at + 1 : end]]
        block = parsed("\n".join(left), start + 1)
        reached = block.line if isinstance(block, Broken) else end + 1
        if reached > furthest:
            best, furthest = at, reached
    return best


def _fault(row: str, line: int, broken: Broken) -> Fault:
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return Fault("tab", line)
    return Fault("too-deep" if broken.too_deep else "yaml", line)


def _is_broken(rows: list[str], start: int, end: int) -> bool:
    return isinstance(parsed("\n".join(rows[start:end]), start + 1), Broken)


def _is_written(row: str) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#")


def _indent(row: str) -> int:
    wide = row.expandtabs()
    return len(wide) - len(wide.lstrip())
