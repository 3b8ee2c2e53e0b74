"""The identities of a table worked out: which sums do not come out, and which cell may be at fault.

A cell that says there is nothing adds nothing; where a cell holds words, or a row is missing, no
verdict is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from gongkai.filled import Cell, FilledTable
from gongkai.text.characters import folded

from .schemas import Identity, Table, table_of

_FEWEST = 4

ROWS_ADDED = "K2"
"""The identity of free tables: the rows add up to the row of sums."""


class Imbalance(msgspec.Struct, frozen=True):
    """A sum that does not come out in one row or column.

    ``subject`` is the row or column by id, ``suspect`` the cell in which a row and a column that
    both fail cross.
    """

    identity: str
    table: FilledTable
    over: str
    subject: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    suspect: Cell | None = None

    @property
    def schema(self) -> Table:
        """What the table should be."""
        return table_of(self.table.schema, self.table.table)

    @property
    def line(self) -> int:
        """Where to look: at the suspect, else where the sum is written."""
        return self.suspect.line if self.suspect else self.left[0].line

    @property
    def subject_name(self) -> str:
        """What the row or column is called."""
        if self.over == "columns":
            return self.schema.column_name(self.subject)
        return self.schema.row_name(self.subject)

    def sum_of(self, side: Sequence[Cell]) -> str:
        """The sum of a side, as people write it."""
        return written(total(side))

    def terms(self, side: Sequence[Cell]) -> str:
        """The terms of a side that are not 0, added: 自然人24＋商业企业5."""
        named = [
            f"{self._name(cell)}{written(cell.value)}" for cell in side if cell.value and cell.value
        ]
        return "＋".join(named) or "各项都是0"

    def _name(self, cell: Cell) -> str:
        if self.over == "columns":
            return self.schema.row_name(cell.row)
        return self.schema.column_name(cell.column)


def total(cells: Iterable[Cell]) -> Decimal:
    """The sum of the cells that hold numbers."""
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


def written(number: Decimal | None) -> str:
    """A number as people write it, without needless zeros."""
    if number is None:
        return ""
    if number == number.to_integral_value():
        return str(number.to_integral_value())
    return f"{number.normalize():f}"


def imbalances_of(table: FilledTable) -> tuple[Imbalance, ...]:
    """Every identity of a table that does not hold."""
    schema = table_of(table.schema, table.table)
    found = [
        failure for identity in schema.identities for failure in _failures(table, schema, identity)
    ]
    if schema.is_free and schema.sum_row:
        found.extend(_row_failures(table, schema))
    return tuple(_with_suspects(found))


def _failures(table: FilledTable, schema: Table, identity: Identity) -> Iterator[Imbalance]:
    over_columns = identity.over == "columns"
    known = schema.rows if over_columns else schema.columns
    subjects = tuple(schema.columns) if over_columns else table.rows
    for subject in subjects:
        sides = []
        for ids in (identity.left, identity.right):
            side = [
                table.at(name, subject) if over_columns else table.at(subject, name)
                for name in ids
                if name in known
            ]
            # What a free table does not have as a column adds nothing, if all of it was read.
            missing = schema.is_free and table.is_whole and len(side) > _FEWEST
            optional = [missing or known[name].optional for name in ids if name in known]
            if any(cell is None and not free for cell, free in zip(side, optional, strict=True)):
                break
            sides.append(tuple(cell for cell in side if cell is not None))
        else:
            left, right = sides
            if _contradict(left, right):
                yield Imbalance(identity.id, table, identity.over, subject, left, right)


def _contradict(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether two sums differ that should not; the first term of a sum of two must be a number."""
    if left[0].value is None or (len(left) > 1 and right[0].value is None):
        return False
    if any(cell.value is None and not cell.is_void for cell in (*left, *right)):
        return False
    return any(cell.value is not None for cell in right) and total(left) != total(right)


def _row_failures(table: FilledTable, schema: Table) -> Iterator[Imbalance]:
    """The columns of a free table whose rows do not add up to its row of sums."""
    sums = [row for row in table.rows if re.search(schema.sum_row, folded(row))]
    rows = [row for row in table.rows if row not in sums]
    if len(sums) != 1 or len(rows) < 2:  # noqa: PLR2004  # one row has nothing to be added to
        return
    for column in schema.columns:
        cell = table.at(sums[0], column)
        parts = [table.at(row, column) for row in rows]
        there = tuple(part for part in parts if part is not None)
        if cell is not None and len(there) == len(parts) and _contradict((cell,), there):
            yield Imbalance(ROWS_ADDED, table, "columns", column, (cell,), there)


def _with_suspects(found: Sequence[Imbalance]) -> Iterator[Imbalance]:
    """The failures, each with the one cell that it shares with a failure across."""
    for failure in found:
        crossing = {
            (cell.row, cell.column): cell
            for other in found
            if other.over != failure.over
            for cell in (*other.left, *other.right)
            if cell in failure.left or cell in failure.right
        }
        cells = tuple(crossing.values())
        yield msgspec.structs.replace(failure, suspect=cells[0] if len(cells) == 1 else None)
