"""Statutory tables as they were filled in: cells with their text, their number and their line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

import msgspec


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """A cell: ``row`` and ``column`` are ids of its schema, ``text`` is what stands in it.

    ``value`` is its number; None where it is empty, `/` or words: none of these is 0. In tables
    of free rows ``row`` is the row's own label.
    """

    row: str
    column: str
    text: str
    line: int
    value: Decimal | None = None

    @property
    def is_void(self) -> bool:
        """Whether the cell says that there is nothing: empty, a dash, a stroke, 无."""
        return self.value is None and not self.text.strip("/-—–－／\\ 　无*")


class Label(msgspec.Struct, frozen=True, array_like=True):
    """The words at the side of a row that no row of the schema answers to."""

    text: str
    line: int


class FilledTable(msgspec.Struct, frozen=True, dict=True):
    """A table of a schema as a report fills it in.

    ``form`` says how it is written: block, pipe or html. ``spans`` are the first and last lines
    of what it was read from. ``absent`` are rows and columns that it lacks, by id, ``unknown``
    labels that the schema does not know; ``is_whole`` is false where entries found no place.
    """

    schema: str
    table: str
    form: str
    cells: tuple[Cell, ...]
    spans: tuple[tuple[int, int], ...]
    absent: tuple[str, ...] = ()
    unknown: tuple[Label, ...] = ()
    is_whole: bool = True

    @property
    def line(self) -> int:
        """The line at which the table begins."""
        return self.spans[0][0]

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], Cell]:
        """The cells by row and column."""
        return {(cell.row, cell.column): cell for cell in self.cells}

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The rows that are there, in the order of the text."""
        return tuple(dict.fromkeys(cell.row for cell in self.cells))

    @property
    def is_filled(self) -> bool:
        """Whether anything was written into any cell."""
        return any(cell.text.strip() for cell in self.cells)

    def at(self, row: str, column: str) -> Cell | None:
        """The cell of a row and column, if the table has it."""
        return self.by_place.get((row, column))
