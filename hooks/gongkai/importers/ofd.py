"""OFD files (GB/T 33190): their layer of text, in the order in which it is read."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator

from ._archive import Archive
from ._draft import Draft, Importer, UnreadableError
from ._manuscript import Manuscript
from ._markup import Element, below, child, name_of, root_of, text_below, value_of
from .typeset.glyphs import Glyph, Page, Rule
from .typeset.paragraphs import write_pages
from .typeset.spaces import with_spaces

_WHAT = "OFD 文件"
_POINTS = 72 / 25.4
_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000
_FIRST_HAN = 0x2E80
_LEAN = 3
_HEAVY = 600
_ASIDES = {"Background"}
_NUMBER = re.compile(r"-?\d*\.?\d+(?:[eE][-+]?\d+)?")
_STROKE = re.compile(r"([MLS])\s+(-?\d{1,6}(?:\.\d+)?)\s+(-?\d{1,6}(?:\.\d+)?)(?=\s|$)")
_LONGEST_PATH = 20_000
_THIN = 2.0
_SCAN = "OFD 文件里没有文字，是扫描的图片，请先用文字识别软件转成 Word 或者文本，核对以后再导入"


def read(data: bytes, _name: str) -> Draft:
    """Read an OFD file."""
    document = _Document(Archive(data, _WHAT))
    pages = list(document.pages())
    out = Manuscript()
    if not any(page.glyphs for page in pages):
        raise UnreadableError(_SCAN)
    write_pages(with_spaces(pages, always=False), out)
    if document.pictures:
        out.note(f"OFD 文件里有{document.pictures}幅图片，没有带入，请核对其中有没有正文的图表")
    if document.attachments:
        out.unsee("嵌入的文件")
        out.note(f"OFD 文件带有{document.attachments}个附件，没有读取")
    return out.draft()


class _Document:
    """The parts of an OFD file."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.pictures = 0
        self.count = 0
        entry = self._root("OFD.xml")
        body = child(entry, "DocBody")
        where = child(body, "DocRoot")
        if where is None or not (where.text or "").strip():
            raise UnreadableError("OFD 文件里没有正文，可能已经损坏，请重新导出一份再导入")
        if (
            any("ncrypt" in name_of(found) for found in entry.iter())
            or "Encryptions.xml" in archive
        ):
            raise UnreadableError("OFD 文件加了密码，请去掉密码另存一份再导入")
        self.place = where.text.strip().lstrip("/")
        self.folder = posixpath.dirname(self.place)
        self.root = self._root(self.place)
        self.attachments = self._attachments()
        self.templates = {
            value_of(found, "ID"): self._at(self.folder, value_of(found, "BaseLoc"))
            for found in below(self.root, "TemplatePage")
        }

    def _root(self, name: str) -> Element:
        data = self.archive.read(name)
        if not data:
            raise UnreadableError("OFD 文件里没有正文，可能已经损坏，请重新导出一份再导入")
        return root_of(data, _WHAT, "ofd")

    def _at(self, folder: str, location: str | None) -> str:
        location = (location or "").strip()
        path = location if location.startswith("/") else f"{folder}/{location}"
        inside = posixpath.normpath(path.lstrip("/"))
        if inside not in self.archive and location in self.archive:
            return location
        return inside

    def _attachments(self) -> int:
        place = child(self.root, "Attachments")
        if place is None:
            return 0
        path = self._at(self.folder, place.text)
        return sum(1 for _ in below(self._root(path), "Attachment")) if path in self.archive else 0

    def pages(self) -> Iterator[Page]:
        """The pages in their order."""
        listed = (
            list(below(child(self.root, "Pages"), "Page"))
            if child(self.root, "Pages") is not None
            else []
        )
        if len(listed) > _MOST_PAGES:
            raise UnreadableError("OFD 文件页数过多，不像一份报告，没有读取")
        notes = self._annotations()
        for found in listed:
            path = self._at(self.folder, value_of(found, "BaseLoc"))
            yield self._page(self._root(path), notes.get(value_of(found, "ID") or "", ""))

    def _annotations(self) -> dict[str, str]:
        """The text of what is laid over each page: stamps and watermarks."""
        place = child(self.root, "Annotations")
        path = self._at(self.folder, place.text) if place is not None else ""
        if path not in self.archive:
            return {}
        texts: dict[str, str] = {}
        for found in below(self._root(path), "Page"):
            location = child(found, "FileLoc")
            inner = self._at(posixpath.dirname(path), location.text if location is not None else "")
            if inner in self.archive:
                texts[value_of(found, "PageID") or ""] = text_below(self._root(inner), "TextCode")
        return texts

    def _page(self, root: Element, laid_over: str) -> Page:
        box = child(root, "Area", "PhysicalBox")
        if box is None:
            box = child(self.root, "CommonData", "PageArea", "PhysicalBox")
        _x, _y, width, height = _numbers(box.text if box is not None else "", 4, (0, 0, 210, 297))
        glyphs: list[Glyph] = []
        asides = [laid_over] if laid_over.strip() else []
        for found in below(root, "Template"):
            path = self.templates.get(value_of(found, "TemplateID"), "")
            if path in self.archive:
                asides.append(text_below(self._root(path), "TextCode"))
        for layer in below(root, "Layer"):
            aside = value_of(layer, "Type") in _ASIDES
            for text in below(layer, "TextObject"):
                if aside or not _is_upright(text):
                    asides.append(text_below(text, "TextCode"))
                else:
                    glyphs.extend(_glyphs(text))
            self.pictures += sum(1 for _ in below(layer, "ImageObject"))
        self.count += len(glyphs)
        if self.count > _MOST_CHARACTERS:
            raise UnreadableError("OFD 文件字数过多，不像一份报告，没有读取")
        rules = tuple(rule for path in below(root, "PathObject") for rule in _rules(path))
        told = tuple(aside for aside in asides if aside.strip())
        return Page(width * _POINTS, height * _POINTS, tuple(glyphs), told, rules)


