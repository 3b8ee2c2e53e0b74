"""The text of a PDF page by page, with its form fields, notes and links; within limits."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .results import Piece, Refused, Text, Unread

_MOST_PAGES = 1_000
_MOST_SECONDS = 30.0
_MOST_CONTENT = 8_000_000
_MOST_TEXT = 20_000_000
_SHOWN = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|/G?[0-9A-F]{2}(?=/)")
_MUCH = 0.2
_FIELDS = ("/Contents", "/V", "/URI", "/T", "/TU")

# What is wrong with a file is said in our words; the library would write to the terminal.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_text(data: bytes) -> Text:
    """The text of a PDF.

    Raises:
        Refused: it is encrypted.
        Unread: it is damaged, too long, or a scan.

    """
    try:
        reader = PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
    except Exception as error:  # the library raises whatever a damaged file leads it to
        raise Unread("文件已经损坏") from error
    if encrypted:
        raise Refused("文件加了密码或者设了权限限制")
    try:
        return _read(reader)
    except Unread:
        raise
    except Exception as error:
        raise Unread("文件已经损坏") from error


def _read(reader: PdfReader) -> Text:
    started = time.monotonic()
    pieces: list[Piece] = []
    unread, size = "", 0
    if len(reader.pages) > _MOST_PAGES:
        raise Unread(f"超过 {_MOST_PAGES} 页")
    for number, page in enumerate(reader.pages, 1):
        text = _page_text(page)
        size += len(text)
        if time.monotonic() - started > _MOST_SECONDS or size > _MOST_TEXT:
            unread = "过长，没有读完"
            break
        if not _is_legible(text) and (_has_pictures(page) or text.strip()):
            unread = unread or f"第 {number} 页是图片或者取不出文字，可能是扫描件"
        pieces.append(Piece(f"第 {number} 页", text))
        pieces.append(Piece(f"第 {number} 页的批注和链接", "\n".join(_notes(page))))
    pieces.append(
        Piece("文档属性", "\n".join(str(value) for value in (reader.metadata or {}).values()))
    )
    if reader.attachments:
        unread = unread or "里面还嵌着别的文件"
    if not unread and not any(_is_legible(piece.text) for piece in pieces[:-1]):
        unread = "取不出文字，可能是扫描件"
    return Text(tuple(pieces), unread)


def _page_text(page: PageObject) -> str:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_CONTENT:
        raise Unread("有的页面过大")
    return page.extract_text()


def _is_legible(text: str) -> bool:
    """Whether a page gave words: some fonts give signs that mean nothing."""
    if not _SHOWN.search(text):
        return False
    return len(_UNREADABLE.findall(text)) <= len(text) * _MUCH


def _has_pictures(page: PageObject) -> bool:
    resources = _resolved(page.get("/Resources"))
    objects = (
        _resolved(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    )
    return isinstance(objects, DictionaryObject) and bool(objects)


def _notes(page: PageObject) -> Iterator[str]:
    """What notes, form fields and links of a page say."""
    notes = _resolved(page.get("/Annots"))
    for entry in notes if isinstance(notes, ArrayObject) else ():
        note = _resolved(entry)
        if isinstance(note, DictionaryObject):
            action = _resolved(note.get("/A"))
            for found in (note, action if isinstance(action, DictionaryObject) else {}):
                yield from (str(found[field]) for field in _FIELDS if field in found)


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value
