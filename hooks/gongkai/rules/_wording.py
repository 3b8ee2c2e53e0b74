"""The title, the summary and the text of a disclosure, read once for all rules about wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.findings import Found
from gongkai.model import Disclosure
from gongkai.prose import BlockSort, Prose
from gongkai.text.characters import narrowed
from gongkai.wording.reading import Reading, reader

from ._memory import once
from ._quotation import quoted
from ._rule import Context


class Passage(NamedTuple):
    """A text and what was found in it; ``prose`` leads back to the lines of the body."""

    text: str
    line: int
    reading: Reading
    prose: Prose | None = None

    @property
    def narrow(self) -> str:
        """The text with full-width letters and signs made half-width."""
        return self.prose.narrow if self.prose else narrowed(self.text)

    def line_at(self, offset: int) -> int:
        """The line of the file in which the character at an offset stands."""
        return self.prose.line_at(offset) if self.prose else self.line

    def is_code(self, offset: int) -> bool:
        """Whether the character at an offset stands in a piece of code."""
        block = self.prose.block_at(offset) if self.prose else None
        return block is not None and block.sort is BlockSort.CODE

    def around(self, start: int, end: int, width: int) -> str:
        """A span with some words of its block on either side."""
        before = self.text[max(0, start - width) : start].rpartition("\n")[2]
        after = self.text[end : end + width].partition("\n")[0]
        return (before + self.text[start:end] + after).strip()


def passages(disclosure: Disclosure, context: Context) -> tuple[Passage, ...]:
    """The title, the summary and the text of a disclosure."""
    return _passages(disclosure, context.phrases)


@once
def _passages(disclosure: Disclosure, phrases: str) -> tuple[Passage, ...]:
    read = reader(phrases).read
    meta, prose = disclosure.metadata, disclosure.prose
    keys = (("title", meta.title), ("summary", meta.summary))
    return (
        *(Passage(text, disclosure.line_of(key), read(text)) for key, text in keys if text),
        Passage(prose.text, disclosure.body_line, read(prose.text), prose),
    )


def broken_phrases(disclosure: Disclosure, context: Context, *, serious: bool) -> Iterator[Found]:
    """What to report of the broken phrases of one weight."""
    for passage in passages(disclosure, context):
        for slip in passage.reading.slips:
            if slip.phrase.serious is serious and not passage.is_code(slip.start):
                yield instead(passage, slip.start, slip.end, slip.phrase.phrase)


def instead(passage: Passage, start: int, end: int, right: str) -> Found:
    """What to report of wrong words and the right ones."""
    return Found(
        passage.line_at(start),
        f"{quoted(passage.text[start:end])}应为{quoted(right)}",
        hint=f"改为{quoted(right)}",
    )
