"""The cells of statutory tables that are drawn, read from ``cells.yml`` and out of reports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import yaml

from gongkai.filled import Cell, FilledTable
from gongkai.tables.schemas import table_of
from gongkai.text.characters import folded

from .comparability import Refusal
from .measure import Measure


class Format(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schemas in which a cell is counted alike, and whether organs count it alike."""

    schemas: tuple[str, ...]
    between_organs: bool = True


class Drawn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the file: a cell, what pictures call it, its unit, where it counts alike."""

    id: str
    kind: str
    name: str
    unit: str
    table: str
    column: str
    formats: tuple[Format, ...]
    row: str = ""


class Count(msgspec.Struct, frozen=True):
    """What is counted in a cell in one format: its name, unit and rank among the others."""

    name: str
    unit: str
    rank: int
    between_organs: bool


@cache
def drawn_cells() -> tuple[Drawn, ...]:
    """Every entry of the file, in its order."""
    text = (resources.files(__package__) / "cells.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), tuple[Drawn, ...])


@cache
def _counts() -> Mapping[str, Count]:
    return {
        _id(one, form): Count(one.name, one.unit, rank, form.between_organs)
        for rank, one in enumerate(drawn_cells())
        for form in one.formats
    }


def _id(one: Drawn, form: Format) -> str:
    return f"{one.id}@{form.schemas[0]}"


def count_of(cell: str) -> Count:
    """What the cell of that id counts.

    Raises:
        KeyError: there is none of that id.

    """
    return _counts()[cell]


@cache
def _of_table(schema: str, table: str) -> tuple[tuple[str, Drawn], ...]:
    """The cells of a table that are drawn, with their ids in the format of the schema."""
    return tuple(
        (_id(one, form), one)
        for one in drawn_cells()
        if one.table == table
        for form in one.formats
        if schema in form.schemas
    )


def measures_of(
    tables: Sequence[FilledTable], disputed: Collection[int] = ()
) -> tuple[Measure, ...]:
    """The cells of a report's tables that may be drawn.

    ``disputed`` are the lines in which a check found a number at fault: a table that holds one
    is left aside whole, since nobody can tell which of its numbers is wrong.
    """
    return tuple(
        Measure(found.value, found.line, identifier)
        for identifier, found in _read(tables, disputed)
        if isinstance(found, Cell) and found.value is not None
    )


def _read(
    tables: Sequence[FilledTable], disputed: Collection[int]
) -> Iterator[tuple[str, Cell | Refusal]]:
    """Every cell that is drawn with what stands in it, or why it is not taken."""
    names = [table.table for table in tables]
    for table in tables:
        faulty = any(first <= line <= last for first, last in table.spans for line in disputed)
        for identifier, one in _of_table(table.schema, table.table):
            if names.count(table.table) > 1:
                yield identifier, Refusal.TWICE
            elif faulty:
                yield identifier, Refusal.DISPUTED
            else:
                yield identifier, _cell(table, one)


def _cell(table: FilledTable, one: Drawn) -> Cell | Refusal:
    row = one.row or _total_row(table)
    if not row:
        return Refusal.NO_TOTAL
    cell = table.at(row, one.column)
    if cell is None or cell.value is None or cell.value < 0:
        return Refusal.NO_NUMBER
    return cell


def _total_row(table: FilledTable) -> str:
    """The row that adds up the others, or the only one; nothing where it cannot be told."""
    if len(table.rows) == 1:
        return table.rows[0]
    pattern = table_of(table.schema, table.table).sum_row
    sums = [row for row in table.rows if pattern and re.search(pattern, folded(row))]
    return sums[0] if len(sums) == 1 else ""


def refusals(
    tables: Sequence[FilledTable], disputed: Collection[int] = ()
) -> Mapping[str, Refusal]:
    """The cells that are not taken, by id, with the reason."""
    return {
        identifier: found
        for identifier, found in _read(tables, disputed)
        if isinstance(found, Refusal)
    }
