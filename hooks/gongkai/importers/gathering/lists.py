"""A list of sources as a spreadsheet program saves it: CSV with file, organ, kind and year."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from gongkai.decoding import decoded
from gongkai.errors import UsageError
from gongkai.frontmatter.keys import KEYS
from gongkai.importers._draft import UnreadableError
from gongkai.importers._requests import Asked, Request, bounded
from gongkai.kinds import kinds
from gongkai.register import Register

_FILE = "file"
_FILE_TOO = ("文件", "文件名", "文件路径", "路径", "原件", "报告", "path", "filename", "source")
_COLUMNS = ("organ", "kind", "year", "published")
_DELIMITERS = (",", "\t", ";", "，")
_YEAR = re.compile(r"(\d{4})(?:\.0)?(?:年度?)?", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?", re.ASCII)

Row = Mapping[str, str]


class _Wrong(Exception):  # noqa: N818  # a fault of one row, not of ours
    """A value that does not fit; says why."""


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
        said = {key: _READERS[key](row[key], register) for key in _COLUMNS if key in row}
    except _Wrong as wrong:
        return Request(path, fault=f"{where}：{wrong}")
    return Request(path, msgspec.structs.replace(otherwise, **said))


def _organ(text: str, register: Register) -> str:
    """The id of an organ that is written by its id or its name."""
    if register.organ(text) is not None:
        return text
    named = register.organ_named(text)
    if len(named) == 1:
        return named[0].id
    if named:
        listed = "、".join(f"{organ.name}（{organ.id}）" for organ in named)
        raise _Wrong(f"“{text}”可能是{listed}，请写编号")
    raise _Wrong(f"“{text}”没有登记，请先登记，或者改正机关名称")


def _kind(text: str, _register: Register) -> str:
    """The id of a kind that is written by its id or by one of its names."""
    for kind in kinds().values():
        if text in {kind.id, kind.name, kind.short}:
            return kind.id
    named = "、".join(f"{kind.id}（{kind.name}）" for kind in kinds().values())
    raise _Wrong(f"没有“{text}”这个种类，可以写 {named}")


def _year(text: str, _register: Register) -> int:
    match = _YEAR.fullmatch(text)
    if match is None:
        raise _Wrong(f"“{text}”不是年度，请写成 2024 这样的四位数字")
    return int(match[1])


def _day(text: str, _register: Register) -> dt.date:
    match = _DAY.fullmatch(text)
    try:
        return dt.date(*map(int, match.groups())) if match else dt.date.fromisoformat(text)
    except ValueError as error:
        raise _Wrong(f"“{text}”不是日期，请写成 2025-01-30 这样") from error


_READERS: Mapping[str, Callable[[str, Register], object]] = {
    "organ": _organ,
    "kind": _kind,
    "year": _year,
    "published": _day,
}
