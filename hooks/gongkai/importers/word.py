"""Word files (.docx): text as it is shown and printed, with what is hidden or struck out listed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ._archive import Archive
from ._draft import Draft, Importer, UnreadableError
from ._manuscript import Manuscript
from ._markup import Element, below, name_of, root_of, text_below, value_of
from .word_parts.document import Walk
from .word_parts.numbering import Numbering
from .word_parts.styles import Styles

_WHAT = "Word 文件"
_EXTRA = "word"
_RELATIONS = "_rels/.rels"
_USUAL = "word/document.xml"
_MARGINS = (("header", "页眉"), ("footer", "页脚"))


def read(data: bytes, _name: str) -> Draft:
    """Read a Word file."""
    package = _Package(Archive(data, _WHAT))
    body = package.body()
    walk = Walk(
        styles := Styles(package.part("styles.xml")),
        Numbering(package.part("numbering.xml"), styles.list_of_styles()),
        dict(package.footnotes()),
    )
    walk.read(body)
    out = walk.finished()
    package.list_what_is_left_out(out)
    if not out.lines:
        raise UnreadableError(
            "Word 文件里没有文字，内容可能是扫描的图片，请先用文字识别软件转成文字再导入"
        )
    return out.draft()


class _Package:
    """The parts of a Word file."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = self._main()
        self.folder = posixpath.dirname(self.main)

    def _main(self) -> str:
        """Where the document itself is."""
        if _RELATIONS in self.archive:
            relations = root_of(self.archive.read(_RELATIONS), _WHAT, _EXTRA)
            for found in below(relations, "Relationship"):
                if (value_of(found, "Type") or "").endswith("/officeDocument"):
                    target = (value_of(found, "Target") or "").lstrip("/")
                    if target in self.archive:
                        return target
        if _USUAL in self.archive:
            return _USUAL
        raise UnreadableError("文件里没有 Word 正文，可能不是 Word 文件，或者已经损坏")

    def body(self) -> Element:
        """The body of the document."""
        root = root_of(self.archive.read(self.main), _WHAT, _EXTRA)
        found = next((each for each in root if name_of(each) == "body"), None)
        if found is None:
            raise UnreadableError("文件里没有 Word 正文，可能不是 Word 文件，或者已经损坏")
        return found

    def part(self, name: str) -> Element | None:
        """The root of a part beside the document, or None."""
        path = posixpath.join(self.folder, name)
        return root_of(self.archive.read(path), _WHAT, _EXTRA) if path in self.archive else None

    def footnotes(self) -> Iterator[tuple[tuple[str, str], str]]:
        """The text of every footnote and endnote."""
        for kind in ("footnote", "endnote"):
            root = self.part(f"{kind}s.xml")
            for found in below(root, kind) if root is not None else ():
                text = " ".join(_texts(found))
                yield (kind, value_of(found, "id") or ""), text

    def list_what_is_left_out(self, out: Manuscript) -> None:
        """List headers, footers and comments, and say what was never opened."""
        comments = self.part("comments.xml")
        for found in below(comments, "comment") if comments is not None else ():
            out.unsee("批注")
            out.drop(" ".join(_texts(found)), "批注")
        seen: set[str] = set()
        for name in self.archive.names():
            for begins, what in _MARGINS:
                if re.fullmatch(rf"{re.escape(self.folder)}/{begins}\d*\.xml", name):
                    root = root_of(self.archive.read(name), _WHAT, _EXTRA)
                    text = " ".join((*_texts(root), *_watermarks(root)))
                    if text not in seen:
                        out.drop(text, what)
                    seen.add(text)
        if any(name.lower().endswith("vbaproject.bin") for name in self.archive.names()):
            out.note("文件带有宏，宏没有读取，也没有运行")


def _texts(element: Element) -> Iterator[str]:
    """The text of each paragraph below an element."""
    for found in below(element, "p"):
        text = text_below(found, "t").strip()
        if text:
            yield text


def _watermarks(element: Element) -> Iterator[str]:
    for found in below(element, "textpath"):
        text = value_of(found, "string")
        if text:
            yield text


IMPORTER = Importer(suffixes=(".docx", ".docm", ".dotx", ".dotm"), read=read, name=_WHAT)
