"""The entries of a grid: which of its spots are heads, and which labels each entry stands under."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .grid import Grid, Spot
from .labels import folded_label, is_column_label, is_row_label
from .numerals import is_entry
from .schemas import Schema

_FEW = 5


class Entry(NamedTuple):
    """An entry of a grid with the labels above it, folded, outermost first."""

    text: str
    line: int
    above: tuple[str, ...]


class Entries(NamedTuple):
    """The entries of a row, with the labels at its side, folded and as they stand."""

    left: tuple[str, ...]
    raw_left: str
    entries: tuple[Entry, ...]

    @property
    def is_single(self) -> bool:
        """Whether there is one entry, or nothing in any."""
        return len(self.entries) == 1 or not any(entry.text.strip() for entry in self.entries)


class _Column(NamedTuple):
    """What stands above a place: its labels, and whether they name a column."""

    above: tuple[str, ...]
    is_known: bool
    key: int = 0


_BARE = _Column((), is_known=False)


def entries_of(grid: Grid, schema: Schema) -> Iterator[Entries]:
    """Every row of entries of the grid with its labels."""
    stacks: dict[int, list[Spot]] = {}
    columns: dict[int, _Column] = {}
    heads: tuple[_Column, ...] = ()
    aboves: list[tuple[str, ...]] = []
    in_head = False
    for row in grid.rows:
        if grid.form == "block":
            sort = _Sort.ENTRIES if row[0].text else _Sort.HEAD
        else:
            sort = _sort(row, schema)
        if sort is _Sort.HEAD:
            if not in_head:
                stacks = {}
            _stack(row, stacks, fills=grid.form != "html")
        elif sort is _Sort.ENTRIES:
            if in_head:
                columns = {at: _column(stacks[at], schema) for at in sorted(stacks)}
                heads = tuple({column.key: column for column in columns.values()}.values())
                aboves = [column.above for column in heads if column.is_known]
            found = _row_entries(row, columns)
            if len(aboves) >= _FEW and [entry.above for entry in found.entries] != aboves:
                found = _aligned(found, row, heads)
            if found.entries and not _numbers_columns(found):
                yield found
        in_head = sort is _Sort.HEAD


def _numbers_columns(row: Entries) -> bool:
    """Whether a row only numbers the columns: 甲 1 2 3 4 5."""
    texts = [entry.text.strip() for entry in row.entries]
    return len(texts) >= _FEW and texts == [str(n) for n in range(1, len(texts) + 1)]


def _column(stack: Sequence[Spot], schema: Schema) -> _Column:
    above = tuple(folded_label(head.text) for head in stack)
    is_known = any(is_column_label(schema.id, label) for label in above)
    return _Column(above, is_known, stack[-1].key)


def _aligned(found: Entries, row: Sequence[Spot], heads: Sequence[_Column]) -> Entries:
    """The entries; where merged cells were miscounted and they slid, put back below their heads.

    That is done only where labels are followed by just as many entries as there are columns.
    """
    known = [column for column in heads if column.is_known]
    spots = list({spot.key: spot for spot in row}.values())
    if heads[-1].is_known and len(spots) > len(known):
        side, filled = spots[: -len(known)], spots[-len(known) :]
        if all(is_entry(spot.text) for spot in filled) and not is_entry(side[-1].text):
            labels = [spot.text for spot in side if not is_entry(spot.text)]
            entries = (
                Entry(spot.text, spot.line, column.above)
                for spot, column in zip(filled, known, strict=True)
            )
            return Entries(tuple(map(folded_label, labels)), "".join(labels), tuple(entries))
    return found


class _Sort(enum.Enum):
    HEAD = enum.auto()
    ENTRIES = enum.auto()
    NAME = enum.auto()


def _sort(row: Sequence[Spot], schema: Schema) -> _Sort:
    """Whether a row holds heads of columns, entries, or only the name of what follows."""
    spots = list({spot.key: spot for spot in row}.values())
    words = [spot.text for spot in spots if not is_entry(spot.text)]
    if not words or any(spot.text.strip() and is_entry(spot.text) for spot in spots):
        return _Sort.ENTRIES
    labels = [folded_label(text) for text in words]
    if any(is_column_label(schema.id, label) for label in labels[1:]):
        return _Sort.HEAD
    is_row = is_row_label(schema.id, labels[0]) or is_row_label(schema.id, "".join(labels))
    if len(words) < len(spots) and all(is_entry(spot.text) for spot in spots[len(words) :]):
        return _Sort.ENTRIES if is_row or len(words) == len(spots) - 1 else _Sort.NAME
    if len(words) == 1:
        return _Sort.HEAD if is_column_label(schema.id, labels[0]) else _Sort.NAME
    return _Sort.HEAD


def _stack(row: Sequence[Spot], stacks: dict[int, list[Spot]], *, fills: bool) -> None:
    """Lay a row of heads below those above it.

    In Markdown the places of a merged head are left empty after the first: such belong to the head
    on their left as long as they stand below the same head.
    """
    before: Spot | None = None
    parent = 0
    for at, spot in enumerate(row):
        stack = stacks.setdefault(at, [])
        above = stack[-1].key if stack else 0
        if spot.text.strip():
            if above != spot.key:
                stack.append(spot)
                before, parent = spot, above
        elif fills and before is not None and above == parent:
            stack.append(before)
    for at in [at for at, stack in stacks.items() if not stack]:
        del stacks[at]


def _row_entries(row: Sequence[Spot], columns: Mapping[int, _Column]) -> Entries:
    """The entries of a row: what stands under a column, or after the labels of the row."""
    labels: list[str] = []
    found: list[Entry] = []
    before = 0
    for at, (key, text, line) in enumerate(row):
        if key == before:
            continue
        before = key
        above, is_known, _ = columns.get(at, _BARE)
        if found:
            if is_known or is_entry(text):
                found.append(Entry(text, line, above))
        elif is_entry(text):
            if is_known or labels:
                found.append(Entry(text, line, above))
        elif is_known and labels:
            found.append(Entry(text, line, above))
        else:
            labels.append(text)
    return Entries(tuple(map(folded_label, labels)), "".join(labels), tuple(found))
