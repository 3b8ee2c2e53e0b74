"""What a file really is, told by its first bytes and not by its name."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping


class FileSort(enum.StrEnum):
    """The sorts of files that are told apart; the value is what people call them."""

    PDF = "PDF"
    OLE = "旧版 Office 文档"
    ZIP = "压缩包"
    IMAGE = "图片"
    TEXT = "文本"
    PROGRAM = "可执行的程序"
    SCRIPT = "可执行的脚本"
    ARCHIVE = "其他格式的压缩包"
    RTF = "RTF 文档"
    HTML = "网页"
    UNKNOWN = "认不出的格式"


_IN_FRONT = 1024
_MAGIC: Mapping[bytes, FileSort] = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": FileSort.OLE,
    b"PK\x03\x04": FileSort.ZIP,
    b"PK\x05\x06": FileSort.ZIP,
    b"\x89PNG\r\n\x1a\n": FileSort.IMAGE,
    b"\xff\xd8\xff": FileSort.IMAGE,
    b"GIF8": FileSort.IMAGE,
    b"II*\0": FileSort.IMAGE,
    b"MM\0*": FileSort.IMAGE,
    b"BM": FileSort.IMAGE,
    b"MZ": FileSort.PROGRAM,
    b"\x7fELF": FileSort.PROGRAM,
    b"\xca\xfe\xba\xbe": FileSort.PROGRAM,
    b"\xfe\xed\xfa": FileSort.PROGRAM,
    b"\xcf\xfa\xed\xfe": FileSort.PROGRAM,
    b"\xce\xfa\xed\xfe": FileSort.PROGRAM,
    b"L\0\0\0\x01\x14\x02\0": FileSort.PROGRAM,
    b"dex\n": FileSort.PROGRAM,
    b"#!": FileSort.SCRIPT,
    b"Rar!": FileSort.ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": FileSort.ARCHIVE,
    b"\x1f\x8b": FileSort.ARCHIVE,
    b"MSCF": FileSort.ARCHIVE,
    b"{\\rtf": FileSort.RTF,
}
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_SCRIPT = re.compile(rb"\s*(?:<\?php|@echo\b|<script\b|<%@|Set-ExecutionPolicy)", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html\b|<\?xml[^>]{0,200}>\s*<html\b)", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# What files of an ending may be.
OF_ENDING: Mapping[str, frozenset[FileSort]] = {
    **dict.fromkeys(("pdf",), frozenset({FileSort.PDF})),
    **dict.fromkeys(
        ("docx", "xlsx", "pptx", "ofd", "zip", "odt", "ods"), frozenset({FileSort.ZIP})
    ),
    **dict.fromkeys(("doc", "xls", "ppt"), frozenset({FileSort.OLE})),
    **dict.fromkeys(("wps", "et", "dps"), frozenset({FileSort.OLE, FileSort.ZIP})),
    **dict.fromkeys(("csv", "txt"), frozenset({FileSort.TEXT})),
    **dict.fromkeys(
        ("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff"), frozenset({FileSort.IMAGE})
    ),
}


def sort_of(data: bytes) -> FileSort:
    """What the bytes of a file are."""
    for magic, sort in _MAGIC.items():
        if data.startswith(magic) and not (magic in {b"BM", b"MZ"} and _is_text(data)):
            return sort
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileSort.IMAGE
    if b"%PDF-" in data[:_IN_FRONT]:
        return FileSort.PDF
    plain = data.removeprefix(_MARKS[2])
    if _SCRIPT.match(plain):
        return FileSort.SCRIPT
    if _HTML.match(plain):
        return FileSort.HTML
    return FileSort.TEXT if _is_text(data) else FileSort.UNKNOWN


def _is_text(data: bytes) -> bool:
    return data.startswith(_MARKS) or not _BINARY.search(data[: _IN_FRONT * 64])
