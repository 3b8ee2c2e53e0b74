"""XML of documents, read without entities, document types or anything from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ._draft import UnreadableError, library

Element = Any
"""An element of lxml, which has no types of its own."""

_MOST_TAGS = 1_000_000
_DOCTYPE = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def root_of(data: bytes, what: str, extra: str) -> Element:
    """The root element of a part.

    Raises:
        UnreadableError: it is no well-formed XML, or declares a document type.

    """
    if data.count(b"<") > _MOST_TAGS:
        raise UnreadableError(f"{what}的内容过多，不像一份报告，没有读取")
    etree = library("lxml.etree", what, extra)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(
            f"{what}的内容已经损坏，读不出来，请重新导出或者另存一份再导入"
        ) from error
    if root.getroottree().docinfo.doctype or _DOCTYPE.search(data[:4096]):
        raise UnreadableError(f"{what}里有文档类型声明，不像正常的文件，没有读取")
    return root


def name_of(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element, whatever its namespace is."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first element that the names lead to, or None."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if name_of(found) == name), None)
    return element


def below(element: Element, *names: str) -> Iterator[Element]:
    """Every element of those names within an element, in order."""
    for found in element.iter():
        if name_of(found) in names:
            yield found


def text_below(element: Element, *names: str) -> str:
    """The text of the elements of those names, together."""
    return "".join(found.text or "" for found in below(element, *names))


def number_in(text: str | None, otherwise: int = 0) -> int:
    """A whole number as attributes hold it, within reason."""
    match = re.fullmatch(r"\s*(-?\d{1,9})(?:\.\d*)?\s*", text or "")
    return int(match[1]) if match else otherwise
