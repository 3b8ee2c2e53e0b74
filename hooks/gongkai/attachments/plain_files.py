"""Text and CSV files: decoded as editors and spreadsheets of Chinese offices write them."""

from __future__ import annotations

import codecs
import csv
import io

from .results import Piece, Text, Unread

_MOST_TEXT = 30_000_000
_DELIMITERS = (",", "\t", ";")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def plain_text(data: bytes, ending: str) -> Text:
    """The text of a file, rows of a CSV as those of a table.

    Raises:
        Unread: it is empty, too long, or in no encoding that is known.

    """
    if len(data) > _MOST_TEXT:
        raise Unread("过长")
    text = _decoded(data)
    if not text.strip():
        raise Unread("里面没有内容")
    return Text((Piece("", _as_table(text) if ending == "csv" else text, "行"),))


def _decoded(data: bytes) -> str:
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    for codec in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise Unread("文字的编码认不出")


def _as_table(text: str) -> str:
    """The rows of a CSV as a table: the heading of a column says what its numbers are."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = [
            " ".join(" | ".join(cell.replace("|", " ") for cell in row).split())
            for row in csv.reader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error:
        return text
    return "\n".join(f"| {row} |" for row in rows)
