"""A list of sources as a spreadsheet program saves it: CSV with file, organ, kind and year."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

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

# How files of spreadsheet programs begin, new and old.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LIKELY = 60

_NAMES: Mapping[str, str] = {
    **{name: key for key in _COLUMNS for name in (key, KEYS[key].label, *KEYS[key].also)},
    **dict.fromkeys((_FILE, *_FILE_TOO), _FILE),
}
"""What columns are called, and the keys that they hold."""

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
            data = bounded(file)
    except UnreadableError as error:
        raise UsageError(f"清单“{list_}”：{error}") from error
    if data.startswith(_WORKBOOKS):
        raise UsageError(
            f"清单“{list_}”是表格软件的工作簿，请打开后另存为 CSV（Excel 里选“CSV（逗号分隔）”），"
            "再用另存的文件"
        )
    text = decoded(data).text
    if text is None:
        raise UsageError(f"清单“{list_}”是空的，或者认不出编码，请另存为 UTF-8 编码的 CSV")
    return text


def _rows(text: str, list_: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a list with their lines, each value under the key of its column."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = next(reader)
        columns = [_key_of(name) for name in names]
        _refuse_misnamed(names, columns, list_)
        if _FILE not in columns:
            raise UsageError(
                f"清单“{list_}”的第一行要写列名，其中要有“文件”；"
                "还可以有“公开主体”“公开种类”“报告年度”“公开类别”“发布日期”"
            )
        for cells in reader:
            row = _row(columns, cells)
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise UsageError(f"清单“{list_}”不是 CSV，请在表格软件里另存为 CSV") from error


def _key_of(name: str) -> str:
    """The key that a column's name stands for; empty for columns of no concern."""
    return _NAMES.get(_plain(name), "")


def _plain(name: str) -> str:
    return re.sub(r"\s", "", name.replace("\ufeff", "")).lower()


def _refuse_misnamed(names: Sequence[str], columns: Sequence[str], list_: Path) -> None:
    """Let no column be passed over that is probably meant to be one of ours.

    Raises:
        UsageError: naming the column and what it probably is.

    """
    lacking = {name: key for name, key in _NAMES.items() if key not in columns}
    for name, key in zip(names, columns, strict=True):
        found = process.extractOne(
            _plain(name), list(lacking), scorer=fuzz.ratio, score_cutoff=_LIKELY
        )
        if found and not key:
            label = KEYS[lacking[found[0]]].label if lacking[found[0]] in KEYS else "文件"
            raise UsageError(
                f"认不出清单“{list_}”的列“{name.strip()}”，可能是“{label}”：是的，请把列名改成"
                f"“{label}”；不是的，请删去这一列"
            )


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
