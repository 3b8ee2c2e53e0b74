"""Postings: which reports hold a gram, written so that parts made apart are joined as bytes.

Reports are numbered in chunks of at most 128. A posting is a row of records, one for each chunk
that has any: a byte that says how many chunks were passed over, then either the numbers within
the chunk (each below 128, so that the next record is known by its highest bit) or flags, a bit
for each report of the chunk.

All grams of a chunk, and all of a section, are dealt with at once, as arrays: there are millions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from .grams import Grams, scattered, units_of

CHUNK = 128
# Parts of the index that are joined side by side; shards are parts of these.
SECTIONS = 16
_SECTION_SHIFT = 32 - 4
_LIST, _FLAGS, _MOST_SKIPPED = 0x80, 0xC0, 63
_PLACE_BITS, _NUMBER_BITS = 7, 7
_MOST_COUNTED = 3
FIELDS = 3

Numbers: TypeAlias = NDArray[np.int64]
Octets: TypeAlias = NDArray[np.uint8]


class Field(msgspec.Struct, frozen=True, array_like=True):
    """Grams in their order, eight bytes each, and how many bytes of ``held`` belong to each."""

    grams: bytes
    sizes: bytes
    held: bytes


class Section(msgspec.Struct, frozen=True, array_like=True):
    """A part of one chunk's postings: for all words, for titles and names, for headings.

    ``width`` is how many bytes flags take; fewer bytes are numbers.
    """

    width: int
    fields: tuple[Field, ...]


class Gathering:
    """The postings of one chunk, report by report in the order of their numbers."""

    def __init__(self) -> None:
        self._fields: tuple[list[Grams], ...] = tuple([] for _ in range(FIELDS))
        self._count = 0

    def add(self, number: int, *grams: Grams) -> None:
        """Note that a report holds grams: of all its words, its title and names, its headings."""
        self._count = number + 1
        for field, held in zip(self._fields, grams, strict=True):
            field.append(held << np.uint64(_PLACE_BITS) | np.uint64(number))

    def sections(self) -> tuple[Section, ...]:
        """The postings, dealt out."""
        width = -(-self._count // 8)
        fields = [_dealt_out(np.concatenate(field), width) for field in self._fields]
        return tuple(Section(width, parts) for parts in zip(*fields, strict=True))


def _dealt_out(pairs: Grams, width: int) -> list[Field]:
    """The places that hold each gram, as numbers or as flags, from pairs of both, by section."""
    pairs = _distinct(pairs)
    grams, places = pairs >> np.uint64(_PLACE_BITS), (pairs & np.uint64(CHUNK - 1)).astype(np.uint8)
    starts = np.flatnonzero(_begins(grams))
    grams, counts = grams[starts], np.diff(starts, append=len(pairs))
    of = scattered(grams) >> np.uint64(_SECTION_SHIFT)
    order = np.argsort(of, kind="stable")
    sizes = np.minimum(counts, width)[order]
    ends = np.cumsum(sizes)
    held = np.zeros(ends[-1] if len(ends) else 0, np.uint8)
    flagged = counts[order] >= width
    listed = order[~flagged]
    numbers = places[_runs(starts[listed], counts[listed])]
    held[_runs((ends - sizes)[~flagged], counts[listed])] = numbers
    many = order[flagged]
    flags = np.zeros((len(many), width * 8), np.uint8)
    rows = np.repeat(np.arange(len(many)), counts[many])
    flags[rows, places[_runs(starts[many], counts[many])]] = 1
    at = (ends - sizes)[flagged, np.newaxis] + np.arange(width)
    held[at] = np.packbits(flags, axis=1, bitorder="little")
    cuts = np.searchsorted(of[order], np.arange(SECTIONS + 1)).tolist()
    bounds = np.append(0, ends)
    return [
        Field(
            grams[order[first:last]].tobytes(),
            sizes[first:last].astype(np.uint8).tobytes(),
            held[bounds[first] : bounds[last]].tobytes(),
        )
        for first, last in pairwise(cuts)
    ]


def _distinct(values: Grams) -> Grams:
    """Each value once, in order."""
    values = np.sort(values)
    found: Grams = values[_begins(values)]
    return found


def _begins(values: Grams) -> NDArray[np.bool_]:
    """Where in ordered values another one begins."""
    begins: NDArray[np.bool_] = np.diff(values, prepend=~values[:1]) != 0
    return begins


def _runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers of all runs that begin there and are so long, one run after the other."""
    ends = np.cumsum(sizes)
    numbers: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        starts - ends + sizes, sizes
    )
    return numbers


