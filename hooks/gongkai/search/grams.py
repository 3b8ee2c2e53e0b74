"""Grams: the pairs of neighbouring characters by which a text is found.

A gram is one to four UTF-16 units, as scripts count characters: every pair; every three whose
middle is no Chinese character or whose first is a digit, since sentences end and numbers go on
there and pairs alone would say yes too often; every four that begin with a digit and whose third
is no Chinese character, since almost every text has a 3次 somewhere and a 次，与; and, of titles
and names alone, single characters.

As a number, a gram holds up to three units from its lowest bits on; the digit before the three
last units of four is held in four bits above them, so that seven bits are left.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Grams: TypeAlias = NDArray[np.uint64]

_SECOND, _THIRD, _LEAD = 16, 32, 48
_UNIT = 0xFFFF
_LINE_END = 0x0A
_DIGITS = range(ord("0"), ord("9") + 1)
# What is taken off a digit that leads four, so that no such digit is nothing.
_BEFORE_DIGITS = _DIGITS.start - 1
_HAN = (0x4E00, 0x9FFF)
_MIX = 2654435761
_ODDS = np.array([31**at for at in range(4)], np.uint64)


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
    run = there[:-1] & there[1:]
    threes = (other[1:-1] | digit[:-2]) & run
    fours = digit[:-3] & other[2:-1] & run[:-1] & there[2:]
    leads = (units[:-3] - np.uint64(_BEFORE_DIGITS)) << np.uint64(_LEAD)
    quads = triples[1:] | leads
    return np.concatenate((pairs[there], triples[threes], quads[fours]))


def singles_of(text: str) -> Grams:
    """The single characters of a folded text."""
    units = _units(text)
    singles: Grams = units[units != _LINE_END]
    return singles


def _units(text: str) -> Grams:
    data = text.encode("utf-16-le", "surrogatepass")
    return np.frombuffer(data, np.dtype("<u2")).astype(np.uint64)


def units_of(grams: Grams) -> NDArray[np.uint16]:
    """The four UTF-16 units of each gram; those that it does not have are 0."""
    units = np.zeros((len(grams), 4), "<u2")
    for at, shift in enumerate((0, _SECOND, _THIRD)):
        units[:, at] = grams >> np.uint64(shift) & np.uint64(_UNIT)
    leads = grams >> np.uint64(_LEAD)
    led = leads > 0
    units[led, 1:] = units[led, :3]
    units[led, 0] = leads[led] + np.uint64(_BEFORE_DIGITS)
    return units


def scattered(grams: Grams) -> Grams:
    """Numbers of 32 bits by whose highest bits grams are dealt out to shards."""
    mixed = units_of(grams).astype(np.uint64) @ _ODDS
    dealt: Grams = mixed * np.uint64(_MIX) & np.uint64(0xFFFFFFFF)
    return dealt
