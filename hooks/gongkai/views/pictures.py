"""Pictures of figures: bars with their numbers, and the table that says where each comes from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

_MYRIAD = Decimal(10_000)
_DECIMALS = 2


class Bar(msgspec.Struct, frozen=True):
    """A number in a picture, or the gap where it is missing: ``note`` then says why.

    ``shown`` is the number as it is printed. ``url`` leads to what ``name`` names, ``source`` to
    the paragraph of the report ``title`` in which the number stands.
    """

    name: str
    value: Decimal | None = None
    shown: str = ""
    note: str = ""
    url: str = ""
    source: str = ""
    title: str = ""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Bars of one count that all may be held against each other.

    ``id`` is its own on the page. ``head`` is what the bars are: 年度 stand upright in order,
    others lie. ``whole`` is the length of a full bar, where there is one, else the longest is.
    ``note`` is what a reader must know of the count. The table under it is left out where the
    page has the same numbers in a table right there.
    """

    id: str
    name: str
    unit: str
    head: str
    bars: tuple[Bar, ...]
    note: str = ""
    upright: bool = False
    whole: Decimal | None = None
    with_table: bool = True

    @property
    def title(self) -> str:
        """The name with the unit."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name

    @property
    def spoken(self) -> str:
        """All that the picture shows, in words."""
        return "，".join(f"{bar.name}{bar.shown or bar.note}" for bar in self.bars)


class Row(msgspec.Struct, frozen=True):
    """A row of the folded table: a count that is not drawn, and its numbers with their places."""

    name: str
    cells: tuple[Bar, ...]


class Pictures(msgspec.Struct, frozen=True):
    """The section of a page: what is drawn, and what is only listed, under the same heads."""

    drawn: tuple[Picture, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    lead: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.drawn or self.rows)


NO_PICTURES = Pictures()


def scaled(values: Sequence[Decimal], unit: str) -> tuple[str, tuple[str, ...]]:
    """The unit and the numbers as they are printed: in 万 where that loses nothing.

    Money is in 万元 where any of it would fill one, counts where all would: 0.95万件 nobody writes.
    """
    scalable = unit and unit[0] not in "万亿"
    if scalable and values and (max if unit == "元" else min)(values) >= _MYRIAD:
        myriads = [value / _MYRIAD for value in values]
        if all(one == round(one, _DECIMALS) for one in myriads):
            return f"万{unit}", tuple(plain(one) for one in myriads)
    return unit, tuple(plain(value) for value in values)


def plain(value: Decimal) -> str:
    """A number in digits: no exponent, no zeros behind the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
