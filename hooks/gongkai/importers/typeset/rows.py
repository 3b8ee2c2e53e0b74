"""Characters to lines: what stands on one baseline, read from left to right, column by column."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from .glyphs import Glyph, Page, common

_SAME_LINE = 0.45
_WIDE_GAP = 2.0
_GUTTER = 0.8
_WORD_GAP, _CHARACTER_GAP = 0.2, 0.7
_FEWEST_IN_COLUMNS = 6
_MOSTLY = 0.6
_LEAST_COLUMN = 0.3
_LATIN = re.compile(r"[0-9A-Za-z,.%)]")
_LATIN_NEXT = re.compile(r"[0-9A-Za-z(]")
_TOKEN = re.compile(r"[0-9A-Za-z.,:/%@_-]+|.")
_NO_START = re.compile(r"[，。；：、！？）》”’」』】〕％,.;:!?)]")


class Row(msgspec.Struct, frozen=True):
    """A line of a page: its text, its place, and how wide its first word is."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    word: float = 0.0
    bold: bool = False
    column: int = 0
    height: float = 0.0


def rows_of(page: Page, number: int) -> list[Row]:
    """The lines of a page in the order in which they are read."""
    clusters = list(_clusters(page.glyphs))
    gutter = _gutter(clusters)
    if gutter is None:
        return [_row(cluster, number, page, 0) for cluster in clusters]
    rows: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for cluster in clusters:
        before = [glyph for glyph in cluster if glyph.right <= gutter]
        after = [glyph for glyph in cluster if glyph.left >= gutter]
        if len(before) + len(after) < len(cluster) or _is_across(before, after):
            rows += [*left, *right, _row(cluster, number, page, 0)]
            left, right = [], []
        else:
            left += [_row(before, number, page, 1)] if before else []
            right += [_row(after, number, page, 2)] if after else []
    return [*rows, *left, *right]


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell in one piece: its lines are cut by its width alone."""
    text = ""
    for cluster in _clusters(glyphs):
        line = _text(cluster).replace("\t", " ")
        apart = text and text[-1].isascii() and line[0].isascii() and text[-1].isalpha()
        text += f" {line}" if apart else line
    return text


def _is_across(before: Sequence[Glyph], after: Sequence[Glyph]) -> bool:
    """Whether the two halves of a line touch at the gutter."""
    return bool(before and after) and after[0].left - before[-1].right < before[-1].size * 0.9


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters of each baseline, from left to right."""
    line: list[Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda found: (found.base, found.left)):
        if line and abs(glyph.base - base) > _SAME_LINE * max(size, glyph.size):
            yield from _in_order(line)
            line = []
        line.append(glyph)
        if len(line) == 1 or glyph.size > size:
            base, size = glyph.base, glyph.size
    yield from _in_order(line)


def _in_order(line: list[Glyph]) -> Iterator[list[Glyph]]:
    line = sorted(_without_doubles(line), key=lambda found: found.left)
    while line and line[-1].text.isspace():
        line.pop()
    first = next((at for at, glyph in enumerate(line) if not glyph.text.isspace()), len(line))
    if line[first:]:
        yield line[first:]


def _without_doubles(line: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters without those printed twice to look bold."""
    seen: dict[str, list[float]] = {}
    for glyph in line:
        places = seen.setdefault(glyph.text, [])
        if not any(abs(place - glyph.left) < 0.2 * glyph.size for place in places[-8:]):
            yield glyph
        places.append(glyph.left)


def _row(cluster: Sequence[Glyph], number: int, page: Page, column: int) -> Row:
    sizes = Counter(round(glyph.size, 1) for glyph in cluster)
    inked = [glyph for glyph in cluster if not glyph.text.isspace()]
    return Row(
        _text(cluster),
        number,
        inked[0].left,
        inked[-1].right,
        statistics.median(glyph.base for glyph in inked),
        sizes.most_common(1)[0][0],
        _first_word(inked),
        all(glyph.bold for glyph in inked),
        column,
        page.height,
    )


def _text(cluster: Sequence[Glyph]) -> str:
    """The text of a line; what is far apart is parted by tabs, words by spaces."""
    parts = [cluster[0].text]
    for before, glyph in itertools.pairwise(cluster):
        gap = glyph.left - before.right
        size = max(before.size, glyph.size)
        spaced = before.text.isspace() or glyph.text.isspace()
        if gap > _WIDE_GAP * size:
            parts.append("\t")
        elif not spaced and gap > _gap_between(before, glyph) * size:
            parts.append(" ")
        parts.append(glyph.text)
    text = common("".join(parts))
    return re.sub(r"\s*\t\s*", "\t", re.sub(r"[ \u3000]{4,}", "\t", text)).strip()


def _gap_between(before: Glyph, glyph: Glyph) -> float:
    latin = _LATIN.match(before.text) and _LATIN_NEXT.match(glyph.text)
    return _WORD_GAP if latin else _CHARACTER_GAP


def _first_word(inked: Sequence[Glyph]) -> float:
    """How much room the line before would have needed for what this line begins with."""
    text = "".join(glyph.text[:1] for glyph in inked)
    match = _TOKEN.match(text)
    end = match.end() if match else 1
    while end < len(text) and _NO_START.match(text[end]):
        end += 1
    return inked[min(end, len(inked)) - 1].right - inked[0].left


def _gutter(clusters: Sequence[Sequence[Glyph]]) -> float | None:
    """Where the room between two columns of running text is; None where there is one column."""
    if len(clusters) < _FEWEST_IN_COLUMNS:
        return None
    left = min(line[0].left for line in clusters)
    right = max(line[-1].right for line in clusters)
    places = Counter(
        round(after.left - _GUTTER / 2 * after.size)
        for line in clusters
        for before, after in itertools.pairwise(line)
        if after.left - before.right > _GUTTER * before.size
    )
    for place, _count in places.most_common(5):
        middle = float(place)
        if not left + 0.3 * (right - left) < middle < right - 0.3 * (right - left):
            continue
        if _parts_columns(clusters, middle, right - left):
            return middle
    return None


def _parts_columns(clusters: Sequence[Sequence[Glyph]], middle: float, width: float) -> bool:
    """Whether most lines stand on both sides of a place, and fill what room they have there."""
    both = filled = crossing = 0
    for line in clusters:
        if any(glyph.left < middle < glyph.right for glyph in line):
            crossing += 1
            continue
        before = [glyph for glyph in line if glyph.right <= middle]
        after = [glyph for glyph in line if glyph.left >= middle]
        if before and after:
            both += 1
            wide = before[-1].right - before[0].left, after[-1].right - after[0].left
            filled += min(wide) > _LEAST_COLUMN * width
    return both >= _FEWEST_IN_COLUMNS and filled >= _MOSTLY * both and both > crossing
