"""Grams: the pairs of neighbouring characters by which a text is found.

A gram is a number made of one to three UTF-16 units, as scripts count characters: every pair;
every three whose middle is no Chinese character or whose first is a digit, since sentences end
and numbers go on there and pairs alone would say yes too often; and, of titles and names alone,
single characters.
"""

from __future__ import annotations

import re

_SECOND, _THIRD = 16, 32
_UNIT = 0xFFFF
_LINE_END = 0x0A
_HAN = (0x4E00, 0x9FFF)
_DIGITS = range(ord("0"), ord("9") + 1)
# The higher bytes of UTF-16 units that are Chinese characters.
_OTHER = re.compile(rb"[^\x4e-\x9f]")
_MIX = 2654435761
_ODD = 31


def grams_of(text: str) -> set[int]:
    """The grams of a folded text; lines have nothing to do with each other.

    Grams that hold a line end are among them: `is_whole` tells them apart, once for many texts.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    length = len(data) // 2
    if length <= 1:
        return set()
    even = memoryview(data[: length // 2 * 4]).cast("I")
    odd = memoryview(data[2 : 2 + (length - 1) // 2 * 4]).cast("I")
    found = {*even, *odd}
    units = memoryview(data).cast("H").tolist()
    others = [match.start() for match in _OTHER.finditer(data[1::2], 0, length - 1)]
    starts = {at - 1 for at in others if at}
    starts.update(at for at in others if units[at] in _DIGITS and at < length - 2)
    found.update([units[at] | units[at + 1] << _SECOND | units[at + 2] << _THIRD for at in starts])
    return found


def singles_of(text: str) -> set[int]:
    """The single characters of a folded text."""
    return set(memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")) - {_LINE_END}


def is_whole(gram: int) -> bool:
    """Whether a gram lies within one line."""
    return (
        gram & _UNIT != _LINE_END
        and gram >> _SECOND & _UNIT != _LINE_END
        and gram >> _THIRD != _LINE_END
    )


def is_triple(gram: int) -> bool:
    """Whether three characters are a gram: the middle no Chinese one, or the first a digit."""
    middle = gram >> _SECOND & _UNIT
    return not _HAN[0] <= middle <= _HAN[1] or gram & _UNIT in _DIGITS


def units_of(gram: int) -> bytes:
    """The UTF-16 units of a gram, two bytes each."""
    length = 1 + (gram > _UNIT) + (gram >> _THIRD > 0)
    return gram.to_bytes(8, "little")[: 2 * length]


def scattered(gram: int) -> int:
    """A number of 32 bits by whose highest bits grams are dealt out to shards."""
    mixed = (gram & _UNIT) + _ODD * (gram >> _SECOND & _UNIT) + _ODD * _ODD * (gram >> _THIRD)
    return mixed * _MIX & 0xFFFFFFFF
