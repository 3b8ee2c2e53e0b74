"""The signature of a report's wording: 128 MinHash values of two bytes each.

`rensa` is chosen for its 3 µs a report without any dependency; `datasketch` brings numpy and scipy
and takes a hundred times as long. Two bytes of each value suffice: two different ones agree by
chance once in 65,536.
"""

from __future__ import annotations

import sys
from array import array

from rensa import RMinHash

from gongkai.prose import Prose

from .words import clauses, own_words

_VALUES = 128
_SEED = 1
_FEWEST_CLAUSES = 12
_ROWS = 4
_BAND = 2 * _ROWS
_LOW_BITS = int.from_bytes(b"\x7f\xff" * _VALUES)
_HIGH_BITS = int.from_bytes(b"\x80\x00" * _VALUES)


def signature_of(prose: Prose) -> bytes:
    """The signature, empty where a text is too short to resemble anything."""
    found = clauses(own_words(prose))
    if len(found) < _FEWEST_CLAUSES:
        return b""
    minhash = RMinHash(_VALUES, _SEED)
    minhash.update(found)
    values = array("H", [value & 0xFFFF for value in minhash.digest()])
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def bands() -> tuple[slice, ...]:
    """The pieces of a signature: texts alike by two thirds have one in common 999 times in 1000."""
    return tuple(slice(at, at + _BAND) for at in range(0, 2 * _VALUES, _BAND))


def alike(one: bytes, other: bytes) -> float:
    """The estimated share of common clauses among all clauses of two texts."""
    if not one or not other:
        return 0.0
    return alike_as_numbers(int.from_bytes(one), int.from_bytes(other))


def alike_as_numbers(one: int, other: int) -> float:
    """The same of two signatures that were made long numbers, for those who ask it often."""
    # All values at once: a lane of sixteen zeros is a value in common.
    lanes = one ^ other
    differing = ((lanes & _LOW_BITS) + _LOW_BITS | lanes) & _HIGH_BITS
    return 1 - differing.bit_count() / _VALUES
