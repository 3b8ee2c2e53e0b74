"""Which table of a schema a grid is, and which of its cells stands where: by labels alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.filled import Cell, FilledTable, Label
from gongkai.text.characters import folded

from .entries import Entries, Entry, entries_of
from .grid import Grid
from .labels import column_of, folded_label, leaf_of, row_of
from .numerals import value_of
from .schemas import Schema, Table, schemas

# Rows that number the columns, and cells that only repeat a unit.
_NOT_ROWS = re.compile(r"甲|乙|栏次|序号|项目|单位:.*|")


def tables_in(grid: Grid, schema: Schema) -> Iterator[FilledTable]:
    """The tables of a schema that a grid holds, as far as it fills them in."""
    rows = list(entries_of(grid, schema))
    if not rows:
        return
    found = [
        filled
        for table in schema.tables
        if (filled := _filled(rows, grid, schema, table)) is not None
    ]
    placed = sum(bool(cell.text.strip()) for table in found for cell in table.cells)
    whole = placed == _written(grid, rows)
    yield from (
        table if whole else msgspec.structs.replace(table, is_whole=False) for table in found
    )


def _written(grid: Grid, rows: Sequence[Entries]) -> int:
    """How many entries of a grid are not empty; in a block all but the labels count."""
    if grid.form != "block":
        return sum(bool(entry.text.strip()) for row in rows for entry in row.entries)
    below = (row for row in grid.rows if row[0].text)
    return sum(bool(spot.text.strip()) for row in below for spot in row[1:])


class _Filling:
    """The cells of a table while they are found."""

    def __init__(self, schema: Schema, table: Table) -> None:
        self.schema, self.table = schema, table
        self.cells: dict[tuple[str, str], Cell] = {}
        self.sure = 0
        self.known: set[str] = set()
        self.strange: dict[str, Label] = {}

    def take(self, entries: Entries) -> None:
        """Find places for the entries of a row."""
        place = _free_place if self.table.is_free else _place
        row_known = False
        here: set[tuple[str, str]] = set()
        for entry in entries.entries:
            row, column, certain = place(entries, entry, self.schema.id, self.table)
            if row is None and not self.table.is_across:
                break
            row_known = row_known or row is not None
            if row is not None and column is not None and (row, column) not in self.cells:
                self.sure += certain
                value = value_of(entry.text)
                self.cells[row, column] = Cell(row, column, entry.text, entry.line, value)
                here.add((row, column))
            elif row is not None and column is not None and (row, column) in here:
                self._add(row, column, entry)
        self._forget_group(entries)
        if row_known:
            self.known.add(entries.raw_left)
        else:
            label = Label(entries.raw_left, entries.entries[0].line)
            self.strange.setdefault(entries.raw_left, label)

    def _add(self, row: str, column: str, entry: Entry) -> None:
        """Add what stands in two columns that are one of the schema: 警告, 通报批评."""
        cell, value = self.cells[row, column], value_of(entry.text)
        if not any(column in identity.right for identity in self.table.identities):
            return
        if cell.value is not None and value is not None:
            whole = cell.value + value
            self.cells[row, column] = Cell(row, column, str(whole), cell.line, whole)

    def _forget_group(self, entries: Entries) -> None:
        """Drop an optional row with nothing in it: it was the name of the rows that follow."""
        if any(entry.text.strip() for entry in entries.entries):
            return
        row = row_of(self.schema.id, self.table.id, entries.left)
        if row is not None and self.table.rows[row].optional:
            for place in [place for place in self.cells if place[0] == row]:
                del self.cells[place]

    def is_table(self, form: str) -> bool:
        """Whether enough was found to call it this table."""
        columns = len({column for _, column in self.cells})
        least = self.table.least
        if self.table.is_free:
            return columns >= least
        if form == "block":
            return bool(self.cells)
        return self.sure >= least and columns >= min(least, 4) - 1

    def unknown(self) -> tuple[Label, ...]:
        """The labels of rows that the schema does not know, where most rows are known."""
        labels = tuple(
            label
            for text, label in self.strange.items()
            if text not in self.known
            and not _NOT_ROWS.fullmatch(folded(text))
            and not _elsewhere(text, self.schema, self.table)
        )
        return labels if len(self.known) > len(labels) and not self.table.is_free else ()


def _filled(
    rows: Sequence[Entries], grid: Grid, schema: Schema, table: Table
) -> FilledTable | None:
    filling = _Filling(schema, table)
    for entries in rows:
        filling.take(entries)
    if not filling.is_table(grid.form):
        return None
    return FilledTable(
        schema.id,
        table.id,
        grid.form,
        tuple(filling.cells.values()),
        ((grid.line, grid.end),),
        _absent(filling.cells, table),
        filling.unknown(),
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


def _free_place(
    entries: Entries, entry: Entry, schema: str, table: Table
) -> tuple[str | None, str | None, bool]:
    """The row and the column of an entry in a table whose rows have names of their own."""
    column = column_of(schema, table.id, entry.above)
    if column is not None:
        return _shown(entries.raw_left), column, True
    column = column_of(schema, table.id, entries.left)
    return (_shown(entry.above[-1]) if entry.above else ""), column, column is not None


def _place(
    entries: Entries, entry: Entry, schema: str, table: Table
) -> tuple[str | None, str | None, bool]:
    """The row and the column that an entry belongs to, and whether its labels say so outright."""
    row = row_of(schema, table.id, entries.left)
    if row is None:
        row = row_of(schema, table.id, entry.above) if table.is_across else None
        if row is None:
            return None, None, False
    column = column_of(schema, table.id, entry.above)
    if column is None and table.is_across:
        column = column_of(schema, table.id, entries.left)
    columns = table.columns_of[row]
    if column in columns:
        return row, column, True
    if len(columns) == 1 and entries.is_single:
        return row, columns[0], False
    return row, None, False


def _shown(label: str) -> str:
    return label[:40]