class _Rows(NamedTuple):
    """Grams in their order, and of each where its row lies and how long it is."""

    grams: Grams
    starts: Numbers
    sizes: Numbers
    data: Octets


class Joining:
    """The postings of one section of all chunks."""

    def __init__(self) -> None:
        self._chunks: list[int] = []
        self._sections: list[Section] = []

    def add(self, chunk: int, section: Section) -> None:
        """Join what a chunk holds; chunks come in order."""
        self._chunks.append(chunk)
        self._sections.append(section)

    def shards(self, count: int) -> Mapping[int, bytes]:
        """The shards of this section, of so many in all, by number; none is left out."""
        fields = [self._joined(at) for at in range(FIELDS)]
        grams = _distinct(np.concatenate([field.grams for field in fields]))
        of = scattered(grams) >> np.uint64(33 - count.bit_length())
        order = np.argsort(of, kind="stable")
        starts, data = _entries(grams[order], fields)
        cuts = np.append(np.flatnonzero(_begins(of[order])), len(grams))
        numbers = of[order][cuts[:-1]].tolist()
        bounds = zip(numbers, starts[cuts[:-1]].tolist(), starts[cuts[1:]].tolist(), strict=True)
        return {number: data[first:last].tobytes() for number, first, last in bounds}

    def _joined(self, at: int) -> _Rows:
        """The rows of one field: of each gram the records of its chunks."""
        fields = [section.fields[at] for section in self._sections]
        grams = np.frombuffer(b"".join(field.grams for field in fields), np.uint64)
        sizes = np.frombuffer(b"".join(field.sizes for field in fields), np.uint8).astype(np.int64)
        held = np.frombuffer(b"".join(field.held for field in fields), np.uint8)
        counts = np.array([len(field.sizes) for field in fields], np.int64)
        chunks = np.repeat(np.array(self._chunks, np.int64), counts)
        widths = np.repeat(np.array([one.width for one in self._sections], np.int64), counts)
        order = np.argsort(grams, kind="stable")
        sources = (np.cumsum(sizes) - sizes)[order]
        grams, sizes, chunks = grams[order], sizes[order], chunks[order]
        first = _begins(grams)
        skipped = np.diff(chunks, prepend=-1) - 1
        skipped[first] = chunks[first]
        heads = skipped // _MOST_SKIPPED + 1
        ends = np.cumsum(heads + sizes)
        data = np.full(ends[-1] if len(ends) else 0, _LIST | _MOST_SKIPPED, np.uint8)
        form = np.where(sizes == widths[order], _FLAGS, _LIST)
        data[ends - sizes - 1] = form | skipped % _MOST_SKIPPED
        data[_runs(ends - sizes, sizes)] = held[_runs(sources, sizes)]
        starts = (ends - sizes - heads)[first]
        return _Rows(grams[first], starts, np.diff(starts, append=len(data)), data)


def _entries(grams: Grams, fields: Sequence[_Rows]) -> tuple[Numbers, Octets]:
    """The entries of grams, and where each begins; the last number is where all end.

    An entry is a byte for the count of its units (0: four) and for its fields, its units, each
    field's row after its size.
    """
    units = units_of(grams)
    counts = np.count_nonzero(units, axis=1)
    sorter = np.argsort(grams)
    present = [sorter[np.searchsorted(grams, field.grams, sorter=sorter)] for field in fields]
    widths = 1 + 2 * counts
    heads = (counts & _MOST_COUNTED).astype(np.uint8)
    for at, (field, where) in enumerate(zip(fields, present, strict=True)):
        widths[where] += _number_width(field.sizes) + field.sizes
        heads[where] |= 4 << at
    starts = np.append(0, np.cumsum(widths))
    data = np.zeros(starts[-1], np.uint8)
    at_byte = starts[:-1].copy()
    data[at_byte] = heads
    at_byte += 1
    data[_runs(at_byte, 2 * counts)] = units[units > 0].view(np.uint8)
    at_byte += 2 * counts
    for field, where in zip(fields, present, strict=True):
        at_byte[where] = _write_numbers(data, at_byte[where], field.sizes)
        data[_runs(at_byte[where], field.sizes)] = field.data[_runs(field.starts, field.sizes)]
        at_byte[where] += field.sizes
    return starts, data


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
        more = values > _LIST - 1
        data[at] = values & (_LIST - 1) | np.where(more, _LIST, 0)
        at, values = at[more] + 1, values[more] >> _NUMBER_BITS
    return ends
