"""What rules about wording read: the text, and of the front matter the title and the summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.model import Disclosure
from gongkai.prose import BlockSort, Prose


class Passage(NamedTuple):
    """A text to read; ``prose`` leads back to the lines of the body, ``line`` is that of a key."""

    text: str
    line: int
    prose: Prose | None = None

    def line_at(self, offset: int) -> int:
        """The line of the file in which the character at an offset stands."""
        return self.prose.line_at(offset) if self.prose else self.line

    def is_code(self, offset: int) -> bool:
        """Whether the character at an offset stands in a piece of code."""
        block = self.prose.block_at(offset) if self.prose else None
        return block is not None and block.sort is BlockSort.CODE


def passages(disclosure: Disclosure) -> Iterator[Passage]:
    """The title, the summary and the text of a disclosure."""
    for key in ("title", "summary"):
        words = getattr(disclosure.metadata, key)
        if words:
            yield Passage(words, disclosure.line_of(key))
    prose = disclosure.prose
    yield Passage(prose.text, disclosure.body_line, prose)
