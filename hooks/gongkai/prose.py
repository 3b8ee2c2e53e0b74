"""The words of a text as its readers see them, with the way back to the lines of its file."""

from __future__ import annotations

import enum
from bisect import bisect_right
from typing import NamedTuple

import msgspec


class BlockSort(enum.StrEnum):
    """What a block of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    HTML = "html"
    CODE = "code"


class Block(NamedTuple):
    """A paragraph, heading, table cell, piece of HTML or of code: its span of the prose."""

    start: int
    end: int
    sort: BlockSort


class Prose(msgspec.Struct, frozen=True):
    """The visible words of a body; blocks are parted by a line end, HTML and code also hold such.

    ``narrow`` is ``text`` with full-width ASCII made half-width, character by character.
    ``starts`` are the offsets at which another line of the file begins, ``lines`` those lines.
    """

    text: str = ""
    narrow: str = ""
    blocks: tuple[Block, ...] = ()
    starts: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int:
        """The line of the file in which the character at an offset stands."""
        at = bisect_right(self.starts, offset) - 1
        return self.lines[at] if at >= 0 else 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at an offset."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None
