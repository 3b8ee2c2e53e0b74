"""Grams: the pairs of neighbouring characters by which a text is found.

A gram is a number made of one to three UTF-16 units, as scripts count characters: every pair;
every three whose middle is no Chinese character or whose first is a digit, since sentences end
and numbers go on there and pairs alone would say yes too often; and, of titles and names alone,
single characters.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Grams: TypeAlias = NDArray[np.uint64]

_SECOND, _THIRD = 16, 32
_UNIT = 0xFFFF
_LINE_END = 0x0A
_DIGITS = range(ord("0"), ord("9") + 1)
_HAN = (0x4E00, 0x9FFF)
_MIX = 2654435761
_ODD = 31


def grams_of(text: str) -> Grams:
    """The grams of a folded text, as often as they occur; lines are each for themselves."""
    units = _units(text)
    pairs = units[:-1] | units[1:] << np.uint64(_SECOND)
    triples = pairs[:-1] | units[2:] << np.uint64(_THIRD)
    # What the middle, then the first of three characters is: numbers wrap round below zero.
    other = units - np.uint64(_HAN[0]) > _HAN[1] - _HAN[0]
    digit = units - np.uint64(_DIGITS.start) < len(_DIGITS)
    line = units != _LINE_END
    there = line[:-1] & line[1:]
    threes = (other[1:-1] | digit[:-2]) & there[:-1] & there[1:]
    return np.concatenate((pairs[there], triples[threes]))


def singles_of(text: str) -> Grams:
    """The single characters of a folded text."""
    units = _units(text)
    singles: Grams = units[units != _LINE_END]
    return singles


def _units(text: str) -> Grams:
    data = text.encode("utf-16-le", "surrogatepass")
    return np.frombuffer(data, np.dtype("<u2")).astype(np.uint64)


def is_triple(gram: int) -> bool:
    """Whether three characters are a gram: the middle no Chinese one, or the first a digit."""
    middle = gram >> _SECOND & _UNIT
    return not _HAN[0] <= middle <= _HAN[1] or gram & _UNIT in _DIGITS


def unit_counts(grams: Grams) -> NDArray[np.int64]:
    """How many UTF-16 units each gram has."""
    counts: NDArray[np.int64] = 1 + (grams > _UNIT) + (grams >> np.uint64(_THIRD) > 0)
    return counts


def scattered(grams: Grams) -> Grams:
    """Numbers of 32 bits by whose highest bits grams are dealt out to shards."""
    first, second = grams & np.uint64(_UNIT), grams >> np.uint64(_SECOND) & np.uint64(_UNIT)
    mixed = first + np.uint64(_ODD) * second + np.uint64(_ODD**2) * (grams >> np.uint64(_THIRD))
    dealt: Grams = mixed * np.uint64(_MIX) & np.uint64(0xFFFFFFFF)
    return dealt
