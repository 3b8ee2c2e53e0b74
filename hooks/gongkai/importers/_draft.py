"""The one shape of an importer, and what every format is brought to before the text is read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import ModuleType

import msgspec

NOTE_BEGINS, NOTE_ENDS = "\ufdd0", "\ufdd1"
"""Around the name of a footnote within a line; no character of any text."""


class Line(msgspec.Struct, frozen=True):
    """A line of the raw text without the white space around it.

    ``number`` counts from 1 in the raw file; ``indent`` is the width of the white space before
    the text, in half-width columns. ``gap`` says that a blank line or something dropped stands
    before, ``page`` that it was the edge of a page. ``level`` is the level of a heading that the
    format itself marks; ``verbatim`` is Markdown (a table, a list) that is handed on as it is.
    """

    number: int
    text: str
    indent: int = 0
    gap: bool = False
    page: bool = False
    level: int | None = None
    verbatim: bool = False


class Dropped(msgspec.Struct, frozen=True, omit_defaults=True):
    """Text that does not go into the body, with its line in the raw file.

    ``page`` is the page of what stands at its edge, where no line counts; 0 for all else.
    """

    line: int
    text: str
    page: int = 0


class Joined(msgspec.Struct, frozen=True):
    """A line that was cut and has been joined with the next."""

    line: int


class Draft(msgspec.Struct, frozen=True):
    """What a format importer makes of a file: lines in order, not yet understood.

    ``dropped`` is what the format itself holds besides its text; ``unseen`` names the sorts of it
    that the printed file does not show (批注, 修订记录), so that it is not handed on as it is.
    ``markdown`` says that the text
    of the lines is Markdown already; ``given`` is the front matter that the file brought
    along, ``ours`` that it is one of this project's files, whose text is only put in order, never
    searched for furniture and titles again.
    """

    lines: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unseen: tuple[str, ...] = ()
    markdown: bool = False
    ours: bool = False
    given: Mapping[str, object] = {}
    notes: tuple[str, ...] = ()


class Importer(msgspec.Struct, frozen=True):
    """A format that can be read.

    ``suffixes`` are the endings of its files; ``read`` takes the bytes and the name of a file.
    It may raise `UnreadableError`, and writes nothing. ``name`` is what people call the format;
    files above ``largest`` bytes are not read at all.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Draft]
    name: str = "纯文本"
    largest: int = 64 << 20


LARGEST_TEXT = 8 << 20
"""The bytes of a plain text, a page or a Markdown file that may yet be a report."""


class UnreadableError(Exception):
    """The bytes hold no text of this format; the message is for a clerk, in Chinese."""


def library(module: str, what: str, extra: str) -> ModuleType:
    """A library that only one format needs.

    Raises:
        UnreadableError: it is not installed; the message says how it is.

    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UnreadableError(
            f"读取{what}要先安装 {module.partition('.')[0]}："
            f"在项目文件夹里运行 .venv/bin/pip install -e '.[{extra}]'"
        ) from error
