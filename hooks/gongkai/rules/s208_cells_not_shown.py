"""表格里有的格、有的行不会显示。

一行的格数比表头多，多出的格网页上不显示，数就丢了；几行都用竖线隔开、却没有分隔行的，不成表格，竖线会原样显示。

```markdown title="不通过"
## 一、主要举措和成效

| 事项 | 件数 |
|---|---:|
| 行政许可 | 12 | 3 |
```

```markdown title="通过"
## 一、主要举措和成效

| 事项 | 上年件数 | 本年件数 |
|---|---:|---:|
| 行政许可 | 12 | 3 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.prose import BlockSort

from ._quotation import quoted
from ._rule import Context, DisclosureRule

_SHOWN = 20
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r":?-+:?")
_HEADING = re.compile(r" {0,3}#{1,6}\s")


class _Line(NamedTuple):
    """A line with bars, by its number in the file."""

    number: int
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a row; a bar at either end belongs to the frame."""
        return [cell.strip() for cell in _BAR.split(self.text.strip().removeprefix("|"))]

    @property
    def divides(self) -> bool:
        """Whether this is the line between a head and its rows."""
        cells = self.filled
        return bool(cells) and all(map(_DASHES.fullmatch, cells))

    @property
    def framed(self) -> bool:
        """Whether a bar stands at either end."""
        text = self.text.strip()
        return len(text) > 1 and text[0] == text[-1] == "|"

    @property
    def filled(self) -> list[str]:
        """The cells, without what stands behind the last bar if that is nothing."""
        cells = self.cells
        return cells if cells[-1] else cells[:-1]


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find rows with more cells than their head, and rows that are no table for want of a line."""
    if "|" not in disclosure.body:
        return
    for lines in _runs(disclosure):
        divided = next((at for at, line in enumerate(lines) if at and line.divides), 0)
        if divided:
            yield from _lost(lines[divided - 1 :])
        elif len(lines) > 1 and all(line.framed for line in lines):
            if any("--" in line.text for line in lines):
                continue  # S207 says how the dividing line should look
            yield Found(
                lines[0].number,
                f"这里有 {len(lines)} 行用竖线隔开，没有分隔行，不成表格，竖线会原样显示",
                hint=f"在第一行下面加一行分隔行：{'|---' * len(lines[0].filled)}|",
            )


def _runs(disclosure: Disclosure) -> Iterator[Sequence[_Line]]:
    """Lines with bars that follow one another, outside of code, with no heading among them."""
    prose = disclosure.prose
    code: set[int] = set()
    for block in prose.blocks:
        if block.sort is BlockSort.CODE and block.start < block.end:
            code |= set(range(prose.line_at(block.start), prose.line_at(block.end - 1) + 1))
    run: list[_Line] = []
    for number, text in enumerate(disclosure.body.split("\n"), disclosure.body_line):
        if "|" in text and number not in code and not _HEADING.match(text):
            run.append(_Line(number, text))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lost(lines: Sequence[_Line]) -> Iterator[Found]:
    """The first row that has more than its head, and how many there are."""
    wide = len(lines[0].filled)
    longer = [line for line in lines[2:] if any(line.filled[wide:])]
    if longer:
        first = longer[0]
        more = f"，这个表有 {len(longer)} 行这样" if len(longer) > 1 else ""
        lost = quoted("、".join(filter(None, first.filled[wide:])), _SHOWN)
        yield Found(
            first.number,
            f"这一行有 {len(first.filled)} 格，表头只有 {wide} 格，多出的{lost}不会显示{more}",
        )


RULE = DisclosureRule(
    check=check,
    id="S208",
    title="表格里有的格不会显示",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="每行的格数同表头一样：表头少了的补上，多写的竖线删去",
    waivable=True,
)
