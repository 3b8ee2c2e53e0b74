"""Bytes to text: UTF-8, or a fault that says what the bytes are instead.

A file in another Chinese encoding is decoded all the same, so that its other faults are found in
the same run; where nothing sure can be said there is no text, rather than a wrong one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec

from .model import Fault

_SAMPLE = 20_000
_START = 40
_PLAUSIBLE = 0.85
_FEW, _SOME = 0.01, 0.1
_MANY_NULS = 0.15
_MOST_LINES = 20

_BREAK = re.compile(b"\r\n|\r|\n")
_BLANK = re.compile(r"[\s\0\ufeff\u200b]*")
# UTF-32 first: its mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# GB 2312 in rows: marks and digits, then the 3,755 characters in daily use.
_COMMON_ROWS = frozenset([*range(0xA1, 0xA4), *range(0xB0, 0xD8)])
_FIRST_IN_ROW = 0xA1


class Decoded(msgspec.Struct, frozen=True):
    """The text of a file, its line ends made those of Unix, or None where it cannot be told."""

    text: str | None
    faults: tuple[Fault, ...] = ()


def decoded(data: bytes) -> Decoded:
    """The text that the bytes hold. Never raises."""
    if not data:
        return Decoded(None, (Fault("empty"),))
    marked = next((mark for mark in _MARKS if data.startswith(mark[0])), None)
    if marked:
        return _in_encoding(data, *marked[1:])
    plain = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        return _foreign(plain)
    if "\0" in text and text.count("\0") > len(text) * _MANY_NULS:
        # ASCII in UTF-16 without its mark is UTF-8 with every other character NUL.
        wide = _in_encoding(plain, "utf-16-be" if text[0] == "\0" else "utf-16-le", "UTF-16")
        if wide.text is not None and _is_plain(wide.text[:_START]):
            return wide
    return _read(text)


def _in_encoding(data: bytes, codec: str, name: str) -> Decoded:
    fault = Fault("encoding", subject=name)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return Decoded(None, (fault,))
    return _read(text, fault)


def _read(text: str, *faults: Fault) -> Decoded:
    """The text with one sort of line ends, and without NULs."""
    if _BLANK.fullmatch(text):
        return Decoded(None, (*faults, Fault("blank")))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\ufffd" in text and not faults:
        faults += (_first(text, "\ufffd", "lost"),)
    if "\0" in text:
        faults += (_first(text, "\0", "nul"),)
        text = text.replace("\0", "\ufffd")
    return Decoded(text, faults)


def _first(text: str, character: str, code: str) -> Fault:
    """A fault at the first of some characters, with their number."""
    at = text.index(character)
    column = at - text.rfind("\n", 0, at)
    return Fault(code, text.count("\n", 0, at) + 1, column, detail=str(text.count(character)))


def _foreign(data: bytes) -> Decoded:
    """Bytes that are not UTF-8: another encoding, or UTF-8 with damage."""
    for codec, name in (("gb18030", "GB18030"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _is_chinese(text):
            return _read(text, Fault("encoding", subject=name))
    return _damaged(data)


def _is_chinese(text: str) -> bool:
    """Whether what is not ASCII is common Chinese: rare characters come of a wrong guess."""
    strange = [character for character in text[:_SAMPLE] if not character.isascii()]
    common = sum(map(_is_common, strange))
    enough = bool(strange) and common >= len(strange) * _PLAUSIBLE
    return enough and text.count("\0") <= len(text) * _FEW


def _is_plain(text: str) -> bool:
    """Whether text is nearly all ASCII or common Chinese."""
    plain = sum(character.isascii() or _is_common(character) for character in text)
    return plain >= len(text) * _PLAUSIBLE


def _is_common(character: str) -> bool:
    try:
        row, *cells = character.encode("gb18030")
    except UnicodeEncodeError:
        return False
    return row in _COMMON_ROWS and len(cells) == 1 and cells[0] >= _FIRST_IN_ROW


def _damaged(data: bytes) -> Decoded:
    """UTF-8 with bad bytes in it: a few are told by their lines, many make it unreadable."""
    text = data.decode(errors="replace")
    bad = text.count("\ufffd") + text.count("\0")
    if bad > max(len(text) * _FEW, min(len(text) * _SOME, 3)):
        return Decoded(None, (Fault("encoding"),))
    return _read(text, *_bad_lines(data))


def _bad_lines(data: bytes) -> Iterator[Fault]:
    """A fault for each line that is not UTF-8, up to a limit."""
    found = 0
    for number, line in enumerate(_BREAK.split(data), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            yield Fault("bad-bytes", number, len(line[: error.start].decode()) + 1)
            found += 1
            if found == _MOST_LINES:
                return
