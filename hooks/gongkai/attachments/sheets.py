"""The cells of an xlsx workbook, row by row as tables, hidden sheets included."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from xml.parsers import expat

from .results import Piece, Unread
from .xml_text import refuse_doctype

_SHEET = re.compile(r"xl/worksheets/(sheet\d*)\.xml")
_STRINGS, _BOOK, _LINKS = "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_CELLS = 3_000_000
_MOST_COLUMNS = 300
_WIDEST_GAP = 10_000
_LONGEST_WHOLE = 1e19
_TEXTS = frozenset({"v", "t"})


def sheets_of(names: Collection[str], read: Callable[[str], bytes]) -> Iterator[Piece]:
    """The sheets of a workbook; none where the file is no workbook.

    Raises:
        Refused: a part declares a document type.
        Unread: the workbook is damaged, or far too large.

    """
    if _BOOK not in names:
        return
    strings = _Strings(read(_STRINGS)).found if _STRINGS in names else []
    titles = _titles(read(_BOOK), read(_LINKS) if _LINKS in names else b"")
    for name in names:
        found = _SHEET.fullmatch(name)
        if found:
            title = titles.get(found[1], found[1])
            yield Piece(f"工作表“{title}”", _rows(read(name), strings), "行")
            yield Piece(f"工作表名“{'*' * len(title)}”", title)


class _Strings:
    """The shared strings, in order."""

    def __init__(self, data: bytes) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._shown = False
        _parse(data, self._start, self._end, self._text)

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "si":
            self._parts = []
        self._shown = name == "t"

    def _end(self, tag: str) -> None:
        self._shown = False
        if tag.rpartition(":")[2] == "si":
            self.found.append("".join(self._parts))

    def _text(self, text: str) -> None:
        if self._shown:
            self._parts.append(text)


class _Sheet:
    """The cells of a sheet as the rows of a table, each on the line of its number."""

    def __init__(self, data: bytes, strings: list[str]) -> None:
        self.lines: list[str] = []
        self._strings = strings
        self._cells: dict[int, str] = {}
        self._column, self._kind, self._value = -1, "", ""
        self._shown = False
        self._count = 0
        _parse(data, self._start, self._end, self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._cells, self._column = {}, -1
            number = attributes.get("r", "")
            missing = int(number[:8]) - len(self.lines) - 1 if number.isdecimal() else 0
            self.lines.extend("|" for _ in range(missing if missing < _WIDEST_GAP else 0))
        elif name == "c":
            place = _COLUMN.match(attributes.get("r", ""))
            self._column = _number_of(place[0]) if place else self._column + 1
            self._kind, self._value = attributes.get("t", "n"), ""
        self._shown = name in _TEXTS or name.endswith(("Header", "Footer"))

    def _text(self, text: str) -> None:
        if self._shown:
            self._value += text

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self._shown = False
        if name == "c" and self._column < _MOST_COLUMNS:
            self._count += 1
            if self._count > _MOST_CELLS:
                raise Unread("表格过大")
            self._cells[self._column] = self._shown_value()
        elif name == "row":
            last = max(self._cells, default=-1)
            row = (self._cells.get(at, "") for at in range(last + 1))
            self.lines.append(f"|{'|'.join(row)}|")
        elif name.endswith(("Header", "Footer")):
            self.lines.append(self._value)
            self._value = ""

    def _shown_value(self) -> str:
        value = self._value
        if self._kind == "s":
            at = int(value) if value.isdigit() else -1
            value = self._strings[at] if 0 <= at < len(self._strings) else ""
        elif self._kind == "n" and not value.isdigit():
            value = _whole(value)
        return " ".join(value.replace("|", " ").split())


def _whole(value: str) -> str:
    """A number as a person reads it: Excel writes 1.3800138E10 for long ones."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < _LONGEST_WHOLE else value


def _rows(data: bytes, strings: list[str]) -> str:
    return "\n".join(_Sheet(data, strings).lines)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _titles(book: bytes, links: bytes) -> dict[str, str]:
    """The titles of the sheets by the names of their parts."""
    targets: dict[str, str] = {}
    titles: dict[str, str] = {}

    def link(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            name = attributes.get("Target", "").rpartition("/")[2]
            targets[attributes.get("Id", "")] = name.removesuffix(".xml")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            key = next((value for at, value in attributes.items() if at.endswith(":id")), "")
            titles[targets.get(key, f"sheet{len(titles) + 1}")] = attributes.get("name", "")

    if links:
        _parse(links, link, _nothing, _nothing)
    _parse(book, sheet, _nothing, _nothing)
    return titles


def _nothing(_text: str) -> None:
    """Pass over an end or a text."""


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    except expat.ExpatError as error:
        raise Unread("文件已经损坏") from error
