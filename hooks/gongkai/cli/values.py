"""The kinds of value that options take, each refusing what does not fit in Chinese."""

from __future__ import annotations

import datetime as dt
import re

import click

from gongkai.kinds import kinds, listed

from .chinese import nearest

_FIRST_YEAR = 1949
_LAST_CATEGORY = 15


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic since click 8.2 only
    """One of a few fixed words."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Take the word as it is."""
        word = str(value)
        if word not in self.choices:
            listed = "、".join(self.choices)
            self.fail(f"没有“{word}”{nearest(word, self.choices)}；可以写 {listed}", param, ctx)
        return word


class KindOf(OneOf):
    """A kind by its id, or by one of the names that pages and tables show."""

    def __init__(self, *, annual: bool = False) -> None:
        self._kinds = [kind for kind in kinds().values() if kind.annual or not annual]
        super().__init__([kind.id for kind in self._kinds])

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Find the kind's id."""
        word = str(value)
        names = {name: kind.id for kind in self._kinds for name in kind.names}
        if word not in names:
            known = listed(self._kinds)
            self.fail(f"没有“{word}”{nearest(word, names)}；可以写 {known}", param, ctx)
        return names[word]


def day(text: str) -> dt.date:
    """Read a calendar day, written 2026-03-31."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise click.BadParameter(f"“{text}”不是日期，请写成 2026-03-31 这样")
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"没有“{text}”这一天") from error


def year(text: str) -> int:
    """Read a report year, written 2024."""
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or int(text) < _FIRST_YEAR:
        raise click.BadParameter(f"“{text}”不是年份，请写成 2024 这样的四位数字")
    return int(text)


def category(text: str) -> int:
    """Read the number of an item of 条例第二十条, 1 to 15."""
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII) or not 1 <= int(text) <= _LAST_CATEGORY:
        raise click.BadParameter(f"没有第“{text}”项，请写 1 到 15，即条例第二十条的项次")
    return int(text)
