"""Old office files (doc, xls, wps, et): their streams, searched for text without a full reading.

Text of Word lies in its stream as UTF-16 or in a code page, that of Excel in records of strings
and numbers. That is enough to find a number; the layout is not needed.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import olefile

from .results import Piece, Refused, Text, Unread

_MOST_STREAM = 60_000_000
_BOOKS, _WORD, _SHOW = ("workbook", "book"), "worddocument", "powerpoint document"
_MACROS = re.compile(r"^(?:macros|vba|_vba_project.*)$")
_ENCRYPTED_AT, _ENCRYPTED_BIT = 0x0A, 0x0100
_FILEPASS, _NUMBER, _RK, _MULRK = 0x2F, 0x203, 0x27E, 0xBD
_HEAD, _REAL, _RK_SIZE, _ROW_AND_COLUMN = 4, 14, 6, 4
_LEAST, _MOST = 1e10, 1e19
# Words in UTF-16 and in a code page: Han, wide signs, ASCII that is printed.
_WIDE = re.compile(
    rb"(?:[\x20-\x7e\t\r\n\x07]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\x3f]\x30|[\x00-\x5e]\xff|[\x10-\x26]\x20){4,}"
)
_NARROW = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\x81-\xfe][\x40-\xfe]){6,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEW = 4


def ole_text(data: bytes, ending: str) -> Text:
    """The text of an old office file.

    Raises:
        Refused: it is encrypted, holds macros, or is another sort of file than its name says.
        Unread: it is damaged, or nothing in it is text.

    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            pieces = tuple(_pieces(ole, ending))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise Unread("文件已经损坏") from error
    if sum(len(_HAN.findall(piece.text)) for piece in pieces) < _FEW:
        raise Unread("里面没有找到文字")
    return Text(pieces)


def _pieces(ole: olefile.OleFileIO, ending: str) -> Iterator[Piece]:
    paths = [path for path in ole.listdir() if path]
    names = {part.lower() for path in paths for part in path}
    if "encryptedpackage" in names:
        raise Refused("文件加了密码")
    if any(_MACROS.match(name) for name in names):
        raise Refused("文件里有宏，打开时会运行程序")
    is_book, is_word = bool(names & set(_BOOKS)), _WORD in names
    if (ending in {"doc", "wps"} and is_book) or (ending in {"xls", "et"} and is_word):
        raise Refused(f"扩展名是 .{ending}，内容却是{'表格' if is_book else '文字文档'}")
    if not (is_book or is_word or _SHOW in names):
        raise Unread("不是认得的文档")
    for path in paths:
        if ole.get_size(path) <= _MOST_STREAM:
            stream = ole.openstream(path).read()
            last = path[-1].lower()
            if last == _WORD and _is_encrypted(stream):
                raise Refused("文件加了密码")
            if last in _BOOKS:
                yield Piece("单元格", "\n".join(_numbers(stream)))
            yield from _strings(stream)


def _is_encrypted(word: bytes) -> bool:
    flags = word[_ENCRYPTED_AT : _ENCRYPTED_AT + 2]
    return len(flags) == 2 and bool(struct.unpack("<H", flags)[0] & _ENCRYPTED_BIT)  # noqa: PLR2004


def _strings(stream: bytes) -> Iterator[Piece]:
    """What reads like text in a stream, in both ways of writing it."""
    wide = "\n".join(found[0].decode("utf-16-le", "replace") for found in _WIDE.finditer(stream))
    narrow = "\n".join(found[0].decode("gb18030", "replace") for found in _NARROW.finditer(stream))
    # Word ends paragraphs and cells with these.
    yield from (
        Piece("文中", text.replace("\r", "\n").replace("\x07", "\n"))
        for text in (wide, narrow)
        if text
    )


def _numbers(book: bytes) -> Iterator[str]:
    """The long whole numbers of a workbook, which are stored as such and not as text."""
    at = 0
    while at + _HEAD <= len(book):
        record, size = struct.unpack_from("<HH", book, at)
        body = book[at + _HEAD : at + _HEAD + size]
        if record == _FILEPASS:
            raise Refused("文件加了密码")
        values: list[float] = []
        if record == _NUMBER and len(body) >= _REAL:
            values = [struct.unpack_from("<d", body, 6)[0]]
        elif record == _RK and len(body) >= _ROW_AND_COLUMN + _RK_SIZE:
            values = [_rk(body[6:10])]
        elif record == _MULRK:
            ends = range(_ROW_AND_COLUMN + 2, len(body) - 5, _RK_SIZE)
            values = [_rk(body[end : end + 4]) for end in ends]
        for value in values:
            if _LEAST <= value < _MOST and value.is_integer():
                yield str(int(value))
        at += _HEAD + size


def _rk(data: bytes) -> float:
    """A number of Excel in four bytes: whole or real, perhaps times a hundred."""
    (bits,) = struct.unpack("<I", data)
    value: float
    if bits & 2:
        value = float(struct.unpack("<i", data)[0] >> 2)
    else:
        (value,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", bits & 0xFFFFFFFC))
    return value / 100 if bits & 1 else value
