"""A page as the pieces that a reader sees: paragraphs, headings, tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongkai.importers._draft import library
from gongkai.importers._markup import Element, name_of, number_in
from gongkai.importers._tables import Cell

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "rb", "ruby", "s", "samp",
    "small", "span", "st1", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "applet", "svg",
    "canvas", "select", "button", "input", "textarea", "datalist", "map", "audio", "video", "math",
    "rp", "link", "meta", "title",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_GONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HEAVY = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-family\s*:[^;]*(?:黑体|SimHei|标宋)", re.IGNORECASE
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(r"(?<=[\u2e80-\uffef])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[\u2e80-\uffef])")
_MOST_SPAN = 200
_LONGEST_CELL = 600
_MOST_DATA_CELLS = 20_000


_BEGINS = "\ufdd2"  # no character of any text


class Piece(msgspec.Struct, frozen=True):
    """Something that stands by itself on a page.

    ``linked`` and ``bold`` count the characters that are so; ``within`` is the element that it
    stands in. ``rows`` is a table; ``hidden`` is what the page does not show. ``parts`` is the text
    cut where elements within it begin.
    """

    text: str
    within: Element
    level: int | None = None
    linked: int = 0
    bold: int = 0
    indent: int = 0
    document: bool = False
    hidden: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def is_link(self) -> bool:
        """Whether the piece is a link, for the most part."""
        return self.linked * 2 > len(self.text.strip())

    @property
    def is_bold(self) -> bool:
        """Whether all of the piece is bold."""
        return self.bold >= len(re.sub(r"\s", "", self.text)) > 0


_DOCUMENT = re.compile(
    r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|csv|txt|ceb)(?:[?#]|$)", re.IGNORECASE
)


class Reader:
    """One walk over a page."""

    def __init__(self, *, hidden_too: bool = False) -> None:
        self._shows_all = hidden_too
        self.pieces: list[Piece] = []
        self.pictures: list[str] = []
        self._text: list[str] = []
        self._linked = self._bold = 0
        self._links = self._bolds = self._pre = 0
        self._document = False
        self._blocks: list[Element] = []
        self._level: int | None = None
        self._counts: list[int | None] = []
        self._mark = ""

    def read(self, root: Element) -> None:
        """Read an element and all below it."""
        etree = library("lxml.etree", "网页", "web")
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in {"comment", "pi"}:
                self._add(element.tail)
            elif event == "start":
                if self._start(element):
                    walk.skip_subtree()
            else:
                self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def _start(self, element: Element) -> bool:
        """Enter an element; true where nothing below it is to be walked."""
        name = name_of(element).lower()
        if name in _UNSEEN or self._is_hidden(element):
            if name not in _UNSEEN:
                self._hide(element)
            return True
        if name == "table":
            self._flush()
            if self._take_table(element):
                return True
        self._open(element, name)
        self._add(element.text)
        return False

    def _open(self, element: Element, name: str) -> None:
        if name == "br":
            self._text.append("\n")
        elif name == "img":
            self.pictures.append((element.get("alt") or "").strip())
        elif name not in _INLINE:
            self._flush()
            self._blocks.append(element)
            self._open_block(element, name)
        if name in _INLINE:
            self._text.append(_BEGINS)
        if name == "a" and element.get("href"):
            self._links += 1
            self._document = self._document or bool(_DOCUMENT.search(element.get("href")))
        self._bolds += _is_heavy(element, name)
        self._pre += name == "pre"

    def _open_block(self, element: Element, name: str) -> None:
        if re.fullmatch("h[1-6]", name):
            self._level = int(name[1])
        elif name in {"ol", "ul"}:
            shown = name == "ol" and "none" not in (element.get("style") or "")
            self._counts.append(number_in(element.get("start"), 1) if shown else None)
        elif name == "li" and self._counts and self._counts[-1] is not None:
            value = number_in(element.get("value"), self._counts[-1])
            self._mark, self._counts[-1] = f"{value}.", value + 1

    def _end(self, element: Element) -> None:
        name = name_of(element).lower()
        if name in _UNSEEN or self._is_hidden(element) or element is self._skipped():
            return
        if name == "a" and element.get("href"):
            self._links -= 1
        self._bolds -= _is_heavy(element, name)
        self._pre -= name == "pre"
        if name not in _INLINE and name not in {"br", "img"}:
            self._flush()
            if self._blocks and self._blocks[-1] is element:
                self._blocks.pop()
            if name in {"ol", "ul"} and self._counts:
                self._counts.pop()

    def _skipped(self) -> Element | None:
        last = self.pieces[-1] if self.pieces else None
        return last.within if last is not None and last.rows else None

    def _take_table(self, element: Element) -> bool:
        """Take a table of data whole, what is above its rows first; false where it is none."""
        rows = [[(cell, self._inner(cell)) for cell in row] for row in data_cells(element)]
        inner = [reader for row in rows for _cell, reader in row]
        if not inner or any(len(reader.text) > _LONGEST_CELL for reader in inner):
            return False
        for caption in element.iter("caption"):
            self.pieces.extend(self._inner(caption).pieces)
        read = tuple(tuple(_cell_of(cell, reader) for cell, reader in row) for row in rows)
        for reader in inner:
            self.pieces.extend(piece for piece in reader.pieces if piece.hidden)
            self.pictures.extend(reader.pictures)
        text = "\n".join(cell.text for row in read for cell in row)
        self.pieces.append(Piece(text, element, rows=read))
        return True

    def _inner(self, element: Element) -> Reader:
        """What a cell holds, read by itself."""
        reader = Reader(hidden_too=self._shows_all)
        reader.read(element)
        return reader

    @property
    def text(self) -> str:
        """The text that is shown, a line for each piece."""
        return "\n".join(piece.text for piece in self.pieces if not piece.hidden)

    def _hide(self, element: Element) -> None:
        text = "".join(_shown_text(element)).strip()
        if text:
            self.pieces.append(Piece(_WHITE.sub(" ", text), element, hidden=True))

    def _is_hidden(self, element: Element) -> bool:
        """Whether an element is not shown; where scripts show most, few are believed."""
        style = element.get("style") or ""
        if self._shows_all:
            return _GONE.search(style) is not None
        return element.get("hidden") is not None or _HIDDEN.search(style) is not None

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            text = _WHITE.sub(" ", _WRAPPED.sub("", text.replace(_BEGINS, "")))
        self._text.append(text)
        count = len(re.sub(r"\s", "", text))
        self._linked += count if self._links > 0 else 0
        self._bold += count if self._bolds > 0 else 0

    def _flush(self) -> None:
        """End the piece that is being read."""
        whole = "".join(self._text)
        parts = tuple(part.strip() for part in whole.split(_BEGINS) if part.strip())
        text = re.sub(r" *\n *", "\n", whole.replace(_BEGINS, "")).strip(" \n")
        if text.strip() and self._blocks:
            within = self._blocks[-1]
            text, self._mark = self._mark + text, ""
            self.pieces.append(
                Piece(
                    text,
                    within,
                    self._level,
                    self._linked,
                    self._bold,
                    _indent(within),
                    self._document,
                    parts=parts,
                )
            )
        if text.strip() or not self._text:
            self._level = None
        self._text, self._linked, self._bold, self._document = (
            [],
            0,
            0,
            self._links > 0 and self._document,
        )


def _is_heavy(element: Element, name: str) -> bool:
    return name in _BOLD or _HEAVY.search(element.get("style") or "") is not None


def _indent(element: Element) -> int:
    """How far a paragraph's first line is set in by its style, in half-width columns."""
    match = re.search(r"text-indent\s*:\s*([\d.]+)(em|px|pt)", element.get("style") or "")
    if match is None:
        return 0
    wide = {"em": 2.0, "px": 0.125, "pt": 0.125}[match[2]]
    return min(8, int(float(match[1][:8].strip(".") or 0) * wide + 0.5))


def _shown_text(element: Element) -> Iterator[str]:
    for found in element.iter():
        if name_of(found).lower() not in _UNSEEN:
            yield found.text or ""
            if found is not element:
                yield found.tail or ""


def data_cells(table: Element) -> list[list[Element]]:
    """The cells of a table of data by rows; none where it only places parts of the page."""
    for found in table.iter("table", "form", "h1", "h2", "ul", "iframe"):
        if found is not table:
            return []
    cells = [
        [cell for cell in row if name_of(cell).lower() in {"td", "th"}] for row in table.iter("tr")
    ]
    widest = max(map(len, cells), default=0)
    return cells if widest > 1 and sum(map(len, cells)) <= _MOST_DATA_CELLS else []


def _cell_of(element: Element, reader: Reader) -> Cell:
    return Cell(
        tuple(line.strip() for line in reader.text.split("\n") if line.strip()),
        max(1, min(_MOST_SPAN, number_in(element.get("colspan"), 1))),
        max(1, min(_MOST_SPAN, number_in(element.get("rowspan"), 1))),
        name_of(element).lower() == "th",
    )
