"""A grid of spots: what a table of any form is once its merged cells are spread out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

_MOST_COLUMNS = 40
_MOST_ROWS = 300


class Spot(NamedTuple):
    """A place of a grid; the places of one merged cell share its ``key``."""

    key: int
    text: str
    line: int


class Loose(NamedTuple):
    """A cell as its row gives it, before it is spread out."""

    text: str
    line: int
    columns: int = 1
    rows: int = 1


class Grid(msgspec.Struct, frozen=True):
    """A table as rows of spots, with its form and the lines that it stands on."""

    form: str
    line: int
    end: int
    rows: tuple[tuple[Spot, ...], ...]

    @property
    def is_full(self) -> bool:
        """Whether it holds the most that is read of a table: there may be more in the text."""
        widest = max(map(len, self.rows), default=0)
        return len(self.rows) >= _MOST_ROWS or widest >= _MOST_COLUMNS


def spread(rows: Iterable[Iterable[Loose]]) -> tuple[tuple[Spot, ...], ...]:
    """The rows with every merged cell standing in each place that it covers."""
    spread_rows: list[tuple[Spot, ...]] = []
    hanging: dict[int, tuple[Spot, int]] = {}
    key = 0
    for loose in rows:
        if len(spread_rows) >= _MOST_ROWS:
            break
        row: list[Spot] = []
        for cell in loose:
            _hang(row, hanging)
            key += 1
            spot = Spot(key, cell.text, cell.line)
            if cell.columns == cell.rows == 1 and len(row) < _MOST_COLUMNS:
                row.append(spot)
                continue
            for _ in range(min(cell.columns, _MOST_COLUMNS)):
                if len(row) >= _MOST_COLUMNS:
                    break
                if cell.rows > 1:
                    hanging[len(row)] = (spot, cell.rows - 1)
                row.append(spot)
        _hang(row, hanging)
        spread_rows.append(tuple(row))
    return tuple(spread_rows)


def _hang(row: list[Spot], hanging: dict[int, tuple[Spot, int]]) -> None:
    """Fill in what hangs down from the rows above, up to the next free place."""
    while len(row) in hanging:
        at = len(row)
        spot, left = hanging.pop(at)
        if left > 1:
            hanging[at] = (spot, left - 1)
        row.append(spot)
