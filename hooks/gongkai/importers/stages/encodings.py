"""Bytes to text: an importer reads what old systems wrote, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.decoding import decoded
from gongkai.importers._draft import UnreadableError
from gongkai.model import Fault

# How files begin that only bear the name of a text.
_SIGNATURES = (
    (b"PK\x03\x04", "Word、WPS 文件或者压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或者 WPS 文件"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is to be said of how it was written.

    Raises:
        UnreadableError: the bytes hold no text.

    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"文件内容是{name}，不是纯文本，请另存为纯文本（.txt）再导入")
    read = decoded(data)
    if read.text is None:
        empty = any(fault.code in {"empty", "blank"} for fault in read.faults)
        raise UnreadableError(
            "文件里没有文字" if empty else "认不出文件的编码，请另存为 UTF-8 编码的纯文本再导入"
        )
    return read.text, tuple(_notes(read.faults))


def _notes(faults: Sequence[Fault]) -> Iterator[str]:
    names = {fault.subject for fault in faults if fault.code == "encoding"}
    for name in sorted(names):
        yield f"原文件是 {name} 编码，已转成 UTF-8"
    damaged = sorted({fault.line for fault in faults if fault.code != "encoding"})
    if damaged:
        lines = "、".join(map(str, damaged))
        yield f"原文件第{lines}行有读不出的字，已显示为“\ufffd”，请对照原件补正"
