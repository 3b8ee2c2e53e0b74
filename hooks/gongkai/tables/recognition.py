"""Which table of a schema a grid is, and which of its cells stands where: by labels alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.filled import Cell, FilledTable, Label
from gongkai.text.characters import folded

from .entries import Entry, entries_of
from .grid import Grid
from .labels import column_of, folded_label, leaf_of
from .numerals import value_of
from .schemas import Schema, Table, schemas

# Rows that number the columns, and cells that only repeat a unit.
_NOT_ROWS = re.compile(r"甲|乙|栏次|序号|项目|单位:.*|")


def tables_in(grid: Grid, schema: Schema) -> Iterator[FilledTable]:
    """The tables of a schema that a grid holds, as far as it fills them in."""
    entries = list(entries_of(grid, schema))
    if not entries:
        return
    found = [
        filled
        for table in schema.tables
        if (filled := _filled(entries, grid, schema, table)) is not None
    ]
    placed = sum(bool(cell.text.strip()) for table in found for cell in table.cells)
    whole = placed == _written(grid, entries)
    yield from (
        table if whole else msgspec.structs.replace(table, is_whole=False) for table in found
    )


def _written(grid: Grid, entries: Sequence[Entry]) -> int:
    """How many entries of a grid are not empty; in a block all but the labels count."""
    if grid.form != "block":
        return sum(bool(entry.text.strip()) for entry in entries)
    rows = (row for row in grid.rows if row and row[0].text)
    return sum(bool(spot.text.strip()) for row in rows for spot in row[1:])


def _filled(
    entries: Sequence[Entry], grid: Grid, schema: Schema, table: Table
) -> FilledTable | None:
    cells: dict[tuple[str, str], Cell] = {}
    sure = 0
    known_rows: set[str] = set()
    strange: dict[str, Label] = {}
    for entry in entries:
        row, column, certain = _place(entry, schema.id, table)
        if row is None and not table.is_free:
            strange.setdefault(entry.raw_left, Label(entry.raw_left, entry.line))
        if row is None or column is None:
            continue
        sure += certain
        known_rows.add(entry.raw_left)
        if (row, column) not in cells:
            cells[row, column] = Cell(row, column, entry.text, entry.line, value_of(entry.text))
    if not cells:
        return None
    columns = {column for _, column in cells}
    if table.is_free:
        known = len(columns) >= table.least
    elif grid.form == "block":
        known = True
    else:
        known = sure >= table.least and len(columns) >= min(table.least, 4) - 1
    if not known:
        return None
    unknown = tuple(
        label
        for text, label in strange.items()
        if text not in known_rows
        and not _NOT_ROWS.fullmatch(folded(text))
        and not _elsewhere(text, schema, table)
    )
    return FilledTable(
        schema.id,
        table.id,
        grid.form,
        tuple(cells.values()),
        ((grid.line, grid.end),),
        _absent(cells, table),
        unknown if len(known_rows) > len(unknown) else (),
    )


def _elsewhere(text: str, schema: Schema, table: Table) -> bool:
    """Whether a label is a row of another table of the schema."""
    return any(
        leaf_of(schema.id, other.id, "rows", folded_label(text)) is not None
        for other in schema.tables
        if other is not table
    )


def _absent(cells: Mapping[tuple[str, str], Cell], table: Table) -> tuple[str, ...]:
    """The ids of the rows and columns that are not there."""
    there_rows = {row for row, _ in cells}
    there_columns = {column for _, column in cells}
    rows = [
        leaf.id for leaf in table.rows.values() if not leaf.optional and leaf.id not in there_rows
    ]
    columns = [
        leaf.id
        for leaf in table.columns.values()
        if not leaf.optional
        and leaf.id not in there_columns
        and not (rows and _all_lack(leaf.id, rows, table))
    ]
    return (*rows, *columns)


def _all_lack(column: str, rows: Sequence[str], table: Table) -> bool:
    """Whether a column is missing only because all of its rows are."""
    having = [row for row, columns in table.columns_of.items() if column in columns]
    return bool(having) and set(having) <= set(rows)


def merged(tables: Sequence[FilledTable]) -> tuple[FilledTable, ...]:
    """The tables with pieces of one put together, where no cell stands in both."""
    whole: list[FilledTable] = []
    for piece in tables:
        for at, before in enumerate(whole):
            if (before.schema, before.table, before.form) == (
                piece.schema,
                piece.table,
                piece.form,
            ) and not before.by_place.keys() & piece.by_place.keys():
                whole[at] = _joined(before, piece)
                break
        else:
            whole.append(piece)
    return tuple(whole)


def _joined(first: FilledTable, second: FilledTable) -> FilledTable:
    cells = (*first.cells, *second.cells)
    places = {(cell.row, cell.column): cell for cell in cells}
    table = schemas()[first.schema].by_id[first.table]
    return msgspec.structs.replace(
        first,
        cells=cells,
        spans=tuple(dict.fromkeys((*first.spans, *second.spans))),
        absent=_absent(places, table),
        unknown=(*first.unknown, *second.unknown),
    )


def _place(entry: Entry, schema: str, table: Table) -> tuple[str | None, str | None, bool]:
    """The row and the column that an entry belongs to, and whether its labels say so outright."""
    left, above = "".join(entry.left), "".join(entry.above)
    column = column_of(schema, table.id, entry.above)
    if table.is_free:
        if column is not None:
            return _shown(entry.raw_left), column, True
        column = column_of(schema, table.id, entry.left)
        return (_shown(entry.above[-1]) if entry.above else ""), column, column is not None
    row = leaf_of(schema, table.id, "rows", left) if left else None
    if row is None and table.is_across:
        row = leaf_of(schema, table.id, "rows", above)
    if row is None:
        return None, None, False
    if column is None and table.is_across:
        column = column_of(schema, table.id, entry.left)
    columns = table.columns_of[row]
    if column in columns:
        return row, column, True
    if len(columns) == 1 and entry.alone:
        return row, columns[0], False
    return row, None, False


def _shown(label: str) -> str:
    return label[:40]
