"""What a file is by its bytes: portals and old systems give files the wrong names."""

from __future__ import annotations

import re

from ._archive import Archive
from ._draft import UnreadableError

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 4096
_PDF_WITHIN = 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_SOUNDS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|article|section|center|h[1-6])[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_LATER_HTML = re.compile(rb"<(?:html|body)[\s>]", re.IGNORECASE)
_MHTML = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_WORD_XML = re.compile(rb"<(?:w:wordDocument|pkg:package)[\s>]")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def suffix_of(data: bytes, stated: str) -> str:
    """The suffix of files such as this one is; the one stated where its bytes say nothing else.

    Raises:
        UnreadableError: it is something that holds no report.

    """
    if not data.strip():
        raise UnreadableError("文件里没有文字")
    if data.startswith(_ZIP):
        return _in_archive(data)
    if data.startswith(_COMPOUND):
        return _in_compound(data, stated)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_PICTURES):
        raise UnreadableError("文件是图片，不是文字，请先用文字识别软件转成文字再导入")
    if data.startswith(_SOUNDS):
        raise UnreadableError("文件是压缩包，请解压以后导入里面的文件")
    return _of_text(data, stated)


def _in_archive(data: bytes) -> str:
    archive = Archive(data, "文件")
    if "OFD.xml" in archive:
        return ".ofd"
    names = set(archive.names())
    if any(name.startswith("word/") for name in names):
        return ".docx"
    if archive.read("mimetype").startswith(_OPEN_DOCUMENT):
        return ".odt"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableError(
            "文件是表格或者演示文稿，不是报告文本，请导入 Word、PDF、OFD 或者文本文件"
        )
    if "[Content_Types].xml" in names:
        return ".docx"
    raise UnreadableError("文件是压缩包，请解压以后导入里面的文件")


def _in_compound(data: bytes, stated: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("Word 文件加了密码，请去掉密码另存一份再导入")
    if "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    if "Workbook".encode("utf-16-le") in data or "PowerPoint".encode("utf-16-le") in data:
        raise UnreadableError(
            "文件是表格或者演示文稿，不是报告文本，请导入 Word、PDF、OFD 或者文本文件"
        )
    return ".wps" if stated == ".wps" else ".doc"


def _of_text(data: bytes, stated: str) -> str:
    start = data[:_START].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.replace(b"\0", b"")[2:]
    if _MHTML.match(start.replace(b"\r\n", b"\n").lstrip()):
        return ".mht"
    if _WORD_XML.search(start):
        return ".doc"
    markup = _HTML.match(start) or (stated not in _TEXTS and _LATER_HTML.search(start))
    if markup and stated not in {".md", ".markdown"}:
        return ".html"
    text = stated in _TEXTS or stated in {".html", ".htm", ".xhtml", ".shtml", ""}
    if text:
        return stated or ".txt"
    return stated if b"\0" in start or not start.strip() else _text_of_other_name(stated)


def _text_of_other_name(stated: str) -> str:
    """A text under the name of a document is read as text; other texts are not reports."""
    documents = {".docx", ".docm", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt", ".mht", ".mhtml"}
    return ".txt" if stated in documents else stated
