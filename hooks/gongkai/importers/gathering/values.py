"""What people write of a report in lists and forms, read as the front matter has it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from gongkai.frontmatter.intentions import category_meant
from gongkai.kinds import kinds, listed
from gongkai.register import Register

_YEAR = re.compile(r"(\d{4})(?:\.0)?(?:年度?)?", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?", re.ASCII)


class UnfitError(Exception):
    """A value that does not fit; the message is for a clerk, in Chinese."""


def _organ(text: str, register: Register) -> str:
    """The id of an organ that is written by its id or its name."""
    if register.organ(text) is not None:
        return text
    named = register.organ_named(text)
    if len(named) == 1:
        return named[0].id
    if named:
        listed = "、".join(f"{organ.name}（{organ.id}）" for organ in named)
        raise UnfitError(f"“{text}”可能是{listed}，请写编号")
    raise UnfitError(f"“{text}”没有登记，请先登记，或者改正机关名称")


def _kind(text: str, _register: Register) -> str:
    """The id of a kind that is written by its id or by one of its names."""
    for kind in kinds().values():
        if text in kind.names:
            return kind.id
    raise UnfitError(f"没有“{text}”这个种类，可以写 {listed(kinds().values())}")


def _year(text: str, _register: Register) -> int:
    match = _YEAR.fullmatch(text)
    if match is None:
        raise UnfitError(f"“{text}”不是年度，请写成 2024 这样的四位数字")
    return int(match[1])


def _day(text: str, _register: Register) -> dt.date:
    match = _DAY.fullmatch(text)
    try:
        return dt.date(*map(int, match.groups())) if match else dt.date.fromisoformat(text)
    except ValueError as error:
        raise UnfitError(f"“{text}”不是日期，请写成 2025-01-30 这样") from error


def _category(text: str, _register: Register) -> int:
    category = category_meant(text.removesuffix(".0"))
    if category is None:
        raise UnfitError(f"没有“{text}”这一项，请写 1 到 15，即条例第二十条的项次")
    return category


READERS: Mapping[str, Callable[[str, Register], object]] = {
    "organ": _organ,
    "kind": _kind,
    "year": _year,
    "category": _category,
    "published": _day,
}
"""For each key that a person may state, what reads it; it raises `UnfitError`."""
