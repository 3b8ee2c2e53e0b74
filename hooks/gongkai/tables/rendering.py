"""A filled table as HTML: the official form with its merged heads, for eyes, ears and phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

import msgspec

from gongkai.filled import FilledTable

from .schemas import Head, Part, Table, table_of


class _Th(msgspec.Struct, frozen=True):
    """A head to be written: its words, what it spans, what it is the head of."""

    text: str
    scope: str
    columns: int = 1
    rows: int = 1
    id: str = ""

    def html(self) -> str:
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("colspan", self.columns), ("rowspan", self.rows))
            if count > 1
        )
        named = f' id="{self.id}"' if self.id else ""
        return f'<th{named} scope="{self.scope}"{spans}>{escape(self.text)}</th>'


def rendered_blocks(tables: Iterable[FilledTable]) -> Mapping[int, str]:
    """The HTML of every block that was read in full, by the line at which it begins."""
    found: dict[int, str] = {}
    broken: set[int] = set()
    for table in tables:
        if table.form == "block":
            found[table.line] = found.get(table.line, "") + rendered(table)
            if not table.is_whole:
                broken.add(table.line)
    return {line: html for line, html in found.items() if line not in broken}


def rendered(table: FilledTable) -> str:
    """A table in its official form, every cell with the text that the report gives it."""
    schema = table_of(table.schema, table.table)
    caption = schema.name + (f"（单位：{schema.unit}）" if schema.unit else "")
    pieces = [piece for part in schema.parts for piece in _part(part, schema, table)]
    return (
        f'<div id="L{table.line}" class="gk-scroll" role="region"'
        f' aria-label="{escape(caption)}" tabindex="0">'
        f'<table class="gk-table gk-form"><caption>{escape(caption)}</caption>'
        f"{''.join(pieces)}</table></div>\n"
    )


def _part(part: Part, schema: Table, table: FilledTable) -> Iterator[str]:
    if part.across:
        yield from _across(part, table)
    elif schema.is_free:
        yield from _free(part, table)
    elif len(schema.parts) == 1:
        rows = _shown(part.rows, table)
        depth = _depth(rows)
        yield f"<thead>{_lines(_column_heads(part, depth))}</thead>"
        yield f"<tbody>{''.join(_body(part, rows, depth, table))}</tbody>"
    else:
        yield f"<tbody>{''.join(_one_of_parts(part, schema, table))}</tbody>"


def _across(part: Part, table: FilledTable) -> Iterator[str]:
    """Rows and columns side by side in one line of heads, one line of cells below."""
    heads = _with_columns(part.rows, part.columns)
    depth = _depth(heads)
    levels: list[list[_Th]] = [[] for _ in range(depth)]
    for head in heads:
        _lay(head, 0, depth, levels)
    yield f"<thead>{_lines(levels)}</thead>"
    cells = "".join(
        _cell(table, row.id, column.id)
        for top in part.rows
        for row in top.leaves
        for column in _leaves(part.columns)
    )
    yield f"<tbody><tr>{cells}</tr></tbody>"


def _with_columns(rows: Iterable[Head], columns: tuple[Head, ...]) -> tuple[Head, ...]:
    return tuple(
        Head(name=row.name, heads=_with_columns(row.heads, columns) if row.heads else columns)
        for row in rows
    )


def _free(part: Part, table: FilledTable) -> Iterator[str]:
    """The organ's own rows; without a head at their side where there is only a nameless one."""
    named = any(table.rows)
    there = {cell.column for cell in table.cells}
    columns = tuple(leaf for leaf in _leaves(part.columns) if leaf.id in there or not leaf.optional)
    kept = msgspec.structs.replace(part, columns=_kept(part.columns, columns))
    yield f"<thead>{_lines(_column_heads(kept, int(named)))}</thead><tbody>"
    for row in table.rows:
        head = _Th(row, "row").html() if named else ""
        yield f"<tr>{head}{''.join(_cell(table, row, one.id) for one in columns)}</tr>"
    yield "</tbody>"


def _kept(heads: Iterable[Head], leaves: Sequence[Head]) -> tuple[Head, ...]:
    """The heads with only these leaves."""
    kept = []
    for head in heads:
        below = _kept(head.heads, leaves)
        if below:
            kept.append(msgspec.structs.replace(head, heads=below))
        elif head in leaves:
            kept.append(head)
    return tuple(kept)


