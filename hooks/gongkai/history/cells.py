"""Statutory tables of two versions compared cell by cell, in whatever notation each is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.filled import Cell, FilledTable
from gongkai.tables.schemas import Table, table_of
from gongkai.tables.writing import NAMELESS
from gongkai.text.characters import folded

from .masking import masked, masked_cells

_EMPTY = "（空）"
_NONE = "（没有这一栏）"

Twins = tuple[FilledTable, FilledTable]
"""A table as it was and as it is."""


class CellChange(msgspec.Struct, frozen=True, array_like=True):
    """A cell that says something else now: where it stands, in words, and what it said and says."""

    table: str
    row: str
    column: str
    old: str
    new: str


def twins(before: Sequence[FilledTable], after: Sequence[FilledTable]) -> tuple[Twins, ...]:
    """The tables that both versions have, and of which no entry was left unread.

    Where one table of a grid cannot be compared, none of that grid is: its words are.
    """
    old, new = _single(before), _single(after)
    common = old.keys() & new.keys()
    while True:
        kept = _undisturbed(before, common) & _undisturbed(after, common)
        if kept == common:
            return tuple((old[key], new[key]) for key in old if key in common)
        common = kept


_Key = tuple[str, str]


def _key(table: FilledTable) -> _Key:
    return table.schema, table.table


def _single(tables: Sequence[FilledTable]) -> Mapping[_Key, FilledTable]:
    """The tables that stand once and were read in full, by what they are."""
    keys = [_key(table) for table in tables]
    return {
        key: table
        for key, table in zip(keys, tables, strict=True)
        if table.is_whole and keys.count(key) == 1
    }


def _undisturbed(tables: Sequence[FilledTable], common: set[_Key]) -> set[_Key]:
    """Those of the tables in common that share no grid with any other."""
    disturbed = {span for table in tables if _key(table) not in common for span in table.spans}
    found = {_key(table) for table in tables if not disturbed.intersection(table.spans)}
    return found & common


def cell_changes(pair: Twins) -> Iterator[CellChange]:
    """The cells in which two tables differ, in the order of the present one."""
    schema = table_of(pair[1].schema, pair[1].table)
    old, new = (_placed(table) for table in pair)
    shown_old, shown_new = _shown(old, schema), _shown(new, schema)
    for place in dict.fromkeys((*new, *old)):
        if not _is_same(old.get(place), new.get(place)):
            row, column = place
            yield CellChange(
                schema.name,
                masked(schema.row_name(row)),
                schema.column_name(column),
                shown_old.get(place, _NONE),
                shown_new.get(place, _NONE),
            )


def is_rewritten(pair: Twins) -> bool:
    """Whether two tables are written in another way, be it only that of their numbers."""
    old, new = pair
    return old.form != new.form or _written(old) != _written(new)


_Places = Mapping[tuple[str, str], Cell]


def _placed(table: FilledTable) -> _Places:
    """The cells by row and column; a row without a name is called as a block has to call it."""
    return {(cell.row or NAMELESS, cell.column): cell for cell in table.cells}


def _written(table: FilledTable) -> dict[tuple[str, str], str]:
    return {place: cell.text.strip() for place, cell in _placed(table).items()}


def _is_same(old: Cell | None, new: Cell | None) -> bool:
    """Whether two cells say the same; nothing written, a stroke and no cell at all do."""
    if old is not None and new is not None and old.value is not None and new.value is not None:
        return old.value == new.value
    if (old is None or old.is_void) and (new is None or new.is_void):
        return True
    return old is not None and new is not None and folded(old.text) == folded(new.text)


def _shown(cells: _Places, schema: Table) -> dict[tuple[str, str], str]:
    """The text of each cell, fit to be shown; the rows of a fixed form hold nothing but figures."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for place in cells:
        rows.setdefault(place[0], []).append(place)
    shown = {}
    for places in rows.values():
        texts = [cells[place].text.strip() for place in places]
        fit = masked_cells(texts) if schema.is_free else map(masked, texts)
        for place, text in zip(places, fit, strict=True):
            shown[place] = text or _EMPTY
    return shown
