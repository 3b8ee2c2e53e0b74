"""Dates and years as Chinese documents and portals write them; what is no day is no date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from gongkai.text.characters import chinese_number

_FULL_WIDTH = str.maketrans("０１２３４５６７８９：．－／", "0123456789:.-/")
_HAN_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": "0", "○": "0", "О": "0", "Ｏ": "0", "O": "0"}  # as typists write 〇
_HAN_YEAR = "[" + "".join(_HAN_DIGITS) + "]{4}"
_HAN_NUMBER = "[元一二三四五六七八九十廿卅]{1,3}"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<year>\d{{4}}|{_HAN_YEAR})\s*年\s*(?P<month>\d{{1,2}}|{_HAN_NUMBER})\s*月"
    rf"\s*(?P<day>\d{{1,2}}|{_HAN_NUMBER})\s*[日号]"
    r"|(?P<y>\d{4})\s?(?P<mark>[-./])\s?(?P<m>\d{1,2})\s?(?P=mark)\s?(?P<d>\d{1,2})(?!\d))"
)
_WEEKDAY = "(?:(?:星期|周)[一二三四五六日天])?"
_CLOCK = r"(?:\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?)?Z?"
_AFTER = re.compile(rf"[T\s]*{_WEEKDAY}\s*{_CLOCK}\s*")
_YEAR = re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d{{2}}|(?=[一二]){_HAN_YEAR})\s*年")
_SPELLED = {"元": "一", "廿": "二十", "卅": "三十"}


class DateMention(msgspec.Struct, frozen=True):
    """A date in a text and where it stands."""

    date: dt.date
    start: int
    end: int


def dates_in(text: str) -> Iterator[DateMention]:
    """Every date that the text writes out to the day, in order."""
    for match in _DATE.finditer(text.translate(_FULL_WIDTH)):
        date = _date_of(match)
        if date is not None:
            yield DateMention(date, match.start(), match.end())


def date_of(text: str) -> dt.date | None:
    """The date that the text is, a time of day and brackets around it aside; else None."""
    plain = text.translate(_FULL_WIDTH).strip().strip("（）()[]【】〔〕").strip()
    match = _DATE.match(plain)
    if match is None or not _AFTER.fullmatch(plain, match.end()):
        return None
    return _date_of(match)


def years_in(text: str) -> tuple[int, ...]:
    """Every year that the text names with 年, in order; 2021—2025年 names its last year only."""
    if "年" not in text:
        return ()
    found = _YEAR.finditer(text.translate(_FULL_WIDTH))
    return tuple(int(_digits(match["year"])) for match in found)


def _date_of(match: re.Match[str]) -> dt.date | None:
    year, month, day = (
        match.group("year", "month", "day") if match["year"] else match.group("y", "m", "d")
    )
    try:
        return dt.date(int(_digits(year)), _number(month), _number(day))
    except ValueError:
        return None


def _digits(year: str) -> str:
    return "".join(_HAN_DIGITS.get(digit, digit) for digit in year)


def _number(text: str) -> int:
    """A month or day: 12, 十二, 二十, 元 for the first month."""
    if text.isdecimal():
        return int(text)
    for sign, spelled in _SPELLED.items():
        text = text.replace(sign, spelled)
    return chinese_number(text) or 0
