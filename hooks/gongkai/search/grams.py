"""Grams: the pairs of neighbouring characters by which a text is found.

A gram is one to four UTF-16 units, as scripts count characters: every pair; every three whose
middle is no Chinese character or whose first is a digit, since sentences end and numbers go on
there and pairs alone would say yes too often; every four that begin with a digit and whose third
is no Chinese character, since almost every text has a 3次 somewhere and a 次，与; and, of titles
and names alone, single characters.

As a number, a gram has 52 bits, as many as scripts can count with. The lowest hold what it has
beyond a pair: its last unit, of four also the digit that leads them. The 32 bits above are the
pair, mixed with that: grams that are near each other as text are dealt out evenly as numbers.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .folding import Units

Grams: TypeAlias = NDArray[np.uint64]
Positions: TypeAlias = NDArray[np.int64]

BITS, MIXED_BITS = 52, 32
BEYOND_BITS = BITS - MIXED_BITS
LINE_END = 0x0A
_UNIT_BITS = np.uint32(16)
_DIGITS = range(ord("0"), ord("9") + 1)
# What is taken off a digit that leads four, so that no such digit is nothing.
_BEFORE_DIGITS = np.uint32(_DIGITS.start - 1)
_HAN = (0x4E00, 0x9FFF)
_MIX_PAIR, _MIX_BEYOND = np.uint32(2654435761), np.uint32(2246822519)

_NOTHING = np.zeros(1, np.uint32)


def grams_of(units: Units) -> tuple[Grams, Positions]:
    """The grams of a folded text, as often as they occur, and where each begins.

    Lines are each for themselves.
    """
    wide = units.astype(np.uint32)
    pairs = wide[:-1] | wide[1:] << _UNIT_BITS
    # What the middle, then the first of three characters is: numbers wrap round below zero.
    other = units - np.uint16(_HAN[0]) > _HAN[1] - _HAN[0]
    digit = units - np.uint16(_DIGITS.start) < len(_DIGITS)
    line = units != LINE_END
    there = line[:-1] & line[1:]
    run = there[:-1] & there[1:]
    twos = np.flatnonzero(there)
    threes = np.flatnonzero((other[1:-1] | digit[:-2]) & run)
    fours = np.flatnonzero(digit[:-3] & other[2:-1] & run[:-1] & there[2:])
    leads = (wide[fours] - _BEFORE_DIGITS) << _UNIT_BITS
    found = (
        _numbers(pairs[twos], _NOTHING),
        _numbers(pairs[threes], wide[threes + 2]),
        _numbers(pairs[fours + 1], wide[fours + 3] | leads),
    )
    return np.concatenate(found), np.concatenate((twos, threes, fours))


def singles_of(units: Units, positions: Positions) -> tuple[Grams, Positions]:
    """The single characters of a folded text that stand at some positions, and where."""
    positions = positions[units[positions] != LINE_END]
    return _numbers(units[positions].astype(np.uint32), _NOTHING), positions


def _numbers(pairs: NDArray[np.uint32], beyond: NDArray[np.uint32]) -> Grams:
    mixed = pairs * _MIX_PAIR + beyond * _MIX_BEYOND
    numbers: Grams = mixed.astype(np.uint64) << np.uint64(BEYOND_BITS) | beyond
    return numbers
