"""An earlier text is shown without long numbers: they may be why it was changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.privacy import masking

_NUMBER = re.compile(r"[\d０-９](?:[ \-–—·.\u3000]?[\d０-９]){10,}[xXｘＸ]?")
_DIGITS = re.compile(r"[\d０-９]+[xXｘＸ]?")


def masked(text: str) -> str:
    """The text with every run of eleven digits and more made unreadable but for its start."""
    return _NUMBER.sub(lambda found: found[0][:3] + "*" * 8, text)


def masked_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row, each masked by itself: figures side by side are not one number.

    Where a row parts its cells by spaces, a private number may lie across them: if one does, no
    digit of the row is shown.
    """
    row = " ".join(cells)
    if masking.masked(row) != row:
        return tuple(_DIGITS.sub("****", cell) for cell in cells)
    return tuple(map(masked, cells))
