"""Tables as blocks to be filled in by clerks: empty, or with the cells of a table that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gongkai.filled import FilledTable

from .forms import BLOCK, COLUMNS
from .grid import Grid
from .recognition import merged, tables_in
from .schemas import Head, Schema, Table, table_of

_QUOTED = frozenset(":#,[]{}&*!|>'\"%@`")
_HINT = "# 按“列”的次序在冒号后填数，数之间空一格，没有发生的填0"
_HINT_FREE = "# 分机构或者事项的每个一行；按“列”的次序在冒号后填数，数之间空一格，没有发生的填0"
NAMELESS = "本机关"
"""What a row of a free table is called in a block where it has no name of its own."""


def empty_block(table: Table) -> str:
    """The block of a table with nothing filled in."""
    return _block(table, _rows(table, None))


def block_of(table: FilledTable) -> str:
    """The block that says what a filled table says, cell by cell."""
    schema = table_of(table.schema, table.table)
    return _block(schema, _rows(schema, table))


def block_from_grid(grid: Grid, formats: Sequence[Schema]) -> str | None:
    """The blocks of the tables that a grid holds; None where it holds any that is not known.

    A table is known only if all of its rows and columns are there and no label is strange.
    """
    for schema in formats:
        tables = merged(list(tables_in(grid, schema)))
        if tables and all(table.is_whole and not table.unknown for table in tables):
            return "\n".join(map(block_of, tables))
    return None


def _block(table: Table, rows: Iterable[str]) -> str:
    return "\n".join([f"```{BLOCK} {table.short}", *rows, "```\n"])


def _rows(table: Table, filled: FilledTable | None) -> Iterator[str]:
    """The lines of a block."""
    if filled is None:
        yield _HINT_FREE if table.is_free else _HINT
    if table.is_free:
        there = {cell.column for cell in filled.cells} if filled else set(table.columns)
        columns = [column for column in table.columns.values() if column.id in there]
        yield _column_row(columns)
        for row in filled.rows if filled else ("合计",):
            yield f"{_key(row or NAMELESS)}:{_entries(filled, row, columns)}"
        return
    several = sum(len(_leaves(part.columns)) > 1 for part in table.parts) > 1
    for part in table.parts:
        columns = _leaves(part.columns)
        if several:
            yield f"{_key(part.heading)}:"
        if len(columns) > 1:
            yield "  " * several + _column_row(columns)
        for head in part.rows:
            yield from _head_rows(head, columns, filled, int(several))


def _leaves(heads: Iterable[Head]) -> list[Head]:
    return [leaf for head in heads for leaf in head.leaves]


def _column_row(columns: Iterable[Head]) -> str:
    return f"{COLUMNS}: {' '.join(map(_column_label, columns))}"


def _head_rows(
    head: Head, columns: Sequence[Head], filled: FilledTable | None, depth: int
) -> Iterator[str]:
    indent = "  " * depth
    if head.heads:
        yield f"{indent}{_key(head.name)}:"
        for below in head.heads:
            yield from _head_rows(below, columns, filled, depth + 1)
    elif not head.optional or (filled and head.id in filled.rows):
        yield f"{indent}{_key(head.name)}:{_entries(filled, head.id, columns)}"


def _column_label(column: Head) -> str:
    """A name without what would part it in two."""
    return column.called.partition("（")[0].replace("，", "、").split("、")[0]


def _entries(filled: FilledTable | None, row: str, columns: Sequence[Head]) -> str:
    """The entries of a row after its colon; a list where one would not stand by itself."""
    if filled is None:
        return ""
    cells = [filled.at(row, column.id) for column in columns]
    texts = [cell.text.strip() if cell else "" for cell in cells]
    if all(text and not (_QUOTED & set(text)) and len(text.split()) == 1 for text in texts):
        return " " + " ".join(texts)
    if not any(texts):
        return ""
    return f" [{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _key(name: str) -> str:
    name = " ".join(name.split())
    return _quoted(name) if not name or _QUOTED & set(name) or name[0] in "-? " else name
