"""按年度: every year with how much was published for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition

from ._sort import Page, Sort
from .addresses import year_url


@dataclass(frozen=True, slots=True)
class Year:
    """A year in the index: its page, and how many disclosures of each kind it has."""

    name: str
    url: str
    count: int
    kinds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The index of years: the kinds that head its columns, and a row for each year."""

    kinds: tuple[str, ...]
    rows: tuple[Year, ...]


def index(edition: Edition) -> Iterator[Page]:
    """The page of all years."""
    kinds = edition.context.kinds
    rows = []
    for year, records in edition.by_year.items():
        of_kind = [sum(record.metadata.kind == kind for record in records) for kind in kinds]
        rows.append(Year(f"{year}年", year_url(year), len(records), tuple(of_kind)))
    names = tuple(kind.short for kind in kinds.values())
    yield Page("years/", SORT.title, Years(names, tuple(rows)), "按年度查阅公开的报告和事项")


SORT = Sort(
    id="years", template="years", under="years/", title="按年度", pages=index, depth=1, index=True
)
