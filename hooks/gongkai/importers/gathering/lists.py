"""A list of sources as a spreadsheet program saves it: CSV with file, organ, kind and year."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from gongkai.decoding import decoded
from gongkai.errors import UsageError
from gongkai.frontmatter.keys import KEYS
from gongkai.importers._draft import UnreadableError
from gongkai.importers._requests import Asked, Request, bounded
from gongkai.register import Register

from .values import READERS, UnfitError

_FILE = "file"
_FILE_TOO = ("文件", "文件名", "文件路径", "路径", "原件", "报告", "path", "filename", "source")
_COLUMNS = tuple(READERS)
_DELIMITERS = (",", "\t", ";", "，")

Row = Mapping[str, str]


def requests_in(list_: Path, register: Register, otherwise: Asked) -> list[Request]:
    """The sources that a list names, in its order; ``otherwise`` fills what a row leaves empty.

    Files are named relative to the folder of the list. A row with a value that does not fit
    becomes a request with the fault.

    Raises:
        UsageError: it is no such list.

    """
    return [
        _request(number, row, list_, register, otherwise)
        for number, row in _rows(_text_of(list_), list_)
    ]


def _text_of(list_: Path) -> str:
    try:
        with list_.open("rb") as file:
            text = decoded(bounded(file)).text
    except UnreadableError as error:
        raise UsageError(f"清单“{list_}”：{error}") from error
    if text is None:
        raise UsageError(f"清单“{list_}”是空的，或者认不出编码，请另存为 UTF-8 编码的 CSV")
    return text


def _rows(text: str, list_: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a list with their lines, each value under the key of its column."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [_key_of(name) for name in next(reader)]
        if _FILE not in columns:
            raise UsageError(
                f"清单“{list_}”的第一行要写列名，其中要有“文件”；"
                "还可以有“公开主体”“公开种类”“报告年度”“发布日期”"
            )
        for cells in reader:
            row = _row(columns, cells)
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise UsageError(f"清单“{list_}”不是 CSV，请在表格软件里另存为 CSV") from error


def _key_of(name: str) -> str:
    """The key that a column's name stands for; empty for columns of no concern."""
    plain = re.sub(r"\s", "", name.replace("\ufeff", "")).lower()
    if plain == _FILE or plain in _FILE_TOO:
        return _FILE
    return next((key for key in _COLUMNS if plain == key or plain in KEYS[key].also), "")


def _row(columns: Sequence[str], cells: Sequence[str]) -> Row:
    pairs = zip(columns, cells, strict=False)
    return {key: cell.strip() for key, cell in pairs if key and cell.strip()}


def _request(number: int, row: Row, list_: Path, register: Register, otherwise: Asked) -> Request:
    where = f"清单第 {number} 行"
    if _FILE not in row:
        return Request(list_, fault=f"{where}没有写文件")
    path = list_.parent / row[_FILE].replace("\\", "/")
    try:
        said = {key: READERS[key](row[key], register) for key in _COLUMNS if key in row}
    except UnfitError as wrong:
        return Request(path, fault=f"{where}：{wrong}")
    return Request(path, msgspec.structs.replace(otherwise, **said))
