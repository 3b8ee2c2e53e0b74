"""The shares of the ledger drawn: published on time, complete; one share to a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from gongkai.charts import FEWEST_REGIONS, FEWEST_YEARS

from .pictures import Bar, Picture

_YEARS = "年度"
_FEWEST = {_YEARS: FEWEST_YEARS, "地区": FEWEST_REGIONS}
_MOST_YEARS = 8
_MOST_REGIONS = 30
_WHOLE = Decimal(100)
_ON_TIME = "到期的义务中，按时公开的占多少"
_COMPLETE = "已公开的报告中，必备要素齐全或者附有缺项说明的占多少"


class Shared(Protocol):
    """A row of the ledger's counts: what it is of, its page, its shares in percent."""

    @property
    def name(self) -> str:
        """What the row is of."""

    @property
    def url(self) -> str:
        """Its page."""

    @property
    def on_time(self) -> int | None:
        """The share published on time."""

    @property
    def complete(self) -> int | None:
        """The share that lacks nothing."""


def share_pictures(head: str, rows: Sequence[Shared], identifier: str) -> tuple[Picture, ...]:
    """A picture of each share, where there are enough rows of one sort and not too many.

    Kinds are no such rows: each has duties of its own.
    """
    if head == _YEARS:
        rows = rows[:_MOST_YEARS][::-1]
    if head not in _FEWEST or len(rows) > _MOST_REGIONS:
        return ()
    on_time = [(row, row.on_time) for row in rows]
    complete = [(row, row.complete) for row in rows]
    return (
        *_picture("按时率", _ON_TIME, head, on_time, f"{identifier}-a"),
        *_picture("完整率", _COMPLETE, head, complete, f"{identifier}-b"),
    )


def of_a_rank(codes: Iterable[str]) -> list[str]:
    """Provinces, cities or counties, whichever are most: a county below a province is no city."""
    ranks: dict[int, list[str]] = {}
    for code in codes:
        ranks.setdefault(len(code.removesuffix("00").removesuffix("00")), []).append(code)
    return max(ranks.values(), key=len, default=[])


def _picture(
    name: str, note: str, head: str, shares: Sequence[tuple[Shared, int | None]], identifier: str
) -> Iterator[Picture]:
    if sum(share is not None for _, share in shares) < _FEWEST[head]:
        return
    yield Picture(
        id=identifier,
        name=name,
        unit="",
        head=head,
        bars=tuple(_bar(row, share) for row, share in shares),
        note=note,
        upright=head == _YEARS,
        whole=_WHOLE,
        with_table=False,
    )


def _bar(row: Shared, share: int | None) -> Bar:
    name = row.name.removesuffix("度") if row.name.endswith("年度") else row.name
    if share is None:
        return Bar(name, note="没有可算的")
    return Bar(name, Decimal(share), f"{share}%", url=row.url)
