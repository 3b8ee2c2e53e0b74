"""The statutory tables of a report: from its tokens to cells, and what they weigh in its text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec
from markdown_it.token import Token

from gongkai.filled import Cell, FilledTable
from gongkai.model import Metadata, Section
from gongkai.prose import Prose
from gongkai.text.characters import han_count

from .forms import grids_of
from .grid import Grid
from .recognition import merged, tables_in
from .schemas import Schema, Table, schemas_for, table_of

_MOST_GRIDS = 60
_ENOUGH_HAN = 10


def schemas_of(metadata: Metadata) -> tuple[Schema, ...]:
    """The formats in which a disclosure's tables may be written, its own first."""
    return schemas_for(metadata.kind, metadata.year, metadata.organ[:6])


def tables_of(
    tokens: Sequence[Token], body: str, body_line: int, metadata: Metadata
) -> tuple[FilledTable, ...]:
    """The statutory tables that a body holds, in the order of its lines."""
    formats = schemas_of(metadata)
    if not formats:
        return ()
    grids = list(islice(grids_of(tokens, body, body_line), _MOST_GRIDS))
    if not grids:
        return ()
    found = _tables_as(grids, formats[0])
    whole = {table.table for table in found if not table.absent}
    if whole < set(formats[0].by_id):
        for other in formats[1:]:
            found = _fuller(found, _tables_as(grids, other))
    return tuple(sorted(found, key=lambda table: table.line))


def _tables_as(grids: Sequence[Grid], schema: Schema) -> tuple[FilledTable, ...]:
    return merged([table for grid in grids for table in tables_in(grid, schema)])


def _fuller(own: Sequence[FilledTable], other: Sequence[FilledTable]) -> tuple[FilledTable, ...]:
    """The tables, those of another format in place of one in which more is left unread."""
    cells: dict[str, int] = {}
    for table in own:
        cells[table.table] = max(len(table.cells), cells.get(table.table, 0))
    better = [table for table in other if len(table.cells) > cells.get(table.table, 0)]
    replaced = {table.table for table in better}
    return (*(table for table in own if table.table not in replaced), *better)


def compared(tables: Sequence[FilledTable]) -> tuple[FilledTable, ...]:
    """The tables with only the cells that reports of other years are compared with.

    Records live as long as a build: the other cells would take most of its memory.
    """
    return tuple(
        msgspec.structs.replace(
            table,
            cells=tuple(cell for cell in table.cells if _is_compared(cell, schema)),
            unknown=(),
        )
        for table in tables
        if (schema := table_of(table.schema, table.table)).carry or schema.stock or schema.watched
    )


def _is_compared(cell: Cell, table: Table) -> bool:
    carry, stock = table.carry, table.stock
    return (
        (carry is not None and cell.row in {carry.left, carry.right})
        or (stock is not None and cell.column in {stock.now, stock.more, stock.less})
        or (cell.row, cell.column) in table.watched
    )


def weighed(
    sections: tuple[Section, ...], tables: Sequence[FilledTable], prose: Prose
) -> tuple[Section, ...]:
    """The sections with heads of tables not counted as text; a filled table counts as written."""
    if not tables:
        return sections
    spans: dict[tuple[int, int], bool] = {}
    for table in tables:
        for first, last in table.spans:
            filled = any(first <= cell.line <= last and cell.text.strip() for cell in table.cells)
            spans[first, last] = spans.get((first, last), False) or filled
    weights = [
        (first, (_ENOUGH_HAN if filled else 0) - _han_between(prose, first, last))
        for (first, last), filled in spans.items()
    ]
    return tuple(
        msgspec.structs.replace(section, han=max(section.han + more, 0))
        if (more := sum(weight for line, weight in weights if section.line < line <= section.end))
        else section
        for section in sections
    )


def _han_between(prose: Prose, first: int, last: int) -> int:
    """How many Chinese characters the text has from one line to another."""
    at = [start for start, line in zip(prose.starts, prose.lines, strict=True) if first <= line]
    after = [start for start, line in zip(prose.starts, prose.lines, strict=True) if line > last]
    if not at:
        return 0
    return han_count(prose.text[at[0] : after[0] if after else len(prose.text)])
