"""Chinese text broken into lines of a terminal: by the cells it takes, not by its characters.

A line may end at a space and beside any wide character, but closing punctuation never begins a
line and opening punctuation never ends one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rich.cells import cell_len

_CLOSING = re.escape("，。；：？！、）》〉」』】〕”’…—·,.;:?!)]}%％")
_OPENING = re.escape("（《〈「『【〔“‘([{")
_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffe6\U00020000-\U0003ffff"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*\s*|\s+"
)


def break_offsets(text: str, width: int) -> list[int]:
    """Where to break a text without line breaks so that every line takes at most ``width`` cells.

    A single piece that is wider (a long path) is cut where the line is full.
    """
    offsets: list[int] = []
    used = 0
    for piece in _PIECE.finditer(text):
        if used and used + cell_len(piece[0].rstrip()) > width:
            offsets.append(piece.start())
            used = 0
        for position, character in enumerate(piece[0].rstrip(), piece.start()):
            if used and used + cell_len(character) > width:
                offsets.append(position)
                used = 0
            used += cell_len(character)
        used += cell_len(piece[0]) - cell_len(piece[0].rstrip())
    return offsets


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells; its own line breaks are kept."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width)]


def padded(text: str, width: int) -> str:
    """The text with spaces after it until it takes ``width`` cells."""
    return text + " " * max(width - cell_len(text), 0)


def _lines(paragraph: str, width: int) -> list[str]:
    cuts = [0, *break_offsets(paragraph, width), len(paragraph)]
    return [paragraph[start:end].rstrip() for start, end in pairwise(cuts)]
