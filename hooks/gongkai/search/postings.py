"""Postings: which reports hold a gram, gathered chunk by chunk.

Reports are numbered in chunks of at most 128. What a chunk holds of a gram are either numbers
within the chunk (each below 128) or flags, a bit for each report of the chunk. There is a row for
each gram and field; the number of a row is that of its gram, and below it that of the field.

All rows of a chunk are dealt with at once, as arrays: there are millions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from .folding import folded
from .grams import BITS, LINE_END, Grams, grams_of, singles_of

CHUNK = 128
# Parts of the index that are joined side by side; shards are parts of these.
SECTIONS, SECTION_BITS = 16, 4
# Where a gram is looked for: in all words, in titles and names, in headings.
WORDS, NAMES, HEADINGS = range(3)
FIELD_BITS, _PLACE_BITS = 2, 7
# A row's number and, below it, a place: together what a gram is marked with.
_PLACE, _FIELD = np.uint64(CHUNK - 1), np.uint64(3 << _PLACE_BITS)
_MARK_BITS = np.uint64(FIELD_BITS + _PLACE_BITS)
# Grams are sought in so many characters at once: what is made of them fits in a core's cache.
_AT_ONCE = 1 << 15

Rows: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]
Octets: TypeAlias = NDArray[np.uint8]


class Section(msgspec.Struct, frozen=True, array_like=True):
    """A part of one chunk's postings: rows in their order, how many bytes of ``held`` each has.

    ``width`` is how many bytes flags take; fewer bytes are numbers.
    """

    width: int
    rows: bytes
    sizes: bytes
    held: bytes


class Gathering:
    """The postings of one chunk, report by report in the order of their numbers."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._marks: list[int] = []
        self._waiting = 0
        self._found: list[Rows] = []
        self._count = 0

    def add(self, place: int, field: int, lines: Sequence[str]) -> None:
        """Note that a report holds lines: words, names or headings; all are searched as words."""
        self._count = place + 1
        self._lines += lines
        self._marks += [field << _PLACE_BITS | place] * len(lines)
        self._waiting += sum(map(len, lines))
        if self._waiting > _AT_ONCE:
            self._search()

    def _search(self) -> None:
        """Find the grams of the lines that wait."""
        units = folded("\n".join(self._lines))
        ends = np.flatnonzero(units == LINE_END)
        sizes = np.diff(ends, prepend=-1, append=len(units) - 1)
        marks = np.repeat(np.array(self._marks, np.uint64), sizes)
        self._lines, self._marks, self._waiting = [], [], 0
        found = _marked(*grams_of(units), marks)
        fields = found & _FIELD
        self._found += [found ^ fields, found[fields > 0]]
        named = np.flatnonzero(marks & _FIELD == NAMES << _PLACE_BITS)
        self._found.append(_marked(*singles_of(units, named), marks))

    def sections(self) -> tuple[Section, ...]:
        """The postings, dealt out."""
        if self._lines:
            self._search()
        width = -(-self._count // 8)
        pairs = np.sort(np.concatenate(self._found))
        pairs = pairs[begins(pairs)]
        rows = pairs >> np.uint64(_PLACE_BITS)
        starts = np.flatnonzero(begins(rows))
        rows, counts = rows[starts], np.diff(starts, append=len(pairs))
        sizes, held = _held((pairs & _PLACE).astype(np.uint8), counts, width)
        firsts = np.arange(SECTIONS + 1, dtype=np.uint64)
        cuts = np.searchsorted(rows, firsts << np.uint64(BITS + FIELD_BITS - SECTION_BITS))
        ends = np.append(0, np.cumsum(sizes))[cuts]
        return tuple(
            Section(
                width,
                rows[first:last].tobytes(),
                sizes[first:last].astype(np.uint8).tobytes(),
                held[start:end].tobytes(),
            )
            for (first, last), (start, end) in zip(pairwise(cuts), pairwise(ends), strict=True)
        )


def _marked(grams: Grams, positions: Numbers, marks: Rows) -> Rows:
    """Grams with the marks of where they stand."""
    marked: Rows = grams << _MARK_BITS | marks[positions]
    return marked


def _held(places: Octets, counts: Numbers, width: int) -> tuple[Numbers, Octets]:
    """How many bytes rows of so many places each take, and the bytes: numbers or flags."""
    flagged = counts >= width
    sizes = np.minimum(counts, width)
    to_flag, of_flags = np.repeat(flagged, counts), np.repeat(flagged, sizes)
    many = counts[flagged]
    flags = np.zeros((len(many), width * 8), np.uint8)
    flags[np.repeat(np.arange(len(many)), many), places[to_flag]] = 1
    held = np.empty(len(of_flags), np.uint8)
    held[of_flags] = np.packbits(flags, axis=1, bitorder="little").ravel()
    held[~of_flags] = places[~to_flag]
    return sizes, held


def begins(values: Rows) -> NDArray[np.bool_]:
    """Where in ordered values another one begins."""
    found = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
