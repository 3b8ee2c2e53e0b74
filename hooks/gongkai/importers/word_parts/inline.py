"""What stands within a paragraph of Word: text that is shown, and what is not or no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from gongkai.importers._manuscript import note_mark
from gongkai.importers._markup import Element, below, child, name_of, text_below, value_of

from .styles import Styles, is_on

_SIGNS: Mapping[str, str] = {
    "f0fe": "☑", "f052": "☑", "f0a8": "□", "f06f": "□", "f0a3": "□", "f0fc": "✓", "f050": "✓",
    "f0fb": "✗", "f0b7": "●", "f06c": "●", "f06e": "■", "f0d8": "➢", "f075": "◆", "f0e0": "→",
}  # fmt: skip
_THROUGH = {
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ins",
    "moveTo", "rubyBase", "ruby", "Choice",
}  # fmt: skip
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_PICTURES = {"drawing", "pict", "object"}
_HALF_POINTS = 21


class Look(Counter[tuple[int, bool, str]]):
    """How many characters of a paragraph are of which size (in half points), weight and face."""


class Inline:
    """The text of one paragraph, and what else was found in it."""

    def __init__(self, styles: Styles, properties: Element | None) -> None:
        self.styles = styles
        self.properties = properties
        self.parts: list[str] = []
        self.hidden: list[str] = []
        self.deleted: list[str] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.look = Look()
        self.inserted = False
        self.pictures: list[str] = []
        self.objects = 0
        self.struck = 0
        self.unknown_signs = 0
        self._readers: Mapping[str, Callable[[Element], None]] = {
            "r": self._read_run,
            "del": self._read_deleted,
            "moveFrom": self._read_deleted,
            "oMath": self._read_formula,
            "oMathPara": self._read_formula,
            "AlternateContent": self._read_alternate,
        }

    @property
    def text(self) -> str:
        """The text that is shown."""
        return "".join(self.parts)

    def read(self, element: Element) -> None:
        """Read what an element holds."""
        for found in element:
            name = name_of(found)
            if name in self._readers:
                self._readers[name](found)
            elif name in _THROUGH:
                self.inserted = self.inserted or name in {"ins", "moveTo"}
                self.read(found)
            elif name == "rt":
                self.hidden.append(text_below(found, "t"))

    def _read_alternate(self, element: Element) -> None:
        """Read the first of several ways to show the same."""
        chosen = child(element, "Choice")
        chosen = chosen if chosen is not None else child(element, "Fallback")
        if chosen is not None:
            self.read(chosen)
            self._read_contents(chosen, shown=True)

    def _read_deleted(self, element: Element) -> None:
        self.deleted.append(text_below(element, "delText", "t"))

    def _read_formula(self, element: Element) -> None:
        self.parts.append(text_below(element, "t"))

    def _read_run(self, run: Element) -> None:
        properties = child(run, "rPr")
        shown = not is_on(self.styles.of_run(properties, self.properties, "vanish"))
        if child(properties, "del") is not None:
            self._read_deleted(run)
            return
        before = len(self.parts)
        self._read_contents(run, shown=shown)
        text = "".join(self.parts[before:])
        if shown and text.strip():
            self._look_at(properties, len(text.strip()))
            struck = self.styles.of_run(properties, self.properties, "strike")
            self.struck += is_on(struck)

    def _read_contents(self, run: Element, *, shown: bool) -> None:
        for found in run:
            name = name_of(found)
            if name == "t":
                (self.parts if shown else self.hidden).append(found.text or "")
            elif name in _BREAKS:
                self.parts.append(_BREAKS[name])
            elif name == "sym":
                self._read_sign(found)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._read_note(found, name)
            elif name in _PICTURES:
                self._read_picture(found, name)
            elif name == "delText":
                self.deleted.append(found.text or "")
            elif name == "AlternateContent":
                self._read_alternate(found)
            elif name == "ruby":
                self.read(found)

    def _read_sign(self, element: Element) -> None:
        code = (value_of(element, "char") or "").lower()
        sign = _SIGNS.get(code if code.startswith("f0") else f"f0{code[-2:]}")
        self.unknown_signs += sign is None
        self.parts.append(sign or "\ufffd")

    def _read_note(self, element: Element, name: str) -> None:
        key = (name.removesuffix("Reference"), value_of(element, "id") or "")
        self.notes.append(key)
        self.parts.append(note_mark(f"{key[0]}-{key[1]}"))

    def _read_picture(self, element: Element, name: str) -> None:
        boxes = list(below(element, "txbxContent"))
        self.boxes.extend(boxes)
        shown = list(below(element, "blip", "imagedata"))
        if shown:
            said = [value_of(each, "descr") for each in below(element, "docPr")]
            self.pictures.append(next((text for text in said if text), ""))
        elif name == "object":
            self.objects += 1

    def _look_at(self, properties: Element | None, count: int) -> None:
        size = value_of(self.styles.of_run(properties, self.properties, "sz")) or ""
        fonts = self.styles.of_run(properties, self.properties, "rFonts")
        face = value_of(fonts, "eastAsia") or value_of(fonts, "ascii") or ""
        bold = is_on(self.styles.of_run(properties, self.properties, "b"))
        self.look[(int(size) if size.isdecimal() else _HALF_POINTS, bold, face)] += count
