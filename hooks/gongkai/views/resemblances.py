"""内容雷同: every report that is nearly an earlier one, and the way to the passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.resemblance import resemblances

from ._sort import Page, Sort
from .addresses import resemblance_url
from .resemblance import Side, side

_MOST_LISTED = 400


@dataclass(frozen=True, slots=True)
class Row:
    """A report, the earlier one that it resembles, the share and the page that compares them."""

    later: Side
    earlier: Side
    percent: int
    url: str


@dataclass(frozen=True, slots=True)
class Resemblances:
    """The index: its rows, the highest shares first, and how many more there are.

    ``estimated`` is how many resemblances were not read word by word and have no page.
    """

    rows: tuple[Row, ...]
    left_out: int
    estimated: int


def index(edition: Edition) -> Iterator[Page]:
    """The page of all resemblances."""
    found = [one for several in edition.resemblances.values() for one in several]
    found.sort(key=lambda one: (-one.percent, one.later.path, one.earlier.path))
    rows = tuple(
        Row(
            side(one.later, edition),
            side(one.earlier, edition),
            one.percent,
            resemblance_url(one.later.path),
        )
        for one in found[:_MOST_LISTED]
    )
    every = resemblances(edition.corpus, edition.register)
    estimated = sum(not one.exact for one in every)
    view = Resemblances(rows, len(found) - len(rows), estimated)
    yield Page("resemblances/", SORT.title, view, "大部分文字与较早的报告相同的报告，逐段对照")


SORT = Sort(
    id="resemblances",
    template="resemblances",
    under="resemblances/",
    title="内容雷同",
    pages=index,
    depth=1,
    index=True,
)