def _matrix(element: Element) -> tuple[float, ...]:
    return _numbers(value_of(element, "CTM"), 6, (1, 0, 0, 1, 0, 0))


def _is_upright(element: Element) -> bool:
    """Whether a text stands level and is shown: watermarks lean or are faint."""
    a, b, *_rest = _matrix(element)
    alpha = _numbers(value_of(element, "Alpha"), 1, (255,))[0]
    level = abs(math.degrees(math.atan2(b, a))) < _LEAN
    return level and value_of(element, "Visible") not in {"false", "0"} and alpha > 80  # noqa: PLR2004  # of 255


def _glyphs(element: Element) -> Iterator[Glyph]:
    """The characters of a text object, each at its place in points."""
    left, top, *_size = _numbers(value_of(element, "Boundary"), 4, (0, 0, 0, 0))
    a, b, c, d, e, f = _matrix(element)
    size = _numbers(value_of(element, "Size"), 1, (4,))[0]
    scale = value_of(element, "HScale")
    wide = size * (_numbers(scale, 1, (1,))[0] if scale else 1)
    bold = _numbers(value_of(element, "Weight"), 1, (400,))[0] >= _HEAVY
    x = y = 0.0
    for code in below(element, "TextCode"):
        x = _numbers(value_of(code, "X"), 1, (x,))[0]
        y = _numbers(value_of(code, "Y"), 1, (y,))[0]
        text = code.text or ""
        steps_x = _steps(value_of(code, "DeltaX"), len(text))
        steps_y = _steps(value_of(code, "DeltaY"), len(text))
        at_x, at_y = x, y
        for place, sign in enumerate(text):
            advance = wide if ord(sign) >= _FIRST_HAN else wide / 2
            points = (
                _POINTS * (left + a * at_x + c * at_y + e),
                _POINTS * (top + b * at_x + d * at_y + f),
            )
            end = points[0] + _POINTS * a * advance
            if sign not in "\r\n":
                high = size * math.hypot(c, d) * _POINTS
                yield Glyph(sign, points[0], end, points[1], round(high, 1), bold)
            step = steps_x[place] if place < len(steps_x) else None
            drop = steps_y[place] if place < len(steps_y) else 0.0
            at_x += step if step is not None else (0.0 if steps_y else advance)
            at_y += drop


def _rules(element: Element) -> Iterator[Rule]:
    """The level and upright lines of a drawn path, in points."""
    left, top, *_size = _numbers(value_of(element, "Boundary"), 4, (0, 0, 0, 0))
    a, b, c, d, e, f = _matrix(element)
    drawn = child(element, "AbbreviatedData")
    last: tuple[float, float] | None = None
    for match in _STROKE.finditer((drawn.text or "")[:_LONGEST_PATH] if drawn is not None else ""):
        x, y = float(match[2]), float(match[3])
        point = _POINTS * (left + a * x + c * y + e), _POINTS * (top + b * x + d * y + f)
        if match[1] == "L" and last is not None:
            (x0, x1), (y0, y1) = sorted((last[0], point[0])), sorted((last[1], point[1]))
            if x1 - x0 < _THIN < y1 - y0:
                yield Rule(upright=True, at=x0, start=y0, end=y1)
            elif y1 - y0 < _THIN < x1 - x0:
                yield Rule(upright=False, at=y0, start=x0, end=x1)
        last = point


def _steps(text: str | None, most: int) -> list[float]:
    """The list of steps, in which g 3 5 means 5 three times over."""
    words = (text or "").split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < most:
        if words[at] == "g" and at + 2 < len(words):
            count = int(_numbers(words[at + 1], 1, (0,))[0])
            steps.extend(_numbers(words[at + 2], 1, (0,)) * min(max(count, 0), most))
            at += 3
        else:
            steps.extend(_numbers(words[at], 1, (0,)))
            at += 1
    return steps


def _numbers(text: str | None, count: int, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as are wanted, or others where they are not there."""
    found = tuple(float(word) for word in _NUMBER.findall(text or "")[:count])
    usable = len(found) == count and all(abs(value) < 1e6 for value in found)  # noqa: PLR2004  # no paper is so large
    return found if usable else otherwise


IMPORTER = Importer(suffixes=(".ofd",), read=read, name=_WHAT)
