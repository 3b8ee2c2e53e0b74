"""Tables of typeset pages: the cells that ruled lines make, and the characters within them."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gongkai.importers._tables import Cell

from .glyphs import Glyph, Page, Rule
from .rows import cell_text

_NEAR = 2.5
_FEWEST_CELLS = 4
_MOST_LINES = 600
_MOST_CELLS = 4000


class Table(msgspec.Struct, frozen=True):
    """A table of a page: where it stands, where its columns part, and its cells by rows."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(page: Page) -> tuple[Page, list[Table]]:
    """The page without what stands in tables, and the tables."""
    rules = page.rules
    if len(rules) > _MOST_LINES:
        return page, []
    tables: list[Table] = []
    glyphs = list(page.glyphs)
    for group in _groups(rules):
        columns = _places(rule.at for rule in group if rule.upright)
        rows = _places(rule.at for rule in group if not rule.upright)
        cells = (len(columns) - 1) * (len(rows) - 1)
        if len(columns) < 3 or not _FEWEST_CELLS <= cells <= _MOST_CELLS:  # noqa: PLR2004  # two columns
            continue
        inside = [glyph for glyph in glyphs if _is_within(glyph, columns, rows)]
        if inside:
            taken = set(map(id, inside))
            glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
            read = tuple(_rows(group, columns, rows, inside))
            tables.append(Table(rows[0], rows[-1], tuple(columns), read))
    return msgspec.structs.replace(page, glyphs=tuple(glyphs)), tables


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines that touch one another, group by group."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        joined = [rule, *itertools.chain.from_iterable(touching)]
        groups = [group for group in groups if group not in touching]
        groups.append(joined)
    return sorted(groups, key=lambda group: min(_top(rule) for rule in group))


def _top(rule: Rule) -> float:
    return rule.start if rule.upright else rule.at


def _touch(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        overlap = one.start <= other.end + _NEAR and other.start <= one.end + _NEAR
        return abs(one.at - other.at) <= _NEAR and overlap
    across = other.start - _NEAR <= one.at <= other.end + _NEAR
    return across and one.start - _NEAR <= other.at <= one.end + _NEAR


def _places(found: Iterable[float]) -> list[float]:
    """Distinct places, in order."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _is_within(glyph: Glyph, columns: Sequence[float], rows: Sequence[float]) -> bool:
    middle = (glyph.left + glyph.right) / 2
    high = glyph.base - 0.35 * glyph.size
    return columns[0] <= middle <= columns[-1] and rows[0] <= high <= rows[-1]


class _Grid:
    """The places where a table could be ruled, and where it is."""

    def __init__(
        self, rules: Sequence[Rule], columns: Sequence[float], rows: Sequence[float]
    ) -> None:
        self.columns = columns
        self.rows = rows
        self.upright = [rule for rule in rules if rule.upright]
        self.level = [rule for rule in rules if not rule.upright]

    def cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each cell by its row and column, with how many rows and columns it takes."""
        taken: set[tuple[int, int]] = set()
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for row, column in itertools.product(
            range(len(self.rows) - 1), range(len(self.columns) - 1)
        ):
            if (row, column) in taken:
                continue
            high, wide = self._height(row, column), self._width(row, column)
            spans[(row, column)] = high, wide
            taken.update(itertools.product(range(row, row + high), range(column, column + wide)))
        return spans

    def _width(self, row: int, column: int) -> int:
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        last = column + 1
        while last < len(self.columns) - 1 and not _is_ruled(
            self.upright, self.columns[last], middle
        ):
            last += 1
        return last - column

    def _height(self, row: int, column: int) -> int:
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        last = row + 1
        while last < len(self.rows) - 1 and not _is_ruled(self.level, self.rows[last], middle):
            last += 1
        return last - row


def _is_ruled(rules: Sequence[Rule], at: float, middle: float) -> bool:
    """Whether a line runs at a place past the middle of a cell."""
    return any(
        abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= middle <= rule.end + _NEAR
        for rule in rules
    )


def _rows(
    rules: Sequence[Rule],
    columns: Sequence[float],
    rows: Sequence[float],
    glyphs: Sequence[Glyph],
) -> Iterator[tuple[Cell, ...]]:
    """The cells of each row; those that no line parts are one."""
    spans = _Grid(rules, columns, rows).cells()
    owner = {
        place: cell
        for cell, (high, wide) in spans.items()
        for place in itertools.product(
            range(cell[0], cell[0] + high), range(cell[1], cell[1] + wide)
        )
    }
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect.bisect_right(rows, glyph.base - 0.35 * glyph.size) - 1
        column = bisect.bisect_right(columns, (glyph.left + glyph.right) / 2) - 1
        place = min(row, len(rows) - 2), min(column, len(columns) - 2)
        held.setdefault(owner[place], []).append(glyph)
    for row in range(len(rows) - 1):
        yield tuple(
            Cell(
                tuple(filter(None, [cell_text(held.get(cell, []))])), spans[cell][1], spans[cell][0]
            )
            for cell in sorted(spans)
            if cell[0] == row
        )
