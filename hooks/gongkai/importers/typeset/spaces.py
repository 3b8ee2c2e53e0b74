"""Spaces that a file holds only as gaps: told from the room that printers leave by themselves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from .glyphs import Glyph, Page

_HAN = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff]")
_LATIN = re.compile(r"[0-9A-Za-z%()]")
# Where printers leave room by themselves: never beside a mark.
_ALPHANUMERIC = re.compile(r"[0-9A-Za-z]")
_GAP = 0.16
_MOST = 0.9
_SAME_GAP, _APART = 0.03, 0.08
_WIDEST = 0.7


def with_spaces(pages: Sequence[Page], *, always: bool) -> list[Page]:
    """The pages with a space in each gap between Chinese and Latin characters that is one.

    Where every such place has a gap, the printer made them, and where the file has spaces of its
    own there, no others are meant: save where gaps are of two widths, and of none between.
    """
    gaps: list[float] = []
    tight = real = 0
    for page in pages:
        for before, after in _neighbours(page.glyphs):
            if before.text.isspace() or after.text.isspace():
                real += 1
            elif _is_border(before, after, _ALPHANUMERIC):
                if _is_gap(before, after):
                    gaps.append(_gap(before, after))
                else:
                    tight += 1
    printed = len(gaps) > _MOST * (len(gaps) + tight)
    least: float | None = _GAP
    if not always and (printed or real):
        least = _wider_of_two(gaps)
    if not gaps or least is None:
        return list(pages)
    return [
        msgspec.structs.replace(page, glyphs=tuple(_spaced(page.glyphs, least))) for page in pages
    ]


def _wider_of_two(gaps: Sequence[float]) -> float | None:
    """The least of the wider gaps where there are two widths; None where there is one, or many.

    Printers that leave room at every border add it to none of the spaces that are meant.
    """
    ordered = sorted(gaps)
    steps = [(after - before, at) for at, (before, after) in enumerate(itertools.pairwise(ordered))]
    step, at = max(steps, default=(0.0, 0))
    lower, upper = ordered[: at + 1], ordered[at + 1 :]
    alike = all(part and part[-1] - part[0] <= _SAME_GAP for part in (lower, upper))
    return upper[0] - _SAME_GAP / 2 if step >= _APART and alike else None


def _neighbours(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    for before, after in itertools.pairwise(glyphs):
        level = abs(before.base - after.base) < before.size * 0.1
        if level and before.left < after.left < before.right + _WIDEST * before.size:
            yield before, after


def _is_border(before: Glyph, after: Glyph, latin: re.Pattern[str] = _LATIN) -> bool:
    """Whether Chinese and Latin characters meet."""
    pair = before.text, after.text
    return any(_HAN.match(one) and latin.match(other) for one, other in (pair, pair[::-1]))


def _gap(before: Glyph, after: Glyph) -> float:
    """The room between two characters, in widths of a character."""
    return (after.left - before.right) / before.size


def _is_gap(before: Glyph, after: Glyph, least: float = _GAP) -> bool:
    return least < _gap(before, after) < _WIDEST


def _spaced(glyphs: Sequence[Glyph], least: float) -> Iterator[Glyph]:
    for glyph, after in zip(glyphs, [*glyphs[1:], None], strict=True):
        yield glyph
        if after is None or abs(glyph.base - after.base) > glyph.size * 0.1:
            continue
        if (_is_border(glyph, after) or _is_latin(glyph, after)) and _is_gap(glyph, after, least):
            yield Glyph(" ", glyph.right, after.left, glyph.base, glyph.size)


def _is_latin(before: Glyph, after: Glyph) -> bool:
    return bool(_LATIN.match(before.text) and _LATIN.match(after.text))
