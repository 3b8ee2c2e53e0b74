"""The words of a version as they are compared: prose by lines, tables by rows.

A statutory table that is compared cell by cell gives no words but those that are not its figures.
Every line and cell is masked before it is compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
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
    """What a version says: its prose, the grids in it, and the statutory tables read from them.

    A grid that may be cut off is not among them: its words are prose.
    """

    prose: Prose
    grids: tuple[Grid, ...]
    tables: tuple[FilledTable, ...]


def text_of(source: Source, metadata: Metadata) -> Text:
    """The text of a version."""
    tokens = parse(source.body)
    grids = grids_of(tokens, source.body, source.body_line)
    return Text(
        prose_of(tokens, source.body_line),
        tuple(grid for grid in grids if not grid.is_full),
        tables_of(tokens, source.body, source.body_line, metadata),
    )


def words_of(text: Text, compared: Collection[FilledTable], rewritten: Collection[str]) -> str:
    """The words of a text without the figures of the tables that are compared as such.

    Of those ``rewritten`` in another notation the heads are left out too: each notation has its
    own.
    """
    tables: dict[tuple[int, int], list[FilledTable]] = {}
    for table in compared:
        for span in table.spans:
            tables.setdefault(span, []).append(table)
    headings = {
        _bare(part.heading)
        for table in compared
        if table.table in rewritten
        for part in table_of(table.schema, table.table).parts
        if part.heading
    }
    found: list[str] = []
    areas = _areas(text.grids)
    for area, run in groupby(_lines(text.prose), key=lambda line: areas.get(line[0], ())):
        lines = [words for _, words in run]
        if not area:
            found.extend(masked(line) for line in lines if _bare(line) not in headings)
            continue
        of_area = [_tables_of(grid, area, tables) for grid in area]
        if area[0].form == "block":
            # The page shows the official form of a block that was read, with the heads of that.
            if not of_area[0]:
                found.extend(" ".join(masked_cells(line.split(" "))) for line in lines)
            continue
        heads = [_heads(table) for those in of_area for table in those if table.table in rewritten]
        for grid, those in zip(area, of_area, strict=True):
            found.extend(_beside(grid, those, heads) if those else _rows(grid))
        outside = _outside(area, lines)
        found.extend(masked(line) for line in outside if not any(_is_head(line, h) for h in heads))
    return "\n".join(found)


def _areas(grids: Iterable[Grid]) -> Mapping[int, tuple[Grid, ...]]:
    """The tables of each line; those that share a line, raw HTML can, belong together."""
    areas: list[list[Grid]] = []
    end = 0
    for grid in sorted(grids, key=lambda one: one.line):
        if areas and grid.line <= end:
            areas[-1].append(grid)
        else:
            areas.append([grid])
        end = max(end, grid.end)
    return {
        line: tuple(area)
        for area in areas
        for line in range(area[0].line, max(grid.end for grid in area) + 1)
    }


def _tables_of(
    grid: Grid, area: Iterable[Grid], tables: Mapping[tuple[int, int], list[FilledTable]]
) -> list[FilledTable]:
    """The compared tables of a grid; none where another grid stands on just the same lines."""
    span = grid.line, grid.end
    alone = sum((one.line, one.end) == span for one in area) == 1
    return tables.get(span, []) if alone else []


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


def _outside(grids: Iterable[Grid], lines: Iterable[str]) -> Iterator[str]:
    """The words about tables that stand in none of their cells: a caption, or what follows."""
    cells = {"".join(spot.text.split()) for grid in grids for row in grid.rows for spot in row}
    pieces = _PARTED.join(sorted(cells))
    for line in lines:
        squeezed = "".join(line.split())
        if squeezed and squeezed not in cells and squeezed not in pieces:
            yield line


def _beside(grid: Grid, tables: Iterable[FilledTable], heads: Collection[_Heads]) -> Iterator[str]:
    """The rows of a table without its figures, and without the heads that are given."""
    figures = {cell.text for table in tables for cell in table.cells}
    for row in grid.rows:
        words = [
            masked(spot.text)
            for spot in _spots(row)
            if not is_entry(spot.text)
            and spot.text not in figures
            and not any(_is_head(spot.text, known) for known in heads)
        ]
        if words:
            yield _PARTED.join(words)


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
