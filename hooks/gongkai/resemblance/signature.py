"""The signature of a report's wording: 128 MinHash values of two bytes each.

`rensa` is chosen for its 3 µs a report without any dependency; `datasketch` brings numpy and scipy
and takes a hundred times as long. Two bytes of each value suffice: two different ones agree by
chance once in 65,536.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator

from rensa import RMinHash

from gongkai.prose import Prose

from .words import clauses, own_words

_VALUES = 128
_SEED = 1
_FEWEST_CLAUSES = 12
_ROWS = 4
_BAND = 2 * _ROWS


def signature_of(prose: Prose) -> bytes:
    """The signature, empty where a text is too short to resemble anything."""
    found = set(clauses(own_words(prose)))
    if len(found) < _FEWEST_CLAUSES:
        return b""
    minhash = RMinHash(_VALUES, _SEED)
    minhash.update(sorted(found))
    values = array("H", [value & 0xFFFF for value in minhash.digest()])
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def bands(signature: bytes) -> Iterator[bytes]:
    """The pieces of a signature: texts alike by two thirds have one in common 999 times in 1000."""
    for at in range(0, len(signature), _BAND):
        yield signature[at : at + _BAND]


def alike(one: bytes, other: bytes) -> float:
    """The estimated share of common clauses among all clauses of two texts."""
    if not one or not other:
        return 0.0
    same = sum(map(int.__eq__, memoryview(one).cast("H"), memoryview(other).cast("H")))
    return same / _VALUES