def _one_of_parts(part: Part, schema: Table, table: FilledTable) -> Iterator[str]:
    """A part below others: cells name their heads, since those above stand in the same columns."""
    width = 1 + max(len(_leaves(one.columns)) for one in schema.parts)
    stem = f"L{table.line}-{schema.parts.index(part)}"
    columns = _leaves(part.columns)
    shares = [(width - 1) // len(columns)] * len(columns)
    shares[-1] += (width - 1) % len(columns)
    shared = list(zip(columns, shares, strict=True))
    if part.heading:
        yield f"<tr>{_Th(part.heading, 'rowgroup', width, id=stem).html()}</tr>"
    heads = "".join(
        _Th(column.name, "col", share, id=f"{stem}-{column.id}").html() for column, share in shared
    )
    yield f"<tr>{_Th(part.corner or '项目', 'col').html()}{heads}</tr>"
    for row in _leaves(part.rows):
        side = f"{stem}-{row.id}"
        cells = "".join(
            _cell(table, row.id, column.id, f"{stem} {stem}-{column.id} {side}", share)
            for column, share in shared
        )
        yield f"<tr>{_Th(row.name, 'row', id=side).html()}{cells}</tr>"


def _column_heads(part: Part, corner: int) -> list[list[_Th]]:
    """The lines of heads above a part, with a corner over so many columns of heads of rows."""
    over = int(bool(part.over))
    depth = _depth(part.columns)
    levels: list[list[_Th]] = [[] for _ in range(depth + over)]
    if corner:
        levels[0].append(_Th(part.corner or "项目", "col", corner, depth + over))
    if over:
        levels[0].append(_Th(part.over, "colgroup", len(_leaves(part.columns))))
    for head in part.columns:
        _lay(head, over, depth + over, levels)
    return levels


def _lay(head: Head, level: int, depth: int, levels: list[list[_Th]]) -> None:
    """Put a head of columns, and those below it, on their lines."""
    if head.heads:
        levels[level].append(_Th(head.name, "colgroup", len(_leaves(head.heads))))
        for below in head.heads:
            _lay(below, level + 1, depth, levels)
    else:
        levels[level].append(_Th(head.name, "col", 1, depth - level))


def _body(part: Part, rows: Sequence[Head], depth: int, table: FilledTable) -> Iterator[str]:
    columns = _leaves(part.columns)
    for heads, leaf in _sides(rows, depth):
        cells = "".join(_cell(table, leaf.id, column.id) for column in columns)
        yield f"<tr>{''.join(head.html() for head in heads)}{cells}</tr>"


def _sides(heads: Iterable[Head], depth: int) -> Iterator[tuple[list[_Th], Head]]:
    """Each leaf with the heads that open on its line, outermost first."""
    for head in heads:
        if not head.heads:
            yield [_Th(head.name, "row", depth)], head
            continue
        opening = [_Th(head.name, "rowgroup", 1, len(_leaves(head.heads)))]
        for side, leaf in _sides(head.heads, depth - 1):
            yield [*opening, *side], leaf
            opening = []


def _shown(heads: Iterable[Head], table: FilledTable) -> tuple[Head, ...]:
    """The heads of rows without optional ones that the table does not have."""
    shown = []
    for head in heads:
        if head.heads:
            shown.append(msgspec.structs.replace(head, heads=_shown(head.heads, table)))
        elif not head.optional or head.id in table.rows:
            shown.append(head)
    return tuple(shown)


def _cell(table: FilledTable, row: str, column: str, headers: str = "", columns: int = 1) -> str:
    cell = table.at(row, column)
    named = f' headers="{headers}"' if headers else ""
    span = f' colspan="{columns}"' if columns > 1 else ""
    return f"<td{named}{span}>{escape(cell.text.strip()) if cell else ''}</td>"


def _lines(levels: Iterable[Iterable[_Th]]) -> str:
    return "".join(f"<tr>{''.join(head.html() for head in level)}</tr>" for level in levels)


def _leaves(heads: Iterable[Head]) -> list[Head]:
    return [leaf for head in heads for leaf in head.leaves]


def _depth(heads: Iterable[Head]) -> int:
    return max((1 + _depth(head.heads) for head in heads), default=0)
