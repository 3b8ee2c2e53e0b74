"""Shards: the postings of all chunks for some grams, as the page's script reads them.

A posting is a row of records, one for each chunk that holds any: a byte that says how many chunks
were passed over and whether numbers or flags follow, then these. Numbers are below 128, so that
the next record is known by its highest bit. The records of chunks are written one after the other,
as they were gathered.

A shard has an entry for each of its rows, in order: a byte for the size of the row, the field and
whether the gram is longer than a pair; the rest of the size, if it is 31 or more; by how much the
mixed bits of the gram exceed those before it; what is beyond the pair; the row.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .grams import BEYOND_BITS, MIXED_BITS
from .postings import FIELD_BITS, SECTION_BITS, Numbers, Octets, Rows, Section, begins

# Bytes before they are deflated. A query loads up to ten shards, all of which count in what it may
# load; the smaller they are, the more files are to be written.
_SIZE = 3_000
_LIST, _FLAGS, _MOST_SKIPPED = 0x80, 0xC0, 63
_NUMBER_BITS, _NUMBER, _MORE = 7, 0x7F, 0x80
_FIELD_SHIFT, _SIZE_SHIFT, _LONG = 1, 3, 31
_BEYOND_OCTETS = 3


class Joining:
    """The postings of one section of all chunks."""

    def __init__(self) -> None:
        self._chunks: list[int] = []
        self._sections: list[Section] = []

    def add(self, chunk: int, section: Section) -> None:
        """Join what a chunk holds; chunks come in order."""
        self._chunks.append(chunk)
        self._sections.append(section)

    def shards(self) -> list[bytes]:
        """The shards of this section: one at least, else as many as keep them small."""
        rows, starts, data = self._rows()
        mixed = (rows >> np.uint64(BEYOND_BITS + FIELD_BITS)).astype(np.int64)
        count = max(1, round(len(data) / _SIZE))
        within = MIXED_BITS - SECTION_BITS
        of = (mixed & (1 << within) - 1) * count >> within
        firsts = np.searchsorted(of, np.arange(count + 1))
        entries, ends = _entries(rows, mixed, firsts, starts, data)
        return [entries[first:last].tobytes() for first, last in pairwise(ends[firsts].tolist())]

    def _rows(self) -> tuple[Rows, Numbers, Octets]:
        """All rows in order: their numbers, where the records of each begin, and the records."""
        rows = np.frombuffer(b"".join(one.rows for one in self._sections), np.uint64)
        octets = np.frombuffer(b"".join(one.sizes for one in self._sections), np.uint8)
        sizes = octets.astype(np.int64)
        held = np.frombuffer(b"".join(one.held for one in self._sections), np.uint8)
        counts = [len(one.sizes) for one in self._sections]
        chunks = np.repeat(np.array(self._chunks, np.int64), counts)
        widths = np.repeat(np.array([one.width for one in self._sections], np.uint8), counts)
        forms = np.where(octets == widths, _FLAGS, _LIST)
        sources = np.cumsum(sizes) - sizes
        order = np.argsort(rows, kind="stable")
        rows, chunks, sizes = rows[order], chunks[order], sizes[order]
        first = np.flatnonzero(begins(rows))
        skipped = np.diff(chunks, prepend=0) - 1
        skipped[first] = chunks[first]
        heads = skipped // _MOST_SKIPPED + 1
        ends = np.cumsum(heads + sizes)
        data = np.full(ends[-1] if len(ends) else 0, _LIST | _MOST_SKIPPED, np.uint8)
        data[ends - sizes - 1] = forms[order] | skipped % _MOST_SKIPPED
        data[_runs(ends - sizes, sizes)] = held[_runs(sources[order], sizes)]
        return rows[first], np.append((ends - sizes - heads)[first], len(data)), data


def _entries(
    rows: Rows, mixed: Numbers, firsts: Numbers, starts: Numbers, data: Octets
) -> tuple[Octets, Numbers]:
    """The entries of rows, of which some are the first of a shard, and where each ends."""
    sizes = np.diff(starts)
    beyond = (rows >> np.uint64(FIELD_BITS)).astype(np.int64) & (1 << BEYOND_BITS) - 1
    fields = (rows & np.uint64(3)).astype(np.int64)
    steps = np.diff(mixed, prepend=0)
    begin = firsts[:-1][firsts[:-1] < len(rows)]
    steps[begin] = mixed[begin]
    long, longer = np.flatnonzero(sizes >= _LONG), np.flatnonzero(beyond)
    heads = np.minimum(sizes, _LONG) << _SIZE_SHIFT | fields << _FIELD_SHIFT | (beyond > 0)
    widths = 1 + _number_width(steps)
    widths[long] += _number_width(sizes[long] - _LONG)
    widths[longer] += _BEYOND_OCTETS
    ends = np.append(0, np.cumsum(widths + sizes))
    entries = np.empty(ends[-1], np.uint8)
    at = ends[:-1].copy()
    entries[at] = heads
    at += 1
    at[long] = _write_numbers(entries, at[long], sizes[long] - _LONG)
    at = _write_numbers(entries, at, steps)
    for octet in range(_BEYOND_OCTETS):
        entries[at[longer]] = beyond[longer] >> 8 * octet & 0xFF
        at[longer] += 1
    entries[_runs(at, sizes)] = data
    return entries, ends


def _runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers of all runs that begin there and are so long, one run after the other."""
    ends = np.cumsum(sizes)
    numbers: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        starts - ends + sizes, sizes
    )
    return numbers


def _number_width(values: Numbers) -> Numbers:
    """How many bytes numbers take, seven bits a byte."""
    width = np.ones_like(values)
    while (values := values >> _NUMBER_BITS).any():
        width += values > 0
    return width


def _write_numbers(data: Octets, at: Numbers, values: Numbers) -> Numbers:
    """Write numbers, seven bits a byte, the lowest first; where each ends."""
    ends = at + _number_width(values)
    while len(at):
        more = values > _NUMBER
        data[at] = values & _NUMBER | np.where(more, _MORE, 0)
        at, values = at[more] + 1, values[more] >> _NUMBER_BITS
    return ends
