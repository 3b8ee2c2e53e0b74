"""Styles of Word: what a paragraph or a run is by its style and by those that this is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongkai.importers._markup import Element, child, name_of, number_in, value_of

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_BODY_OUTLINE = 9
_LONGEST_CHAIN = 20
_OFF = {"0", "false", "off", "none"}


class Style(msgspec.Struct, frozen=True):
    """A style as it is written, without those that it is based on."""

    name: str = ""
    based_on: str = ""
    paragraph: Element = None
    run: Element = None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        self.default_run: Element = None
        for found in root if root is not None else ():
            if name_of(found) == "docDefaults":
                self.default_run = child(found, "rPrDefault", "rPr")
            elif name_of(found) == "style":
                self._take(found)

    def _take(self, found: Element) -> None:
        id_ = value_of(found, "styleId") or ""
        self._styles[id_] = Style(
            name=value_of(child(found, "name")) or "",
            based_on=value_of(child(found, "basedOn")) or "",
            paragraph=child(found, "pPr"),
            run=child(found, "rPr"),
        )
        by_default = value_of(found, "default") not in {None, *_OFF}
        if by_default and value_of(found, "type") == "paragraph":
            self.default = id_

    def chain(self, id_: str | None) -> Iterator[Style]:
        """A style and those it is based on, the nearest first."""
        id_ = self.default if id_ is None else id_
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(id_)
            if style is None:
                return
            yield style
            id_ = style.based_on

    def list_of_styles(self) -> dict[str, str]:
        """The list that each style of its own counts in."""
        lists = {}
        for id_, style in self._styles.items():
            found = value_of(child(style.paragraph, "numPr", "numId"))
            if found:
                lists[id_] = found
        return lists

    def heading_level(self, properties: Element | None) -> int | None:
        """The level of a heading, counted from 1, if the paragraph is one by style or outline."""
        own = value_of(child(properties, "outlineLvl"))
        if own is not None:
            return _level(own)
        for style in self.chain(value_of(child(properties, "pStyle"))):
            outline = value_of(child(style.paragraph, "outlineLvl"))
            if outline is not None:
                return _level(outline)
            match = _HEADING.fullmatch(style.name.strip())
            if match:
                return int(match[1])
        return None

    def is_of_contents(self, properties: Element | None) -> bool:
        """Whether a paragraph is a row of a table of contents."""
        chain = self.chain(value_of(child(properties, "pStyle")))
        return any(_CONTENTS.fullmatch(style.name.strip()) for style in chain)

    def of_paragraph(self, properties: Element | None, *path: str) -> Element | None:
        """A property of a paragraph, its own or by its style."""
        found = child(properties, *path)
        if found is not None:
            return found
        for style in self.chain(value_of(child(properties, "pStyle"))):
            found = child(style.paragraph, *path)
            if found is not None:
                return found
        return None

    def of_run(self, run: Element | None, paragraph: Element | None, name: str) -> Element | None:
        """A property of a run: its own, that of its style, that of its paragraph's style."""
        found = child(run, name)
        if found is not None:
            return found
        own = value_of(child(run, "rStyle"))
        for style in self.chain(own) if own else ():
            found = child(style.run, name)
            if found is not None:
                return found
        for style in self.chain(value_of(child(paragraph, "pStyle"))):
            found = child(style.run, name)
            if found is not None:
                return found
        return child(self.default_run, name)


def _level(outline: str) -> int | None:
    level = number_in(outline, _BODY_OUTLINE)
    return level + 1 if 0 <= level < _BODY_OUTLINE else None


def is_on(element: Element | None) -> bool:
    """Whether a property that is either on or off is on."""
    return element is not None and (value_of(element) or "1").lower() not in _OFF
