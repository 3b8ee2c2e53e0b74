"""Postings: which reports hold a gram, written so that parts made apart are joined as bytes.

Reports are numbered in chunks of at most 128. A posting is a row of records, one for each chunk
that has any: a byte that says how many chunks were passed over, then either the numbers within
the chunk (each below 128, so that the next record is known by its highest bit) or flags, a bit
for each report of the chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
import numpy as np

from .grams import Grams, scattered, units_of

CHUNK = 128
# Parts of the index that are joined side by side; shards are parts of these.
SECTIONS = 16
_SECTION_SHIFT = 32 - 4
_LIST, _FLAGS, _MOST_SKIPPED = 0x80, 0xC0, 63
_PLACE_BITS = 7
FIELDS = 3


class Section(msgspec.Struct, frozen=True, array_like=True):
    """A part of one chunk's postings: for all words, for titles and names, for headings.

    ``width`` is how many bytes flags take; fewer bytes are numbers.
    """

    width: int
    body: dict[int, bytes]
    title: dict[int, bytes]
    heading: dict[int, bytes]


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
        parts = [Section(width, {}, {}, {}) for _ in range(SECTIONS)]
        for at, field in enumerate(self._fields):
            for gram, held in _rows(np.concatenate(field), width):
                _field(parts[scattered(gram) >> _SECTION_SHIFT], at)[gram] = held
        return tuple(parts)


def _rows(held: Grams, width: int) -> Iterator[tuple[int, bytes]]:
    """Each gram with the places that hold it, as numbers or as flags, from pairs of both."""
    held.sort()
    pairs = held[np.diff(held, prepend=np.uint64(0)) > 0]
    if not len(pairs):
        return
    grams = pairs >> np.uint64(_PLACE_BITS)
    places = (pairs & np.uint64(CHUNK - 1)).astype(np.uint8)
    starts = np.flatnonzero(np.diff(grams, prepend=np.uint64(0)))
    ends = np.append(starts[1:], len(grams))
    many = ends - starts >= width
    flags = np.zeros((int(many.sum()), width * 8), np.uint8)
    row = np.repeat(np.cumsum(many) - 1, ends - starts)
    dense = np.repeat(many, ends - starts)
    flags[row[dense], places[dense]] = 1
    flagged = np.packbits(flags, axis=1, bitorder="little").tobytes()
    numbers = places.tobytes()
    at = 0
    bounds = zip(grams[starts].tolist(), starts.tolist(), ends.tolist(), many.tolist(), strict=True)
    for gram, start, end, is_flagged in bounds:
        if is_flagged:
            yield gram, flagged[at : at + width]
            at += width
        else:
            yield gram, numbers[start:end]


def _field(section: Section, at: int) -> dict[int, bytes]:
    return (section.body, section.title, section.heading)[at]


class Joining:
    """The postings of one section of all chunks."""

    def __init__(self) -> None:
        self._fields: tuple[dict[int, tuple[int, bytearray]], ...] = tuple(
            {} for _ in range(FIELDS)
        )

    def add(self, chunk: int, section: Section) -> None:
        """Join what a chunk holds; chunks come in order."""
        for at, known in enumerate(self._fields):
            for gram, held in _field(section, at).items():
                then, row = known.get(gram) or (-1, bytearray())
                skipped = chunk - then - 1
                while skipped >= _MOST_SKIPPED:
                    row.append(_LIST | _MOST_SKIPPED)
                    skipped -= _MOST_SKIPPED
                row.append((_FLAGS if len(held) == section.width else _LIST) | skipped)
                row += held
                known[gram] = (chunk, row)

    def shards(self, count: int) -> Mapping[int, bytes]:
        """The shards of this section, of so many in all, by number; none is left out."""
        rows: dict[int, list[bytes]] = {}
        body, title, heading = self._fields
        shift = 33 - count.bit_length()
        for gram in sorted({*body, *title, *heading}):
            entry = _entry(gram, [known.get(gram) for known in (body, title, heading)])
            rows.setdefault(scattered(gram) >> shift, []).append(entry)
        return {number: b"".join(found) for number, found in sorted(rows.items())}


def _entry(gram: int, fields: list[tuple[int, bytearray] | None]) -> bytes:
    """A gram's entry: a byte for its length and its fields, its units, each field's row."""
    units = units_of(gram)
    head = len(units) // 2 | sum(4 << at for at, field in enumerate(fields) if field)
    rows = (bytes(_number(len(field[1]))) + field[1] for field in fields if field)
    return bytes((head,)) + units + b"".join(rows)


def _number(value: int) -> bytearray:
    """A number, seven bits a byte, the lowest first."""
    data = bytearray()
    while value >= _LIST:
        data.append(value & 0x7F | _LIST)
        value >>= 7
    data.append(value)
    return data
