"""A disclosure and the parts of its text: sections, required elements, links, raw HTML."""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import cached_property

import msgspec

from gongkai.filled import FilledTable
from gongkai.prose import Prose

from .sources import Metadata


class Numbering(enum.StrEnum):
    """The styles of heading numbers in official documents (GB/T 9704), and two of prose."""

    HAN = "一、"
    HAN_PAREN = "（一）"
    DIGIT = "1."
    DIGIT_PAREN = "（1）"
    ORDINAL = "一是"
    CHAPTER = "第一"
    NONE = ""


class Section(msgspec.Struct, frozen=True):
    """章节: a heading of the text with what stands under it.

    ``title`` is the heading without its number; ``level`` is 2 for the highest rank of the
    text (一、), 3 for （一）, 4 for 1., 5 for （1）. ``line`` to ``end`` are the first and last
    line, subsections included. ``han`` counts the Chinese characters under the heading,
    subsections and their headings included, and for a run-in heading the rest of its paragraph.
    ``form`` says how the heading was written.
    """

    title: str
    level: int
    line: int
    end: int
    numbering: Numbering = Numbering.NONE
    ordinal: int | None = None
    number: str = ""
    form: str = "markdown"
    han: int = 0
    anchor: str = ""


class Link(msgspec.Struct, frozen=True):
    """A target that the text points to: a link, an image or an entry of ``attachments``.

    ``raw`` is true where it stands in raw HTML, among ``Disclosure.html`` too.
    """

    target: str
    line: int
    column: int = 1
    what: str = "link"
    raw: bool = False


class Fragment(msgspec.Struct, frozen=True):
    """A piece of raw HTML in the Markdown source."""

    text: str
    line: int


class State(enum.StrEnum):
    """How a required element is present: under a heading of its own, in passing, or not."""

    SECTION = "section"
    MENTION = "mention"
    ABSENT = "absent"


class ElementState(msgspec.Struct, frozen=True):
    """One required element of a disclosure: its state and where it stands.

    ``empty`` is true where a heading was recognised with fewer than ten Chinese characters
    under it (the state is then absent, or mention where the text speaks of it elsewhere).
    """

    id: str
    state: State
    line: int = 1
    empty: bool = False


class Disclosure(msgspec.Struct, frozen=True, dict=True):
    """公开件: one report or item, typed, as rules see it.

    ``body`` is the raw Markdown below the front matter, beginning at ``body_line``; ``words`` makes
    the prose when it is asked for.
    """

    path: str
    digest: str
    size: int
    metadata: Metadata
    lines: dict[str, int]
    body: str
    body_line: int
    sections: tuple[Section, ...] = ()
    elements: tuple[ElementState, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[Fragment, ...] = ()
    tables: tuple[FilledTable, ...] = ()
    han: int = 0
    words: Callable[[], Prose] = Prose

    @cached_property
    def prose(self) -> Prose:
        """The words that readers see of the body."""
        return self.words()

    def element_at(self, line: int) -> str:
        """The id of the element under whose heading a line stands, empty where under none."""
        ends = {section.line: section.end for section in self.sections}
        parts = [one for one in self.elements if one.state is State.SECTION and one.line <= line]
        return next((one.id for one in reversed(parts) if line <= ends.get(one.line, 0)), "")

    def line_of(self, key: str) -> int:
        """The line of a front-matter key path, or of the opening line where it is missing."""
        return self.lines.get(key, 1)
