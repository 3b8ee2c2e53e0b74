"""The text of XML parts of office files: paragraphs on lines of their own, tables by rows."""

from __future__ import annotations

import re
from xml.parsers import expat

from .results import Refused, Unread

_MOST_TEXT = 10_000_000
_PARAGRAPHS = frozenset({"p", "si", "TextObject", "comment", "Relationship", "h"})
_CELL, _ROW = frozenset({"tc", "table-cell"}), frozenset({"tr", "table-row"})
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "lastRenderedPageBreak": ""}
# Attributes that people wrote, or that name what they wrote.
_SPOKEN = frozenset(
    {"Target", "descr", "title", "alt", "tooltip", "display", "author", "creator", "name", "val"}
)
_DIGITS = re.compile(r"[0-9]{11}")


class _Text:
    """Collects the text while a part is read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.cells = 0
        self.skipped = 0

    def add(self, text: str) -> None:
        self.size += len(text)
        if self.size > _MOST_TEXT:
            raise Unread("文字过多")
        self.parts.append(text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _ROW:
            self.add("|")
        elif name in _CELL:
            self.cells += 1
        for key, value in attributes.items():
            if key.rpartition(":")[2] in _SPOKEN and _DIGITS.search(value):
                self.add(f" {value} ")

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _CELL:
            self.cells -= 1
            self.add("|")
        elif name in _ROW or (name in _PARAGRAPHS and not self.cells):
            self.add("\n")
        elif name in _PARAGRAPHS:
            self.add(" ")
        elif name in _SPACES:
            self.add(_SPACES[name] if not self.cells else " ")


def xml_text(data: bytes) -> str:
    """The text of a part.

    Raises:
        Refused: the part declares a document type, as no office program writes it.
        Unread: the part is damaged, or far too long.

    """
    text = _Text()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = text.start
    parser.EndElementHandler = text.end
    parser.CharacterDataHandler = text.add
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    except expat.ExpatError as error:
        raise Unread("文件已经损坏") from error
    return "".join(text.parts)


def refuse_doctype(*_declared: object) -> None:
    """Refuse a document type: entities in it may grow without end.

    Raises:
        Refused: always.

    """
    raise Refused("文件内部声明了文档类型，办公软件不会这样写")
