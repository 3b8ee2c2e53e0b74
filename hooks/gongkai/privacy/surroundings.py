"""What stands around a number: the clause before it, the heading of its column, an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from .plain import NOTHING

_CLAUSE = 40
_LINE = 160
_HEADING_ROWS = 4
_LONGEST_HEADING = 400
_CLAUSE_END = re.compile(r"[。；;！!？?\n|]")
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'()\u2e80-\uffef]*$|\bwww\.[^\s<>\"'()\u2e80-\uffef]*$"
)
_DATA_CELL = re.compile(r"[0-9]{3}|^[-: ]*$")
_TABLE = re.compile(r"(?:^[ \t>]*\|[^\n]*(?:\n|\Z))+", re.MULTILINE)


class Heading(NamedTuple):
    """The first rows of a table, taken apart into cells."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


class Surroundings:
    """A text, asked what stands around its places; tables are looked for once, if at all."""

    def __init__(self, text: str) -> None:
        self.text = text

    def clause(self, start: int) -> str:
        """What stands before a place in the same clause or cell."""
        before = self.text[max(0, start - _CLAUSE) : start]
        return _CLAUSE_END.split(before)[-1].replace(NOTHING, "").replace("*", "")

    def line_before(self, start: int) -> str:
        """What stands before a place in the same sentence."""
        before = self.text[max(0, start - _LINE) : start]
        return re.split(r"[。\n|]", before)[-1]

    def heading(self, start: int) -> str:
        """What the first rows of a table say of the column in which a place lies."""
        if not self._tables:
            return ""
        at = bisect_right(self._tables, start, key=lambda one: one.start) - 1
        if at < 0 or start >= self._tables[at].end:
            return ""
        table = self._tables[at]
        line = self.text.rfind("\n", 0, start) + 1
        if line <= table.start:
            return ""
        column = self.text.count("|", line, start)
        return " ".join(row[column] for row in table.rows if column < len(row)).strip()

    def address(self, start: int) -> str:
        """The web address in which a place lies, as far as the place."""
        before = self.text[max(0, start - 300) : start]
        if "/" not in before:
            return ""
        found = _ADDRESS.search(before)
        return found[0] if found else ""

    @cached_property
    def _tables(self) -> list[Heading]:
        if "|" not in self.text:
            return []
        return [
            Heading(found.start(), found.end(), _rows(found[0]))
            for found in _TABLE.finditer(self.text)
        ]


def _rows(table: str) -> tuple[tuple[str, ...], ...]:
    rows = table[: _HEADING_ROWS * _LONGEST_HEADING].split("\n")[:_HEADING_ROWS]
    return tuple(
        tuple("" if _DATA_CELL.search(cell) else cell.strip() for cell in row.split("|"))
        for row in rows
    )
