"""The form in which texts and queries are compared: full and half width, brackets, quotes alike.

Text is folded as UTF-16 units, as scripts count characters; nothing beyond the first 65,536
characters has a form that folds. The script that searches folds in the same way
(``theme/assets/search/folding.js``); a test holds the two together.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Units: TypeAlias = NDArray[np.uint16]

# What is folded, each group to its first character. Full-width ASCII is folded besides.
ALIKE = (
    "([〔【〖「『",
    ")]〕】〗」』",
    '"“”„‟〝〞″',
    "'‘’‚‛′",
    "-—–―‐‑‒−─━",
    "~〜∼",
    "·•・‧∙",
    "《〈",
    "》〉",
    "〇○◯",
)
# Characters that nobody sees.
UNSEEN = "\0\u00ad\u200b\u200c\u200d\u2060\ufeff"
# One by one, and from the first to the last of a row.
_SPACES = (*" \t\r\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
_UNSEEN, _SPACE = 0, ord(" ")


def _table() -> Units:
    """What becomes of each unit: nothing of those that nobody sees."""
    table = np.arange(0x10000, dtype=np.uint16)
    table[0xFF01:0xFF5F] -= 0xFEE0
    capitals = slice(ord("A"), ord("Z") + 1)
    table[capitals] += 32
    table[0xFF21:0xFF3B] += 32
    for group in ALIKE:
        codes = [ord(one) for one in group]
        table[codes] = codes[0]
        table[[code + 0xFEE0 for code in codes if ord("!") <= code <= ord("~")]] = codes[0]
    table[[ord(one) for one in _SPACES]] = _SPACE
    table[[ord(one) for one in UNSEEN]] = _UNSEEN
    return table


def _latin() -> NDArray[np.bool_]:
    """Whether a unit is of a word or a number of the Latin sort."""
    latin = np.zeros(0x10000, np.bool_)
    latin[ord("0") : ord("9") + 1] = latin[ord("a") : ord("z") + 1] = True
    return latin


_TABLE, _LATIN = _table(), _latin()


def folded(text: str) -> Units:
    """A text as it is compared; lines stay lines."""
    data = text.encode("utf-16-le", "surrogatepass")
    units: Units = _TABLE[np.frombuffer(data, np.dtype("<u2"))]
    if not units.all():
        units = units[units != _UNSEEN]
    spaces = units == _SPACE
    return _without_spaces(units, spaces) if spaces.any() else units


def _without_spaces(units: Units, spaces: NDArray[np.bool_]) -> Units:
    """Units without spaces but for one between two words or numbers of the Latin sort."""
    kept = np.flatnonzero(~spaces)
    units = units[kept]
    latin = _LATIN[units]
    parted = (np.diff(kept) > 1) & latin[:-1] & latin[1:]
    return np.insert(units, np.flatnonzero(parted) + 1, _SPACE)
