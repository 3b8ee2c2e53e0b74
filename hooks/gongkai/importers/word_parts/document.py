"""The body of a Word file, block by block, written into a manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongkai.importers._manuscript import Manuscript, note_mark
from gongkai.importers._markup import Element, child, name_of, number_in, text_below, value_of
from gongkai.importers._tables import Cell

from .fonts import with_headings_by_font
from .inline import Inline, Look
from .numbering import Numbering
from .styles import Styles, is_on

_LONGEST_HEADING = 60
_MOST_SPAN = 200
_TWIPS_PER_COLUMN = 105
_MOST_INDENT = 8
_THROUGH = {"sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}


class Walk:
    """One walk through a document."""

    def __init__(
        self, styles: Styles, numbering: Numbering, footnotes: Mapping[tuple[str, str], str]
    ) -> None:
        self.styles = styles
        self.numbering = numbering
        self.footnotes = footnotes
        self.out = Manuscript()
        self.looks: dict[int, Look] = {}
        self.carried: list[Element] = []
        self.named: dict[str, str] = {}
        self.waiting: list[tuple[str, str]] = []
        self.tracked = False
        self.counts = {"pictures": 0, "boxes": 0, "objects": 0, "struck": 0, "signs": 0}

    def read(self, body: Element) -> None:
        """Read the blocks below an element."""
        for found in body:
            name = name_of(found)
            if name == "p":
                self._read_paragraph(found)
            elif name == "tbl":
                self.out.table(list(self._rows(found)))
                self._write_footnotes()
            elif name == "sdt" and self._is_contents(found):
                self.out.drop(" ".join(_paragraphs(found)), "目录")
            elif name == "sdt":
                self.read(
                    child(found, "sdtContent") if child(found, "sdtContent") is not None else ()
                )
            elif name in _THROUGH:
                self.tracked = self.tracked or name in {"ins", "moveTo"}
                self.read(found)
            elif name in {"del", "moveFrom"}:
                self._delete(text_below(found, "delText", "t"))
            elif name == "altChunk":
                self.out.unsee("嵌入的文件")
                self.out.note("文件里嵌有另一份文档，没有读取，请另存为一份完整的文件再导入")

    def finished(self) -> Manuscript:
        """The manuscript, with headings by font, and notes on what people should look at."""
        self.out.lines = with_headings_by_font(self.out.lines, self.looks)
        if self.tracked:
            self.out.unsee("修订记录")
            self.out.note("文件有修订痕迹，按全部接受处理：增加的读入，删去的列在去掉的内容里")
        notes = {
            "pictures": "文件里有{}幅图片，没有带入，请另存后作为附件",
            "boxes": "文件里有{}个文本框，文字放在所在段落之后，请核对位置",
            "objects": "文件里有{}个嵌入的对象（如表格文件），没有读取",
            "struck": "文件里有{}处带删除线的文字，仍然读入，请核对",
            "signs": "文件里有{}个符号认不出来，已显示为“\ufffd”，请对照原件补正",
        }
        for name, note in notes.items():
            if self.counts[name]:
                if name == "objects":
                    self.out.unsee("嵌入的文件")
                self.out.note(note.format(self.counts[name]))
        return self.out

    def _is_contents(self, block: Element) -> bool:
        gallery = value_of(child(block, "sdtPr", "docPartObj", "docPartGallery"))
        return gallery == "Table of Contents"

    def _read_paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        mark = child(properties, "rPr")
        merged = child(mark, "del") is not None or is_on(child(mark, "specVanish"))
        if child(mark, "del") is not None or child(mark, "ins") is not None:
            self.tracked = True
        if merged:
            self.carried.append(paragraph)
            return
        pieces, self.carried = [*self.carried, paragraph], []
        inline = self._inline(pieces)
        text = inline.text
        number = self._number(pieces[0], shown=bool(text.strip()))
        if self.styles.is_of_contents(properties):
            self.out.drop(text, "目录")
            return
        self._place(number + text if text.strip() else "", inline, child(pieces[0], "pPr"))

    def _place(self, text: str, inline: Inline, properties: Element | None) -> None:
        level = self.styles.heading_level(properties)
        if level is not None and (len(text) > _LONGEST_HEADING or re.search("。.", text)):
            level = None
        before = self.out.number
        self.out.paragraph(self._with_notes(text), indent=self._indent(properties), level=level)
        for at in range(before + 1, self.out.number + 1):
            self.looks[at] = inline.look
        self._write_footnotes()
        for box in inline.boxes:
            self.read(box)

    def _inline(self, pieces: list[Element]) -> Inline:
        """Read paragraphs that are one, and count what was in them."""
        inline = Inline(self.styles, child(pieces[0], "pPr"))
        for piece in pieces:
            inline.read(piece)
        if "".join(inline.hidden).strip():
            self.out.unsee("隐藏文字")
            self.out.drop("".join(inline.hidden), "隐藏文字")
        self._delete("".join(inline.deleted))
        self.tracked = self.tracked or inline.inserted
        for said in inline.pictures:
            self.out.drop(said, "图片说明")
        self.counts["pictures"] += len(inline.pictures)
        self.counts["boxes"] += len(inline.boxes)
        self.counts["objects"] += inline.objects
        self.counts["struck"] += inline.struck
        self.counts["signs"] += inline.unknown_signs
        self.waiting.extend(inline.notes)
        return inline

    def _delete(self, text: str) -> None:
        self.tracked = self.tracked or bool(text)
        self.out.drop(text, "修订删去")

    def _number(self, paragraph: Element, *, shown: bool) -> str:
        """The automatic number of a paragraph; an empty one shows none, and counts none."""
        properties = child(paragraph, "pPr")
        style = value_of(child(properties, "pStyle"))
        list_ = value_of(self.styles.of_paragraph(properties, "numPr", "numId"))
        if not list_ or list_ == "0" or not shown:
            return ""
        level = value_of(child(properties, "numPr", "ilvl"))
        if level is None:
            by_style = self.numbering.level_of_style(list_, style or "")
            given = value_of(self.styles.of_paragraph(properties, "numPr", "ilvl"))
            return self.numbering.next_number(
                list_, by_style if by_style is not None else number_in(given)
            )
        return self.numbering.next_number(list_, number_in(level))

    def _indent(self, properties: Element | None) -> int:
        """How far the first line is set in, in half-width columns."""
        indent = self.styles.of_paragraph(properties, "ind")
        characters = number_in(value_of(indent, "firstLineChars"))
        if characters:
            return max(0, min(_MOST_INDENT, characters // 50))
        twips = number_in(value_of(indent, "firstLine"))
        return max(0, min(_MOST_INDENT, twips // _TWIPS_PER_COLUMN))

    def _with_notes(self, text: str) -> str:
        """The text with its footnotes named in the order in which they come."""
        for kind, id_ in self.waiting:
            inner = f"{kind}-{id_}"
            if inner not in self.named:
                self.named[inner] = str(len(self.named) + 1)
            text = text.replace(note_mark(inner), note_mark(self.named[inner]))
        return text

    def _write_footnotes(self) -> None:
        """Write the footnotes of what was just read below it."""
        waiting, self.waiting = self.waiting, []
        for kind, id_ in dict.fromkeys(waiting):
            text = self.footnotes.get((kind, id_), "").strip()
            self.out.footnote(self.named[f"{kind}-{id_}"], text)

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        """The rows of a table, each cell with its reach."""
        rows = [list(self._row(row)) for row in _rows_of(table)]
        open_: dict[int, tuple[int, int]] = {}
        reach: dict[tuple[int, int], int] = {}
        for at, row in enumerate(rows):
            for place, (column, _cell, merge) in enumerate(row):
                if merge == "continue" and column in open_:
                    reach[open_[column]] += 1
                    reach[(at, place)] = 0
                else:
                    open_[column] = (at, place)
                    reach[(at, place)] = 1
                    if merge is None:
                        del open_[column]
        for at, row in enumerate(rows):
            yield [
                Cell(cell.lines, cell.colspan, reach[(at, place)])
                for place, (_column, cell, _merge) in enumerate(row)
                if reach[(at, place)]
            ]

    def _row(self, row: Element) -> Iterator[tuple[int, Cell, str | None]]:
        column = number_in(value_of(child(row, "trPr", "gridBefore")))
        for _ in range(min(column, _MOST_SPAN)):
            yield 0, Cell(), None
        for cell in _cells_of(row):
            properties = child(cell, "tcPr")
            span = max(1, min(_MOST_SPAN, number_in(value_of(child(properties, "gridSpan")), 1)))
            merge = child(properties, "vMerge")
            merging = None if merge is None else value_of(merge) or "continue"
            yield column, Cell(tuple(self._cell_lines(cell)), span), merging
            column += span

    def _cell_lines(self, cell: Element) -> Iterator[str]:
        """The lines of a cell, those of tables within it too."""
        for found in cell:
            name = name_of(found)
            if name == "p":
                inline = self._inline([found])
                text = self._number(found, shown=bool(inline.text.strip())) + inline.text
                lines = self._with_notes(text).split("\n")
                yield from (line.strip() for line in lines if line.strip())
                for box in inline.boxes:
                    yield from self._cell_lines(box)
            elif name in {"tbl", "tr", "tc", "sdt", *_THROUGH}:
                yield from self._cell_lines(found)


def _rows_of(table: Element) -> Iterator[Element]:
    for found in table:
        name = name_of(found)
        if name == "tr" and child(found, "trPr", "del") is None:
            yield found
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows_of(found)


def _cells_of(row: Element) -> Iterator[Element]:
    for found in row:
        name = name_of(found)
        if name == "tc":
            yield found
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _cells_of(found)


def _paragraphs(element: Element) -> Iterator[str]:
    for found in element.iter():
        if name_of(found) == "p":
            yield text_below(found, "t")
