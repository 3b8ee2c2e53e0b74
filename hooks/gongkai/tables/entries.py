"""The entries of a grid: which of its spots are heads, and which labels each entry stands under."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .grid import Grid, Spot
from .labels import folded_label, is_column_label, is_row_label
from .numerals import is_entry
from .schemas import Schema


class Entry(NamedTuple):
    """An entry of a grid with the labels beside and above it, folded, outermost first."""

    text: str
    line: int
    left: tuple[str, ...]
    above: tuple[str, ...]
    raw_left: str
    alone: bool


def entries_of(grid: Grid, schema: Schema) -> Iterator[Entry]:
    """Every entry of the grid with its labels."""
    stacks: dict[int, list[Spot]] = {}
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
            yield from _row_entries(row, stacks, schema)
        in_head = sort is _Sort.HEAD


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
    if len(words) < len(spots) and is_entry(spots[-1].text):
        return _Sort.ENTRIES if is_row or len(words) == len(spots) - 1 else _Sort.NAME
    if len(words) == 1:
        return _Sort.HEAD if is_column_label(schema.id, labels[0]) else _Sort.NAME
    return _Sort.HEAD


def _stack(row: Sequence[Spot], stacks: dict[int, list[Spot]], *, fills: bool) -> None:
    """Lay a row of heads below those above it; in Markdown a merged head leaves cells empty."""
    before: Spot | None = None
    for at, spot in enumerate(row):
        shown = spot
        if not spot.text.strip():
            if not fills or before is None or stacks.get(at):
                continue
            shown = before
        before = shown
        stack = stacks.setdefault(at, [])
        if not stack or stack[-1].key != shown.key:
            stack.append(shown)


def _row_entries(
    row: Sequence[Spot], stacks: Mapping[int, Sequence[Spot]], schema: Schema
) -> Iterator[Entry]:
    """The entries of a row: what stands under a column, or after the labels of the row."""
    labels: list[Spot] = []
    found: list[tuple[Spot, tuple[str, ...]]] = []
    seen: set[int] = set()
    for at, spot in enumerate(row):
        if spot.key in seen:
            continue
        seen.add(spot.key)
        above = tuple(folded_label(head.text) for head in stacks.get(at, ()))
        under_column = any(is_column_label(schema.id, label) for label in above)
        filled = is_entry(spot.text)
        if not filled and not found and not (under_column and labels):
            labels.append(spot)
        elif under_column or (filled and labels):
            found.append((spot, above))
    left = tuple(folded_label(spot.text) for spot in labels)
    raw = "".join(spot.text for spot in labels)
    for spot, above in found:
        alone = len(found) == 1 or not any(one.text.strip() for one, _ in found)
        yield Entry(spot.text, spot.line, left, above, raw, alone)
