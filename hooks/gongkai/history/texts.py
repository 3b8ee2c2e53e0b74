"""The words of a version as they are compared: prose by lines, tables by rows.

A statutory table that is compared cell by cell gives no words but those that are not its figures.
Every line and cell is masked before it is compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.filled import FilledTable
from gongkai.model import Metadata, Source
from gongkai.prose import Prose
from gongkai.tables.forms import grids_of
from gongkai.tables.grid import Grid, Spot
from gongkai.tables.labels import folded_label
from gongkai.tables.numerals import is_entry
from gongkai.tables.reading import tables_of
from gongkai.tables.schemas import Head, table_of
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

from .masking import masked, masked_cells

_PARTED = "｜"
_SIGNS = re.compile(r"[\W_]+")
# What a caption adds to the name of its table, and heads above labels, which say nothing.
_CAPTION = re.compile(r"(?:统计)?表?(?:单位.{1,3})?")
_CORNER = re.compile(r"|序号|栏次|甲|乙|机关|单位.{0,3}|.{0,4}(?:类别|种类|事项|项目|名称)")


@dataclass(frozen=True, slots=True)
class Text:
    """What a version says: its prose, the grids in it, and the statutory tables read from them."""

    prose: Prose
    grids: tuple[Grid, ...]
    tables: tuple[FilledTable, ...]


def text_of(source: Source, metadata: Metadata) -> Text:
    """The text of a version."""
    tokens = parse(source.body)
    return Text(
        prose_of(tokens, source.body_line),
        tuple(grids_of(tokens, source.body, source.body_line)),
        tables_of(tokens, source.body, source.body_line, metadata),
    )


def words_of(text: Text, compared: Collection[FilledTable], rewritten: Collection[str]) -> str:
    """The words of a text without the figures of the tables that are compared as such.

    Of those ``rewritten`` in another notation the heads are left out too: each notation has its
    own.
    """
    tables: dict[int, list[FilledTable]] = {}
    for table in compared:
        for first, _ in table.spans:
            tables.setdefault(first, []).append(table)
    headings = {
        _bare(part.heading)
        for table in compared
        if table.table in rewritten
        for part in table_of(table.schema, table.table).parts
        if part.heading
    }
    found: list[str] = []
    grids = {line: grid for grid in text.grids for line in range(grid.line, grid.end + 1)}
    for grid, run in groupby(_lines(text.prose), key=lambda line: grids.get(line[0])):
        lines = [words for _, words in run]
        if grid is None:
            found.extend(masked(line) for line in lines if _bare(line) not in headings)
        elif grid.line in tables:
            found.extend(_beside(grid, lines, tables[grid.line], rewritten))
        elif grid.form == "block":
            found.extend(" ".join(masked_cells(line.split(" "))) for line in lines)
        else:
            found.extend(_rows(grid))
            found.extend(map(masked, _outside(grid, lines)))
    return "\n".join(found)


def _lines(prose: Prose) -> Iterator[tuple[int, str]]:
    """The lines that a reader sees, each with the line of the file where it stands."""
    line, words = 0, ""
    ends = (*prose.starts[1:], len(prose.text))[: len(prose.starts)]
    for start, end, at in zip(prose.starts, ends, prose.lines, strict=True):
        # Lines of a paragraph run on, and belong where it begins.
        line = at if not words else line
        *whole, words = (words + prose.text[start:end]).split("\n")
        for one in whole:
            yield line, one
            line = at
    if words:
        yield line, words


def _rows(grid: Grid) -> Iterator[str]:
    """The rows of a table, a line each."""
    for row in grid.rows:
        yield _PARTED.join(masked_cells([spot.text for spot in _spots(row)]))


def _spots(row: Iterable[Spot]) -> list[Spot]:
    return list({spot.key: spot for spot in row}.values())


def _outside(grid: Grid, lines: Iterable[str]) -> Iterator[str]:
    """The words of a table that stand in none of its cells: a caption, or what follows it."""
    cells = {"".join(spot.text.split()) for row in grid.rows for spot in row}
    pieces = _PARTED.join(cells)
    for line in lines:
        squeezed = "".join(line.split())
        if squeezed and squeezed not in cells and squeezed not in pieces:
            yield line


def _beside(
    grid: Grid, lines: Iterable[str], tables: Iterable[FilledTable], rewritten: Collection[str]
) -> Iterator[str]:
    """The words of a table that are none of its figures.

    A block has none: the page shows its official form, with the heads of that.
    """
    if grid.form == "block":
        return
    tables = list(tables)
    figures = {cell.text for table in tables for cell in table.cells}
    heads = [_heads(table) for table in tables if table.table in rewritten]
    said = [
        _PARTED.join(
            masked(spot.text)
            for spot in _spots(row)
            if not is_entry(spot.text)
            and spot.text not in figures
            and not any(_is_head(spot.text, known) for known in heads)
        )
        for row in grid.rows
    ]
    yield from filter(None, said)
    for line in _outside(grid, lines):
        if not any(_is_head(line, known) for known in heads):
            yield masked(line)


@dataclass(frozen=True, slots=True)
class _Heads:
    """What the official form of a table says by itself: its heads, without signs, and its name."""

    words: frozenset[str]
    groups: tuple[str, ...]
    leaves: tuple[Head, ...]
    name: str


def _heads(table: FilledTable) -> _Heads:
    schema = table_of(table.schema, table.table)
    heads = [
        head for part in schema.parts for top in (*part.columns, *part.rows) for head in _tree(top)
    ]
    beside = [word for part in schema.parts for word in (part.heading, part.corner, part.over)]
    names = [name for head in heads for name in (head.name, head.called)]
    return _Heads(
        words=frozenset(map(_bare, (*beside, *names, *table.rows))),
        groups=tuple(_bare(head.name) for head in heads if head.heads),
        leaves=tuple(head for head in heads if not head.heads),
        name=_bare(schema.name),
    )


def _tree(head: Head) -> Iterator[Head]:
    yield head
    for below in head.heads:
        yield from _tree(below)


def _is_head(text: str, heads: _Heads) -> bool:
    """Whether words are those of the form; a note below it is not, whatever it speaks of."""
    bare = _bare(text)
    for group in heads.groups:
        bare = bare if bare in heads.words else bare.removeprefix(group)
    if bare in heads.words or _CORNER.fullmatch(bare):
        return True
    if heads.name in bare and _CAPTION.fullmatch(bare.partition(heads.name)[2]):
        return True
    return any(
        (found := leaf.pattern.search(bare)) is not None and len(bare) <= 2 * len(found[0])
        for leaf in heads.leaves
    )


def _bare(text: str) -> str:
    return _SIGNS.sub("", folded_label(text))
