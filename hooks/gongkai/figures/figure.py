"""A figure: a number that a text states, with what it counts and where it stands."""

from __future__ import annotations

import enum
import re
from decimal import Decimal

import msgspec

_NONE = Decimal(0)
_NEAR = 60
_MYRIADS = re.compile(r"[0-9](?:[.．]([0-9]+))? ?[百千]?([万亿])")


class Bound(enum.StrEnum):
    """How a stated number may differ from the true one."""

    EXACT = ""
    ABOUT = "about"  # 约, 左右
    LEAST = "least"  # 余, 以上, 超过: the true one is no less
    MOST = "most"  # 近, 不足, 不超过: the true one is no more


class Figure(msgspec.Struct, frozen=True):
    """数据: a number the text states.

    ``value`` is exact, with 万 and 亿 multiplied out (230万元 is 2300000 元) and 百分之九十
    as 90 %; ``text`` is the number as it is written, with its unit. ``label`` is what is counted
    as the text calls it. ``part_of`` is the place of its whole among the figures of the text
    where the text says 其中. ``period`` is the time it speaks of where the text names another
    than the report's year; ``planned`` figures are aims. ``change`` is a growth or a decrease,
    ``each`` a number of every one of several. ``negated`` figures stand for words such as 未发生.
    ``start`` and ``end`` are offsets in the prose, ``clause`` and ``stop`` those of the clause
    around it.
    """

    label: str
    value: Decimal
    unit: str
    text: str
    line: int
    start: int
    end: int
    clause: int
    stop: int
    bound: Bound = Bound.EXACT
    negated: bool = False
    part_of: int | None = None
    period: str = ""
    planned: bool = False
    change: bool = False
    each: bool = False

    @property
    def approximate(self) -> bool:
        """Whether the text gives the number as less than exact."""
        return self.bound is not Bound.EXACT

    @property
    def around(self) -> tuple[int, int]:
        """Its clause, or what of it is near: a hostile text may be one from end to end."""
        return max(self.clause, self.start - _NEAR), min(self.stop, self.end + _NEAR)

    @property
    def step(self) -> Decimal:
        """One in the last place of a number of 万 or 亿, which may have been rounded; else 0."""
        if "万" not in self.text and "亿" not in self.text:
            return _NONE
        met = _MYRIADS.search(self.text)
        if met is None:
            return _NONE
        return Decimal(10) ** ((8 if met[2] == "亿" else 4) - len(met[1] or ""))

    @property
    def exact(self) -> bool:
        """Whether the number may be held against others: exact, reached, and a total."""
        return not (self.bound or self.planned or self.change or self.each or self.negated)
